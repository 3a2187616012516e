"""The program: ``python -m claimcheck`` and the command ``claimcheck``."""

import sys

EXIT_INTERRUPTED = 130


def run() -> None:
    """Run the command line, say one line where the interrupt key ends it, and leave."""
    sys.unraisablehook = _again
    try:
        from claimcheck.cli import main

        code = main(leaving=True)
    except KeyboardInterrupt:
        # Before the command line could say so: it was still being imported.
        sys.stderr.write("claimcheck: interrupted\n")
        code = EXIT_INTERRUPTED
    _leave(code)


def _again(told: "sys.UnraisableHookArgs") -> None:
    """An interrupt that met code which can raise nothing (a finalizer) counts a moment later."""
    if issubclass(told.exc_type, KeyboardInterrupt):
        import _thread

        # By another thread: here it would be raised within this function.
        _thread.start_new_thread(_thread.interrupt_main, ())
    else:
        sys.__unraisablehook__(told)


def _leave(code: int) -> None:
    """End this process without freeing, one by one, millions of objects that nobody needs.

    What is registered for the end is run, and everything printed is written.
    """
    import atexit
    import os
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.getprofile() is not None or sys.gettrace() is not None:
        sys.exit(code)  # whoever watches the run has yet to tell of it
    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (AttributeError, OSError, ValueError):  # closed, or nobody reads it
            continue
    os._exit(code)


if __name__ == "__main__":
    run()
