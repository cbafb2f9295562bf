"""Phone numbers in cells."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.contacts.phones import AREAS, Phone, area_of, kind_of, parse_phones, shown

READ = [
    ("13800138000", "13800138000"),
    (13800138000.0, "13800138000"),
    (13800138000, "13800138000"),
    ("13800138000.0", "13800138000"),
    ("+86 138-0013-8000", "13800138000"),
    ("008613800138000", "13800138000"),
    ("86 13800138000", "13800138000"),
    ("（+86）13800138000", "13800138000"),
    ("013800138000", "13800138000"),
    ("１３８００１３８０００", "13800138000"),
    ("138.0013.8000", "13800138000"),
    ("'13800138000", "13800138000"),
    ("138——0013——8000", "13800138000"),
    ("13800138000、13900139000", "13800138000 13900139000"),
    ("13800138000/13900139000", "13800138000 13900139000"),
    ("13800138000 13900139000", "13800138000 13900139000"),
    ("13800138000\n13900139000", "13800138000 13900139000"),
    ("13800138000或13900139000", "13800138000 13900139000"),
    ("13800138000，13800138000", "13800138000"),
    ("138 0013 8000 139 0013 9000", "13800138000 13900139000"),
    ("手机:13800138000;办:0571-88000122", "13800138000 057188000122"),
    ("0571-88000122", "057188000122"),
    ("(0571)88000122", "057188000122"),
    ("（0571）8800 0122", "057188000122"),
    ("+86-571-88000122", "057188000122"),
    ("0571-88000122转8012", "057188000122-8012"),
    ("0571-88000122-8012", "057188000122-8012"),
    ("0571-88000122 ext. 12", "057188000122-12"),
    ("88000122-8012", "88000122-8012"),
    ("88000122", "88000122"),
    ("0571-88000122/23", "057188000122 057188000123"),
    ("0571-88000122、88000123", "057188000122 057188000123"),
    (57188000122.0, "057188000122"),
    (1088000122.0, "01088000122"),
    ("021－62345678", "02162345678"),
    ("(宅)0571-88000122 (办)0571-88000133", "057188000122 057188000133"),
    ("400-820-8820", "4008208820"),
    ("95588", "95588"),
    ("+49 30 123456", "+4930123456"),
    ("0049 30 123456", "+4930123456"),
    ("+1 650 253 0000", "+16502530000"),
    ("852-98765432", "+85298765432"),
    ("886 0912-345-678", "+886912345678"),
    ("13800138000（微信同号）", "13800138000"),
    ("13800138000张三", "13800138000"),
    ("0126-2345678", "01262345678"),
]


@pytest.mark.parametrize(("cell", "numbers"), READ)
def test_that_a_cell_is_read(cell: object, numbers: str) -> None:
    assert [phone.number for phone in parse_phones(cell).numbers] == numbers.split()


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("1380013800", "手机号少 1 位"),
        (1380013800.0, "手机号少 1 位"),
        ("138001380001", "手机号多 1 位"),
        ("12345678901", "没有 12 开头的手机号"),
        ("1.38E+10", "后几位被表格弄丢了，要重新填"),
        ("1.3800138e+010", "后几位被表格弄丢了，要重新填"),
        ("123456", "号码太短"),
        ("张三", "这不是电话号码"),
        ("+999123", "没有哪个国家有这样的号码"),
        (1e20, "这不是电话号码"),
        (1.5, "这不是电话号码"),
    ],
)
def test_that_a_bad_number_is_left_out_with_a_reason(cell: object, reason: str) -> None:
    found = parse_phones(cell)
    assert found.numbers == ()
    assert [problem.reason for problem in found.problems] == [reason]


def test_that_a_good_number_beside_a_bad_one_stays() -> None:
    found = parse_phones("13800138000；1390013900")
    assert [phone.number for phone in found.numbers] == ["13800138000"]
    assert [problem.value for problem in found.problems] == ["1390013900"]


def test_that_a_landline_without_its_area_code_is_kept_and_told() -> None:
    found = parse_phones("88000122")
    assert found.numbers == (Phone("88000122", "landline", "", True),)
    assert found.problems[0].reason == "座机没有区号，先照样留着"


def test_that_an_unknown_area_code_is_kept_and_told() -> None:
    found = parse_phones("0126-2345678")
    assert found.numbers[0].unsure
    assert "0126" in found.problems[0].reason


@pytest.mark.parametrize("cell", ["", " ", None, "无", "-", "/", "暂无", 0, 0.0, float("nan"), True, "N/A"])
def test_that_an_empty_cell_says_nothing(cell: object) -> None:
    assert parse_phones(cell) == parse_phones(None)


def test_that_what_stands_beside_a_number_is_its_label() -> None:
    both = parse_phones("手机：13800138000 传真：0571-88000122")
    assert [phone.label for phone in both.numbers] == ["手机", "传真"]
    assert parse_phones("传真:0571-88000122").numbers[0].is_fax
    assert parse_phones("13800138000(微信同号)").numbers[0].label == "微信同号"


@pytest.mark.parametrize(
    ("number", "words"),
    [
        ("13800004127", "138 0000 4127"),
        ("057100006120-803", "0571-0000 6120 转 803"),
        ("01062345678", "010-6234 5678"),
        ("03101234567", "0310-123 4567"),
        ("4008208820", "400 820 8820"),
        ("+4930123456", "+49 30 123456"),
        ("88000122", "8800 0122"),
        ("95588", "95588"),
        ("abc", "abc"),
        ("", ""),
        ("+", "+"),
    ],
)
def test_that_a_number_is_shown_in_groups(number: str, words: str) -> None:
    assert shown(number) == words


def test_that_the_kind_is_told_from_the_number() -> None:
    assert [kind_of(number) for number in ("13800138000", "057188000122-1", "+4930123456", "95588")] == [
        "mobile",
        "landline",
        "abroad",
        "landline",
    ]
    assert area_of("057188000122") == "571"
    assert area_of("01088000122") == "10"
    assert "571" in AREAS


@given(st.one_of(st.text(), st.floats(), st.integers(), st.none()))
def test_that_any_cell_is_read_without_an_error(cell: object) -> None:
    for phone in parse_phones(cell).numbers:
        assert phone.number.replace("-", "").lstrip("+").isdigit()
        assert shown(phone.number)


@given(st.text(alphabet="0123456789+-() 转、/１２ext.无手机", max_size=40))
def test_that_what_was_read_is_read_again(text: str) -> None:
    for phone in parse_phones(text).numbers:
        again = parse_phones(phone.number)
        assert [other.number for other in again.numbers] == [phone.number]
