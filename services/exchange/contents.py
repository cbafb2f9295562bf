"""What the cells of a column look like: names, phones, dates, employers and the rest, as shares."""

import datetime as dt
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

from services.contacts import places
from services.contacts.surnames import COMPOUND, SINGLE
from services.exchange.readers.grid import Cell

_NAME = re.compile(r"^[\u3400-\u9fff]{2,4}$|^[\u3400-\u9fff]+[·•][\u3400-\u9fff·•]+$")
_AFTER_NAME = re.compile(r"[(（\[].*$|\s*(?:先生|女士|小姐)$")
_LATIN_NAME = re.compile(r"^[A-Z][a-z]+(?:[ ,.-]+[A-Z][a-z.]*){1,3}$")
_MOBILE = re.compile(r"(?<!\d)(?:\+?86|0086)?1[3-9]\d{9}(?!\d)")
_PHONE = re.compile(r"(?<!\d)(?:0\d{2,3}[-)]?)?[2-9]\d{6,7}(?:[-转]\d{1,6})?(?!\d)|(?<!\d)400\d{7}(?!\d)")
_PERSON_LINE = re.compile(
    r"^(?:\d{1,3}[.、)\s]\s*)?([\u3400-\u9fff·]{2,6})[\s:,;-]*\(?\+?\d[\d-]{6,}\)?(?!\d)"
)
_SIGNS = re.compile(r"[\s\-()（）—–.]")
_ID = re.compile(
    r"(?<!\d)[1-9]\d{5}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx*](?!\d)"
)
_EMAIL = re.compile(r"^\S+@\S+\.\w{2,}")
_DATE = re.compile(
    r"^(?:18|19|20)\d{2}\s*(?:[-/.年]\s*\d{1,2}\s*(?:[-/.月]\s*\d{0,2}\s*日?)?|年)$"
    r"|^\d{1,2}月\d{1,2}日?$|^(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$"
)
_EMPLOYER = re.compile(
    r"(?:公司|集团|厂|局|银行|支行|分行|医院|学校|大学|学院|中学|小学|幼儿园|中心|委员会|政府|法院|检察院|研究所|研究院|设计院"
    r"|事务所|协会|商行|商店|超市|酒店|饭店|矿|站|店|部队|报社|出版社|电视台|供销社|合作社|办公室|委|院|所|社)$"
)
_TITLE = re.compile(
    r"(?:长|经理|主任|总监|书记|会计|出纳|教师|老师|医生|工程师|主管|专员|职员|秘书|董事|总裁|总|律师|教授|护士|助理|顾问|代表"
    r"|科员|员工|干事|技术员|店员|个体|个体户|退休|采购|销售)$"
)
_CLASS = re.compile(r"班$|^\d{2,4}\s*[级届]|^[高初大][一二三四]")
_ADDRESS = re.compile(
    r"(?:路|街|巷|弄|号|室|栋|幢|单元|小区|花园|村|组)\d*.*|(?:省|市|区|县).+(?:路|街|镇|乡|村)"
)
_GENDER = frozenset({"男", "女", "男性", "女性", "M", "F", "m", "f", "Male", "Female", "male", "female"})
_RELATION = re.compile(
    r"父|母|爸|妈|爹|娘|儿子|女儿|之子|之女|丈夫|妻|夫|兄|弟|哥|姐|妹|祖|爷|奶|孙|叔|伯|婶|舅|姑|姨|侄|甥|婿|媳|妾|嫂"
    r"|同学|同事|朋友|好友|闺蜜|老师|学生|师傅|徒|老乡|同乡|客户|亲戚|亲家|邻居|上司|上级|下属|下级|领导|战友|主人|仆|丫[头鬟环]|奴"
    r"|介绍|认识|合伙|搭档|知己|情人|恋人|干爹|干娘|岳|公公|婆婆|亲属|伙伴"
)

_LONGEST_PLACE = 20

Shares = dict[str, float]


def shares(values: Sequence[Cell]) -> Shares:
    """Return which share of the cells is of which kind; one cell may be of several."""
    if not values:
        return {}
    counted: Counter[str] = Counter()
    for value in values:
        counted.update(_kinds(value))
    found = {kind: count / len(values) for kind, count in counted.items()}
    found["distinct"] = len(set(values)) / len(values)
    found["count"] = len(values)
    return found


def share_of_places(values: Sequence[Cell]) -> float:
    """Return which share of the cells names a place and nothing else: 浙江桐庐."""
    if not values:
        return 0.0
    told = sum(
        isinstance(value, str) and 2 < len(value) <= _LONGEST_PLACE and places.find(value).code is not None
        for value in values
    )
    return told / len(values)


def _kinds(value: Cell) -> set[str]:
    """Return every kind a cell is of."""
    if isinstance(value, dt.date):
        return {"date"}
    if value is None or isinstance(value, bool | dt.time):
        return set()
    if isinstance(value, int | float):
        return _kinds_of_digits(f"{value:.0f}") | {"number"}
    text = unicodedata.normalize("NFKC", value).strip()
    if (line := _PERSON_LINE.match(text)) and looks_like_person(line[1]):
        return {"name"}
    packed = _SIGNS.sub("", text)
    kinds = _kinds_of_digits(packed)
    if text.isdecimal():
        kinds.add("number")
    for kind, pattern in (("email", _EMAIL), ("date", _DATE), ("class", _CLASS), ("relation", _RELATION)):
        if pattern.search(text):
            kinds.add(kind)
    if text in _GENDER:
        kinds.add("gender")
    if looks_like_person(text):
        kinds.add("name")
    elif len(text) > 2 and _EMPLOYER.search(text):
        kinds.add("organization")
    elif _TITLE.search(text) and len(text) <= 10:
        kinds.add("title")
    elif len(text) > 5 and _ADDRESS.search(text):
        kinds.add("address")
    return kinds


def _kinds_of_digits(text: str) -> set[str]:
    if _ID.search(text):
        return {"id_number"}
    if _MOBILE.search(text):
        return {"mobile"}
    return {"phone"} if _PHONE.search(text) else set()


def looks_like_person(text: str) -> bool:
    """Tell whether a text is written like a person's name: a surname and one or two more, or 买买提·艾力."""
    bare = _AFTER_NAME.sub("", text.strip()).replace(" ", "")
    if not _NAME.match(bare):
        return bool(_LATIN_NAME.match(text))
    if "·" in bare or "•" in bare:
        return True
    if bare[:2] in COMPOUND:
        return True
    return bare[0] in SINGLE and len(bare) <= 3 and not (len(bare) == 3 and _TITLE.search(bare[1:]))
