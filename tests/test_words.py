"""Every sentence of the program has its Chinese, and says it as a good colleague would."""

import ast
import importlib.util
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file

ROOT = Path(__file__).parents[1]
LOCALE = ROOT / "resources" / "locale"
KEYWORDS = {"_": None, "_n": (1, 2), "_p": ((1, "c"), 2)}
LANGUAGES = sorted(path.name for path in LOCALE.iterdir() if path.is_dir() and not path.name.startswith("_"))
TO_CUSTOMERS = {"Thank you for your time today. Chen Jianxin"}  # these say 您
ON_SCREEN = {
    *("QLabel", "QPushButton", "QToolButton", "QCheckBox", "QRadioButton", "QAction", "QMenu", "QGroupBox"),
    *("setText", "setToolTip", "setWindowTitle", "setPlaceholderText", "setStatusTip", "setTitle"),
    *(
        "setAccessibleName",
        "setAccessibleDescription",
        "addAction",
        "addMenu",
        "addTab",
        "setPrefix",
        "setSuffix",
    ),
}


def sources() -> list[Path]:
    """Return every file that may speak to the user."""
    found = [ROOT / "app.py", *(ROOT / "ui").rglob("*.py"), *(ROOT / "services").rglob("*.py")]
    return sorted(path for path in found if path.is_file() and "__pycache__" not in path.parts)


def place(path: Path, line: int) -> str:
    """Return file and line as an editor understands them."""
    return f"{path.relative_to(ROOT).as_posix()}:{line}"


@cache
def compiler() -> ModuleType:
    """Return the script that merges the catalogs."""
    spec = importlib.util.spec_from_file_location("compile_messages", LOCALE / "compile_messages.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@cache
def merged(language: str) -> tuple[Catalog, list[str]]:
    """Return the language's catalog, and what the script finds wrong with it."""
    catalog, faults = compiler().merged(LOCALE / language)
    assert isinstance(catalog, Catalog)
    return catalog, faults


def said() -> Iterator[tuple[str, str | tuple[str, ...], str | None]]:
    """Yield place, sentence and context of everything marked for translation."""
    for path in sources():
        for line, message, _, context in extract_from_file("python", str(path), keywords=KEYWORDS):
            yield place(path, line), message, context


def calls(path: Path) -> Iterator[tuple[str, ast.Call]]:
    """Yield every call of a file with the last part of its name."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call):
            yield getattr(node.func, "attr", getattr(node.func, "id", "")), node


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_every_sentence_is_translated(language: str) -> None:
    """An English word on a Chinese screen is a fault."""
    catalog, _ = merged(language)
    missing = [
        f"{where} {message!r}"
        for where, message, context in said()
        if (entry := catalog.get(message, context)) is None
        or not entry.string
        or (isinstance(entry.string, tuple) and not all(entry.string))
    ]
    assert not missing, "\n".join(missing)


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_the_catalogs_agree_with_each_other(language: str) -> None:
    """One sentence, one translation, whichever part of the program says it."""
    assert not merged(language)[1], "\n".join(merged(language)[1])


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_the_compiled_words_are_the_newest(language: str) -> None:
    """After a change of a catalog run resources/locale/compile_messages.py (``make`` does)."""
    compiled = LOCALE / language / "LC_MESSAGES" / "renmai.mo"
    assert compiled.read_bytes() == compiler().compiled(merged(language)[0])


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_translations_fill_in_the_same_facts(language: str) -> None:
    """A name missing from a sentence, or one too many, breaks it at run time."""
    field = re.compile(r"{(\w+)")
    wrong = []
    for entry in merged(language)[0]:
        english = entry.id if isinstance(entry.id, tuple) else (entry.id,)
        wanted = {name for text in english for name in field.findall(text)}
        for text in entry.string if isinstance(entry.string, tuple) else (entry.string,):
            if entry.id and (set(field.findall(text)) != wanted):
                wrong.append(f"{entry.id!r}: {text!r}")
    assert not wrong, "\n".join(wrong)


def test_that_sentences_can_be_collected() -> None:
    """A sentence put together before it is translated has no entry in any catalog."""
    hidden = [
        place(path, node.lineno)
        for path in sources()
        if path.name != "i18n.py"
        for name, node in calls(path)
        if name in KEYWORDS
        and isinstance(node.func, ast.Name)
        and not all(isinstance(part, ast.Constant) for part in node.args[: 1 if name == "_" else 2])
    ]
    assert not hidden, "\n".join(hidden)


def test_that_nothing_on_the_screen_goes_untranslated() -> None:
    """Words handed to a widget as they are would stay in one language."""
    word = re.compile(r"[A-Za-z]{2,}|[\u4e00-\u9fff]{2,}")
    bare = [
        f"{place(path, node.lineno)} {part.value!r}"
        for path in sources()
        if path.parts[len(ROOT.parts)] != "services"
        for name, node in calls(path)
        if name in ON_SCREEN
        for part in node.args
        if isinstance(part, ast.Constant) and isinstance(part.value, str) and word.search(part.value)
    ]
    assert not bare, "\n".join(bare)


def test_that_chinese_is_the_chinese_of_a_colleague() -> None:
    """No officialese, no pleading, no exclamation marks, no half-width punctuation between characters."""
    stiff = re.compile(
        r"您|成功|失败|系统|操作|记录不存在|[！!]|(?:^|[，。；：（「])请(?!人|客|教|假)|[\u4e00-\u9fff][,;?]"
    )
    said_so = [
        f"{entry.id!r}: {text!r}"
        for entry in merged("zh_CN")[0]
        if entry.id and entry.id not in TO_CUSTOMERS
        for text in (entry.string if isinstance(entry.string, tuple) else (entry.string,))
        if stiff.search(text)
    ]
    assert not said_so, "\n".join(said_so)
