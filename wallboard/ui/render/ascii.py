"""The same in ASCII, cell by cell: for terminals and locales that have no other signs, or draw them two cells wide.

    ▲ Billing      ━━━━━─╋──  ▁▂▅█   ● 4  ◐ 2  ■ 28   █▀█
    ! Billing      =====-|--  ._-|   A 4  O 2  B 28   |"|

Letters are no signs, unless they stand alone as one: a name keeps those that it has.
"""

from __future__ import annotations

from collections.abc import Mapping

from wallboard.model.agent import AgentState
from wallboard.ui.render.marks import STATE, STATE_INK

_BAR = "▀"
_STATE_LETTERS = {
    AgentState.AVAILABLE: "A",
    AgentState.OFFERED: "O",
    AgentState.BUSY: "B",
    AgentState.WRAP_UP: "W",
    AgentState.BREAK: "K",
    AgentState.OFFLINE: "F",
}
SIGNS: Mapping[str, str] = {
    **{"▲": "^", "▼": "v", "△": "/", "▽": "\\", "◆": "*", "◇": "<", "●": "o", "◐": "%", "○": ".", "✕": "x", "✓": "v"},
    **{"■": "#", "□": '"', "▪": "+"},
    **{"▁": ".", "▂": "_", "▃": "_", "▄": "_", "▅": "-", "▆": "=", "▇": "=", "█": "|", _BAR: '"'},
    **{"▎": "|", "▌": "|", "▐": "|", "━": "=", "─": "-", "╋": "|"},
    **{"↑": "^", "↓": "v", "←": "<", "→": ">", "⏎": "<", "⌫": "<", "›": ">"},
    **{"·": "-", "–": "-", "−": "-", "×": "x", "÷": "/", "≥": ">", "≤": "<", "…": ">", "�": "?"},
}
"""Sign → an ASCII one, whatever its ink."""
SIGNS_OF_INKS: Mapping[str, Mapping[str, str]] = {
    # Colours tell apart what one sign can mean; where there is ASCII there may be none.
    **{STATE_INK[state]: {STATE[state]: letter, _BAR: letter} for state, letter in _STATE_LETTERS.items()},
    "critical": {"▲": "!", "✕": "X"},
    "label": {"↑": "+", "↓": "-"},
}
"""Ink → what its signs are instead."""
ALONE: Mapping[str, str] = {"Σ": "="}
"""Letter that is a sign where it stands alone → an ASCII sign."""

PLAIN_SIGNS: Mapping[int, str] = str.maketrans(dict(SIGNS))
"""As `str.translate` takes it, for what has no ink."""
_BAR_SIGNS = {"label": "□", **{STATE_INK[state]: STATE[state] for state in _STATE_LETTERS}}
_TABLES = {ink: str.maketrans({**SIGNS, **signs}) for ink, signs in SIGNS_OF_INKS.items()}


def in_ascii(text: str, ink: str) -> str:
    """Return a text of as many cells in which each of our signs is an ASCII one; letters stay."""
    if text.isascii():
        return text
    alone = ALONE.get(text.strip())
    return text.replace(text.strip(), alone) if alone else text.translate(_TABLES.get(ink, PLAIN_SIGNS))


def without_colour(text: str, ink: str) -> str:
    """Return a part of a stacked bar in the sign that its legend has; any other text as it is.

    Where there are no colours, the bar would be one line from end to end, and look like a full gauge.
    """
    sign = _BAR_SIGNS.get(ink)
    # A large figure has the bar's own sign, too, and never nothing else from end to end.
    return sign * len(text) if sign and not text.strip(_BAR) else text
