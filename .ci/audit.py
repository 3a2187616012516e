"""Known weaknesses of the packages that are installed: a report, never a failure.

Usage: .venv/bin/python .ci/audit.py    (pip-audit is installed in an environment of its own)
"""

from __future__ import annotations

import json
import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path

_INSTALL = 120  # seconds
_AUDIT = 240


def main() -> int:
    """Print what pip-audit knows; what it could not ask is said too."""
    with tempfile.TemporaryDirectory() as folder:
        try:
            found = audit(Path(folder))
        except (OSError, ValueError, subprocess.SubprocessError) as error:
            sys.stdout.write(f"pip-audit: nothing was audited ({type(error).__name__})\n")
            return 0
    sys.stdout.write(summary(found))
    return 0


def audit(folder: Path) -> list[dict[str, object]]:
    """What pip-audit says of each package of this environment."""
    subprocess.run([sys.executable, "-m", "venv", folder], check=True, timeout=_INSTALL)
    scripts = folder / ("Scripts" if sys.platform == "win32" else "bin")
    install = [scripts / "python", "-m", "pip", "install", "-q", "pip-audit"]
    subprocess.run(install, check=True, timeout=_INSTALL, stderr=subprocess.DEVNULL)
    done = subprocess.run(
        [
            *(scripts / "python", "-m", "pip_audit", "--path", sysconfig.get_path("purelib")),
            *("--format", "json", "--progress-spinner", "off", "--timeout", "10"),
        ],
        capture_output=True,
        check=False,
        timeout=_AUDIT,
    )
    packages = json.loads(done.stdout)["dependencies"]
    return [package for package in packages if isinstance(package, dict)]


def summary(packages: list[dict[str, object]]) -> str:
    """One line for each known weakness, and how many packages nobody could be asked about."""
    lines = []
    for package in packages:
        weaknesses = package.get("vulns") or []
        assert isinstance(weaknesses, list)
        for weakness in weaknesses:
            fixed = ", ".join(weakness.get("fix_versions") or []) or "no version"
            name = f"{package.get('name')} {package.get('version')}"
            lines.append(f"{name}: {weakness.get('id')}, mended in {fixed}")
    asked = [package for package in packages if "skip_reason" not in package]
    lines.append(f"{len(asked)} of {len(packages)} packages audited, {len(lines)} known weaknesses")
    if len(asked) < len(packages):
        lines.append("the vulnerability service does not answer for the others")
    return "".join(f"pip-audit: {line}\n" for line in lines)


if __name__ == "__main__":
    sys.exit(main())
