"""The way in: nobody else's packages are run as ours."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from agents.exits import Exit
from kawat import CONFIGURATION, PACKAGES
from streams.version import __version__

ROOT = Path(__file__).resolve().parents[1]


def start(*path: Path) -> subprocess.CompletedProcess[str]:
    """Run `kawat version` with these folders first on the path of imports."""
    # -S: no site-packages, whose editable install would lend us the real packages.
    return subprocess.run(
        [sys.executable, "-S", "-c", "import kawat; kawat.main()", "version"],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(map(str, path))},
        cwd="/",
        check=False,
        capture_output=True,
        text=True,
    )


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    """A folder that looks as if a wheel had been installed there."""
    shutil.copy(ROOT / "kawat.py", tmp_path)
    listed = ["kawat.py,sha256=x,1"]
    for package in PACKAGES:
        (tmp_path / package).mkdir()
        shutil.copy(ROOT / package / "__init__.py", tmp_path / package)
        listed.append(f"{package}/__init__.py,sha256=x,1")
    (tmp_path / "agents" / "cli.py").write_text("def main(): print('started')\n")
    (tmp_path / "kawat-1.dist-info").mkdir()
    record = tmp_path / "kawat-1.dist-info" / "RECORD"
    record.write_text("\n".join([*listed, "agents/cli.py,sha256=x,1"]))
    return tmp_path


def test_our_own_packages_are_run(installed: Path) -> None:
    """From a wheel; compiled files beside them are nobody's."""
    (installed / "agents" / "__pycache__").mkdir()

    assert "started\n" == start(installed).stdout


def test_our_own_sources_are_run() -> None:
    """From a source tree, too, which lists no files."""
    done = subprocess.run(
        [sys.executable, "-m", "kawat", "version"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )

    assert f"kawat {__version__}\n" == done.stdout


def refused(*path: Path) -> str:
    """Start where it must not; what it says."""
    done = start(*path)
    assert (CONFIGURATION, "") == (done.returncode, done.stdout), done.stderr
    assert "in an environment of its own" in done.stderr
    return done.stderr


def test_a_package_before_ours_is_refused(installed: Path, tmp_path: Path) -> None:
    """Another `agents` earlier on the path would be imported instead."""
    other = tmp_path / "other"
    (other / "agents").mkdir(parents=True)
    (other / "agents" / "__init__.py").write_text("")

    assert f"agents is imported from {other / 'agents'}" in refused(other, installed)


def test_a_package_over_ours_is_refused(installed: Path) -> None:
    """Installed later, its files replace those of the same name."""
    path = installed / "agents" / "__init__.py"
    path.write_text('"""Agents that talk."""\n')

    assert f"{path} was overwritten" in refused(installed)


def test_a_package_under_ours_is_refused(installed: Path) -> None:
    """Installed earlier, its other files still lie among ours."""
    path = installed / "agents" / "tool.py"
    path.write_text("")

    assert f"{path} is not ours" in refused(installed)


def test_a_package_that_was_torn_is_refused(installed: Path) -> None:
    """Removing the other one took files of ours along."""
    (installed / "agents" / "__init__.py").unlink()

    assert "agents has lost its __init__.py" in refused(installed)


def test_the_exit_code_is_that_of_a_wrong_configuration() -> None:
    """Written down twice, because nothing may be imported before the look."""
    assert Exit.CONFIGURATION == CONFIGURATION
