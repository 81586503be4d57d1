"""Clients of a server that a test makes up, and floors as a server would send them."""

from __future__ import annotations

import json
import re
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from typing import Any

import httpx
import pytest
from pydantic import SecretStr

from tests.factories import sample_fields
from wallboard.api.client import Client
from wallboard.api.credentials import Credentials
from wallboard.api.errors import ApiError

TOKEN = "ac12-s3cret-t0ken"
CREDENTIALS = Credentials("acme", SecretStr(TOKEN), "file /etc/wallboard/token")
BASE_URL = "https://vcc-sb1.8x8.com"
HOST = "vcc-sb1.8x8.com"


def fields(noun: str, **changes: object) -> dict[str, Any]:
    """The document's record as the API's JSON has it; changes are given with `_` for `-`."""
    texts = sample_fields(noun).items()
    values = {
        name: int(text) if re.fullmatch(r"-?\d+", text) and name != f"{noun}-id" else text for name, text in texts
    }
    return {**values, **{name.replace("_", "-"): value for name, value in changes.items()}}


def json_of(value: object) -> bytes:
    return json.dumps(value).encode("utf-8", "surrogatepass")


def xml_of(name: str, value: object) -> str:
    """A value as the naive server writes it: characters that XML does not know as references to them."""
    match value:
        case Mapping():
            return f"<{name}>{''.join(xml_of(inner, part) for inner, part in value.items())}</{name}>"
        case list():
            return "".join(xml_of(name, part) for part in value)
        case None | "":
            return f"<{name}/>"
        case _:
            return f"<{name}>{''.join(map(_xml_character, str(value)))}</{name}>"


def _xml_character(character: str) -> str:
    if character in "&<>\r" or character < " " or "\ud800" <= character <= "\udfff" or character in "\ufffe\uffff":
        return f"&#{ord(character)};"
    return character


class Server:
    """Answers every request alike, and remembers the requests."""

    def __init__(self, body: bytes = b"{}", status: int = 200, **headers: str) -> None:
        self.requests: list[httpx.Request] = []
        self._pieces: Sequence[bytes] = (body,)
        self._status = status
        self._headers = {"content-type": "application/json"} | {k.replace("_", "-"): v for k, v in headers.items()}

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        return httpx.Response(self._status, headers=self._headers, content=self._content())

    async def _content(self) -> AsyncIterator[bytes]:
        for piece in self._pieces:
            yield piece


def asking(server: Callable[[httpx.Request], httpx.Response], **settings: Any) -> Client:
    return Client(BASE_URL, CREDENTIALS, transport=httpx.MockTransport(server), **settings)


async def failure(server: Callable[[httpx.Request], httpx.Response], **settings: object) -> ApiError:
    async with asking(server, **settings) as client:
        with pytest.raises(ApiError) as caught:
            await client.agents()
    return caught.value


def failing(error: Exception) -> Callable[[httpx.Request], httpx.Response]:
    def answer(_request: httpx.Request) -> httpx.Response:
        raise error

    return answer
