"""What can be wrong with an expression.

FilterError
└── UnfinishedError   right as far as it goes: while it is typed, it only does not filter yet
"""

from __future__ import annotations


class FilterError(ValueError):
    """The expression is wrong; the message says where and what to write, in words short enough for a title line."""


class UnfinishedError(FilterError):
    """A term lacks its end: a value behind `state:`, the second quote. The message says what may follow."""
