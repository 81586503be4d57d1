"""The way in: `wallboard`, and `python -m wallboard`."""

from wallboard.cli.root import root


def main() -> None:
    """Run the command line; ends the process with one of the documented exit codes."""
    root(prog_name="wallboard")


if __name__ == "__main__":
    main()
