"""What stands before the facts on a card: 手机, Tel, E-mail; and a line cut into what its labels announce."""

import re
from dataclasses import dataclass

_WORDS = {
    "mobile": "手机号码 手机号 手机 移动电话 移动 mobile mob cellphone cell mp hp m",
    "phone": "办公电话 固定电话 联系电话 服务电话 公司电话 咨询电话 电话 座机 固话 总机 直线 热线 "
    "telephone phone tel office direct t p d",
    "fax": "图文传真 传真 facsimile fax f",
    "email": "电子邮箱 电子邮件 电邮 邮箱 邮件 e-mail email mail e",
    "website": "公司网址 网址 网站 官网 主页 website web http url w",
    "wechat": "微信号码 微信号 微信 wechatid wechat weixin wx vx",
    "qq": "qq号码 qq号 qq",
    "work_address": "公司地址 办公地址 单位地址 联系地址 地址 address addr add a",
    "postcode": "邮政编码 邮编 zipcode postcode zip p.c. p.c pc",
    "name": "姓名 name",
    "title": "职务 职位 职称 title position",
    "department": "部门 department dept",
    "organization": "公司名称 单位名称 工作单位 公司 单位 company",
}
_FIELD_OF = {word: field for field, words in _WORDS.items() for word in words.split()}
_NUMBER = r"\+?\(?\+?\d"
_FOLLOWING = {
    "mobile": _NUMBER,
    "phone": _NUMBER,
    "fax": _NUMBER,
    "email": r"[\w.+-]+\s?@",
    "website": r"https?:|www|[\w-]+\.[\w-]",
    "wechat": r"[A-Za-z0-9_]|同",
    "qq": r"[1-9]\d{4}",
    "postcode": r"\d{6}(?!\d)",
}
_NEEDS_COLON = frozenset({"name", "title", "department", "organization"})


def _spaced(word: str) -> str:
    """Let blanks stand between the characters of a Chinese label: 电  话."""
    return r"\s*".join(map(re.escape, word)) if not word.isascii() else re.escape(word)


_ANY = "|".join(_spaced(word) for word in sorted(_FIELD_OF, key=len, reverse=True))
_LABEL = re.compile(
    rf"(?:(?<![A-Za-z0-9@._-])|(?<=\d)(?=[^\x00-\x7f]|[TFMPEW]:))"
    rf"(?P<words>(?:{_ANY})(?:\s*[/&、(]?\s*(?:{_ANY})\)?(?![a-z]))*)\s*(?P<sign>[:.|]*)\s*",
    re.IGNORECASE,
)
_ONE = re.compile(_ANY, re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a line: what its label announces (empty without one) and what follows."""

    fields: tuple[str, ...]
    text: str


def segments(line: str) -> list[Segment]:
    """Cut a line at its labels: ``Tel 0571-88000122 Fax 0571-88000123`` holds two segments."""
    cuts = [found for found in _LABEL.finditer(line) if _announces(found, line)]
    if not cuts:
        return [Segment((), line)]
    done = []
    if cuts[0].start() and (before := line[: cuts[0].start()].strip(" |,;/")):
        done.append(Segment((), before))
    for place, found in enumerate(cuts):
        end = cuts[place + 1].start() if place + 1 < len(cuts) else len(line)
        done.append(Segment(_fields(found["words"]), line[found.end() : end].strip(" |,;/:")))
    return done


def _fields(words: str) -> tuple[str, ...]:
    told = (_FIELD_OF.get(re.sub(r"\s+", "", one).lower(), "") for one in _ONE.findall(words))
    return tuple(dict.fromkeys(field for field in told if field))


def _announces(found: re.Match[str], line: str) -> bool:
    """Tell whether a word is a label here: 移动 before a number is one, in 中国移动 it is none."""
    fields = _fields(found["words"])
    rest = line[found.end() :]
    if not fields or not rest:
        return False
    word, sign = found["words"], found["sign"]
    for field in fields:
        if (pattern := _FOLLOWING.get(field)) and re.match(pattern, rest):
            apart = sign != "" or len(word) > 1 or line[found.end() - 1].isspace()
            return apart or field in ("mobile", "phone", "fax")
    if fields[0] in _NEEDS_COLON:
        return ":" in sign and found.start() == 0
    if fields[0] == "work_address":
        return found.start() == 0 and (":" in sign or (len(word) > 1 and not line[found.end() - 1].isalnum()))
    return False
