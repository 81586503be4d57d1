"""An answer of the server before it is sent: a value that faults can change."""

from http import HTTPStatus

from msgspec import Struct

from wallboard.simulator.listing import Format
from wallboard.simulator.responses import error_body

_REASONS = {
    HTTPStatus.BAD_REQUEST: "Bad request",
    HTTPStatus.UNAUTHORIZED: "Unauthorized",
    HTTPStatus.FORBIDDEN: "Forbidden",
    HTTPStatus.NOT_FOUND: "Not found",
    HTTPStatus.INTERNAL_SERVER_ERROR: "Internal error",
    HTTPStatus.SERVICE_UNAVAILABLE: "Server busy",
}
"""The document's words for its response codes."""


class Answer(Struct, frozen=True):
    """Status, headers and body."""

    status: HTTPStatus
    media_type: str
    body: tuple[bytes, ...]
    """The body in the pieces in which it is sent."""

    headers: tuple[tuple[str, str], ...] = ()
    """Further headers: not the type, the coding, the length and the date."""

    gzipped: bool = False
    """Whether the body is compressed."""

    @property
    def length(self) -> int:
        """Bytes of the body."""
        return sum(map(len, self.body))


def refusal(status: HTTPStatus, format_: Format = Format.XML, headers: tuple[tuple[str, str], ...] = ()) -> Answer:
    """Return an answer that says only what is wrong."""
    return Answer(status, format_.media_type, (error_body(status, _REASONS[status], format_),), headers)
