"""Keys as they come: Escape at once, and an end when nobody types any more.

Escape begins the sequences of other keys, too: what comes within ESCDELAY (ms; see `wallboard.__main__`) belongs to it.
Textual looks for that every 0.1 s only, reads the end of a terminal that is gone for ever, and ends at what is not
UTF-8: here that is a letter of its own, `�`, which no key is bound to.
"""

import os
import selectors
from codecs import getincrementaldecoder

from textual import constants
from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver

_LOOK_S = 0.1
"""How often to look whether the app has ended."""
_AT_ONCE = 4096


class KeyReadingDriver(LinuxDriver):
    """Looks again, as soon as it may, whether what was read last is all of a key."""

    def run_input_thread(self) -> None:
        """Read keys, in a thread of its own, until the app ends or the terminal does."""
        parser = XTermParser(self._debug)
        decode = getincrementaldecoder("utf-8")("replace").decode
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            wait_s = _LOOK_S
            while not self.exit_event.is_set():
                if selector.select(wait_s):
                    wait_s = constants.ESCAPE_DELAY
                    typed = os.read(self.fileno, _AT_ONCE)
                    if not typed:
                        return
                    if letters := decode(typed):  # nothing, after the first byte of a letter: the parser's end of file
                        for event in parser.feed(letters):
                            self.process_message(event)
                else:
                    wait_s = _LOOK_S
                for event in parser.tick():
                    self.process_message(event)
