"""Cards of invented people for the pictures: drawn, photographed so to say, and looked at in the window."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import segno
from PySide6.QtGui import QColor, QFont, QImage, QPainter
from sqlalchemy.orm import Session

from models.kinds import AddressKind, PointKind
from services import sessions
from services.contacts import details, edits
from ui.shell.main_window import MainWindow

LINES = (
    (70, 110, 34, True, "砺川精密机械有限公司"),
    (70, 240, 64, True, "闻人清和"),
    (340, 240, 30, False, "采购部  副总经理"),
    (70, 440, 26, False, "手机 136 0000 2218"),
    (70, 486, 26, False, "电话 0571-8800 0122 转 806"),
    (70, 532, 26, False, "邮箱 wenren@lichuan.example.cn"),
    (70, 578, 26, False, "临溪市城东区望江路 18 号砺川大厦 6 楼"),
)
CODE = (
    "MECARD:N:闻人,清和;ORG:砺川精密机械有限公司;TIL:副总经理;TEL:13600002218;TEL:0571-88000122;"
    "EMAIL:wenren@lichuan.example.cn;ADR:临溪市城东区望江路18号砺川大厦6楼;;"
)


def photographed(place: Path) -> Path:
    """Save a picture of a card that lies a little askew on a table."""
    card = QImage(1060, 636, QImage.Format.Format_RGB32)
    card.fill(QColor("#FBFAF6"))
    painter = QPainter(card)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(0, 0, 1060, 14, QColor("#0E6757"))
    for x, y, size, bold, words in LINES:
        font = QFont("Noto Sans CJK SC")
        font.setPixelSize(size)
        font.setBold(bold)
        painter.setFont(font)
        painter.setPen(QColor("#222B35"))
        painter.drawText(x, y, words)
    code = place.with_suffix(".code.png")
    segno.make(CODE, error="m").save(str(code), scale=4, border=2)
    painter.drawImage(790, 360, QImage(str(code)).scaled(210, 210))
    code.unlink()
    painter.end()
    table = QImage(1500, 1080, QImage.Format.Format_RGB32)
    table.fill(QColor("#8A7A66"))
    painter = QPainter(table)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.translate(750, 540)
    painter.rotate(-2.5)
    painter.scale(1.15, 1.15)
    painter.drawImage(-530, -318, card)
    painter.end()
    table.save(str(place), "JPG", 88)
    return place


def looking(idle: Callable[[MainWindow], None]) -> Callable[[MainWindow], None]:
    """Bring a card and its form into view, two of its fields in doubt."""

    def show(window: MainWindow) -> None:
        folder = window.desk.book.path.parent
        files = [photographed(folder / f"IMG_{number}.jpg") for number in (2041, 2042, 2043)]
        window.show_page("cards", {"files": files})
        idle(window)
        page = window.page
        item = page.queue.current
        if item is not None and item.reading.found:
            found = tuple(
                replace(one, sureness=0.6) if one.field in ("title", "email") else one
                for one in item.reading.found
            )
            item.reading = replace(item.reading, found=found, rest=("精密成就信赖",))
            item.facts = None
            page.view.show_item(item)

    return show


def my_numbers(session: Session) -> tuple[str, ...]:
    """Return my phone numbers."""
    return details.contact(session, sessions.me_id(session)).phones


def tell_of_me(session: Session) -> None:
    """Give me what a card needs."""
    me = sessions.me_id(session)
    for kind, value in (
        (PointKind.PHONE, "13600005500"),
        (PointKind.PHONE, "0571-88005500转8012"),
        (PointKind.EMAIL, "chenjx@linjiang.example.cn"),
    ):
        edits.add_point(session, me, kind, value)
    edits.set_address(session, me, AddressKind.WORK, "临溪市城东区滨江大道 66 号临江银行大厦 3 楼")


def my_card(idle: Callable[[MainWindow], None]) -> Callable[[MainWindow], None]:
    """Show my own card."""

    def show(window: MainWindow) -> None:
        desk = window.desk
        if not desk.read(my_numbers):
            desk.act("My card", tell_of_me, quiet=True)
            idle(window)
        window.show_page("my_card")
        idle(window)

    return show
