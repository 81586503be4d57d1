"""What the terminal can do: colours, UTF-8, size. From the environment alone, without asking the terminal itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from wallboard.cli.checks.finding import Finding, note, ok
from wallboard.ui.terminal.abilities import UTF_8, Abilities, Colours, Multiplexer

_SMALLEST = (80, 24)


def terminal(found: Abilities, environ: Mapping[str, str], size: tuple[int, int] | None) -> Iterator[Finding]:
    """Yield what was found; `size` is columns and lines, None where standard output is no terminal."""
    yield _colours(found, environ)
    yield _letters(found)
    yield _room(size)


def _colours(found: Abilities, environ: Mapping[str, str]) -> Finding:  # noqa: PLR0911 — a table
    name = environ.get("TERM", "")
    if found.is_dumb:
        return note("colours", f'TERM is "{name}": start the board in a real terminal')
    match found.colours:
        case Colours.NONE if environ.get("NO_COLOR"):
            return ok("colours", "none, as NO_COLOR asks; states are told by sign and word")
        case Colours.NONE:
            return note("colours", f'none, as TERM is "{name}"; states are told by sign and word')
        case Colours.SIXTEEN if found.answers:
            more = "set TERM=xterm-256color if your terminal can do more"
            return note("colours", f'16, as TERM is "{name}": the board wears the theme "terminal"; {more}')
        case Colours.SIXTEEN:
            return ok("colours", f'16, as TERM is "{name}": the board wears the theme "terminal"')
        case Colours.MANY if found.within is Multiplexer.SCREEN:
            return ok("colours", "256, all that GNU screen has")
        case Colours.MANY:
            return ok("colours", "256; set COLORTERM=truecolor if your terminal can do more")
        case _:
            return ok("colours", "16 million (truecolor)")


def _letters(found: Abilities) -> Finding:
    if found.encoding != UTF_8:
        return note("letters", f"{found.encoding}: drawn in ASCII; set LANG=en_GB.UTF-8 or another UTF-8 locale")
    if found.has_signs is False:
        return ok("letters", "UTF-8; signs and digits are drawn in ASCII, as such terminals lack them")
    return ok("letters", "UTF-8")


def _room(size: tuple[int, int] | None) -> Finding:
    if size is None:
        return note("size", "standard output is not a terminal, so that its size is unknown")
    columns, lines = size
    if columns < _SMALLEST[0] or lines < _SMALLEST[1]:
        return note("size", f"{columns} × {lines}: the board wants at least 80 × 24")
    return ok("size", f"{columns} × {lines}")
