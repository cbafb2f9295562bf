"""The brief on one A4 page: head, what the visit is for, two columns, room to write.

All measures are millimetres; the layout is that of the look's chapter on paper.
"""

from models.kinds import Gender, VisitResult
from services.briefing.records import Brief
from services.i18n import _, _p
from services.lists import listed, noted
from services.vocabulary import result_word, tie_kind_head
from ui.briefing import rows
from ui.briefing.rows import (
    BONDS,
    FACTS,
    GAP,
    GAPS,
    LIKES,
    NEVER,
    POINTS_FIRST,
    PROMISES,
    Row,
    Section,
    Sign,
    align,
    cut,
    shorten,
    wrapped,
)
from ui.sheets.pen import MM_PER_POINT, Pen

LEFT, TOP, RIGHT, FOOT = 15.0, 13.0, 195.0, 285.2
WIDTH, COLUMNS_GAP = 85.5, 9.0
COLUMNS_AT = 57.0
NOTES_END = 256.0
LINE_STEP = 9.0
MOST_LINES, LEAST_LINES = 7, 5
_LABEL = 18.0
_TICK = 3.5
_AIM = 12.0


def draw(pen: Pen, brief: Brief) -> None:
    """Draw the page."""
    _draw_head(pen, brief)
    _draw_aim(pen, brief)
    left, right, lines = _fitted(pen, brief)
    for x, sections in ((LEFT, left), (LEFT + WIDTH + COLUMNS_GAP, right)):
        top = COLUMNS_AT
        for section in sections:
            if section.rows:
                top = section.draw(pen, x, top, WIDTH) + GAP
    _draw_notes(pen, lines)
    _draw_foot(pen, brief)


def _fitted(pen: Pen, brief: Brief) -> tuple[list[Section], list[Section], int]:
    """Return both columns so that they fit, and how many lines are left to write on.

    What they like and what happened last gives way first, then two of the lines, then the rest in its order.
    """
    for lines in range(MOST_LINES, LEAST_LINES - 1, -1):
        left, right = _left(brief), _right(brief)
        for column in (left, right):
            align(pen, column, _LABEL)
        fits = shorten(pen, left, WIDTH, _room(lines), GAPS)
        if shorten(pen, right, WIDTH, _room(lines), GAPS) and fits:
            break
    else:
        for column in (left, right):
            shorten(pen, column, WIDTH, _room(LEAST_LINES), NEVER)
    return left, right, lines


def _room(lines: int) -> float:
    return NOTES_END - lines * LINE_STEP - 9.5 - COLUMNS_AT


def _draw_head(pen: Pen, brief: Brief) -> None:
    pen.badge(LEFT, TOP + 3.2, 11.0, brief.tier)
    x = LEFT + 15.2
    phone = pen.text(RIGHT, TOP + 5.8, brief.phone or _("no phone"), 15, right=True)
    room = RIGHT - phone - 4 - x
    name = cut(pen, brief.name, room, True, 21 * MM_PER_POINT)
    wide = pen.text(x, TOP + 5.4, name, 21, bold=True)
    if brief.salutation and brief.salutation != brief.name and room - wide > 16:
        called = _("salutation {word}").format(word=brief.salutation)
        pen.text(x + wide + 3, TOP + 6.2, called, 11, width=room - wide - 3)
    where = _p("between words", ", ").join(part for part in (brief.when, brief.place) if part)
    if brief.do_not_contact:
        where = _("Asked not to be contacted")
    place = cut(pen, where, 78, em=10 * MM_PER_POINT)
    told = pen.text(RIGHT, TOP + 12, place, 10, color="grey", right=True)
    pen.text(x, TOP + 12, brief.post, 10.5, width=RIGHT - told - 4 - x)
    pen.line(LEFT, TOP + 17.5, RIGHT, TOP + 17.5, 0.6)


def _draw_aim(pen: Pen, brief: Brief) -> None:
    """Draw the frame with what the visit is for; empty, it is there to be written into."""
    top = TOP + 21.8
    pen.box(LEFT, top, RIGHT - LEFT, 17.0, 0.4, 1.6)
    head = _("This time: ")
    aim = brief.meeting.aim if brief.meeting else ""
    x, room = LEFT + 4.2, RIGHT - LEFT - 8.4
    if not aim:
        wide = pen.text(x, top + 5.6, head, _AIM, bold=True)
        pen.line(x + wide + 1, top + 8.0, RIGHT - 4.2, top + 8.0, 0.2, "write")
        pen.line(x, top + 14.4, RIGHT - 4.2, top + 14.4, 0.2, "write")
        return
    first, rest = _aim_parts(aim)
    em = _AIM * MM_PER_POINT
    whole = wrapped(pen, head + first, room, 2, bold=True, em=em)
    pen.text(x, top + 5.6, whole[0], _AIM, bold=True)
    more = " ".join([*whole[1:], rest]).strip()
    if more:
        pen.text(x, top + 11.9, more, 10, width=room)


def _aim_parts(aim: str) -> tuple[str, str]:
    """Return the first sentence of an aim and what follows it."""
    for place, character in enumerate(aim):
        if character in "。；\n" and place:
            return aim[:place], aim[place + 1 :].strip()
    return aim, ""


def _left(brief: Brief) -> list[Section]:
    head = {Gender.FEMALE: _("Who she is"), Gender.MALE: _("Who he is")}.get(
        brief.gender or "",  # type: ignore[call-overload]
        _("Who it is"),
    )
    who = [
        Row(fact.words, _LABEL, fact.label, lines=2, yields=FACTS, goes=FACTS if place > 1 else NEVER)
        for place, fact in enumerate(brief.who)
    ]
    if brief.likes:
        likes = listed(point.whole for point in brief.likes)
        who.append(Row(likes, _LABEL, _p("brief", "Likes"), lines=2, yields=LIKES))
    why = [Row(brief.why, lines=2, yields=FACTS)]
    for mark in brief.factors:
        goes = FACTS if mark.klass is None else NEVER
        why.append(Row(mark.words, _LABEL, mark.name, _class_sign(mark.klass), goes=goes))
    between = [
        Row(bond.words, 5.6, sign=_chip(bond.kind), lines=2, yields=BONDS, goes=BONDS if place > 1 else NEVER)
        for place, bond in enumerate(brief.bonds)
    ]
    if brief.way:
        between.append(Row(brief.way, lines=3, yields=BONDS))
    return [
        Section(head, who),
        Section(_("Why {tier}").format(tier=brief.tier_word), why),
        Section(_p("brief", "Between you"), between),
    ]


def _right(brief: Brief) -> list[Section]:
    past = [
        Row(past.words, _LABEL, past.day, lines=2, yields=LIKES, goes=PROMISES if place else NEVER)
        for place, past in enumerate(brief.past)
    ]
    bring = [Row(fact.words, _LABEL, fact.label, lines=2, yields=POINTS_FIRST) for fact in brief.occasions]
    for place, point in enumerate(brief.points):
        goes = BONDS if place else NEVER
        bring.append(Row(point.whole, _LABEL, point.label, lines=2, yields=POINTS_FIRST, goes=goes))
    taboos = [
        Row(words.removeprefix("别提"), lines=3, yields=PROMISES, goes=PROMISES if place > 1 else NEVER)
        for place, words in enumerate(brief.taboos)
    ]
    people = listed(noted(one.name, one.words) for one in brief.mutual)
    mutual = [Row(people, lines=3, yields=BONDS)] if people else []
    unknown = [Row(words, lines=2, yields=GAPS, goes=BONDS) for words in _gap_words(brief)]
    return [
        Section(_("The last three"), past or [Row(_("No contact yet."))]),
        Section(_("Promised and open"), _owed(brief)),
        Section(_("To bring and to begin with"), bring),
        Section(_p("brief", "Do not mention"), taboos, warns=True),
        Section(_("People you both know"), mutual),
        Section(_("Not known yet"), unknown),
    ]


def _owed(brief: Brief) -> list[Row]:
    """Return the promises of both sides, each with a box to tick; what is due is in bold."""
    they = _("She: {words}") if brief.gender == Gender.FEMALE else _("He: {words}")
    found = []
    for place, promise in enumerate(brief.promises):
        said = (they if promise.theirs else _("I: {words}")).format(words=promise.words)
        found.append(
            Row(
                said + _p("between words", ", "),
                5.6,
                sign=_tick,
                tail=promise.due,
                bold_tail=promise.is_late,
                lines=2,
                yields=PROMISES,
                goes=PROMISES if place > 2 else NEVER,
            )
        )
    return found


def _gap_words(brief: Brief) -> list[str]:
    """Put together what one person could tell: nobody's gaps are asked of the person visited."""
    asked: dict[str, list[str]] = {}
    for gap in brief.gaps:
        asked.setdefault(gap.ask, []).append(gap.what)
    return [
        (_("{what}: ask {name}") if name else _("{what}: ask in person")).format(what=listed(what), name=name)
        for name, what in asked.items()
    ]


def _class_sign(klass: int | None) -> Sign:
    """Return what draws a class in its box: first class white on black."""

    def drawn(pen: Pen, left: float, middle: float) -> None:
        first = klass == 1
        pen.box(
            left,
            middle - 2.2,
            4.8,
            4.4,
            0.0 if first else 0.2,
            0.5,
            fill="ink" if first else None,
            color="rule",
            dashed=klass is None,
        )
        words = str(klass) if klass else "?"
        on = "tier.a.on" if first else "ink"
        pen.centred(left + 2.4, middle, words, 9.5, bold=klass in (1, 2), color=on)

    return drawn


def _chip(kind: str) -> Sign:
    """Return what draws the one character of a kind of tie in its box."""

    def drawn(pen: Pen, left: float, middle: float) -> None:
        pen.box(left, middle - 2.2, 4.4, 4.4, 0.25, 0.8)
        pen.centred(left + 2.2, middle, tie_kind_head(kind), 7.5, bold=True)

    return drawn


def _tick(pen: Pen, left: float, middle: float) -> None:
    pen.box(left, middle - _TICK / 2, _TICK, _TICK, 0.3, 0.5)


def _draw_notes(pen: Pen, lines: int) -> None:
    """Draw the room to write in, and the results to tick."""
    top = NOTES_END - lines * LINE_STEP - 1.6
    pen.text(LEFT, top - 3.4, _p("brief", "On the spot"), 10, bold=True)
    pen.line(LEFT, top, RIGHT, top, 0.2, "rule")
    for place in range(1, lines + 1):
        at = top + 1.6 + place * LINE_STEP
        pen.line(LEFT, at, RIGHT, at, 0.2, "rule.thin")
    x, middle = LEFT, NOTES_END + 6.0
    for result in list(VisitResult)[:4]:
        _tick(pen, x, middle)
        x += 4.8 + pen.text(x + 4.8, middle, result_word(result, "visit"), rows.POINTS) + 5.0


def _draw_foot(pen: Pen, brief: Brief) -> None:
    told = "　".join(part for part in (brief.branch, brief.manager) if part)
    made = _("{who}  printed {when}").format(who=told, when=brief.made)
    pen.text(LEFT, FOOT, made, 8, color="grey", width=120)
    one = pen.text(RIGHT, FOOT, _p("brief", "One page"), 8, color="grey", right=True)
    pen.text(RIGHT - one - 5, FOOT, _("Customers' data: collect after use"), 8, color="grey", right=True)
