"""What several boards of a profile keep in one file: each writes all that it has, and takes over what others have done.

Whether a board has done something itself, it tells by what it had when it wrote last. What is as it was then is the
others' to change; of what two have changed, the latest to be written counts.
"""

from __future__ import annotations

import dataclasses
from collections import defaultdict

from msgspec.structs import replace

from wallboard.config.kept_alarms import Kept, kept, parsed
from wallboard.model.alarm.alarm import Alarm, Key
from wallboard.model.notice.telling import episode_of

_APART_S = 60.0
"""Boards read at other moments: what they raise within so many seconds is the same alarm."""


def with_theirs(ours: Kept, before: Kept, data: bytes) -> Kept:
    """Return what to write: ours, with what other boards have written meanwhile to the file that holds `data`.

    `before` is what this board had when it wrote last, or began with. ValueError where the data are not understood.
    """
    theirs = kept(parsed(data, ours.floor, ours.at), ours.floor, ours.at)
    by_key: dict[Key, list[Alarm]] = defaultdict(list)
    for alarm in _standing(theirs):
        by_key[alarm.key].append(alarm)
    open_ones, told = dict(ours.alarms.open), dict(ours.told)
    for alarm in _standing(ours):
        the_same = (other for other in by_key[alarm.key] if abs(other.began.since(alarm.began)) <= _APART_S)
        their = next(the_same, None)
        if their is None:
            continue
        episode = episode_of(alarm)
        if told.get(episode) == before.told.get(episode):
            told[episode] = theirs.told.get(episode_of(their), frozenset())
        if alarm.is_raised and _answer(alarm) == _answer(_as_it_was(alarm, before)) and _is_answered(their, alarm):
            open_ones[alarm.key] = replace(alarm, acknowledged=their.acknowledged, snoozed_until=their.snoozed_until)
    return dataclasses.replace(ours, alarms=replace(ours.alarms, open=open_ones), told=told)


def _standing(keep: Kept) -> list[Alarm]:
    return [*(alarm for alarm in keep.alarms.open.values() if alarm.is_raised), *keep.alarms.past]


def _as_it_was(alarm: Alarm, before: Kept) -> Alarm | None:
    was = before.alarms.open.get(alarm.key)
    return was if was is not None and episode_of(was) == episode_of(alarm) else None


def _answer(alarm: Alarm | None) -> object:
    return (alarm.acknowledged, alarm.snoozed_until) if alarm else (None, None)


def _is_answered(their: Alarm, alarm: Alarm) -> bool:
    """Say whether their answer is one to how bad ours is."""
    return their.is_raised and their.severity >= alarm.severity
