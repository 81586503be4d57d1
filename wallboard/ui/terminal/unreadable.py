"""The one error of this package."""


class UnreadableError(Exception):
    """What was written to the terminal may do more than to draw cells at places; let it through as it is."""
