"""The report as one HTML file that needs nothing else: no server, no network, no other file.

Everything is there without the script, which only filters and folds. Article text reaches the
page through the template's automatic escaping alone; a content security policy names the one
style sheet and the one script by their digests, so that nothing else could run.
"""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files

from claimcheck.report.html.page import page
from claimcheck.report.view import View

_HERE = "claimcheck.report.html"


def render(view: View) -> str:
    """The whole page. Parts of long lists are left out, and the page says how many."""
    from jinja2 import Environment, StrictUndefined

    style, script = _asset("style.css"), _asset("script.js")
    environment = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    template = environment.from_string(_asset("page.html.jinja"))
    return template.render(
        page=page(view), style=style, script=script, policy=_policy(style, script)
    )


@cache
def _asset(name: str) -> str:
    # Git may have given the files another line ending; a digest must not depend on it.
    return (files(_HERE) / name).read_text("utf-8").replace("\r\n", "\n")


def _policy(style: str, script: str) -> str:
    return "; ".join(
        (
            "default-src 'none'",
            f"style-src '{_digest(style)}'",
            f"script-src '{_digest(script)}'",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
        )
    )


def _digest(text: str) -> str:
    return "sha256-" + b64encode(sha256(text.encode("utf-8")).digest()).decode("ascii")
