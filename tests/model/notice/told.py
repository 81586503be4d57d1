"""Alarms by hand, and channels that hear of them reading after reading, ten seconds apart."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec.structs import replace

from tests.floors import START
from wallboard.model.alarm.alarm import Acknowledged, Alarm, Ending, Key, Run
from wallboard.model.alarm.alarms import Alarms
from wallboard.model.alarm.rule import Scope
from wallboard.model.figure import Severity
from wallboard.model.instant import Instant
from wallboard.model.notice.channel import Channel, Plan
from wallboard.model.notice.notice import Notice
from wallboard.model.notice.telling import Told, after

POLL_S = 10.0
LEAST = dict.fromkeys(Channel, Severity.WARNING)
WARNING, CRITICAL = Severity.WARNING, Severity.CRITICAL


def alarm(subject: str = "Billing", severity: Severity = WARNING, *, at: Instant = START, **more: Any) -> Alarm:
    """An alarm that was raised at that moment."""
    words = "longest wait 4:12, target 0:20"
    whole = Alarm("longest-wait", Scope.QUEUE, f"id-{subject}", subject, words, severity, Run(at), fired=at, told=at)
    return replace(whole, **more)


class Telling:
    """What the channels are told while alarms come and go."""

    def __init__(self, plan: Plan | None = None, **more: Any) -> None:
        self.plan = plan or Plan(LEAST, **more)
        self.alarms = Alarms()
        self.told = Told()
        self.at = START
        self.groups: Mapping[str, str] = {}
        self.elsewhere: frozenset[Key] = frozenset()
        self.all: list[tuple[Instant, Channel, Notice]] = []

    def read(self, *, after_s: float = POLL_S) -> dict[Channel, str]:
        """Let the channels look at how the alarms stand, and return what each is told."""
        self.at = self.at.plus(after_s)
        self.told = after(self.told, self.alarms, self.plan, self.groups, self.at, self.elsewhere)
        self.all += [(self.at, channel, notice) for channel, notice in self.told.notices.items()]
        return {channel: notice.title for channel, notice in self.told.notices.items()}

    def muted_for_ever(self) -> Telling:
        """Mute, until that is ended."""
        self.told = self.told.muted(None)
        return self

    def raise_(self, *subjects: str, severity: Severity = WARNING, **more: Any) -> list[Key]:
        """Raise alarms."""
        raised = [alarm(subject, severity, at=self.at, **more) for subject in subjects]
        self.alarms = replace(self.alarms, open={**self.alarms.open, **{one.key: one for one in raised}})
        return [one.key for one in raised]

    def change(self, key: Key, **changes: Any) -> None:
        """Let an alarm become another one."""
        self.alarms = replace(self.alarms, open={**self.alarms.open, key: replace(self.alarms.open[key], **changes)})

    def worsen(self, key: Key) -> None:
        self.change(key, severity=CRITICAL, told=self.at, acknowledged=None, snoozed_until=None)

    def acknowledge(self, key: Key) -> None:
        self.change(key, acknowledged=Acknowledged("kim", self.at))

    def end(self, *keys: Key, ending: Ending = Ending.CALM) -> None:
        """Let alarms be over."""
        rest = {key: one for key, one in self.alarms.open.items() if key not in keys}
        over = tuple(self.alarms.open[key].over(ending, self.at) for key in keys)
        self.alarms = replace(self.alarms, open=rest, past=(*over, *self.alarms.past))
