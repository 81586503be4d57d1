from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some
from rich.cells import cell_len

from wallboard.model.apart import coming_apart
from wallboard.ui.render.names import shortened

WORDS = some.lists(some.sampled_from(("Customer", "Service", "EN", "FR", "山田", "e\u0301te\u0301", "1", "–", "(new)")))
NAMES = some.lists(WORDS.map(" ".join), unique=True).map(tuple)


@pytest.mark.parametrize(
    ("name", "apart", "width", "shown"),
    [
        ("Technical Support", 0, 17, "Technical Support"),
        ("Technical Support", 0, 14, "Technical Sup…"),
        ("Technical Support", 0, 11, "Technical…"),
        ("Technical Support", 0, 2, "T…"),
        ("Technical Support", 0, 1, ""),
        # What is seen of it is its own already.
        ("Technical Support", 4, 14, "Technical Sup…"),
        ("Customer Service Billing", 17, 19, "Customer Service B…"),
        ("Customer Service Billing", 17, 18, "Customer S…Billing"),
        ("Customer Service EN", 17, 12, "Customer…EN"),
        # In the middle of a word: the whole of it, or what there is room for.
        ("Customer Support Team12", 22, 14, "Custome…Team12"),
        ("Customer Support Team12", 22, 8, "Custom…2"),
        # No room for all that is its own.
        ("Customer Service International Wholesale", 17, 16, "Cus…Internation…"),
        ("Customer Service International", 17, 6, "C…Int…"),
        ("Customer Service International", 17, 4, "Cus…"),
        ("山田太郎山田", 5, 9, "山田太…田"),
        ("山田太郎山田", 3, 8, "山…郎山…"),
        # What is one sign is not cut, and not begun in its middle.
        ("Support 🇩🇰", 9, 8, "Suppo…🇩🇰"),
        ("Service Zu\u0308rich", 10, 10, "Ser…Zu\u0308rich"),
    ],
)
def test_what_tells_a_name_from_others_stays(name: str, apart: int, width: int, shown: str) -> None:
    assert shortened(name, apart, width) == shown


def test_a_cut_that_tells_names_apart_is_left_as_it_is() -> None:
    names = tuple(f"Billing {language} - Tier {tier} support line" for language in ("EN", "DE") for tier in (1, 2))
    apart = coming_apart(names)

    assert [shortened(name, apart[name], 20) for name in names] == [f"{name[:19]}…" for name in names]


@given(NAMES, some.integers(0, 30))
def test_no_name_is_wider_than_its_room(names: tuple[str, ...], width: int) -> None:
    apart = coming_apart(names)
    for name in names:
        assert cell_len(shortened(name, apart.get(name, 0), width)) <= width


@pytest.mark.parametrize("width", range(8, 25))
def test_two_that_begin_alike_are_told_apart(width: int) -> None:
    names = ("Customer Service – Billing EN", "Customer Service – Billing FR", "Customer Service – Sales")
    apart = coming_apart(names)

    assert len({shortened(name, apart[name], width) for name in names}) == 3
