"""What a floor is made of before anything happens: queues, agents and their shifts, as frozen values."""

from msgspec import Struct, field

from wallboard.simulator.floor.codes import Medium
from wallboard.simulator.floor.local_time import Curve


class Handling(Struct, frozen=True):
    """How long contacts of a queue take and how long people wait for it; means, drawn log-normally."""

    processing_s: int
    wrap_up_s: int
    patience_s: int | None = None
    """How long people wait before they give up; None: for ever, as letters do."""


class QueueSpec(Struct, frozen=True):
    """One queue of the tenant."""

    queue_id: str
    name: str
    medium: Medium
    contacts_per_hour: float
    """Arrivals per hour where the curve is 1."""
    curve: Curve
    handling: Handling
    target_percent: int
    """The service level that the tenant wants, in percent."""
    answer_within_s: int
    """A contact accepted within this time counts for the service level."""
    overflow_after_s: int | None = None
    """A contact that waits this long moves on; None: it stays."""
    overflow_to: str | None = None
    """The queue that it moves to."""


class Shift(Struct, frozen=True):
    """Working hours on the local clock, every day."""

    starts_s: int
    """Second of the day."""
    lasts_s: int


class AgentSpec(Struct, frozen=True):
    """One agent of the tenant."""

    agent_id: str
    guid: str
    name: str
    group_id: int
    assigned: tuple[str, ...]
    """Ids of the queues that the agent may serve."""
    enabled: tuple[str, ...]
    """Those of them that are switched on."""
    shift: Shift
    has_phone: bool = True
    max_chats: int = 1
    """How many chats at a time."""
    comes_always: bool = False
    """Never absent: opens or closes the group alone, so that somebody would stand in."""
    supervises: bool = False
    """Listens in on other people's calls now and then."""


class Population(Struct, frozen=True):
    """Everybody and everything on a floor."""

    queues: tuple[QueueSpec, ...]
    agents: tuple[AgentSpec, ...]
    groups: dict[int, str] = field(default_factory=dict)
    """`group-id` to the label that a board's configuration would give it."""
