"""The documents are true: options are in the READMEs, links lead somewhere, numbers come from results."""

import argparse
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.cards import ENCODER, READER, with_reading, with_scores
from benchmarks.markdown import load
from benchmarks.readmes import with_numbers
from benchmarks.tables import numbers
from cli.main import parser

ROOT = Path(__file__).parent.parent
READMES = ("README.md", "README.fr.md")
DOCUMENTS = (*READMES, "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md")


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def commands() -> Iterator[tuple[str, argparse.ArgumentParser]]:
    for action in parser()._actions:
        if isinstance(action, argparse._SubParsersAction):
            yield from action.choices.items()


@pytest.mark.parametrize("name", READMES)
def test_speeds_are_told_with_the_machine_they_were_measured_on(name: str) -> None:
    (told,) = (line for line in read(name).splitlines() if line.startswith(("Measured on", "Mesuré le")))
    assert load("speed")["machine"]["processor"] in told


@pytest.mark.parametrize("name", READMES)
def test_every_command_and_option_is_documented(name: str) -> None:
    text = read(name)
    for command, grammar in commands():
        assert f"`ibid {command}" in text
        for action in grammar._actions:
            for option in action.option_strings:
                assert option in text or option == "-h", f"{name}: {command} {option}"


@pytest.mark.parametrize("name", READMES)
def test_no_option_is_documented_that_does_not_exist(name: str) -> None:
    known = {option for _, grammar in commands() for action in grammar._actions for option in action.option_strings}
    known |= set(parser()._option_string_actions)
    pips = {"--upgrade", "--editable", "--group", "--index-url"}
    assert set(re.findall(r"--[a-z][a-z-]+", read(name))) <= known | pips


@pytest.mark.parametrize("name", DOCUMENTS)
def test_links_within_the_project_lead_somewhere(name: str) -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", read(name)):
        if not target.startswith("http"):
            assert (ROOT / target).exists(), f"{name}: {target}"


def test_files_that_architecture_names_exist() -> None:
    for target in re.findall(
        r"`((?:runtime|text|articles|qa|index|ui|cli|tests|benchmarks|models|training|browser)/[\w./]+)`",
        read("ARCHITECTURE.md"),
    ):
        assert (ROOT / target).exists() or (ROOT / "tests" / target).exists(), target


def test_the_two_readmes_have_the_same_sections_and_commands() -> None:
    english, french = (read(name) for name in READMES)
    assert len(re.findall(r"^## ", english, re.MULTILINE)) == len(re.findall(r"^## ", french, re.MULTILINE))
    code = [
        re.findall(r"^    (?:\.venv|python|ibid|make)\S* [^#\n]*", text, re.MULTILINE) for text in (english, french)
    ]
    assert code[0] == code[1]


def test_the_makefile_has_the_targets_that_are_documented() -> None:
    makefile = read("Makefile")
    for target in re.findall(r"make (\w+)", read("README.md") + read("CONTRIBUTING.md")):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target


def test_numbers_come_from_the_results() -> None:
    assert read("docs/numbers.md") == numbers()
    for name in READMES:
        assert read(name) == with_numbers(read(name), french=".fr." in name)
    assert ENCODER.read_text(encoding="utf-8") == with_scores(ENCODER.read_text(encoding="utf-8"))
    assert READER.read_text(encoding="utf-8") == with_reading(READER.read_text(encoding="utf-8"))
