"""What phones and programs write in lines of their own, put into the lines everybody has."""

from services.exchange.readers.vcard import Card, Property, escaped

_ANDROID = "vnd.android.cursor.item/"
_EVENTS = {"1": "anniversary", "2": ""}
_RELATIONS = {
    "1": "assistant",
    "2": "brother",
    "3": "child",
    "4": "partner",
    "5": "father",
    "6": "friend",
    "7": "manager",
    "8": "mother",
    "9": "parent",
    "10": "partner",
    "13": "sister",
    "14": "spouse",
}
_ENCODED = "X-FCENCODED-"
_BIRTHDAY = "3"
_OF_THEIR_OWN = ("X-ANDROID-CUSTOM", "X-FC")


def plainly(card: Card) -> Card:
    """Return the card with Android's, MIUI's and FullContact's own lines told as the rules have them."""
    if not any(each.name.startswith(_OF_THEIR_OWN) for each in card.properties):
        return card
    found: list[Property] = []
    for number, each in enumerate(card.properties):
        group = f"DIALECT{number}"
        if each.name == "X-ANDROID-CUSTOM":
            found += _of_android(each, group) or [each]
        elif each.name.startswith(_ENCODED):
            found += _of_full_contact(each, group) or [each]
        elif each.name == "X-FC-TAGS":
            found.append(Property("CATEGORIES", each.value))
        else:
            found.append(each)
    return Card(found, card.agents, card.number)


def _of_android(told: Property, group: str) -> list[Property]:
    kind, value, sort, label = [*told.parts, "", "", ""][:4]
    if not value:
        return []
    if "lunarbirthday" in kind.lower():
        return [Property("X-LUNAR-BIRTHDAY", escaped(value))]
    if kind == f"{_ANDROID}nickname":
        return [Property("NICKNAME", escaped(value))]
    if kind == f"{_ANDROID}contact_event":
        if sort == _BIRTHDAY:
            return [Property("BDAY", escaped(value))]
        return _labelled("X-ABDATE", value, label or _EVENTS.get(sort, ""), group)
    if kind == f"{_ANDROID}relation":
        return _labelled("RELATED", value, label or _RELATIONS.get(sort, ""), group)
    return []


def _of_full_contact(told: Property, group: str) -> list[Property]:
    """Read a line whose name is itself written in hexadecimal digits: X-FC-RelatedNames:Mother."""
    try:
        name = bytes.fromhex(told.name.removeprefix(_ENCODED)).decode()
    except (ValueError, UnicodeDecodeError):
        return []
    sort, _colon, label = name.partition(":")
    target = {"X-FC-RelatedNames": "RELATED", "X-FC-OtherDates": "X-ABDATE"}.get(sort)
    return _labelled(target, told.text, label, group) if target else []


def _labelled(name: str, value: str, label: str, group: str) -> list[Property]:
    return [Property(name, escaped(value), {}, group), Property("X-ABLABEL", escaped(label), {}, group)]
