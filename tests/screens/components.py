"""A picture of every part and state, to be held beside the design: run it with a folder."""

import os
import sys
from collections.abc import Callable
from operator import attrgetter
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[2]))

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QCheckBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from resources import data_path
from services import i18n
from tests.ui.tables.fake_people import FakeSource, people_columns
from ui.look.apply import apply_theme
from ui.look.style import draw_ring
from ui.look.theme import Theme
from ui.tables.table_view import TableView
from ui.tables.window_model import WindowModel
from ui.widgets.buttons import DANGER, PRIMARY, QUIET, SECONDARY, SOFT, Button
from ui.widgets.chips import PLAIN, WARN, Chip, ChipRow
from ui.widgets.empty_state import EmptyState
from ui.widgets.fact_edit import FactEdit, FactRow
from ui.widgets.fields import Field
from ui.widgets.frames import Card, SectionHeading
from ui.widgets.labels import label
from ui.widgets.line_edit import LineEdit
from ui.widgets.paint import paint_factor, paint_kind_line, paint_tier_badge
from ui.widgets.segments import BOXES, STACKED, Segment, Segments
from ui.widgets.signs import Avatar, KindChip, TierBadge
from ui.widgets.strips import FailureStrip, ProgressStrip
from ui.widgets.toast import Toast

KINDS = (
    ("relative", "亲戚"),
    ("friend", "朋友"),
    ("schooling", "师生同学"),
    ("colleague", "同事"),
    ("townsman", "老乡"),
    ("customer", "客户"),
    ("acquaintance", "可创建"),
    ("business", "业务"),
    ("referral", "转介绍"),
)


class Painted(QWidget):
    """A small area drawn by a function."""

    def __init__(self, size: QSize, paint: Callable[[QPainter], None]) -> None:
        super().__init__()
        self.setFixedSize(size)
        self._paint = paint

    def paintEvent(self, event: object) -> None:
        painter = QPainter(self)
        self._paint(painter)
        painter.end()


def row(*parts: QWidget | str) -> QWidget:
    """Put parts side by side."""
    holder = QWidget()
    line = QHBoxLayout(holder)
    line.setContentsMargins(0, 2, 0, 2)
    line.setSpacing(10)
    for part in parts:
        line.addWidget(label(part, "caption") if isinstance(part, str) else part)
    line.addStretch(1)
    return holder


def card(title: str, *parts: QWidget) -> Card:
    """Put parts in a card under a heading."""
    found = Card(margin=14, spacing=4)
    found.body.addWidget(SectionHeading(title))
    for part in parts:
        found.body.addWidget(part)
    found.body.addStretch(1)
    return found


def buttons(theme: Theme) -> Card:
    """Every sort of button."""
    disabled = [Button(theme, "保存", PRIMARY), Button(theme, "放弃"), Button(theme, "更多", QUIET)]
    for button in disabled:
        button.setEnabled(False)
    return card(
        "按钮：每个区域只有一个主按钮",
        row("平时", Button(theme, "保存", PRIMARY), Button(theme, "放弃"), Button(theme, "更多", QUIET)),
        row("停用", *disabled),
        row("危险", Button(theme, "清除此人", DANGER, icon="act.delete")),
        row(
            "带键",
            Button(theme, "记一笔", SOFT, icon="act.log", key="Ctrl+L"),
            Button(theme, "打电话", PRIMARY, icon="act.call", key="C"),
        ),
        row(
            "",
            Button(theme, "展开完整记录", SECONDARY, key="Ctrl+E"),
            Button(theme, "", icon="act.more", name="更多"),
            Button(theme, "", QUIET, icon="act.next", name="下一个"),
        ),
    )


def inputs(theme: Theme) -> Card:
    """The field in its states."""
    plain, off, wrong = Field(theme, "平时"), Field(theme, "停用"), Field(theme, "有错")
    plain.set_text("13800001234")
    off.set_text("13800001234")
    off.edit.setEnabled(False)
    wrong.set_text("1380000123")
    wrong.set_error("手机号少一位。先照存，标成待核实")
    echo = Field(theme, "下次", icon="act.next_day")
    echo.edit.setText("周四 15:00")
    echo.edit.set_echo("9 月 24 日")
    search = LineEdit(theme, placeholder="姓名、拼音、电话、单位", icon="act.search", key="Ctrl+F")
    return card("输入框", plain, off, wrong, echo, search)


def signs(theme: Theme) -> Card:
    """Badges and factor cells."""

    def cells(painter: QPainter) -> None:
        for place, klass in enumerate((1, 2, 3, None)):
            paint_factor(painter, QRectF(4 + place * 36, 4, 28, 24), klass, False, False, theme)
        for place, klass in enumerate((1, 2)):
            paint_factor(painter, QRectF(4 + place * 36, 36, 28, 24), klass, True, False, theme)
        paint_factor(painter, QRectF(80, 36, 28, 24), 2, False, True, theme)

    def badges(painter: QPainter) -> None:
        for place, tier in enumerate(("A", "B", "C", None)):
            paint_tier_badge(painter, QRectF(place * 38, 2, 32, 32), tier, theme)
            paint_tier_badge(painter, QRectF(170 + place * 26, 7, 22, 22), tier, theme)

    return card(
        "优先级与因素",
        Painted(QSize(290, 38), badges),
        Painted(QSize(200, 66), cells),
        row(TierBadge(theme, "B"), "~A", "补全后可能是 A"),
        row(Avatar(theme, "沈", "A"), Avatar(theme, "欧阳", "B"), Avatar(theme, "白", None, 36)),
    )


def kinds(theme: Theme) -> Card:
    """The nine kinds of tie: character, colour, line."""
    holder = QWidget()
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 0, 0, 0)
    for place, (key, words) in enumerate(KINDS):

        def line(painter: QPainter, key: str = key) -> None:
            paint_kind_line(painter, QPointF(0, 9), QPointF(34, 9), key, theme)

        column = place % 2 * 3
        grid.addWidget(KindChip(theme, key, words), place // 2, column)
        grid.addWidget(Painted(QSize(36, 18), line), place // 2, column + 1)
        grid.addWidget(label(words), place // 2, column + 2)
    return card("九种关系：字、色、线，三样认", holder)


def table(theme: Theme) -> Card:
    """A few rows of the table."""
    view = TableView(theme)
    source = FakeSource(60, absent={46})
    model = WindowModel(source, people_columns(), default_sort_key="priority", muted=attrgetter("quiet"))
    model.show_ids(range(41, 51))
    model.setParent(view)
    view.set_model(model)
    view.select_place(2)
    view.setMinimumHeight(230)
    return card("表格行", view)


def said(theme: Theme) -> Card:
    """Toast, progress and failure."""
    found = card("说一声、等一等、出了错")
    page = QWidget()
    page.setFixedHeight(56)
    toast = Toast(theme, page)
    progress, failure = ProgressStrip(theme), FailureStrip(theme)
    progress.start("正在核对重复的人")
    progress.step(31_200, 100_000)
    progress.show()
    failure.say(
        "没写成：D 盘满了",
        "原来的 电话单.xlsx 还在，没有动过。",
        [("换个位置", lambda: None), ("重试", lambda: None)],
        "OSError: [Errno 28]",
    )
    for place, part in enumerate((page, progress, failure)):
        found.body.insertWidget(1 + place, part)
    theme.set_motion(False)
    page.resize(560, 56)
    toast.say("已导入 47 人，新增 41，合并 6", lambda: None)
    return found


def choices(theme: Theme) -> Card:
    """Chips, segments, ticks and facts."""
    chips = ChipRow(theme)
    chips.set_chips([("tier", "优先级 A B"), ("place", "籍贯 桐庐县"), ("late", "逾期")])
    offered = [Segment("me", "以我为中心"), Segment("all", "全网"), Segment("firms", "单位")]
    views = Segments(theme, offered)
    views.set_current("me")
    words = ("接通", "未接", "约见", "婉拒")
    results = [Segment(str(n), text, digit=str(n)) for n, text in enumerate(words, 1)]
    boxes, stacked = Segments(theme, results, look=BOXES), Segments(theme, results, look=STACKED)
    boxes.set_current("3")
    stacked.set_current("1")
    ticks = [QCheckBox("未选"), QCheckBox("已选"), QCheckBox("部分")]
    ticks[1].setChecked(True)
    ticks[2].setTristate(True)
    ticks[2].setCheckState(Qt.CheckState.PartiallyChecked)
    fact = FactEdit(theme, "砺川精密机械有限公司", name="单位")
    fact.setFixedWidth(200)
    fact.begin()
    return card(
        "筛选、分段、勾选、页内保存",
        chips,
        row(views, *ticks),
        boxes,
        stacked,
        FactRow(theme, "单位", "砺川精密机械"),
        row(fact, "F2 或单击编辑，Enter 存，Esc 还原"),
        row(
            Chip(theme, "越剧", kind=PLAIN, removable=False),
            Chip(theme, "别提她先生的厂", kind=WARN, icon="state.warning", removable=False),
        ),
    )


class Ringed(QWidget):
    """Shows the focus ring around a primary button."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._button = Button(theme, "保存", PRIMARY, parent=self)
        self._button.move(4, 4)
        self._button.resize(self._button.sizeHint())
        self.setFixedSize(self._button.width() + 8, 40)

    def paintEvent(self, event: object) -> None:
        painter = QPainter(self)
        draw_ring(painter, QRectF(self._button.geometry()).adjusted(-3, -3, 3, 3), 8, self._theme)
        painter.end()


def components(theme: Theme) -> QWidget:
    """Return the sheet of all parts."""
    sheet = QWidget()
    grid = QGridLayout(sheet)
    grid.setContentsMargins(16, 16, 16, 16)
    grid.setSpacing(12)
    for place, part in enumerate((buttons, inputs, signs, kinds)):
        grid.addWidget(part(theme), 0, place)
    grid.addWidget(table(theme), 1, 0, 1, 3)
    empty = EmptyState(
        theme,
        "还没有关系",
        "从同学录导入，会自动连出同学。",
        [("导入", lambda: None), ("手工连一条", lambda: None)],
    )
    holder = card("空", empty)
    grid.addWidget(holder, 1, 3)
    grid.addWidget(said(theme), 2, 0, 1, 2)
    grid.addWidget(choices(theme), 2, 2, 1, 2)
    column = QVBoxLayout()
    column.addWidget(Ringed(theme))
    grid.addLayout(column, 3, 0)
    for place in range(4):
        grid.setColumnStretch(place, 1)
    return sheet


def main(folder: Path) -> None:
    """Write components-light.png and components-dark.png."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    i18n.install(data_path("locale"), "zh_CN")
    folder.mkdir(parents=True, exist_ok=True)
    theme = Theme("light")
    apply_theme(app, theme)
    sheet = components(theme)
    sheet.resize(1360, 960)
    sheet.show()
    for mode in ("light", "dark"):
        theme.set_mode(mode)
        app.processEvents()
        sheet.grab().save(str(folder / f"components-{mode}.png"))


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "out/screens"))
