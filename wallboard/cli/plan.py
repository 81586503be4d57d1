"""What to read of a tenant: both lists, or the few records that a profile is about."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from wallboard.config import Profile
from wallboard.model.selection import SINGLE_READS, Selection
from wallboard.monitor.source import Plan


def plan(profile: Profile) -> Plan:
    """Return what to read: records one by one only where they are enough for the profile and for each of its views."""
    views, standards = profile.views.values(), profile.standards
    return Plan(
        agent_ids=_single_ids(chain([standards.agents], (view.agents for view in views if view.agents))),
        queue_ids=_single_ids(chain([standards.queues], (view.queues for view in views if view.queues))),
    )


def _single_ids(selections: Iterable[Selection]) -> tuple[str, ...]:
    choices = [selection.single_ids for selection in selections]
    ids = tuple(dict.fromkeys(chain.from_iterable(choices)))
    return ids if all(choices) and len(ids) <= SINGLE_READS else ()
