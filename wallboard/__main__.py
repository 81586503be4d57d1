"""The way in: `wallboard`, and `python -m wallboard`."""

import io
import os
import sys
from types import ModuleType

from wallboard.cli.collector import hold_off


def main() -> None:
    """Run the command line; ends the process with one of the documented exit codes."""
    _open_what_is_closed()
    hold_off()
    # pydantic would look through all that is installed for plugins, and show them what it reads: tokens, too. The empty
    # module saves it what it imports to look, a fortieth of the way to the first frame.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    no_plugins = sys.modules["pydantic.plugin._loader"] = ModuleType("pydantic.plugin._loader")
    no_plugins.__dict__["get_plugins"] = tuple
    # There is no such thing: httpx would import a command line of its own, and pygments for that; and its parts would
    # look through all that is installed for sniffio, four times a request.
    sys.modules.update(dict.fromkeys(("httpx._main", "sniffio")))  # type: ignore[arg-type]
    # So long (s) a key waits for its turn while another thread reads or judges; Python's own 5 ms come a dozen times.
    sys.setswitchinterval(0.0005)
    # A lone Escape is one after so long (ms): Textual's own 100 are felt.
    os.environ.setdefault("ESCDELAY", "25")
    # Here, because the collector would take an eighth of the time of the imports.
    from wallboard.cli.root import root  # noqa: PLC0415
    from wallboard.cli.standard_output import told  # noqa: PLC0415

    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout = told(sys.stdout)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A name that the locale has no letters for becomes question marks, not a crash.
            stream.reconfigure(errors="replace")
    root(prog_name="wallboard")


def _open_what_is_closed() -> None:
    """Let a standard stream that was closed before the start lead nowhere; else the next file opened would be it."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            descriptor = os.open(os.devnull, os.O_RDWR)
            stream = open(descriptor, mode, encoding="utf-8", closefd=False)  # noqa: SIM115 - until the process ends
            setattr(sys, name, stream)


if __name__ == "__main__":
    main()
