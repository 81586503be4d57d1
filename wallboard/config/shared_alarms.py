"""What several boards of a profile keep in one file: each writes all that it has, and takes over what others have done.

Of what people answer to an alarm the latest counts. Whom a board has told, it knows by what it had when it wrote last:
what is as it was then is the others' to change.
"""

from __future__ import annotations

import dataclasses
from collections import defaultdict

from wallboard.config.kept_alarms import Kept, kept, parsed
from wallboard.model.alarm.alarm import Alarm, Key
from wallboard.model.notice.telling import episode_of


def with_theirs(ours: Kept, before: Kept, data: bytes) -> Kept:
    """Return what to write: ours, with what other boards have written meanwhile to the file that holds `data`.

    `before` is what this board had when it wrote last, or began with. ValueError where the data are not understood.
    """
    theirs = kept(parsed(data, ours.floor, ours.at), ours.floor, ours.at)
    by_key: dict[Key, list[Alarm]] = defaultdict(list)
    for alarm in _standing(theirs):
        by_key[alarm.key].append(alarm)
    told = dict(ours.told)
    for alarm in _standing(ours):
        episode = episode_of(alarm)
        their = next(filter(alarm.is_same_as, by_key[alarm.key]), None)
        if their is not None and told.get(episode) == before.told.get(episode):
            told[episode] = theirs.told.get(episode_of(their), frozenset())
    return dataclasses.replace(ours, alarms=ours.alarms.with_answers_of(theirs.alarms), told=told)


def _standing(keep: Kept) -> list[Alarm]:
    return [*(alarm for alarm in keep.alarms.open.values() if alarm.is_raised), *keep.alarms.past]
