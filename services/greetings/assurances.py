"""The four checks beside a greeting, each in words: what was found, or why it passed."""

import datetime as dt
from dataclasses import dataclass

from services.contacts.day_words import sentence_day
from services.greetings.findings import Finding, Rule, Severity
from services.greetings.queue import EntryState, QueueEntry
from services.greetings.signing import Signature
from services.i18n import _, _p
from services.settings import Rules

_GROUPS: tuple[tuple[Rule, frozenset[Rule]], ...] = (
    (Rule.CONSENT, frozenset({Rule.CONSENT})),
    (Rule.PHONE, frozenset({Rule.PHONE})),
    (Rule.TIME, frozenset({Rule.TIME})),
    (Rule.CONTENT, frozenset({Rule.CONTENT, Rule.SAME_WORDING, Rule.HOUSEHOLD})),
    (Rule.FREQUENCY, frozenset({Rule.FREQUENCY})),
    (Rule.SIGNATURE, frozenset({Rule.SIGNATURE})),
)
_ONLY_WHEN_FOUND = (Rule.CONSENT, Rule.PHONE)


@dataclass(frozen=True, slots=True)
class Check:
    """One line beside a greeting."""

    rule: Rule
    state: EntryState
    words: str
    hint: str = ""
    answered: bool = False
    """It was asked, and answered with "send it"."""


def checks(entry: QueueEntry, rules: Rules, signature: Signature, today: dt.date) -> tuple[Check, ...]:
    """Return the checks of a greeting: those about the receiver only where they found something."""
    passed = {
        Rule.TIME: _time_words(entry, rules, today),
        Rule.CONTENT: _content_words(entry),
        Rule.FREQUENCY: _frequency_words(entry, rules, today),
        Rule.SIGNATURE: signature.line if signature.line in entry.text else signature.name,
    }
    found = []
    for rule, group in _GROUPS:
        against = [one for one in entry.findings if one.rule in group]
        answered = [one for one in entry.answered if one.rule in group]
        if against:
            found += [_against(one, rule) for one in against]
        elif answered:
            found += [Check(rule, EntryState.READY, one.message, one.hint, True) for one in answered]
        elif rule not in _ONLY_WHEN_FOUND:
            found.append(Check(rule, EntryState.READY, passed[rule]))
    return tuple(found)


def _against(finding: Finding, rule: Rule) -> Check:
    state = EntryState.STOP if finding.severity is Severity.STOP else EntryState.ASK
    return Check(rule, state, finding.message, finding.hint)


def rule_word(rule: Rule) -> str:
    """Return what a check is called."""
    return {
        Rule.CONSENT: _("Receiver"),
        Rule.PHONE: _("Receiver"),
        Rule.TIME: _("Time"),
        Rule.CONTENT: _("Content"),
        Rule.SAME_WORDING: _("Content"),
        Rule.HOUSEHOLD: _("Content"),
        Rule.FREQUENCY: _("Frequency"),
        Rule.SIGNATURE: _("Signature"),
    }[rule]


def _time_words(entry: QueueEntry, rules: Rules, today: dt.date) -> str:
    within = _("{time} is within {first}–{last}").format(
        time=f"{entry.at:%H:%M}", first=rules.message_from, last=rules.message_until
    )
    if entry.at.date() == entry.occasion.day:
        return _("On the very day, {within}").format(within=within)
    return _("{day}, {within}").format(day=sentence_day(entry.at.date(), today), within=within)


def _content_words(entry: QueueEntry) -> str:
    if entry.wording.used:
        return _("One message, about them: {what}").format(
            what=_p("between names", ", ").join(entry.wording.used)
        )
    return _("One message, addressed to {name}").format(name=entry.salutation)


def _frequency_words(entry: QueueEntry, rules: Rules, today: dt.date) -> str:
    if not entry.sent_days:
        return _("None in the last {days} days").format(days=rules.message_cap_days)
    last = entry.sent_days[0]
    return _("The last was on {day}, {gap} days before; {count} in {days} days").format(
        day=sentence_day(last, today),
        gap=(entry.at.date() - last).days,
        count=len(entry.sent_days),
        days=rules.message_cap_days,
    )
