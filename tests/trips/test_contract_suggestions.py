"""Ties nobody typed in, as other programs drive them: suggestions, accept, refuse."""

from tests.trips.conftest import Renmai

KEYS = {"number", "a", "b", "kind", "strength", "evidence"}


def test_that_suggestions_are_listed_accepted_and_refused_for_ever(renmai: Renmai) -> None:
    renmai("init", "--name", "陈建新")
    school = ("--school", "桐庐中学", "--class", "1998级(3)班")
    one = renmai("add", "沈砚秋", "--native-place", "浙江桐庐", *school, "--phone", "0571-88001234")["id"]
    other = renmai("add", "温如玉", "--native-place", "杭州市余杭区", *school)["id"]
    third = renmai("add", "陶然", "--native-place", "浙江省桐庐县", "--phone", "0571 8800 1234")["id"]
    found = renmai("suggestions")
    told = {(each["a"], each["b"], each["kind"]): each for each in found["suggestions"]}
    assert {key: each["strength"] for key, each in told.items()} == {
        (one, other, "schooling"): 0.9,
        (one, third, "relative"): 0.8,
        (one, third, "townsman"): 0.6,
        (one, other, "townsman"): 0.4,
        (other, third, "townsman"): 0.4,
    }
    assert all(each.keys() >= KEYS and each["evidence"] for each in found["suggestions"])
    assert renmai("suggestions", "--limit", 1)["suggestions"] == found["suggestions"][:1]
    assert (found["total"], found["groups"]) == (5, [])
    assert [each["b"] for each in renmai("suggestions", "--kind", "classmate")["suggestions"]] == [other]
    near = renmai("suggestions", "--for", "陶然", "--kind", "老乡")["suggestions"]
    assert near == [told[one, third, "townsman"], told[other, third, "townsman"]]
    decide(renmai, told, (one, other, third))
    renmai("undo")  # the refusal, both at once
    assert renmai("suggestions")["total"] == 3
    renmai("undo")
    assert renmai("suggestions")["suggestions"] == found["suggestions"]


def decide(renmai: Renmai, told: dict[tuple[int, int, str], dict[str, int]], people: tuple[int, ...]) -> None:
    """Say yes to one suggestion and no to two."""
    one, other, third = people
    yes = told[one, other, "schooling"]["number"]
    assert renmai("accept", yes)["accepted"] == [yes]
    assert renmai("show", one)["ties"][0]["subkind"] == "classmate_middle"
    no = [told[one, third, "relative"]["number"], told[one, third, "townsman"]["number"]]
    assert renmai("refuse", *no)["refused"] == no
    assert renmai("suggestions")["suggestions"] == [told[other, third, "townsman"]]
    assert renmai("suggestions", "--for", one)["suggestions"] == []
    for words in (
        ("accept", yes),
        ("accept", 7),
        ("refuse", no[0], 10**30),
        ("suggestions", "--for", "没有"),
    ):
        assert renmai(*words, status=3).count("\n") == 1
    renmai("suggestions", "--kind", "cousin", status=2)


def test_that_show_tells_what_follows_from_ties_and_what_cannot_be(renmai: Renmai) -> None:
    renmai("init", "--name", "陈建新")
    renmai("add", "沈砚秋", "--gender", "female", "--birthday", "1950")
    renmai("add", "温如玉", "--gender", "male", "--birthday", "1948")
    renmai("add", "陶然", "--gender", "male", "--birthday", "1945")
    renmai("tie", "沈砚秋", "me", "--kind", "妈妈")
    renmai("tie", "温如玉", "沈砚秋", "--kind", "哥哥")
    renmai("tie", "陶然", "温如玉", "--kind", "儿子")
    mine = renmai("show", "me")
    (uncle, cousin) = mine["kin"]
    assert (uncle["name"], uncle["word"], uncle["back"]) == ("温如玉", "舅舅", "外甥辈")
    assert "娘舅" in uncle["others"]
    assert [one["name"] for one in cousin["via"]] == ["沈砚秋", "温如玉"]
    assert cousin["word"] == "表兄弟"
    (wrong,) = renmai("show", "陶然")["contradictions"]
    assert (wrong["kind"], wrong["words"]) == ("age", "温如玉比陶然小 3 岁，却记成了长辈：儿子。")
    assert mine["suggestions"] == mine["composed"] == mine["contradictions"] == []
