from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wallboard.model.name_index import Fit, NameIndex, matched, ranked
from wallboard.model.words import folded

PEOPLE = (
    ("Ada Müller", "amueller"),
    ("Jo Adams", "jo"),
    ("Nadia Jo", "nj7"),
    ("Mary-Ann O'Brien", "ada"),
    ("Ben Łukasz", "b.lukasz"),
    ("", "ghost"),
)
QUEUES = (("Sales", "116"), ("After sales", "117"), ("Adverts", "jo"), ("Queue 12", "12"))


def people(typed: str, limit: int = 100) -> list[str]:
    return [key for _, key in ranked([NameIndex(PEOPLE, lambda one: one, kind="agent")], typed, limit)]


@pytest.mark.parametrize(
    ("typed", "best_first"),
    [
        ("ada", ["ada", "amueller", "jo"]),  # the id, the begin of a name, of a word
        ("ad", ["amueller", "ada", "jo", "nj7"]),  # … and a part
        ("muller", ["amueller"]),
        ("MÜLLER ada", ["amueller"]),
        ("jo", ["jo", "nj7"]),
        ("brien", ["ada"]),
        ("ann", ["ada"]),
        ("lukasz", ["b.lukasz"]),
        ("b.l", ["b.lukasz"]),
        ("jo ad", ["jo", "nj7"]),
        ("ad jo", ["jo", "nj7"]),
        ("ja", ["jo"]),  # initials
        ("nj", ["nj7"]),
        ("adllr", ["amueller"]),  # letters
        ("ghost", ["ghost"]),
        ("agent nadia", ["nj7"]),
        ("xyz", []),
        ("", []),
        ("   ", []),
        (".*", []),
    ],
)
def test_the_best_fit_comes_first(typed: str, best_first: list[str]) -> None:
    assert people(typed) == best_first


def test_what_fits_better_comes_first_whichever_index_it_is_from() -> None:
    indexes = [NameIndex(QUEUES, lambda one: one, kind="queue"), NameIndex(PEOPLE, lambda one: one, kind="agent")]

    assert ranked(indexes, "jo", 9) == [QUEUES[2], PEOPLE[1], PEOPLE[2]]
    assert ranked(indexes, "ad", 9)[:3] == [QUEUES[2], PEOPLE[0], PEOPLE[3]]
    assert ranked(indexes, "queue sales", 9) == [QUEUES[0], QUEUES[1]]
    assert ranked(indexes, "queue 12", 9) == [QUEUES[3]]
    assert ranked(indexes, "queue", 9) == [QUEUES[2], QUEUES[1], QUEUES[3], QUEUES[0]]


def test_no_more_are_found_than_asked_for_and_none_twice() -> None:
    assert len(people("a", 2)) == 2
    assert sorted(people("a")) == sorted(set(people("a")))


def test_what_fits_alike_comes_by_name() -> None:
    names = [(f"Agent {number:03}", f"{number}") for number in range(300)]

    found = ranked([NameIndex(names[::-1], lambda one: one)], "agent", 100)

    assert found == names[:100]


TEXTS = st.text(st.sampled_from("abc ÄÉßł-.*[]^$\\"), max_size=8)


@given(st.lists(st.tuples(TEXTS, TEXTS), max_size=6), TEXTS)
def test_whoever_holds_what_is_typed_is_found(things: list[tuple[str, str]], typed: str) -> None:
    found = ranked([NameIndex(things, lambda one: one)], typed, 100)

    wanted = folded(typed)
    holders = [thing for thing in things if wanted and any(wanted in folded(text) for text in thing)]
    assert all(holder in found for holder in holders)
    assert len(found) <= len(things)


@given(st.lists(st.tuples(TEXTS, TEXTS), max_size=6), TEXTS)
def test_every_fit_yields_things_that_are_there(things: list[tuple[str, str]], typed: str) -> None:
    index = NameIndex(things, lambda one: one)

    for fit in Fit:
        assert all(thing in things for _, thing in index.found(typed, fit))


@pytest.mark.parametrize(
    ("text", "typed", "marks"),
    [
        ("Ada Müller", "mull", "Müll"),
        ("Nadia Adams", "ad", "Ad"),
        ("Strasse Straße 9", "straße", "Strasse"),
        ("Große Straße", "strass", "Straß"),
        ("Web  chat", "web", "Web"),
        ("Jo Adams", "adams jo", "JoAdams"),
        ("Jo Adams", "ja", "JA"),
        ("Ada Müller", "adllr", "Adllr"),
        ("Ada", "xyz", ""),
        ("Ada", "", ""),
        ("", "a", ""),
    ],
)
def test_the_letters_that_were_typed_are_marked(text: str, typed: str, marks: str) -> None:
    assert "".join(text[at] for at in sorted(matched(text, typed))) == marks
