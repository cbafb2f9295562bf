"""A person in one line, in any order: 张伟 13800001234 矿务局 科长 浙江桐庐人."""

import datetime as dt
import re
from dataclasses import dataclass, field

from services.contacts import places, schools
from services.contacts.birthdays import Birthday, parse_birthday
from services.contacts.names import clean_name, looks_like_name
from services.contacts.phones import Phone, parse_phones
from services.contacts.posts import Post, ends_a_firm, is_title, split_post
from services.contacts.schools import Schooling
from services.contacts.writing import Problem, half_width
from services.network.tie_words import WORDS, TieWord, understand_tie

_EMAIL = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}")
_WECHAT = re.compile(r"(?:微信号?|wechat|vx|wx)\s*:?\s*([A-Za-z][\w-]{4,19}|同号|同手机号?)", re.IGNORECASE)
_QQ = re.compile(r"QQ号?\s*:?\s*([1-9]\d{4,11})", re.IGNORECASE)
_SAME = re.compile(r"[(（]?微信同号[)）]?")
_BORN = re.compile(
    r"(?:生日|出生日期|出生于?|生于)\s*:?\s*([^\s,，;；]+)"
    r"|((?:19|20)\d\d[-./年]\d{1,2}(?:[-./月]\d{1,2}日?|月)?生?)"
    r"|((?:农历|阴历)(?:\d{4}年)?[闰正一二三四五六七八九十冬腊\d]{1,3}[月.]"
    r"[初一二三四五六七八九十廿卅\d]{1,3}[日号]?)"
    r"|(\d{2}年\d{1,2}月(?:\d{1,2}日)?生?)|(\d{1,2}月\d{1,2}[日号]?)(?:生日)"
)
_NATIVE = re.compile(r"(?:籍贯|祖籍|老家|家乡)\s*(?:是|在|:)?\s*([^\s,，;；、]{2,20})")
_PHONES = re.compile(
    r"(?:(?:手机|电话|座机|办|宅|tel|mobile)\s*:?\s*)?(?<![\d@\w.-])(?:"
    r"\+\d[\d -]{6,18}\d"
    r"|(?:86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)"
    r"|\(?0\d{2,3}\)?[- ]?\d{7,8}(?:\s*(?:转|-|ext\.?)\s*\d{1,6})?(?!\d)"
    r"|[48]00-?\d{3}-?\d{4}(?!\d)"
    r"|[2-9]\d{6,7}(?:(?:转|-)\d{1,6})?(?![\d.年/-])"
    r"|1[3-9]\d{7,10}(?!\d))",
    re.IGNORECASE,
)
_GLUED = re.compile(r"(?<=[^\x00-\x7f])(?=\+?\d{7})|(?<=\d{7})(?=[^\x00-\x7f\d转])")
_BREAKS = re.compile(r"[\s,，;；、|]+|(?<![A-Za-z])/|/(?![A-Za-z])")
_GENDERS = {"男": "male", "女": "female"}
_LATIN_NAME = re.compile(r"[A-Z][A-Za-z'.-]+")
_FIRM_NAMES = "华为 小米 腾讯 百度 京东 美团 万科 格力 海尔 联想 中兴 平安 顺丰 申通 安踏 海信"
_FIRMS = frozenset(_FIRM_NAMES.split())
_PHONE_HERE = "\x00"


@dataclass(slots=True)
class OneLineDraft:
    """What one line tells of a person; ``leftovers`` is what nobody understood."""

    name: str = ""
    note: str = ""
    gender: str = ""
    phones: tuple[Phone, ...] = ()
    emails: tuple[str, ...] = ()
    wechat: str = ""
    qq: str = ""
    organization: str = ""
    department: str = ""
    title: str = ""
    native_place: str = ""
    native_code: str | None = None
    birthday: Birthday | None = None
    birthday_text: str = ""
    schooling: Schooling | None = None
    relation: TieWord | None = None
    """What they are to me, where a word says so: 表姐, 高中同学."""
    leftovers: tuple[str, ...] = ()
    problems: list[Problem] = field(default_factory=list)


def parse_line(text: str, today: dt.date) -> OneLineDraft:
    """Return what a line tells of a person, whatever the order of its parts."""
    draft = OneLineDraft()
    rest = _signs_out(half_width(text)[:500], draft, today)
    tokens = [token for token in _BREAKS.split(rest) if token and token.strip("()[]:：.-")]
    tokens = _named_out(tokens, draft)
    tokens = [token for token in tokens if token != _PHONE_HERE]
    tokens = [token for token in tokens if not _fact(token, draft)]
    left = list(_posted_out(tokens, draft))
    if not draft.name and left and left[0].isalpha():
        draft.name = left.pop(0)  # a line is about somebody: what stands first is who
    draft.leftovers = tuple(left)
    return draft


def _signs_out(text: str, draft: OneLineDraft, today: dt.date) -> str:
    """Take out what its own form tells: addresses, numbers, dates, what stands behind a label."""
    draft.emails = tuple(dict.fromkeys(_EMAIL.findall(text)))
    text = _EMAIL.sub(" ", text)
    same = _SAME.search(text)
    text = _SAME.sub(" ", text)
    if found := _WECHAT.search(text):
        draft.wechat, text = found[1], text[: found.start()] + " " + text[found.end() :]
    if found := _QQ.search(text):
        draft.qq, text = found[1], text[: found.start()] + " " + text[found.end() :]
    for found in _BORN.finditer(text):
        told = next(part for part in found.groups() if part)
        born = parse_birthday(told, today)
        if born.birthday is not None:
            draft.birthday, draft.birthday_text = born.birthday, told
            text = text[: found.start()] + " " + text[found.end() :]
            break
        if born.problem:
            draft.problems.append(Problem(told, born.problem))
    if found := _NATIVE.search(text):
        _native(found[1], draft)
        text = text[: found.start()] + " " + text[found.end() :]
    text = _phones_out(text, draft)
    if draft.phones and (same or draft.wechat.startswith("同")):
        draft.wechat = draft.phones[0].number
    return text


def _phones_out(text: str, draft: OneLineDraft) -> str:
    phones: dict[str, Phone] = {}

    def take(found: re.Match[str]) -> str:
        cell = parse_phones(found[0])
        phones.update((phone.number, phone) for phone in cell.numbers)
        draft.problems.extend(cell.problems)
        return f" {_PHONE_HERE} "

    text = _PHONES.sub(take, _GLUED.sub(" ", text))
    draft.phones = tuple(phones.values())
    return text


def _native(text: str, draft: OneLineDraft) -> None:
    draft.native_place = text.removesuffix("人")
    draft.native_code = places.code_of(text)


def _named_out(tokens: list[str], draft: OneLineDraft) -> list[str]:
    """Take the name out: what looks most like one, the nearer to a number and the earlier the better."""
    best, chosen = 0.0, -1
    for index, token in enumerate(tokens):
        score = looks_like_name(token)
        if score < 0.5 or is_title(token) or token in _GENDERS or _is_relation(token):
            continue
        beside = _PHONE_HERE in tokens[max(index - 1, 0) : index + 2]
        score += 0.1 * beside - 0.01 * index - 0.5 * (token in _FIRMS) - 0.3 * bool(places.code_of(token))
        if score > best:
            best, chosen = score, index
    if chosen >= 0:
        name = clean_name(tokens[chosen])
        draft.name, draft.note, draft.gender = name.name, name.note, name.gender
        return tokens[:chosen] + tokens[chosen + 1 :]
    for index in range(len(tokens) - 1):
        first, last = tokens[index : index + 2]
        latin = _LATIN_NAME.fullmatch(first) and _LATIN_NAME.fullmatch(last) and not is_title(last)
        if latin or (len(first) == 1 and len(last) <= 2 and looks_like_name(first + last) >= 1):
            draft.name = f"{first} {last}" if latin else first + last
            return tokens[:index] + tokens[index + 2 :]
    return _unglued(tokens, draft)


def _names_school(token: str) -> bool:
    """Tell whether a token is a school's own name: 城关小学, but not 小学同学."""
    return bool(schools.parse_schooling(token).school)


def _is_relation(token: str) -> bool:
    """Tell a word of relation (表姐, 高中同学) from a form of address (王老师)."""
    return token in WORDS or bool(understand_tie(token).subkind)


def _unglued(tokens: list[str], draft: OneLineDraft) -> list[str]:
    """Find a name that stands right before or behind a post: 矿务局科长张伟, 张建国矿务局科长."""
    for index, token in enumerate(tokens):
        for length in (3, 2):
            for name, post in ((token[-length:], token[:-length]), (token[:length], token[length:])):
                if len(post) > 1 and looks_like_name(name) >= 1 and split_post(post).title:
                    draft.name = name
                    return [*tokens[:index], post, *tokens[index + 1 :]]
    return tokens


def _fact(token: str, draft: OneLineDraft) -> bool:
    """Tell whether a token is a fact of its own, and keep it: gender, relation, native place, class."""
    if token in _GENDERS:
        draft.gender = _GENDERS[token]
        return True
    if draft.relation is None and len(token) <= 8 and not is_title(token) and not _names_school(token):
        relation = understand_tie(token)
        if relation.role:
            draft.relation = relation
            return True
    if token.endswith("人") and len(token) > 2 and not draft.native_place and places.find(token).code:
        _native(token, draft)
        return True
    if draft.schooling is None and re.search(r"[级届班]$|[级届].*班", token):
        told = schools.parse_schooling(token)
        if told != Schooling():
            draft.schooling = told
            return True
    return False


def _posted_out(tokens: list[str], draft: OneLineDraft) -> list[str]:
    """Sort the rest into firm, department and title; what is none of them is left over."""
    left: list[str] = []
    titles: list[str] = []
    for index, token in enumerate(tokens):
        if is_title(token):
            titles.append(token)
            continue
        post, firm = split_post(token), token in _FIRMS or ends_a_firm(token)
        followed = any(map(is_title, tokens[index + 1 : index + 2]))
        code = None if firm or post.title else places.code_of(token)
        if code and not draft.native_place:
            draft.native_place, draft.native_code = token, code
        elif not draft.organization and (post.title or firm or followed):
            _take(post, draft, titles)
        elif draft.organization and not draft.department and (post.department and not post.organization):
            draft.department = post.department
            titles.extend([post.title] if post.title else [])
        elif draft.organization and not draft.department and followed and len(token) <= 8:
            draft.department = token
        else:
            left.append(token)
    draft.title = "、".join(dict.fromkeys(titles))
    return left


def _take(post: Post, draft: OneLineDraft, titles: list[str]) -> None:
    draft.organization = draft.organization or post.organization
    draft.department = draft.department or post.department
    if post.title:
        titles.append(post.title)
