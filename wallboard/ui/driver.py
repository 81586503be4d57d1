"""Textual's driver for a terminal that may stop reading: a stalled link must not stop the board.

Textual hands each frame to a writing thread through a queue of 30 writes and waits when it is full. That wait is in the
event loop: polls, alarms and `q` would stand still until the terminal reads again. Here frames are left out instead.
"""

from textual.drivers.linux_driver import LinuxDriver

_LOOK_S = 0.25
"""How often to look whether a terminal that stopped reading reads again."""


class UnwaitingDriver(LinuxDriver):
    """Leaves out what finds no room in the queue; draws the whole screen again once there is room.

    Between start and stop alone: the sequences that take and give back the terminal are never left out.
    """

    _may_leave_out = False
    _left_out = False

    def start_application_mode(self) -> None:
        """Take the terminal."""
        super().start_application_mode()  # type: ignore[no-untyped-call]  # Textual leaves it unannotated
        self._may_leave_out = True

    def stop_application_mode(self) -> None:
        """Give the terminal back."""
        self._may_leave_out = False
        super().stop_application_mode()

    def write(self, data: str) -> None:
        """Write to the terminal in a while, or not at all."""
        if not self._must_leave_out():
            super().write(data)
        elif not self._left_out:
            self._left_out = True
            self._loop.call_soon_threadsafe(self._draw_again_when_read)

    def _must_leave_out(self) -> bool:
        return self._may_leave_out and self._writer_thread is not None and self._writer_thread._queue.full()

    def _draw_again_when_read(self) -> None:
        if self._must_leave_out():
            self._loop.call_later(_LOOK_S, self._draw_again_when_read)
        else:
            self._left_out = False
            self._app.call_later(self._app.refresh)
