"""Change claims.yaml on the disk: one writer at a time, the whole change or none of it."""

from __future__ import annotations

import glob
import os
from collections.abc import Collection, Sequence
from contextlib import suppress
from pathlib import Path

from claimcheck.config.claims_file import parse_claims_file
from claimcheck.config.desk import AcceptedEntry
from claimcheck.config.edit import add_entries, remove_entries
from claimcheck.config.yaml_nodes import MAX_BYTES, read_yaml
from claimcheck.errors import ConfigError
from claimcheck.files import locked, replace_file
from claimcheck.frozen import dataclass

_BOM = "\ufeff"


@dataclass(frozen=True, slots=True)
class Change:
    """What was done to the file: decisions added, those whose place they took, decisions removed,
    and whether the file is new."""

    added: tuple[AcceptedEntry, ...]
    removed: tuple[AcceptedEntry, ...]
    created: bool
    replaced: tuple[AcceptedEntry, ...] = ()


def change_decisions(
    path: Path,
    *,
    add: Sequence[AcceptedEntry] = (),
    remove: Collection[str] = (),
    replace: Collection[str] = (),
) -> Change:
    """Add decisions, and remove those on the findings ``remove``; a missing file is created.

    A decision on a finding that the file decides already takes that one's place, and so does it
    with those on ``replace``. The file is read under its lock, so what another writer has added
    meanwhile stays. Raises ConfigError with one line.
    """
    label = path.as_posix()
    try:
        with locked(path):
            _remove_leftovers(path)
            created = not path.exists()
            text, bom = ("", "") if created else _read(path, label)
            entries = _entries(text, path)
            over = set(replace) | {entry.finding for entry in add}
            gone = set(remove) | over
            indices = [i for i, entry in enumerate(entries) if entry.finding in gone]
            replaced = tuple(entries[i] for i in indices if entries[i].finding in over)
            removed = tuple(entries[i] for i in indices if entries[i].finding not in over)
            changed = remove_entries(text, indices, label)
            if add:
                changed = add_entries(changed, add, label)
            if changed != text:
                data = (bom + changed).encode("utf-8")
                if len(data) > MAX_BYTES:
                    raise ConfigError(
                        f"{label}: would become larger than {MAX_BYTES // 1_000_000} MB; "
                        "accept fewer findings at once"
                    )
                parse_claims_file(data, path)  # never leave a file that the next run refuses
                replace_file(path, data)
    except OSError as error:
        reason = error.strerror or str(error)
        raise ConfigError(f"{label}: cannot be written ({reason})") from error
    return Change(tuple(add), removed, created, replaced)


def _remove_leftovers(path: Path) -> None:
    """Take away what a writer that was killed left beside the file; no other writes it now."""
    target = Path(os.path.realpath(path))
    for leftover in target.parent.glob(f".{glob.escape(target.name)}.????????"):
        with suppress(OSError):
            leftover.unlink()


def _read(path: Path, label: str) -> tuple[str, str]:
    data = path.read_bytes()
    read_yaml(data, label)  # says what is wrong with it, and where
    text = data.decode("utf-8")
    return (text[1:], _BOM) if text.startswith(_BOM) else (text, "")


def _entries(text: str, path: Path) -> tuple[AcceptedEntry, ...]:
    if read_yaml(text.encode("utf-8"), path.as_posix()).value is None:
        return ()
    return parse_claims_file(text.encode("utf-8"), path).desk.accepted
