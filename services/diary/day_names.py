"""The names of festivals and solar terms in the language chosen."""

from services.i18n import _p


def day_name(chinese: str) -> str:
    """Return the name of a festival or a solar term; one that is not listed stays as it is."""
    return _names().get(chinese, chinese)


def _names() -> dict[str, str]:
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
    }
