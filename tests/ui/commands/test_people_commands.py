"""The commands search, show and add, as other programs call them."""

import json

import pytest

from resources import data_path
from services.book import Book
from services.contacts import places
from tests.builders import new_book
from ui.commands import line


@pytest.fixture
def book(tmp_path, monkeypatch):
    places.use(data_path("data", "divisions.tsv"))
    book = new_book(tmp_path)
    monkeypatch.setenv("RENMAI_BOOK", book.location)
    yield book
    book.close()


def run(capsys, *arguments: str) -> tuple[int, dict]:
    status = line.run([*arguments, "--json"])
    said = capsys.readouterr()
    if status == 0:
        assert said.err == ""
        return status, json.loads(said.out)
    assert said.out == ""
    assert len(said.err.strip().splitlines()) == 1
    return status, {"error": said.err}


FULL = (
    *("add", "单雨欣", "--phone", "138-0000-1234", "--phone", "0571-88000122转8012", "--email", "a@b.cn"),
    *("--wechat", "yuxin_s", "--qq", "12345678", "--organization", "矿务局", "--title", "科长"),
    *("--department", "财务科", "--native-place", "浙江桐庐", "--school", "桐庐中学", "--class", "3班"),
    *("--birthday", "1983-09-28", "--lunar-birthday", "8-19", "--gender", "女", "--address", "城东"),
    *("--note", "爱爬山", "--source", "名片", "--tag", "同学", "--tag", "理财"),
)


def test_that_a_contact_is_added_with_all_its_facts(book: Book, capsys) -> None:
    book.close()
    status, told = run(capsys, *FULL)
    assert (status, told["id"]) == (0, 2)
    _status, seen = run(capsys, "show", "单雨欣", "--on", "2026-09-22")
    assert seen["id"] == 2
    assert seen["phones"] == ["13800001234", "057188000122-8012"]
    assert (seen["emails"], seen["wechat"], seen["qq"]) == (["a@b.cn"], ["yuxin_s"], ["12345678"])
    assert seen["native_place"] == {"text": "浙江桐庐", "code": "330122"}
    assert seen["birthday"] | {"lunar_year": None} == {
        "solar": "1983-09-28",
        "lunar": "8-19",
        "leap": False,
        "lunar_year": None,
    }
    (post,) = seen["employments"]
    assert (post["organization"], post["title"], post["department"]) == ("矿务局", "科长", "财务科")
    assert (post["present"], post["primary"]) == (True, True)
    (school,) = seen["educations"]
    assert (school["school"], school["class"], school["from"], school["to"]) == (
        "桐庐中学",
        "3班",
        None,
        None,
    )
    assert (seen["gender"], seen["notes"], seen["source"]) == ("female", "爱爬山", "名片")
    assert seen["tags"] == ["同学", "理财"]
    assert set(seen["factors"].values()) == {None}
    for key in ("tier", "computed", "best", "worst", "classes", "why", "lift", "ask"):
        assert key in seen["tier"]
    assert (seen["ties"], seen["interactions"], seen["tasks"]) == ([], [], [])


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("add", "张伟", "--phone", "1380000123"), "手机号少 1 位"),
        (("add", " "), "要有姓名"),
        (("add", "张伟", "--birthday", "2090-01-01"), "生日还没到"),
        (("add", "张伟", "--lunar-birthday", "13-40"), "没有这一天"),
        (("add", "张伟", "--email", "nobody"), "邮箱"),
        (("show", "赵六"), "没有叫赵六的人"),
        (("show", "77"), "77"),
    ],
)
def test_that_what_cannot_be_is_refused_in_one_line(book: Book, capsys, arguments, words) -> None:
    book.close()
    status, told = run(capsys, *arguments)
    assert status == 3
    assert words in told["error"]
    assert run(capsys, "contacts")[1]["total"] == 0


def test_that_two_of_one_name_are_listed(book: Book, capsys) -> None:
    book.close()
    for _time in range(2):
        run(capsys, "add", "张伟", "--organization", "矿务局")
    status, told = run(capsys, "show", "张伟")
    assert status == 3
    assert "2 张伟 (矿务局)" in told["error"]
    assert "3 张伟 (矿务局)" in told["error"]
    assert run(capsys, "show", "3")[1]["id"] == 3
    assert run(capsys, "show", "me")[1]["me"] is True


def test_that_search_ranks_and_counts(book: Book, capsys) -> None:
    book.close()
    for name in ("张伟", "张伟国", "单雨欣"):
        run(capsys, "add", name)
    status, told = run(capsys, "search", "zw", "--limit", "1")
    assert (status, told["total"]) == (0, 2)
    assert [(hit["name"], hit["why"]) for hit in told["hits"]] == [("张伟", "首字母 ZW")]
    assert run(capsys, "search", "shan")[1]["hits"][0]["name"] == "单雨欣"
    assert run(capsys, "search", "没有的人")[1] == {"total": 0, "hits": []}


def test_that_one_undo_takes_an_added_contact_back(book: Book, capsys) -> None:
    book.close()
    run(capsys, *FULL)
    assert run(capsys, "undo")[1] == {"undone": "已加上单雨欣"}
    assert run(capsys, "search", "单")[1]["total"] == 0


def test_that_people_read_words(book: Book, capsys) -> None:
    book.close()
    run(capsys, *FULL)
    assert line.run(["show", "单雨欣"]) == 0
    said = capsys.readouterr().out
    for words in ("Shàn Yǔxīn", "138 0000 1234", "矿务局 科长", "桐庐中学 3班", "待评"):
        assert words in said
    assert line.run(["search", "sy"]) == 0
    assert "首字母 SYX" in capsys.readouterr().out
