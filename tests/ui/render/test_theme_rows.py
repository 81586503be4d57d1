from __future__ import annotations

from tests.ui.drawn import text
from wallboard.ui.render.cells import width_of
from wallboard.ui.render.palette import Palette
from wallboard.ui.render.theme_rows import swatch, theme_rows
from wallboard.ui.themes import load_themes

OURS = tuple(load_themes().palettes.values())
KEYS = [("t", "next"), ("esc q", "back")]
WIDTH = 46


def rows(height: int, at: int = 0, palettes: tuple[Palette, ...] = OURS, broken: tuple[str, ...] = ()) -> list[str]:
    drawn = theme_rows(palettes, at, broken, KEYS, (WIDTH, height))
    assert all(width_of(spans) <= WIDTH for spans, _ in drawn)
    return [text(spans).rstrip() for spans, _ in drawn]


def named(count: int) -> tuple[Palette, ...]:
    return tuple(Palette(f"theme-{number:02}", "", OURS[0].colours) for number in range(count))


def test_where_there_is_height_each_theme_has_its_description_under_it() -> None:
    assert rows(22, at=1) == [
        "THEME                                   2 of 6",
        "",
        " night              ▲ ◆  ● ◐ ■ ◇ ▪ ○  ━━━╋──",
        " Calm and dark, for dim rooms and long days",
        " contrast           ▲ ◆  ● ◐ ■ ◇ ▪ ○  ━━━╋──",
        " High contrast, for weak eyes and projectors",
        " day                ▲ ◆  ● ◐ ■ ◇ ▪ ○  ━━━╋──",
        " Bright and quiet, for daylight",
        " deuteranopia       ▲ ◆  ● ◐ ■ ◇ ▪ ○  ━━━╋──",
        " Told apart without red and green",
        " mono               ▲ ◆  ● ◐ ■ ◇ ▪ ○  ━━━╋──",
        " Greys alone: signs and weight tell the rest",
        " terminal           ▲ ◆  ● ◐ ■ ◇ ▪ ○  ━━━╋──",
        " The terminal's own 16 colours, dark or light",
        "",
        "t next  esc q back",
    ]


def test_where_there_is_little_only_the_chosen_one_has() -> None:
    low = rows(12, at=2)

    assert len(low) == 9
    assert low[-2:] == [" Bright and quiet, for daylight", "t next  esc q back"]
    assert not any("Calm" in line for line in low)


def test_of_many_those_around_the_chosen_one_are_listed() -> None:
    many = named(30)

    for at in (0, 14, 29):
        listed = [line.split()[0] for line in rows(12, at, many)[1:-2]]
        assert len(listed) == 9
        assert f"theme-{at:02}" in listed
    assert rows(12, 14, many)[1].split()[0] == "theme-10"


def test_the_lines_know_which_theme_they_are_about() -> None:
    drawn = theme_rows(OURS, 0, (), KEYS, (WIDTH, 22))

    assert [index for _, index in drawn] == [None, None, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, None, None]


def test_broken_themes_are_named_in_one_line() -> None:
    assert rows(22, broken=("dusk", "dawn"))[1] == "◆ broken: dusk, dawn (see wallboard themes)"


def test_a_sample_is_drawn_in_the_inks_of_its_theme() -> None:
    (spans, _), *_ = theme_rows(OURS, 0, (), KEYS, (WIDTH, 12))[1:]

    assert ("▲", "night/critical") in spans
    assert {ink for _, ink in swatch()} >= {"critical", "warning", "available", "offline", "good", "tick", "track"}
