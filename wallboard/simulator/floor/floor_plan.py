"""The plan of one site: its queues, its groups, and who works when. Every preset is built from copies of it.

Arrivals are derived from the staff that answers them, so that a site of any size is about as busy as the plan says.
"""

from typing import NamedTuple

from msgspec import Struct

from wallboard.simulator.floor.codes import Medium
from wallboard.simulator.floor.local_time import Curve
from wallboard.simulator.floor.population import Handling, Shift

_DAY = (
    (6.1, 0.08), (7, 0.14), (8, 0.33), (9, 0.63), (10, 0.82), (11, 0.91), (12, 1.02), (13, 1.08), (14, 1.08),
    (15, 0.92), (16, 0.68), (17, 0.44), (18, 0.26), (19, 0.15), (19.8, 0.08),
)  # fmt: skip
"""How many come, hour by hour, as a share of how many do around noon.

What the staggered shifts below answer on target, with a little to spare, in every half-hour: the fewer are there, the
greater the share of them that must be free for the next caller.
"""

OFFICE_HOURS: Curve = ((0, 0), (6, 0), *_DAY, (20, 0), (24, 0))
"""Closed in the evening and at night."""

DAYTIME: Curve = ((0, 0), (8, 0), (9, 0.8), (12, 1), (16, 0.9), (16.5, 0.5), (17.3, 0.3), (17.4, 0), (24, 0))
"""While supervisors are there."""

ROUND_THE_CLOCK: Curve = ((0, 0.05), (5.5, 0.04), *_DAY, (20.4, 0.08), (24, 0.05))
"""Answered at night by the few who are there."""

LETTERS: Curve = (
    (0, 0.12), (5, 0.08), (7, 0.35), (9, 0.9), (11, 1.05), (13, 0.95), (16, 0.85), (18, 0.6), (21, 0.45), (24, 0.12),
)  # fmt: skip
"""Written at any hour: what comes overnight waits for the morning."""

OVERNIGHT: Curve = ((0, 1), (6, 1), (6.5, 0.1), (21.5, 0.1), (22.2, 1), (24, 1))
"""Left on the machine when nobody answers."""


def _shifts(*starts: float, lasts_h: float = 8.5) -> tuple[Shift, ...]:
    return tuple(Shift(round(hour * 3600), round(lasts_h * 3600)) for hour in starts)


STAGGERED = _shifts(6, 6, 6.5, 7, 7.5, 8, 8.5, 9, 9.5, 10, 11, 12, 12)
"""One after the other, so that no half-hour sees many come or go; two open and two close."""

DAY_SHIFTS = _shifts(8, 8.5, 9)
"""Of the supervisors, who open and close the queues of `DAYTIME`."""

NIGHT_SHIFTS = _shifts(20.25, lasts_h=10)

AT_WORK = 0.84
"""Share of a group at work around noon, when all are on shift: those on no break."""


class GroupPlan(NamedTuple):
    """A group of agents with the same skills."""

    group_id: int
    label: str
    share: float
    """Of the site's agents."""
    occupancy: float
    """How busy its own queues keep it around noon; those of others that it helps come on top."""
    max_chats: int
    has_phone: bool
    helps: tuple[str, ...]
    """Queues of other groups that some of its agents serve as well."""
    shifts: tuple[Shift, ...] = STAGGERED
    """In rising order; its agents are spread evenly over them."""


class QueuePlan(Struct, frozen=True):
    """One queue of a site; `share` is its part of its group's work."""

    name: str
    medium: Medium
    group_id: int
    share: float
    handling: Handling
    answer_within_s: int
    target_percent: int = 80
    curve: Curve = OFFICE_HOURS
    overflow_after_s: int | None = None
    overflow_to: str | None = None


BILLING, TECHNICAL, SALES, DIGITAL, BACK_OFFICE, NIGHT, SENIOR = 101, 102, 103, 104, 105, 106, 107

GROUPS = (
    GroupPlan(BILLING, "Billing", 0.24, 0.72, 1, True, ("Billing E-mail", "Sales")),
    GroupPlan(TECHNICAL, "Technical Support", 0.26, 0.55, 1, True, ("Support E-mail", "Billing")),
    GroupPlan(SALES, "Sales", 0.18, 0.62, 1, True, ("Voice Mail", "Returns")),
    GroupPlan(DIGITAL, "Digital", 0.14, 0.74, 3, False, ("Support E-mail", "Billing E-mail", "Returns E-mail")),
    GroupPlan(BACK_OFFICE, "Back Office", 0.06, 1.15, 1, True, ("Returns",)),
    GroupPlan(SENIOR, "Supervisors", 0.06, 0.26, 1, True, ("Billing",), DAY_SHIFTS),
    GroupPlan(NIGHT, "Night Team", 0.06, 0.0, 3, True, (), NIGHT_SHIFTS),
)

NIGHT_QUEUES = ("Technical Support", "Broadband Faults", "Payments", "Web Chat", "Night Voice Mail")

_CALL = Handling(processing_s=250, wrap_up_s=40, patience_s=240)
_LONG_CALL = Handling(processing_s=330, wrap_up_s=50, patience_s=300)
_SHORT_CALL = Handling(processing_s=170, wrap_up_s=25, patience_s=200)
_CHAT = Handling(processing_s=420, wrap_up_s=25, patience_s=210)
_LETTER = Handling(processing_s=260, wrap_up_s=20)
_MESSAGE = Handling(processing_s=140, wrap_up_s=25)
_BY_NEXT_MORNING_S = 12 * 3600
"""What is written when everybody has gone home can be answered in time by those who come first."""

QUEUES = (
    QueuePlan("Billing", Medium.PHONE, BILLING, 0.50, _CALL, 45, overflow_after_s=150, overflow_to="Voice Mail"),
    QueuePlan("Payments", Medium.PHONE, BILLING, 0.28, _SHORT_CALL, 60, curve=ROUND_THE_CLOCK),
    QueuePlan("Returns", Medium.PHONE, BILLING, 0.22, _SHORT_CALL, 60, overflow_after_s=150, overflow_to="Voice Mail"),
    QueuePlan("Technical Support", Medium.PHONE, TECHNICAL, 0.52, _LONG_CALL, 90, curve=ROUND_THE_CLOCK),
    QueuePlan("Broadband Faults", Medium.PHONE, TECHNICAL, 0.34, _LONG_CALL, 90, curve=ROUND_THE_CLOCK),
    QueuePlan("Appointments", Medium.PHONE, TECHNICAL, 0.14, _SHORT_CALL, 90),
    QueuePlan("Sales", Medium.PHONE, SALES, 0.58, _CALL, 30, 85, overflow_after_s=120, overflow_to="Voice Mail"),
    QueuePlan("Renewals", Medium.PHONE, SALES, 0.30, _CALL, 60),
    QueuePlan("New Business", Medium.PHONE, SALES, 0.12, _LONG_CALL, 60),
    QueuePlan("Complaints", Medium.PHONE, SENIOR, 0.75, _LONG_CALL, 60, curve=DAYTIME),
    QueuePlan("VIP Care", Medium.PHONE, SENIOR, 0.25, _LONG_CALL, 45, curve=DAYTIME),
    QueuePlan("Web Chat", Medium.CHAT, DIGITAL, 0.44, _CHAT, 60, curve=ROUND_THE_CLOCK),
    QueuePlan("Sales Chat", Medium.CHAT, DIGITAL, 0.22, _CHAT, 45),
    QueuePlan("Technical Chat", Medium.CHAT, DIGITAL, 0.24, _CHAT, 60),
    QueuePlan("App Messages", Medium.CHAT, DIGITAL, 0.10, _CHAT, 90),
    QueuePlan("Support E-mail", Medium.EMAIL, BACK_OFFICE, 0.46, _LETTER, _BY_NEXT_MORNING_S, 90, LETTERS),
    QueuePlan("Billing E-mail", Medium.EMAIL, BACK_OFFICE, 0.30, _LETTER, _BY_NEXT_MORNING_S, 90, LETTERS),
    QueuePlan("Returns E-mail", Medium.EMAIL, BACK_OFFICE, 0.16, _LETTER, _BY_NEXT_MORNING_S, 90, LETTERS),
    QueuePlan("Voice Mail", Medium.VMAIL, BACK_OFFICE, 0.08, _MESSAGE, _BY_NEXT_MORNING_S, 90, LETTERS),
    QueuePlan("Night Voice Mail", Medium.VMAIL, BACK_OFFICE, 0.10, _MESSAGE, _BY_NEXT_MORNING_S, 90, OVERNIGHT),
)
