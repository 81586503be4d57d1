"""The checks that need no server."""

from __future__ import annotations

import pytest

from tests.cli.factories import queue
from wallboard.beat.movement import Turn
from wallboard.cli.checks.finding import Finding, Verdict, bad, ok
from wallboard.cli.checks.rhythm import PAUSE_S, Step, rhythm
from wallboard.cli.checks.sla import matching_readings, sla_targets
from wallboard.cli.checks.terminal import terminal
from wallboard.cli.exits import Exit
from wallboard.model.selection import Selection
from wallboard.model.service_level import ServiceTarget
from wallboard.model.standards import Standards
from wallboard.ui.terminal.abilities import abilities

STOOD, MOVED, BACK, UNKNOWN = Turn.STOOD, Turn.MOVED, Turn.WENT_BACK, Turn.UNKNOWN


def steps(*turns: Turn) -> list[Step]:
    return [Step((index + 1) * PAUSE_S, turn) for index, turn in enumerate(turns)]


def looked_at(
    environ: dict[str, str], encoding: str = "utf-8", size: tuple[int, int] | None = (200, 50)
) -> list[Finding]:
    return list(terminal(abilities(environ, encoding, encoding, lambda _: None), environ, size))


def test_a_finding_is_one_line() -> None:
    assert str(ok("letters", "UTF-8")) == "ok    letters        UTF-8"
    assert str(bad("name", "unknown", Exit.UNREACHABLE)).startswith("BAD   name ")


@pytest.mark.parametrize(
    ("turns", "verdict", "told"),
    [
        ([STOOD, MOVED, STOOD, STOOD, STOOD, MOVED, STOOD, STOOD, STOOD, MOVED], Verdict.OK, "about every 10 s"),
        ([MOVED] * 10, Verdict.OK, "new at every call"),
        ([STOOD] * 10, Verdict.NOTE, "the source is frozen"),
        ([UNKNOWN] * 10, Verdict.NOTE, "nobody on the floor who would tick"),
        ([MOVED, STOOD, BACK, MOVED, STOOD, BACK], Verdict.NOTE, "several servers out of step"),
        ([STOOD, MOVED, *[STOOD] * 8], Verdict.NOTE, "moved once"),
        ([MOVED, *[STOOD] * 7, MOVED], Verdict.NOTE, "about every 20 s, not every 10 s"),
    ],
)
def test_the_rhythm_is_told_from_what_moved(turns: list[Turn], verdict: Verdict, told: str) -> None:
    finding = rhythm(steps(*turns))

    assert finding.verdict is verdict
    assert told in finding.text


@pytest.mark.parametrize(
    ("sla_target", "target", "readings"),
    [
        (20, ServiceTarget(0.8, 20), ("seconds",)),
        (1, ServiceTarget(0.8, 60), ("minutes",)),
        (4, ServiceTarget(0.9, 14400), ("hours",)),
        (80, ServiceTarget(0.8, 20), ("percent",)),
        (80, ServiceTarget(0.8, 80), ("seconds", "percent")),
        (30, ServiceTarget(0.8, 20), ()),
    ],
)
def test_every_reading_of_the_apis_target_is_tried(
    sla_target: int, target: ServiceTarget, readings: tuple[str, ...]
) -> None:
    assert matching_readings(sla_target, target) == readings


def test_queues_that_are_alike_share_a_line() -> None:
    queues = [queue(queue_id=str(number), queue_name=f"Q{number}", sla_target=20) for number in range(5)]
    queues.append(queue(queue_name="Other", sla_target=7))

    alike, other = sla_targets(queues, Standards())

    assert alike.verdict is Verdict.OK
    assert alike.text == "as given 20, ours 80 % in 20s: agree if it means seconds: Q0, Q1, Q2, Q3, Q4"
    assert other.verdict is Verdict.NOTE
    assert other.text == (
        "as given 7, ours 80 % in 20s: no reading of it agrees; compare with the SLA settings of Other"
    )


def test_only_chosen_queues_are_compared() -> None:
    queues = [queue(queue_id="1", queue_name="Ours", sla_target=20), queue(queue_id="2", sla_target=7)]

    (ours,) = sla_targets(queues, Standards(queues=Selection(ids=("1",))))
    (none,) = sla_targets(queues, Standards(queues=Selection(ids=("3",))))

    assert ours.text.endswith(": Ours")
    assert none.verdict is Verdict.NOTE
    assert "no queue of the list is chosen" in none.text


def test_a_target_of_zero_agrees_with_nothing() -> None:
    (finding,) = sla_targets([queue(sla_target=0)], Standards())

    assert finding.verdict is Verdict.NOTE


@pytest.mark.parametrize(
    ("environ", "verdict", "told"),
    [
        ({"TERM": "xterm", "COLORTERM": "truecolor"}, Verdict.OK, "16 million"),
        ({"TERM": "xterm-256color"}, Verdict.OK, "256"),
        ({"TERM": "xterm"}, Verdict.NOTE, "TERM=xterm-256color"),
        ({"TERM": "linux"}, Verdict.OK, '"terminal"'),
        ({"TERM": "screen-256color", "COLORTERM": "truecolor"}, Verdict.OK, "GNU screen"),
        ({"TERM": "xterm-256color", "NO_COLOR": "1"}, Verdict.OK, "NO_COLOR"),
        ({"TERM": "dumb"}, Verdict.NOTE, "real terminal"),
        ({}, Verdict.NOTE, "real terminal"),
    ],
)
def test_the_colours_are_told_from_the_environment(environ: dict[str, str], verdict: Verdict, told: str) -> None:
    finding = looked_at(environ)[0]

    assert finding.verdict is verdict
    assert told in finding.text


def test_letters_and_size_are_told() -> None:
    _, letters, size = looked_at({"TERM": "xterm"}, "ISO-8859-1", (79, 30))

    assert letters.verdict is Verdict.NOTE
    assert "UTF-8 locale" in letters.text
    assert size.verdict is Verdict.NOTE
    assert "at least 80 × 24" in size.text
    assert looked_at({}, "UTF-8", (80, 24))[2].verdict is Verdict.OK
    assert "not a terminal" in looked_at({}, size=None)[2].text
