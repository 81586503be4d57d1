"""Whether a theme can be read: the contrast of each ink that writes with each ground that it may stand on.

As WCAG 2.2 defines contrast.
"""

from __future__ import annotations

from collections.abc import Iterator

from wallboard.ui.render.inks import INKS
from wallboard.ui.render.palette import Palette

READABLE = 4.5
"""Level AA, for text of ordinary size."""


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours `#rrggbb`: 1 for the same, 21 for black on white."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def texts_on_grounds(palette: Palette) -> Iterator[tuple[str, str]]:
    """Yield each ink that writes, with each ground that it may stand on."""
    grounds = ["background", "panel", "cursor"]
    if "reverse" in palette.style_of("cursor").split():
        grounds.remove("cursor")  # such a row is drawn in one colour, see `widgets.ink`
    for name, ink in INKS.items():
        if ink.is_text:
            yield from ((name, ground) for ground in (["banner"] if name == "banner-text" else grounds))


def hard_to_read(palette: Palette) -> Iterator[str]:
    """Yield what has less contrast than READABLE, in words; the terminal's own colours are not ours to judge."""
    for ink, ground in texts_on_grounds(palette):
        one, other = palette.colours[ink], palette.colours[ground]
        if one.startswith("#") and other.startswith("#") and (found := contrast(one, other)) < READABLE:
            yield f"{ink} on {ground} {found:.1f} : 1"


def _luminance(colour: str) -> float:
    """Return the relative luminance, as WCAG defines it."""
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
