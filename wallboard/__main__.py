"""The way in: `wallboard`, and `python -m wallboard`."""

import io
import sys

from wallboard.cli.root import root


def main() -> None:
    """Run the command line; ends the process with one of the documented exit codes."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A name that the locale has no letters for becomes question marks, not a crash.
            stream.reconfigure(errors="replace")
    root(prog_name="wallboard")


if __name__ == "__main__":
    main()
