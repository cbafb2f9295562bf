"""A small trip with an installed program, as a stranger's machine would make it."""

import json
import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

CLASS_LIST = "姓名,手机,单位,职务\n张伟,13800001234,矿务局,科长\n单雪梅,13900005678,第三中学,教师\n"
PATIENCE = 120


class Installed:
    """A program outside the checkout, started with an environment that knows nothing of it."""

    def __init__(self, command: Sequence[str], place: Path) -> None:
        self.command = list(command)
        self.place = place

    def run(self, *words: str) -> "subprocess.CompletedProcess[str]":
        """Run one command line in a home of its own."""
        return subprocess.run(
            [*self.command, *words],
            cwd=self.place,
            env={
                "HOME": str(self.place),
                "PATH": os.defpath,
                "LANG": "C.UTF-8",
                "QT_QPA_PLATFORM": "offscreen",
                "XDG_RUNTIME_DIR": str(self.place),
            },
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )

    def said(self, *words: str) -> str:
        """Return what a command prints; it must succeed."""
        done = self.run(*words)
        assert done.returncode == 0, f"{words}: {done.stdout}{done.stderr}"
        return done.stdout


def make_trip(program: Installed) -> None:
    """Make a book, import a workbook's twin and a workbook, list, undo, print a call sheet."""
    from openpyxl import Workbook

    (program.place / "同学.csv").write_text(CLASS_LIST, "utf-8")
    book = ("--book", "旅.renmai")
    program.said(*book, "init", "--name", "陈建新")
    first = json.loads(program.said(*book, "import", "同学.csv", "--as", "classmates", "--json"))
    assert [batch["added"] for batch in first["batches"]] == [2]

    workbook = Workbook()
    for row in [("姓名", "手机"), ("仇英", "13700009999")]:
        workbook.active.append(row)
    workbook.save(program.place / "名单.xlsx")
    second = json.loads(program.said(*book, "import", "名单.xlsx", "--json"))
    assert [batch["added"] for batch in second["batches"]] == [1]

    listed = json.loads(program.said(*book, "contacts", "--json"))
    assert {person["name"] for person in listed["contacts"]} == {"张伟", "单雪梅", "仇英"}
    found = json.loads(program.said(*book, "search", "shan", "--json"))
    assert [hit["name"] for hit in found["hits"]] == ["单雪梅"]
    program.said(*book, "callsheet", "-o", "单.pdf")
    assert (program.place / "单.pdf").read_bytes().startswith(b"%PDF")
    program.said(*book, "graph", "-o", "图.png")
    assert (program.place / "图.png").read_bytes().startswith(b"\x89PNG")
