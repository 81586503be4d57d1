"""What several boards of a profile keep in one file: each writes all that it has, and takes over what others have done.

Of what people answer to an alarm the latest counts. Whom a board has told, it knows by what it had when it wrote last:
what is as it was then is the others' to change. An alarm that it neither has nor saw end stays in the file: another has
raised it a moment ago, or was the only one to raise it, and told somebody, who is to hear of its end.
"""

from __future__ import annotations

import dataclasses
from collections import defaultdict

from msgspec.structs import replace

from wallboard.config.kept_alarms import KEPT_FOR, Kept, kept, parsed
from wallboard.model.alarm.alarm import Alarm, Key
from wallboard.model.notice.telling import episode_of


def with_theirs(ours: Kept, before: Kept, data: bytes) -> Kept:
    """Return what to write: ours, with what other boards have written meanwhile to the file that holds `data`.

    `before` is what this board had when it wrote last, or began with. ValueError where the data are not understood.
    """
    theirs = kept(parsed(data, ours.floor, ours.at), ours.floor, ours.at)
    their_own = _by_key(theirs)
    told = dict(ours.told)
    for alarm in _standing(ours):
        episode = episode_of(alarm)
        their = next(filter(alarm.is_same_as, their_own[alarm.key]), None)
        if their is not None and told.get(episode) == before.told.get(episode):
            told[episode] = theirs.told.get(episode_of(their), frozenset())
    alarms = ours.alarms.with_answers_of(theirs.alarms)
    unknown = _unknown(theirs, ours)
    told |= {episode_of(alarm): theirs.told.get(episode_of(alarm), frozenset()) for alarm in unknown.values()}
    return dataclasses.replace(ours, alarms=replace(alarms, open={**alarms.open, **unknown}), told=told)


def _unknown(theirs: Kept, ours: Kept) -> dict[Key, Alarm]:
    """Return what another board has raised within a day, and ours has neither raised nor seen end."""
    our_own = _by_key(ours)
    return {
        alarm.key: alarm
        for alarm in theirs.alarms.open.values()
        if not any(one.is_raised or one.is_same_as(alarm) for one in our_own[alarm.key])
        and ours.at.since(alarm.began) < KEPT_FOR.total_seconds()
    }


def _by_key(keep: Kept) -> dict[Key, list[Alarm]]:
    by_key: dict[Key, list[Alarm]] = defaultdict(list)
    for alarm in _standing(keep):
        by_key[alarm.key].append(alarm)
    return by_key


def _standing(keep: Kept) -> list[Alarm]:
    return [*(alarm for alarm in keep.alarms.open.values() if alarm.is_raised), *keep.alarms.past]
