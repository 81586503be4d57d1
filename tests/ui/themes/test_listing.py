from __future__ import annotations

from pathlib import Path

import pytest
from rich.text import Text

from tests.ui.themes.files import write
from wallboard.ui.themes import load_themes
from wallboard.ui.themes.listing import listing, print_themes


def lines(folder: Path) -> list[Text]:
    return list(listing(load_themes(folder), folder))


def test_each_theme_has_a_line_with_a_sample_and_what_it_is_for(tmp_path: Path) -> None:
    first, *_ = told = [line.plain for line in lines(tmp_path)]

    assert first == "  night          ▲ ◆  ● ◐ ■ ◇ ▪ ○  ━━━╋──   Calm and dark, for dim rooms and long days (default)"
    assert [line.split()[0] for line in told[:6]] == ["night", "contrast", "day", "deuteranopia", "mono", "terminal"]
    assert sum("(default)" in line for line in told) == 1
    assert told[-1] == f"None of your own yet. They go into {tmp_path}"


def test_the_users_own_come_last_with_what_is_hard_to_read_in_them(tmp_path: Path) -> None:
    write(tmp_path, "dusk", 'inherits = "night"', "[colours]", 'hint = "#445566"')

    told = [line.plain for line in lines(tmp_path)]

    assert told[-3] == f"Yours, in {tmp_path}:"
    assert told[-2].startswith("  dusk ")
    assert told[-1].strip().startswith("hard to read (less than 4.5 : 1): hint on background 2.5 : 1, hint on panel")


def test_a_sample_is_in_the_themes_own_colours(tmp_path: Path) -> None:
    day = next(line for line in lines(tmp_path) if line.plain.startswith("  day"))
    colours = load_themes().palettes["day"].colours
    styles = {day.plain[span.start : span.end]: span.style for span in day.spans}

    assert (
        str(styles["▲"])
        == f"bold not dim not italic not underline not reverse {colours['critical']} on {colours['panel']}"
    )


def test_without_a_terminal_there_is_no_colour(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    print_themes(load_themes(), tmp_path)

    printed = capsys.readouterr().out
    assert "\x1b" not in printed
    assert "▲ ◆  ● ◐ ■ ◇ ▪ ○" in printed
