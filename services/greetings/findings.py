"""What a rule finds in a message: which rule, whether it stops or asks, in words."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Rule(StrEnum):
    """Which rule a finding is about."""

    TIME = "time"
    CONTENT = "content"
    FREQUENCY = "frequency"
    SIGNATURE = "signature"
    CONSENT = "do-not-contact"
    SAME_WORDING = "same-wording"
    HOUSEHOLD = "household"
    PHONE = "phone"


class Severity(StrEnum):
    """Whether a finding stops the message or asks."""

    STOP = "stop"
    ASK = "ask"


@dataclass(frozen=True, slots=True)
class Finding:
    """One rule a message breaks, in words."""

    rule: Rule
    severity: Severity
    message: str
    hint: str = ""
    """How to pass, where that is not plain."""


@dataclass(frozen=True, slots=True)
class MessageDraft:
    """A message to one person, before it is sent."""

    contact_id: int
    text: str
    at: dt.datetime | None = None
    """When it goes out; now, unless told."""
    occasion: str = ""
    """A festival, their own day, or the matter that is followed up."""


def stops(findings: Sequence[Finding]) -> bool:
    """Tell whether one of the findings stops the message."""
    return any(finding.severity is Severity.STOP for finding in findings)


def stops_first(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return findings with those that stop before those that ask."""
    return tuple(sorted(findings, key=lambda finding: finding.severity is not Severity.STOP))
