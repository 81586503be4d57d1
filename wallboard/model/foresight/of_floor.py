"""What is to be expected of the floor as a whole: each estimate worked out once for a reading, when first asked for.

Nobody pays for what no board, rule or configuration asks for: of 2,000 queues it takes 50 ms.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property

from msgspec import Struct, field

from wallboard.model.agent_row import AgentRow
from wallboard.model.foresight.budget import Budget
from wallboard.model.foresight.common_budget import budget_of
from wallboard.model.foresight.estimate import Estimate
from wallboard.model.foresight.mismatch import AgentMismatch, QueueMismatch, agent_mismatches
from wallboard.model.foresight.needs import StaffNeeds, staff_needs
from wallboard.model.foresight.next_breach import next_breach
from wallboard.model.foresight.off_track import OffTrack
from wallboard.model.queue import QueueKind
from wallboard.model.queue_row import QueueRow, live_target
from wallboard.model.standards import Standards


class FloorForesight(Struct, frozen=True, dict=True):
    """The estimates of a floor, as it was read."""

    queues: Sequence[QueueRow] = ()
    agents: Sequence[AgentRow] = ()
    standards: Standards = field(default_factory=Standards)

    @cached_property
    def staff(self) -> StaffNeeds:
        """What its live queues that are open need."""
        return staff_needs(self._live)

    @cached_property
    def next_breach(self) -> QueueRow | None:
        """The live queue whose longest wait is over the most, or will be first; None while nobody waits."""
        return next_breach(self._live)

    @property
    def left_s(self) -> float | None:
        """The breach clock of `next_breach`, in seconds."""
        return self.next_breach.foresight.left_s if self.next_breach else None

    @cached_property
    def budget(self) -> Estimate[Budget]:
        """What is left of the day's promise of its live queues together, against the floor's target."""
        return budget_of(self._live, live_target(self._live, self.standards, lambda target: target.fraction))

    @cached_property
    def queue_mismatches(self) -> Mapping[QueueMismatch, int]:
        """How many queues have each."""
        return Counter(each for row in self.queues for each in row.foresight.mismatches)

    @cached_property
    def agent_mismatches(self) -> Mapping[AgentMismatch, int]:
        """How many agents have each."""
        return Counter(each for row in self.agents for each in agent_mismatches(row.agent))

    @cached_property
    def off_track(self) -> Mapping[OffTrack, int]:
        """How many agents are off track in each way; those in maintenance are one trouble of the floor."""
        return Counter(each for row in self.agents for each in row.off_track)

    @cached_property
    def _live(self) -> Sequence[QueueRow]:
        return [row for row in self.queues if row.kind is QueueKind.LIVE]
