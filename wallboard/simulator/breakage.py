"""The faults of an answer: each turns the answer that the server meant to give into another one.

What happens to it on its way is in `delivery`.
"""

import zlib
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http import HTTPStatus

from msgspec.structs import replace

from wallboard.simulator.answers import Answer, refusal
from wallboard.simulator.faults import Fault, Kind
from wallboard.simulator.listing import Format

_PIECE = 64 * 2**10
"""Bytes sent at once; one piece is repeated, so that a body of any size takes no memory."""

_GZIP = 16 + zlib.MAX_WBITS

_HTML = "text/html;charset=UTF-8"

_GARBAGE = bytes((number * 167 + 89) % 256 for number in range(4096))

_LOGIN_PAGE = b"""<!DOCTYPE html>
<html><head><title>Log in</title></head>
<body><form method="post"><input name="user"><input name="password" type="password"></form></body></html>
"""

_ENTITIES = "".join(f'<!ENTITY e{level} "{f"&e{level - 1};" * 10}">' for level in range(1, 10))
_XML_BOMB = f'<?xml version="1.0"?><!DOCTYPE agents [<!ENTITY e0 "laughing">{_ENTITIES}]><agents>&e9;</agents>'.encode()


def broken(answer: Answer, fault: Fault, now: datetime) -> Answer:
    """Return what is answered instead; `now` is by the tenant's clock. KeyError: the fault is not one of an answer."""
    return _BREAKAGES[fault.kind](answer, fault, now)


def _busy(_answer: Answer, _fault: Fault, _now: datetime) -> Answer:
    return refusal(HTTPStatus.SERVICE_UNAVAILABLE)


def _busy_seconds(_answer: Answer, fault: Fault, _now: datetime) -> Answer:
    return _retry_after(f"{fault.size:.0f}")


def _busy_date(_answer: Answer, fault: Fault, now: datetime) -> Answer:
    return _retry_after(format_datetime((now + timedelta(seconds=fault.size)).astimezone(UTC), usegmt=True))


def _retry_after(value: str) -> Answer:
    return refusal(HTTPStatus.SERVICE_UNAVAILABLE, headers=(("Retry-After", value),))


def _failed(_answer: Answer, _fault: Fault, _now: datetime) -> Answer:
    return refusal(HTTPStatus.INTERNAL_SERVER_ERROR)


def _cut_short(answer: Answer, _fault: Fault, _now: datetime) -> Answer:
    body = b"".join(answer.body)
    return replace(answer, body=(body[: len(body) // 2],))


def _garbage(answer: Answer, _fault: Fault, _now: datetime) -> Answer:
    return Answer(HTTPStatus.OK, answer.media_type, (_GARBAGE,))


def _wrong_type(answer: Answer, _fault: Fault, _now: datetime) -> Answer:
    return replace(answer, media_type=_HTML)


def _login_page(_answer: Answer, _fault: Fault, _now: datetime) -> Answer:
    return Answer(HTTPStatus.OK, _HTML, (_LOGIN_PAGE,))


def _empty(answer: Answer, _fault: Fault, _now: datetime) -> Answer:
    return Answer(HTTPStatus.OK, answer.media_type, ())


def _oversized(answer: Answer, fault: Fault, _now: datetime) -> Answer:
    body = b"".join(answer.body)
    plain = zlib.decompress(body, _GZIP) if answer.gzipped else body
    pieces = max(0, int(fault.size) - len(plain)) // _PIECE + 1
    return replace(answer, body=(plain,) + (b" " * _PIECE,) * pieces, gzipped=False)


def _gzip_bomb(answer: Answer, fault: Fault, _now: datetime) -> Answer:
    compressor = zlib.compressobj(level=9, wbits=_GZIP)
    spaces = b" " * 2**20
    whole, rest = divmod(int(fault.size), len(spaces))
    pieces = [*(compressor.compress(spaces) for _ in range(whole)), compressor.compress(spaces[:rest])]
    return Answer(HTTPStatus.OK, answer.media_type, (b"".join(pieces) + compressor.flush(),), gzipped=True)


def _xml_bomb(_answer: Answer, _fault: Fault, _now: datetime) -> Answer:
    return Answer(HTTPStatus.OK, Format.XML.media_type, (_XML_BOMB,))


def _redirect(_answer: Answer, _fault: Fault, _now: datetime) -> Answer:
    location = ("Location", "https://elsewhere.example.com/api/rtstats/stats/agents")
    return Answer(HTTPStatus.FOUND, _HTML, (), (location,))


_BREAKAGES: Mapping[Kind, Callable[[Answer, Fault, datetime], Answer]] = {
    Kind.BUSY: _busy,
    Kind.BUSY_SECONDS: _busy_seconds,
    Kind.BUSY_DATE: _busy_date,
    Kind.FAILED: _failed,
    Kind.CUT_SHORT: _cut_short,
    Kind.GARBAGE: _garbage,
    Kind.WRONG_TYPE: _wrong_type,
    Kind.LOGIN_PAGE: _login_page,
    Kind.EMPTY: _empty,
    Kind.OVERSIZED: _oversized,
    Kind.GZIP_BOMB: _gzip_bomb,
    Kind.XML_BOMB: _xml_bomb,
    Kind.REDIRECT: _redirect,
}
