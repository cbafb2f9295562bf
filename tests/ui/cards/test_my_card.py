"""My own card: what is on it, its files, and the code on paper as a telephone would scan it."""

import io
import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pypdf
import pytest
from PySide6.QtGui import QImage, QPainter

from services.cards.codes import cards_of, texts_of
from services.cards.electronic import reading_of
from services.cards.my_card import MyCard, as_vcard, code_of
from ui.cards.card_sheet import WIDE, draw_sheet, sheet_pdf
from ui.cards.picture_files import grey
from ui.commands import line
from ui.sheets.painter_pen import PainterPen

CARD = MyCard(
    1,
    "欧阳建新",
    "",
    "临江商业银行股份有限公司城东支行",
    "公司业务部",
    "高级客户经理",
    ("13800004127",),
    ("057188000122-8012",),
    ("057188000123",),
    ("chenjx@linjiang.cn",),
    ("chen_jx88",),
    (),
    "浙江省杭州市西湖区文三路758号恒生大厦7楼",
    "310012",
)


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    def run(*words: object) -> tuple[int, str, str]:
        status = line.run(["--book", str(tmp_path / "b.renmai"), *map(str, words)])
        told = capsys.readouterr()
        return status, told.out, told.err

    return run


def scanned(image: QImage) -> dict[str, list[str]]:
    (text,) = texts_of(grey(image))
    reading = reading_of(cards_of([text])[0])
    return {each.field: reading.of(each.field) for each in reading.found}


def test_that_the_whole_card_reads_back_as_it_was_told():
    reading = reading_of(cards_of([as_vcard(CARD)])[0])
    assert {each.field: reading.of(each.field) for each in reading.found} == {
        "name": ["欧阳建新"],
        "organization": [CARD.organization],
        "department": ["公司业务部"],
        "title": ["高级客户经理"],
        "mobile": ["13800004127"],
        "phone": ["057188000122-8012"],
        "fax": ["057188000123"],
        "email": ["chenjx@linjiang.cn"],
        "wechat": ["chen_jx88"],
        "work_address": [CARD.address],
        "postcode": ["310012"],
    }


def test_that_the_code_on_paper_can_be_scanned():
    dots = 8  # 200 dots an inch, as an office scanner has
    page = QImage(210 * dots, 297 * dots, QImage.Format.Format_RGB32)
    page.fill(0xFFFFFFFF)
    painter = QPainter(page)
    draw_sheet(PainterPen(painter, dots=dots), CARD, code_of(CARD, short=True))
    painter.end()
    one = page.copy(round(15 * dots), round(13.5 * dots), round(WIDE * dots), 54 * dots)
    found = scanned(one)
    assert (found["name"], found["mobile"]) == (["欧阳建新"], ["13800004127"])
    assert found["organization"] == [CARD.organization]


def test_that_ten_cards_stand_on_one_page_of_paper():
    reader = pypdf.PdfReader(io.BytesIO(sheet_pdf(CARD, code_of(CARD, short=True))))
    assert len(reader.pages) == 1
    box = reader.pages[0].mediabox
    assert (round(float(box.width)), round(float(box.height))) == (595, 842)


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="needs poppler")
def test_that_the_paper_says_what_a_card_says(tmp_path):
    place = tmp_path / "card.pdf"
    place.write_bytes(sheet_pdf(CARD, code_of(CARD, short=True)))
    words = subprocess.run(["pdftotext", place, "-"], capture_output=True, check=True).stdout.decode()
    assert words.count("欧阳建新") == 10
    for value in ("高级客户经理", "138 0000 4127", "chenjx@linjiang.cn", CARD.organization):
        assert words.count(value) == 10


def test_that_the_command_writes_every_kind_of_file(tmp_path, run):
    run("init", "--name", "陈建新", "--employer", "临江商业银行")
    status, _out, err = run("card")
    assert status == 3
    assert "还没有你自己的电话" in err
    run("edit", "me", "--phone", "13800004127", "--email", "c@linjiang.cn")
    told = json.loads(run("card", "-o", tmp_path / "me.vcf", "--json")[1])
    assert (told["name"], told["organization"], told["phones"]) == ("陈建新", "临江商业银行", ["13800004127"])
    assert cards_of([(tmp_path / "me.vcf").read_text(encoding="utf-8")])
    for name in ("me.png", "me.svg", "me.pdf"):
        assert run("card", "-o", tmp_path / name)[0] == 0
    assert scanned(QImage(str(tmp_path / "me.png")))["email"] == ["c@linjiang.cn"]
    assert (tmp_path / "me.svg").read_bytes().startswith(b"<?xml")
    assert (tmp_path / "me.pdf").read_bytes().startswith(b"%PDF")
    status, _out, err = run("card", "-o", tmp_path / "me.doc")
    assert (status, err.count("\n")) == (3, 1)
    assert run("card", "-o", tmp_path / "none" / "me.png")[0] == 3
    assert "138 0000 4127" in run("card")[1]
