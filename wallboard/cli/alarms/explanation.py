"""`wallboard alarms explain`: one rule in sentences."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import timedelta
from itertools import groupby
from typing import Any

import click

from wallboard.cli.alarms.configured import configured_rules
from wallboard.cli.alarms.sample import sample_message
from wallboard.cli.options import profile_flags
from wallboard.config import quantities, week
from wallboard.config.forms import near
from wallboard.config.notice import channels_of
from wallboard.config.rules import ListedRule
from wallboard.model.alarm.condition import Condition
from wallboard.model.alarm.meanings import meanings
from wallboard.model.alarm.rule import Rule, Scope
from wallboard.model.alarm.subjects import SUBJECTS
from wallboard.model.notice.channel import Channel
from wallboard.model.opening import OpeningHours

_WATCHED: Mapping[Scope, tuple[str, str]] = {
    Scope.QUEUE: ("each queue", "A queue that is closed, or counts in no sum, raises nothing."),
    Scope.AGENT: ("each agent", ""),
    Scope.TEAM: ("each team", "A team whose queues are all closed raises nothing."),
    Scope.MEDIUM: ("each medium", "A medium whose queues are all closed raises nothing."),
    Scope.GROUP: ("each group of agents", ""),
    Scope.FLOOR: ("the floor as a whole", "While all queues are closed it raises nothing."),
    Scope.FEED: ("each of the two lists of the API", "Maintenance does not silence it."),
}
"""What a rule of each scope watches, and when it is silent by itself."""
_WORDS = "words that stand in its row"


@click.command(name="explain")
@click.argument("rule")
@profile_flags
def command(rule: str, flags: dict[str, object]) -> None:
    """Say in sentences what RULE watches, when it is raised and over, and what it says."""
    configured = configured_rules(flags)
    known = {listed.rule.name: listed for listed in configured.rules}
    if rule not in known:
        advice = near(rule, list(known)) or f": there are {', '.join(known)}"
        raise click.UsageError(f'no rule "{rule}"{advice}')
    for line in _lines(known[rule], channels_of(configured.settings.notice)):
        click.echo(line)


def _lines(listed: ListedRule, there: Collection[Channel]) -> Iterator[str]:
    rule = listed.rule
    watched, silence = _WATCHED[rule.scope]
    yield f"{rule.name} · {listed.origin}{'' if listed.is_on else ' · off: it raises nothing'}"
    yield ""
    yield f"It watches {watched}{' of which this is so:' if rule.where else '.'}"
    if rule.where:
        yield from _terms(rule.where, rule.scope)
    if silence:
        yield silence
    for level, condition in (("a warning", rule.warning), ("critical", rule.critical)):
        if condition:
            yield f"It is {level} when {'all of this is so' if len(condition.terms) > 1 else 'this is so'}:"
            yield from _terms(condition, rule.scope)
    yield from _life(rule)
    yield f"It holds {_hours(rule.hours)}."
    yield from _told(rule, there)
    yield f"It says: {rule.message.text}"
    if sample := sample_message(rule):
        yield f"such as  {' · '.join(sample)}"
    yield ""
    yield "Fields for its conditions and its message:"
    by_meaning = groupby(meanings(rule.scope).items(), key=lambda field: field[1])
    yield from _columns([(" or ".join(name for name, _ in fields), meaning) for meaning, fields in by_meaning])


def _terms(condition: Condition[Any], scope: Scope) -> Iterator[str]:
    told = meanings(scope)
    fields = SUBJECTS[scope].fields
    rows = []
    for text, term in condition.terms:
        meaning = told[term.field] if term.field else _WORDS
        choice = fields[term.field].choice if term.field else None
        words = f" ({', '.join(choice.words)})" if choice else ""
        rows.append((text, f"{'not: ' if term.is_negated else ''}{meaning}{words}"))
    return _columns(rows)


def _columns(rows: Sequence[tuple[str, str]]) -> Iterator[str]:
    width = max(len(first) for first, _ in rows)
    return (f"  {first:<{width}}  {second}" for first, second in rows)


def _life(rule: Rule) -> Iterator[str]:
    lasting = rule.lasting
    if lasting.seconds:
        yield f"It is raised once that has been so for {quantities.written(lasting)}, without a break."
    elif lasting.polls > 1:
        yield f"It is raised once that has been so for {lasting.polls} polls in a row; a poll comes every 10 s."
    else:
        yield "It is raised by the first poll that says so."
    calm = f"for {_duration(rule.calm_s)}, without a break" if rule.calm_s else "by the first poll that says so"
    if rule.clear:
        yield f"It is over once nothing of that has been so {calm}, and this is so, too:"
        yield from _terms(rule.clear, rule.scope)
    else:
        yield f"It is over once nothing of that has been so{'' if rule.calm_s else ','} {calm}."


def _told(rule: Rule, there: Collection[Channel]) -> Iterator[str]:
    named = sorted(rule.channels or ())
    match rule.channels:
        case None if rule.scope is Scope.AGENT:
            where = "on screen, and on the desktop where that is set up"
        case None:
            where = "on screen, and on every channel that is set up"
        case _ if ways := [name for name in named if name in there]:
            where = f"on screen, by {' and '.join(ways)}"
        case _:
            where = "on screen alone"
    again = f", and every {_duration(rule.repeat_s)} until somebody takes it" if rule.repeat_s else ", once"
    yield f"It is told {where}{again}."
    if missing := [name for name in named if name not in there]:
        yield f"It names {' and '.join(missing)}, which the table notice does not set up: nothing goes there."


def _hours(hours: OpeningHours) -> str:
    if not hours.week:
        return "at all hours"
    runs = groupby(week.written(hours.week).items(), key=lambda day: day[1])
    spans = []
    for times, run in runs:
        days = [day for day, _ in run]
        spans.append(f"{days[0]}{f'-{days[-1]}' if len(days) > 1 else ''} {', '.join(times)}")
    zone = f" ({hours.time_zone})" if hours.time_zone else ""
    holidays = f", but not on {', '.join(map(str, sorted(hours.holidays)))}" if hours.holidays else ""
    return f"{'; '.join(spans)}{zone}{holidays}"


def _duration(seconds: float) -> str:
    return quantities.written(timedelta(seconds=seconds))
