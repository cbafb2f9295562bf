"""What commands say in words, as somebody at a terminal reads it."""

from pathlib import Path

import pytest

from services.errors import RenmaiError
from tests.trips.conftest import Renmai
from ui.commands import line


def test_that_words_are_the_trades_own(
    renmai: Renmai, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    def words(*command: str) -> str:
        capfd.readouterr()
        assert line.run(["--book", str(tmp_path / "b.renmai"), *command]) == 0
        return capfd.readouterr().out

    listed = tmp_path / "名单.csv"
    rows = ["姓名,手机,单位及职务,生日", "张伟,13800138001,杭州宏远机械有限公司 总经理,"]
    rows += [
        "张伟,13800138001,杭州宏远机械,",
        "李娜,+886 912 345 678,,农历八月十五",
        "陳麗華,,,民國64年5月1日",
    ]
    listed.write_text("\n".join(rows), encoding="utf-8")
    renmai("init", "--name", "陈建新")
    renmai("import", listed, "--as", "cards")
    assert "农历八月十五" in words("show", "李娜")
    assert renmai("show", "陳麗華")["birthday"]["solar"] == "1975-05-01"
    assert "待评" in words("firms")
    assert "unrated" not in words("firms")
    assert [one["name"] for one in renmai("insight")["lone_firms"]] == ["张伟"]


def test_that_no_blank_stands_behind_a_chinese_full_stop() -> None:
    assert RenmaiError("下面没有人。", "填上几行再导入。").sentence() == "下面没有人。填上几行再导入。"
    assert (
        RenmaiError("Nobody below.", "Fill in a few rows.").sentence() == "Nobody below. Fill in a few rows."
    )
