"""What stands above a table: its title, and which lines are only notes."""

import re
from collections.abc import Sequence

from services.contacts.schools import parse_schooling
from services.exchange.readers.grid import Row

NOTE = re.compile(
    r"^[【\[(（]?(?:注|备注|说明|填写|填表|提示|制表|审核|统计|打印|更新|截止|以上|日期|编制|联系人：|第\s*\d+\s*页|共\s*\d+\s*页|\d{1,2}[、.．)）](?!\d))"
)
_NAMED = re.compile(r"同学|校友|班|级|届|通讯录|通信录|名单|名册|花名册|名片|联系|客户")
_DIGITS = re.compile(r"[\d一二三四五六七八九十]+")
_BETWEEN_HAN = re.compile(r"(?<=[\u3400-\u9fff])\s+(?=[\u3400-\u9fff])")


def title_of(above: Sequence[Row], first: int, last: int) -> str:
    """Return the title among the lines above a table: a line that names a list rather than a note."""
    lines = []
    for row in above:
        cells = [cell for cell in row[first : last + 1] if isinstance(cell, str)] or [
            cell for cell in row if isinstance(cell, str)
        ]
        if cells:
            lines.append(plain_title(cells[0]))
    lines = [line for line in dict.fromkeys(lines) if line and not NOTE.search(line)]
    named = [line for line in lines if _NAMED.search(line) and len(line) <= 40]
    best = (named or lines or [""])[0]
    told = parse_schooling(best)
    for line in lines:  # a school in one line, its class in the next
        more = parse_schooling(line)
        has, lacks = (bool(told.school), bool(told.class_name)), (bool(more.class_name), bool(more.school))
        if has == lacks and has in ((True, False), (False, True)):
            return " ".join(sorted((best, line), key=lines.index))[:80]
    return best[:80]


def joined_titles(above: str, section: str) -> str:
    """Return the title of a section with that of its table, which a whole title of its own replaces."""
    told = parse_schooling(section)
    if told.school or not above or _DIGITS.sub("#", section) == _DIGITS.sub("#", above):
        return section
    return f"{above} {section}"


def plain_title(text: str) -> str:
    """Return the first line of a title without the blanks that spread it."""
    line = text.strip().split("\n")[0]
    return re.sub(r"\s+", " ", _BETWEEN_HAN.sub("", line)).strip()
