"""What came out for lines is kept, and no more of it than a few screens."""

from __future__ import annotations

from wallboard.ui.widgets.kept import _MOST, Kept


def test_a_line_is_made_once_for_each_ground_until_it_looks_otherwise() -> None:
    kept, made, line = Kept[int](), list[int](), object()

    def make() -> int:
        made.append(len(made))
        return made[-1]

    kept.look("narrow")
    assert [kept.of(line, make), kept.of(line, make), kept.of(line, make, "cursor")] == [0, 0, 1]
    kept.look("narrow")
    assert kept.of(line, make) == 0
    kept.look("wide")
    assert kept.of(line, make) == 2


def test_who_scrolls_through_a_long_list_does_not_keep_it() -> None:
    kept = Kept[int]()
    for number in range(20 * _MOST):
        kept.of(object(), lambda number=number: number)  # type: ignore[misc]

    assert len(kept._made) <= _MOST
