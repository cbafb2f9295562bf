import base64
import quopri

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.exchange import vcard_writer
from services.exchange.readers.vcard import Card, Property, read


def card(*lines: str, version: str = "3.0", end: str = "\r\n") -> bytes:
    return end.join(("BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", "")).encode()


def only(data: bytes) -> Card:
    (found,) = read(data)
    return found


def qp(text: str, charset: str) -> str:
    return quopri.encodestring(text.encode(charset)).decode().replace("=\n", "=\r\n")


LONG = "沈砚秋，砺川精密机械有限公司财务总监，负责集团资金与银行往来。"


@pytest.mark.parametrize("charset", ["UTF-8", "GBK", "GB2312", "GB18030", "BIG5"])
def test_that_quoted_printable_is_read_in_its_charset(charset: str) -> None:
    text = "沈硯秋" if charset == "BIG5" else LONG
    data = card(f"NOTE;CHARSET={charset};ENCODING=QUOTED-PRINTABLE:{qp(text, charset)}", version="2.1")
    assert only(data).text("NOTE") == text


@pytest.mark.parametrize(
    "charset", ["utf-8", "utf-8-sig", "gb18030", "big5", "utf-16", "utf-16-le", "utf-16-be"]
)
def test_that_a_file_is_read_in_whatever_charset_it_is(charset: str) -> None:
    text = "陳建華，臨溪銀行，電話零五七一" if charset == "big5" else LONG
    data = card(f"FN:{text}", f"NOTE:{text}", "TEL;CELL:13800004127").decode().encode(charset)
    assert (only(data).text("FN"), only(data).text("TEL")) == (text, "13800004127")


def test_that_a_charset_named_wrongly_does_no_harm() -> None:
    data = card("FN;CHARSET=UTF-8:@@", "N;CHARSET=X-KLINGON:##;;;;", version="2.1")
    data = data.replace(b"@@", "沈砚秋".encode("gb18030")).replace(b"##", "沈".encode())
    assert (only(data).text("FN"), only(data).all("N")[0].parts[0]) == ("沈砚秋", "沈")


FOLDED = {
    "by the rules": ("NOTE:第一行很\r\n 长", "第一行很长"),
    "with a tab": ("NOTE:one\r\n\ttwo", "onetwo"),
    "without the blank": ("NOTE:第一行\r\n第二行\r\n电话: 123", "第一行\n第二行\n电话: 123"),
    "with an address": ("NOTE:见\r\nhttp://lichuan.example/a", "见\nhttp://lichuan.example/a"),
    "bare line feeds": ("NOTE:one\n two", "onetwo"),
    "doubled returns": ("NOTE:one\r\r\n two", "onetwo"),
    "escapes": (r"NOTE:a\nb\, c\; d\\e", "a\nb, c; d\\e"),
}


@pytest.mark.parametrize("case", FOLDED)
def test_that_folded_lines_come_together(case: str) -> None:
    line, text = FOLDED[case]
    assert only(card(line, "TEL:1")).text("NOTE") == text
    assert only(card(line, "TEL:1")).text("TEL") == "1"


def test_that_version_2_keeps_the_blank_it_folds_at() -> None:
    assert only(card("NOTE:one\r\n two", version="2.1")).text("NOTE") == "one two"


def test_that_a_soft_break_left_open_does_not_swallow_the_next_line() -> None:
    found = only(card("ADR;ENCODING=QUOTED-PRINTABLE:;;Lane 1=", "TEL:13800004127", version="2.1"))
    assert (found.all("ADR")[0].parts[2], found.text("TEL")) == ("Lane 1", "13800004127")


def test_that_pictures_without_an_end_do_not_swallow_the_next_line() -> None:
    picture = base64.b64encode(bytes(range(200))).decode()
    lines = [picture[at : at + 60] for at in range(0, len(picture), 60)]
    found = only(card("PHOTO;ENCODING=BASE64;JPEG:" + lines[0], *lines[1:], "TEL:1", version="2.1"))
    assert (found.text("PHOTO"), found.text("TEL")) == (picture, "1")


def test_that_base64_text_is_unpacked() -> None:
    packed = base64.b64encode(LONG.encode()).decode()
    assert only(card(f"NOTE;ENCODING=b:{packed}")).text("NOTE") == LONG


MISSING = {
    "end": b"BEGIN:VCARD\nFN:A\nTEL:1\nBEGIN:VCARD\nFN:B\nEND:VCARD\n",
    "last end": b"BEGIN:VCARD\nFN:A\nTEL:1\nEND:VCARD\nBEGIN:VCARD\nFN:B",
    "version and line ends": b"junk\n\nBEGIN:VCARD\rFN:A\rTEL:1\rEND:VCARD\rbegin:vcard\rfn:B\rend:vcard",
    "margin": b"  BEGIN:VCARD\n  FN:A\n  TEL:1\n  END:VCARD\n  BEGIN : vcard\n  FN:B\n  END:VCARD",
    "nested": b"BEGIN:VCARD\nFN:A\nBEGIN:VCARD\nFN:B\nEND:VCARD\nTEL:1\nEND:VCARD\n",
}


@pytest.mark.parametrize("case", MISSING)
def test_that_cards_are_told_apart(case: str) -> None:
    found = read(MISSING[case])
    assert [(each.text("FN"), each.text("TEL"), each.number) for each in found] == [
        ("A", "1", 1),
        ("B", "", 2),
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ("AGENT:", "BEGIN:VCARD", "FN:秘书", "END:VCARD"),
        (r"AGENT:BEGIN:VCARD\nFN:秘书\nEND:VCARD\n",),
    ],
)
def test_that_an_agent_is_not_mistaken_for_the_person(lines: tuple[str, ...]) -> None:
    found = only(card("FN:行长", *lines, "TEL:1"))
    assert (found.text("FN"), found.text("TEL")) == ("行长", "1")
    assert [agent.text("FN") for agent in found.agents] == ["秘书"]


def test_that_parameters_are_understood_in_every_version() -> None:
    found = only(
        card(
            "TEL;CELL;VOICE:1",
            'TEL;TYPE="home,voice";PREF=1:2',
            "item1.TEL:3",
            "item1.X-ABLabel:_$!<HomeFAX>!$_",
            "item2.EMAIL;type=INTERNET:a@b.example",
            "item2.X-ABLabel:老家的",
            'ADR;LABEL="路 1 号^n杭州, 中国":;;路 1 号',
        )
    )
    one, two, three = found.all("TEL")
    assert (one.types, two.types, two.param("PREF")) == ({"CELL", "VOICE"}, {"HOME", "VOICE"}, "1")
    assert (found.label(one), found.label(three), found.label(found.all("EMAIL")[0])) == (
        "",
        "HomeFAX",
        "老家的",
    )
    assert found.all("ADR")[0].param("LABEL") == "路 1 号\n杭州, 中国"


TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=90).map(str.strip)


@settings(max_examples=40)
@given(TEXTS, st.lists(TEXTS.filter(bool), max_size=3), TEXTS, st.sampled_from(vcard_writer.VERSIONS))
def test_that_what_is_written_is_read_back(name: str, words: list[str], label: str, version: str) -> None:
    own = Card(
        [
            vcard_writer.property_of("N", name, "a;b", ""),
            vcard_writer.list_of("CATEGORIES", words),
            vcard_writer.property_of("NOTE", f"{name}\n{label}", types=["HOME"], group="ITEM1", label=label),
        ]
    )
    written = vcard_writer.write([own], version)
    for line in written.split("\r\n"):
        assert len(line.encode()) <= 75
    found = only(written.encode())
    assert found.properties[0] == Property("VERSION", version)
    assert (found.properties[1].parts, found.properties[2].items) == ((name, "a;b", ""), tuple(words))
    note = found.properties[3]
    assert (note.text, note.types, note.group) == (f"{name}\n{label}".strip(), {"HOME"}, "ITEM1")
    assert note.param("LABEL") == label
