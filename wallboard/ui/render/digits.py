"""Heavy digits of half blocks: three rows high, three cells wide, to be read from across the room."""

from __future__ import annotations

ROWS = 3
_GLYPHS = {
    "0": "###\n# #\n# #\n# #\n# #\n###",
    "1": " # \n## \n # \n # \n # \n###",
    "2": "###\n  #\n###\n#  \n#  \n###",
    "3": "###\n  #\n ##\n  #\n  #\n###",
    "4": "# #\n# #\n# #\n###\n  #\n  #",
    "5": "###\n#  \n###\n  #\n  #\n###",
    "6": "###\n#  \n###\n# #\n# #\n###",
    "7": "###\n  #\n  #\n # \n # \n # ",
    "8": "###\n# #\n###\n# #\n# #\n###",
    "9": "###\n# #\n# #\n###\n  #\n###",
    ":": " \n#\n \n \n#\n ",
    "–": "   \n   \n###\n   \n   \n   ",
    "−": "   \n   \n###\n   \n   \n   ",
    "+": "   \n # \n###\n # \n   \n   ",
    " ": " \n \n \n \n \n ",
}
"""Six pixels high. What is not here (a percent sign, a tilde) stands as an ordinary character in the last row."""
_HALVES = {(False, False): " ", (True, False): "▀", (False, True): "▄", (True, True): "█"}


def digits(text: str) -> tuple[str, str, str]:
    """Return the text as three rows of equal width; neighbours stand one cell apart."""
    glyphs = [_glyph(character) for character in text]
    top, middle, bottom = (" ".join(glyph[row] for glyph in glyphs) for row in range(ROWS))
    return top, middle, bottom


def heavy(text: str, width: int) -> tuple[str, str, str]:
    """Return the text as heavy digits; as itself in the middle row where they would take more than `width` cells."""
    rows = digits(text)
    return rows if len(rows[0]) <= width else ("", text, "")


def _glyph(character: str) -> tuple[str, ...]:
    if character not in _GLYPHS:
        return " ", " ", character
    pixels = _GLYPHS[character].split("\n")
    return tuple(
        "".join(_HALVES[upper != " ", lower != " "] for upper, lower in zip(pixels[row], pixels[row + 1], strict=True))
        for row in range(0, 2 * ROWS, 2)
    )
