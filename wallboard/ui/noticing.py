"""What notices do to the terminal: the bell rings, and the desktop that it is on shows a notification."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from wallboard.model.notice.channel import Channel
from wallboard.model.notice.notice import Notice
from wallboard.ui.terminal.abilities import Abilities
from wallboard.ui.terminal.notification import BELL, DesktopForm, notifying

if TYPE_CHECKING:
    from textual.driver import Driver

_PROGRAM = "wallboard"


def tell_terminal(
    driver: Driver | None, notices: Mapping[Channel, Notice], form: DesktopForm | None, abilities: Abilities
) -> None:
    """Write what the terminal's own channels are told; the others are no business of the screen.

    `form` is None where the terminal has no notifications.
    """
    if driver is not None:
        for sequence in attention(notices, form, abilities):
            driver.write(sequence)


def attention(notices: Mapping[Channel, Notice], form: DesktopForm | None, abilities: Abilities) -> list[str]:
    """Return the sequences that call for attention; a terminal that would print one of them is not told it."""
    sequences = []
    if Channel.BELL in notices:
        sequences.append(BELL)
    notice = notices.get(Channel.DESKTOP)
    if notice is not None and form is not None and abilities.answers:
        title = f"{_PROGRAM} {notice.tenant}".rstrip()
        sequences.append(notifying(title, notice.title, form, abilities.within))
    return sequences
