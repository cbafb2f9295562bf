"""Rosters and labels on paper: everybody on it, nothing over the edge, every name found in the PDF."""

import io
from pathlib import Path
from typing import Any

import pypdf

from models.contact import Address
from models.kinds import AddressKind
from services.exchange.handouts import Handout
from services.sheets.labels import labels
from tests.builders import add_contact, new_book
from ui.sheets.label_paper import labels_paper
from ui.sheets.plain_paper import PlainPaper, pdf
from ui.sheets.roster_paper import ROWS_A_PAGE, roster


def text_of(paper: PlainPaper) -> list[str]:
    """Return the text of each page."""
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf(paper))).pages]


def test_that_a_roster_has_everybody_and_its_heads_on_every_page(qapp: object) -> None:
    rows = [
        [str(n), f"某人{n}", "一家名字特别特别长长得一行放不下的有限责任公司" * 2, ""] for n in range(1, 45)
    ]
    paper = roster(Handout("名单", "桐庐中学三班名单", ("序号", "姓名", "单位", "签到"), rows))
    pages = text_of(paper)
    assert len(pages) == paper.pages == -(-44 // ROWS_A_PAGE)
    assert all("桐庐中学三班名单" in page and "签到" in page for page in pages)
    whole = "\n".join(pages)
    assert all(f"某人{n}" in whole for n in range(1, 45))
    assert "第 2 页，共 2 页" in pages[1]


def test_that_labels_say_where_to_and_whom(tmp_path: Path, qapp: object) -> None:
    book = new_book(tmp_path)
    shen = add_contact(book, "钟离砚", organization="砺川精密机械", title="教师")
    lu = add_contact(book, "路漫漫")
    place = "临溪市城东区樟里路八十八号锦绣大厦十二层一二零一室"

    def live(session: Any) -> None:
        session.add(Address(contact_id=shen, kind=AddressKind.WORK.value, text=place))

    book.act("test", live)
    with book.read() as session:
        first, second = labels(session, [shen, lu])
    assert first.name == "钟离砚 老师"
    assert "".join(first.address) == place
    assert second.address == ()
    (page,) = text_of(labels_paper("标签", [first, second] * 10))
    assert page.count("钟离砚") == 10
    assert "砺川精密机械" in page
    book.close()
