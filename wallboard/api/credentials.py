"""Who asks: the tenant and its data request token. Where the token is found is the configuration's business."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass
from typing import Any, NoReturn, Self

from pydantic import SecretStr


@dataclass(frozen=True, slots=True)
class Credentials:
    """A tenant's name and token. No form of it shows the token: not repr, str, `asdict`, nor a pickle."""

    tenant: str
    token: SecretStr
    origin: str
    """Where the token came from, for messages: "file ~/.config/…", "environment variable WALLBOARD_TOKEN"."""

    def __post_init__(self) -> None:
        """ValueError for what no request could carry: the error of the codec would hold the token."""
        if not _is_text(self.tenant):
            raise ValueError(f"the tenant's name {self.tenant!a} is no text: write it again where it is configured")
        if ":" in self.tenant:
            raise ValueError(f"the tenant's name {self.tenant!r} holds a colon, which ends a name in HTTP Basic")
        if not _is_text(self.token.get_secret_value()):
            raise ValueError(f"the token from {self.origin} is no text: put it there again")

    @property
    def authorization(self) -> str:
        """The value of the `Authorization` header. Hand it to nobody but the request."""
        return f"Basic {self._encoded}"

    def hide_in(self, text: str) -> str:
        """Return the text without the token, plain or encoded: a proxy's error page may repeat a request."""
        for secret in (self._encoded, self.token.get_secret_value()):
            text = text.replace(secret, "[token]") if secret else text
        return text

    @property
    def _encoded(self) -> str:
        return b64encode(f"{self.tenant}:{self.token.get_secret_value()}".encode()).decode("ascii")

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        return self

    def __copy__(self) -> Self:
        return self

    def __reduce__(self) -> NoReturn:
        raise TypeError("Credentials are not pickled: the token stays in this process.")


def _is_text(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
