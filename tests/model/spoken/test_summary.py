from __future__ import annotations

from tests.floors import agent, floor, queue
from wallboard.model.floor import Floor
from wallboard.model.spoken.summary import summary


def test_a_floor_is_summed_up_in_one_sentence() -> None:
    queues = [
        queue("1", name="Billing", queue_size=7, longest_wait_time_s=252),
        queue("2", name="Sales", queue_size=1, longest_wait_time_s=25),
        queue("3", media_type="email", queue_size=40, longest_wait_time_s=9000),
    ]
    agents = [agent("a"), agent("b", status=2), agent("c", status=9)]

    assert summary(floor(queues, agents)) == (
        "8 waiting, oldest 4 minutes 12, 1 free of 2 logged in, service level 90 percent, "
        "critical: Billing, in warning: Sales"
    )


def test_a_floor_of_e_mail_alone_says_what_waits_there() -> None:
    e_mails = queue("1", media_type="email", queue_size=40, longest_wait_time_s=65)

    assert summary(floor([e_mails])).startswith("40 waiting, oldest 1 minute 5, ")


def test_an_empty_floor_is_told_as_such_and_an_unread_one_not_at_all() -> None:
    assert summary(floor([queue("1")])).startswith("nobody waiting, nobody free of 0 logged in")
    assert summary(Floor()) == ""
