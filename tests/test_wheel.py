"""The wheel works without the sources: built, installed elsewhere, tried there."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
TEXT = (
    "Harga Cabai Turun\nSUKAMAJU - Harga cabai turun lagi pada Senin.\nPasokan pulih."
)
pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]


def run(*command: str | Path, cwd: Path) -> str:
    """Run a command away from the sources; its standard output."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONPATH"}
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=environment,
        check=False,
        capture_output=True,
        text=True,
    )
    assert 0 == done.returncode, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of the work tree."""
    out = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--wheel", "--outdir", out, ROOT, cwd=out)
    return next(out.glob("kawat-*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty environment with the wheel and its locked dependencies; its bin."""
    home = tmp_path_factory.mktemp("empty")
    run(sys.executable, "-m", "venv", home / "venv", cwd=home)
    bin_ = home / "venv" / "bin"
    pip = (bin_ / "python", "-m", "pip", "install", "--quiet")
    run(*pip, "--require-hashes", "-r", ROOT / "requirements/dev.txt", cwd=home)
    run(*pip, "--no-deps", wheel, cwd=home)
    return bin_


def test_wheel_holds_data_and_no_tests(wheel: Path) -> None:
    """Outlets, lexicon, schemas travel; tests, docs and deploy do not."""
    names = zipfile.ZipFile(wheel).namelist()
    tops = {name.partition("/")[0] for name in names}

    assert {"kawat.py", "schemas", "streams", "agents"} == {
        top for top in tops if "dist-info" not in top
    }
    for needed in (
        "schemas/jsonschema/articles.parsed.v1.json",
        "streams/parse/outlets/",
        "streams/classify/lexicon/",
    ):
        assert any(name.startswith(needed) for name in names), needed


def test_installed_program_reads_an_article(installed: Path, tmp_path: Path) -> None:
    """The command of the README works from the wheel."""
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    lines = run(installed / "kawat", "run", "a.txt", cwd=tmp_path).splitlines()

    (record,) = map(json.loads, lines)
    assert "articles.enriched" == record["topic"]
    assert "Harga Cabai Turun" == record["value"]["headlines"][0]["value"]


def test_unit_tests_pass_against_the_wheel(installed: Path, tmp_path: Path) -> None:
    """The tests of the two pure floors, with no source in reach."""
    for folder in ("schemas", "streams"):
        shutil.copytree(ROOT / "tests" / folder, tmp_path / "tests" / folder)
    for name in ("conftest.py", "kafka_sockets.py"):
        shutil.copy(ROOT / "tests" / name, tmp_path / "tests")
    (tmp_path / "pytest.ini").write_text(
        "[pytest]\naddopts = --import-mode=importlib\n"
        "markers =\n    shared: data beside the project\n    slow: slow\n"
    )
    python = installed / "python"
    where = run(python, "-c", "import streams; print(streams.__file__)", cwd=tmp_path)

    assert str(ROOT) not in where
    run(python, "-m", "pytest", "-q", "-m", "not shared and not slow", cwd=tmp_path)
