from __future__ import annotations

import tomllib
from collections.abc import Iterator

import pytest

from wallboard.config.places import Path, lines, nearest_line

TEXT = '''# a comment
default_profile = "a"

[profiles.a]
host = "na12"   # [profiles.fake]
queues = [
  "[x]",
  "y = 1",
]
note = """
theme = "none"
"""
limits.break = "30m"
targets = { phone = "80 % in 20s" }

[profiles.a.groups."10.8"]
label = "Sales"

[[profiles.a.queue_rules]]
kind = "live"
[[profiles.a.queue_rules]]
kind = "deferred"
[profiles.a.queue_rules.opening]
hours = {}
'''
FOUND = lines(TEXT)
RULES = ("profiles", "a", "queue_rules")


def test_keys_and_tables_are_found_on_their_lines() -> None:
    assert FOUND["default_profile",] == 2
    assert FOUND["profiles", "a", "host"] == 5
    assert FOUND["profiles", "a", "groups", "10.8", "label"] == 17


def test_every_key_of_the_file_is_found() -> None:
    def paths(node: object, path: Path = ()) -> Iterator[Path]:
        steps = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
        for step, child in steps:
            yield (*path, step)
            yield from paths(child, (*path, step))

    # The root of all profiles and of all groups has no header of its own.
    assert set(paths(tomllib.loads(TEXT))) - set(FOUND) <= {("profiles",), ("profiles", "a", "groups"), RULES}


def test_what_only_looks_like_a_key_is_none() -> None:
    assert ("profiles", "fake") not in FOUND
    assert ("profiles", "a", "theme") not in FOUND
    assert ("profiles", "a", "y") not in FOUND


def test_dotted_and_inline_keys_are_found() -> None:
    assert FOUND["profiles", "a", "limits", "break"] == 13
    assert FOUND["profiles", "a", "targets", "phone"] == 14


@pytest.mark.parametrize(
    "value",
    [
        '["]", \']\', "\\"]"]',
        "[ # ]\n1]",
        '"""\n]"""',
        '["""a""""", "]"]',
        "['''a''''', ']']",
        '"""a\\"""\n["""',
        '["", [{ x = "}" }]]',
        '"# no comment ["',
    ],
)
def test_no_text_or_comment_makes_a_statement_longer_or_shorter(value: str) -> None:
    text = f"first = {value}\n\nlast = 1\n"
    assert tomllib.loads(text)["last"] == 1

    assert lines(text)["last",] == text.count("\n")


def test_a_long_list_is_parsed_once_and_not_once_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "queue_ids = [\n" + "  [1],\n" * 500 + "]\ntheme = 1\n"
    parsed: list[str] = []
    loads = tomllib.loads

    def counted(statement: str) -> dict[str, object]:
        parsed.append(statement)
        return loads(statement)

    monkeypatch.setattr(tomllib, "loads", counted)

    assert lines(text)["theme",] == 503
    assert sum(map(len, parsed)) <= len(text)


def test_a_key_deeper_than_the_stack_is_found() -> None:
    keys = tuple("a" for _ in range(3000))

    assert lines(f"\n{'.'.join(keys)} = 1")[keys] == 2


def test_each_element_of_an_array_of_tables_has_its_own_lines() -> None:
    assert FOUND["profiles", "a", "queue_rules", 0, "kind"] == 20
    assert FOUND["profiles", "a", "queue_rules", 1, "kind"] == 22
    assert FOUND["profiles", "a", "queue_rules", 1, "opening", "hours"] == 24


def test_what_is_not_there_is_placed_at_the_table_around_it() -> None:
    assert nearest_line(FOUND, ("profiles", "a", "queue_rules", 1, "opening", "holidays", 0)) == 23
    assert nearest_line(FOUND, ()) is None
