"""What the app may know and do about the connection of a request: an ASGI extension that both our servers offer."""

from collections.abc import Callable

from msgspec import Struct
from starlette.types import Scope

_EXTENSION = "wallboard.connection"


class Connection(Struct, frozen=True):
    """One connection between a client and the server."""

    number: int
    """Counts the server's connections from 0."""

    close: Callable[[], None]
    """Close it in order, after what was sent."""

    cut: Callable[[], None]
    """Reset it; what was sent may be lost."""

    def added_to(self, scope: Scope) -> Scope:
        """Return the scope of a request with its connection."""
        return {**scope, "extensions": {**scope.get("extensions", {}), _EXTENSION: self}}


def connection_of(scope: Scope) -> Connection | None:
    """Return the connection of a request; None on a server that does not tell."""
    connection: Connection | None = scope.get("extensions", {}).get(_EXTENSION)
    return connection
