"""Code words and their words on the screen, table by table; built once a language by vocabulary."""

from models.kinds import Stage
from services.i18n import _p


def factors() -> dict[str, str]:
    """The six factors."""
    return {
        "value": _p("factor", "Value"),
        "demand": _p("factor", "Demand"),
        "authority": _p("factor", "Authority"),
        "personality": _p("factor", "Personality"),
        "closeness": _p("factor", "Closeness"),
        "competition": _p("factor", "Competition"),
    }


def heads() -> dict[str, str]:
    """The heads of the six factors' columns."""
    return {
        "value": _p("factor head", "V"),
        "demand": _p("factor head", "D"),
        "authority": _p("factor head", "A"),
        "personality": _p("factor head", "P"),
        "closeness": _p("factor head", "C"),
        "competition": _p("factor head", "R"),
    }


def classes() -> dict[str, str]:
    """What each class of each factor means."""
    return {
        "value 1": _p("class", "large profit"),
        "value 2": _p("class", "small profit"),
        "value 3": _p("class", "no profit"),
        "demand 1": _p("class", "large demand"),
        "demand 2": _p("class", "ordinary demand"),
        "demand 3": _p("class", "small demand"),
        "authority 1": _p("class", "decides"),
        "authority 2": _p("class", "takes part in deciding"),
        "authority 3": _p("class", "has no say"),
        "personality 1": _p("class", "open, sociable"),
        "personality 2": _p("class", "even"),
        "personality 3": _p("class", "withdrawn"),
        "closeness 1": _p("class", "close"),
        "closeness 2": _p("class", "ordinary"),
        "closeness 3": _p("class", "cool"),
        "competition 1": _p("class", "competitors weak"),
        "competition 2": _p("class", "competitors equal"),
        "competition 3": _p("class", "competitors strong"),
    }


def class_numbers() -> dict[str, str]:
    """The classes of a factor that has no words for them."""
    return {
        "1": _p("class", "first class"),
        "2": _p("class", "second class"),
        "3": _p("class", "third class"),
    }


def tie_kinds() -> dict[str, str]:
    """The kinds of tie."""
    return {
        "relative": _p("tie", "Relative"),
        "friend": _p("tie", "Friend"),
        "schooling": _p("tie", "Schooling"),
        "colleague": _p("tie", "Colleague"),
        "townsman": _p("tie", "Townsman"),
        "customer": _p("tie", "Customer"),
        "acquaintance": _p("tie", "Acquaintance"),
        "business": _p("tie", "Business"),
        "referral": _p("tie", "Referral"),
    }


def tie_heads() -> dict[str, str]:
    """The signs of the kinds of tie."""
    return {
        "relative": _p("tie head", "R"),
        "friend": _p("tie head", "F"),
        "schooling": _p("tie head", "S"),
        "colleague": _p("tie head", "C"),
        "townsman": _p("tie head", "T"),
        "customer": _p("tie head", "B"),
        "acquaintance": _p("tie head", "A"),
        "business": _p("tie head", "O"),
        "referral": _p("tie head", "I"),
    }


def subkinds() -> dict[str, str]:
    """The subkinds of tie, under "kind subkind"."""
    words = {
        "relative own_blood": _p("tie", "blood relative"),
        "relative spouse_blood": _p("tie", "spouse's blood relative"),
        "relative extended_own": _p("tie", "relative of a blood relative"),
        "relative extended_spouse": _p("tie", "relative of the spouse's relative"),
        "relative friends_relative": _p("tie", "friend's relative"),
        "relative by_marriage": _p("tie", "relative by marriage or oath"),
        "friend own": _p("tie", "own friend"),
        "friend friend_of_friend": _p("tie", "friend of a friend"),
        "friend through_relative": _p("tie", "friend through a relative"),
        "friend through_colleague": _p("tie", "friend through a colleague"),
        "colleague present": _p("tie", "present colleague"),
        "colleague former": _p("tie", "former colleague"),
        "colleague internship": _p("tie", "colleague of an internship"),
        "colleague temporary": _p("tie", "colleague of a temporary job"),
        "townsman native_place": _p("tie", "same native place"),
        "townsman birth_place": _p("tie", "same birthplace"),
        "townsman former_residence": _p("tie", "same former residence"),
        "townsman present_residence": _p("tie", "neighbour"),
        "townsman relatives_place": _p("tie", "from a relative's place"),
        "customer direct": _p("tie", "direct customer"),
        "customer indirect": _p("tie", "indirect customer"),
        "customer merchant": _p("tie", "merchant I buy from"),
        "customer through_others": _p("tie", "customer known through others"),
    }
    return words | schooling_words() | acquaintance_words()


def acquaintance_words() -> dict[str, str]:
    """The subkinds of acquaintances and of business, under "kind subkind"."""
    return {
        "acquaintance journey": _p("tie", "met on a journey"),
        "acquaintance meeting": _p("tie", "met at a meeting"),
        "acquaintance misunderstanding": _p("tie", "met by a misunderstanding"),
        "acquaintance card_exchange": _p("tie", "exchanged cards"),
        "acquaintance survey": _p("tie", "met at an interview"),
        "acquaintance public_welfare": _p("tie", "met at public welfare"),
        "acquaintance gathering": _p("tie", "met at a gathering"),
        "acquaintance course": _p("tie", "met on a course"),
        "business supplies": _p("tie", "supplies"),
        "business buys_from": _p("tie", "buys from"),
        "business guarantees": _p("tie", "guarantees"),
        "business shareholder_of": _p("tie", "shareholder of"),
        "business subsidiary_of": _p("tie", "subsidiary of"),
    }


def schooling_words() -> dict[str, str]:
    """The subkinds of schooling, made from the stages."""
    words = stages()
    classmate = _p("tie", "{stage} classmate")
    teacher = _p("tie", "{stage} teacher")
    return {
        **{f"schooling classmate_{stage}": classmate.format(stage=words[stage]) for stage in Stage},
        **{f"schooling teacher_{stage}": teacher.format(stage=words[stage]) for stage in Stage},
    }


def stages() -> dict[str, str]:
    """The stages of schooling."""
    return {
        "kindergarten": _p("stage", "kindergarten"),
        "primary": _p("stage", "primary school"),
        "middle": _p("stage", "middle school"),
        "university": _p("stage", "university"),
        "training": _p("stage", "training course"),
        "further_study": _p("stage", "further study"),
        "seminar": _p("stage", "seminar"),
    }


def interactions() -> dict[str, str]:
    """The kinds of interaction."""
    return {
        "visit": _p("interaction", "Visit"),
        "call": _p("interaction", "Call"),
        "sms": _p("interaction", "Text message"),
        "wechat": _p("interaction", "WeChat"),
        "card": _p("interaction", "Card exchange"),
        "event": _p("interaction", "Event"),
    }


def call_results() -> dict[str, str]:
    """How a call ended."""
    return {
        "reached": _p("call result", "Reached"),
        "not-reached": _p("call result", "Missed"),
        "appointment": _p("call result", "Meeting"),
        "declined": _p("call result", "Declined"),
        "wrong-number": _p("call result", "Wrong no."),
    }


def visit_results() -> dict[str, str]:
    """How a visit ended."""
    return {
        "closed": _p("visit result", "Closed"),
        "interested": _p("visit result", "Interested"),
        "again": _p("visit result", "Talk again"),
        "declined": _p("visit result", "Declined"),
        "absent": _p("visit result", "Absent"),
        "postponed": _p("visit result", "Postponed"),
    }


def cohorts() -> dict[str, str]:
    """The kinds of cohort."""
    return {
        "class": _p("cohort", "Class"),
        "course": _p("cohort", "Course"),
        "department": _p("cohort", "Department"),
        "event": _p("cohort", "Event"),
        "household": _p("cohort", "Household"),
        "circle": _p("cohort", "Circle"),
    }


def tasks() -> dict[str, str]:
    """The kinds of task."""
    return {
        "promise": _p("task", "Promise"),
        "their_promise": _p("task", "Their promise"),
        "favour": _p("task", "Favour"),
        "thanks": _p("task", "Thanks"),
        "next_contact": _p("task", "Next contact"),
        "appointment": _p("task", "Appointment"),
    }


def notes() -> dict[str, str]:
    """The kinds of remark."""
    return {
        "interest": _p("remark", "Interests"),
        "family": _p("remark", "Family"),
        "firm": _p("remark", "Firm"),
        "competitor": _p("remark", "Competitors"),
        "taboo": _p("remark", "Not to mention"),
        "office": _p("remark", "Office"),
        "wants": _p("remark", "Wants"),
        "gladly": _p("remark", "Talks gladly of"),
        "other": _p("remark", "Other"),
    }


def points() -> dict[str, str]:
    """The ways to reach somebody."""
    return {
        "mobile": _p("point", "Mobile"),
        "phone": _p("point", "Landline"),
        "fax": _p("point", "Fax"),
        "email": _p("point", "E-mail"),
        "wechat": _p("point", "WeChat"),
        "qq": _p("point", "QQ"),
        "website": _p("point", "Website"),
    }


def addresses() -> dict[str, str]:
    """The kinds of address."""
    return {
        "home": _p("address", "Home"),
        "work": _p("address", "Work address"),
        "former_home": _p("address", "Former home"),
        "other": _p("address", "Other address"),
    }


def genders() -> dict[str, str]:
    """The genders."""
    return {"male": _p("gender", "male"), "female": _p("gender", "female")}


def imports() -> dict[str, str]:
    """The kinds of imported file."""
    return {
        "contacts": _p("import", "Contact list"),
        "classmates": _p("import", "Class list"),
        "cards": _p("import", "Business cards"),
        "ties": _p("import", "Tie list"),
    }


def gatherings() -> dict[str, str]:
    """The kinds of gathering."""
    return {
        "family": _p("gathering", "Family"),
        "classmates": _p("gathering", "Classmates"),
        "birthday": _p("gathering", "Birthday"),
        "travel": _p("gathering", "Travel"),
        "public_welfare": _p("gathering", "Public welfare"),
        "course": _p("gathering", "Course"),
        "training": _p("gathering", "Customer training"),
        "other": _p("gathering", "Gathering"),
    }


def guests() -> dict[str, str]:
    """How far it is with a guest."""
    return {
        "listed": _p("guest", "On the list"),
        "invited": _p("guest", "Invited"),
        "coming": _p("guest", "Coming"),
        "declined": _p("guest", "Not coming"),
        "attended": _p("guest", "Came"),
        "absent": _p("guest", "Stayed away"),
    }
