"""The closed lists of the trade: kinds of tie, tiers, results and the like, by their code words."""

from enum import StrEnum


class TieKind(StrEnum):
    """What ties two people."""

    RELATIVE = "relative"
    FRIEND = "friend"
    SCHOOLING = "schooling"
    COLLEAGUE = "colleague"
    TOWNSMAN = "townsman"
    CUSTOMER = "customer"
    ACQUAINTANCE = "acquaintance"
    BUSINESS = "business"
    REFERRAL = "referral"


class Stage(StrEnum):
    """Where somebody studies, from the first school to the last course."""

    KINDERGARTEN = "kindergarten"
    PRIMARY = "primary"
    MIDDLE = "middle"
    UNIVERSITY = "university"
    TRAINING = "training"
    FURTHER_STUDY = "further_study"
    SEMINAR = "seminar"


SUBKINDS: dict[TieKind, tuple[str, ...]] = {
    TieKind.RELATIVE: (
        "own_blood",
        "spouse_blood",
        "extended_own",
        "extended_spouse",
        "friends_relative",
        "by_marriage",
    ),
    TieKind.FRIEND: ("own", "friend_of_friend", "through_relative", "through_colleague"),
    TieKind.SCHOOLING: tuple(f"{role}_{stage}" for role in ("classmate", "teacher") for stage in Stage),
    TieKind.COLLEAGUE: ("present", "former", "internship", "temporary"),
    TieKind.TOWNSMAN: (
        "native_place",
        "birth_place",
        "former_residence",
        "present_residence",
        "relatives_place",
    ),
    TieKind.CUSTOMER: ("direct", "indirect", "merchant", "through_others"),
    TieKind.ACQUAINTANCE: (
        "journey",
        "meeting",
        "misunderstanding",
        "card_exchange",
        "survey",
        "public_welfare",
        "gathering",
        "course",
    ),
    TieKind.BUSINESS: ("supplies", "buys_from", "guarantees", "shareholder_of", "subsidiary_of"),
    TieKind.REFERRAL: (),
}
"""The subkinds a kind may carry; a tie may also have none."""


class BusinessKind(StrEnum):
    """What ties two organizations; buying is supplying seen from the other side."""

    SUPPLIES = "supplies"
    GUARANTEES = "guarantees"
    SHAREHOLDER_OF = "shareholder_of"
    SUBSIDIARY_OF = "subsidiary_of"


class Stance(StrEnum):
    """How somebody in a firm stands towards doing business with us."""

    FOR = "for"
    EVEN = "even"
    AGAINST = "against"


class Factor(StrEnum):
    """The six factors by which people are sorted."""

    VALUE = "value"
    DEMAND = "demand"
    AUTHORITY = "authority"
    PERSONALITY = "personality"
    CLOSENESS = "closeness"
    COMPETITION = "competition"


class Tier(StrEnum):
    """Whom to see first."""

    A = "A"
    B = "B"
    C = "C"
    UNRATED = "unrated"


TIER_RANK: dict[Tier, int] = {Tier.A: 1, Tier.B: 2, Tier.C: 3, Tier.UNRATED: 4}
"""The order of tiers as stored and sorted."""

TIER_OF_RANK: dict[int, Tier] = {rank: tier for tier, rank in TIER_RANK.items()}


class CohortKind(StrEnum):
    """What the people of a cohort share."""

    CLASS = "class"
    COURSE = "course"
    DEPARTMENT = "department"
    EVENT = "event"
    HOUSEHOLD = "household"
    CIRCLE = "circle"


TYING_COHORTS: dict[CohortKind, TieKind] = {
    CohortKind.CLASS: TieKind.SCHOOLING,
    CohortKind.COURSE: TieKind.SCHOOLING,
    CohortKind.DEPARTMENT: TieKind.COLLEAGUE,
}
"""Membership in these gives ties; in the others it only suggests them."""


class InteractionKind(StrEnum):
    """What happened."""

    VISIT = "visit"
    CALL = "call"
    SMS = "sms"
    WECHAT = "wechat"
    CARD = "card"
    EVENT = "event"


class CallResult(StrEnum):
    """How a call ended."""

    REACHED = "reached"
    NOT_REACHED = "not-reached"
    APPOINTMENT = "appointment"
    DECLINED = "declined"
    WRONG_NUMBER = "wrong-number"


class VisitResult(StrEnum):
    """How a visit ended."""

    CLOSED = "closed"
    INTERESTED = "interested"
    AGAIN = "again"
    DECLINED = "declined"
    ABSENT = "absent"
    POSTPONED = "postponed"


NO_CONTACT_RESULTS: frozenset[str] = frozenset({"not-reached", "wrong-number", "absent", "postponed"})
"""Results that are logged but do not reset the clock of the last contact."""


class TaskKind(StrEnum):
    """What a task is: a promise of either side, a favour asked, thanks for it, a next contact, a meeting."""

    PROMISE = "promise"
    THEIR_PROMISE = "their_promise"
    FAVOUR = "favour"
    THANKS = "thanks"
    NEXT_CONTACT = "next_contact"
    APPOINTMENT = "appointment"


TICKED_TASKS: frozenset[TaskKind] = frozenset(
    {TaskKind.PROMISE, TaskKind.THEIR_PROMISE, TaskKind.FAVOUR, TaskKind.THANKS}
)
"""Tasks that are settled where the user says so; plans to be in touch are settled by the contact itself."""


class TaskState(StrEnum):
    """Where a task stands."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


class PointKind(StrEnum):
    """A way to reach somebody."""

    MOBILE = "mobile"
    PHONE = "phone"
    FAX = "fax"
    EMAIL = "email"
    WECHAT = "wechat"
    QQ = "qq"
    WEBSITE = "website"


PHONE_KINDS: tuple[PointKind, ...] = (PointKind.MOBILE, PointKind.PHONE)


class AddressKind(StrEnum):
    """Which of somebody's places an address is."""

    HOME = "home"
    WORK = "work"
    FORMER_HOME = "former_home"
    OTHER = "other"


class NoteKind(StrEnum):
    """What kind of thing was learned about somebody."""

    INTEREST = "interest"
    FAMILY = "family"
    FIRM = "firm"
    COMPETITOR = "competitor"
    TABOO = "taboo"
    OFFICE = "office"
    WANTS = "wants"
    GLADLY = "gladly"
    OTHER = "other"


class SheetKind(StrEnum):
    """Which paper: one to call from, one to visit by."""

    CALL = "call"
    VISIT = "visit"


class ImportKind(StrEnum):
    """What an imported file is."""

    CONTACTS = "contacts"
    CLASSMATES = "classmates"
    CARDS = "cards"
    TIES = "ties"


class Gender(StrEnum):
    """As told; absent where it was not."""

    MALE = "male"
    FEMALE = "female"


class GatheringKind(StrEnum):
    """What people are brought together for."""

    FAMILY = "family"
    CLASSMATES = "classmates"
    BIRTHDAY = "birthday"
    TRAVEL = "travel"
    PUBLIC_WELFARE = "public_welfare"
    COURSE = "course"
    TRAINING = "training"
    """Customers taught by a customer."""
    OTHER = "other"


class GuestState(StrEnum):
    """How far it is with a guest, from the list to the day itself."""

    LISTED = "listed"
    INVITED = "invited"
    COMING = "coming"
    DECLINED = "declined"
    ATTENDED = "attended"
    ABSENT = "absent"


class QuestionKind(StrEnum):
    """How a question of a survey is answered."""

    OPEN = "open"
    CHOICE = "choice"


class Feeds(StrEnum):
    """What the answers to a question say about a customer."""

    NOTHING = "nothing"
    DEMAND = "demand"
    """Its answers are classes of the factor demand, the largest first."""
    WANTS = "wants"
    """Its answers are what the customer wants."""
