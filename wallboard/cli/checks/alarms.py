"""The rules of alarms beside what the tenant has: one that is about nothing there will never tell anybody."""

from __future__ import annotations

from collections.abc import Iterator

from wallboard.cli.checks.finding import Finding, note, ok
from wallboard.model.agent import Agent
from wallboard.model.alarm.rules import Rules
from wallboard.model.alarm.subjects import SUBJECTS
from wallboard.model.floor import Floor
from wallboard.model.instant import Instant
from wallboard.model.queue import Queue
from wallboard.model.situation import Feed, Situation
from wallboard.model.snapshot import Batch, Reading
from wallboard.model.standards import Standards


def alarms(
    agents: Batch[Agent], queues: Batch[Queue], held_to: Standards, rules: Rules, at: Instant
) -> Iterator[Finding]:
    """Yield one finding for all rules, and one for each that is about nothing of what was read."""
    floor = Floor.of(Situation(Feed(Reading(agents, at)), Feed(Reading(queues, at))), held_to, at.wall)
    yield ok("alarms", f"{len(rules.rules)} rules; `wallboard alarms` lists them")
    for rule in rules.rules:
        rows = SUBJECTS[rule.scope].all_of(floor, at)
        if not rows:
            yield note("alarms", f'"{rule.name}" watches nothing: there is no {rule.scope} here')
        elif rule.where is not None and not rule.where.met_by(rows):
            yield note("alarms", f'"{rule.name}" watches nothing: no {rule.scope} here is "{rule.where.text}"')
