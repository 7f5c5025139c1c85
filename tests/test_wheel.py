"""The program as a wheel, installed outside the checkout: it has all that it needs to serve the seeds and to answer."""

import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

from tests.served import ROOT, served

pytestmark = pytest.mark.slow
_NOT_OF_THE_SOURCE = shutil.ignore_patterns(".*", "build", "*.egg-info", "__pycache__")


def pip(*arguments: str | Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pip", *map(str, arguments)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built from a copy, for a build leaves its files in the source."""
    folder = tmp_path_factory.mktemp("wheel")
    shutil.copytree(ROOT, folder / "source", ignore=_NOT_OF_THE_SOURCE)
    pip("wheel", folder / "source", "--no-deps", "--no-build-isolation", "--no-index", "--wheel-dir", folder)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of commands of an environment with the wheel; the libraries are those of the tests' environment."""
    folder = tmp_path_factory.mktemp("elsewhere") / "environment"
    venv.create(folder)
    scripts = folder / ("Scripts" if sys.platform == "win32" else "bin")
    pip("--python", scripts / "python", "install", "--no-deps", "--no-index", "--no-compile", wheel)
    packages = sysconfig.get_path("purelib", vars={"base": str(folder)})
    # What a .pth names is searched last, and the .pth files in it, such as an editable install's, are not read.
    (Path(packages) / "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return scripts


@pytest.fixture(autouse=True)
def without_the_checkout(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PYTHONPATH", raising=False)


def ibid(installed: Path, *arguments: str | Path) -> str:
    done = subprocess.run(
        [installed / "ibid", *map(str, arguments)],
        capture_output=True,
        encoding="utf-8",
        cwd=installed,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_it_holds_what_is_run_and_no_weights_for_torch(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert {"models/reader-fr-en/model.onnx", "models/encoder-fr-en/model.onnx", "models/confidence.json"} <= {*names}
    assert not [name for name in names if name.endswith(".safetensors") or name.startswith(("tests/", "training/"))]


def test_it_runs_from_where_it_is_installed(installed: Path) -> None:
    where = [installed / "python", "-c", "import qa.pipeline, ui.page; print(qa.__file__, ui.__file__)"]
    for path in subprocess.run(where, capture_output=True, text=True, check=True, cwd=installed).stdout.split():
        assert Path(path).is_relative_to(installed.parent)
    assert ibid(installed, "--version") == "ibid 0.1.0\n"


def test_it_serves_the_seeds_and_answers(installed: Path, tmp_path: Path) -> None:
    index = tmp_path / "index"
    with served(index, python=installed / "python", launcher=(str(installed / "ibid"),)):
        answer = ibid(installed, "ask", "Qui est le ministre belge de la Justice ?", "--index", index)
    assert "Koen Geens" in answer
