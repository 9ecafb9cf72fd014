"""What the reading itself reports, before any rule runs: the help of each, as for the rules."""

from __future__ import annotations

from generator.check.rules import Rule, reading

READING: tuple[Rule, ...] = (
    reading("file-name", ("Un fichier porte un nom attendu, à un endroit attendu.", "Renommez-le `<identifiant>.fr.yml`, dans le dossier de sa collection."), ("A file has an expected name, in an expected place.", "Rename it `<id>.fr.yml`, in its collection's folder.")),
    reading("file-size", ("Un fichier a 64 Kio au plus.", "Coupez la fiche en deux, ou raccourcissez."), ("A file has 64 KiB at most.", "Cut the record in two, or shorten it.")),
    reading("encoding", ("Un fichier est en UTF-8.", "Enregistrez-le en UTF-8, sans BOM."), ("A file is UTF-8.", "Save it as UTF-8, without a BOM.")),
    reading("control-character", ("Un texte n'a pas de caractère invisible.", "Effacez-le ; un copier-coller l'a souvent apporté."), ("A text has no invisible character.", "Delete it; it often came with a copy and paste.")),
    reading("tab", ("Un fichier n'a pas de tabulation.", "Remplacez-la par des espaces."), ("A file has no tab.", "Replace it with spaces.")),
    reading("yaml", ("Un fichier est du YAML lisible.", "Comparez la ligne avec une fiche de `opportunities/blank/`."), ("A file is readable YAML.", "Compare the line with a record in `opportunities/blank/`.")),
    reading("empty-file", ("Un fichier n'est pas vide.", "Effacez-le, ou remplissez-le."), ("A file is not empty.", "Delete it, or fill it.")),
    reading("not-a-map", ("Un fichier est fait de lignes `champ: valeur`.", "Comparez avec une fiche de `opportunities/blank/`."), ("A file is made of `key: value` lines.", "Compare with a record in `opportunities/blank/`.")),
    reading("several-documents", ("Un fichier contient une seule fiche.", "Effacez la ligne `---` et ce qui suit."), ("A file holds one record.", "Delete the `---` line and what follows.")),
    reading("directive", ("Un fichier n'a pas de ligne `%…`.", "Effacez-la."), ("A file has no `%…` line.", "Delete it.")),
    reading("anchor", ("Une valeur ne commence pas par `&`.", "Mettez-la entre guillemets."), ("A value does not begin with `&`.", "Put it in quotes.")),
    reading("alias", ("Une valeur ne commence pas par `*`.", "Mettez-la entre guillemets."), ("A value does not begin with `*`.", "Put it in quotes.")),
    reading("tag", ("Une valeur ne commence pas par `!`.", "Mettez-la entre guillemets."), ("A value does not begin with `!`.", "Put it in quotes.")),
    reading("merge-key", ("Un fichier n'a pas de `<<`.", "Écrivez les champs."), ("A file has no `<<`.", "Write the keys.")),
    reading("complex-key", ("Un nom de champ est un simple mot.", "Mettez le texte entre guillemets."), ("A key is a single word.", "Put the text in quotes.")),
    reading("repeated-key", ("Un champ n'est écrit qu'une fois.", "Gardez une des deux lignes."), ("A key is written once.", "Keep one of the two lines.")),
    reading("depth", ("Un fichier a 20 niveaux au plus.", "Une parenthèse est sans doute mal fermée."), ("A file has 20 levels at most.", "A bracket is probably not closed.")),
    reading("null-value", ("`null` et `~` ne veulent rien dire ici.", "Effacez la ligne : ce qui n'est pas connu est absent."), ("`null` and `~` mean nothing here.", "Delete the line: what is not known is absent.")),
    reading("shape", ("Une valeur a la forme attendue : texte, liste ou champs.", "Reprenez la forme de l'exemple."), ("A value has the expected shape: text, list or keys.", "Take the example's shape.")),
    reading("unknown-key", ("Un champ existe dans sa collection.", "Corrigez le nom ; la liste est dans la page des champs."), ("A key exists in its collection.", "Correct the name; the list is on the page of fields.")),
    reading("missing-key", ("Un champ nécessaire est présent.", "Ajoutez-le, d'après l'exemple."), ("A required key is present.", "Add it, after the example.")),
    reading("empty-value", ("Une valeur n'est pas vide.", "Écrivez-la, ou effacez la ligne."), ("A value is not empty.", "Write it, or delete the line.")),
    reading("wrong-value", ("Une valeur s'écrit comme l'exemple.", "Reprenez la forme de l'exemple."), ("A value is written like the example.", "Take the example's form.")),
    reading("closed-list", ("Une valeur d'une liste fermée est dans la liste.", "Choisissez une valeur de la liste."), ("A value of a closed list is in the list.", "Choose a value of the list.")),
    reading("day-exists", ("Un jour existe dans le calendrier.", "Corrigez le jour ou le mois."), ("A day exists in the calendar.", "Correct the day or the month.")),
    reading("too-long", ("Un texte ne dépasse pas sa limite.", "Raccourcissez-le."), ("A text is within its limit.", "Shorten it.")),
    reading("fact-in-translation", ("Une traduction ne contient que des mots.", "Effacez le fait : il est dans le fichier français."), ("A translation holds words only.", "Delete the fact: it stands in the French file.")),
    reading("item-ids", ("Les identifiants d'une liste sont uniques, et les mêmes dans chaque langue.", "Reprenez ceux du fichier français."), ("The ids of a list are unique, and the same in each language.", "Take the French file's.")),
    reading("page-file", ("`docs/` ne contient que des pages et des images.", "Mettez les pages `.md` dans le dossier de leur langue ; effacez le reste."), ("`docs/` holds pages and images only.", "Put the `.md` pages in their language's folder; delete the rest.")),
)  # fmt: skip
