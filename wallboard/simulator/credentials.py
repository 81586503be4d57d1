"""The tenant's name and data request token, and whether a request shows them."""

import binascii
import hmac
from base64 import b64decode
from dataclasses import dataclass, field, replace
from typing import Self


@dataclass(frozen=True, slots=True)
class Credentials:
    """What HTTP Basic authentication has to show: the tenant's name as the user, the token as the password."""

    name: str
    token: str = field(repr=False)

    def renewed(self) -> Self:
        """Return the credentials with the token that is valid while the fault `token_rotated` lasts."""
        return replace(self, token=f"{self.token}-renewed")

    def shown_by(self, authorization: str) -> bool:
        """Tell whether the value of an `Authorization` header shows exactly these."""
        scheme, _, encoded = authorization.partition(" ")
        try:
            shown = b64decode(encoded.strip(), validate=True)
        except binascii.Error:
            return False
        return scheme.lower() == "basic" and hmac.compare_digest(shown, f"{self.name}:{self.token}".encode())
