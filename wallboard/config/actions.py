"""What can be put on other keys: every action with its id, its own keys and what it does; docs/keys.md is made of it.

The keys themselves are bound where they act, on screens and widgets, which are held to this table by a test.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct


class Action(Struct, frozen=True):
    """Something that a key does."""

    keys: tuple[str, ...]
    """Its own keys, by the names of `key_names`."""
    meaning: str


ACTIONS: Mapping[str, Action] = {
    "anywhere.draw-anew": Action(("ctrl+l",), "Clear the terminal and draw the whole screen anew."),
    "app.overview": Action(("1",), "Go to the overview."),
    "app.queues": Action(("2",), "Go to the queues."),
    "app.agents": Action(("3",), "Go to the agents."),
    "app.alarms": Action(("4",), "Go to the alarms."),
    "app.wall": Action(("w",), "Go to the wall, or back from it."),
    "app.read-now": Action(("r",), "Ask for a reading ahead of its time, at most once per 10 s."),
    "app.export": Action(("e",), "Write the queues or agents on screen to a file."),
    "app.mute": Action(("m",), "Tell nothing beside the screen for 15, 60 minutes, or tell it again."),
    "app.theme": Action(("t",), "Choose a theme while looking at the board in it."),
    "app.letters": Action(("u",), "Draw in ASCII, or in Unicode again."),
    "app.help": Action(("question_mark",), "Explain keys, signs and figures."),
    "app.palette": Action(("ctrl+p",), "Go to a queue, an agent or a command by a part of its name."),
    "app.quit": Action(("q",), "End the board; `ctrl+q` always does."),
    "list.filter": Action(("slash",), "Filter the rows, as one types."),
    "list.clear-filter": Action(("escape",), "Filter by nothing."),
    "list.only-alarms": Action(("exclamation_mark",), "Leave out the rows without an alarm, or show them again."),
    "list.next-alarm": Action(("n",), "Move the cursor to the next row that an alarm is about, on whichever board."),
    "list.previous-alarm": Action(("N",), "Move the cursor to the one before."),
    "list.sort": Action(("s",), "Sort the board with the cursor by its next column."),
    "list.reverse": Action(("S",), "Turn that order round."),
    "list.fold": Action(("g",), "Fold the quiet queues into one line, or unfold them."),
    "list.group": Action(("G",), "Part the agents by state, by group, or not at all."),
    "list.heat": Action(("h",), "Show the agents as a heat map, or as a list."),
    "list.logged-out": Action(("o",), "List the agents who are logged out, or count them."),
    "list.next-panel": Action(("tab",), "Give the keys to the next board."),
    "list.previous-panel": Action(("shift+tab",), "Give the keys to the board before."),
    "board.up": Action(("up", "k"), "Move the cursor up."),
    "board.down": Action(("down", "j"), "Move the cursor down."),
    "board.page-up": Action(("pageup",), "Move the cursor up by a page."),
    "board.page-down": Action(("pagedown",), "Move the cursor down by a page."),
    "board.first": Action(("home",), "Move the cursor to the first row."),
    "board.last": Action(("end",), "Move the cursor to the last row."),
    "board.open": Action(("enter",), "Open the queue or agent of the cursor."),
    "board.copy": Action(("y",), "Copy the row of the cursor to the terminal's clipboard."),
    "alarm.take": Action(("a",), "Take care of the alarms of the cursor's row, or no longer."),
    "alarm.put-off": Action(("z",), "Put those alarms off for 5, 15, 60 minutes, or no longer."),
    "heat.left": Action(("left",), "Move the cursor to the agent before."),
    "heat.right": Action(("right",), "Move the cursor to the next agent."),
    "drill-down.back": Action(("escape",), "Go back to where one came from."),
    "drill-down.next": Action(("n",), "Go to the next one of the list that one came from."),
    "drill-down.previous": Action(("N",), "Go to the one before."),
    "queue.more": Action(("plus",), "Ask what would be with one agent more."),
    "queue.fewer": Action(("minus",), "Ask what would be with one agent fewer."),
    "wall.back": Action(("escape",), "Go back to where one came from."),
    "filter.clear": Action(("escape",), "Clear the filter while one types it."),
    "palette.up": Action(("up",), "Move to the line above."),
    "palette.down": Action(("down",), "Move to the line below."),
    "palette.page-up": Action(("pageup",), "Move up by a page."),
    "palette.page-down": Action(("pagedown",), "Move down by a page."),
    "palette.close": Action(("escape", "ctrl+p"), "Close the palette."),
    "theme.up": Action(("up", "k"), "Try the theme above."),
    "theme.down": Action(("down", "j"), "Try the theme below."),
    "theme.next": Action(("t",), "Try the next theme."),
    "theme.keep": Action(("enter",), "Keep the theme that one tries."),
    "theme.back": Action(("escape", "q"), "Go back to the theme that was kept before."),
    "export.csv": Action(("c",), "Export as CSV."),
    "export.json": Action(("j",), "Export as JSON."),
    "export.text": Action(("t",), "Export as text."),
    "export.close": Action(("escape", "e", "q"), "Leave without an export."),
    "help.close": Action(("escape", "question_mark", "q"), "Close the help."),
    "help.down": Action(("j",), "Scroll the help down."),
    "help.up": Action(("k",), "Scroll the help up."),
}
"""Id → action. The first word of an id says where the action is at hand."""

PLACES: Mapping[str, str] = {
    "anywhere": "in windows and while one types, too; such a key must type nothing itself",
    "app": "wherever no window is open",
    "list": "on screens with boards: overview, queues, agents",
    "alarm": "on a row that an alarm is about, on the screen of one, and on an alarm itself",
    "board": "on a board, with its cursor",
    "heat": "on the heat map",
    "drill-down": "on the screen of one queue or agent",
    "queue": "on the screen of one queue",
    "wall": "on the wall",
    "filter": "while one types a filter; such a key must type nothing itself",
    "palette": "in the palette; such a key must type nothing itself",
    "theme": "where one chooses a theme",
    "export": "where one chooses the form of an export",
    "help": "in the help",
}
"""First word of an id → where it is at hand."""
AT_ONCE = (
    frozenset({"app", "list", "alarm", "board", "heat"}),
    frozenset({"app", "drill-down", "queue", "alarm", "board"}),
    frozenset({"app", "wall"}),
    frozenset({"app", "filter"}),
)
"""Places whose keys work at the same time, so that no two of their actions can be on one key."""
ANYWHERE = "anywhere"
"""The place that is at the same time as all others."""
TYPED_IN = frozenset({"filter", "palette", ANYWHERE})
"""Places where one types: a key that types or edits something is no other's there."""
EDITING = frozenset(
    {
        *("backspace", "ctrl+backspace", "alt+backspace", "delete", "enter", "home", "end", "left", "right"),
        *("shift+home", "shift+end", "shift+left", "shift+right", "ctrl+shift+left", "ctrl+shift+right"),
        *("ctrl+left", "ctrl+right", "ctrl+a", "ctrl+shift+a", "ctrl+c", "ctrl+d", "ctrl+e", "ctrl+k", "ctrl+u"),
        *("ctrl+v", "ctrl+w", "ctrl+x"),
    }
)
"""Keys that edit a line where one types."""
NEEDS_A_KEY = frozenset(
    {"app.quit", "drill-down.back", "filter.clear", "palette.close", "theme.back", "export.close", "help.close"}
)
"""The ways out and back: all other actions can do without a key."""
ALWAYS_QUITS = "ctrl+q"


def place_of(action: str) -> str:
    """Return where an action is at hand: the first word of its id."""
    return action.partition(".")[0]


def are_at_once(action: str, other: str) -> bool:
    """Say whether the keys of two actions can work at the same time."""
    places = {place_of(action), place_of(other)}
    return len(places) == 1 or ANYWHERE in places or any(places <= together for together in AT_ONCE)
