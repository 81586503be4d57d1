"""The message for the wall, in a file that somebody else writes."""

from __future__ import annotations

import os
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Callable, Iterator
from contextlib import aclosing
from pathlib import Path

import pytest

from wallboard.cli.message import LONGEST, MessageFile
from wallboard.model.wall import WallMessage

WRITTEN_S = 1_000_000.0


def message(path: Path, *, age_s: float = 0, expiry_s: float | None = 3600) -> WallMessage:
    """What the wall is told when the file is that old."""
    if path.is_file():
        os.utime(path, (WRITTEN_S, WRITTEN_S))
    return MessageFile(path, expiry_s, now_s=lambda: WRITTEN_S + age_s).read()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "message.txt"


def test_the_first_line_is_the_message(path: Path) -> None:
    path.write_text("CRM down, use paper form\nsecond line\n")

    assert message(path) == WallMessage("CRM down, use paper form")


def test_a_file_that_is_missing_or_empty_is_no_message(path: Path) -> None:
    assert message(path) == WallMessage()
    path.write_text("\n")
    assert message(path) == WallMessage()


def test_a_file_expires_by_its_age(path: Path) -> None:
    path.write_text("CRM down")

    assert message(path, age_s=3600) == WallMessage("CRM down")
    assert message(path, age_s=3601) == WallMessage()
    assert message(path, age_s=10**8, expiry_s=None) == WallMessage("CRM down")


def test_what_would_move_the_screen_is_taken_out(path: Path) -> None:
    path.write_bytes(b"\xef\xbb\xbf \x1b[2JCRM\tdown\xe2\x80\xae \xff\r\n")

    assert message(path) == WallMessage("[2JCRM down \ufffd")


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("rest", ["", "\r\nsecond line: é\r\n"])
def test_the_letters_are_known_however_an_editor_wrote_them(path: Path, coding: str, rest: str) -> None:
    path.write_bytes(f"Café – 5 €, zurück um fünf{rest}".encode(coding))

    assert message(path) == WallMessage("Café – 5 €, zurück um fünf")


def test_utf_16_is_known_by_its_mark_in_either_order_and_its_lines_end_at_whole_letters(path: Path) -> None:
    for mark, coding in ((BOM_UTF16_BE, "utf-16-be"), (BOM_UTF16_LE, "utf-16-le")):
        path.write_bytes(mark + "Ċ 東京\nsecond".encode(coding))

        assert message(path) == WallMessage("Ċ 東京")


def test_a_long_line_is_cut_between_two_letters(path: Path) -> None:
    path.write_text("x" + "é" * LONGEST, encoding="utf-8")

    assert message(path) == WallMessage("x" + "é" * (LONGEST // 2 - 1))


def test_what_would_move_the_screen_is_taken_out_of_the_files_name_too(tmp_path: Path) -> None:
    path = tmp_path / "a\x1b[2J.txt"
    path.mkdir()

    assert message(path) == WallMessage(problem="a[2J.txt is not a file")


def test_a_long_line_is_not_read_to_its_end(path: Path) -> None:
    path.write_text("x" * 100_000)

    assert message(path) == WallMessage("x" * LONGEST)


def test_what_is_no_file_is_told(path: Path, tmp_path: Path) -> None:
    os.mkfifo(path)

    assert message(path) == WallMessage(problem="message.txt is not a file")
    assert message(tmp_path / "message.txt" / "x").problem == "x cannot be read: Not a directory"


async def test_each_change_is_told_once(path: Path) -> None:
    steps: Iterator[Callable[[], object]] = iter(
        [lambda: path.write_text("one"), lambda: None, lambda: path.write_text("two"), path.unlink]
    )

    async def pause() -> None:
        next(steps)()

    told = []
    async with aclosing(MessageFile(path, pause=pause)()) as messages:
        async for one in messages:
            told.append(one.text)
            if len(told) == 3:
                break

    assert told == ["one", "two", ""]


def test_files_of_the_same_place_and_expiry_are_the_same(path: Path) -> None:
    assert MessageFile(path, 5) == MessageFile(path, 5)
    assert MessageFile(path, 5) != MessageFile(path, 6)
