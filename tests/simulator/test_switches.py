import pytest

from wallboard.simulator.assignments import AssignmentError
from wallboard.simulator.switches import Switches


def test_texts_set_words_numbers_and_yes_or_no() -> None:
    switches = Switches.parse(["cache=on_demand", "jitter_s = 0.3", "extra_field=yes", "gzip=no"])

    assert switches == Switches(cache="on_demand", jitter_s=0.3, extra_field=True, gzip=False)


def test_no_text_is_the_api_as_it_was_seen() -> None:
    assert Switches.parse([]) == Switches()


def test_a_later_text_wins() -> None:
    assert Switches.parse(["period_s=5", "period_s=7"]).period_s == 7


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("chache=timer", "did you mean 'cache'"),
        ("cache=on_demnd", "did you mean 'on_demand'"),
        ("gzip=maybe", "gzip cannot be 'maybe'"),
        ("period_s=ten", "it is a number"),
        ("period_s", "not of the form name=value"),
        ("period_s=0", "longer than 0 s"),
        ("jitter_s=-1", "0 s or more"),
        ("phase_s=nan", "0 s or more"),
        ("jitter_s=10", "shorter than the period"),
    ],
)
def test_a_text_that_makes_no_sense_is_refused_with_what_to_do(text: str, message: str) -> None:
    with pytest.raises(AssignmentError, match=message):
        Switches.parse([text])


def test_every_switch_says_what_it_can_be() -> None:
    choices = Switches.choices()

    assert choices["cache"] == "timer | on_demand | per_call"
    assert choices["gzip"] == "yes | no"
    assert choices["period_s"] == "a number"
    assert list(choices) == list(Switches.__struct_fields__)


@pytest.mark.parametrize(
    "text",
    [f"{name}={word}" for name, words in Switches.choices().items() for word in words.split(" | ") if "|" in words],
)
def test_every_choice_can_be_chosen(text: str) -> None:
    name, word = text.split("=")

    chosen = getattr(Switches.parse([text]), name)

    assert chosen == {"yes": True, "no": False}.get(word, word)
