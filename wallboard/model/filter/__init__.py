"""The filter that people type: which agents and queues an expression leaves. It changes no figure, only what is seen.

sales !night               words, in any order; `!` leaves out
"second line"              words that stand together
state:break,offline        a field and what it may be
wait>1:30 level<80         a field and a number
"""

from wallboard.model.filter.errors import FilterError, UnfinishedError
from wallboard.model.filter.expression import Filter, parse, while_typed
from wallboard.model.filter.fields import FIELDS
from wallboard.model.filter.sieves import Narrowing, Sieves

__all__ = ["FIELDS", "Filter", "FilterError", "Narrowing", "Sieves", "UnfinishedError", "parse", "while_typed"]
