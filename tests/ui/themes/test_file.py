from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.themes.files import write
from wallboard.ui.themes.file import ThemeError, read


def problems(folder: Path, *lines: str) -> tuple[str, ...]:
    with pytest.raises(ThemeError) as raised:
        read(write(folder, "mine", *lines))
    return raised.value.problems


def test_a_file_is_read_as_it_says(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "sea-side",
        'description = "Salt"',
        'inherits = "night"',
        "[colours]",
        'critical = "#FF0000"',
        'good = "bright-green"',
        "[styles]",
        'critical = "bold underline"',
        'cursor = "none"',
    )

    file = read(path)

    assert (file.name, file.description, file.inherits) == ("sea-side", "Salt", "night")
    assert file.colours == {"critical": "#FF0000", "good": "bright-green"}
    assert file.styles == {"critical": "bold underline", "cursor": "none"}


@pytest.mark.parametrize(
    ("lines", "problem"),
    [
        (["[colours]", 'critcal = "#ff0000"'], 'colours.critcal is no ink; did you mean "critical"?'),
        (["[styles]", 'critcal = "bold"'], 'styles.critcal is no ink; did you mean "critical"?'),
        (["[styles]", 'panel = "bold"'], "styles.panel is no ink"),
        (['critical = "#ff0000"'], '"critical" stands before the first heading: write [colours] above it'),
        (['inherit = "night"'], '"inherit" is no part of a theme; did you mean "inherits"?'),
        (['name = "mine"'], '"name" is no part of a theme'),
        (["inherits = 3"], "inherits must be text, in quotes"),
        (['description = "\\u001b[2J"'], "description must be one line, without control characters"),
        (['colours = "red"'], "colours must be a table: write [colours], and a line for each ink under it"),
        (["[colours]", 'good = "green1"'], "colours.good is no colour: 'green1'; write \"#rrggbb\""),
        (["[colours]", 'good = "#0f0"'], "colours.good is no colour: '#0f0'"),
        (["[colours]", "good = 3"], "colours.good is no colour: 3"),
        (["[colours]", 'good = "bright_green"'], 'did you mean "bright-green"?'),
        (["[styles]", 'good = "blink"'], "styles.good is no text style: 'blink'; write \"none\", or some of bold, dim"),
        (["[styles]", 'good = ""'], "styles.good is no text style: ''"),
        (["[colours]", f"good = {'9' * 5000}"], "is not TOML: a number in it is too long"),
        (["[colours]", f"good = 0x{'f' * 5000}"], "colours.good is no colour: a number that is too long"),
        (["[colours"], "is not TOML: Expected ']' at the end of a table declaration"),
    ],
)
def test_what_is_wrong_is_told_with_a_way_out(tmp_path: Path, lines: list[str], problem: str) -> None:
    (told,) = problems(tmp_path, *lines)

    assert problem in told


def test_everything_that_is_wrong_is_told_at_once(tmp_path: Path) -> None:
    told = problems(tmp_path, "inherits = 1", "[colours]", 'god = "#00ff00"', 'hint = "grey"')

    assert [line.split()[0] for line in told] == ["inherits", "colours.god", "colours.hint"]


def test_no_control_character_of_a_file_reaches_the_terminal(tmp_path: Path) -> None:
    (told,) = problems(tmp_path, '"\\u001b[2J" = 1')

    assert "\x1b" not in told
    assert "[2J" in told


@pytest.mark.parametrize("name", ["sea side", "süd", "a,b"])
def test_a_name_that_cannot_be_one_is_told(tmp_path: Path, name: str) -> None:
    with pytest.raises(ThemeError, match="letters without accents, digits, - and _ alone"):
        read(write(tmp_path, name, 'inherits = "night"'))


def test_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "folder.toml").mkdir()
    (tmp_path / "latin.toml").write_bytes(b'description = "caf\xe9"')

    with pytest.raises(ThemeError, match="cannot be read: Is a directory"):
        read(tmp_path / "folder.toml")
    with pytest.raises(ThemeError, match="is not UTF-8 text"):
        read(tmp_path / "latin.toml")
