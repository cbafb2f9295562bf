"""What the words above a column mean: header text → field."""

import functools
import re
import unicodedata

from services.contacts.writing import simplified
from services.exchange.header_words import LIKELY, OTHER, SURE, TIES

TIE_FIELDS = tuple(TIES)
FIELDS = (*SURE, *(name for name in TIE_FIELDS if name not in SURE))

# Fields that several columns may feed; of the others the surest column is taken.
PHONES = frozenset({"mobile", "phone", "work_phone", "home_phone"})
ADDRESSES = frozenset({"address", "work_address", "home_address"})
MANY = (
    PHONES | ADDRESSES | {"fax", "email", "wechat", "qq", "notes", "tags", "interests", "children", "website"}
)

_HAN = r"\u3400-\u9fff"
_CHINESE = re.compile(rf"[{_HAN}]")
_SPACES = re.compile(r"\s+")
_MARKS = re.compile(r"^[*★☆●■◆▲※#•·\s]+|[*★☆●■◆▲※:•·\s]+$")
_HINT = re.compile(
    r"[(\[【〔{<《]\s*(?:\*|必填|选填|可选|必选|必须|非必填|不能为空|文本|日期|数字|格式|示例|例如|如|冗余|单选|多选"
    r"|text|date|number|required|optional|string|varchar)[^)\]】〕}>》]*[)\]】〕}>》]"
)
_BRACKETED = re.compile(r"[(\[【〔{<《]([^)\]】〕}>》]*)[)\]】〕}>》]")
_WHOLE = re.compile(r"^[(\[【〔{<《「“\"']+([^)\]】〕}>》」”\"']+)[)\]】〕}>》」”\"']+$")
_TAIL = re.compile(r"(?:必填|选填|不能为空)$")
_TONGUES = re.compile(rf"(?<=[{_HAN}\)\]】])[\s_/|:-]+(?=[a-z])|(?<=[a-z.])[\s_/|:-]+(?=[{_HAN}])")
_PARTS = re.compile(r"[/|、,;&+\n]|及|和|与|或")
_NUMBERED = re.compile(r"(?<=\D)[\s_-]*(?:[0-9]{1,2}|[一二三四五])$")
_LATIN = re.compile(r"[^a-z0-9#]+")

# Columns about somebody else than the row's person, and columns of codes and measures.
_OF_OTHERS = re.compile(
    r"负责人|紧急|家属|家长|父亲|母亲|监护人|配偶|爱人|妻子|丈夫|老公|老婆|子女|孩子|儿子|女儿|宝宝|父母|介绍人|推荐人|对方|房东|代理人|上级|主管|经办|审核|召集人|供应商|快递|成员|引用者|助理|秘书|创建人"
    r"|修改人|担保人|法人|户主|发证|签发|寝室长|带队|导师|班主任|emergency|member|manager|assistant"
)
_OF_CODES = re.compile(
    r".(?:编码|代码|编号|类型|分类|类别|属性|级别|等级|层级|层次|排序|序号|标识|标识码|状态|计划|数据|工资|金额|路径|性质|年限"
    r"|密码|证书|资格|原因|机关|要求|密钥|人数|次数)$|职业资格|职称.|学位.|曾任|原任|前任|合同|签订|签定|续订|转移|转出|转入|^[(]原[)]"
    r"|\b(?:type|label|yomi|prefix|suffix)$|^是否|已退订|显示名称$|(?:产品|尺寸|重量|计量)单位$|地址\W*(?:省|市|县|州|国)|(?:附件|请求)地址"
)

_RULES = tuple(
    (re.compile(pattern), field, confidence)
    for pattern, field, confidence in (
        (r"手机|移动电话|mobile|cell", "mobile", 0.8),
        (r"[农阴旧]历.*(?:生日|出生)|(?:生日|出生).*[农阴旧]历", "lunar_birthday", 0.9),
        (r"传真|fax", "fax", 0.8),
        (r"邮箱|电子邮件|e[ -]?mail", "email", 0.8),
        (r"微信|wechat", "wechat", 0.8),
        (r"^qq", "qq", 0.8),
        (r"邮编|邮政编码|postal|zip", "postcode", 0.8),
        (r"身份证|证件号", "id_number", 0.9),
        (
            r"(?:办公|单位|公司|工作|商务|业务|work|office|business).*(?:电话|座机|固话|联系方式|tel|phone)",
            "work_phone",
            0.8,
        ),
        (r"(?:家|宅|home).*(?:电话|座机|固话|联系方式|tel|phone)", "home_phone", 0.8),
        (r"电话|座机|固话|联系方式|联系号码|phone|^tel", "phone", 0.7),
        (r"(?:单位|公司|办公|商务|工作|work|office|business).*(?:地址|street|address)", "work_address", 0.8),
        (r"(?:家|宅|居住|现住|home).*(?:地址|住址|street|address)|住址", "home_address", 0.8),
        (r"地址$|address$", "address", 0.6),
        (r"出生地", "birth_place", 0.9),
        (r"出生|生日", "birthday", 0.8),
        (r"籍贯|祖籍|老家|家乡", "native_place", 0.8),
        (r"姓名$", "name", 0.8),
        (r"班级$", "class", 0.8),
        (r"(?:院校|学校|大学|高中|中学)(?:名称)?$", "school", 0.7),
        (r"(?:单位|公司|企业|机构)(?:全称|简称|名称)?$|^organization \d+ name$", "organization", 0.7),
        (r"(?:部门|科室|处室)(?:名称)?$", "department", 0.6),
        (r"(?:职务|职位|岗位)(?:名称)?$|^organization \d+ title$", "title", 0.6),
        (r"专业$", "major", 0.6),
        (r"性别$", "gender", 0.8),
        (r"^备注|备注$|^notes", "notes", 0.7),
        (r"爱好|兴趣", "interests", 0.8),
        (r"行业$", "industry", 0.7),
        (r"来源$", "source", 0.6),
    )
)

Meaning = tuple[str | None, float]


def field_of(header: object) -> Meaning:
    """Return the field a header means and how sure that is, from 0 to 1.

    ``(None, 1.0)`` is a known header that no field keeps, ``(None, 0.0)`` no header anybody knows.
    """
    meanings = meanings_of(header)
    return meanings[0] if meanings else (None, 0.0)


def meanings_of(header: object) -> tuple[Meaning, ...]:
    """Return every field a header may mean, the surest first."""
    return _meanings(header if isinstance(header, str) else "" if header is None else str(header))


def is_of_others(header: str) -> bool:
    """Tell whether a header is about somebody else than the row's person: 紧急联系人."""
    return _OF_OTHERS.search(plain_header(header)) is not None


def is_known(header: str) -> bool:
    """Tell whether a text is a word known to stand above columns, and not only like one."""
    return field_of(header)[1] >= 0.9 or bool(_exact(plain_header(header)))


def tie_field_of(header: object) -> str | None:
    """Return the field a header means in a list of ties."""
    text = plain_header(str(header or ""))
    for form in (text, text.replace(" ", ""), _latin(text)):
        if form in _TIE_WORDS:
            return _TIE_WORDS[form]
    parts = [part for part in _TONGUES.split(text) if part]
    return next((found for part in parts if len(parts) > 1 and (found := tie_field_of(part))), None)


def plain_header(header: str) -> str:
    """Return the header without stars, hints, colons and the brackets around it, in narrow small letters."""
    text = simplified(unicodedata.normalize("NFKC", header)).lower().replace("\u200b", "").strip()
    text = _HINT.sub("", text)
    text = _MARKS.sub("", text)
    whole = _WHOLE.match(text)
    if whole:
        text = _MARKS.sub("", whole[1])
    text = _TAIL.sub("", text)
    if not re.search(r"[a-z]", text):
        text = re.sub(r"[ \t\u3000]+", "", text)
    return text.strip()


def _words(table: dict[str, str]) -> dict[str, tuple[str, ...]]:
    """Return word → fields of a table of Chinese words parted by blanks and Latin phrases by semicolons."""
    found: dict[str, tuple[str, ...]] = {}
    for field, text in table.items():
        chinese, *latin = text.split(";")
        words = chinese.split() if _CHINESE.search(chinese) else [chinese]
        for word in (*words, *latin):
            found[word.strip()] = (*found.get(word.strip(), ()), field)
    return found


_SURE_WORDS = _words(SURE)
_LIKELY_WORDS = _words(LIKELY)
_TIE_WORDS = {word: fields[0] for word, fields in _words(TIES).items()}


def _latin(text: str) -> str:
    return _LATIN.sub(" ", text).strip()


@functools.lru_cache(maxsize=4096)
def _meanings(header: str) -> tuple[Meaning, ...]:
    text = plain_header(header)
    if not text or len(text) > 60:
        return ()
    found = _exact(text) or _of_numbered(text)
    if found:
        return found
    if _OF_OTHERS.search(text):
        return ((None, 0.8),)
    return _of_bracketed(text) or _of_tongues(text) or _of_parts(text) or _of_rules(text)


def _exact(text: str, weight: float = 1.0) -> tuple[Meaning, ...]:
    """Return the meanings of a header that is a known word as it stands."""
    for form in dict.fromkeys((text, _SPACES.sub("", text), "" if _CHINESE.search(text) else _latin(text))):
        if not form:
            continue
        sure = tuple((field, weight) for field in _SURE_WORDS.get(form, ()))
        likely = tuple((field, 0.6 * weight) for field in _LIKELY_WORDS.get(form, ()))
        if sure or likely:
            return sure + likely
        if form in OTHER:
            return ((None, weight),)
    return ()


def _of_bracketed(text: str) -> tuple[Meaning, ...]:
    """Read 电话(手机) and 生日（农历） with what the brackets add, else without it."""
    inside = "".join(_BRACKETED.findall(text))
    outside = _MARKS.sub("", _BRACKETED.sub("", text))
    if not inside or not outside or inside == outside:
        return ()
    both = _exact(inside + outside, 0.95) or (_of_rules(inside + outside) if len(inside) <= 4 else ())
    alone = _exact(outside, 0.9) or _of_tongues(outside) or _of_numbered(outside)
    if both and (not alone or both[0][0] in ("mobile", "lunar_birthday", "home_phone", "work_phone", "post")):
        return both
    return alone or both or _exact(inside, 0.8)


def _of_tongues(text: str) -> tuple[Meaning, ...]:
    """Read a bilingual header: what the Chinese part says counts, else the other."""
    parts = [part for part in _TONGUES.split(text) if part]
    if len(parts) < 2:
        return ()
    parts.sort(key=lambda part: not _CHINESE.search(part))
    for part in parts:
        found = _exact(part, 0.95) or _of_bracketed(part) or _of_numbered(part)
        if found or _CHINESE.search(part):
            return found or _of_parts(part) or _of_rules(part)
    return ()


def _of_numbered(text: str) -> tuple[Meaning, ...]:
    """Read 电话1 and 备注 二."""
    shorter = _NUMBERED.sub("", text)
    return _exact(shorter, 0.95) if shorter and shorter != text else ()


def _of_parts(text: str) -> tuple[Meaning, ...]:
    """Read 单位/职务 and 手机或座机: several words in one header."""
    parts = [part.strip() for part in _PARTS.split(text) if part.strip()]
    if len(parts) < 2:
        return ()
    fields = [
        found[0][0] for part in parts if (found := _exact(part) or _of_numbered(part) or _of_rules(part))
    ]
    known = [field for field in fields if field is not None]
    if len(known) < len(parts):
        return ()
    if {"organization", "title"} <= set(known):
        return (("post", 0.9),)
    if set(known) <= PHONES:
        return (("phone", 0.9),)
    return tuple((field, 0.7 - place / 20) for place, field in enumerate(dict.fromkeys(known)))


def _of_rules(text: str) -> tuple[Meaning, ...]:
    """Read a compound by the word in it that tells."""
    if _OF_CODES.search(text) and not re.search(r"邮政编码|身份证|证件号", text):
        return ((None, 0.5),)
    for pattern, field, confidence in _RULES:
        if pattern.search(text):
            return ((field, confidence),)
    return ()
