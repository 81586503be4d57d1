"""The reference of the keys, docs/keys.md, made from the table of actions.

python -m wallboard.config.key_reference > docs/keys.md
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

from wallboard.config.actions import ACTIONS, NEEDS_A_KEY, PLACES, Action, place_of
from wallboard.config.key_names import NAMED, sign

_INTRO = """\
# Keys

`?` on the board shows the keys that work where you are. Every one of them can be changed in the configuration:

```toml
[profiles.main.keys]
"app.quit" = "ctrl+q"
"list.filter" = ["/", "f"]
"app.export" = []
```

An action's own keys are replaced, not added to. Two actions that are at hand at the same time cannot be on one key; to
swap two keys, name both actions. An action that does not exist, a key that does not exist and a key that is taken are
errors, with their line.

`[]` leaves an action without a key. The ways out and back need one:
{needed}.

## How keys are written

- A letter, digit or sign as it is typed: `"s"`, `"S"`, `"1"`, `"/"`, `"?"`; or a sign by its name: `"slash"`.
- By name: {named}.
- With a modifier: `"ctrl+r"`, `"alt+x"`, `"shift+up"`; `"^r"` is `"ctrl+r"`. Few terminals tell `ctrl+i` from Tab,
  `ctrl+m` from Enter, `ctrl+h` from Backspace or `ctrl+[` from Esc; screen keeps `ctrl+a` to itself, and tmux `ctrl+b`.
- `ctrl+q` ends the board, whatever else does.

## Actions
"""


def key_reference() -> str:
    """Return the whole reference as Markdown."""
    named = ", ".join(f'`"{name}"`' for name in NAMED if not name.startswith("f"))
    needed = ", ".join(f"`{name}`" for name in ACTIONS if name in NEEDS_A_KEY)
    return "\n".join([_INTRO.format(named=f'{named}, `"f1"` to `"f24"`', needed=needed), *_tables()])


def _tables() -> Iterator[str]:
    for place, where in PLACES.items():
        rows = [_row(name, action) for name, action in ACTIONS.items() if place_of(name) == place]
        yield f"### `{place}`: {where}\n"
        yield "\n".join(["| id | keys | what it does |", "|---|---|---|", *rows, ""])


def _row(name: str, action: Action) -> str:
    return f"| `{name}` | {' '.join(f'`{sign(key)}`' for key in action.keys)} | {action.meaning} |"


if __name__ == "__main__":
    sys.stdout.write(key_reference())
