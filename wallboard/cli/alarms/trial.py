"""`wallboard alarms test`: the rules over a stretch of a simulated day, at full speed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import click
from msgspec.structs import replace

from wallboard.cli.alarms.configured import configured_rules
from wallboard.cli.alarms.rehearsal import Rehearsal, rehearsed
from wallboard.cli.alarms.there import rules_there
from wallboard.cli.floors import FloorChoice, chosen, scenario_flags, scenarios_help
from wallboard.cli.options import profile_flags
from wallboard.cli.simulated_time import polls
from wallboard.cli.table import table
from wallboard.model import written
from wallboard.model.alarm.rules import Rules
from wallboard.model.figure import Severity
from wallboard.model.instant import Instant, later
from wallboard.model.situation import Situation
from wallboard.simulator.floor.world import Floor

POLL_S = 10
_LONGEST_H = 24


@click.command(name="test", epilog=scenarios_help())
@click.option(
    "--hours",
    type=click.FloatRange(0, _LONGEST_H, min_open=True),
    default=1.0,
    show_default=True,
    help=f"How long, up to {_LONGEST_H}.",
)
@click.option("--from", "begin", metavar="HH:MM", help="Time of day to begin at; else the scenario's own.")
@scenario_flags
@profile_flags
def command(hours: float, begin: str | None, flags: dict[str, object], **floor: Any) -> None:
    """Run the rules over a simulated hour, and print what would have fired.

    The rules and times of maintenance are the configuration's, where there is one; agents, queues, targets and limits
    are the simulated floor's.
    """
    choice = chosen(**floor)
    if begin is not None:
        choice = replace(choice, scenario=replace(choice.scenario, starts_at=_time(begin).time()))
    configured = configured_rules(flags)
    held_to, watched_by = rules_there(choice.scenario, configured.settings)
    length_s = round(hours * 3600)
    start = choice.start
    click.echo(f"Rules: {configured.source}.")
    end = later(start, length_s)
    click.echo(f"Floor: {choice.summary}, {start:%H:%M} to {end:%H:%M}, read every {POLL_S} s.")
    found = rehearsed(_polls(choice, start, length_s), held_to, watched_by)
    click.echo()
    for line in _report(found, watched_by):
        click.echo(line, nl=False)


def _polls(choice: FloorChoice, start: datetime, length_s: int) -> Iterator[tuple[Instant, Situation]]:
    simulated = Floor(choice.scenario, seed=choice.seed, start=start)
    return polls(simulated, Instant(start, 0.0), length_s=length_s, step_s=POLL_S)


def _report(found: Rehearsal, watched_by: Rules) -> Iterator[str]:
    if found.episodes:
        yield table(
            ("at", "level", "rule", "subject", "words", "lasted"),
            [
                (
                    f"{episode.fired.wall:%H:%M:%S}",
                    episode.severity.name.lower(),
                    episode.rule,
                    episode.name,
                    episode.words,
                    "still stood" if episode.lasted_s is None else written.duration(episode.lasted_s),
                )
                for episode in found.episodes
            ],
            frozenset({"lasted"}),
        )
        yield "\n"
    yield table(
        ("rule", "fired", "critical", "minutes in alarm", "in critical"),
        [_sums(rule.name, found) for rule in watched_by.rules],
        frozenset({"fired", "critical", "minutes in alarm", "in critical"}),
    )
    if found.unwatched:
        yield "\n"
    for name, why in found.unwatched.items():
        yield f"{name} watched nothing: {why}.\n"
    yield f"\nOf {found.minutes} minutes, {written.percent(found.alarm_share)} had an alarm, "
    yield f"{written.percent(found.critical_share)} a critical one.\n"


def _sums(rule: str, found: Rehearsal) -> tuple[str, ...]:
    own = [episode for episode in found.episodes if episode.rule == rule]
    return (
        rule,
        str(len(own)),
        str(sum(episode.severity is Severity.CRITICAL for episode in own)),
        str(len(found.in_alarm.get(rule, ()))),
        str(len(found.in_critical.get(rule, ()))),
    )


def _time(text: str) -> datetime:
    try:
        return datetime.strptime(text, "%H:%M")
    except ValueError:
        raise click.BadParameter('must be a time of day such as "08:30"', param_hint="--from") from None
