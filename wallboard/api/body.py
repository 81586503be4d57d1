"""The body of a response: read as it arrives, inflated in steps, and given up as soon as it exceeds the limit."""

from __future__ import annotations

import asyncio
import zlib
from collections.abc import Iterator
from io import BytesIO

import httpx

from wallboard.api.inflate import Inflater


class BodyTooLarge(Exception):  # noqa: N818 — the client makes an error for people of it
    """The body exceeds the limit."""


class BodyUnreadable(Exception):  # noqa: N818 — likewise
    """The body does not decompress; the text says why, in words for people."""


async def read_body(response: httpx.Response, limit: int) -> bytes:
    """Return the body of at most `limit` bytes.

    Raises BodyTooLarge, BodyUnreadable, or whatever httpx and the system raise while bytes arrive.
    """
    if int(_digits(response.headers.get("Content-Length"))) > limit:
        raise BodyTooLarge
    body = BytesIO()  # gives what it holds without a copy
    inflater = _inflater(response)
    async for arrived in response.aiter_raw():
        for step in _inflated(inflater, arrived):
            if body.tell() + len(step) > limit:
                raise BodyTooLarge
            body.write(step)
            await asyncio.sleep(0)  # a bomb is all steps: the screen gets its turn in between
    if inflater and not inflater.is_complete:
        raise BodyUnreadable("its compressed body breaks off")
    return body.getvalue()


def _inflater(response: httpx.Response) -> Inflater | None:
    match response.headers.get("Content-Encoding", "identity").strip().lower():
        case "gzip" | "x-gzip":
            return Inflater()
        case "identity" | "":
            return None
        case _:
            raise BodyUnreadable("it is compressed in a way that was not asked for")


def _inflated(inflater: Inflater | None, arrived: bytes) -> Iterator[bytes]:
    if inflater is None:
        yield arrived
        return
    try:
        yield from inflater.steps(arrived)
    except zlib.error as error:
        raise BodyUnreadable("its compressed body is damaged") from error


def _digits(length: str | None) -> str:
    return length if length and length.isascii() and length.isdigit() else "0"
