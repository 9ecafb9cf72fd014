"""`links --external`: what others' addresses answer, told with record, file and line; one bad day proves nothing."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from answers import Web, web

from generator.__main__ import main
from generator.links import suppressed

SAMPLE = Path(__file__).parent / "sample"
TERM = "opportunities/glossary/example-asked.fr.yml"
GUIDE = "opportunities/guides/example-read"
PAGE = "docs/fr/about.md"
MONDAY, TUESDAY, WEDNESDAY = "2026-03-02", "2026-03-03", "2026-03-04"
Said = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def net() -> Iterator[Web]:
    with web() as made:
        yield made


@pytest.fixture(autouse=True)
def no_other_host(net: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever would leave this machine is sent to a closed door."""
    net.asked.clear()
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"):
        monkeypatch.setenv(name, net.closed)
    for name in ("NO_PROXY", "no_proxy"):
        monkeypatch.setenv(name, "127.0.0.1")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A repository without any address."""
    lists = Path("opportunities/vocabularies")
    shutil.copytree(SAMPLE / lists, tmp_path / "root" / lists)
    return tmp_path / "root"


def named(root: Path, *addresses: str) -> None:
    """One invented term whose sources are these addresses, from line 5 on."""
    rows = [
        f'  s{i}: {{url: "{address}", seen: 2026-02-01}}\n' for i, address in enumerate(addresses)
    ]
    text = "title: Exemple\nplain: Une chose.\nkind: right\nsources:\n" + "".join(rows)
    write(root, TERM, text)


def write(root: Path, name: str, text: str) -> None:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def links(root: Path, day: str, *more: str) -> int:
    return main(
        ["links", "--external", "--root", str(root), "--today", day, "--timeout", "1", *more]
    )


def rows(said: str) -> dict[int, tuple[str, str]]:
    """Line of the term's file → (severity, rule)."""
    found = re.findall(rf"^{re.escape(TERM)}:(\d+):\d+: (\S+): .*\[(\S+)\]$", said, re.M)
    return {int(line): (severity, rule) for line, severity, rule in found}


UNKNOWN, MOVED = ("avertissement", "address-unknown"), ("avertissement", "address-moved")
GONE = ("erreur", "address-unreachable")
# path → what is said on the first day, and on the second
ANSWERS = {
    "/200": (None, None),
    "/301": (MOVED, MOVED),
    "/302": (None, None),
    "/301-then-302": (MOVED, MOVED),
    "/301-to-404": (UNKNOWN, GONE),
    "/404": (UNKNOWN, GONE),
    "/410": (UNKNOWN, GONE),
    "/401": (UNKNOWN, UNKNOWN),
    "/403": (UNKNOWN, UNKNOWN),
    "/429": (UNKNOWN, UNKNOWN),
    "/500": (UNKNOWN, UNKNOWN),
    "/503": (UNKNOWN, UNKNOWN),
    "/slow": (UNKNOWN, UNKNOWN),
    "/loop": (UNKNOWN, UNKNOWN),
}


def test_all_answers_on_two_days(root: Path, net: Web, capsys: Said) -> None:
    """Reachable, unreachable or unknown; only what says "gone" on two different days is an error."""
    addresses = [net.http + path for path in ANSWERS] + [net.closed + "/a", net.https + "/200"]
    expected = [*ANSWERS.values(), (UNKNOWN, GONE), (UNKNOWN, UNKNOWN)]
    named(root, *addresses)
    for run, day in enumerate((MONDAY, MONDAY, TUESDAY)):
        code = links(root, day)
        said = capsys.readouterr()
        wanted = {5 + i: days[run // 2] for i, days in enumerate(expected) if days[run // 2]}
        assert rows(said.out) == wanted
        assert code == (1 if run == 2 else 0)
        assert "Traceback" not in said.err
    assert said.err == "4 joignables, 4 injoignables, 8 inconnues, 0 écartées\n"
    assert f"a déménagé pour de bon, écrivez {net.http}/new" in said.out
    assert f"a déménagé pour de bon, écrivez {net.http}/302" in said.out
    assert "le site refuse la connexion" in said.out
    assert "certificat du site refusé" in said.out
    assert "pas de réponse à temps" in said.out


def test_each_address_is_asked_once(root: Path, net: Web) -> None:
    """However many places and fragments name it; nothing that its page links to is asked, nor robots.txt."""
    address = f"{net.http}/page"
    named(root, address, f"{address}#a", f"{address}#b", address)
    write(root, PAGE, f"# Un\n\n[x]({address}#c)\n")
    assert links(root, MONDAY) == 0
    assert net.asked == {"/page": 1}
    assert all(re.match(r"Boussole\b", agent) for agent in net.agents)
    assert not any(re.search("link|bot", agent, re.I) for agent in net.agents)


def test_every_place_is_told(root: Path, net: Web, capsys: Said) -> None:
    """Records in each language, CommonMark and hand-written pages: with record, file and line."""
    gone = f"{net.http}/404"
    named(root, gone)
    french = (
        "title: Lire\nsummary: Un guide.\ntheme: work\naudiences: [youth]\nstarts_with: person\n"
        "sources: {page: {url: " + f'"{net.http}/200", seen: 2026-02-01' + "}}\n"
        f"steps:\n  - {{id: ask, text: 'Lisez [la page]({gone}).', source: page}}\n"
    )
    write(root, f"{GUIDE}.fr.yml", french)
    arabic = (
        f"title: قراءة\nsummary: دليل.\nsteps:\n  - {{id: ask, text: 'اقرأ [الصفحة]({gone}).'}}\n"
    )
    write(root, f"{GUIDE}.ar.yml", arabic)
    write(root, PAGE, f"---\ntitle: Un\n---\n\n# Un\n\nDeux\n[x]({gone})\n")
    assert links(root, MONDAY) == 0
    capsys.readouterr()
    assert links(root, TUESDAY, "--lang", "en") == 1
    said = capsys.readouterr().out.splitlines()
    assert [line.partition(" http")[0] for line in said] == [
        f"{PAGE}:8:1: error:",
        f"{TERM}:5:8: error:",
        f"{GUIDE}.ar.yml:4:15: error:",
        f"{GUIDE}.fr.yml:8:15: error:",
    ]
    assert f"{gone} (record `example-asked`): unreachable, from {MONDAY} to {TUESDAY}" in said[1]
    assert "(record" not in said[0]


def test_forms(root: Path, net: Web, capsys: Said) -> None:
    """For a weekly job: GitHub's annotations and JSON, as `check` has them."""
    named(root, f"{net.http}/403")
    links(root, MONDAY, "--format", "github", "--lang", "en")
    assert f"::warning file={TERM},line=5," in capsys.readouterr().out
    links(root, MONDAY, "--format", "json", "--lang", "en")
    assert json.loads(capsys.readouterr().out)[0]["rule"] == "address-unknown"


def test_suppressed(root: Path, net: Web, capsys: Said) -> None:
    """A suppressed address is not asked, nor its like under a star; unused and old entries are told."""
    named(root, "https://example.org/old/1", "https://example.org/old/2", f"{net.http}/200")
    write(
        root,
        suppressed.NAME,
        "suppressed:\n"
        '  - {address: "https://example.org/none", reason: Un essai., since: 2026-03-01}\n'
        '  - {address: "https://example.org/old*", reason: Un essai., since: 2024-03-01}\n',
    )
    assert links(root, MONDAY) == 0
    said = capsys.readouterr()
    assert "links.yml:2:5: avertissement:" in said.out and "[suppressed-unused]" in said.out
    assert "links.yml:3:5: avertissement:" in said.out and "[suppressed-old]" in said.out
    assert said.err == "1 joignables, 0 injoignables, 0 inconnues, 2 écartées\n"
    assert net.asked == {"/200": 1}


def test_a_wrong_list_stops(root: Path, net: Web, capsys: Said) -> None:
    """1, with its line, before anyone is asked."""
    named(root, f"{net.http}/200")
    write(root, suppressed.NAME, "suppressed:\n  - {address: x, raison: y, since: 2030-01-01}\n")
    assert links(root, MONDAY) == 1
    said = capsys.readouterr().out
    assert said.count("links.yml:2:5: erreur:") == 4
    assert "champ inconnu `raison`, vouliez-vous dire `reason`" in said or "reason" in said
    assert not net.asked


def test_no_network(root: Path, net: Web, capsys: Said) -> None:
    """When nobody answers at all it is this machine that is cut off: 2, and nothing is remembered."""
    named(root, f"{net.closed}/a", f"{net.closed}/b")
    assert links(root, MONDAY) == 2
    assert "connected" in capsys.readouterr().err
    assert not (root / "build").exists()


def test_nothing_to_ask(root: Path, capsys: Said) -> None:
    """A repository without addresses is fine."""
    assert links(root, MONDAY) == 0
    assert capsys.readouterr().err.startswith("0 joignables")


@pytest.mark.parametrize("text", ["{", '{"a": 1}', "\udcff"])
def test_a_broken_state(root: Path, net: Web, capsys: Said, text: str) -> None:
    """What cannot be read is forgotten and said; the run goes on and leaves a sound file."""
    named(root, f"{net.http}/404", f"{net.http}/200")
    state = root / "build" / "links.json"
    state.parent.mkdir()
    state.write_bytes(text.encode("utf-8", "surrogateescape"))
    assert links(root, MONDAY) == 0
    assert "links.json" in capsys.readouterr().err
    first = state.read_bytes()
    assert list(json.loads(first)) == [f"{net.http}/404"]
    assert links(root, MONDAY) == 0
    assert state.read_bytes() == first
    assert capsys.readouterr().err.count("\n") == 1
    assert [path.name for path in state.parent.iterdir()] == ["links.json"]
