"""Which files are records is said by their names and folders; a stranger is a problem, never skipped."""

from __future__ import annotations

from pathlib import Path

from generator import tree


def test_find(tmp_path: Path) -> None:
    """Files are found sorted, with their folders; links, strange folders and names are problems."""
    names = (
        "services/abroad/b.fr.yml",
        "services/azilal/a.ar.yml",
        "guides/c.fr.yml",
        "vocabularies/kinds.yml",
    )
    for name in (
        *names,
        "blank/guides.fr.yml",
        "odd/a.fr.yml",
        "loose.fr.yml",
        "vocabularies/x.fr.yml",
    ):
        path = tmp_path / "opportunities" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    for name in ("README.md", "translations.lock", "guides/.gitkeep"):
        (tmp_path / "opportunities" / name).touch()
    (tmp_path / "opportunities/guides/link.fr.yml").symlink_to("c.fr.yml")
    (tmp_path / "opportunities/guides/again").symlink_to("..")
    (tmp_path / "opportunities/guides/d.fr.yml").mkdir()
    files, problems = tree.find(tmp_path, "opportunities", ("guides", "services", "vocabularies"))
    assert [(file.collection, file.folder, file.id, file.lang) for file in files] == [
        ("guides", "", "c", "fr"), ("services", "abroad", "b", "fr"), ("services", "azilal", "a", "ar"),
        ("vocabularies", "", "kinds", ""),
    ]  # fmt: skip
    assert {p.spot.path.removeprefix("opportunities/") for p in problems} == {
        "guides/again", "guides/link.fr.yml", "loose.fr.yml", "odd", "vocabularies/x.fr.yml",
    }  # fmt: skip
    assert {p.rule for p in problems} == {"file-name"}
