"""The names of festivals, solar terms and people's own days in the language chosen."""

from functools import cache

from services.i18n import _p, language


def day_name(chinese: str) -> str:
    """Return the name of a festival or a solar term; one that is not listed stays as it is."""
    return _names(language()).get(chinese, chinese)


@cache
def _names(_language: str) -> dict[str, str]:
    return {**_terms(), **_festivals()}


def _terms() -> dict[str, str]:
    return {
        "小寒": _p("day", "Slight cold"),
        "大寒": _p("day", "Great cold"),
        "立春": _p("day", "Start of spring"),
        "雨水": _p("day", "Rain water"),
        "惊蛰": _p("day", "Insects awaken"),
        "春分": _p("day", "Spring equinox"),
        "清明": _p("day", "Qingming"),
        "谷雨": _p("day", "Grain rain"),
        "立夏": _p("day", "Start of summer"),
        "小满": _p("day", "Grain buds"),
        "芒种": _p("day", "Grain in ear"),
        "夏至": _p("day", "Summer solstice"),
        "小暑": _p("day", "Slight heat"),
        "大暑": _p("day", "Great heat"),
        "立秋": _p("day", "Start of autumn"),
        "处暑": _p("day", "End of heat"),
        "白露": _p("day", "White dew"),
        "秋分": _p("day", "Autumn equinox"),
        "寒露": _p("day", "Cold dew"),
        "霜降": _p("day", "Frost"),
        "立冬": _p("day", "Start of winter"),
        "小雪": _p("day", "Slight snow"),
        "大雪": _p("day", "Great snow"),
        "冬至": _p("day", "Winter solstice"),
    }


def _festivals() -> dict[str, str]:
    return {
        "元旦": _p("day", "New Year"),
        "劳动节": _p("day", "Labour Day"),
        "国庆节": _p("day", "National Day"),
        "春节": _p("day", "Spring Festival"),
        "元宵": _p("day", "Lantern Festival"),
        "端午": _p("day", "Dragon Boat Festival"),
        "七夕": _p("day", "Qixi"),
        "中秋": _p("day", "Mid-Autumn"),
        "重阳": _p("day", "Double Ninth"),
        "腊八": _p("day", "Laba"),
        "除夕": _p("day", "New Year's Eve"),
        "小年": _p("day", "Little New Year"),
        "龙抬头": _p("day", "Dragon Head"),
        "警察节": _p("day", "Police Day"),
        "妇女节": _p("day", "Women's Day"),
        "青年节": _p("day", "Youth Day"),
        "护士节": _p("day", "Nurses' Day"),
        "母亲节": _p("day", "Mother's Day"),
        "儿童节": _p("day", "Children's Day"),
        "父亲节": _p("day", "Father's Day"),
        "建军节": _p("day", "Army Day"),
        "医师节": _p("day", "Doctors' Day"),
        "教师节": _p("day", "Teachers' Day"),
        "记者节": _p("day", "Journalists' Day"),
        "生日": _p("day", "Birthday"),
        "公司周年": _p("day", "Company anniversary"),
    }
