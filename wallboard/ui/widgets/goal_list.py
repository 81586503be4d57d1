"""The goals that the palette has found, of which one is marked; the keys belong to the line above it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.message import Message
from textual.strip import Strip

from wallboard.ui.render.cells import Spans
from wallboard.ui.render.goals import Command, Goal, Moments, goal_line
from wallboard.ui.widgets.scrolling_lines import ScrollingLines


class GoalList(ScrollingLines, can_focus=False):
    """A line for each goal, and a note below them."""

    DEFAULT_CSS = """
    GoalList { background: $panel; height: 1fr; }
    """

    @dataclass
    class Clicked(Message):
        """Somebody has clicked on a goal."""

        goal: Goal

    def __init__(self) -> None:
        super().__init__()
        self._goals: Sequence[Goal] = ()
        self._typed = ""
        self._note: Spans = ()
        self._moments = Moments()
        self._at = 0

    @property
    def marked(self) -> Goal | None:
        """The goal that one would go to; None where nothing is found."""
        return self._goals[self._at] if self._goals else None

    def show(self, goals: Sequence[Goal], typed: str, note: Spans) -> None:
        """Take what was found for what is typed; a mark that was moved stays with its goal while that is the same."""
        before = self.marked if typed == self._typed and self._at else None
        self._goals, self._typed, self._note = goals, typed, note
        same = (at for at, goal in enumerate(goals) if before is not None and _is_same(goal, before))
        self._at = next(same, 0)
        self.set_line_count(len(goals) + bool(note))
        self.move(0)

    def tick(self, moments: Moments) -> None:
        """Let the timers go on."""
        self._moments = moments
        self.redraw()

    def move(self, by: int) -> None:
        """Move the mark by so many lines."""
        self._at = min(max(0, self._at + by), max(0, len(self._goals) - 1))
        top, height = self.scroll_offset.y, max(1, self.size.height)
        if not top <= self._at < top + height:
            self.scroll_to(y=self._at if self._at < top else self._at - height + 1, animate=False, immediate=True)
        self.redraw()

    def on_click(self, event: events.Click) -> None:
        """Go to what was clicked."""
        offset = event.get_content_offset(self)
        index = -1 if offset is None else offset.y + self.scroll_offset.y
        if 0 <= index < len(self._goals):
            self.post_message(self.Clicked(self._goals[index]))

    def fixed_lines(self, width: int) -> Sequence[Strip]:
        """Return none: all of them scroll."""
        return ()

    def lines_in_view(self, first: int, count: int, width: int) -> Sequence[Strip]:
        """Return the goals in view, and the note where they end."""
        strips = [
            self.painted(
                ((" ", "value"), *goal_line(goal, self._typed, width - 1, self._moments)),
                width,
                ground="cursor" if first + at == self._at else None,
            )
            for at, goal in enumerate(self._goals[first : first + count])
        ]
        return [*strips, self.painted(self._note, width)] if self._note and len(strips) < count else strips


def _is_same(one: Goal, other: Goal) -> bool:
    if isinstance(one, Command) or isinstance(other, Command):
        return one is other
    return type(one) is type(other) and one.id == other.id
