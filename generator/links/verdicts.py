"""What an answer means. Only what says "this is gone" counts against an address: sites turn robots
away, stumble and sleep, and a reader may be let in all the same."""

from __future__ import annotations

import re
import socket
from collections.abc import Callable, Iterable, Mapping
from typing import Literal, NamedTuple

from generator.links.program import Row
from generator.problems import Text

Knock = Callable[[str, int], Literal["nobody", "refused", "unknown"]]

_STATUS = re.compile(r"(\d{3})\b")
_REDIRECTED = re.compile(r"^Redirected to `(.*)' status: (\d{3})", re.MULTILINE)
_NO_CONNECTION = re.compile(r"ConnectionError: HTTPS?ConnectionPool\(host='(.+?)', port=(\d+)\)")
_PERMANENT = ("301", "308")


class Verdict(NamedTuple):
    """`gone` is a failure of this one day; what it takes to be unreachable is `memory`'s affair."""

    state: Literal["reachable", "gone", "unknown"]
    why: Text = Text("", "")
    moved: str = ""  # the address that a permanent redirection names, where that answers
    answered: bool = True  # somebody answered, whatever it was


GONE = {
    "404": Text("la page n'existe pas (404)", "the page does not exist (404)"),
    "410": Text("la page a été retirée (410)", "the page was withdrawn (410)"),
    "nobody": Text("aucun site ne porte ce nom", "no site has this name"),
    "refused": Text("le site refuse la connexion", "the site refuses the connection"),
}
_UNKNOWN = {
    "401": Text("le site demande un mot de passe (401)", "the site asks for a password (401)"),
    "403": Text("le site refuse les robots (403)", "the site turns robots away (403)"),
    "429": Text("le site demande d'attendre (429)", "the site asks to wait (429)"),
    "timeout": Text("pas de réponse à temps", "no answer in time"),
    "tls": Text("certificat du site refusé", "the site's certificate is not accepted"),
    "connection": Text("connexion impossible ou coupée", "no connection, or one that broke off"),
    "redirects": Text("redirigé sans fin", "redirected without end"),
    "silence": Text("aucun résultat", "no result"),
}


def verdicts(addresses: Iterable[str], rows: Iterable[Row], knock: Knock) -> dict[str, Verdict]:
    """A verdict for each address that was asked, from linkchecker's rows."""
    answers: Mapping[str, Row] = {row.link: row for row in rows}
    return {address: _verdict(address, answers.get(address), knock) for address in addresses}


def _verdict(address: str, row: Row | None, knock: Knock) -> Verdict:
    if row is None:
        return Verdict("unknown", _UNKNOWN["silence"], answered=False)
    status = _STATUS.match(row.result)
    if status and status[1] < "400":
        return Verdict("reachable", moved=_moved(address, row.warnings))
    if status:
        code = status[1]
        fallback = Text(f"le site répond {code}", f"the site answers {code}")
        if code in GONE:
            return Verdict("gone", GONE[code])
        return Verdict("unknown", _UNKNOWN.get(code, fallback))
    unmet = _NO_CONNECTION.match(row.result)
    # linkchecker cuts its messages before they say why; knocking again asks for nothing.
    why = knock(unmet[1], int(unmet[2])) if unmet else ""
    if why in GONE:
        return Verdict("gone", GONE[why], answered=False)
    return Verdict("unknown", _no_answer(row.result), answered=False)


def _no_answer(result: str) -> Text:
    """Why there was no status, from the name of the exception that linkchecker shows."""
    kinds = {
        "SSLError": "tls",
        "ReadTimeout": "timeout",
        "ConnectTimeout": "timeout",
        "ConnectionError": "connection",
        "TooManyRedirects": "redirects",
    }
    kind = kinds.get(result.partition(":")[0])
    return _UNKNOWN[kind] if kind else Text(result[:100], result[:100])


def _moved(address: str, warnings: str) -> str:
    """Where the permanent redirections at the beginning lead: what follows a temporary one may change."""
    moved = ""
    for found in _REDIRECTED.finditer(warnings):
        if found[2] not in _PERMANENT:
            break
        moved = found[1]
    # linkchecker copies the result of an address that led here, warnings included.
    return "" if moved == address else moved


def knock(host: str, port: int) -> Literal["nobody", "refused", "unknown"]:
    """Is there nobody of that name, or a closed door? A network that is down says neither."""
    try:
        with socket.create_connection((host, port), timeout=10):
            return "unknown"
    except socket.gaierror as error:
        # Not EAI_AGAIN: then it is our name server that does not answer.
        nobody = error.errno in (socket.EAI_NONAME, getattr(socket, "EAI_NODATA", None))
        return "nobody" if nobody else "unknown"
    except ConnectionRefusedError:
        return "refused"
    except (OSError, UnicodeError):
        return "unknown"
