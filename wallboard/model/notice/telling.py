"""What each channel has been told, and what it is told next.

It looks at how the alarms stand, not at the news of one reading: whatever is held back, by a mute, a quiet hour or the
pause after a notice, is told as it stands once that is over, together and once, and not at all where it is over by then
or somebody has taken it.

                   nothing held back       muted                 quiet hour
raised, worse …    told                    later                 later
over               told; a bell is not     told where a record   later where a record is kept,
                                           is kept, else never   else never

Of the end hears whoever knows of the beginning, whatever the configuration lets through by then.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from msgspec import Struct, field
from msgspec.structs import replace

from wallboard.model.alarm.alarm import Alarm, Key
from wallboard.model.alarm.alarms import Alarms, Change
from wallboard.model.alarm.rule import Scope
from wallboard.model.floor import Floor
from wallboard.model.instant import Instant
from wallboard.model.notice.channel import AT_THE_SCREEN, Channel, Plan
from wallboard.model.notice.item import items
from wallboard.model.notice.notice import Notice

Episode = tuple[str, str, float]
"""Rule, id of the subject, when it was raised on the steady clock."""
Known = Mapping[Episode, Alarm]
"""What a channel takes to stand, as it was told last; as it ended, where it is still to be told that."""


class Mute(Struct, frozen=True):
    """Somebody wants nothing to be told."""

    until: Instant | None = None
    """None: until it is ended."""

    def lasts(self, at: Instant) -> bool:
        """Say whether it still holds."""
        return self.until is None or at.since(self.until) < 0


class Told(Struct, frozen=True):
    """Where all channels stand."""

    known: Mapping[Channel, Known] = field(default_factory=dict)
    last_s: Mapping[Channel, float] = field(default_factory=dict)
    """When each was told something last, on the steady clock."""
    groups: Mapping[str, str] = field(default_factory=dict)
    """Of the agents among what is known: who has gone has no group any more."""
    mute: Mute | None = None
    notices: Mapping[Channel, Notice] = field(default_factory=dict)
    """What is to be told now."""

    @property
    def on_record(self) -> Mapping[Channel, Known]:
        """What those know who keep a record: it stands there after whoever told it has ended."""
        return {channel: known for channel, known in self.known.items() if known and channel.keeps_a_record}

    def muted(self, until: Instant | None) -> Told:
        """Return it muted until a moment; None: until it is unmuted."""
        return replace(self, mute=Mute(until), notices={})

    def unmuted(self) -> Told:
        """Return it no longer muted."""
        return replace(self, mute=None, notices={})


def groups_of(floor: Floor, alarms: Alarms) -> dict[str, str]:
    """Return the labels of the groups of those agents that alarms are about, by id."""
    ids = {alarm.subject_id for alarm in alarms.open.values() if alarm.scope is Scope.AGENT}
    return {row.id: row.group for row in floor.known_agents if row.id in ids} if ids else {}


def after(
    told: Told,
    alarms: Alarms,
    plan: Plan,
    groups: Mapping[str, str],
    at: Instant,
    elsewhere: Collection[Key] = frozenset(),
) -> Told:
    """Return what has been told once the alarms stand like this, and what is to be told now.

    `groups` as `groups_of` gives them. To be called after each reading, and again after a mute. What is `elsewhere` is
    left out by the view, and does not call to its screen.
    """
    mute = told.mute if told.mute is not None and told.mute.lasts(at) else None
    standing = {episode_of(alarm): alarm for alarm in alarms.open.values() if alarm.is_raised}
    here = {episode: alarm for episode, alarm in standing.items() if alarm.key not in elsewhere}
    groups = {**told.groups, **groups}
    known: dict[Channel, Known] = {}
    notices: dict[Channel, Notice] = {}
    for channel in plan.least:
        listener = _Listener(
            channel,
            plan,
            told.known.get(channel, {}),
            is_muted=mute is not None,
            is_quiet=plan.is_quiet(channel, at),
            is_paused=at.steady_s - told.last_s.get(channel, float("-inf")) < plan.pause_of(channel),
        )
        raised = here if channel in AT_THE_SCREEN else standing
        changes, known[channel] = listener.hears(standing, raised, alarms.past)
        if changes:
            notices[channel] = Notice(at.wall, items(changes, groups, names=plan.names), plan.tenant)
    known_agents = {alarm.subject_id for one in known.values() for alarm in one.values() if alarm.scope is Scope.AGENT}
    return Told(
        known,
        {**told.last_s, **dict.fromkeys(notices, at.steady_s)},
        {agent_id: groups[agent_id] for agent_id in known_agents if agent_id in groups},
        mute,
        notices,
    )


class _Listener(Struct, frozen=True):
    """One channel at a moment."""

    channel: Channel
    plan: Plan
    known: Known
    is_muted: bool
    is_quiet: bool
    is_paused: bool

    @property
    def waits_for_the_end(self) -> bool:
        """Whether what is over will be told, now or later."""
        if self.channel is Channel.BELL:
            return False
        return self.channel.keeps_a_record or not (self.is_muted or self.is_quiet)

    def hears(
        self, standing: Mapping[Episode, Alarm], here: Collection[Episode], past: tuple[Alarm, ...]
    ) -> tuple[list[tuple[Change, Alarm]], Known]:
        """Return what it is told now, and what it knows then; of what is not `here` it is told the end alone."""
        changes: list[tuple[Change, Alarm]] = []
        known: dict[Episode, Alarm] = {}
        for episode, alarm in standing.items():
            before = self.known.get(episode)
            change = self._change(before, alarm) if episode in here else None
            if change is not None:
                changes.append((change, alarm))
                known[episode] = alarm
            elif before is not None:
                # What has eased and gets worse again is told again.
                known[episode] = replace(before, severity=min(before.severity, alarm.severity))
        gone = [episode for episode in self.known if episode not in standing] if self.waits_for_the_end else []
        ended = {episode_of(alarm): alarm for alarm in past} if gone else {}
        for episode in gone:
            # At once: by the time that it is told, it may be forgotten among what is over.
            alarm = ended.get(episode, self.known[episode])
            if self.is_quiet or self.is_paused:
                known[episode] = alarm
            else:
                changes.append((Change.OVER, alarm))
        return changes, known

    def _change(self, known: Alarm | None, alarm: Alarm) -> Change | None:
        """Return what is to be told now of an alarm that stands."""
        if self.is_muted or self.is_quiet or self.is_paused:
            return None
        if not (alarm.wants_somebody and alarm.severity >= self.plan.least[self.channel]):
            return None
        if not self.plan.hears_of(self.channel, alarm):
            return None
        if known is None:
            return Change.RAISED
        if alarm.severity > known.severity:
            return Change.WORSE
        return Change.REPEATED if alarm.told != known.told else None


def episode_of(alarm: Alarm) -> Episode:
    """Return what an alarm is known by, from when it is raised until it is over."""
    return alarm.rule, alarm.subject_id, alarm.began.steady_s
