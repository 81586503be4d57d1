"""The way in: `wallboard`, and `python -m wallboard`."""

import gc
import io
import os
import sys


def main() -> None:
    """Run the command line; ends the process with one of the documented exit codes."""
    # A poll of 5,000 agents makes 20,000 objects, none of them in a cycle. At Python's own 700 a look through all there
    # is would follow every poll: 25 ms in which no key is answered.
    gc.set_threshold(50_000, 20, 100)
    # So long (s) a key waits for its turn while another thread reads or judges; Python's own 5 ms come a dozen times.
    sys.setswitchinterval(0.0005)
    # A lone Escape is one after so long (ms): Textual's own 100 are felt.
    os.environ.setdefault("ESCDELAY", "25")
    # Here, because the collector takes an eighth of the time of the imports, too.
    from wallboard.cli.root import root  # noqa: PLC0415

    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A name that the locale has no letters for becomes question marks, not a crash.
            stream.reconfigure(errors="replace")
    root(prog_name="wallboard")


if __name__ == "__main__":
    main()
