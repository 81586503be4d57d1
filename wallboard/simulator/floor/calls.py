"""What happens on the two phone lines during a call: holds, mutes, and a colleague consulted on line 2."""

from random import Random

from msgspec import Struct

from wallboard.simulator.floor.codes import Line1, Line2
from wallboard.simulator.floor.draws import duration_s

_CONSULTS = 0.10
_HOLDS = 0.22
_MUTES = 0.12


class LineStep(Struct, frozen=True):
    """At some second of the call the lines turn to these codes."""

    at_s: int
    line1: Line1
    line2: Line2


def call_steps(random: Random, talk_s: int) -> tuple[LineStep, ...]:
    """Draw the steps of one call after its beginning, in order, all before its end; most calls have none."""
    draw = random.random()
    begins_s = random.randint(talk_s // 5, max(talk_s // 5, talk_s // 2))
    if draw < _CONSULTS:
        steps = _consultation(random, begins_s)
    elif draw < _CONSULTS + _HOLDS:
        steps = _aside(random, begins_s, Line1.HOLD, mean_s=55)
    elif draw < _CONSULTS + _HOLDS + _MUTES:
        steps = _aside(random, begins_s, Line1.MUTE, mean_s=15)
    else:
        steps = []
    return tuple(step for step in steps if step.at_s < talk_s)


def _aside(random: Random, begins_s: int, code: Line1, mean_s: int) -> list[LineStep]:
    return [
        LineStep(begins_s, code, Line2.UNUSED),
        LineStep(begins_s + duration_s(random, mean_s, 3), Line1.BUSY, Line2.UNUSED),
    ]


def _consultation(random: Random, begins_s: int) -> list[LineStep]:
    """Put the caller on hold and ring a colleague, who answers or not, and is sometimes muted or put on hold."""
    steps = [LineStep(begins_s, Line1.HOLD, Line2.OFFERED)]
    time_s = begins_s + random.randint(3, 9)
    draw = random.random()
    if draw < 0.15:
        steps.append(LineStep(time_s, Line1.HOLD, Line2.ERROR))
        time_s += random.randint(8, 25)
    else:
        steps.append(LineStep(time_s, Line1.HOLD, Line2.BUSY))
        time_s += duration_s(random, 40, 10)
        if draw < 0.55:
            # Back to the caller for a moment, or a word that the colleague need not hear.
            meanwhile = (Line1.BUSY, Line2.HOLD) if draw < 0.35 else (Line1.HOLD, Line2.MUTE)
            steps.append(LineStep(time_s, *meanwhile))
            time_s += random.randint(8, 25)
            steps.append(LineStep(time_s, Line1.HOLD, Line2.BUSY))
            time_s += random.randint(5, 20)
    steps.append(LineStep(time_s, Line1.BUSY, Line2.UNUSED))
    return steps
