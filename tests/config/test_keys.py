"""Actions on other keys."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from pathlib import Path

import pytest

from tests.config.factories import CONNECTED, problems, profile
from wallboard.config.actions import ACTIONS, NEEDS_A_KEY, PLACES, are_at_once, place_of
from wallboard.config.key_names import key
from wallboard.config.key_reference import key_reference

DOCUMENT = Path(__file__).parents[2] / "docs" / "keys.md"


def test_an_action_has_one_key_or_several(tmp_path: Path) -> None:
    text = CONNECTED + '[profiles.main.keys]\n"app.quit" = "ctrl+q"\n"list.filter" = ["/", "f", "slash"]\n'

    assert profile(tmp_path, text).keys == {"app.quit": ["ctrl+q"], "list.filter": ["slash", "f"]}


def test_an_id_may_stand_without_quotes(tmp_path: Path) -> None:
    text = CONNECTED + '[profiles.main.keys]\napp.quit = "x"\ndrill-down.back = "backspace"\n'

    assert profile(tmp_path, text).keys == {"app.quit": ["x"], "drill-down.back": ["backspace"]}


def test_an_action_may_be_left_without_a_key(tmp_path: Path) -> None:
    text = CONNECTED + '[profiles.main.keys]\n"app.export" = []\n"list.sort" = "e"\n'

    assert profile(tmp_path, text).keys == {"app.export": [], "list.sort": ["e"]}


@pytest.mark.parametrize("action", sorted(NEEDS_A_KEY))
def test_the_ways_out_need_a_key(tmp_path: Path, action: str) -> None:
    (found,) = problems(tmp_path, f'{CONNECTED}\n[profiles.main.keys]\n"{action}" = []\n')

    assert f"profiles.main.keys.{action} must name a key" in found


def test_two_actions_may_swap_their_keys(tmp_path: Path) -> None:
    text = CONNECTED + '[profiles.main.keys]\n"list.sort" = "S"\n"list.reverse" = "s"\n'

    assert profile(tmp_path, text).keys == {"list.sort": ["S"], "list.reverse": ["s"]}


def test_actions_that_are_never_at_hand_together_may_share_a_key(tmp_path: Path) -> None:
    text = CONNECTED + '[profiles.main.keys]\n"drill-down.back" = "s"\n"help.close" = "s"\n'

    assert profile(tmp_path, text).keys == {"drill-down.back": ["s"], "help.close": ["s"]}


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('"app.qiut" = "x"', '8: profiles.main.keys.app.qiut is not an action; did you mean "app.quit"?'),
        ('app.qiut = "x"', '8: profiles.main.keys.app.qiut is not an action; did you mean "app.quit"?'),
        ('"xyz" = "x"', "8: profiles.main.keys.xyz is not an action: docs/keys.md lists them"),
        ('"app.quit" = "pgeup"', '8: profiles.main.keys.app.quit "pgeup" is not a key; did you mean "pageup"?'),
        ('"app.quit" = 3', "8: profiles.main.keys.app.quit must be a key in quotes"),
        ('"app.quit" = []', "8: profiles.main.keys.app.quit must name a key"),
        (
            '"app.quit" = "s"',
            '8: profiles.main.keys.app.quit cannot be on "s", which is the key of "list.sort", unless you give '
            '"list.sort" another key',
        ),
        ('"list.sort" = "?"', '8: profiles.main.keys.list.sort cannot be on "?", which is the key of "app.help"'),
        ('"board.up" = ["up", "j"]', 'cannot be on "j", which is the key of "board.down"'),
        ('"list.sort" = "ctrl+q"', "cannot be on ctrl+q, which always ends the board"),
        ('"filter.clear" = "x"', 'cannot be on "x", which one types or edits with there'),
        ('"palette.close" = "space"', 'cannot be on "space", which one types or edits with there'),
        ('"filter.clear" = "ctrl+u"', 'cannot be on "ctrl+u", which one types or edits with there'),
    ],
)
def test_what_is_wrong_with_a_key_is_told_with_its_line(tmp_path: Path, line: str, told: str) -> None:
    (found,) = problems(tmp_path, f"{CONNECTED}\n[profiles.main.keys]\n{line}\n")

    assert found.startswith(f"config.toml:{told}") if told[0] == "8" else told in found


def test_two_remapped_actions_on_one_key_are_told_of_each_other(tmp_path: Path) -> None:
    found = problems(tmp_path, f'{CONNECTED}\n[profiles.main.keys]\napp.quit = "x"\n"list.sort" = "x"\n')

    assert found == [
        'config.toml:8: profiles.main.keys.app.quit cannot be on "x", which is the key of "list.sort"',
        'config.toml:9: profiles.main.keys.list.sort cannot be on "x", which is the key of "app.quit"',
    ]


def test_keys_that_are_no_table_are_told(tmp_path: Path) -> None:
    assert problems(tmp_path, f'{CONNECTED}keys = "x"\n') == ["config.toml:6: profiles.main.keys must be a table"]


def test_the_actions_own_keys_are_keys_and_meet_no_other_at_the_same_time() -> None:
    assert all(key(name) == name for action in ACTIONS.values() for name in action.keys)
    together = [pair for pair in combinations(ACTIONS, 2) if are_at_once(*pair)]
    shared = Counter(name for one, other in together for name in ACTIONS[one].keys if name in ACTIONS[other].keys)
    assert shared == {}


def test_every_action_is_in_a_place_that_is_explained() -> None:
    assert {place_of(action) for action in ACTIONS} == set(PLACES)


def test_the_documentation_is_the_one_that_the_actions_make() -> None:
    assert DOCUMENT.read_text(encoding="utf-8") == key_reference()
