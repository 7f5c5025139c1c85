"""The import column of ARCHITECTURE.md, checked from the source."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ROOMS = ("app", "qa", "index", "ui", "benchmarks", "training", "tests")
MAY_IMPORT = {
    "qa": set(),
    "index": {"qa.types", "qa.errors", "qa.language"},
    "ui": {"qa.types", "qa.errors", "qa.language", "qa.question", "qa.as_json", "qa.confidence"},
    "training": {"index", "qa", "benchmarks"},
}
HEAVY = {"torch", "transformers", "sentence_transformers", "gradio", "lingua", "sklearn"}


def modules(room: str) -> list[Path]:
    return sorted((ROOT / room).rglob("*.py"))


def imports(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


@pytest.mark.parametrize("room", MAY_IMPORT)
def test_a_room_imports_only_the_rooms_it_may(room: str) -> None:
    for path in modules(room):
        for name in imports(path):
            if name.split(".")[0] in ROOMS and name.split(".")[0] != room:
                assert name in MAY_IMPORT[room] or name.split(".")[0] in MAY_IMPORT[room], f"{path}: {name}"


@pytest.mark.parametrize("room", ["qa", "index"])
def test_only_the_ui_knows_gradio(room: str) -> None:
    assert not [path for path in modules(room) if any(name.split(".")[0] == "gradio" for name in imports(path))]


def test_nothing_that_runs_imports_training_or_tests() -> None:
    for path in [ROOT / "app.py", *modules("qa"), *modules("index"), *modules("ui"), *modules("benchmarks")]:
        assert not {name.split(".")[0] for name in imports(path)} & {"training", "tests"}, path


def test_app_imports_heavy_libraries_only_inside_the_commands_that_need_them() -> None:
    top = ast.parse((ROOT / "app.py").read_text(encoding="utf-8")).body
    names = {alias.name for node in top if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module or "" for node in top if isinstance(node, ast.ImportFrom)}
    assert names <= {"argparse", "json", "os", "sys", "collections.abc", "pathlib", "typing", "qa.errors"}
    assert not names & HEAVY


def test_every_module_says_in_its_first_line_what_it_does() -> None:
    for room in ("qa", "index", "ui", "benchmarks", "training"):
        for path in modules(room):
            assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))), path


def test_modules_stay_under_the_guide_of_250_lines_but_for_the_command_line() -> None:
    long = {
        str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines())
        for room in ("qa", "index", "ui", "benchmarks", "training")
        for path in modules(room)
    }
    assert {name: lines for name, lines in long.items() if lines > 280} == {}
