"""What a reading makes of one alarm: whether it begins, goes on, gets worse, eases, or is over."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from wallboard.model.alarm.alarm import Alarm, Ending, Poll, Run
from wallboard.model.alarm.rule import Rule
from wallboard.model.figure import Severity
from wallboard.model.instant import Instant


class Found(Struct, frozen=True):
    """What a reading says of one subject, under one rule."""

    severity: Severity
    """NONE: nothing is wrong."""
    words: str = ""
    is_clear: bool | None = True
    """False where nothing is wrong, and the rule's own condition for being over is not met; None: that is unknown."""
    may_be_critical: bool = False
    """True where it is unknown whether something is less than critical."""


def begun(rule: Rule, subject_id: str, name: str, found: Found, poll: Poll) -> Alarm:
    """Return the alarm of a subject that something is wrong with since this reading."""
    run = Run(poll.at)
    critical = run if found.severity is Severity.CRITICAL else None
    alarm = Alarm(
        rule.name, rule.scope, subject_id, name, found.words, found.severity, run, critical=critical, judged=poll
    )
    return _raised(alarm, rule, poll.at)


def gone_on(alarm: Alarm, rule: Rule, name: str, found: Found, poll: Poll, *, after_a_gap: bool) -> Alarm | None:
    """Return the alarm after a further reading; None where it was pending and is forgotten.

    `after_a_gap`: readings are missing before this one, so that nothing is known to have lasted.
    """
    if alarm.fired is None:
        if found.severity is Severity.NONE:
            return None
        if after_a_gap:
            return begun(rule, alarm.subject_id, name, found, poll)
    if after_a_gap:
        alarm = replace(alarm, critical=None, calm=None, eased=None)
    if found.severity is Severity.NONE:
        return _calmer(alarm, rule, found, poll)
    is_critical = found.severity is Severity.CRITICAL
    alarm = replace(
        alarm,
        name=name,
        words=found.words,
        met=_longer(alarm.met, alarm, poll),
        calm=None,
        critical=_longer(alarm.critical, alarm, poll) if is_critical else None,
        eased=_longer(alarm.eased, alarm, poll) if not (is_critical or found.may_be_critical) else None,
        judged=poll,
    )
    return _raised(alarm, rule, poll.at)


def left_out(alarm: Alarm, poll: Poll) -> Alarm:
    """Return the alarm after a poll that its subject is missing in: the first holds it, and the next ends it."""
    if alarm.missed is None:
        return replace(alarm, missed=poll.number)
    return alarm if alarm.missed == poll.number else alarm.over(Ending.GONE, poll.at)


def reminded(alarm: Alarm, rule: Rule, at: Instant) -> Alarm:
    """Return the alarm as told anew: it was put off until now, or its rule wants that while nobody takes it."""
    if alarm.snoozed_until is not None and at.since(alarm.snoozed_until) >= 0:
        return replace(alarm, snoozed_until=None, told=at)
    is_due = rule.repeat_s is not None and alarm.told is not None and at.since(alarm.told) >= rule.repeat_s
    return replace(alarm, told=at) if is_due and alarm.wants_somebody else alarm


def _raised(alarm: Alarm, rule: Rule, at: Instant) -> Alarm:
    """Raise an alarm whose condition has lasted; one that gets worse needs somebody anew."""
    is_critical = alarm.critical is not None and alarm.critical.lasts(rule.lasting, at)
    if alarm.fired is None:
        if not alarm.met.lasts(rule.lasting, at):
            return replace(alarm, severity=Severity.CRITICAL if alarm.critical else Severity.WARNING)
        severity = Severity.CRITICAL if is_critical or rule.warning is None else Severity.WARNING
        return replace(alarm, severity=severity, fired=at, told=at)
    if is_critical and alarm.severity is not Severity.CRITICAL:
        anew = replace(alarm, acknowledged=None, snoozed_until=None, answered=None)
        return replace(anew, severity=Severity.CRITICAL, told=at)
    if alarm.severity is Severity.CRITICAL and _is_calm(alarm.eased, rule, at):
        return replace(alarm, severity=Severity.WARNING, eased=None)
    return alarm


def _calmer(alarm: Alarm, rule: Rule, found: Found, poll: Poll) -> Alarm:
    """Let an alarm be over once nothing has been wrong for long enough; until then it stands."""
    alarm = replace(
        alarm,
        critical=None,
        eased=_longer(alarm.eased, alarm, poll),
        calm=_longer(alarm.calm, alarm, poll) if found.is_clear else None,
        judged=poll,
    )
    return alarm.over(Ending.CALM, poll.at) if _is_calm(alarm.calm, rule, poll.at) else alarm


def _is_calm(run: Run | None, rule: Rule, at: Instant) -> bool:
    return run is not None and at.since(run.since) >= rule.calm_s


def _longer(run: Run | None, alarm: Alarm, poll: Poll) -> Run:
    return Run(poll.at) if run is None else run.longer(poll, alarm.judged)
