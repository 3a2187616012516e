"""Read YAML into plain values with the line of each, bounded against hostile files.

Works on ruamel's node graph and never constructs values: no tag can run code, a finding id such
as ``12e45678`` stays text, and repeated aliases are counted as they are expanded.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from claimcheck.errors import ConfigError

if TYPE_CHECKING:
    from ruamel.yaml.composer import Composer
    from ruamel.yaml.nodes import Node

# ruamel reads about 0.3 MB a second; a decision takes about 100 bytes.
MAX_BYTES = 2_000_000
MAX_VALUES = 200_000
MAX_DEPTH = 12

Path = tuple[str | int, ...]

_CORE_TAGS = frozenset(
    f"tag:yaml.org,2002:{name}"
    for name in ("str", "int", "float", "bool", "null", "timestamp", "map", "seq", "merge")
)
_NULL = "tag:yaml.org,2002:null"


@dataclass
class YamlValues:
    """Values as ``dict``, ``list``, ``str`` and None, and the line (from 1) of each path."""

    label: str
    value: Any = None
    lines: dict[Path, int] = field(default_factory=dict)

    def line(self, path: Path) -> int:
        """Line of the value at ``path``, or of its nearest ancestor that has one."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


def read_yaml(data: bytes, label: str) -> YamlValues:
    """Parse one YAML document of plain values.

    ``label`` names the file in messages. Raises ConfigError for anything malformed, nested too
    deeply or too large.
    """
    if len(data) > MAX_BYTES:
        size = f"{len(data) / 1e6:.0f} MB"
        raise ConfigError(f"{label}: too large ({size}; at most {MAX_BYTES // 1_000_000} MB)")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise ConfigError(f"{label}:{line}: not UTF-8; save the file as UTF-8") from error
    found = YamlValues(label)
    node = compose(text, label)
    if node is not None:
        found.value = _Reader(found).value(node, (), 0)
    return found


def compose(text: str, label: str) -> Node | None:
    """The document as a graph of nodes with their places; None if there is nothing in it.

    Raises ConfigError for what is not YAML.
    """
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    yaml = YAML(typ="rt", pure=True)
    yaml.Composer = _bounded(label)
    try:
        node: Node | None = yaml.compose(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark is not None else 1
        raise ConfigError(f"{label}:{line}: {_problem(text, line, error.problem)}") from error
    except YAMLError as error:
        position = getattr(error, "position", None)
        line = text.count("\n", 0, position) + 1 if isinstance(position, int) else 1
        reason = getattr(error, "reason", None) or "not valid YAML"
        raise ConfigError(f"{label}:{line}: {_one_line(str(reason))}") from error
    except RecursionError as error:
        raise ConfigError(f"{label}: nested too deeply") from error
    return node


def _bounded(label: str) -> type[Composer]:
    """A composer that goes no deeper than any file may.

    The scanner's time grows with the square of the depth, so it must not get there.
    """
    from ruamel.yaml.composer import Composer

    class Bounded(Composer):
        depth = 0

        def compose_node(self, parent: Any, index: Any) -> Any:
            if self.depth > MAX_DEPTH:
                line = self.parser.peek_event().start_mark.line + 1
                raise ConfigError(f"{label}:{line}: nested too deeply")
            self.depth += 1
            try:
                return super().compose_node(parent, index)
            finally:
                self.depth -= 1

    return Bounded


def _problem(text: str, line: int, problem: str | None) -> str:
    lines = text.split("\n")
    where = lines[line - 1] if line <= len(lines) else ""
    if "\t" in where[: len(where) - len(where.lstrip())]:
        return "a tab is used for indentation; YAML allows spaces only"
    return f"not valid YAML: {_one_line(problem or 'cannot be parsed')}"


def _one_line(text: str) -> str:
    return " ".join(text.split())[:200]


class _Reader:
    def __init__(self, found: YamlValues) -> None:
        self.found = found
        self.count = 0
        self.open: set[int] = set()  # nodes that are being read

    def value(self, node: Node, path: Path, depth: int) -> Any:
        from ruamel.yaml.nodes import MappingNode, ScalarNode, SequenceNode

        line = node.start_mark.line + 1
        self.count += 1
        if self.count > MAX_VALUES:
            self.fail(line, f"more than {MAX_VALUES:,} values (repeated aliases count each time)")
        if depth > MAX_DEPTH:
            self.fail(line, "nested too deeply")
        tag = str(node.tag)
        if tag not in _CORE_TAGS:
            self.fail(line, f"the tag {_one_line(tag)} is not used here; remove it")
        self.found.lines.setdefault(path, line)
        if isinstance(node, ScalarNode):
            return None if tag == _NULL else str(node.value)
        if id(node) in self.open:
            name = _one_line(str(node.anchor))
            self.fail(line, f"*{name} stands within &{name}, which would hold itself without end")
        self.open.add(id(node))
        try:
            if isinstance(node, SequenceNode):
                items = enumerate(node.value)
                return [self.value(item, (*path, i), depth + 1) for i, item in items]
            assert isinstance(node, MappingNode)
            return self.mapping(node, path, depth)
        finally:
            self.open.discard(id(node))

    def mapping(self, node: Any, path: Path, depth: int) -> dict[str, Any]:
        from ruamel.yaml.nodes import ScalarNode

        result: dict[str, Any] = {}
        for key_node, value_node in node.value:
            line = key_node.start_mark.line + 1
            if not isinstance(key_node, ScalarNode):
                self.fail(line, "a key must be plain text")
            key = str(key_node.value)
            if key in result:
                first = self.found.lines[(*path, key)]
                self.fail(line, f'"{_one_line(key)}" is given twice (first on line {first})')
            self.found.lines[(*path, key)] = line
            result[key] = self.value(value_node, (*path, key), depth + 1)
        return result

    def fail(self, line: int, message: str) -> None:
        raise ConfigError(f"{self.found.label}:{line}: {message}")
