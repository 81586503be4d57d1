"""The API's paths, read as they arrived: an id may contain anything, a slash or `.json` too, when it is escaped."""

import re
from http import HTTPStatus
from urllib.parse import unquote_to_bytes

from msgspec import Struct

from wallboard.simulator.listing import Format, Listing

_PATH = re.compile(
    rb"/api/rtstats/stats/(?:(?P<list>agents|queues)(?P<suffix>\.[^/]*)?|(?P<one>agent|queue)/(?P<id>[^/]+))"
)
_BAD_ESCAPE = re.compile(rb"%(?![0-9A-Fa-f]{2})")


class RefusedPathError(Exception):
    """A path that the API does not have; `status` is what it answers."""

    def __init__(self, status: HTTPStatus) -> None:
        super().__init__(status)
        self.status = status


class Call(Struct, frozen=True):
    """What a path asks for."""

    listing: Listing
    id_: str | None
    """None: the whole list."""

    format_: Format


def read_path(raw_path: bytes) -> Call:
    """Read a path, still escaped and without the query; raises RefusedPathError."""
    if _BAD_ESCAPE.search(raw_path):
        raise RefusedPathError(HTTPStatus.BAD_REQUEST)
    match = _PATH.fullmatch(raw_path)
    if match is None:
        raise RefusedPathError(HTTPStatus.NOT_FOUND)
    if match["list"]:
        if match["suffix"] not in (None, b".json", b".xml"):
            raise RefusedPathError(HTTPStatus.BAD_REQUEST)
        return Call(Listing(match["list"].decode()), None, asked_format(raw_path))
    # An id may have a dot of its own, so that no suffix of a single record is an unknown one.
    id_ = match["id"].removesuffix(b".json") if match["id"].endswith(b".json") else match["id"].removesuffix(b".xml")
    try:
        return Call(Listing(f"{match['one'].decode()}s"), unquote_to_bytes(id_).decode(), asked_format(raw_path))
    except UnicodeDecodeError as error:
        raise RefusedPathError(HTTPStatus.BAD_REQUEST) from error


def asked_format(raw_path: bytes) -> Format:
    """Return the format that the suffix asks for; XML without one."""
    return Format.JSON if raw_path.endswith(b".json") else Format.XML
