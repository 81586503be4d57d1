"""`wallboard alarms list`: every rule on a line."""

from __future__ import annotations

import json

import click

from wallboard.cli.alarms.configured import configured_rules
from wallboard.cli.options import profile_flags
from wallboard.cli.table import table
from wallboard.config import quantities, week
from wallboard.config.rules import ListedRule
from wallboard.model.alarm.condition import Condition
from wallboard.model.written import NO_VALUE

_HEADER = ("rule", "on", "of", "warning", "critical", "for", "whose")


@click.command(name="list")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json"]),
    default="table",
    show_default=True,
    help="table for people; json with all that each rule says.",
)
@profile_flags
def command(form: str, flags: dict[str, object]) -> None:
    """List every rule: those of the configuration, where there is one, or else the built-in ones."""
    rules = configured_rules(flags).rules
    if form == "json":
        click.echo(
            f"{json.dumps([_object(rule) for rule in rules], ensure_ascii=False, indent=2)}\n".encode(), nl=False
        )
    else:
        click.echo(table(_HEADER, map(_line, rules)), nl=False)


def _line(listed: ListedRule) -> tuple[str, ...]:
    rule = listed.rule
    return (
        rule.name,
        "on" if listed.is_on else "off",
        rule.scope.value,
        _text(rule.warning) or NO_VALUE,
        _text(rule.critical) or NO_VALUE,
        quantities.written(rule.lasting),
        listed.origin.value,
    )


def _object(listed: ListedRule) -> dict[str, object]:
    rule = listed.rule
    return {
        "rule": rule.name,
        "on": listed.is_on,
        "origin": listed.origin.value,
        "of": rule.scope.value,
        "where": _text(rule.where),
        "warning": _text(rule.warning),
        "critical": _text(rule.critical),
        "clear": _text(rule.clear),
        "polls": rule.lasting.polls,
        "seconds": rule.lasting.seconds,
        "calm_s": rule.calm_s,
        "hours": week.written(rule.hours.week) or None,
        "holidays": sorted(map(str, rule.hours.holidays)),
        "time_zone": str(rule.hours.time_zone) if rule.hours.time_zone else None,
        "message": rule.message.text,
        "channels": None if rule.channels is None else sorted(rule.channels),
        "repeat_s": rule.repeat_s,
    }


def _text(condition: Condition[object] | None) -> str | None:
    return condition.text if condition else None
