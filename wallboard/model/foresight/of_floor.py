"""What is to be expected of the floor as a whole, worked out once for each reading."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from wallboard.model.agent import Agent
from wallboard.model.foresight.budget import Budget
from wallboard.model.foresight.estimate import Estimate, Refusal, refused
from wallboard.model.foresight.mismatch import AgentMismatch, QueueMismatch, agent_mismatches
from wallboard.model.foresight.needs import StaffNeeds, budget_of, staff_needs
from wallboard.model.foresight.off_track import OffTrack
from wallboard.model.paced import Pause, no_pause, paced
from wallboard.model.queue import QueueKind
from wallboard.model.queue_row import QueueRow, live_target
from wallboard.model.standards import Standards


@dataclass(frozen=True, slots=True)
class FloorForesight:
    """The estimates of a floor, as it was read."""

    staff: StaffNeeds = field(default_factory=StaffNeeds)
    """Of its live queues that are open."""
    next_breach: QueueRow | None = None
    """The live queue whose longest wait is over the most, or will be first; None while nobody waits for a promise."""
    budget: Estimate[Budget] = refused(Refusal.NO_TARGET)  # noqa: RUF009 — one frozen value
    """Of its live queues together, against the floor's target."""
    queue_mismatches: Mapping[QueueMismatch, int] = field(default_factory=dict)
    """How many queues have each."""
    agent_mismatches: Mapping[AgentMismatch, int] = field(default_factory=dict)
    off_track: Mapping[OffTrack, int] = field(default_factory=dict)
    """How many agents are off track in each way; those in maintenance are one trouble of the floor."""

    @property
    def left_s(self) -> float | None:
        """The breach clock of `next_breach`, in seconds."""
        return self.next_breach.foresight.left_s if self.next_breach else None


def floor_foresight(
    rows: Sequence[QueueRow],
    agents: Iterable[Agent],
    off_tracks: Iterable[tuple[OffTrack, ...]],
    standards: Standards,
    pause: Pause = no_pause,
) -> FloorForesight:
    """Return what is to be expected; `pause` is called every few records."""
    live = [row for row in rows if row.kind is QueueKind.LIVE]
    clocks = [(left, row) for row in live if (left := row.foresight.left_s) is not None]
    return FloorForesight(
        staff=staff_needs(paced(live, pause)),
        next_breach=min(clocks, key=lambda clock: clock[0])[1] if clocks else None,
        budget=budget_of(live, live_target(live, standards, lambda target: target.fraction)),
        queue_mismatches=Counter(each for row in rows for each in row.foresight.mismatches),
        agent_mismatches=Counter(each for agent in paced(agents, pause) for each in agent_mismatches(agent)),
        off_track=Counter(each for ways in off_tracks for each in ways),
    )
