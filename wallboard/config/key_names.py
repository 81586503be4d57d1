"""Keys as people write them, and the one name by which the terminal's library knows each.

/          → slash             Esc, PgDn   → escape, pagedown
ctrl+Q, ^q → ctrl+q            shift+s     → S
"""

from __future__ import annotations

import unicodedata

from wallboard.config.forms import near

NAMED = (
    *("escape", "enter", "tab", "space", "backspace", "delete", "insert", "home", "end", "pageup", "pagedown"),
    *("up", "down", "left", "right"),
    *(f"f{number}" for number in range(1, 25)),
)
"""Keys that type no sign of their own."""
_MODIFIERS = ("alt", "ctrl", "shift")
"""In the order in which a key's name has them."""
_SIGN_NAMES = {
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}
"""Unicode's names of signs, where the library has shorter ones."""
_OTHER_NAMES = {
    **{"esc": "escape", "return": "enter", "del": "delete", "ins": "insert", "pgup": "pageup", "pgdn": "pagedown"},
    **{"↑": "up", "↓": "down", "←": "left", "→": "right", "⏎": "enter", "⌫": "backspace"},
}
"""What keyboards, and our own help, call a key."""
_THE_SAME = {"ctrl+i": "tab", "ctrl+m": "enter", "ctrl+h": "backspace", "ctrl+left_square_bracket": "escape"}
"""What a terminal cannot tell from another key."""
_UNSURE = ("ctrl+space", "ctrl+at")
"""What comes under another name from each terminal."""


def _sign_name(sign: str) -> str:
    name = unicodedata.name(sign, "").lower().replace("-", "_").replace(" ", "_")
    return _SIGN_NAMES.get(name, name)


SIGNS = {_sign_name(sign): sign for sign in map(chr, range(0x21, 0x7F)) if not sign.isalnum()}
"""Name → the sign that the key types, of those on every keyboard."""


def key(text: object) -> str:
    """Return the name of the key that a text writes; ValueError with the reason where it is none."""
    if not isinstance(text, str) or not text:
        raise ValueError('must be a key in quotes, such as "q", "/" or "ctrl+q"')
    modifiers, base = _parts(text)
    for modifier in modifiers - set(_MODIFIERS):
        raise ValueError(f'"{text}": there is no modifier "{modifier}": write ctrl, alt or shift')
    if len(base) == 1 and base.isalpha():
        modifiers, base = _letter(modifiers, base)
        if len(base) > 1:  # in the other case some letters are two: ß is SS
            raise ValueError(f'"{text}": no keyboard sends this: choose another key')
    elif "shift" in modifiers and base not in NAMED:
        raise ValueError(f'"{text}": write the sign that it types, such as "?"')
    name = "+".join([*(modifier for modifier in _MODIFIERS if modifier in modifiers), base])
    if name in _UNSURE:
        raise ValueError(f'"{text}": this key has another name in each terminal: choose another')
    return _THE_SAME.get(name, name)


def sign(name: str) -> str:
    """Return a key as people write it: the sign for its name, all else as it is."""
    *modifiers, base = name.split("+")
    return "+".join([*modifiers, SIGNS.get(base, base)])


def types_text(name: str) -> bool:
    """Say whether the key types something where one writes."""
    return name == "space" or ("+" not in name and name not in NAMED)


def _parts(text: str) -> tuple[set[str], str]:
    """Return the modifiers, and the name of the key that they go with."""
    if text.startswith("^") and len(text) > 1:
        text = f"ctrl+{text[1:]}"
    before, _, base = text.rpartition("+")
    if not base and (not before or before.endswith("+")):
        before, base = before.removesuffix("+"), "+"
    return set(before.lower().split("+")) - {""}, _base(base, text)


def _letter(modifiers: set[str], letter: str) -> tuple[set[str], str]:
    """Return a letter as a terminal tells it: `S`, but `alt+shift+s`; beside ctrl its case is lost."""
    if modifiers <= {"shift"}:
        return set(), letter.upper() if modifiers else letter
    is_shifted = letter.isupper() and "ctrl" not in modifiers
    return modifiers | ({"shift"} if is_shifted else set()), letter.lower()


def _base(base: str, text: str) -> str:
    name = base.lower()
    name = _OTHER_NAMES.get(name, name)
    if name in NAMED or name in SIGNS:
        return name
    if base == " ":
        return "space"
    if len(base) == 1 and base.isprintable():
        return base if base.isalnum() else _sign_name(base)
    raise ValueError(f'"{text}" is not a key{near(name, [*NAMED, *SIGNS])}')
