"""Erlang's formulas for contacts that wait until they are answered: M/M/n, and the loss formula under it.

Contacts come at random, `load` of them would be at work at once were there agents for all (arrivals per second times
seconds of handling, in erlangs), and `agents` handle one each. Sources: A. K. Erlang, "Solution of some problems in
the theory of probabilities of significance in automatic telephone exchanges" (1917); R. B. Cooper, "Introduction to
Queueing Theory" (1981), chapter 3. That people give up is not in it: see `erlang_a`.
"""

from __future__ import annotations

from math import exp


def inverse_blocking(agents: int, load: float) -> float:
    """Return 1 ÷ B(n, a), of Erlang B: one over the share of contacts that find all agents at work if none may wait.

    I(0) = 1, I(n) = 1 + I(n - 1) · n ÷ a. All terms are positive: no digit is lost, however many agents. Where it
    exceeds every float it is infinite, and nobody is ever blocked. Without load it is infinite from one agent on.
    """
    if load <= 0:
        return float("inf") if agents else 1.0
    inverse = 1.0
    for number in range(1, agents + 1):
        inverse = 1.0 + inverse * number / load
    return inverse


def waits(agents: int, load: float) -> float:
    """Return C(n, a), Erlang C: the share of contacts that find nobody free and wait; 1 where load ≥ agents.

    C = B ÷ (1 - ρ · (1 - B)) with ρ = a ÷ n, which is 1 ÷ (ρ + (1 - ρ) · I).
    """
    if agents <= load:
        return 1.0
    used = load / agents
    return 1.0 / (used + (1.0 - used) * inverse_blocking(agents, load))


def level_within(within_s: float, agents: int, load: float, handling_s: float) -> float:
    """Return the share of contacts that are answered within so many seconds; 0 where load ≥ agents, in the long run.

    P(W ≤ t) = 1 - C · exp(-(n - a) · t ÷ h).
    """
    if agents <= load:
        return 0.0
    return 1.0 - waits(agents, load) * exp(-(agents - load) * within_s / handling_s)


def mean_wait_s(agents: int, load: float, handling_s: float) -> float | None:
    """Return the mean wait of all contacts in seconds, those answered at once included; None where it has no end.

    E(W) = C · h ÷ (n - a).
    """
    return None if agents <= load else waits(agents, load) * handling_s / (agents - load)


def fewest_agents(fraction: float, within_s: float, load: float, handling_s: float) -> int:
    """Return the fewest agents who answer that share (less than 1) of contacts within so many seconds.

    The levels of n = 1, 2, … by the recursion of Erlang B: each costs one step.
    """
    inverse, agents = 1.0, 0
    while True:
        agents += 1
        inverse = 1.0 + inverse * agents / load
        if agents > load:
            used = load / agents
            waiting = exp(-(agents - load) * within_s / handling_s) / (used + (1.0 - used) * inverse)
            if 1.0 - waiting >= fraction:
                return agents
