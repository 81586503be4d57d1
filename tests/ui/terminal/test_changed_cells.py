from __future__ import annotations

import pytest

from tests.ui.terminal.pair import Pair
from wallboard.ui.terminal.changed_cells import ChangedCells

HOME = "\x1b[1;1H"
MARKS = "\x1b[?2026h", "\x1b[?2026l"


def drawn(*lines: str, first: int = 1, x: int = 1) -> str:
    """Return a frame of lines below each other."""
    return "\n".join(f"\x1b[{y};{x}H{line}" for y, line in enumerate(lines, first)) + HOME


@pytest.fixture
def pair() -> Pair:
    pair = Pair()
    pair.show("\x1b[?1049h", drawn("Ada      7:32 ready", "Ben      0:09 ready", "Cleo       14 away"))
    return pair


@pytest.mark.parametrize(
    ("line", "output"),
    [
        ("Ada      7:32 ready", ""),
        ("Ada      7:33 ready", "\x1b[1;13H3\r"),
        ("Ada      8:32 ready", "\x1b[1;10H8\r"),
        ("Ada      8:42 ready", "\x1b[1;10H8:4\r"),  # writing the colon again is shorter than going over it
        ("Zda      7:32 heady", "\x1b[HZ\x1b[13Ch\r"),
        ("Ada      7:32 ready\x1b[1m!\x1b[0m", "\x1b[1;20H\x1b[1m!\r"),
    ],
)
def test_only_the_cells_that_change_are_written(pair: Pair, line: str, output: str) -> None:
    assert pair.show(drawn(line)) == output
    assert pair.differences == []


def test_figures_below_each_other_are_gone_to_by_the_shortest_way(pair: Pair) -> None:
    output = pair.show(drawn("Ada      7:33 ready", "Ben      0:10 ready"))

    assert output == "\x1b[1;13H3\v\b\b10\x1b[H"
    assert pair.differences == []


def test_on_a_terminal_without_vertical_tabs_none_are_written(pair: Pair) -> None:
    pair.cells = ChangedCells(pair, lambda: pair.frugal.size, has_tabs=False)  # type: ignore[arg-type]  # see Pair
    pair.show(drawn("Ada      7:32 ready", "Ben      0:09 ready"))
    output = pair.show(drawn("Ada      7:33 ready", "Ben      0:10 ready"))

    assert output == "\x1b[1;13H3\x1b[B\b\b10\x1b[H"
    assert pair.differences == []


def test_an_accent_that_was_cut_off_its_letter_stands_on_no_other(pair: Pair) -> None:
    pair.show(drawn("Zoe\u0301 a"))  # and then a window over the letter, but not over its accent
    pair.show(drawn("Zo\x1b[31m│\x1b[0m\x1b[1m\u0301 a\x1b[0m"))

    assert pair.frugal.text[0] == "Zo│ a    7:32 ready"
    assert pair.differences == []


def test_a_moved_cursor_is_moved(pair: Pair) -> None:
    assert pair.show(drawn("Ada      7:32 ready").removesuffix(HOME) + "\x1b[2;5H") == "\x1b[2;5H"
    assert pair.frugal.cursor == (1, 4)


def test_frames_that_come_between_two_looks_of_the_terminal_are_one(pair: Pair) -> None:
    assert pair.show(drawn("Ada      7:33 ready"), drawn("Ada      7:34 ready")) == "\x1b[1;13H4\r"
    assert pair.show(drawn("Ada      7:35 ready"), drawn("Ada      7:34 ready")) == ""


def test_what_is_no_frame_keeps_its_place_between_them(pair: Pair) -> None:
    output = pair.show(drawn("Ada      7:33 ready"), "\a", drawn("Ada      7:34 ready"))

    assert output == "\x1b[1;13H3\r\a\x1b[1;13H4\r"


@pytest.mark.parametrize("written", ["\a", "\x1b]52;c;QQ==\a", "\x1b]22;default\x07", "\x1b[?1003l", "\x1b[?25l\a"])
def test_what_changes_no_cell_leaves_the_memory_alone(pair: Pair, written: str) -> None:
    assert pair.show(written, drawn("Ada      7:33 ready")) == f"{written}\x1b[1;13H3\r"


@pytest.mark.parametrize("written", ["\x1b[2J", "\x1b[?1049h", "\x1b[3;1H\x1b[K", "a word", "\x1bc", "\x1b[?3h"])
def test_after_anything_else_nothing_is_taken_for_shown(pair: Pair, written: str) -> None:
    whole = drawn("Ada      7:32 ready", "Ben      0:09 ready")

    assert pair.show(written) == written
    assert "Ada      7:32 ready" in pair.show(whole)
    assert pair.differences == []


def test_a_frame_that_cannot_be_read_goes_to_the_terminal_as_it_is_and_so_do_its_changes(pair: Pair) -> None:
    link = drawn("\x1b]8;id=1;https://example.org\x1b\\Ada\x1b]8;;\x1b\\")

    assert pair.show(link) == link
    assert pair.show(link) == f"\x1b[m{link}"  # whatever style the one before it has left
    assert pair.show(drawn("Ada")) == "\x1b[H\x1b[mAda\r"


def test_a_style_is_told_once_for_all_frames_that_have_it(pair: Pair) -> None:
    green = "\x1b[38;2;1;200;3m{}\x1b[0m"

    assert pair.show(drawn("Ada      " + green.format("7:33"))) == "\x1b[1;10H\x1b[38;2;1;200;3m7:33\r"
    assert pair.show(drawn("Ada      " + green.format("7:34"))) == "\x1b[1;13H4\r"
    assert pair.differences == []


@pytest.mark.parametrize("written", ["\x1b[2J", "a word", "\x1b[3;1H\x1b[K"])
def test_what_takes_the_default_style_for_granted_finds_it(pair: Pair, written: str) -> None:
    pair.show(drawn("\x1b[41mred\x1b[0m"))

    assert pair.show(written) == f"\x1b[m{written}"
    assert pair.differences == []


def test_what_looks_alike_is_drawn_together(pair: Pair) -> None:
    def frame(number: int) -> str:
        return drawn(*[f"\x1b[38;2;1;2;3m{number}\x1b[0m \x1b[38;2;3;2;1m{number}\x1b[0m"] * 3, x=5)

    pair.show(frame(1))
    below = "2\v\b2\v\b2"

    assert pair.show(frame(2)) == f"\x1b[1;7H{below}\x1b[1;5H\x1b[38;2;1;2;3m{below}\x1b[H"
    assert pair.differences == []


def test_a_frame_for_a_higher_screen_scrolls_nothing() -> None:
    pair = Pair(40, 3)

    assert pair.show("\x1b[3;1HCleo\x1b[5;3H") == "\x1b[3H\x1b[mCleo\b\b"
    assert pair.show(drawn("Ada", "Ben", "Cleo")) == "\x1b[HAda\v\rBen\x1b[H"
    assert pair.differences == []


def test_of_a_whole_screen_each_style_is_told_once(pair: Pair) -> None:
    inks = [f"\x1b[38;2;{number};2;3m{{}}\x1b[0m" for number in range(4)]

    output = pair.show(drawn(*["".join(ink.format("w") for ink in inks * 10)] * 10))

    assert [output.count(ink.partition("{")[0]) for ink in inks] == [1] * 4
    assert pair.differences == []


@pytest.mark.parametrize(
    ("before", "after", "output"),
    [
        ("\x1b[31m \x1b[0m", "\x1b[1;32m \x1b[0m", ""),
        ("\x1b[31mab\x1b[0m", "\x1b[31ma\x1b[1;32m \x1b[0m", "\x1b[1;2H \r"),
        ("\x1b[31mab\x1b[0m", "\x1b[32m b\x1b[0m", "\x1b[H\x1b[32m b\r"),
        ("\x1b[31m \x1b[0m", "\x1b[31;44m \x1b[0m", "\x1b[H\x1b[44m \r"),
        ("\x1b[31;44m \x1b[0m", "\x1b[31m \x1b[0m", "\x1b[H\x1b[m \r"),
        ("\x1b[31m \x1b[0m", "\x1b[4;31m \x1b[0m", "\x1b[H\x1b[4;31m \r"),
        ("\x1b[4;31m_\x1b[0m", "\x1b[31m \x1b[0m", "\x1b[H\x1b[m \r"),
        ("\x1b[7;31m \x1b[0m", "\x1b[7;32m \x1b[0m", "\x1b[H\x1b[32m \r"),
    ],
)
def test_of_a_blank_only_what_is_seen_is_told(before: str, after: str, output: str) -> None:
    pair = Pair()
    pair.show(drawn(before))

    assert pair.show(drawn(after)) == output
    assert pair.differences == []


def test_what_the_terminal_has_lost_is_drawn_again(pair: Pair) -> None:
    pair.cells.forget()

    assert "Ben" in pair.show(drawn("Ada      7:32 ready", "Ben      0:09 ready"))


def test_a_terminal_of_another_size_is_drawn_in_full(pair: Pair) -> None:
    pair.resize(41, 10)

    assert "Ada      7:32 ready" in pair.show(drawn("Ada      7:32 ready"))


def test_large_changes_stand_between_marks_where_the_terminal_knows_them() -> None:
    begin, end = MARKS
    pair = Pair(100, 30)
    large = drawn(*["many words and more of them" * 3] * 30)

    assert begin not in pair.show(large)
    output = pair.show(begin, large.upper(), end)
    assert (output.startswith(begin), output.endswith(end)) == (True, True)
    assert begin not in pair.show(begin, drawn("few"), end)
    assert pair.differences == []


def test_marks_around_nothing_are_not_written(pair: Pair) -> None:
    begin, end = MARKS

    assert pair.show(begin, drawn("Ada      7:32 ready"), end) == ""


def test_half_of_a_wide_letter_that_is_drawn_over_leaves_a_blank(pair: Pair) -> None:
    pair.show(drawn("山田"))
    pair.show(drawn("x", x=2))
    pair.show(drawn("y", x=3))

    assert pair.frugal.text[0] == " xy      7:32 ready"
    assert pair.differences == []


class _Narrow(Pair):
    """A terminal that gives a wide emoji one column."""

    def write(self, changes: str) -> int:
        return super().write(changes.replace("🙂", "i"))


def test_columns_stay_straight_on_a_terminal_that_draws_emoji_in_another_width() -> None:
    terminal = _Narrow()
    terminal.show(drawn("XXXXXXXX 7:31", "Ada 🙂   7:32"))
    terminal.show(drawn("Ada 🙂   7:33"))

    assert terminal.frugal.text[:2] == ["Ada i    7:33", "Ada i    7:32"]


def test_the_file_descriptor_is_the_terminals(pair: Pair) -> None:
    assert ChangedCells(pair, lambda: (0, 0)).fileno() == -1  # type: ignore[arg-type]  # what it uses of a file


def test_without_a_size_places_are_told_in_full() -> None:
    pair = Pair()
    pair.cells = ChangedCells(pair, lambda: (0, 0))  # type: ignore[arg-type]  # what it uses of a file
    pair.show(drawn("Ada 7:32", "Ben 7:32"))

    assert pair.show(drawn("Ada 7:33", "Ben 7:33")) == "\x1b[1;8H3\x1b[2;8H3\x1b[H"
    assert pair.differences == []


def test_what_is_drawn_for_a_larger_terminal_is_drawn_as_far_as_there_is_room(pair: Pair) -> None:
    lines = ["Ada      7:32 ready", "Ben      0:09 ready", "Cleo       14 away"]
    pair.resize(12, 2)
    pair.show(drawn(*lines))

    assert pair.frugal.text == ["Ada      7:3", "Ben      0:0"]
