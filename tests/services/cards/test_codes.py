"""QR codes of cards: drawn, looked at in grey, read back; what is no card is refused in words."""

import pytest
import segno

from services.cards.codes import cards_of, text_of, texts_of
from services.cards.electronic import reading_of
from services.cards.pixels import PictureError, Pixels

VCARD = (
    "BEGIN:VCARD\r\nVERSION:3.0\r\nN:沈;砚秋;;;\r\nFN:沈砚秋\r\nORG:砺川纺织有限公司;市场部\r\nTITLE:总监\r\n"
    "TEL;TYPE=CELL:13800004127\r\nTEL;TYPE=FAX:0571-88000122\r\nEMAIL:shen@lichuan.cn\r\n"
    "ADR;TYPE=WORK:;;文三路8号;杭州市;浙江省;310012;中国\r\nEND:VCARD\r\n"
)


def drawn(*contents: str | bytes, scale: int = 4) -> Pixels:
    """Return codes side by side on white paper."""
    rows: list[bytearray] = []
    for content in contents:
        code = segno.make(content, error="m", micro=False)
        lines = [
            bytes(0 if dark else 255 for dark in line) for line in code.matrix_iter(scale=scale, border=6)
        ]
        for at in range(max(len(lines), len(rows))):
            if at >= len(rows):
                rows.append(bytearray(b"\xff" * (len(rows[0]) - len(lines[0]) if rows else 0)))
            line = lines[at] if at < len(lines) else b"\xff" * len(lines[0])
            rows[at] += line
    width = max(map(len, rows))
    whole = b"".join(bytes(row).ljust(width, b"\xff") for row in rows)
    return Pixels(width, len(rows), whole)


def facts(text: str) -> dict[str, list[str]]:
    (card,) = cards_of([text])
    reading = reading_of(card)
    return {each.field: reading.of(each.field) for each in reading.found}


def test_that_a_vcard_in_a_code_gives_its_facts():
    (text,) = texts_of(drawn(VCARD))
    assert facts(text) == {
        "name": ["沈砚秋"],
        "organization": ["砺川纺织有限公司"],
        "department": ["市场部"],
        "title": ["总监"],
        "email": ["shen@lichuan.cn"],
        "mobile": ["13800004127"],
        "fax": ["057188000122"],
        "work_address": ["浙江省杭州市文三路8号"],
        "postcode": ["310012"],
    }


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("MECARD:N:沈砚秋;TEL:13800004127;;", {"name": ["沈砚秋"], "mobile": ["13800004127"]}),
        (
            "MECARD:N:沈,砚秋;TIL:行长;ORG:砺川;;",
            {"name": ["沈砚秋"], "title": ["行长"], "organization": ["砺川"]},
        ),
        ("mecard:N:Miller,Peter;EMAIL:p@lichuan.cn;;", {"name": ["Peter Miller"], "email": ["p@lichuan.cn"]}),
        ("MECARD:N:沈砚秋;NOTE:甲\\;乙;TEL:0571-88000122;TEL:13800004127", {"notes": ["甲;乙"]}),
        ("MECARD:N:沈砚秋;BDAY:19800815;ADR:,,文三路8号,杭州;;", {"birthday": ["1980-08-15"]}),
        (
            "BIZCARD:N:砚秋;X:沈;T:行长;C:砺川;B:13800004127;E:s@lichuan.cn;;",
            {"name": ["沈砚秋"], "title": ["行长"]},
        ),
    ],
)
def test_that_short_cards_are_read(text, wanted):
    found = facts(text)
    assert {field: found.get(field) for field in wanted} == wanted


def test_that_a_code_of_an_older_chinese_program_is_read():
    content = "MECARD:N:沈砚秋;TEL:13800004127;;".encode("gb18030")
    (text,) = texts_of(drawn(content))
    assert facts(text)["name"] == ["沈砚秋"]
    assert text_of(b"\xff\xfe") != ""


def test_that_several_codes_on_one_picture_give_several_cards():
    other = VCARD.replace("砚秋", "知微")
    texts = texts_of(drawn("MECARD:N:沈砚秋;TEL:13800004127;;", other, "https://lichuan.cn"))
    assert {reading_of(card).of("name")[0] for card in cards_of(texts)} == {"沈砚秋", "沈知微"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("https://lichuan.cn/shop", "网页"),
        ("https://u.wechat.com/abc", "微信码"),
        ("WIFI:S:home;T:WPA;P:x;;", "不是名片"),
    ],
)
def test_that_a_code_that_is_no_card_is_refused_in_words(text, words):
    with pytest.raises(PictureError) as refusal:
        cards_of([text])
    assert words in refusal.value.message
    assert refusal.value.hint


def test_that_a_picture_without_a_code_has_none():
    assert texts_of(Pixels(40, 40, b"\xff" * 1600)) == []
    assert texts_of(Pixels(40, 40, b"")) == []
