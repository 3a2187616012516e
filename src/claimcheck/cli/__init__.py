"""The command line: parse, call the engine, print, choose the exit code. No logic of its own.

Exit codes: 0 nothing at or above ``--fail-on``; 1 findings; 2 wrong usage, configuration or
unreadable input (wins over 1); 3 nothing was compared; 130 interrupted.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence

from claimcheck.errors import ClaimcheckError

EXIT_OK = 0
EXIT_FINDINGS = 1
EXIT_UNUSABLE = 2
EXIT_NOTHING_COMPARED = 3
EXIT_INTERRUPTED = 130

COMMANDS = ("check", "claims", "explain", "accept", "audit", "init", "cache")
DEFAULT_COMMAND = "check"
# What other tools call the texts that a text is held against.
_AGAINST = frozenset(
    {"--against", "--source", "--sources", "--reference", "--references", "--context"}
)
_LIKE = 0.75  # of a mistyped command, by difflib's ratio
_NOT_KEPT = frozenset(("--no-cache", "--help", "-h"))
_ROOT_OPTIONS = ("--help", "-h", "--version")


def main(argv: Sequence[str] | None = None, *, leaving: bool = False) -> int:
    """Run one command and return its exit code; prints one line, never a traceback, on errors.

    ``leaving``: nothing is done after it, so that nobody needs to look for garbage any more.
    """
    from claimcheck.cli import streams

    args = list(sys.argv[1:] if argv is None else argv)
    debug = "--debug" in args
    streams.prepare()
    # A run makes millions of small objects that it keeps: look for garbage less often.
    gc.set_threshold(100_000, 20, 50)
    collecting = gc.isenabled()
    try:
        code = _dispatch(with_default_command(_spread(_asked_for_help(args)) or ["--help"]))
        # Help was not asked for: nothing was checked, and a script must not take it for success.
        code = code if args else EXIT_UNUSABLE
        streams.flush()
    except KeyboardInterrupt:
        streams.message("interrupted")
        return EXIT_INTERRUPTED
    except BrokenPipeError:
        # The reader (head, less) has seen enough.
        streams.discard_stdout()
        return EXIT_OK
    except ClaimcheckError as error:
        streams.message(str(error))
        return EXIT_UNUSABLE
    except OSError as error:
        if debug:
            raise
        # Files are handled where they are read and written; this is the report itself.
        streams.discard_stdout()
        streams.message(f"the report cannot be written: {error.strerror or error}")
        return EXIT_UNUSABLE
    except Exception as error:
        if _is_interrupt(error):
            streams.message("interrupted")
            return EXIT_INTERRUPTED
        if debug:
            raise
        return _unexpected(error, args)
    finally:
        # Reading articles turns it off (`reading.checking`), and it stays off for the report.
        if collecting and not leaving:
            gc.enable()
    return code


def _is_interrupt(error: BaseException) -> bool:
    """Whether an error only wraps the interrupt key, as that of a class being made does."""
    seen: BaseException | None = error
    while seen is not None and not isinstance(seen, KeyboardInterrupt):
        seen = seen.__cause__ or seen.__context__
    return seen is not None


def _asked_for_help(args: list[str]) -> list[str]:
    """``claimcheck help`` and ``claimcheck help COMMAND``, unless a file has that name."""
    if not args or args[0] != "help" or os.path.lexists("help"):
        return args
    if len(args) > 1 and args[1] in COMMANDS:
        return [args[1], "--help"]
    return ["--help"] if len(args) == 1 else args


def with_default_command(args: list[str]) -> list[str]:
    """``claimcheck PATHS`` is ``claimcheck check PATHS``.

    Only the first word can name a command, so a path named like one is reached by
    ``claimcheck ./explain``, ``claimcheck -- explain`` or ``claimcheck check explain``.
    """
    if not args or args[0] in COMMANDS or args[0].split("=")[0] in _ROOT_OPTIONS:
        return args
    if meant := _mistyped(args[0]):
        raise ClaimcheckError(
            f"{args[0]}: no command and no file of that name; did you mean 'claimcheck {meant}'?"
        )
    return [DEFAULT_COMMAND, *args]


def _mistyped(word: str) -> str | None:
    """The command that a first word nearly is, unless a file has that name."""
    if not word.isalpha() or os.path.lexists(word):
        return None
    from difflib import get_close_matches

    return next(iter(get_close_matches(word.lower(), COMMANDS, 1, _LIKE)), None)


def _spread(args: list[str]) -> list[str]:
    if not any(arg.startswith("--new") for arg in args):
        return args
    from claimcheck.cli.newcomers import spread_new

    return spread_new(args)


def _dispatch(args: list[str]) -> int:
    # Pydantic looks through every installed package for plugins of its own, which takes a tenth of
    # an unchanged run; ours is no place for them.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    if args[0] == DEFAULT_COMMAND and _NOT_KEPT.isdisjoint(args):
        from claimcheck.cli.again import recalled

        known = recalled(args)
        if known is not None:
            return known
    from claimcheck.cli.app import build_app

    result = build_app(args[0])(args=args, prog_name="claimcheck", standalone_mode=False)
    if result == EXIT_INTERRUPTED:  # Typer's answer to the interrupt key
        raise KeyboardInterrupt
    return result if isinstance(result, int) else EXIT_OK


def _unexpected(error: Exception, args: Sequence[str]) -> int:
    from claimcheck.cli import streams

    # Typer, and click below it in older releases, say what is wrong with the usage this way.
    if callable(describe := getattr(error, "format_message", None)):
        hint = " (--new takes every word after it: name PATHS first)"
        missing = type(error).__name__ == "MissingParameter" and "--new" in args
        text = _usage_message(error, describe(), args)
        streams.message(text + (hint if missing else _dashed(args)))
        return EXIT_UNUSABLE
    if type(error).__name__ == "Abort":
        streams.message("interrupted")
        return EXIT_INTERRUPTED
    if isinstance(error, MemoryError):
        streams.message("out of memory; check fewer or shorter articles at once")
        return EXIT_UNUSABLE
    streams.message(
        f"internal error: {streams.one_line(error)} ({_origin(error)}); this is a bug, "
        "please report it with what --debug prints"
    )
    return EXIT_UNUSABLE


def _dashed(args: Sequence[str]) -> str:
    """What to write for a file whose name looks like an option."""
    files = [arg for arg in args if arg.startswith("-") and os.path.lexists(arg)]
    return f" (for the file of that name, write ./{files[0]})" if files else ""


def _usage_message(error: Exception, text: str, args: Sequence[str]) -> str:
    context = getattr(error, "ctx", None)
    words = with_default_command(list(args))
    command = f"claimcheck {words[0]}" if words and words[0] in COMMANDS else "claimcheck"
    path = getattr(context, "command_path", None) or command
    plain = " ".join(text.replace("Value error, ", "").split()).rstrip(".")
    told, technical, _ = plain.partition(": Input should be a valid integer")
    plain = f"{told}: must be a whole number" if technical else plain
    if getattr(error, "option_name", None) in _AGAINST:
        return f"{plain}; a text against its sources: claimcheck SOURCES --new TEXT"
    return f"{plain}; see '{path} --help'"


def _origin(error: Exception) -> str:
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None:
        return "unknown place"
    from pathlib import PurePath

    return f"{PurePath(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}"
