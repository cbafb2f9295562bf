"""The rules of the house, held by a test so that nobody has to remember them."""

import ast
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]
PRODUCT = ("app.py", "models", "services", "ui", "resources")

LONGEST_FILE = 350
LONGEST_FUNCTION = 40
MOST_METHODS = 20

NAMELESS = {"utils", "util", "helpers", "helper", "manager", "managers", "common", "misc"}
QT = {"PySide6", "shiboken6", "qtawesome", "qtpy"}
CATCH_ALL = {"ui/shell/tasks.py", "ui/shell/failure.py"}  # the task relay and the excepthook
LEGACY_BULK = {
    "bulk_save_objects",
    "bulk_insert_mappings",
    "bulk_update_mappings",
}  # SQLAlchemy's, unjournaled
BULK_WRITERS = {  # the journaled path, undoing it, and how both hand rows to the driver
    "services/recorder.py",
    "services/history.py",
    "services/row_writing.py",
}

FROZEN = (
    "models/migrations/versions/"  # a schema's record, generated once and never edited: long, but not read
)

type_of_function = (ast.FunctionDef, ast.AsyncFunctionDef)


@cache
def python_files(*folders: str) -> tuple[Path, ...]:
    """Return the Python files of these folders or files of the repository."""
    found: list[Path] = []
    for name in folders:
        place = ROOT / name
        found += [place] if place.is_file() else sorted(place.rglob("*.py"))
    return tuple(path for path in found if "__pycache__" not in path.parts)


def written_files() -> list[Path]:
    """Return the Python files that somebody writes and reads."""
    return [path for path in python_files("tests", *PRODUCT) if not name_of(path).startswith(FROZEN)]


@cache
def tree_of(path: Path) -> ast.Module:
    """Return the file's syntax tree."""
    return ast.parse(path.read_text("utf-8"), str(path))


def name_of(path: Path) -> str:
    """Return the path as the repository says it."""
    return path.relative_to(ROOT).as_posix()


def tracked() -> list[Path]:
    """Return every text file that would be committed."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    names = [name for name in listed.stdout.split("\0") if name]
    paths = [ROOT / name for name in names] or list(python_files("tests", *PRODUCT))
    return [path for path in paths if path.is_file() and b"\0" not in path.read_bytes()[:4096]]


def imports(path: Path) -> Iterator[tuple[int, str]]:
    """Yield line and full name of everything the file imports."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node.lineno, alias.name
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            for alias in node.names:
                yield node.lineno, f"{node.module}.{alias.name}"


def broken_imports(folders: tuple[str, ...], forbidden: Callable[[str], bool]) -> list[str]:
    """Return where files of these folders import a forbidden name."""
    return [
        f"{name_of(path)}:{line} imports {name}"
        for path in python_files(*folders)
        for line, name in imports(path)
        if forbidden(name)
    ]


def strings(path: Path) -> Iterator[tuple[int, str]]:
    """Yield line and text of every string in the code, docstrings left out."""
    tree = tree_of(path)
    told = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node.lineno, node.value


def test_that_no_file_is_longer_than_a_reader_can_hold() -> None:
    """One subject a file."""
    counted = {name_of(path): len(path.read_text("utf-8").splitlines()) for path in written_files()}
    long = [f"{name} has {lines} lines" for name, lines in counted.items() if lines > LONGEST_FILE]
    assert not long, "\n".join(long)


def test_that_functions_fit_on_a_screen() -> None:
    """Forty lines, docstring included."""
    long = [
        f"{name_of(path)}:{node.lineno} {node.name} has {(node.end_lineno or 0) - node.lineno + 1} lines"
        for path in written_files()
        for node in ast.walk(tree_of(path))
        if isinstance(node, type_of_function) and (node.end_lineno or 0) - node.lineno + 1 > LONGEST_FUNCTION
    ]
    assert not long, "\n".join(long)


def test_that_no_class_does_everything() -> None:
    """Twenty methods are enough for one thing."""
    large = [
        f"{name_of(path)}:{node.lineno} {node.name} has {methods} methods"
        for path in python_files("tests", *PRODUCT)
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.ClassDef)
        and (methods := sum(isinstance(part, type_of_function) for part in node.body)) > MOST_METHODS
    ]
    assert not large, "\n".join(large)


def test_that_modules_are_named_after_what_they_hold() -> None:
    """A module called utils is a drawer nobody tidies."""
    names = [name_of(p) for p in python_files("tests", *PRODUCT) if NAMELESS & {*p.parent.parts, p.stem}]
    assert not names, "\n".join(names)


def test_that_everything_public_says_what_it_is() -> None:
    """Modules, public classes, public functions and methods have a docstring; an override has its base's."""
    silent: list[str] = []
    for path in python_files(*PRODUCT):
        tree = tree_of(path)
        if not ast.get_docstring(tree):
            silent.append(name_of(path))
        silent += [f"{name_of(path)}:{line} {name}" for line, name in undocumented(tree.body)]
    assert not silent, "\n".join(silent)


def undocumented(body: list[ast.stmt]) -> Iterator[tuple[int, str]]:
    """Yield the public definitions of a module or class that have no docstring."""
    for node in body:
        if not isinstance(node, (*type_of_function, ast.ClassDef)) or node.name.startswith("_"):
            continue
        marks = {ast.unparse(mark).split(".")[-1] for mark in node.decorator_list}
        if not ast.get_docstring(node) and not marks & {"override", "overload", "setter"}:
            yield node.lineno, node.name
        if isinstance(node, ast.ClassDef):
            yield from undocumented(node.body)


def test_that_the_layers_hold() -> None:
    """Run the contracts of import-linter, as ``make lint`` does."""
    program = Path(sys.executable).with_name("lint-imports")
    found = subprocess.run([program, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stdout + found.stderr


def test_that_nobody_imports_app() -> None:
    """The program is put together in one place, and nothing reaches back to it."""
    rooms = ("models", "services", "ui", "resources/__init__.py")
    assert broken_imports(rooms, lambda name: name.split(".")[0] == "app") == []


def test_that_services_and_models_know_neither_qt_nor_resources() -> None:
    """They run on a server and in a child process as well as behind the window."""
    assert broken_imports(("models", "services"), lambda name: name.split(".")[0] in QT | {"resources"}) == []


def test_that_ui_knows_of_the_models_only_their_kinds() -> None:
    """Records cross the border, rows do not."""

    def forbidden(name: str) -> bool:
        parts = name.split(".")
        return parts[0] in {"sqlalchemy", "alembic", "sqlcipher3"} or (
            parts[0] == "models" and parts[1:2] != ["kinds"]
        )

    assert broken_imports(("ui",), forbidden) == []


def test_that_bulk_writes_go_through_the_journal() -> None:
    """What is written past the recorder could be neither undone nor explained."""
    found: list[str] = []
    for path in python_files("app.py", "models", "services", "ui"):
        if name_of(path) in BULK_WRITERS or "migrations" in path.parts:
            continue
        found += [f"{name_of(path)}:{line} {what}" for line, what in bulk_writes(path)]
    assert not found, "\n".join(found)


def bulk_writes(path: Path) -> Iterator[tuple[int, str]]:
    """Yield where a file writes many rows at once, by SQLAlchemy or by SQL of its own."""
    for line, name in imports(path):
        if name.split(".")[0] == "sqlalchemy" and name.split(".")[-1] in {"insert", "update", "delete"}:
            yield line, f"imports {name}"
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Attribute):
            whole = ast.unparse(node.value)
            of_a_table = whole.endswith("__table__") or whole in {"sa", "sqlalchemy"}
            if node.attr in LEGACY_BULK or (of_a_table and node.attr in {"insert", "update", "delete"}):
                yield node.lineno, node.attr
        elif isinstance(node, ast.keyword) and node.arg == "synchronize_session":
            yield node.value.lineno, "synchronize_session"
    sql = re.compile(r"\b(INSERT\s+(OR\s+\w+\s+)?INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM)\b")
    for line, text in strings(path):
        if sql.search(text):
            yield line, text


def test_that_errors_are_caught_by_name() -> None:
    """Only the task relay and the excepthook may catch everything."""
    broad = [
        f"{name_of(path)}:{node.lineno}"
        for path in python_files("tests", *PRODUCT)
        if name_of(path) not in CATCH_ALL
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.ExceptHandler) and catches_all(node) and not goes_on(node)
    ]
    assert not broad, "\n".join(broad)


def catches_all(handler: ast.ExceptHandler) -> bool:
    """Tell whether a handler takes any error there is."""
    named = {"Exception", "BaseException"}
    return handler.type is None or bool(named & set(re.findall(r"\w+", ast.unparse(handler.type))))


def goes_on(handler: ast.ExceptHandler) -> bool:
    """Tell whether a handler only tidies up and lets the error go on."""
    last = handler.body[-1]
    return isinstance(last, ast.Raise) and last.exc is None


def test_that_colours_come_from_the_tokens() -> None:
    """Light and dark stay one design as long as no colour is typed into code."""
    colour = re.compile(r"#(?:[0-9A-Fa-f]{8}|[0-9A-Fa-f]{6}|[0-9A-Fa-f]{3})\b")
    typed = [
        f"{name_of(path)}:{line} {text}"
        for path in python_files("app.py", "ui")
        for line, text in strings(path)
        if colour.search(text)
    ]
    sheets = [
        name_of(sheet)
        for sheet in (ROOT / "resources").rglob("*.qss")
        if colour.search(sheet.read_text("utf-8"))
    ]
    assert not typed + sheets, "\n".join(typed + sheets)


def test_that_nothing_is_left_for_later() -> None:
    """What is not done is an issue, not a remark in the code."""
    marks = re.compile(r"\b(" + "|".join(("TO" + "DO", "FIX" + "ME", "XX" + "X", "HA" + "CK")) + r")\b")
    left = [
        f"{name_of(path)}:{number}"
        for path in python_files("tests", *PRODUCT)
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if marks.search(line)
    ]
    assert not left, "\n".join(left)


def test_that_no_file_names_a_registry_or_somebodys_machine() -> None:
    """The lock pins versions and hashes; where they come from is the matter of each machine."""
    hosts = (
        "py" + "pi.",
        "python" + "hosted",
        "npm" + "js.",
        "npm" + "mirror",
        "deb." + "debian",
        "crates" + ".io",
    )
    options = ("--index" + "-url", "--extra-index" + "-url", "--find" + "-links", "--trusted" + "-host")
    places = ("/" + "work/", "/" + "home/", "/" + "root/", "/" + "Users/", "C:" + "\\Users")
    pattern = re.compile("|".join(re.escape(word) for word in (*hosts, *options, *places)), re.IGNORECASE)
    found = [
        f"{name_of(path)}:{number} {match.group()}"
        for path in tracked()
        for number, line in enumerate(path.read_text("utf-8", "replace").splitlines(), 1)
        if (match := pattern.search(line))
    ]
    assert not found, "\n".join(found)


def test_that_the_lock_pins_every_file_by_its_hash() -> None:
    """A version without a hash could become another file tomorrow."""
    stanzas = re.split(r"\n(?=\S)", (ROOT / "requirements.lock").read_text("utf-8").strip())
    loose = [
        stanza.split("\n")[0] for stanza in stanzas if "==" not in stanza or "--hash=sha256:" not in stanza
    ]
    assert not loose, "\n".join(loose)
