"""From the lines of a card to its facts: who it is, as what and where, and how to reach them."""

import re
from collections.abc import Sequence
from dataclasses import replace

from services.cards import english, titles
from services.cards.labels import segments
from services.cards.lines import Line
from services.cards.plain_facts import PLACE, take
from services.cards.sorting import CLEAR, GUESSED, LIKELY, CardReading, Found, Part, Sorting
from services.contacts import names, posts
from services.contacts.writing import all_hanzi

_POSTCODE = re.compile(r"(?<!\d)[1-8]\d{5}(?!\d)")
_REST_OF_PLACE = re.compile(r"(?:号|幢|栋|楼|层|室|座|大厦|广场|中心|园区?|大楼)\)?$|^\d+.{0,6}(?:号|楼|室)")


def read_card(lines: Sequence[Line]) -> CardReading:
    """Sort the lines of a card, from top to bottom, into facts."""
    sorting = Sorting()
    for line in lines:
        for segment in segments(line.text):
            take(sorting, segment, line)
    _places(sorting)
    _names_with_titles(sorting)
    _firms(sorting)
    _posts(sorting)
    _name(sorting)
    _unknown_titles(sorting)
    return CardReading(tuple(sorting.found), tuple(part.text for part in sorting.open))


def _places(sorting: Sorting) -> None:
    """Find the addresses, those of two lines too, and the postcodes in them."""
    kept: list[Part] = []
    above: Line | None = None
    for part in sorting.open:
        text = part.text
        chinese = len(PLACE.findall(text)) >= 2 and not posts.ends_a_firm(re.sub(r"\(.*?\)", "", text))
        abroad = text.isascii() and english.is_place(text) and not english.is_firm(text)
        if chinese or abroad:
            if chinese and (code := _POSTCODE.search(text)) and not sorting.has("postcode"):
                sorting.add("postcode", code[0], CLEAR, part.line)
                text = text.replace(code[0], "").strip(" ()")
            sorting.add("work_address", text, CLEAR if chinese else LIKELY, part.line)
            above = part.line
        elif _continues(sorting, part, above):
            _lengthen(sorting, text)
            above = None
        elif _POSTCODE.fullmatch(text):
            sorting.add("postcode", text, LIKELY, part.line)
        else:
            kept.append(part)
    sorting.open = kept
    for at, each in enumerate(sorting.found):
        if each.field == "work_address" and not each.value.isascii():
            code = _POSTCODE.search(each.value)
            if code and not re.match(r"[号室幢栋]", each.value[code.end() :]):
                sorting.found[at] = replace(each, value=each.value.replace(code[0], "").strip(" ()邮编:,"))
                if not sorting.has("postcode"):
                    sorting.found.append(Found("postcode", code[0], CLEAR))


def _continues(sorting: Sorting, part: Part, above: Line | None) -> bool:
    """Tell whether a line goes on where the address above it was broken."""
    told = [each for each in sorting.found if each.field == "work_address"]
    if not told or (above is None and not _REST_OF_PLACE.search(part.text)):
        return False
    near = above is None or part.line.top - above.bottom < 1.2 * above.height
    return near and _REST_OF_PLACE.search(part.text) is not None and not posts.ends_a_firm(part.text)


def _lengthen(sorting: Sorting, text: str) -> None:
    at = max(place for place, each in enumerate(sorting.found) if each.field == "work_address")
    told = sorting.found[at]
    sorting.found[at] = replace(told, value=told.value + text, sureness=min(told.sureness, 0.75))


def _firms(sorting: Sorting) -> None:
    """Find the firm: the Chinese one counts; its English name stays with the rest."""
    kept: list[Part] = []
    foreign: list[Part] = []
    for part in sorting.open:
        if part.text.isascii():
            (foreign if english.is_firm(part.text) else kept).append(part)
            continue
        bare = re.sub(r"[(（][^()（）]*[)）]$", "", part.text)
        other = titles.is_title(part.text) or titles.is_department(part.text)
        if other or not posts.ends_a_firm(bare) or sorting.has("organization"):
            kept.append(part)
        else:
            post = posts.split_post(part.text)
            whole = not post.title and not post.department
            sorting.add("organization", part.text if whole else post.organization, CLEAR, part.line)
            if post.department:
                sorting.add("department", post.department, LIKELY, part.line)
    if foreign and not sorting.has("organization"):
        first = foreign.pop(0)
        sorting.add("organization", first.text, LIKELY, first.line)
    sorting.open = kept + foreign


def _names_with_titles(sorting: Sorting) -> None:
    """Take lines apart that hold name and title: 王小明 总经理, Grace Smith Senior Engineer."""
    done: list[Part] = []
    for part in sorting.open:
        pieces = part.text.split()
        if all(len(piece) == 1 for piece in pieces) and all_hanzi("".join(pieces)):
            done.append(Part("".join(pieces), part.line))
            continue
        if part.text.isascii():
            name, title = english.name_and_title(english.spaced(part.text))
            done += [Part(name, part.line), Part(title, part.line)] if name else [part]
            continue
        if len(pieces) > 1 and any(map(_surely_name, pieces)) and not posts.ends_a_firm(part.text):
            latin = " ".join(piece for piece in pieces if piece.isascii())
            done += [Part(piece, part.line) for piece in pieces if not piece.isascii()]
            done += [Part(latin, part.line)] if latin else []
            continue
        done += _name_before_title(part) or [part]
    sorting.open = done


def _name_before_title(part: Part) -> list[Part]:
    """Return name and title of 王小明总经理; nothing for a line that is something else."""
    if posts.is_title(part.text):
        return []  # 高级工程师 is no Mr 高
    for length in (4, 3, 2):
        name, title = part.text[:length], part.text[length:]
        if posts.is_title(title) and _surely_name(name) and not posts.is_title(part.text[length - 1 :]):
            return [Part(name, part.line), Part(title, part.line)]
    return []


def _surely_name(text: str) -> bool:
    plain = all_hanzi(text) and names.looks_like_name(text) >= 1.0
    return plain and not titles.is_title(text) and not titles.is_department(text)


def _posts(sorting: Sorting) -> None:
    """Find titles and departments, in one line or in two."""
    kept: list[Part] = []
    told: list[tuple[str, Line]] = []
    for part in sorting.open:
        department, title = ("", "") if _surely_name(part.text) else titles.split_title(part.text)
        if title:
            told.append((title, part.line))
            sorting.add("department", department, LIKELY, part.line)
        elif titles.is_department(part.text) and not sorting.has("department"):
            sorting.add("department", part.text, LIKELY, part.line)
        else:
            kept.append(part)
    if told and not sorting.has("title"):
        sorting.add("title", "、".join(dict.fromkeys(text for text, _line in told)), CLEAR, told[0][1])
    sorting.open = kept
    _english_posts(sorting)


def _english_posts(sorting: Sorting) -> None:
    """Let English words name title and department where no Chinese ones do."""
    kept: list[Part] = []
    for part in sorting.open:
        text = english.spaced(part.text)
        if text.isascii() and english.is_title(text) and not english.is_firm(part.text):
            if sorting.has("title"):
                kept.append(part)
            else:
                sorting.add("title", text, LIKELY, part.line)
        elif part.text.isascii() and english.is_department(part.text) and not sorting.has("department"):
            sorting.add("department", part.text, LIKELY, part.line)
        else:
            kept.append(part)
    sorting.open = kept


def _name(sorting: Sorting) -> None:
    """Find the name: what looks most like one, larger letters counting for it."""
    tallest = max((part.line.height for part in sorting.open), default=1.0)

    def weight(part: Part) -> float:
        return names.looks_like_name(part.text) * (0.6 + 0.4 * part.line.height / tallest)

    chinese = [
        part for part in sorting.open if not part.text.isascii() and names.looks_like_name(part.text) > 0.25
    ]
    foreign = [part for part in sorting.open if part.text.isascii() and english.is_name(part.text)]
    best = max(chinese, key=weight, default=None)
    if best is None and not foreign:
        best = next((p for p in sorting.open if all_hanzi(p.text) and 2 <= len(p.text) <= 4), None)
    if best is not None and not sorting.has("name"):
        looks = names.looks_like_name(best.text)
        sure = CLEAR if looks >= 1 and best.line.height >= 0.8 * tallest else 0.75 if looks >= 0.9 else 0.5
        sorting.add("name", names.clean_name(best.text).name, sure, best.line)
        sorting.open.remove(best)
    if foreign:
        first = max(foreign, key=lambda part: part.line.height)
        sorting.add("english_name" if sorting.has("name") else "name", first.text, LIKELY, first.line)
        sorting.open.remove(first)


def _unknown_titles(sorting: Sorting) -> None:
    """Take the line nearest to the name for the title where none was found; it is marked."""
    if sorting.has("title") or not sorting.has("name"):
        return
    short = [part for part in sorting.open if 2 <= len(part.text) <= 12 and all_hanzi(part.text)]
    if short:
        sorting.add("title", short[0].text, GUESSED, short[0].line)
        sorting.open.remove(short[0])
