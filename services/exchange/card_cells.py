"""What an electronic card tells of a person, as cells of our own files: label of the column → text."""

from services.exchange import own_columns
from services.exchange.card_days import is_lunar, label_of, lunar, solar
from services.exchange.card_dialects import plainly
from services.exchange.card_names import name_of
from services.exchange.card_reach import CHATS, Cells, note, put_mail_and_chat, put_numbers, put_places
from services.exchange.own_cells import joined, joined_parts
from services.exchange.readers.vcard import Card, Property

PRODUCT = "-//Renmai//Renmai//ZH"
OWN = "X-RENMAI-"
"""What our own cards tell beyond the rules: the prefix of a column's code word."""

FIELD_OF_LABEL: dict[str, str] = {
    "FN": "name",
    "N;NOTE": "name_note",
    "NICKNAME": "nickname",
    "GENDER": "gender",
    "TEL": "mobile",
    "TEL;VOICE": "phone",
    "TEL;FAX": "fax",
    "EMAIL": "email",
    "X-WECHAT": "wechat",
    "X-QQ": "qq",
    "ORG": "organization",
    "ORG;UNIT": "department",
    "TITLE": "title",
    "ORG;TITLE": "posts",
    "ADR": "address",
    "ADR;WORK": "work_address",
    "ADR;HOME": "home_address",
    "ADR;FORMER": "former_home",
    "BDAY": "birthday",
    "X-LUNAR-BIRTHDAY": "lunar_birthday",
    "ANNIVERSARY": "special_days",
    "BIRTHPLACE": "birth_place",
    "RELATED;SPOUSE": "spouse",
    "RELATED;CHILD": "children",
    "RELATED": "remark_family",
    "RELATED;WORK": "remark_firm",
    "INTEREST": "interests",
    "URL": "website",
    "CATEGORIES": "tags",
    "NOTE": "notes",
    "UID": "uid",
    **{f"{OWN}{field.upper().replace('_', '-')}": field for field in own_columns.BY_FIELD},
}
"""The columns a card feeds and the importer's field of each, in the order they are shown."""

_SPOUSE = (
    *(
        "X-SPOUSE",
        "X-MS-SPOUSE",
        "X-EVOLUTION-SPOUSE",
        "X-KADDRESSBOOK-X-SPOUSESNAME",
        "X-KADDRESSBOOK-SPOUSE",
    ),
)
_AT_WORK = {
    "X-ASSISTANT": "助理",
    "X-MS-ASSISTANT": "助理",
    "X-EVOLUTION-ASSISTANT": "助理",
    "X-KADDRESSBOOK-X-ASSISTANTSNAME": "助理",
    "X-MANAGER": "上级",
    "X-MS-MANAGER": "上级",
    "X-EVOLUTION-MANAGER": "上级",
    "X-KADDRESSBOOK-X-MANAGERSNAME": "上级",
}
_ANNIVERSARIES = (
    *("ANNIVERSARY", "X-ANNIVERSARY", "X-MS-ANNIVERSARY", "X-EVOLUTION-ANNIVERSARY"),
    *("X-KADDRESSBOOK-X-ANNIVERSARY", "X-ABDATE"),
)
_RELATIONS = {
    "spouse": "配偶",
    "partner": "伴侣",
    "child": "子女",
    "mother": "母亲",
    "father": "父亲",
    "parent": "父母",
    "brother": "兄弟",
    "sister": "姐妹",
    "friend": "朋友",
    "assistant": "助理",
    "manager": "上级",
}
_GENDERS = {"m": "男", "male": "男", "男": "男", "1": "男", "f": "女", "female": "女", "女": "女", "2": "女"}
_KNOWN = frozenset(
    "FN N NICKNAME TEL X-MS-TEL EMAIL URL X-WECHAT X-WEIXIN X-TENCENT-WECHAT X-QQ X-TENCENT-QQ IMPP "
    "X-SOCIALPROFILE SOCIALPROFILE ADR LABEL ORG TITLE ROLE BDAY ALTBDAY X-ALTBDAY X-LUNAR-BIRTHDAY GENDER "
    "X-GENDER RELATED X-ABRELATEDNAMES CATEGORIES NOTE UID BIRTHPLACE HOBBY INTEREST EXPERTISE AGENT "
    "X-KADDRESSBOOK-X-DEPARTMENT X-DEPARTMENT X-KADDRESSBOOK-X-OFFICE X-KADDRESSBOOK-X-PROFESSION".split()
)
_TECHNICAL = frozenset(
    "VERSION PRODID REV SORT-STRING CLASS GEO TZ LANG MAILER SOURCE NAME PROFILE KIND MEMBER CLIENTPIDMAP "
    "XML FBURL CALURI CALADRURI PHOTO LOGO SOUND KEY X-ABLABEL X-ABADR X-ABUID X-ABSHOWAS "
    "X-PHONETIC-FIRST-NAME X-PHONETIC-LAST-NAME X-PHONETIC-MIDDLE-NAME X-ADDRESSBOOKSERVER-KIND "
    "X-ADDRESSBOOKSERVER-MEMBER X-ETAG X-MOZILLA-HTML X-EVOLUTION-FILE-AS X-MS-OL-DESIGN "
    "X-MOZILLA-CPT X-MS-OL-DEFAULT-POSTAL-ADDRESS "
    "X-MS-CARDPICTURE".split()
)


_TAKEN = _KNOWN | _TECHNICAL | CHATS.keys() | _AT_WORK.keys() | {*_SPOUSE, *_ANNIVERSARIES}


def cells_of(card: Card) -> dict[str, str]:
    """Return the cells of a card; columns the book has no field for are named as the card names them."""
    card = plainly(card)
    own = is_own(card)
    cells: Cells = {"NOTE": [each.text for each in card.all("NOTE")]}
    _put_person(card, cells, own=own)
    put_numbers(card, cells, own=own)
    put_mail_and_chat(card, cells)
    put_places(card, cells, own=own)
    _put_posts(card, cells)
    _put_days(card, cells, own=own)
    _put_relations(card, cells)
    _put_tags(card, cells)
    found = {label: ("\n" if label == "NOTE" else "；").join(told) for label, told in cells.items() if told}
    return found | _put_rest(card)


def is_own(card: Card) -> bool:
    """Tell whether we wrote the card ourselves."""
    return card.text("PRODID") == PRODUCT


def _put_person(card: Card, cells: Cells, *, own: bool) -> None:
    told = name_of(card)
    cells["FN"] = [card.text("FN") if own else told.name] if told.name else []
    if told.note and not own:
        cells["N;NOTE"] = [told.note]
    if card.all("NICKNAME") and (own or card.text("NICKNAME") != told.name):
        nicknames = [item for each in card.all("NICKNAME") for item in each.items]
        cells["NICKNAME"] = ["、".join(nicknames)[:120]]
    said = next((each.parts[0] for each in card.all("GENDER", "X-GENDER") if each.parts[0]), "").lower()
    gender = _GENDERS.get(said) or {"male": "男", "female": "女"}.get(told.gender, "")
    if gender:
        cells["GENDER"] = [gender]
    uid = card.text("UID").lower().removeprefix("urn:uuid:").replace("-", "")
    if len(uid) == 32 and all(sign in "0123456789abcdef" for sign in uid):
        cells["UID"] = [uid]
    if card.text("BIRTHPLACE"):
        cells["BIRTHPLACE"] = [card.text("BIRTHPLACE")]


def _put_posts(card: Card, cells: Cells) -> None:
    """Put the post; several are listed, each with its own firm and title."""
    firms = [[part for part in each.parts if part] for each in card.all("ORG")]
    titles = [each.text for each in card.all("TITLE")]
    roles = [each.text for each in card.all("ROLE") if each.text not in titles]
    if not titles:
        titles, roles = roles, []
    for role in roles:
        note(cells, "职责", role)
    unit = card.text("X-KADDRESSBOOK-X-DEPARTMENT", "X-DEPARTMENT")
    if len(firms) > 1:
        posts = []
        for index, firm in enumerate(firms):
            title = titles[index] if index < len(titles) else ""
            state = "现" if index else "主"
            posts.append((firm[0], " ".join(firm[1:]), title, "", "", state))
        cells["ORG;TITLE"] = [joined_parts(posts)]
        return
    firm = firms[0] if firms else []
    said = {"ORG": firm[:1], "ORG;UNIT": [" ".join(firm[1:]) or unit], "TITLE": ["、".join(titles)]}
    cells.update({label: told for label, told in said.items() if any(told)})


def _put_days(card: Card, cells: Cells, *, own: bool) -> None:
    moons: list[Property] = []
    others: list[tuple[str, Property]] = []
    for each in card.all("BDAY"):
        if is_lunar(card, each):
            moons.append(each)
        elif "BDAY" not in cells:
            cells["BDAY"] = [solar(each)]
    moons += card.all("X-LUNAR-BIRTHDAY")
    moons += card.all("ALTBDAY", "X-ALTBDAY")
    dated = [
        each
        for each in card.all("X-ABDATE")
        if not own and "生日" in card.label(each) and is_lunar(card, each)
    ]
    if moons or dated:
        cells["X-LUNAR-BIRTHDAY"] = [lunar((moons or dated)[0])]
    for each in card.all(*_ANNIVERSARIES):
        if each not in dated:
            word = card.label(each) if own else label_of(card.label(each) or "anniversary")
            others.append((word, each))
    entries = [(word[:60], lunar(each) if is_lunar(card, each) else solar(each)) for word, each in others]
    if entries:
        cells["ANNIVERSARY"] = [joined_parts(list(dict.fromkeys(entries)))]


def _put_relations(card: Card, cells: Cells) -> None:
    """Put the people around the person: spouse and children in their own columns, others as remarks."""
    told = [("spouse", each.text) for each in card.all(*_SPOUSE)]
    for each in card.all("RELATED", "X-ABRELATEDNAMES"):
        word = card.label(each) or next((sort for sort in each.types if sort.lower() in _RELATIONS), "")
        if not each.text.lower().startswith("urn:"):
            told.append((word, each.text))
    for word, who in told:
        sort, shown = word.lower(), _RELATIONS.get(word.lower(), word)
        if sort == "spouse" or word in ("配偶", "妻子", "丈夫"):
            cells.setdefault("RELATED;SPOUSE", []).append(who)
        elif sort == "child" or word in ("子女", "儿子", "女儿"):
            cells.setdefault("RELATED;CHILD", []).append(who if sort == "child" else f"{word} {who}")
        else:
            label = "RELATED;WORK" if shown in ("助理", "上级") else "RELATED"
            cells.setdefault(label, []).append(joined([f"{shown}：{who}" if shown else who]))
    at_work = [(word, card.text(name)) for name, word in _AT_WORK.items() if card.text(name)]
    for agent in card.agents:
        numbers = " ".join(each.text for each in agent.all("TEL"))
        at_work.append(("代理", f"{name_of(agent).name} {numbers}".strip()))
    at_work += [("代理", each.text) for each in card.all("AGENT")]
    for word, who in at_work:
        cells.setdefault("RELATED;WORK", []).append(joined([f"{word}：{who}"]))


def _put_tags(card: Card, cells: Cells) -> None:
    tags = list(dict.fromkeys(item for each in card.all("CATEGORIES") for item in each.items))
    if tags:
        cells["CATEGORIES"] = [joined(tags)]
    interests = [each.text for each in card.all("HOBBY", "INTEREST")]
    if interests:
        cells["INTEREST"] = [joined(interests)]
    for name, word in (
        ("EXPERTISE", "专长"),
        ("X-KADDRESSBOOK-X-OFFICE", "办公室"),
        ("X-KADDRESSBOOK-X-PROFESSION", "职业"),
    ):
        for each in card.all(name):
            note(cells, word, each.text)


def _put_rest(card: Card) -> dict[str, str]:
    """Return what our own cards tell beyond the rules, and what others do: that is shown, and left out."""
    found: dict[str, list[str]] = {}
    for each in card.properties:
        if each.name in _TAKEN or not each.value.strip():
            continue
        found.setdefault(each.name, []).append(each.text)
    return {name: "\n".join(texts) for name, texts in found.items()}
