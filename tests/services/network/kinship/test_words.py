"""Words of kinship as people type them: what each means, what the other side is called, in all regions."""

import pytest

from services.network.kin_words import opposite
from services.network.kinship import naming
from services.network.kinship.reading import read, words
from services.network.kinship.steps import Link, other_gender, turned
from services.network.kinship_words import KINSHIP

SAME = [
    "爷爷 祖父 阿爷",
    "奶奶 祖母 阿嬷",
    "外公 姥爷 外祖父 嘎公",
    "外婆 姥姥 外祖母 姥娘 嘎婆",
    "父亲 爸爸 爹 阿爸 老爹",
    "母亲 妈妈 娘 姆妈",
    "伯父 伯伯 大伯",
    "叔叔 叔父 二叔 三叔 幺叔",
    "姑姑 姑妈 姑母 大姑 小姑 孃孃",
    "舅舅 舅父 二舅 老舅 娘舅",
    "姨妈 姨母 大姨 小姨 老姨",
    "舅妈 舅母 妗子 二舅妈",
    "姨父 姨丈 姨夫 三姨父",
    "岳父 丈人 老丈人 泰山 外父",
    "岳母 丈母娘 外母",
    "连襟 挑担 一担挑",
    "大舅子 大舅哥 内兄",
    "小姨子 姨妹",
    "儿媳 儿媳妇 大儿媳 新妇",
    "女婿 姑爷",
    "曾孙 重孙",
    "舅公 舅爷爷 舅祖父",
    "姨婆 姨奶奶",
    "姑祖母 姑婆 姑奶奶",
    "外舅祖父 舅姥爷 舅外公",
    "堂哥 堂兄 叔伯哥哥",
    "表妹 姑表妹 我表妹 表妹(舅舅家)",
    "哥哥 大哥 阿哥",
    "弟媳 弟妹 弟妇",
]
"""Words of one line mean the same."""

BACK = {
    "表姑父 male": "内表侄",
    "堂侄女 female": "堂姑",
    "内侄女 male": "姑父",
    "内侄 male": "姑父",
    "姨甥 male": "姨父",
    "堂舅 female": "堂外甥女",
    "表姨 male": "表外甥",
    "舅公 male": "甥孙",
    "叔公 female": "侄孙女",
    "大舅嫂 male": "小姑夫",
    "二舅妈 male": "外甥",
    "小舅子 male": "姐夫",
    "小叔子 female": "嫂子",
    "大姑子 female": "弟媳",
    "大姨子 male": "妹夫",
    "弟媳 male": "大伯子",
    "弟媳 female": "大姑子",
    "姐夫 male": "小舅子",
    "姐夫 female": "小姨子",
    "妹夫 male": "大舅子",
    "嫂子 female": "小姑子",
    "孙媳 male": "太公公",
    "孙女婿 female": "太岳母",
    "亲家公 female": "亲家母",
    "侄孙 male": "",  # the grandfather's elder or younger brother
    "曾孙 female": "曾祖母",
    "太岳父 male": "孙女婿",
    "连襟 male": "连襟",
    "妯娌 female": "妯娌",
    "表嫂 female": "表小姑子",
}
"""A word and the gender of whose relative it is; what that one is to the relative, checked by hand."""


@pytest.mark.parametrize("line", SAME)
def test_that_regions_say_one_thing_in_many_words(line: str) -> None:
    first, *others = line.split()
    steps = read(first)
    assert steps is not None
    gender = other_gender(steps[0].gender) if steps[0].link is Link.SPOUSE else None
    assert naming.word(steps, gender) == first
    for word in others:
        found = read(word)
        assert found is not None, word
        assert [step.link for step in found] == [step.link for step in steps], word


@pytest.mark.parametrize("told", BACK)
def test_that_the_other_side_has_its_word(told: str) -> None:
    word, gender = told.split()
    assert opposite(word, gender) == BACK[told]


def test_that_there_are_enough_terms_and_each_has_one_back() -> None:
    told = list(naming.entries())
    assert len({term.word for _steps, term, _understood in told}) >= 240
    assert len(list(words())) >= 600
    for steps, term, _understood in told:
        first = steps[0]
        genders = [other_gender(first.gender)] if first.link is Link.SPOUSE else ["male", "female"]
        for gender in genders:
            assert naming.word(steps, gender) == term.word
            assert naming.word(turned(steps, gender)), term.word


def test_that_words_that_mean_many_or_no_blood_are_not_claimed() -> None:
    for word in (
        "媳妇",
        "干爹",
        "继父",
        "养母",
        "前妻",
        "未婚妻",
        "亲戚",
        "远亲",
        "朋友",
        "同学",
        "",
        "大",
        "二大",
    ):
        assert read(word) is None, word


def test_that_most_words_a_list_may_hold_are_exact() -> None:
    """The words that make a tie a relative's: of those of blood nearly all say exactly which."""
    told = [word for key in ("own_blood", "spouse_blood") for word in KINSHIP[key].split()]
    exact = [word for word in told if read(word) is not None]
    assert len(exact) > 0.85 * len(told), sorted(set(told) - set(exact))
