from __future__ import annotations

import subprocess
import sys

import pytest

_LETTERS = "from wallboard.cli.abilities import found; print(found().encoding, found().written)"
_COLOURS = "import sys; from wallboard.cli.abilities import colours_of; print(colours_of(sys.argv[1]))"


def told(program: str, *argv: str, env: dict[str, str] | None = None) -> str:
    """Return what a program prints: neither locale nor terminfo can change in a process."""
    ran = subprocess.run([sys.executable, "-c", program, *argv], env=env, capture_output=True, text=True, check=True)
    return ran.stdout.strip()


@pytest.mark.parametrize(("name", "colours"), [("linux", "8"), ("vt100", "-1"), ("no-such-terminal", "None")])
def test_terminfo_is_asked_for_colours(name: str, colours: str) -> None:
    assert told(_COLOURS, name) == colours


@pytest.mark.parametrize(
    ("locale", "letters"),
    [
        ({"LC_ALL": "C.UTF-8"}, "utf-8 utf-8"),
        ({"LC_ALL": "C"}, "ascii utf-8"),
        ({"LANG": ""}, "ascii utf-8"),
        ({"LC_ALL": "C.UTF-8", "PYTHONIOENCODING": "latin-1"}, "iso8859-1 iso8859-1"),
        ({"PYTHONUTF8": "1"}, "utf-8 utf-8"),
    ],
    ids=["UTF-8", "C", "none", "Latin-1", "forced"],
)
def test_a_locale_that_says_nothing_has_the_letters_of_ascii(locale: dict[str, str], letters: str) -> None:
    assert told(_LETTERS, env=locale) == letters
