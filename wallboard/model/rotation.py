"""The turns of a wall's pages: a state that goes on with time, and says which page is shown.

all is well      headline ▶ queues ▶ agents ▶ levels ▶ headline …           each for the plan's seconds
newly critical   jumps to the page that shows it, and stays for 60 s
still critical   headline ▶ queues ▶ headline ▶ agents ▶ headline …         every second page is that one
"""

from __future__ import annotations

import math
from collections.abc import Mapping

from msgspec import Struct, field
from msgspec.structs import replace

from wallboard.model.alarm.alarm import Key
from wallboard.model.alerts import Alerts
from wallboard.model.wall import Page, WallPlan

HOLD_S = 60.0
FORGOTTEN_S = 300.0
"""What is critical again within this time is not new: a queue at the edge of its limit would hold a wall for ever."""


class Rotation(Struct, frozen=True):
    """Where the pages are in their turns."""

    plan: WallPlan = field(default_factory=WallPlan)
    page: Page = Page.HEADLINE
    until_s: float | None = None
    """When the next page comes, on the steady clock; None before the first moment."""
    held_for: str = ""
    """What a page is held for; '' where the pages take turns."""
    seen_s: Mapping[Key, float] = field(default_factory=dict)
    """Key of an alert → when it wanted somebody last."""
    calm_page: Page | None = None
    """The last page that was shown in turn, and not for an alert; None before the first moment."""

    @classmethod
    def of(cls, plan: WallPlan) -> Rotation:
        """Return the turns of a plan, at its first page."""
        return cls(plan, plan.pages[0])

    def at(self, now_s: float, alerts: Alerts) -> Rotation:
        """Return the turns at a moment, later than all before, while these things want somebody."""
        if self.until_s is None:
            # What is critical already when the wall begins holds nothing: nobody has seen any page yet.
            first = replace(self, until_s=now_s + self.plan.page_s, calm_page=self.page)
            return first._knowing(now_s, alerts)
        fresh = [key for key in alerts if now_s - self.seen_s.get(key, -math.inf) >= FORGOTTEN_S]
        known = self._knowing(now_s, alerts)
        for key in fresh:
            page = self._page_of(alerts, key)
            if page is not None:
                return replace(known, page=page, until_s=now_s + HOLD_S, held_for=alerts[key].name)
        if self.held_for and all(alert.name != self.held_for for alert in alerts.values()):
            known = replace(known, held_for="", until_s=min(self.until_s, now_s + self.plan.page_s))
        return known._turned(now_s, alerts) if now_s >= (known.until_s or 0.0) else known

    def under(self, plan: WallPlan) -> Rotation:
        """Return the turns of another plan: they go on where they are, if the page is one of its own.

        That page has the time of the other plan, from when it came; where it is held, it stays for as long as before.
        """
        if plan == self.plan:
            return self
        if self.page not in plan.pages:
            return replace(Rotation.of(plan), seen_s=self.seen_s)
        calm_page = self.calm_page if self.calm_page in plan.pages else self.page
        until_s = self.until_s
        if until_s is not None and not self.held_for:
            until_s += plan.page_s - self.plan.page_s
        return replace(self, plan=plan, until_s=until_s, calm_page=calm_page)

    def _knowing(self, now_s: float, alerts: Alerts) -> Rotation:
        kept = {key: at_s for key, at_s in self.seen_s.items() if now_s - at_s < FORGOTTEN_S}
        return replace(self, seen_s={**kept, **dict.fromkeys(alerts, now_s)})

    def _turned(self, now_s: float, alerts: Alerts) -> Rotation:
        pages = self.plan.pages
        urgent = next((page for key in alerts if (page := self._page_of(alerts, key)) is not None), None)
        if urgent is not None and self.page is not urgent:
            return replace(self, page=urgent, until_s=now_s + self.plan.page_s, held_for="")
        calm = self.calm_page if self.calm_page in pages else pages[0]
        others = [*pages[pages.index(calm) + 1 :], *pages[: pages.index(calm) + 1]]
        page = next((page for page in others if page is not urgent), pages[0])
        return replace(self, page=page, until_s=now_s + self.plan.page_s, held_for="", calm_page=page)

    def _page_of(self, alerts: Alerts, key: Key) -> Page | None:
        return next((page for page in alerts[key].pages if page in self.plan.pages), None)
