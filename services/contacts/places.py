"""Places of China: a text as people write it → the current six-digit division code.

The longest names count, short forms and old names too (浙江杭州余杭, 杭州市余杭区, 余杭市 are one), each part
within the part before; what may mean several places is reported with its candidates.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from services.contacts import divisions
from services.contacts.divisions import use as use
from services.contacts.writing import Memory, half_width, simplified

Row = tuple[str, str, str]
"""Code, name, and the current code where the row is an old one."""

_PARTED = {"51": "50", "44": "46"}  # Chongqing was Sichuan's until 1997, Hainan Guangdong's until 1988
_MUNICIPALITIES = ("11", "12", "31", "50")
_COUNTIES_OF_A_PROVINCE = ("4290", "4690", "6590")
_PEOPLES_OF_TWO = (
    "蒙古 维吾尔 布依 朝鲜 土家 哈尼 哈萨克 傈僳 高山 拉祜 东乡 纳西 景颇 柯尔克孜 达斡尔 仫佬 布朗 撒拉 "
    "毛南 仡佬 锡伯 阿昌 普米 塔吉克 乌孜别克 俄罗斯 鄂温克 德昂 保安 裕固 塔塔尔 独龙 鄂伦春 赫哲 门巴 珞巴 "
    "基诺 茂汶 "
)
_PEOPLES_OF_ONE = "[回藏苗彝壮满侗瑶白傣黎佤畲水土羌怒京各]族"
_PEOPLES = "|".join([*(f"{name}族?" for name in _PEOPLES_OF_TWO.split()), _PEOPLES_OF_ONE])
_AUTONOMOUS = re.compile(rf"^(.{{2,}}?)(?:{_PEOPLES})*自治[区州县旗]$")
_SUFFIX = re.compile(r"(?:特别行政区|地区|林区|特区|新区|行政区|[省市县区旗盟])$")
_SIGNS = re.compile(r"[\s·,，、。.\-—_/\\|>＞()（）\[\]【】:：;；]+")
_LEAD = re.compile(
    r"^(?:中国|中华人民共和国|籍贯|祖籍|原籍|老家|出生地|出生于|生于|现居住?|家住|住址|地址|来自|家在|住在|在)+"
)
_STREET = re.compile(
    r"[东西南北中]?(?:[一二三四五六七八九十]?路|大?街|大?道|巷|弄|胡同|镇|乡|村|社区|小区|广场|大厦|公园|站|大桥)"
)
_TAIL = "省市县区旗盟州"
_NAMELESS = frozenset({"郊区", "城区", "市区", "矿区", "新区", "东区", "西区", "南区", "北区"})
_EQUALLY_KNOWN = frozenset({"朝阳"})


@dataclass(frozen=True, slots=True)
class Place:
    """A place as written, and what it means."""

    text: str
    code: str | None = None
    """The current code; where several places may be meant, their common parent's, or None."""
    name: str = ""
    """How the place of that code is shown: 浙江 桐庐."""
    candidates: tuple[str, ...] = ()
    """Where several may be meant: each as shown."""
    codes: tuple[str, ...] = ()
    """The codes of the candidates, in the same order."""


def short_name(name: str) -> str:
    """Return a division's name as one says it: 恩施 for 恩施土家族苗族自治州, 余杭 for 余杭区."""
    if "自治" in name and (found := _AUTONOMOUS.match(name)):
        return found[1].removesuffix("族") if len(found[1]) > 2 else found[1]
    bare = _SUFFIX.sub("", name)
    return bare if len(bare) > 1 else name


class Gazetteer:
    """Finds places among the divisions it was given."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._names: dict[str, str] = {}
        self._now: dict[str, str] = {}
        self._forms: dict[str, list[str]] = {}
        self._old_forms: dict[str, list[str]] = {}
        shorts: Memory[str, str] = Memory(short_name)
        for code, name, now in rows:
            if not now:
                self._names[code] = name
                forms = self._forms
            else:
                self._now[code] = now
                forms = self._old_forms
            for form in {name, shorts[name]}:
                codes = forms.setdefault(form, [])
                if (now or code) not in codes:
                    codes.append(now or code)
        self._shorts = {code: shorts[name] for code, name in self._names.items()}
        self._forms.setdefault("内蒙", ["150000"])
        self._reach: dict[str, int] = {}
        for form in (*self._forms, *self._old_forms):
            if len(form) > self._reach.get(form[0], 0):
                self._reach[form[0]] = len(form)
        self._found: Memory[str, Place] = Memory(self._find)

    @classmethod
    def from_file(cls, path: Path) -> "Gazetteer":
        """Return the gazetteer of a table of tab-separated rows, as ``resources/data/divisions.tsv``."""
        lines = path.read_text(encoding="utf-8").splitlines()
        return cls(tuple(line.split("\t")) for line in lines if line)  # type: ignore[misc]

    def find(self, text: str) -> Place:
        """Return the place a text means, a code or the deepest part of a name that is understood."""
        code = self.resolve(text.strip())
        return self._found[text] if code is None else Place(text, code, self.shown(code))

    def resolve(self, code: str) -> str | None:
        """Return the current code for a code of any year since 1980, None for no code at all."""
        return code if code in self._names else self._now.get(code)

    def levels(self, code: str) -> tuple[str, str, str]:
        """Return the codes of province, city and county; a county right under a province is its own city."""
        now = self.resolve(code)
        if now is None:
            return "", "", ""
        province = now[:2] + "0000"
        if now == province:
            return province, "", ""
        if now.endswith("00"):
            return province, now, ""
        if now[:4] in _COUNTIES_OF_A_PROVINCE:
            return province, now, now
        return province, province if now[:2] in _MUNICIPALITIES else now[:4] + "00", now

    def nearness(self, one: str, other: str) -> int:
        """Return how near two codes are: 3 same county, 2 same city, 1 same province, 0 none of it."""
        first, second = self.levels(one), self.levels(other)
        for level in (2, 1, 0):
            if first[level] and first[level] == second[level]:
                return level + 1
        return 0

    def name(self, code: str) -> str:
        """Return the full name of a division: 余杭区."""
        return self._names.get(self.resolve(code) or "", "")

    def shown(self, code: str) -> str:
        """Return a division as lists show it: 浙江, 浙江 杭州, 浙江 桐庐, 杭州 余杭."""
        province, city, county = self.levels(code)
        if not county:
            return " ".join(self._shorts.get(part, "") for part in (province, city) if part)
        of_city = self._names.get(county, "").endswith("区") and city in self._shorts and city != county
        return f"{self._shorts[city if of_city else province]} {self._shorts.get(county, '')}"

    def _find(self, text: str) -> Place:
        bare = _LEAD.sub("", _SIGNS.sub("", simplified(half_width(text))))[:80]
        bare = bare.removesuffix("人氏").removesuffix("人") if len(bare) > 2 else bare
        codes, form = self._walk(bare)
        if not codes:
            return Place(text)
        code, several = self._chosen(codes, form)
        shown = self.shown(code) if code else ""
        ordered = tuple(sorted(several))
        return Place(text, code, shown, tuple(self._told_apart(one) for one in ordered), ordered)

    def _told_apart(self, code: str) -> str:
        """Return a candidate with its full name: 辽宁 朝阳市, 辽宁 朝阳县, 北京 朝阳区."""
        outer, full = self.shown(code).split(" ")[0], self._names.get(code, "")
        return full if outer == self._shorts.get(code) else f"{outer} {full}"

    def _walk(self, text: str) -> tuple[list[str], str]:
        """Return what the deepest part of the text may be, and that part as written."""
        within: list[str] = []
        last, at, end = "", 0, 0
        while at < len(text) - 1:
            found = self._part(text, at, within, adjacent=at == end)
            if found is None:
                at += 1
                continue
            within, last, at = found
            end = at
        return within, last

    def _part(
        self, text: str, at: int, within: list[str], adjacent: bool
    ) -> tuple[list[str], str, int] | None:
        """Return the longest name at a place of the text within the part before, and where it ends."""
        for length in range(min(self._reach.get(text[at], 0), len(text) - at), 1, -1):
            form = text[at : at + length]
            codes = self._codes(form, within, adjacent)
            if not codes:
                continue
            end = at + length
            if form[-1] not in _TAIL or length == 2:
                province = not within and all(code.endswith("0000") for code in codes)
                if not adjacent and not province:
                    continue
                if self._is_street(text, end, codes):
                    continue
                tail = text[end : end + 1]
                if tail and tail in _TAIL and not self._codes(text[end : end + 2], codes, False):
                    codes = self._of_rank(codes, tail)
                    end += 1
            elif form[-1] == "市" and self._codes(text[end - 1 : end + 1], codes, False):
                end -= 1  # 青岛市南: the district is 市南
            return codes, form, end
        return None

    def _is_street(self, text: str, end: int, codes: list[str]) -> bool:
        """Tell whether a name goes on as a street's (南京路), and not as a place within (江苏镇江)."""
        if not _STREET.match(text, end):
            return False
        reach = min(self._reach.get(text[end], 0), len(text) - end)
        return not any(self._codes(text[end : end + length], codes, True) for length in range(reach, 1, -1))

    def _codes(self, form: str, within: list[str], adjacent: bool) -> list[str]:
        if not within:
            if form in _NAMELESS:
                return []
            return self._forms.get(form) or self._old_forms.get(form) or []
        for forms in (self._forms, self._old_forms):
            codes = [code for code in forms.get(form, ()) if _inside(code, within)]
            if codes:
                deeper = [code for code in codes if _inside(code, [one for one in within if one != code])]
                return deeper or codes
        if (
            adjacent and (len(form) > 2 or form[-1] == "县") and form[-1] in "县市"
        ):  # a county that has moved to another city
            codes = [code for code in self._forms.get(form, ()) if _inside(code, _provinces(within))]
            return codes if len(codes) == 1 and not codes[0].endswith("00") else []
        return []

    def _of_rank(self, codes: list[str], tail: str) -> list[str]:
        """Return those that a suffix allows: 河南 with 县 is no province, unless nothing is left."""
        if tail == "省":
            kept = [code for code in codes if code.endswith("0000")]
        elif tail in "州盟":
            kept = [code for code in codes if code.endswith("00")]
        elif tail == "市":
            kept = [code for code in codes if self._names[code].endswith(("市", "区")) and code[2:] != "0000"]
            kept = [code for code in codes if code[:2] in _MUNICIPALITIES and code.endswith("0000")] or kept
        else:
            kept = [code for code in codes if not code.endswith("00")]
        return kept or codes

    def _chosen(self, codes: list[str], form: str) -> tuple[str | None, list[str]]:
        """Return the code meant, or the common parent and all candidates."""
        if len(codes) == 1:
            return codes[0], []
        for level, alone in (("0000", True), ("00", form not in _EQUALLY_KNOWN)):
            higher = [code for code in codes if code.endswith(level)]
            if len(higher) == 1 and alone:
                return higher[0], []
        parents = {self.levels(code)[1] for code in codes}
        if len(parents) == 1 and (parent := parents.pop()) in self._names:
            return parent, codes
        provinces = {code[:2] for code in codes}
        return (provinces.pop() + "0000", codes) if len(provinces) == 1 else (None, codes)


def _inside(code: str, within: list[str]) -> bool:
    for outer in within:
        if outer.endswith("0000"):
            if code[:2] in (outer[:2], _PARTED.get(outer[:2])):
                return True
        elif outer.endswith("00"):
            if code[:4] == outer[:4]:
                return True
        elif code == outer:
            return True
    return False


def _provinces(codes: list[str]) -> list[str]:
    return list({code[:2] + "0000" for code in codes})


@cache
def _gazetteer_of(path: Path | None) -> Gazetteer:
    return Gazetteer.from_file(path) if path is not None and path.exists() else Gazetteer(())


def gazetteer() -> Gazetteer:
    """Return the gazetteer of the table chosen; an empty one where none was chosen."""
    return _gazetteer_of(divisions.table())


def find(text: str) -> Place:
    """Return the place a text means."""
    return gazetteer().find(text)


def code_of(text: str) -> str | None:
    """Return the current code of the one place a text means, None where it is none or in doubt."""
    place = gazetteer().find(text)
    return place.code if not place.candidates else None


def shown(code: str) -> str:
    """Return a division as lists show it: 浙江 桐庐."""
    return gazetteer().shown(code)


def levels(code: str) -> tuple[str, str, str]:
    """Return the codes of province, city and county."""
    return gazetteer().levels(code)
