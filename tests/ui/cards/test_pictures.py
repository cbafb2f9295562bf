"""Picture files of cards from the disk to the book, by the command a user types."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import segno
from PySide6.QtGui import QImage, QPainter

from services.cards import pixels, recognition
from services.cards.codes import texts_of
from services.cards.pixels import PictureError
from services.exchange.readers.files import read_file
from ui.cards import picture_files
from ui.commands import line

SHEN = "MECARD:N:沈,砚秋;ORG:砺川纺织有限公司;TIL:总监;TEL:13800004127;;"
WEN = "MECARD:N:温,润;ORG:临溪第二中学;TEL:13900009231;;"


@pytest.fixture(autouse=True)
def decoder() -> Iterator[None]:
    pixels.use(picture_files.pixels_of)
    yield
    pixels.use(None)


@pytest.fixture
def no_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recognition, "is_installed", lambda: False)


def picture(path: Path, *contents: str) -> Path:
    """Save codes on one photograph-like picture: grey ground, a little turned, JPEG where it is called so."""
    image = QImage(700 * max(1, len(contents)), 700, QImage.Format.Format_RGB32)
    image.fill(0xFFC9C5BD)
    painter = QPainter(image)
    painter.rotate(3)
    for place, content in enumerate(contents):
        code = path.with_suffix(".code.png")
        segno.make(content, error="m").save(str(code), scale=7, border=4)
        painter.drawImage(60 + 700 * place, 60, QImage(str(code)))
        code.unlink()
    painter.end()
    image.save(str(path))
    return path


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    def run(*words: object) -> tuple[int, str, str]:
        status = line.run(["--book", str(tmp_path / "b.renmai"), *map(str, words)])
        told = capsys.readouterr()
        return status, told.out, told.err

    return run


def test_that_a_photograph_of_two_codes_brings_two_people_in(tmp_path, run):
    status, out, _err = run("import", picture(tmp_path / "card.jpg", SHEN, WEN), "--json")
    (batch,) = json.loads(out)["batches"]
    assert (status, batch["kind"], batch["format"], batch["added"]) == (0, "cards", "picture", 2)
    shown = json.loads(run("show", "沈砚秋", "--json")[1])
    assert (shown["phones"], shown["ties"][0]["kind"]) == (["13800004127"], "acquaintance")
    again = json.loads(run("import", tmp_path / "card.jpg", "--json")[1])["batches"][0]
    assert (again["added"], again["merged"]) == (0, 2)


@pytest.mark.usefixtures("no_extra")
def test_that_what_is_no_card_is_refused_in_one_line(tmp_path, run):
    wanted = {
        picture(tmp_path / "web.png", "https://lichuan.cn/shop"): "网页",
        picture(tmp_path / "bare.png"): 'pip install "renmai[ocr]"',
    }
    broken = tmp_path / "half.png"
    broken.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    wanted[broken] = "坏了"
    heic = tmp_path / "IMG_1.heic"
    heic.write_bytes(b"\0\0\0\x18ftypheic" + bytes(200))
    wanted[heic] = "HEIC"
    for path, words in wanted.items():
        status, out, err = run("import", path)
        assert (status, out, err.count("\n")) == (3, "", 1)
        assert words in err
    assert not (tmp_path / "b.renmai").exists()


def test_that_a_picture_is_read_whatever_it_is_called_and_however_it_lies(tmp_path):
    place = picture(tmp_path / "card.png", SHEN).rename(tmp_path / "名单.xlsx")
    assert read_file(place).format == "picture"
    image = picture_files.turned(picture_files.load(place), 90)
    assert texts_of(picture_files.grey(image)) == [SHEN]


def test_that_a_huge_picture_is_brought_to_a_bearable_size(tmp_path):
    image = QImage(5200, 3000, QImage.Format.Format_Grayscale8)
    image.fill(255)
    image.save(str(tmp_path / "big.png"))
    found = picture_files.pixels_of(tmp_path / "big.png")
    assert max(found.width, found.height) <= 2400
    assert len(picture_files.kept(image)) < 200_000


@pytest.mark.usefixtures("no_extra")
def test_that_the_file_of_nobody_is_refused(tmp_path):
    with pytest.raises(PictureError):
        picture_files.load(tmp_path / "none.png")


@pytest.mark.ocr
def test_that_print_is_read_where_the_extra_is_installed(tmp_path):
    if not recognition.is_installed():
        pytest.skip("the extra renmai[ocr] is not installed")
    image = QImage(1060, 640, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    font = painter.font()
    for y, size, words in (
        (120, 60, "沈砚秋"),
        (190, 30, "财务总监"),
        (260, 36, "砺川纺织有限公司"),
        (500, 26, "手机：138 0000 4127"),
        (560, 26, "地址：杭州市西湖区文三路8号"),
    ):
        font.setPixelSize(size)
        painter.setFont(font)
        painter.drawText(70, y, words)
    painter.end()
    image.save(str(tmp_path / "card.jpg"))
    sheet = read_file(tmp_path / "card.jpg").sheets[0]
    row = dict(zip(sheet.rows[0], sheet.rows[1], strict=True))
    assert row["姓名"] == "沈砚秋"
    assert (row["手机"], row["职务"]) == ("13800004127", "财务总监")
