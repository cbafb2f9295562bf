"""Electronic cards imported and exported: what phones write comes in as people, and goes out again."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from models.contact import Contact, ContactPoint, Tag, Tagging
from models.kinds import ImportKind
from models.tie import Tie
from services.errors import ChoiceError, FileError
from services.exchange import importing, opening, vcard_writer
from services.exchange.card_cells import FIELD_OF_LABEL, cells_of
from services.exchange.own_cards import card_of
from services.exchange.own_cells import joined, joined_parts
from services.exchange.plan import BatchReport, OnDuplicate, Request
from services.exchange.readers.vcard import read
from services.exchange.rejects import write_rejects
from services.exchange.sources import read_sources
from tests.builders import new_book

PHONE = """\
BEGIN:VCARD
VERSION:3.0
PRODID:-//Apple Inc.//iPhone OS 17.5//EN
N:沈;砚秋;;;女士
FN:砚秋 沈
ORG:砺川精密机械有限公司;财务部
TITLE:财务总监
item1.TEL;type=pref:138 0000 4127
item1.X-ABLabel:工作手机
TEL;type=WORK;type=VOICE:0571-8800 0122
TEL;type=WORK;type=FAX:0571-88000123
EMAIL;type=INTERNET;type=HOME:Shen@Lichuan.example
item2.ADR;type=WORK:;;文一路 1 号;杭州市;浙江省;310012;中国
item2.X-ABADR:cn
BDAY;X-APPLE-OMIT-YEAR=1604:1604-08-15
item3.X-ABDATE:2005-05-01
item3.X-ABLabel:_$!<Anniversary>!$_
item4.X-ABRELATEDNAMES:周知行
item4.X-ABLabel:_$!<Spouse>!$_
item5.IMPP;X-SERVICE-TYPE=QQ:x-apple:100001
item6.IMPP;X-SERVICE-TYPE=Skype:skype:shen.yq
X-SOCIALPROFILE;type=wechat;x-user=shen_yq:x-apple:shen_yq
NOTE:老客户\\n下午好找
CATEGORIES:城东,桥牌
PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQSkZJRgABAQAAAQ
 ABAAD/2wBDAAYEBQYFBAYGBQYHBwYIChAKCgkJChQ=
UID:3F2504E0-4F89-41D3-9A0C-0305E82C3301
END:VCARD
BEGIN:VCARD
VERSION:2.1
N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E6=B1=9F;=E8=8B=A5=E6=BA=AA;;;
FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E6=B1=9F=E8=8B=A5=
=E6=BA=AA
TEL;CELL:+8613900001174
X-ANDROID-CUSTOM;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:vnd.com.miui.cursor.item/lunarBirthday;=
--07-05;;;
X-QQ:100002
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:一个公司
N:;;;;
ORG:临溪建材商行;
TEL:13600008890
END:VCARD
BEGIN:VCARD
VERSION:3.0
TEL:13700001111
END:VCARD
BEGIN:VCARD
VERSION:3.0
N:家长群;;;;
FN:家长群
X-ADDRESSBOOKSERVER-KIND:group
X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:3F2504E0-4F89-41D3-9A0C-0305E82C3301
X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:00000000-0000-0000-0000-000000000000
END:VCARD
"""


def brought_in(book: Any, path: Path, **told: Any) -> BatchReport:
    (report,) = importing.run(book, [Request(path, **told)])
    return report


def test_that_a_phones_address_book_comes_in_whole(tmp_path: Path) -> None:
    path = tmp_path / "通讯录.vcf"
    path.write_text(PHONE, encoding="utf-8")
    book = new_book(tmp_path)
    report = brought_in(book, path)
    assert (report.format, report.kind, report.header_row) == ("vcf", "contacts", None)
    assert (report.rows, report.added, report.rejected) == (4, 3, 1)
    assert {"FN": "name", "TEL": "mobile", "ORG": "organization", "BDAY": "birthday"}.items() <= (
        report.columns.items()
    )
    reasons = {(problem.row, problem.column): problem.reason for problem in report.problems}
    assert "没有姓名" in reasons[4, "姓名"]
    assert "照片不保存" in reasons[0, "PHOTO"]
    assert "分组" in reasons[5, "FN"]
    with book.read() as session:
        _look_at_people(session)
    again = brought_in(book, path)
    assert (again.added, again.merged, again.rejected) == (0, 3, 1)
    out = tmp_path / "没进来.xlsx"
    assert write_rejects(out, read_sources([Request(path)]), [again]) == 1
    book.undo()
    book.undo()
    with book.read() as session:
        assert session.scalars(select(Contact).where(~Contact.is_me)).all() == []
    book.close()


def _look_at_people(session: Session) -> None:
    shen, jiang, firm = session.scalars(select(Contact).where(~Contact.is_me).order_by(Contact.id))
    assert (shen.name, shen.gender, shen.birth_solar) == ("沈砚秋", "female", "--08-15")
    assert (shen.organization, shen.title, shen.spouse) == (
        "砺川精密机械有限公司",
        "财务总监",
        "周知行",
    )
    assert (shen.notes, shen.uid) == (
        "老客户\n下午好找\nSkype：shen.yq",
        "3f2504e04f8941d39a0c0305e82c3301",
    )
    assert (jiang.name, jiang.birth_lunar_month, jiang.birth_lunar_day) == ("江若溪", 7, 5)
    assert firm.name == "一个公司"
    points = session.execute(
        select(ContactPoint.contact_id, ContactPoint.kind, ContactPoint.value, ContactPoint.label)
    )
    assert {tuple(row) for row in points} == {
        (shen.id, "mobile", "13800004127", "工作手机"),
        (shen.id, "phone", "057188000122", "办"),
        (shen.id, "fax", "057188000123", "办"),
        (shen.id, "email", "Shen@Lichuan.example", ""),
        (shen.id, "qq", "100001", ""),
        (shen.id, "wechat", "shen_yq", ""),
        (jiang.id, "mobile", "13900001174", ""),
        (jiang.id, "qq", "100002", ""),
        (firm.id, "mobile", "13600008890", ""),
    }
    tags = session.execute(select(Tagging.contact_id, Tag.name).join(Tag, Tag.id == Tagging.tag_id))
    assert {tuple(row) for row in tags} == {
        (shen.id, "城东"),
        (shen.id, "桥牌"),
        (shen.id, "家长群"),
    }
    assert session.scalars(select(Tie)).all() == []


def test_that_people_asked_for_twice_come_in_twice(tmp_path: Path) -> None:
    path = tmp_path / "通讯录.vcf"
    path.write_text(PHONE + PHONE, encoding="utf-8")
    book = new_book(tmp_path)
    for expected in (6, 12):
        assert brought_in(book, path, on_duplicate=OnDuplicate.ADD).added == 6
        with book.read() as session:
            uids = session.scalars(select(Contact.uid).where(~Contact.is_me)).all()
            assert len(set(uids)) == expected
    book.close()


@pytest.mark.parametrize("told", [{"kind": ImportKind.TIES}, {"sheet": "别的"}])
def test_that_cards_have_no_ties_and_no_sheets(tmp_path: Path, told: dict[str, Any]) -> None:
    path = tmp_path / "通讯录.vcf"
    path.write_text(PHONE, encoding="utf-8")
    with pytest.raises(ChoiceError):
        read_sources([Request(path, **told)])


def test_that_business_cards_tie_each_person_to_me(tmp_path: Path) -> None:
    path = tmp_path / "展会名片.vcf"
    path.write_text(PHONE, encoding="utf-8")
    opened = opening.open_file(path)
    assert (opened.kind, len(opened.wanted()), opened.understood()) == (ImportKind.CARDS, 1, True)
    book = new_book(tmp_path)
    brought_in(book, path, kind=ImportKind.CARDS)
    with book.read() as session:
        told = session.execute(select(Tie.kind, Tie.subkind)).all()
        assert [tuple(row) for row in told] == [("acquaintance", "card_exchange")] * 3
    book.close()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("BEGIN:VCARD\nKIND:group\nFN:同事\nMEMBER:urn:uuid:1\nEND:VCARD\n", "只有分组"),
        ("BEGIN:VCARD\nNOTHING", "空的"),
    ],
)
def test_that_a_file_without_people_says_so(tmp_path: Path, content: str, said: str) -> None:
    (tmp_path / "a.vcf").write_text(content, encoding="utf-8")
    book = new_book(tmp_path)
    try:
        words = " ".join(problem.reason for problem in brought_in(book, tmp_path / "a.vcf").problems)
    except FileError as error:
        words = error.message
    assert said in words
    book.close()


NAMES = {
    ("N:张;伟;;;", "FN:伟 张"): "张伟",
    ("N:;张伟;;;", "FN:张伟"): "张伟",
    ("N:欧阳;修;;;", ""): "欧阳修",
    ("N:张;伟;;;", "FN:张总"): "张总",
    ("N:艾力;买买提;;;", "FN:买买提·艾力"): "买买提·艾力",
    ("N:Public;John;Quinlan;Mr.;Esq.", r"FN:Mr. John Q. Public\, Esq."): "John Q. Public",
    ("N:Doe;John;;;", ""): "John Doe",
    ("", "FN:张伟（老同学）"): "张伟",
    ("NICKNAME:阿伟", ""): "阿伟",
    ("ORG:砺川公司;财务部", ""): "砺川公司",
}


@pytest.mark.parametrize("lines", NAMES)
def test_that_the_name_is_found(lines: tuple[str, str]) -> None:
    told = "\n".join(("BEGIN:VCARD", *filter(None, lines), "END:VCARD"))
    assert cells_of(read(told.encode())[0]).get("FN", "") == NAMES[lines]


DAYS = {
    "BDAY:19800815": ("1980-08-15", ""),
    "BDAY;VALUE=date:1980-08-15": ("1980-08-15", ""),
    "BDAY:1980-08-14T16:00:00Z": ("1980-08-15", ""),
    "BDAY:--0815": ("--08-15", ""),
    "BDAY:1980-08": ("1980-08", ""),
    "BDAY;VALUE=text:八十年代": ("八十年代", ""),
    "BDAY;CALSCALE=chinese:1980-08-15": ("", "1980年8月15日"),
    "X-LUNAR-BIRTHDAY:闰8月15": ("", "闰8月15日"),
    "item1.X-ABDATE:--0815\nitem1.X-ABLabel:农历生日": ("", "8月15日"),
    "X-ANDROID-CUSTOM:vnd.android.cursor.item/contact_event;1980-08-15;3;;": ("1980-08-15", ""),
}


@pytest.mark.parametrize("line", DAYS)
def test_that_the_birthday_is_found(line: str) -> None:
    cells = cells_of(read(f"BEGIN:VCARD\nFN:张伟\n{line}\nEND:VCARD".encode())[0])
    assert (cells.get("BDAY", ""), cells.get("X-LUNAR-BIRTHDAY", "")) == DAYS[line]


WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc", "Z")), min_size=1, max_size=30)
ENTRIES = st.lists(WORDS, min_size=1, max_size=3, unique=True).map(joined)
PAIRS = st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=3, unique=True).map(joined_parts)
TOLD = st.fixed_dictionaries(
    {"name": WORDS.filter(lambda name: name.strip(";,") != "")},
    optional={
        "mobile": st.just("13800004127；13900001174｜女儿的｜？"),
        "phone": st.just("057188000122-8012｜办；61200000｜｜？"),
        "gender": st.sampled_from(("男", "女")),
        "organization": WORDS,
        "title": WORDS,
        "email": PAIRS,
        "wechat": ENTRIES,
        "work_address": st.lists(st.tuples(WORDS, st.just("330122"), st.just("311500"))).map(joined_parts),
        "birthday": st.sampled_from(("1980-08-15", "1980-08", "1975", "--08-15")),
        "lunar_birthday": st.sampled_from(("8月15日", "1980年闰8月15日")),
        "special_days": st.just("结婚纪念日｜2005-05-01；妈妈生日｜8月15日"),
        "tags": ENTRIES,
        "notes": st.lists(WORDS, min_size=1).map("\n".join),
        "native_place": WORDS,
        "schools": PAIRS,
        "posts": PAIRS,
        "remark_taboo": ENTRIES,
        "spouse": WORDS,
        "uid": st.just("3f2504e04f8941d39a0c0305e82c3301"),
    },
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(TOLD, st.sampled_from(vcard_writer.VERSIONS))
def test_that_whatever_the_book_holds_survives_a_card(told: dict[str, str], version: str) -> None:
    told = {field: cell for field, cell in told.items() if cell}
    (card,) = read(vcard_writer.write([card_of(told, version)], version).encode())
    found = {FIELD_OF_LABEL[label]: cell for label, cell in cells_of(card).items()}
    assert found == told
