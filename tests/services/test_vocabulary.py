"""Every code word of the trade has its word on the screen, in both languages."""

import pytest

from models import kinds
from services import i18n, vocabulary

CLASSES = [(factor, klass) for factor in kinds.Factor for klass in (1, 2, 3, None)]
SUBKINDS = [(kind, subkind) for kind, names in kinds.SUBKINDS.items() for subkind in names]
TABLES = [
    (vocabulary.tie_kind_word, kinds.TieKind),
    (vocabulary.tie_kind_head, kinds.TieKind),
    (vocabulary.factor_word, kinds.Factor),
    (vocabulary.factor_head, kinds.Factor),
    (vocabulary.interaction_word, kinds.InteractionKind),
    (vocabulary.cohort_word, kinds.CohortKind),
    (vocabulary.stage_word, kinds.Stage),
    (vocabulary.task_word, kinds.TaskKind),
    (vocabulary.note_word, kinds.NoteKind),
    (vocabulary.point_word, kinds.PointKind),
    (vocabulary.address_word, kinds.AddressKind),
    (vocabulary.gender_word, kinds.Gender),
    (vocabulary.import_kind_word, kinds.ImportKind),
]


def is_chinese(word: str) -> bool:
    return word == "QQ" or all("\u4e00" <= letter <= "\u9fff" for letter in word)


@pytest.mark.parametrize(("word", "codes"), TABLES)
def test_that_every_code_word_has_its_chinese(word, codes) -> None:
    said = [word(code) for code in codes]
    assert all(said)
    assert all(map(is_chinese, said)), said
    assert len(set(said)) == len(said)


@pytest.mark.parametrize(("word", "codes"), TABLES)
def test_that_every_code_word_has_its_english(word, codes) -> None:
    i18n.install(None, "en")
    assert all(word(code).isascii() and word(code) for code in codes)


def test_that_classes_and_subkinds_have_words() -> None:
    assert all(is_chinese(vocabulary.class_word(*pair)) for pair in CLASSES)
    assert all(is_chinese(vocabulary.subkind_word(*pair)) for pair in SUBKINDS)


def test_that_results_speak_of_what_happened() -> None:
    assert vocabulary.result_word("declined", "call") == "婉拒"
    assert vocabulary.result_word("declined", "visit") == "不成"
    assert all(is_chinese(vocabulary.result_word(code)) for code in kinds.CallResult)
    assert all(is_chinese(vocabulary.result_word(code, "visit")) for code in kinds.VisitResult)


def test_that_heads_are_one_character() -> None:
    assert "".join(vocabulary.factor_head(factor) for factor in kinds.Factor) == "价需权性密竞"
    assert "".join(vocabulary.tie_kind_head(kind) for kind in kinds.TieKind) == "亲友学事乡客识企荐"


def test_that_tiers_keep_their_letters() -> None:
    assert [vocabulary.tier_word(tier) for tier in kinds.Tier] == ["A", "B", "C", "待评"]
