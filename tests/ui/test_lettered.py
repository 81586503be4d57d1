"""Unicode or ASCII: what is drawn, what the driver writes, who chooses."""

from __future__ import annotations

from tests.floors import agent, queue
from tests.ui.boards import BoardUnderTest, board
from wallboard.ui.render.ascii import PLAIN_SIGNS
from wallboard.ui.terminal.abilities import Abilities
from wallboard.ui.widgets.key_line import KeyLine

QUEUES = (queue("q1", name="Störung", queue_size=3), queue("q2", name="Sales"))
AGENTS = (agent("a1"), agent("a2"))


def signs(under_test: BoardUnderTest) -> set[str]:
    """Return what is beyond ASCII on the screen and no letter."""
    return {sign for sign in under_test.text() if not sign.isascii() and not sign.isalpha()}


async def test_a_key_changes_the_letters_of_every_screen_and_back() -> None:
    async with board(QUEUES, AGENTS) as under_test:
        before = under_test.text()
        await under_test.press("2", "3", "1", "u")

        assert signs(under_test) == set()
        assert "Störung" in under_test.text()
        for key in ("2", "3", "h", "question_mark", "escape", "h", "1"):
            await under_test.press(key)
            assert signs(under_test) - set("▁▂▃▄▅▆▇█") == set()  # a scroll bar of Textual's
        await under_test.press("u")
        assert under_test.text() == before


async def test_only_a_choice_by_hand_is_remembered() -> None:
    async with board(QUEUES, AGENTS) as under_test:
        under_test.app._take_width(2)
        assert under_test.app.is_ascii
        assert under_test.left == []
        await under_test.press("u", "u")

        assert [ascii for _, _, ascii in under_test.left] == [False, True]


async def test_enter_is_written_out() -> None:
    async with board(QUEUES, AGENTS) as under_test:
        assert under_test.lines(KeyLine)[0].startswith("⏎ open")
        await under_test.press("u")

        assert under_test.lines(KeyLine)[0].startswith("enter open")


async def test_the_configuration_says_so() -> None:
    async with board(QUEUES, AGENTS, ascii=True) as under_test:
        assert signs(under_test) == set()


async def test_a_terminal_without_signs_gets_none_unless_somebody_wants_them() -> None:
    async with board(QUEUES, AGENTS) as under_test:
        under_test.app.abilities = Abilities(has_signs=False)
        under_test.app.draw_in(ascii=None)
        await under_test.settle()
        assert signs(under_test) == set()

        under_test.app.draw_in(ascii=False)
        await under_test.settle()
        assert signs(under_test)


async def test_a_width_that_comes_late_does_not_change_what_somebody_chose() -> None:
    async with board(QUEUES, AGENTS) as under_test:
        under_test.app.draw_in(ascii=None)
        await under_test.press("u", "u")
        under_test.app._take_width(2)

        assert not under_test.app.is_ascii


async def test_a_locale_of_few_letters_writes_them_alone() -> None:
    async with board(QUEUES, AGENTS) as under_test:
        assert not under_test.app.letters.signs
        under_test.app.abilities = Abilities(encoding="ascii", has_signs=False)
        under_test.app.draw_in(ascii=None)

        assert under_test.app.letters.signs == PLAIN_SIGNS
        assert under_test.app.letters.fitted("Störung ━") == "St?rung ="


async def test_who_knows_better_than_a_locale_that_says_nothing_gets_all_letters() -> None:
    async with board(QUEUES, AGENTS) as under_test:
        under_test.app.abilities = Abilities(encoding="ascii", has_signs=False)
        under_test.app.draw_in(ascii=None)
        await under_test.press("u")

        assert under_test.app.letters.fitted("Störung ━") == "Störung ━"


async def test_a_locale_of_other_letters_has_no_more_signs() -> None:
    async with board(QUEUES, AGENTS) as under_test:
        under_test.app.abilities = Abilities(encoding="iso8859-1", written="iso8859-1", has_signs=False)
        under_test.app.draw_in(ascii=None)
        await under_test.press("u")

        assert under_test.app.is_ascii
        assert under_test.left == []
        assert any("no other signs" in told.message for told in under_test.app._notifications)
