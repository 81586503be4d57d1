"""The shapes of large letters and figures: five rows of strokes and of what lies between. `large` gives them a size."""

from __future__ import annotations

from collections.abc import Mapping
from unicodedata import normalize

from wallboard.ui.render.large_signs import SIGNS

Shape = tuple[str, ...]
"""Five rows; # is ink. Columns and rows 0, 2 and 4 are as wide as a stroke, those between them are counters."""

_DRAWN = """
0 ###,# #,# #,# #,###
2 ###,  #,###,#  ,###
3 ###,  #,###,  #,###
4 # #,# #,###,  #,  #
5 ###,#  ,###,  #,###
6 ###,#  ,###,# #,###
7 ###,  #,  #,  #,  #
8 ###,# #,###,# #,###
9 ###,# #,###,  #,###
A ###,# #,###,# #,# #
B ###,# #,## ,# #,###
C ###,#  ,#  ,#  ,###
D ## ,# #,# #,# #,##
E ###,#  ,## ,#  ,###
F ###,#  ,## ,#  ,#
G ###,#  ,# #,# #,###
H # #,# #,###,# #,# #
I #,#,#,#,#
J   #,  #,  #,# #,###
K # #,# #,## ,# #,# #
L #  ,#  ,#  ,#  ,###
M #   #,## ##,# # #,#   #,#   #
N #  #,## #,# ##,#  #,#  #
O ###,# #,# #,# #,###
P ###,# #,###,#  ,#
Q ###,# #,# #,###,  #
R ###,# #,## ,# #,# #
S  ##,#  ,###,  #,##
T ###, # , # , # , #
U # #,# #,# #,# #,###
V # #,# #,# #,# #, #
W #   #,#   #,# # #,## ##,#   #
X # #,# #, # ,# #,# #
Y # #,# #, # , # , #
Z ###,  #, # ,#  ,###
- ,,###,,
– ,,###,,
− ,,###,,
+ , # ,###, # ,
. ,,,,#
, ,,,#,#
: ,#,,#,
· ,,#,,
' #,#,,,
/   #,  #, # ,#  ,#
( ##,# ,# ,# ,##
) ##, #, #, #,##
& ## ,#  , # ,# #,###
! #,#,#,,#
? ###,  #, # ,, #
_ ,,,,###
% # #,  #, # ,#  ,# #
~ , # #,# # ,,
≥ #  , # ,#  ,,###
≤   #, # ,  #,,###
× ,# #, # ,# #,
✕ # #,# #, # ,# #,# #
… ,,,,# # #
■ ,###,###,###,
↑   #  , ### ,# # #,  #  ,  #
↓   #  ,  #  ,# # #, ### ,  #
"""
_ACCENTS: Mapping[str, str] = {
    "\u0300": "#  ",
    "\u0301": "  #",
    "\u0302": " # ",
    "\u0303": " # ",
    "\u0308": "# #",
    "\u030a": " # ",
    "\u030b": "# #",
    "\u030c": "# #",
    "\u0327": "",
    "\u0328": "",
}
"""Combining mark → what stands over its letter; those below a letter are left out."""


def _read(drawn: str) -> Mapping[str, Shape]:
    shapes = {}
    for line in drawn.strip("\n").split("\n"):
        # The comma is a shape, too: the name is the first character of its line.
        rows = line[2:].split(",")
        width = max(map(len, rows))
        shapes[line[0]] = tuple(row.ljust(width) for row in rows)
    return shapes


SHAPES = _read(_DRAWN)
ONE: Shape = (" # ", "## ", " # ", " # ", "###")
"""Its stem is a stroke in the middle, where others have a counter."""
SPACE: Shape = (" ",) * 5


def spelt(text: str) -> list[tuple[str, str]] | None:
    """Return the capitals that a text is written in, each with what stands over it; None where a shape is missing."""
    letters: list[tuple[str, str]] = []
    for character in normalize("NFD", text.upper()):
        if character in _ACCENTS and letters:
            letters[-1] = (letters[-1][0], _ACCENTS[character])
        elif character in SHAPES or character in SIGNS or character in " 1":
            letters.append((character, ""))
        else:
            return None
    return letters


def shape(character: str) -> Shape:
    """Return the shape of a character that `spelt` has given, but for signs."""
    return ONE if character == "1" else SPACE if character == " " else SHAPES[character]
