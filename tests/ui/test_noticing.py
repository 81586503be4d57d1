from __future__ import annotations

import pytest

from tests.floors import START
from tests.ui.boards import board
from wallboard.model.notice.channel import Channel
from wallboard.model.notice.notice import trial
from wallboard.ui.noticing import attention, tell_terminal
from wallboard.ui.terminal.abilities import Abilities, Multiplexer
from wallboard.ui.terminal.notification import DesktopForm

OSC_9 = DesktopForm.OSC_9
NOTICE = trial(START.wall, "acme")
BOTH = {Channel.BELL: NOTICE, Channel.DESKTOP: NOTICE}
SHOWN = f"\x1b]9;{NOTICE.title}\a"


@pytest.mark.parametrize(
    ("channels", "form", "abilities", "expected"),
    [
        (Channel, OSC_9, Abilities(), ["\a", SHOWN]),
        ((Channel.BELL, Channel.WEBHOOK), OSC_9, Abilities(), ["\a"]),
        ((Channel.DESKTOP,), OSC_9, Abilities(), [SHOWN]),
        ((Channel.WEBHOOK, Channel.COMMAND), OSC_9, Abilities(), []),
        (Channel, None, Abilities(), ["\a"]),
        (Channel, OSC_9, Abilities(answers=False), ["\a"]),
        (Channel, OSC_9, Abilities(within=Multiplexer.TMUX), ["\a", f"\x1bPtmux;\x1b{SHOWN}\x1b\\"]),
        (
            Channel,
            DesktopForm.OSC_777,
            Abilities(),
            ["\a", f"\x1b]777;notify;wallboard acme;{NOTICE.title}\a"],
        ),
    ],
)
def test_a_terminal_is_told_what_it_understands(
    channels: tuple[Channel, ...], form: DesktopForm | None, abilities: Abilities, expected: list[str]
) -> None:
    assert attention(dict.fromkeys(channels, NOTICE), form, abilities) == expected


async def test_it_goes_by_the_driver_that_draws(monkeypatch: pytest.MonkeyPatch) -> None:
    async with board() as under_test:
        driver = under_test.app._driver
        assert driver is not None
        written: list[str] = []
        monkeypatch.setattr(driver, "write", written.append)
        tell_terminal(driver, BOTH, OSC_9, Abilities())
        monkeypatch.undo()

    assert [text for text in written if text in ("\a", SHOWN)] == ["\a", SHOWN]
    tell_terminal(None, BOTH, OSC_9, Abilities())  # it is gone
