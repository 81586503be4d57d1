"""How loud the built-in rules are on days of the simulator: quiet on a normal one, loud when it matters.

Each row is eight hours, 9:00 to 17:00, read every 10 s. Exceeds its limit, and ends with 1, where a normal day shows a
critical alarm in 10 % of its minutes or more, or a rush does in fewer.

    python benchmarks/alarms.py
    python benchmarks/alarms.py --preset medium --seeds 1
"""

from __future__ import annotations

import argparse
import sys
from datetime import datetime
from zoneinfo import ZoneInfo

from wallboard.cli.alarms.rehearsal import Rehearsal, rehearsed
from wallboard.cli.floors import chosen
from wallboard.cli.simulated import settings
from wallboard.cli.simulated_time import polls
from wallboard.config.rules import rules
from wallboard.config.standards import standards
from wallboard.model.figure import Severity
from wallboard.model.instant import Instant
from wallboard.simulator.floor.presets import PRESETS
from wallboard.simulator.floor.world import Floor

LIMIT = 0.10
_POLL_S = 10
_DAYS = ("normal-day", "monday-peak")


def day(scenario: str, preset: str, seed: int, hours: float) -> Rehearsal:
    """Run the built-in rules over a day."""
    choice = chosen(scenario, preset, seed)
    configured = settings(choice.scenario)
    held_to = standards(configured)
    start = datetime(2027, 3, 1, 9, tzinfo=ZoneInfo(choice.scenario.time_zone))
    simulated = Floor(choice.scenario, seed=seed, start=start)
    readings = polls(simulated, Instant(start, 0.0), length_s=round(hours * 3600), step_s=_POLL_S)
    return rehearsed(readings, held_to, rules(configured, held_to))


def line(scenario: str, seed: int, found: Rehearsal) -> str:
    """Return what is printed of a day."""
    fired: dict[str, list[int]] = {}
    for episode in found.episodes:
        numbers = fired.setdefault(episode.rule, [0, 0])
        numbers[0] += 1
        numbers[1] += episode.severity is Severity.CRITICAL
    sums = ", ".join(f"{rule} {number} ({critical} critical)" for rule, (number, critical) in sorted(fired.items()))
    return f"{scenario:<12}{seed:5}{found.alarm_share:8.1%}{found.critical_share:10.1%}  {sums}"


def main() -> int:
    """Print the table; return 1 when a limit is exceeded."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--preset", choices=list(PRESETS), default="small")
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--hours", type=float, default=8.0)
    arguments = parser.parse_args()
    print(f"{'day':<12}{'seed':>5}{'alarm':>8}{'critical':>10}  fired")
    exceeded = False
    for scenario in _DAYS:
        for seed in range(1, arguments.seeds + 1):
            found = day(scenario, arguments.preset, seed, arguments.hours)
            print(line(scenario, seed, found), flush=True)
            exceeded |= (found.critical_share < LIMIT) != (scenario == "normal-day")
    return int(exceeded)


if __name__ == "__main__":
    sys.exit(main())
