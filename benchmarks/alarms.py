"""How loud the built-in rules are on days of the simulator: quiet on a normal one, loud when it matters.

Each row is a day from opening to closing, 6:00 to 20:00, read every 10 s. Exceeds its limit, and ends with 1, where a
normal day shows a critical alarm in 10 % of its minutes or more, or a rush does in fewer. Beside it stand the shares of
the early, the middle and the late hours. A day of the medium floor takes ten minutes, one of the small not one.

    python benchmarks/alarms.py
    python benchmarks/alarms.py --preset small --seeds 8
"""

from __future__ import annotations

import argparse
import sys
from concurrent.futures import ProcessPoolExecutor
from datetime import datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from wallboard.cli.alarms.rehearsal import Rehearsal, rehearsed
from wallboard.cli.floors import chosen
from wallboard.cli.simulated import settings
from wallboard.cli.simulated_time import polls
from wallboard.config.rules import rules
from wallboard.config.standards import standards
from wallboard.model.figure import Severity
from wallboard.model.instant import Instant
from wallboard.simulator.floor.world import Floor

LIMIT = 0.10
_POLL_S = 10
_OPENS_H, _CLOSES_H = 6, 20
_PARTS = ((6, 9), (9, 17), (17, 20))
_DAYS = {"small": ("normal-day", "monday-peak"), "medium": ("normal-day",)}
"""What is judged of each floor: a rush on a large one only takes longer to tell the same."""


class Day(NamedTuple):
    """One row."""

    scenario: str
    preset: str
    seed: int

    @property
    def is_normal(self) -> bool:
        """True where it is to be quiet."""
        return self.scenario == "normal-day"


def rehearsal(day: Day) -> Rehearsal:
    """Run the built-in rules over a day."""
    choice = chosen(*day)
    configured = settings(choice.scenario)
    held_to = standards(configured)
    start = datetime(2027, 3, 1, _OPENS_H, tzinfo=ZoneInfo(choice.scenario.time_zone))
    simulated = Floor(choice.scenario, seed=day.seed, start=start)
    readings = polls(simulated, Instant(start, 0.0), length_s=(_CLOSES_H - _OPENS_H) * 3600, step_s=_POLL_S)
    return rehearsed(readings, held_to, rules(configured, held_to))


def line(day: Day, found: Rehearsal) -> str:
    """Return what is printed of a day."""
    fired: dict[str, list[int]] = {}
    for episode in found.episodes:
        numbers = fired.setdefault(episode.rule, [0, 0])
        numbers[0] += 1
        numbers[1] += episode.severity is Severity.CRITICAL
    sums = ", ".join(f"{rule} {number} ({critical} critical)" for rule, (number, critical) in sorted(fired.items()))
    parts = "".join(f"{_critical_share(found, *part):9.1%}" for part in _PARTS)
    shares = f"{found.alarm_share:8.1%}{found.critical_share:10.1%}{parts}"
    return f"{day.scenario:<12}{day.preset:<8}{day.seed:>4}{shares}  {sums}"


def _critical_share(found: Rehearsal, from_h: int, to_h: int) -> float:
    minutes = range((from_h - _OPENS_H) * 60, (to_h - _OPENS_H) * 60)
    critical = frozenset[int]().union(*found.in_critical.values())
    return len(critical.intersection(minutes)) / len(minutes)


def main() -> int:
    """Print the table; return 1 when a limit is exceeded."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--preset", choices=list(_DAYS), action="append", help="one floor alone; else both")
    parser.add_argument("--seeds", type=int, default=3)
    arguments = parser.parse_args()
    days = [
        Day(scenario, preset, seed)
        for preset in arguments.preset or _DAYS
        for scenario in _DAYS[preset]
        for seed in range(1, arguments.seeds + 1)
    ]
    parts = "".join(f"{f'{from_h} to {to_h}':>9}" for from_h, to_h in _PARTS)
    print(f"{'day':<12}{'floor':<8}{'seed':>4}{'alarm':>8}{'critical':>10}{parts}  fired")
    exceeded = False
    with ProcessPoolExecutor() as pool:
        for day, found in zip(days, pool.map(rehearsal, days), strict=True):
            print(line(day, found), flush=True)
            exceeded |= (found.critical_share < LIMIT) != day.is_normal
    return int(exceeded)


if __name__ == "__main__":
    sys.exit(main())
