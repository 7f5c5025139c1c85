"""The straight line of ARCHITECTURE.md, checked from the source."""

import ast
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LINE = ("runtime", "text", "articles", "index", "qa", "ui", "cli", "app")
OF_QA = ("types", "questions", "lookup", "reading", "extraction", "rules", "weighing", "citing")
BESIDE = ("benchmarks", "training", "tests")  # they import the program; it never imports them
ROOMS = {*LINE, *BESIDE}
HEAVY = {
    "torch",
    "transformers",
    "sentence_transformers",
    "onnxruntime",
    "gradio",
    "sklearn",
    "faiss",
    "tantivy",
}
GRADIO = {"ui"}


def modules(room: str) -> list[Path]:
    return [ROOT / "app.py"] if room == "app" else sorted((ROOT / room).rglob("*.py"))


def source(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imports(nodes: list[ast.AST]) -> set[str]:
    names = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    return names | {node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module}


def rooms_imported(path: Path) -> set[str]:
    return {name.split(".")[0] for name in imports(list(ast.walk(source(path))))} & ROOMS


@pytest.mark.parametrize("room", LINE)
def test_a_room_imports_only_those_to_its_left(room: str) -> None:
    allowed = {*LINE[: LINE.index(room) + 1]}
    assert {str(path): rooms_imported(path) - allowed for path in modules(room) if rooms_imported(path) - allowed} == {}


@pytest.mark.parametrize("folder", OF_QA[1:])
def test_a_folder_of_qa_imports_only_those_above_it(folder: str) -> None:
    allowed = {*OF_QA[: OF_QA.index(folder) + 1], "json_types"}  # whose fields the exports write
    up = {
        (str(path.relative_to(ROOT)), name)
        for path in sorted((ROOT / "qa" / folder).rglob("*.py"))
        for name in imports(list(ast.walk(source(path))))
        if name.startswith("qa.") and name.split(".")[1] not in allowed
    }
    # « Et à Harwell ? » asks the same of another place, as the rule on places knows them.
    assert up <= {("qa/questions/same_of_another.py", "qa.rules.named_things")}


def test_the_benchmarks_do_not_import_the_training() -> None:
    assert not [path for path in modules("benchmarks") if rooms_imported(path) & {"training", "tests"}]


@pytest.mark.parametrize("room", LINE)
def test_only_the_ui_knows_gradio(room: str) -> None:
    knowing = [path for path in modules(room) if "gradio" in imports(list(ast.walk(source(path))))]
    assert room in GRADIO or not knowing


@pytest.mark.parametrize("room", ["runtime", "text", "articles", "cli", "app"])
def test_heavy_libraries_are_imported_where_they_are_needed_so_that_help_answers_at_once(room: str) -> None:
    at_once = {path: imports(source(path).body) for path in modules(room)}
    heavy = {str(path): names & HEAVY for path, names in at_once.items() if names & HEAVY}
    assert heavy in ({}, {str(ROOT / "text" / "analyzer.py"): {"tantivy"}})  # whose stop words take no time to load


def test_every_library_that_the_program_imports_is_declared() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = [name for extra in project["optional-dependencies"].values() for name in extra]
    declared = {name.split(">")[0].split("=")[0].lower() for name in project["dependencies"] + extras}
    known = packages_distributions()
    for room in LINE:
        for path in modules(room):
            tops = {name.split(".")[0] for name in imports(list(ast.walk(source(path))))}
            for top in tops - ROOMS - sys.stdlib_module_names:
                assert {name.lower().replace("_", "-") for name in known[top]} & declared, (
                    f"{path}: {top} is of {known[top]}"
                )


def test_every_module_says_in_its_first_line_what_it_does() -> None:
    for room in (*LINE, "benchmarks", "training"):
        for path in modules(room):
            assert ast.get_docstring(source(path)), path


def test_modules_stay_under_the_guide_of_250_lines() -> None:
    lengths = {
        str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines())
        for room in (*LINE, "benchmarks", "training")
        for path in modules(room)
    }
    assert {name: lines for name, lines in lengths.items() if lines > 280} == {}
