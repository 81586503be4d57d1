"""What the API's document leaves open about single values: one switch for each reading.

Only readings that change which numbers the floor reports. How a body is shaped on the wire is not decided here.
"""

from typing import Literal

from msgspec import Struct


class Readings(Struct, frozen=True):
    """One choice for each open question; the defaults are what the document's words suggest most."""

    counts_add_up_to: Literal["enabled", "assigned"] = "enabled"
    """Whose states the six `agent-count-…` fields count, so which total they add up to."""
    queue_size_includes: Literal["waiting", "offered", "in progress"] = "waiting"
    """`queue-size`: contacts waiting; those and the offered ones; or those and the ones in progress as well."""
    duration_includes_wrap_up: bool = False
    """Whether `…-avg-duration` runs to the end of the wrap-up."""
    duration_is_of: Literal["ended", "accepted"] = "ended"
    """`…-avg-duration`: of contacts whose duration ended in the period, or of those accepted in it, up to now.

    The document's "of accepted transactions" leaves both open. The first is how the averages of agents are taken, and
    what contact centres mean by it: a duration counts where it ends (Genesys Cloud's glossary, "Average handle time").
    The second is too short by what is cut off from those that go on: by 10 % where they take 4 minutes.
    """
    sla_activity_is: Literal["now", "day"] = "now"
    """`sla-activity`: the last 30 minutes with those counted as missed who wait beyond the target; or the day."""
    queued_counts_overflowed: bool = True
    """Whether `…-queued` (and the average wait over it) keeps contacts that overflowed to another queue."""
    thirty_min_available_is: Literal["average", "total"] = "average"
    """`thirty-min-available-time`: mean of the available spells in the window, or their sum."""
    sla_target_is: Literal["hours", "minutes", "seconds", "percent"] = "hours"
    """What `sla-target` holds: the answer-within time in one of three units (rounded down), or the target percent."""
