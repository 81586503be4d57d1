"""An onlooker on a floor: sees its records every second and each contact at every turn, and writes both down.

What is written down here owes nothing to the floor's own books (ledgers, tallies, windows, counts): it is what they
are counted again from. Nothing is judged here.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import NamedTuple

from msgspec.structs import replace

from wallboard.simulator.floor.agents import Agent, Leave
from wallboard.simulator.floor.codes import Medium, Status
from wallboard.simulator.floor.contacts import Contact, ContactState
from wallboard.simulator.floor.records import Record
from wallboard.simulator.floor.scenarios import Scenario
from wallboard.simulator.floor.world import Floor


class Turn(NamedTuple):
    """A contact came to this state, with this agent, at this second; back to `WAITING` is a refusal."""

    state: ContactState
    agent: Agent | None
    at_s: int


@dataclass(eq=False)
class Story:
    """What one contact went through."""

    queue_id: str
    medium: Medium
    arrived_s: int
    turns: list[Turn] = field(default_factory=list)

    @property
    def state(self) -> ContactState:
        return self.turns[-1].state if self.turns else ContactState.WAITING

    @property
    def accepted_s(self) -> int | None:
        return self._first(ContactState.PROCESSING)

    @property
    def processed_s(self) -> int | None:
        return self._first(ContactState.WRAP_UP)

    @property
    def closed_s(self) -> int | None:
        return self._first(ContactState.CLOSED)

    @property
    def lost_s(self) -> int | None:
        """When it was abandoned or overflowed."""
        return self._first(ContactState.ABANDONED, ContactState.OVERFLOWED)

    def _first(self, *states: ContactState) -> int | None:
        return next((turn.at_s for turn in self.turns if turn.state in states), None)


class Second(NamedTuple):
    """One second of an agent: numbers alone, as many thousands of them are counted."""

    status: int
    at_once: int
    """Contacts processed."""
    since_s: int
    """When the status began."""


@dataclass(eq=False)
class Notes:
    """What was seen of one agent."""

    seconds: list[Second] = field(default_factory=list)
    """Every second since the opening, the present one included."""
    logged_in_s: int = -1
    line_since_s: list[int] = field(default_factory=lambda: [0, 0])
    """When the lines took their codes."""
    last: Record = field(default_factory=dict)
    """The latest record."""
    leave: Leave | None = None
    """Why the agent is away."""
    stories: list[Story] = field(default_factory=list)
    """Contacts accepted, in order."""
    refused_s: list[int] = field(default_factory=list)
    hands: set[Story] = field(default_factory=set)
    """Contacts offered, processed and wrapped up right now."""
    stirred_s: int = -1
    """When a contact last made the agent turn to something else."""
    rang_s: int = -1
    """When a call last began or ceased to ring."""

    def in_hand(self, state: ContactState) -> list[Story]:
        return [story for story in self.hands if story.state is state]


class Onlooker:
    """Follows a floor from the second of its opening on."""

    def __init__(self, scenario: Scenario, *, seed: int, start: datetime) -> None:
        self.now_s = self.opened_s = int(start.timestamp())
        self.reset_s = self.opened_s - 1
        """The last second that does not count for the day."""
        self.stories: list[Story] = []
        self.notes: dict[str, Notes] = defaultdict(Notes)
        """By agent id."""
        self._story_of: dict[int, Story] = {}
        self._telling = _telling(self._hear)
        self.floor = Floor(replace(scenario, opens_before_s=0), seed=seed, start=start, witness=self._meet)
        self._look()

    def watch(self, seconds: int, reset_at: int) -> Iterator[list[Record]]:
        """The agents' records after each second; the day begins anew after second `reset_at`."""
        for second in range(1, seconds + 1):
            self.now_s += 1
            self.floor.advance(self.floor.now + timedelta(seconds=1))
            if second == reset_at:
                self.floor.reset_day()
                self.reset_s = self.now_s
            yield self._look()

    def _meet(self, contact: Contact) -> None:
        story = Story(contact.queue.spec.queue_id, contact.medium, self.now_s)
        self.stories.append(story)
        self._story_of[contact.number] = story
        contact.__class__ = self._telling

    def _hear(self, contact: Contact) -> None:
        story, agent = self._story_of[contact.number], contact.agent
        if agent is None:
            story.turns.append(Turn(contact.state, None, self.now_s))
            return
        notes = self.notes[agent.spec.agent_id]
        was_busy = bool(notes.in_hand(ContactState.PROCESSING))
        story.turns.append(Turn(contact.state, agent, self.now_s))
        match contact.state:
            case ContactState.OFFERED:
                notes.hands.add(story)
            case ContactState.PROCESSING:
                notes.stories.append(story)
            case ContactState.WAITING:
                notes.refused_s.append(self.now_s)
                notes.hands.discard(story)
            case ContactState.CLOSED | ContactState.ABANDONED:
                notes.hands.discard(story)
        if not (was_busy and notes.in_hand(ContactState.PROCESSING)):
            notes.stirred_s = self.now_s
        ringing = (ContactState.OFFERED, ContactState.WAITING, ContactState.ABANDONED)
        if contact.medium is Medium.PHONE and contact.state in ringing:
            notes.rang_s = self.now_s

    def _look(self) -> list[Record]:
        records = self.floor.agent_records()
        for agent, record in zip(self.floor.agents, records, strict=True):
            self._note(agent, record, self.notes[agent.spec.agent_id])
        return records

    def _note(self, agent: Agent, record: Record, notes: Notes) -> None:
        """Write down one second of an agent; what was before the opening is taken on trust."""
        before = notes.last.get("agent-status", Status.LOGGED_OUT)
        status = int(record["agent-status"])
        if not notes.last:
            notes.logged_in_s = int(record["last-login-time"])
            since_s = self.now_s - int(record["time-in-status"])
        else:
            since_s = notes.seconds[-1].since_s
        # A session lost near the end of a shift is never taken up again, and the floor forgets that it was a leave.
        leave = agent.leave or (notes.leave if status == Status.LOGGED_OUT else None)
        if status != before or leave is not notes.leave or notes.stirred_s == self.now_s:
            since_s = self.now_s
        if before == Status.LOGGED_OUT != status:
            notes.logged_in_s = self.now_s
        for place, line in enumerate(("phone-line1-status", "phone-line2-status")):
            if record[line] != notes.last.get(line, -1) or (place == 0 and notes.rang_s == self.now_s):
                notes.line_since_s[place] = self.now_s
        notes.seconds.append(Second(status, len(notes.in_hand(ContactState.PROCESSING)), since_s))
        notes.last, notes.leave = record, leave


def _telling(tell: Callable[[Contact], None]) -> type[Contact]:
    """Make contacts that tell each turn they take: of several within one second the floor's records show the last."""

    class Telling(Contact):
        __slots__ = ()

        def __setattr__(self, name: str, value: object) -> None:
            super().__setattr__(name, value)
            offered = self.state is ContactState.OFFERED
            if (name == "state" and not offered) or (name == "agent" and offered and value is not None):
                tell(self)

    return Telling
