"""Blank lists to fill in: heads, drop-downs, one row that shows how and that the importer passes over."""

from pathlib import Path

from models.kinds import ImportKind
from services.exchange import own_columns as own
from services.exchange import own_words as words
from services.exchange.exporting import finished_in_place
from services.exchange.xlsx_writer import SheetPlan, XlsxWriter

_ROOM = 500
_TITLES = {
    ImportKind.CONTACTS: words.PEOPLE,
    ImportKind.CLASSMATES: words.CLASS_LIST,
    ImportKind.CARDS: words.CARDS,
    ImportKind.TIES: words.TIES,
}
_SHOWN: dict[ImportKind, tuple[tuple[str, str], ...]] = {
    ImportKind.CONTACTS: (
        ("姓名", "张蔚"),
        ("性别", "女"),
        ("手机", "13800001234"),
        ("电话", "0571-88000122 转 803"),
        ("单位", "砺川精密机械有限公司"),
        ("职务", "财务总监"),
        ("与我的关系", "前同事"),
        ("籍贯", "浙江桐庐"),
        ("生日", "1980-8-15 或 农历八月十五"),
        ("微信", "zhangwei1980"),
        ("邮箱", "zhangwei@example.com"),
        ("家庭地址", "临溪市城东路 1 号"),
        ("爱好", "爬山、越剧"),
        ("标签", "城东、制造业"),
        ("备注", "同学会上坐一桌"),
    ),
    ImportKind.CLASSMATES: (
        ("姓名", "张蔚"),
        ("性别", "女"),
        ("学校", "桐庐中学"),
        ("班级", "98级3班"),
        ("联系电话", "13800001234"),
        ("现工作单位及职务", "砺川精密机械 财务总监"),
        ("籍贯", "浙江桐庐"),
        ("生日", "1980-8-15"),
        ("微信", "zhangwei1980"),
        ("备注", "班长"),
    ),
    ImportKind.CARDS: (
        ("姓名", "张蔚"),
        ("单位", "砺川精密机械有限公司"),
        ("部门", "财务部"),
        ("职务", "财务总监"),
        ("手机", "13800001234"),
        ("办公电话", "0571-88000122"),
        ("传真", "0571-88000123"),
        ("邮箱", "zhangwei@example.com"),
        ("单位地址", "临溪市城东路 1 号"),
        ("网址", "www.example.com"),
        ("备注", "展会上换的名片"),
    ),
    ImportKind.TIES: (
        ("甲", "张蔚（本人写“我”）"),
        ("乙", "江若溪"),
        ("关系", "表姐（甲是乙的什么人）"),
        ("亲疏", "1 深交 2 一般 3 疏远"),
        ("起始", "1998"),
        ("备注", "小学就认识"),
    ),
}
_TEXTS = frozenset("姓名 手机 电话 联系电话 办公电话 传真 生日 微信 起始 甲 乙".split())
_CHOICES = {"性别": "性别", "亲疏": "一二三类"}


def title_of(kind: ImportKind) -> str:
    """Return what the sheet of a template is called; also a good name for its file."""
    return _TITLES[kind]


def write_template(out: Path, kind: ImportKind) -> None:
    """Write a blank list of a kind; raises FileError when it cannot be written, an older file stays then."""
    shown = _SHOWN[kind]
    heads = [head for head, _example in shown]
    plan = SheetPlan(_TITLES[kind], heads, _TEXTS, _CHOICES, examples=1, room=_ROOM)
    with finished_in_place(out) as draft:
        writer = XlsxWriter(draft)
        try:
            writer.offer({name: own.CHOICES[name] for name in _CHOICES.values()})
            writer.sheet(plan, [[f"例如：{example}" for _head, example in shown]])
            writer.close()
        finally:
            writer.abandon()
