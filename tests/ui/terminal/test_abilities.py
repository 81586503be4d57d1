"""What a terminal can do, by what its environment says."""

from __future__ import annotations

import pytest

from wallboard.ui.terminal.abilities import Abilities, Colours, Multiplexer, abilities

TERMINFO = {
    "xterm": 8,
    "xterm-256color": 256,
    "screen": 8,
    "screen-256color": 256,
    "tmux-256color": 256,
    "linux": 8,
    "putty": 8,
    "vt100": -1,
    "vt220": -1,
    "alacritty": 256,
    "dumb": -1,
}
TRUE = {"COLORTERM": "truecolor"}
SCREEN = {"STY": "1234.pts-0.host"}
TMUX = {"TMUX": "/tmp/tmux-1000/default,1,0"}


def of(name: str, environ: dict[str, str] | None = None, encoding: str = "UTF-8") -> Abilities:
    return abilities({"TERM": name, **(environ or {})}, encoding, encoding, TERMINFO.get)


@pytest.mark.parametrize(
    ("name", "environ", "colours"),
    [
        ("xterm-256color", TRUE, Colours.TRUE),
        ("xterm", TRUE, Colours.TRUE),
        ("xterm-direct", {}, Colours.TRUE),
        ("tmux-256color", TMUX | TRUE, Colours.TRUE),
        ("screen-256color", TMUX | TRUE, Colours.TRUE),
        ("xterm-256color", {}, Colours.MANY),
        ("alacritty", {}, Colours.MANY),
        ("xterm-kitty", {}, Colours.MANY),
        ("xterm", {}, Colours.SIXTEEN),
        ("putty", {}, Colours.SIXTEEN),
        ("screen", SCREEN, Colours.SIXTEEN),
        ("linux", {}, Colours.SIXTEEN),
        ("somebodys-own", {}, Colours.SIXTEEN),
        ("vt100", {}, Colours.NONE),
        ("vt220", {}, Colours.NONE),
        ("xterm-256color", {"NO_COLOR": "1"} | TRUE, Colours.NONE),
        ("xterm-256color", {"NO_COLOR": ""}, Colours.MANY),
    ],
)
def test_colours_are_those_of_the_kind_of_terminal(name: str, environ: dict[str, str], colours: Colours) -> None:
    assert of(name, environ).colours is colours


@pytest.mark.parametrize(
    ("name", "environ", "colours"),
    [
        ("screen-256color", SCREEN | TRUE, Colours.MANY),
        ("screen.xterm-256color", TRUE, Colours.MANY),
        ("screen", SCREEN | TRUE, Colours.SIXTEEN),
        ("screen-256color", SCREEN | TMUX | TRUE, Colours.MANY),
        ("linux", TRUE, Colours.SIXTEEN),
    ],
)
def test_a_claim_that_is_inherited_from_another_terminal_is_not_believed(
    name: str, environ: dict[str, str], colours: Colours
) -> None:
    assert of(name, environ).colours is colours


@pytest.mark.parametrize(
    ("name", "environ", "within"),
    [
        ("screen", {}, Multiplexer.SCREEN),
        ("screen", TMUX, Multiplexer.TMUX),
        ("screen", TMUX | SCREEN, Multiplexer.SCREEN),
        ("tmux-256color", SCREEN, Multiplexer.TMUX),
        ("xterm", {}, None),
    ],
)
def test_tmux_is_not_screen_even_where_it_calls_itself_so(
    name: str, environ: dict[str, str], within: Multiplexer | None
) -> None:
    assert of(name, environ).within is within


@pytest.mark.parametrize("name", ["linux", "linux-16color", "vt100", "vt220", "cons25"])
def test_consoles_get_ascii_and_are_asked_nothing(name: str) -> None:
    assert of(name).has_signs is False
    assert not of(name).answers


@pytest.mark.parametrize("name", ["xterm", "xterm-256color", "putty", "screen", "tmux-256color", "vte-256color"])
def test_the_width_of_signs_is_asked_of_all_others(name: str) -> None:
    assert of(name).has_signs is None
    assert of(name).answers


def test_a_locale_of_few_letters_has_no_signs() -> None:
    assert of("xterm", encoding="ANSI_X3.4-1968").has_signs is False
    assert of("xterm", encoding="ANSI_X3.4-1968").encoding == "ascii"
    assert of("xterm", encoding="utf8").has_signs is None


@pytest.mark.parametrize("name", ["", "dumb", "unknown"])
def test_a_terminal_without_a_cursor_is_dumb(name: str) -> None:
    assert of(name).is_dumb
    assert not of("xterm").is_dumb


@pytest.mark.parametrize(("name", "has_tabs"), [("xterm", True), ("vt100", True), ("eterm-color", False)])
def test_all_know_vertical_tabs_but_the_one_in_emacs(name: str, has_tabs: bool) -> None:
    assert of(name).has_tabs is has_tabs
