from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.floors import agent, floor, queue
from tests.model.filter.left import agents_left, queues_left
from wallboard.model.agent_row import AgentRow
from wallboard.model.filter import FIELDS, Filter, FilterError, UnfinishedError, parse, while_typed
from wallboard.model.filter.terms import pieces, term

FLOOR = floor(
    queues=[queue("1", name="Second Line"), queue("2", name="Line two"), queue("3", name="Chat", media_type="chat")],
    agents=[
        agent("ada", name="Ada Müller", status=4, status_code_list_id=7, status_code_item_short_code="Lunch"),
        agent("ben", name="Ben wait>60", status=2, media_id=4),
        agent("cleo", name="!Cleo", sub_status="stopnew"),
        agent("dan", name="Dan", status=2, phone_line1_status=2, media_id=1),
    ],
)


def quoted(words: str) -> str:
    plain = words.replace('"', " ").strip()
    return f'"{plain}"' if plain else ""


def agents(expression: str) -> list[str]:
    return sorted(row.id for row in agents_left(FLOOR, parse(expression)))


def queues(expression: str) -> list[str]:
    return sorted(row.id for row in queues_left(FLOOR, parse(expression)))


@pytest.mark.parametrize("expression", ["", "   ", "\t"])
def test_nothing_typed_leaves_everything(expression: str) -> None:
    assert agents(expression) == ["ada", "ben", "cleo", "dan"]
    assert parse(expression) == Filter()


@pytest.mark.parametrize(
    ("expression", "left"),
    [
        ("muller", ["ada"]),
        ("MÜLLER lunch", ["ada"]),
        ("lunch  ada", ["ada"]),
        ("!lunch !busy", ["cleo"]),
        ("vmail", ["ben"]),
        ("mute", ["dan"]),
        ('"no new chats"', ["cleo"]),
        ("!!lunch", ["ada"]),
        ('"wait>60"', ["ben"]),
        ('!"wait>60" busy', ["dan"]),
        ('"!cleo"', ["cleo"]),
        ("10:30", []),
        (">60", ["ben"]),
    ],
)
def test_words_of_agents(expression: str, left: list[str]) -> None:
    assert agents(expression) == left


def test_words_in_quotes_stand_together_and_within_one_thing() -> None:
    assert queues("line second") == ["1"]
    assert queues('"second line"') == ["1"]
    assert queues('"  SECOND   line "') == ["1"]
    assert queues('"line second"') == []
    assert queues('"line phone"') == []


@pytest.mark.parametrize(
    ("expression", "message"),
    [
        ("wiat>60", 'no field "wiat", did you mean "wait"?'),
        ("xyzzy:1", 'no field "xyzzy"; in quotes it is a word'),
        ("wait>abc", '"abc" is no time, write 90s, 5m, 1:30, 1h30m'),
        ("wait>-5", '"-5" is no time, write 90s, 5m, 1:30, 1h30m'),
        ("wait>1,2", '">" takes one number'),
        ("level<200k", '"200k" is no whole percent, write 80 or 80%'),
        ("level<99.5", '"99.5" is no whole percent, write 80 or 80%'),
        ("abandoned>0.5%", '"0.5%" is no whole percent, write 80 or 80%'),
        ("waiting>1.5", '"1.5" is no count, write a number such as 3'),
        ("state:brake", 'no state "brake", did you mean "break"?'),
        ("sign:red", 'no sign "red": critical, warning, none'),
        ("state>break", '">" is for numbers, write ":"'),
        ("name>a", '">" is for numbers, write ":" or "="'),
        ('sales "second line', "the quote is not closed"),
        ("state:", "state: available, offered, busy, wrap-up, break, offline, logged-out, unknown, free"),
        ("wait>", "wait> 90s, 5m, 1:30, 1h30m"),
        ("!", '"!" stands alone: write it right before what to leave out'),
        ('""', "nothing stands between the quotes"),
        ("´", '"´" has no letters to look for'),
        ("name:´", '"´" has no letters to look for'),
    ],
)
def test_a_wrong_expression_says_what_is_wrong_and_filters_nothing(expression: str, message: str) -> None:
    with pytest.raises(FilterError) as caught:
        parse(f"line {expression}")

    assert str(caught.value) == message
    wrong = Filter.of(f"line {expression}")
    assert wrong.problem == message
    assert len(agents_left(FLOOR, wrong)) == 4
    assert len(queues_left(FLOOR, wrong)) == 3


def test_a_right_expression_has_no_problem() -> None:
    assert Filter.of(" line  state:break ") == parse("line state:break")
    assert Filter.of("line").problem == ""


@pytest.mark.parametrize(
    ("typed", "expression", "needs"),
    [
        ("sales", "sales", ""),
        ("sales ", "sales", ""),
        ("", "", ""),
        ("sales state:", "sales", "state: available"),
        ("sales !state:", "sales", "state: available"),
        ("sales state:b", "sales state:b", ""),
        ("wait>", "", "wait> 90s, 5m"),
        ("wait>1:", "", '"1:" is no time'),
        ("wait>1:3", "", '"1:3" is no time'),
        ("wait>1:30", "wait>1:30", ""),
        ("wait>1h3", "", '"1h3" is no time'),
        ('sales "second li', "sales", "the quote is not closed"),
        ("sales !", "sales", '"!" stands alone'),
        ("state: sales", "state: sales", ""),
        ("sales wiat>", "sales wiat>", ""),
        ("sales wait>abc", "sales wait>abc", ""),
    ],
)
def test_what_is_half_typed_does_not_filter_yet(typed: str, expression: str, needs: str) -> None:
    so_far, hint = while_typed(typed)

    assert so_far == expression
    assert hint.startswith(needs)
    assert bool(hint) == bool(needs)


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
NAMES = st.sampled_from([name for field in FIELDS for name in field.names])
OPERATORS = st.sampled_from([":", ">", ">=", "<", "<=", "="])
VALUES = TEXTS | st.sampled_from(["60", "1:30", "5m", "80%", "break", "critical", "a,b", '"a b"', "open"])
TERMS = st.tuples(st.sampled_from(["", "!", "!!"]), NAMES, OPERATORS, VALUES).map("".join) | TEXTS
EXPRESSIONS = st.lists(TERMS, max_size=4).map(" ".join)
PLAIN_WORDS = st.sampled_from(["ada", "lunch", "busy", "e", "a", "wait>60", "!cleo", "line two", "zzz", "Müller"])
GOOD_TERMS = PLAIN_WORDS.map(quoted) | st.sampled_from(["state:busy", "name:a", "time>60", "chats:0", "media:vmail"])


@given(EXPRESSIONS)
def test_parsing_raises_nothing_but_its_own_error(expression: str) -> None:
    left = Filter.of(expression)

    assert left.problem or left == parse(expression)
    assert set(agents_left(FLOOR, left)) <= set(FLOOR.agents)
    assert {row.id for row in queues_left(FLOOR, left)} <= {row.id for row in FLOOR.queues}


@given(EXPRESSIONS)
def test_what_is_left_of_a_half_typed_expression_is_never_unfinished_at_its_end(typed: str) -> None:
    expression, needs = while_typed(typed)

    assert typed.strip().startswith(expression)
    if not needs:
        assert expression == typed.strip()
    try:
        parse(typed)
    except UnfinishedError:
        pass
    except FilterError:
        assert needs or Filter.of(expression).problem
    else:
        assert expression == typed.strip()


@given(GOOD_TERMS)
def test_a_negated_term_leaves_exactly_the_others(term: str) -> None:
    kept, others = agents(term), agents(f"!{term}")

    assert sorted(kept + others) == agents("")
    assert agents(f"!!{term}") == kept


@given(st.lists(GOOD_TERMS, max_size=5).flatmap(lambda terms: st.tuples(st.just(terms), st.permutations(terms))))
def test_the_order_of_terms_does_not_matter(both: tuple[list[str], list[str]]) -> None:
    terms, shuffled = both

    assert agents(" ".join(terms)) == agents(" ".join(shuffled))
    assert queues(" ".join(terms)) == queues(" ".join(shuffled))


@given(TEXTS)
def test_what_is_quoted_is_looked_for_as_it_stands(words: str) -> None:
    plain = " ".join(words.replace('"', " ").split())
    found = floor(agents=[agent("x", name=f"<{plain}>")])
    left = Filter.of(quoted(words))

    assert [row.id for row in agents_left(found, left)] == ["x"]
    assert left.problem == "" or "no letters" in left.problem


def test_the_text_that_words_are_looked_for_in_is_all_that_a_row_says() -> None:
    (row,) = floor(agents=[agent("x", name="Åsa  Ek", status=2, media_id=4, group_id="Nord")]).agents

    assert isinstance(row, AgentRow)
    assert row.text.split("\0") == ["x", "asa ek", "nord", "busy", "vmail", "vmail"]


@pytest.mark.parametrize("spaced", ["wait > 1:30", "wait >1:30", "wait> 1:30", "sales wait >= 5m busy", "!wait < 5m"])
def test_blanks_around_more_and_less_are_none(spaced: str) -> None:
    tight = spaced.replace(" >", ">").replace("> ", ">").replace(" <", "<").replace("< ", "<").replace("= ", "=")

    assert [term(piece) for _, piece in pieces(spaced)] == [term(piece) for piece in tight.split()]
    assert not Filter.of(spaced).problem
