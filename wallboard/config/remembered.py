"""What a board remembers from one start to the next: how somebody looked at the floor, in which theme and letters.

Never a secret.

    flags, environment  ▶  what the file has changed since  ▶  what is remembered  ▶  what the file says

It is written down in the words of a view's table, and read as strictly.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace
from pydantic import ValidationError

from wallboard.config.state_file import misunderstood
from wallboard.config.tables import Table, Word
from wallboard.config.views import ViewTable, table, view
from wallboard.model.view import View, rebased


class Start(Struct, frozen=True):
    """How the configuration lets a board start."""

    view: View
    """Named where the configuration names one to start with."""
    theme: str
    asked: frozenset[str] = frozenset()
    """Settings that flags or environment gave: they go before what is remembered."""
    ascii: bool | None = None
    """Draw in ASCII; None: as the terminal can."""


class Remembered(Struct, frozen=True):
    """How somebody left a board, and what the configuration said then."""

    view: View
    theme: str
    began: View
    """What the view was made of: the configuration's of that name, or the one to start with."""
    start_view: str
    """The name of the view to start with; '' where there was none."""
    start_theme: str
    ascii: bool | None = None
    """Draw in ASCII; None: nobody chose."""
    start_ascii: bool | None = None


class _Said(Table):
    """What the configuration said."""

    view: str
    began: ViewTable
    theme: Word
    ascii: bool | None = None


class _File(Table):
    version: Literal[1]
    name: str
    view: ViewTable
    theme: Word
    ascii: bool | None = None
    configured: _Said


def remembered(
    view: View, theme: str, start: Start, views: Mapping[str, View], ascii: bool | None = None
) -> Remembered:
    """Return what to remember of a board that shows this view in this theme and in these letters."""
    began = views.get(view.name, start.view)
    return Remembered(view, theme, began, start.view.name, start.theme, ascii, start.ascii)


def resumed(start: Start, views: Mapping[str, View], left: Remembered) -> Start:
    """Return how to start after a board was left like that."""
    is_free = "ascii" not in start.asked and left.ascii is not None and start.ascii == left.start_ascii
    start = replace(start, ascii=left.ascii) if is_free else start
    theme = left.theme if "theme" not in start.asked and start.theme == left.start_theme else start.theme
    if "view" in start.asked or start.view.name != left.start_view:
        return replace(start, theme=theme)
    view = rebased(left.view, left.began, views.get(left.view.name, start.view))
    if "start_screen" in start.asked:
        view = replace(view, screen=start.view.screen)
    return replace(start, view=view, theme=theme)


def text(left: Remembered) -> str:
    """Return what is remembered as JSON. What a view chooses stays behind: the configuration says it anew."""
    said = _Said(view=left.start_view, began=table(left.began), theme=left.start_theme, ascii=left.start_ascii)
    file = _File(
        version=1,
        name=left.view.name,
        view=table(left.view),
        theme=left.theme,
        ascii=left.ascii,
        configured=said,
    )
    return file.model_dump_json(indent=2, exclude_none=True) + "\n"


def parsed(data: bytes) -> Remembered:
    """Return what such a text says; ValueError with the reason where this version does not understand it."""
    try:
        file = _File.model_validate_json(data)
    except ValidationError as error:
        raise misunderstood(error) from None
    return Remembered(
        view=_view(file.name, file.view),
        theme=file.theme,
        began=_view(file.name, file.configured.began),
        start_view=file.configured.view,
        start_theme=file.configured.theme,
        ascii=file.ascii,
        start_ascii=file.configured.ascii,
    )


def _view(name: str, written: ViewTable) -> View:
    return view(name, written, View().screen)
