"""The brief by command: one page, names found, nothing written where it is refused."""

from pathlib import Path

import pypdf

from tests.trips.conftest import Renmai


def test_that_the_brief_is_one_page_that_names_the_person(renmai: Renmai, tmp_path: Path) -> None:
    renmai("init", "--name", "陈建新", "--employer", "临江银行城北支行")
    renmai("add", "沈砚秋", "--phone", "13800004127", "--organization", "砺川精密机械", "--title", "财务总监")
    target = tmp_path / "简报.pdf"
    told = renmai("brief", "沈砚秋", "-o", target)
    assert (told["file"], told["pages"], told["name"]) == (str(target), 1, "沈砚秋")
    (page,) = pypdf.PdfReader(target).pages
    for words in ("沈砚秋", "138 0000 4127", "砺川精密机械", "陈建新"):
        assert words in page.extract_text()


def test_that_a_brief_of_nobody_or_oneself_or_into_another_file_is_refused(
    renmai: Renmai, tmp_path: Path
) -> None:
    renmai("init")
    renmai("add", "沈砚秋")
    for who, name in (("me", "a.pdf"), ("查无此人", "a.pdf"), ("沈砚秋", "a.txt"), ("沈砚秋", "gone/a.pdf")):
        line = renmai("brief", who, "-o", tmp_path / name, status=3)
        assert len(line.strip().splitlines()) == 1
    assert not [*tmp_path.glob("a.*")]
