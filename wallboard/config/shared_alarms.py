"""What several boards of a profile keep in one file: each writes all that it has, and takes over what others have done.

Of what people answer to an alarm the latest counts. Whom a board has told, it knows by what it had when it wrote last:
what is as it was then is the others' to change. An alarm that it neither has nor saw end stays in the file: another has
raised it a moment ago, or was the only one to raise it, and told somebody, who is to hear of its end. So does one that
is over for that other board, as long as somebody is still to hear of that.
"""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from wallboard.config.kept_alarms import KEPT_FOR, Kept, kept, parsed
from wallboard.model.alarm.alarm import Alarm, Key
from wallboard.model.alarm.alarms import KEPT
from wallboard.model.notice.telling import episode_of


def with_theirs(ours: Kept, before: Kept, data: bytes) -> Kept:
    """Return what to write: ours, with what other boards have written meanwhile to the file that holds `data`.

    `before` is what this board had when it wrote last, or began with. ValueError where the data are not understood.
    """
    theirs = kept(parsed(data, ours.floor, ours.at), ours.floor, ours.at)
    their_own = _by_key(_standing(theirs))
    told = dict(ours.told)
    for alarm in _standing(ours):
        episode = episode_of(alarm)
        their = next(filter(alarm.is_same_as, their_own[alarm.key]), None)
        if their is not None and told.get(episode) == before.told.get(episode):
            told[episode] = theirs.told.get(episode_of(their), frozenset())
    raised, over = _unknown(theirs, ours, before)
    told |= {episode_of(alarm): theirs.told.get(episode_of(alarm), frozenset()) for alarm in (*raised, *over)}
    alarms = ours.alarms.with_answers_of(theirs.alarms)
    # What this board has raised itself is more than what another has of it.
    open_ones = {alarm.key: alarm for alarm in (*raised, *alarms.raised())}
    past = sorted((*over, *alarms.past[: KEPT - len(over)]), key=_ended_s, reverse=True)
    return dataclasses.replace(ours, alarms=replace(alarms, open=open_ones, past=tuple(past)), told=told)


def _unknown(theirs: Kept, ours: Kept, before: Kept) -> tuple[list[Alarm], list[Alarm]]:
    """Return what ours neither has nor saw end: raised within a day; over, and somebody is still to hear of that."""
    # Of more than are remembered to have ended, the others stood before. With fewer, what stood before and is gone has
    # not ended: this board has begun anew, as it does when it comes back from another tenant.
    ended = _standing(before) if len(ours.alarms.past) >= KEPT else []
    our_own = _by_key([*_standing(ours), *ended])
    unknown = [alarm for alarm in _standing(theirs) if not any(map(alarm.is_same_as, our_own[alarm.key]))]
    day_s = KEPT_FOR.total_seconds()
    return (
        [alarm for alarm in unknown if alarm.is_raised and ours.at.since(alarm.began) < day_s],
        [alarm for alarm in unknown if not alarm.is_raised and theirs.told.get(episode_of(alarm))],
    )


def _by_key(alarms: Iterable[Alarm]) -> Mapping[Key, Sequence[Alarm]]:
    by_key: dict[Key, list[Alarm]] = defaultdict(list)
    for alarm in alarms:
        by_key[alarm.key].append(alarm)
    return by_key


def _standing(keep: Kept) -> list[Alarm]:
    return [*(alarm for alarm in keep.alarms.open.values() if alarm.is_raised), *keep.alarms.past]


def _ended_s(alarm: Alarm) -> float:
    return alarm.ended.steady_s if alarm.ended else 0.0
