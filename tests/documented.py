"""What the documentation shows, as tests take it: the very text, so that it cannot go stale."""

from __future__ import annotations

import re
from pathlib import Path

_DOCS = Path(__file__).parents[1] / "docs"
_BLOCK = re.compile(r"^```\w*\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)


def block(page: str, begins: str) -> str:
    """Return the one code block of a page that begins like that."""
    texts = [found["text"] for found in _BLOCK.finditer((_DOCS / page).read_text(encoding="utf-8"))]
    (text,) = [text for text in texts if text.startswith(begins)]
    return text


def with_ours(text: str, ours: dict[str, str]) -> str:
    """Return a text with what a test has in place of what the page names; each of those must be there."""
    for named, our in ours.items():
        assert named in text, f"{named!r} is not in the documentation any more"
        text = text.replace(named, our)
    return text
