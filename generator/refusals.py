"""Why a text cannot be read, in an editor's words. Row 0.

libyaml's own wording never reaches an editor: `from_yaml` puts ours in its place.
"""

from __future__ import annotations

from generator.problems import Text

# By rule. What stands in braces is filled in by `load`.
# fmt: off
MESSAGES: dict[str, Text] = {
    "file-size": Text("le fichier a {size} octets ; la limite est {limit}", "the file has {size} bytes; the limit is {limit}"),
    "encoding": Text("ce caractère n'est pas en UTF-8 : enregistrez le fichier en UTF-8", "this character is not UTF-8: save the file as UTF-8"),
    "control-character": Text("caractère invisible {code} : effacez-le", "invisible character {code}: delete it"),
    "tab": Text("tabulation : remplacez-la par des espaces", "a tab: replace it with spaces"),
    "empty-file": Text("le fichier est vide", "the file is empty"),
    "directive": Text("une ligne `%…` : effacez-la", "a `%…` line: delete it"),
    "several-documents": Text("deuxième document (`---`) : une fiche par fichier", "a second document (`---`): one record per file"),
    "alias": Text("`*…` renvoie à un autre endroit : écrivez la valeur, ou mettez-la entre guillemets", "`*…` points elsewhere: write the value, or put it in quotes"),
    "anchor": Text("`&{name}` n'est pas permis : mettez le texte entre guillemets", "`&{name}` is not allowed: put the text in quotes"),
    "tag": Text("une valeur commence par `!` : mettez-la entre guillemets", "a value begins with `!`: put it in quotes"),
    "depth": Text("plus de {limit} niveaux imbriqués", "more than {limit} nested levels"),
    "complex-key": Text("un nom de champ doit être un simple mot", "a key must be a single word"),
    "merge-key": Text("`<<` n'est pas permis : écrivez les champs", "`<<` is not allowed: write the keys"),
    "repeated-key": Text("`{key}` est écrit deux fois : gardez-en un", "`{key}` is written twice: keep one"),
    "null-value": Text("`{text}` ne veut rien dire ici : effacez la ligne", "`{text}` means nothing here: delete the line"),
    "not-a-map": Text("le fichier doit contenir des lignes `champ: valeur`", "the file must hold `key: value` lines"),
}
# A part of libyaml's sentence → ours. The first that is found wins; the last catches what is not foreseen.
_FROM_YAML: tuple[tuple[str, Text], ...] = (
    ("mapping values are not allowed", Text("deux-points suivi d'un espace au milieu d'un texte : mettez tout le texte entre guillemets \"…\"", 'a colon and a space inside a text: put the whole text in quotes "…"')),
    ("unexpected end of stream", Text("guillemet ouvert et jamais fermé : ajoutez le guillemet de fin", "a quote is opened and never closed: add the closing quote")),
    ("expected ',' or", Text("crochet ou accolade jamais fermé, ou virgule oubliée", "a bracket is never closed, or a comma is missing")),
    ("could not find expected ':'", Text("il manque les deux-points après le nom du champ : écrivez `champ: valeur`", "the colon after the key is missing: write `key: value`")),
    ("cannot start any token", Text('ce signe ne peut pas commencer une valeur : mettez le texte entre guillemets "…"', 'this sign cannot begin a value: put the text in quotes "…"')),
    ("unknown escape character", Text("barre oblique inverse dans un texte entre guillemets : doublez-la (`\\\\`)", "a backslash in a quoted text: write it twice (`\\\\`)")),
    ("hexdecimal number", Text("barre oblique inverse dans un texte entre guillemets : doublez-la (`\\\\`)", "a backslash in a quoted text: write it twice (`\\\\`)")),
    ("did not find expected key", Text("retrait inattendu, ou guillemet au milieu d'un texte entre guillemets", "unexpected indentation, or a quote inside a quoted text")),
    ("block sequence entries are not allowed", Text("un tiret de liste à cette place : mettez-le sur une nouvelle ligne, en retrait", "a list hyphen here: put it on a new, indented line")),
    ("expected '-' indicator", Text("retrait inattendu dans une liste : alignez les tirets", "unexpected indentation in a list: align the hyphens")),
    ("", Text("ce n'est pas du YAML : comparez avec une fiche de `opportunities/blank/`", "this is not YAML: compare with a record in `opportunities/blank/`")),
)
# fmt: on


class Refusal(Exception):
    """A text that cannot be read: a rule, a place that starts at line 1 and column 1, and why."""

    def __init__(self, rule: str, line: int, column: int, message: Text) -> None:
        super().__init__(message.en)
        self.rule, self.line, self.column, self.message = rule, line, column, message


def refusal(rule: str, line: int, column: int, **values: object) -> Refusal:
    """A refusal with its rule's message, filled."""
    message = MESSAGES[rule]
    return Refusal(
        rule, line, column, Text(message.fr.format(**values), message.en.format(**values))
    )


def from_yaml(said: str) -> Text:
    """Our words for what libyaml said."""
    return next(message for part, message in _FROM_YAML if part in said)
