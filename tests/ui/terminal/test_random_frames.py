"""Whatever is drawn: the terminal shows what it would show if it were told all."""

from __future__ import annotations

from itertools import pairwise
from random import Random

import pytest
from rich.cells import cell_len, set_cell_size

from tests.ui.terminal.pair import Pair

COLUMNS, LINES = 20, 5
UPDATES = 100
"""Of one to three frames each."""
SPECIMENS = ("a", "b", "7", " ", "  ", "ö", "│", "▂", "→", "山", "한", "ｗ", "e\u0301", "Ω", "ß", "🙂", "i\u0308\u0323")
CODES = ("", "1", "3;4", "7", "31", "1;38;5;120", "38;2;1;2;3", "38;2;1;2;3;48;2;9;8;7", "48;5;7", "39;49", "9;95;104")
OTHERS = ("\a", "\x1b[2J", "\x1b]52;c;QQ==\a", "\x1b[?25l", "\x1b[?1049h", "\x1b[?2026h", "\x1b[2;2H\x1b[K", "text")


def stretch(random: Random, y: int) -> str:
    """Return a stretch as Textual writes it: within the line, with a reset behind each style."""
    x = random.randrange(COLUMNS)
    written, room = f"\x1b[{y + 1};{x + 1}H", COLUMNS - x
    for _ in range(random.randrange(1, 5)):
        text = "".join(random.choices(SPECIMENS, k=random.randrange(1, 8)))
        text = set_cell_size(text, min(room, cell_len(text)))
        codes, room = random.choice(CODES), room - cell_len(text)
        written += f"\x1b[{codes}m{text}\x1b[0m" if codes else text
    return written


def frame(random: Random) -> str:
    """Return a frame as Textual writes it: line by line, and the place of the cursor at the end."""
    lines = sorted(random.choices(range(LINES), k=random.randrange(1, 6)))
    written = stretch(random, lines[0])
    for before, y in pairwise(lines):
        written += ("\n" if y != before else "") + stretch(random, y)
    return f"{written}\x1b[{random.randrange(LINES) + 1};{random.randrange(COLUMNS) + 1}H"


def update(random: Random) -> list[str]:
    """Return what is written between two moments in which the terminal reads."""
    frames = [frame(random) for _ in range(random.randrange(1, 4))]
    if random.random() < 0.2:
        frames.insert(random.randrange(len(frames) + 1), random.choice(OTHERS))
    return frames


@pytest.mark.parametrize("seed", range(20))
def test_the_screens_are_the_same(seed: int) -> None:
    random, pair = Random(seed), Pair(COLUMNS, LINES)
    for _ in range(UPDATES):
        pair.show(*update(random))
        assert pair.differences == []


@pytest.mark.parametrize("seed", range(5))
def test_they_are_the_same_after_the_whole_screen_was_drawn_on_a_terminal_of_another_size(seed: int) -> None:
    random, pair = Random(seed), Pair(COLUMNS, LINES)
    for _ in range(UPDATES):
        pair.show(*update(random))
        pair.differences.clear()
        pair.resize(random.randrange(1, 2 * COLUMNS), random.randrange(1, 2 * LINES))
        if random.random() < 0.5:
            pair.show(frame(random))  # made for the size before
            pair.differences.clear()
        columns, lines = pair.plain.size
        whole = "\n".join(f"\x1b[{y + 1};1H\x1b[1m{random.choice('ab') * columns}\x1b[0m" for y in range(lines))
        pair.show(f"{whole}\x1b[1;1H")
        assert pair.differences == []
        pair.resize(COLUMNS, LINES)
        pair.show("\x1b[2J")
