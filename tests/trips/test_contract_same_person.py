"""The same person twice, as other programs drive it: duplicates, merge, unmerge, and the ways back."""

from tests.trips.conftest import Renmai


def test_that_duplicates_are_listed_merged_and_taken_apart(renmai: Renmai) -> None:
    renmai("init", "--name", "陈建新")
    first = renmai("add", "张玮", "--phone", "13800004127", "--birthday", "1983", "--tag", "老友")["id"]
    second = renmai(
        *(
            "add",
            "张伟",
            "--phone",
            "+86 138 0000 4127",
            "--birthday",
            "1983-09-28",
            "--native-place",
            "浙江桐庐",
        ),
        *("--organization", "电厂"),
    )["id"]
    stranger = renmai("add", "张玮", "--native-place", "安徽歙县")["id"]
    renmai("log", "visit", "张伟", "--note", "在食堂")
    found = renmai("duplicates")
    (pair,) = found["pairs"]
    assert (found["total"], {pair["a"], pair["b"]}) == (1, {first, second})
    assert 0.5 < pair["score"] <= 1
    assert "4127" in pair["why"]
    assert stranger not in (pair["a"], pair["b"])
    assert renmai("duplicates", "--for", stranger, "--limit", 5)["pairs"] == []

    assert renmai("merge", first, second, "--take", f"name={second}")["kept"] == first
    one = renmai("show", first)
    assert (one["name"], one["organization"], one["birthday"]["solar"]) == ("张伟", "电厂", "1983-09-28")
    assert [entry["note"] for entry in one["interactions"]] == ["在食堂"]
    assert (renmai("contacts")["total"], renmai("duplicates")["pairs"]) == (2, [])

    renmai("assess", first, "--value", 1)
    done = renmai("unmerge", second)
    assert (done["contact"], done["restored"], done["kept"]) == (first, [second], [])
    assert renmai("show", first)["name"] == "张玮"
    assert [entry["note"] for entry in renmai("show", second)["interactions"]] == ["在食堂"]
    assert renmai("duplicates")["pairs"] == []  # whoever was taken apart is somebody else
    renmai("undo")
    assert renmai("contacts")["total"] == 2


def test_that_different_people_are_remembered_and_wrong_lines_refused(renmai: Renmai) -> None:
    renmai("init", "--name", "陈建新")
    one = renmai("add", "温润", "--birthday", "1980-08-15")["id"]
    other = renmai("add", "温润", "--birthday", "1980-08-15")["id"]
    assert renmai("duplicates", "--different", one, other)["different"] == [one, other]
    assert renmai("duplicates") == {"total": 0, "pairs": []}
    for words in (
        ("merge", one, one),
        ("merge", one, 99),
        ("merge", one, "me"),
        ("merge", "温润", other),
        ("merge", one, other, "--take", "name"),
        ("merge", one, other, "--take", "colour=2"),
        ("unmerge", one),
        ("unmerge", 10**20),
        ("duplicates", "--different", one, one),
    ):
        assert renmai(*words, status=3).count("\n") == 1
    assert renmai("contacts")["total"] == 2
    assert renmai("merge", one, other)["kept"] == one  # a person may still decide otherwise
    assert [copy["why"] for copy in renmai("backups")] == ["merge"]
    renmai("undo")
    assert renmai("contacts")["total"] == 2
