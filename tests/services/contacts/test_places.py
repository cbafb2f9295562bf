"""Places and their codes."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resources import data_path
from services.contacts import gazetteer
from services.contacts.places import Gazetteer, Place, short_name

CHINA = Gazetteer.from_file(data_path("data", "divisions.tsv"))

ONE = [
    ("浙江杭州余杭", "330110"),
    ("杭州市余杭区", "330110"),
    ("余杭", "330110"),
    ("浙江省余杭县", "330110"),
    ("余杭市", "330110"),
    ("浙江桐庐", "330122"),
    ("桐庐县", "330122"),
    ("浙江 杭州 桐庐", "330122"),
    ("浙江省/杭州市/桐庐县", "330122"),
    ("杭州市余杭区文一西路969号", "330110"),
    ("广东深圳市南山区深南大道", "440305"),
    ("祖籍浙江绍兴", "330600"),
    ("浙江人", "330000"),
    ("中国浙江省", "330000"),
    ("北京", "110000"),
    ("北京市", "110000"),
    ("北京朝阳", "110105"),
    ("北京市朝阳区建国路", "110105"),
    ("重庆万州", "500101"),
    ("四川万县", "500101"),
    ("四川省重庆市", "500000"),
    ("上海南汇", "310115"),
    ("上海市卢湾区", "310101"),
    ("杭州市江干区", "330102"),
    ("江干", "330102"),
    ("邢台桥西区", "130503"),
    ("襄樊", "420600"),
    ("襄阳", "420600"),
    ("巢湖", "340181"),
    ("山东莱芜", "370116"),
    ("中甸", "533401"),
    ("通州市", "320612"),
    ("内蒙", "150000"),
    ("内蒙古呼和浩特", "150100"),
    ("广西南宁", "450100"),
    ("恩施", "422800"),
    ("恩施市", "422801"),
    ("四川凉山西昌", "513401"),
    ("黔东南凯里", "522601"),
    ("延边", "222400"),
    ("仙桃", "429004"),
    ("湖北省仙桃市", "429004"),
    ("新疆石河子", "659001"),
    ("五指山", "469001"),
    ("东莞市虎门镇", "441900"),
    ("吉林", "220000"),
    ("吉林市", "220200"),
    ("吉林吉林", "220200"),
    ("吉林长春", "220100"),
    ("海南", "460000"),
    ("海南海口", "460100"),
    ("河南县", "632324"),
    ("西安", "610100"),
    ("长沙", "430100"),
    ("长沙县", "430121"),
    ("吉安", "360800"),
    ("吉安县", "360821"),
    ("绍兴县", "330603"),
    ("天津和平", "120101"),
    ("天津和平路", "120000"),
    ("上海南京路", "310000"),
    ("南京中山路", "320100"),
    ("江苏镇江", "321100"),
    ("湖南永州道县", "431124"),
    ("青岛市南区", "370202"),
    ("青岛市南", "370202"),
    ("香港", "810000"),
    ("臺北", "710100"),
    ("廣東深圳", "440300"),
    ("浙江鼓楼", "330000"),
    ("保定郊区", "130600"),
    ("淮阴市", "320800"),
    ("伊克昭盟", "150600"),
]


@pytest.mark.parametrize(("text", "code"), ONE)
def test_that_a_place_has_its_code(text: str, code: str) -> None:
    found = CHINA.find(text)
    assert (found.code, found.candidates) == (code, ())


@pytest.mark.parametrize(
    ("text", "code", "candidate"),
    [
        ("鼓楼区", None, "南京 鼓楼区"),
        ("朝阳", None, "北京 朝阳区"),
        ("朝阳", None, "辽宁 朝阳市"),
        ("桥西", "130000", "石家庄 桥西区"),
        ("通州", None, "北京 通州区"),
        ("西湖区", None, "杭州 西湖区"),
        ("河北桥西", "130000", "张家口 桥西区"),
    ],
)
def test_that_what_may_be_several_places_is_told(text: str, code: str | None, candidate: str) -> None:
    found = CHINA.find(text)
    assert found.code == code
    assert candidate in found.candidates
    assert len(found.candidates) == len(found.codes) > 1


@pytest.mark.parametrize("text", ["", "美国", "张三", "南京路", "北京东路", "郊区", "13800138000", "a"])
def test_that_what_is_no_place_has_no_code(text: str) -> None:
    assert CHINA.find(text) == Place(text)


def test_that_old_codes_are_resolved() -> None:
    assert CHINA.resolve("330184") == "330110"
    assert CHINA.resolve("310119") == "310115"
    assert CHINA.resolve("330110") == "330110"
    assert CHINA.resolve("999999") is None


def test_that_a_code_has_its_levels() -> None:
    assert CHINA.levels("330122") == ("330000", "330100", "330122")
    assert CHINA.levels("330100") == ("330000", "330100", "")
    assert CHINA.levels("110105") == ("110000", "110000", "110105")
    assert CHINA.levels("429004") == ("420000", "429004", "429004")
    assert CHINA.levels("330184") == ("330000", "330100", "330110")
    assert CHINA.levels("") == ("", "", "")


def test_that_nearness_goes_by_county_city_and_province() -> None:
    assert CHINA.nearness("330110", "330184") == 3
    assert CHINA.nearness("330110", "330122") == 2
    assert CHINA.nearness("330110", "330200") == 1
    assert CHINA.nearness("429004", "429005") == 1
    assert CHINA.nearness("330110", "320100") == 0
    assert CHINA.nearness("", "") == 0


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("330122", "浙江 桐庐"),
        ("330100", "浙江 杭州"),
        ("330000", "浙江"),
        ("330110", "杭州 余杭"),
        ("110105", "北京 朝阳"),
        ("500101", "重庆 万州"),
        ("422800", "湖北 恩施"),
        ("429004", "湖北 仙桃"),
        ("bad", ""),
    ],
)
def test_that_a_code_is_shown_in_two_words(code: str, words: str) -> None:
    assert CHINA.shown(code) == words


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("恩施土家族苗族自治州", "恩施"),
        ("内蒙古自治区", "内蒙古"),
        ("新疆维吾尔自治区", "新疆"),
        ("积石山保安族东乡族撒拉族自治县", "积石山"),
        ("东乡族自治县", "东乡"),
        ("克孜勒苏柯尔克孜自治州", "克孜勒苏"),
        ("鄂伦春自治旗", "鄂伦春"),
        ("浦东新区", "浦东"),
        ("和县", "和县"),
        ("香港特别行政区", "香港"),
        ("神农架林区", "神农架"),
        ("阿克苏地区", "阿克苏"),
    ],
)
def test_that_names_have_short_forms(name: str, short: str) -> None:
    assert short_name(name) == short


def test_that_the_program_has_one_gazetteer() -> None:
    gazetteer.use(data_path("data", "divisions.tsv"))
    assert gazetteer.find("余杭").name == gazetteer.shown("330110") == "杭州 余杭"
    assert gazetteer.code_of("余杭") == "330110"
    assert gazetteer.code_of("鼓楼区") is gazetteer.code_of("桥西") is None
    assert gazetteer.levels("330110")[0] == "330000"
    gazetteer.use(None)
    assert gazetteer.find("余杭") == Place("余杭")
    gazetteer.use(data_path("data", "divisions.tsv"))


@pytest.mark.corpora
def test_that_every_county_is_found_by_its_path(shared: Path) -> None:
    folder = shared / "corpora/chinese/divisions"

    def rows(name: str) -> list[dict[str, str]]:
        with (folder / name).open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    provinces = {row["code"]: row["name"] for row in rows("provinces.csv")}
    cities = {row["code"]: row["name"] for row in rows("cities.csv")}
    asked = missed = 0
    for row in rows("areas.csv"):
        if CHINA.resolve(row["code"]) is None:
            continue  # a development zone
        province, city = provinces[row["provinceCode"]], cities[row["cityCode"]]
        city = "" if "直辖" in city or city in ("市辖区", "县") else city
        short = short_name(province) + (short_name(city) if city else "") + short_name(row["name"])
        for text in (province + city + row["name"], short, (city or province) + row["name"]):
            asked += 1
            missed += CHINA.find(text).code != row["code"]
    assert asked > 8000
    assert missed <= asked * 0.002


@given(st.text())
def test_that_any_text_is_looked_up(text: str) -> None:
    found = CHINA.find(text)
    assert found.code is None or CHINA.resolve(found.code) == found.code


@given(st.text(alphabet="浙江杭州余北京市区县朝阳吉林南路东西湖州新省自治镇鼓楼 -（）"))
def test_that_anything_like_a_place_is_looked_up(text: str) -> None:
    found = CHINA.find(text)
    assert all(CHINA.resolve(code) == code for code in found.codes)
