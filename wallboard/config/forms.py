"""Small forms of values that several settings share: ids, zones, limits, proxies. Each says why it refuses a value."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Annotated, TypeVar
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from pydantic import PlainValidator

from wallboard.config.quantities import duration
from wallboard.model.words import nearest

T = TypeVar("T")
OFF = "off"
"""How a limit is switched off."""


def text_of(read: Callable[[str], T]) -> Callable[[object], T]:
    """Return the reader of a text as a reader of any value, which refuses what is no text."""

    def checked(value: object) -> T:
        if not isinstance(value, str):
            raise ValueError("must be text, in quotes")  # noqa: TRY004 — pydantic reports ValueError, not TypeError
        return read(value)

    return checked


def visible(text: str) -> str:
    """Return a text that is shown with marks in place of what would act on a terminal, or move the rest of a line."""
    return "".join(character if character.isprintable() else "\ufffd" for character in text)


def one_line(text: str) -> str:
    """Return a text whose words may stand on several lines on a single one, and as `visible` has it."""
    return visible("".join(" " if character.isspace() else character for character in text))


def identifier(value: object) -> object:
    """Return an id as text: people write ids of digits without quotes."""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


def limit(value: object) -> timedelta | None:
    """Return a limit, or None where it is switched off."""
    return None if value == OFF else duration(value)


def near(word: str, words: list[str] | tuple[str, ...]) -> str:
    """Return "; did you mean …?" with the word that comes nearest, or ''."""
    close = nearest(word, words)
    return f'; did you mean "{close}"?' if close else ""


def tenant(name: str) -> str:
    """Return a tenant's name that HTTP's Basic authentication can carry: its own sign between name and token is ":"."""
    if not name:
        raise ValueError("must not be empty")
    if ":" in name or not name.isprintable():
        raise ValueError("must be a user name of the API: without a colon, control characters and broken letters")
    return name


def path(name: str) -> str:
    """Return a path that a system can be asked for."""
    if not name or "\0" in name:
        raise ValueError("must be a path")
    return name


def zone(name: str) -> ZoneInfo:
    """Return the time zone of that name."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        known = sorted(available_timezones())
        if not known:
            raise ValueError("cannot be looked up: this machine has no time zones; `pip install tzdata`") from None
        advice = near(name, known) or ', such as "Europe/London"'
        raise ValueError(f'"{name}" is not a time zone{advice}') from None


def proxy(value: object) -> str:
    """Return the address of a proxy. It may hold a password, so that no message repeats it."""
    try:
        address = urlsplit(value) if isinstance(value, str) else None
        usable = address and address.scheme in ("http", "https") and address.hostname and (address.port or 1)
    except ValueError:
        usable = None
    if not usable:
        raise ValueError('must be an address such as "http://proxy.example.com:3128"')
    return str(value)


Zone = Annotated[ZoneInfo, PlainValidator(text_of(zone))]
