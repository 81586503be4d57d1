"""What the terminal can do: colours, UTF-8, size. From the environment alone, without asking the terminal itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from wallboard.cli.checks.finding import Finding, note, ok

_SMALLEST = (80, 24)


def terminal(environ: Mapping[str, str], encoding: str, size: tuple[int, int] | None) -> Iterator[Finding]:
    """Yield what was found; `size` is columns and lines, None where standard output is no terminal."""
    yield _colours(environ)
    yield _letters(encoding)
    yield _room(size)


def _colours(environ: Mapping[str, str]) -> Finding:
    name = environ.get("TERM", "")
    if environ.get("NO_COLOR"):
        return ok("colours", "none, as NO_COLOR asks; states are told by sign and word")
    if environ.get("COLORTERM") in ("truecolor", "24bit") or name.endswith("-direct"):
        return ok("colours", "16 million (truecolor)")
    if name in ("", "dumb"):
        return note("colours", f'TERM is "{name}": start the board in a real terminal')
    if "256" in name:
        return ok("colours", "256; set COLORTERM=truecolor if your terminal can do more")
    more = "set TERM=xterm-256color if your terminal can do more"
    return note("colours", f'16, as TERM is "{name}": theme = "terminal" is made of them; {more}')


def _letters(encoding: str) -> Finding:
    if encoding.replace("-", "").lower() == "utf8":
        return ok("letters", "UTF-8")
    return note("letters", f"{encoding}: set LANG=en_GB.UTF-8 or another UTF-8 locale")


def _room(size: tuple[int, int] | None) -> Finding:
    if size is None:
        return note("size", "standard output is not a terminal, so that its size is unknown")
    columns, lines = size
    if columns < _SMALLEST[0] or lines < _SMALLEST[1]:
        return note("size", f"{columns} × {lines}: the board wants at least 80 × 24")
    return ok("size", f"{columns} × {lines}")
