"""A floor that is watched by rules, reading after reading, ten seconds apart."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from msgspec.structs import replace

from tests.floors import START
from tests.floors import queue as queue_of
from wallboard.model.agent import Agent
from wallboard.model.alarm.alarms import Alarms
from wallboard.model.alarm.condition import Condition
from wallboard.model.alarm.engine import after
from wallboard.model.alarm.message import Message
from wallboard.model.alarm.rule import Lasting, Rule, Scope
from wallboard.model.alarm.rules import Rules
from wallboard.model.alarm.subjects import SUBJECTS
from wallboard.model.floor import Floor
from wallboard.model.instant import Instant
from wallboard.model.queue import Queue
from wallboard.model.situation import Feed, Situation, Trouble
from wallboard.model.snapshot import Batch, Reading
from wallboard.model.standards import Standards

POLL_S = 10.0


def rule(
    warning: str = "",
    critical: str = "",
    *,
    name: str = "rule",
    scope: Scope = Scope.QUEUE,
    message: str = "{name}",
    where: str = "",
    clear: str = "",
    polls: int = 1,
    seconds: float = 0.0,
    **more: Any,
) -> Rule:
    """A rule by the texts of its conditions."""
    fields = SUBJECTS[scope].fields

    def condition(text: str) -> Condition[Any] | None:
        return Condition.of(text, fields) if text else None

    return Rule(
        name,
        scope,
        Message.of(message, fields),
        condition(warning),
        condition(critical),
        condition(where),
        condition(clear),
        Lasting(polls, seconds),
        **more,
    )


class Watched:
    """Alarms over readings that a test makes."""

    def __init__(self, *rules: Rule, standards: Standards | None = None, rest: Rules | None = None) -> None:
        self.rules = replace(rest or Rules(), rules=rules)
        self.standards = standards or Standards()
        self.alarms = Alarms()
        self.at = START
        self.told: list[tuple[float, str, str]] = []
        """(seconds since the start, change, subject) of all that was told."""

    def read(
        self,
        queues: Sequence[Queue] = (),
        agents: Sequence[Agent] = (),
        *,
        after_s: float = POLL_S,
        frozen: bool = False,
        polls: int = 1,
    ) -> Alarms:
        """Let both lists be read, `polls` times."""
        for _ in range(polls):
            self.at = self.at.plus(after_s)
            self.judge(
                Situation(
                    Feed(Reading(Batch(tuple(agents)), self.at), frozen_since=self.at if frozen else None),
                    Feed(Reading(Batch(tuple(queues)), self.at), frozen_since=self.at if frozen else None),
                )
            )
        return self.alarms

    def waiting(self, *longest_wait_s: int, **more: Any) -> Alarms:
        """Let queue 116 be read, at each time with that longest wait; 0: nobody waits."""
        for wait_s in longest_wait_s:
            self.read([queue_of(queue_size=1 if wait_s else 0, longest_wait_time_s=wait_s)], **more)
        return self.alarms

    def fail(self, queues: Sequence[Queue], *, after_s: float = POLL_S, read_at: Instant | None = None) -> Alarms:
        """Let a try fail after the queues were read at `read_at`, or a moment ago."""
        read_at, self.at = read_at or self.at, self.at.plus(after_s)
        trouble = Trouble("HTTP 503, server busy", "", self.at, tries=3)
        self.judge(
            Situation(Feed(Reading(Batch(()), read_at), trouble), Feed(Reading(Batch(tuple(queues)), read_at), trouble))
        )
        return self.alarms

    def read_again(self) -> None:
        """Let the same readings be judged once more, a moment later."""
        self.judge(self._situation, self.at.plus(1.0))

    def judge(self, situation: Situation, now: Instant | None = None) -> None:
        """Let a situation be judged: at `now`, or when its lists were read."""
        self._situation = situation
        floor = Floor.of(situation, self.standards, self.at.wall)
        self.alarms = after(self.alarms, floor, self.rules, now or self.at)
        self.told += [
            (self.at.since(START) - POLL_S, news.change.value, news.alarm.subject_id) for news in self.alarms.news
        ]
