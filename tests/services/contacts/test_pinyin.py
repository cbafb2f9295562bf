"""How names sound."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.contacts.pinyin import (
    MOST_COMBINATIONS,
    Reading,
    readings,
    search_keys,
    sort_key,
    spelled,
    surname_of,
    typed,
)
from services.contacts.surnames import COMPOUND, READINGS

SURNAMES = (
    "单Shàn 曾Zēng 仇Qiú 解Xiè 区Ōu 查Zhā 翟Zhái 覃Qín 盖Gě 朴Piáo 任Rén 华Huà 缪Miào 乐Yuè 黑Hè 纪Jǐ 宁Níng "
    "召Shào 员Yùn 种Chóng 折Shé 逄Páng 冼Xiǎn 燕Yān 晁Cháo 谌Chén 句Gōu 过Guō 祭Zhài 阚Kàn 隗Wěi 宓Mì 牟Mù "
    "乜Niè 繁Pó 瞿Qú 佘Shé 眭Suī 郗Xī 应Yīng 尉Wèi 秘Bì 费Fèi 郇Xún 沈Shěn 冯Féng 贾Jiǎ 石Shí 万Wàn 柏Bǎi "
    "车Chē "
)


@pytest.mark.parametrize("told", SURNAMES.split())
def test_that_a_surname_sounds_as_a_surname(told: str) -> None:
    assert spelled(told[0] + "明") == f"{told[1:]} Míng"


@pytest.mark.parametrize(
    ("name", "sound"),
    [
        ("沈砚秋", "Shěn Yànqiū"),
        ("尉迟恭", "Yùchí Gōng"),
        ("万俟卨", "Mòqí Xiè"),
        ("令狐冲", "Línghú Chōng"),
        ("长孙无忌", "Zhǎngsūn Wújì"),
        ("澹台灭明", "Tántái Mièmíng"),
        ("欧阳修", "Ōuyáng Xiū"),
        ("单于飞", "Chányú Fēi"),
        ("张西安", "Zhāng Xī'ān"),
        ("吕布", "Lǚ Bù"),
        ("張偉", "Zhāng Wěi"),
        ("Anna Lee", "Anna Lee"),
        ("阿卜杜拉·买买提", "Ābǔdùlā Mǎimǎití"),
        ("", ""),
    ],
)
def test_that_a_name_is_spelled_as_one_reads_it(name: str, sound: str) -> None:
    assert spelled(name) == sound


def test_that_every_likely_reading_can_be_searched() -> None:
    assert {"shanwei", "danwei", "sw", "dw"} <= set(search_keys("单伟"))
    assert {"zengxiaoxian", "cengxiaoxian", "zxx"} <= set(search_keys("曾小贤"))
    assert search_keys("张伟") == ("zhangwei", "zw")
    assert search_keys("吕不韦")[0] == "lvbuwei"
    assert search_keys("Anna Lee") == ("annalee", "al")
    assert search_keys("张伟David") == ("zhangweidavid", "zwd")
    assert search_keys("") == ()


def test_that_firms_read_their_words_whole() -> None:
    assert search_keys("中国银行杭州分行", surname_rules=False) == (
        "zhongguoyinhanghangzhoufenhang",
        "zgyhhzfh",
    )
    assert "chongqingyiyuan" in search_keys("重庆医院", surname_rules=False)


def test_that_the_readings_of_one_name_stay_few() -> None:
    assert len(readings("乐朝重曾单解长行传")) <= MOST_COMBINATIONS
    assert readings("张伟") == (Reading(("zhang", "wei")),)
    assert readings("张伟")[0].full == "zhangwei"
    assert readings("张伟3")[0].initials == "zw3"


def test_that_what_is_typed_meets_the_keys() -> None:
    assert typed("Lǚ bù") == typed("LYU BU") == typed("lvbu") == "lvbu"
    assert typed("Xi'an") == "xian"
    assert typed("Ｚｈａｎｇ 伟") == "zhang伟"


def test_that_names_stand_in_the_order_of_their_sound() -> None:
    names = [
        "Bob",
        "章伟",
        "张伟",
        "张三",
        "阿三",
        "曾小贤",
        "上官婉儿",
        "单田芳",
        "任正非",
        "anna",
        "12班",
        "3班",
    ]
    assert sorted(names, key=sort_key) == [
        "3班",
        "12班",
        "阿三",
        "任正非",
        "单田芳",
        "上官婉儿",
        "曾小贤",
        "张三",
        "张伟",
        "章伟",
        "anna",
        "Bob",
    ]
    assert sorted(["重庆建设有限公司", "中国银行", "成都商行"], key=sort_key)[:2] == [
        "成都商行",
        "重庆建设有限公司",
    ]


def test_that_one_name_inside_another_comes_first() -> None:
    assert sort_key("张伟") < sort_key("张伟民") < sort_key("张文")


@pytest.mark.parametrize(
    ("name", "surname"),
    [
        ("欧阳修", "欧阳"),
        ("王总", "王"),
        ("王建国", "王"),
        ("诸葛亮", "诸葛"),
        ("John Smith", "Smith"),
        ("張偉", "張"),
        ("买买提·依明", ""),
        ("", ""),
        ("司马", "司马"),
        ("张 伟", "张"),
    ],
)
def test_that_the_surname_is_told_apart(name: str, surname: str) -> None:
    assert surname_of(name) == surname


def test_that_the_tables_are_whole() -> None:
    assert len(READINGS) >= 35
    assert all(len(name) == 2 for name in COMPOUND)
    assert all(sound and sound.islower() for heard in READINGS.values() for sound in heard)


@given(st.text())
def test_that_any_text_has_keys(text: str) -> None:
    assert len(search_keys(text)) <= 2 * MOST_COMBINATIONS
    assert isinstance(sort_key(text), str)
    assert isinstance(spelled(text), str)
    assert typed(typed(text)) == typed(text) or typed(text)
    assert isinstance(surname_of(text), str)


@given(st.text(alphabet="单曾张伟乐长重行12aＢ·　 "))
def test_that_keys_hold_only_what_can_be_typed(text: str) -> None:
    for key in search_keys(text):
        assert key.isascii()
        assert key.isalnum()
