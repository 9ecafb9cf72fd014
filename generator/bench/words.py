"""Sentences in three languages, joined from fragments: invented, varied, of natural length."""

from __future__ import annotations

from random import Random
from typing import NamedTuple


class Three(NamedTuple):
    """One text in French, Arabic and English."""

    fr: str
    ar: str
    en: str

    def __add__(self, other: object) -> Three:
        """Joined language by language."""
        assert isinstance(other, Three)
        return Three(*(one + two for one, two in zip(self, other, strict=True)))


def same(text: str) -> Three:
    """A text that is the same in every language: a number, a sign."""
    return Three(text, text, text)


# fmt: skip keeps one fragment on one line, its three languages side by side.
DO = (
    Three("Demandez", "اطلب", "Ask for"),
    Three("Préparez", "أعدّ", "Prepare"),
    Three("Déposez", "قدّم", "Hand in"),
    Three("Vérifiez", "تحقق من", "Check"),
    Three("Gardez", "احتفظ بـ", "Keep"),
    Three("Apportez", "أحضر", "Bring"),
    Three("Relisez", "راجع", "Read again"),
    Three("Signez", "وقّع", "Sign"),
    Three("Photocopiez", "انسخ", "Copy"),
    Three("Faites traduire", "ترجم", "Have someone translate"),
)
WHAT = (
    Three("la lettre d'admission", "رسالة القبول", "the letter of admission"),
    Three("le formulaire rempli", "الاستمارة المعبأة", "the completed form"),
    Three("le contrat signé", "العقد الموقع", "the signed contract"),
    Three("le relevé de notes", "كشف النقط", "the transcript of marks"),
    Three("l'acte de naissance", "عقد الازدياد", "the birth certificate"),
    Three("la preuve de paiement", "إثبات الأداء", "the proof of payment"),
    Three("le certificat médical", "الشهادة الطبية", "the medical certificate"),
    Three("l'attestation de travail", "شهادة العمل", "the certificate of employment"),
    Three("le projet écrit", "المشروع المكتوب", "the written project"),
    Three("la réponse de l'organisme", "جواب المؤسسة", "the body's answer"),
    Three("le justificatif de logement", "إثبات السكن", "the proof of housing"),
    Three("le relevé d'assurance", "كشف التأمين", "the insurance statement"),
)
WHERE = (
    Three("au guichet de la province", "في شباك الإقليم", "at the province's counter"),
    Three(
        "auprès de l'établissement d'accueil", "لدى المؤسسة المستقبلة", "at the host institution"
    ),
    Three("sur la page de l'organisme", "على صفحة المؤسسة", "on the body's page"),
    Three("à la mairie de votre commune", "في مقر جماعتك", "at your commune's office"),
    Three("dans un dossier à votre nom", "في ملف باسمك", "in a file under your name"),
    Three("avant le rendez-vous", "قبل الموعد", "before the appointment"),
    Three("avec une pièce d'identité", "مع وثيقة هوية", "with a proof of identity"),
    Three(
        "à la caisse dont vous dépendez", "في الصندوق الذي تنتمي إليه", "at the fund you belong to"
    ),
    Three("au service des étudiants", "في مصلحة الطلبة", "at the students' office"),
    Three(
        "dans la langue du pays d'accueil", "بلغة بلد الاستقبال", "in the host country's language"
    ),
    Three("en deux exemplaires", "في نسختين", "in two copies"),
)
WHY = (
    Three(
        "Le service répond par écrit et garde une copie.",
        "تجيب المصلحة كتابة وتحتفظ بنسخة.",
        "The office answers in writing and keeps a copy.",
    ),
    Three(
        "Sans ce papier, le dossier reste en attente.",
        "بدون هذه الوثيقة يبقى الملف معلقا.",
        "Without this paper the file waits.",
    ),
    Three(
        "Un reçu vous est remis le même jour.",
        "يُسلَّم لك وصل في اليوم نفسه.",
        "You get a receipt on the same day.",
    ),
    Three(
        "Personne ne peut le faire à votre place contre de l'argent.",
        "لا أحد يمكنه أن يقوم بذلك مكانك مقابل المال.",
        "Nobody can do this in your place for money.",
    ),
    Three(
        "La copie certifiée suffit dans la plupart des cas.",
        "تكفي النسخة المصادق عليها في أغلب الحالات.",
        "A certified copy is enough in most cases.",
    ),
    Three(
        "Le délai dépend du nombre de demandes.",
        "يتوقف الأجل على عدد الطلبات.",
        "The delay depends on the number of requests.",
    ),
    Three(
        "Une personne de confiance peut vous accompagner.",
        "يمكن أن يرافقك شخص تثق به.",
        "Someone you trust may go with you.",
    ),
    Three(
        "Si le nom change, refaites la demande.",
        "إذا تغير الاسم فأعد الطلب.",
        "If the name changes, apply again.",
    ),
    Three(
        "Le guichet ne garde jamais votre passeport.",
        "لا يحتفظ الشباك أبدا بجواز سفرك.",
        "The counter never keeps your passport.",
    ),
)
THING = (
    Three("Année d'études", "سنة دراسية", "Year of study"),
    Three("Saison agricole", "موسم فلاحي", "Farming season"),
    Three("Stage en entreprise", "تدريب في مقاولة", "Company internship"),
    Three("Bourse de recherche", "منحة بحث", "Research grant"),
    Three("Chantier de volontaires", "ورش للمتطوعين", "Volunteers' camp"),
    Three("Formation en alternance", "تكوين بالتناوب", "Work-study training"),
    Three("Échange de lycées", "تبادل بين الثانويات", "School exchange"),
    Three("Contrat de soins", "عقد رعاية", "Care contract"),
)
FOR = (
    Three("pour les jeunes diplômés", "للشباب الحاصلين على شهادات", "for young graduates"),
    Three("pour les gens de métier", "لأصحاب الحرف", "for people with a trade"),
    Three("pour les familles", "للأسر", "for families"),
    Three("pour les personnes de retour", "للعائدين", "for people coming back"),
    Three("pour les étudiants en master", "لطلبة الماستر", "for master's students"),
    Three("pour les associations", "للجمعيات", "for associations"),
)  # fmt: skip
BODY = Three("Office d'exemple", "مكتب المثال", "Example office")
COUNTER = Three("Guichet d'exemple", "شباك المثال", "Example counter")
PAPER = Three("Attestation d'exemple", "شهادة المثال", "Example certificate")
RIGHT = Three("Garder ses droits", "الحفاظ على الحقوق", "Keeping one's rights")
STREET = Three(", avenue de l'Exemple", "، شارع المثال", ", Example Avenue")
PORTAL = Three("la page d'exemple", "صفحة المثال", "the example page")
SPACE, STOP, BREAK = same(" "), same("."), same("\n\n")


def numbered(name: Three, number: int) -> Three:
    """A name made the only one of its kind."""
    return name + same(f" {number}")


def order(random: Random) -> Three:
    """`Gardez le contrat signé en deux exemplaires.`"""
    return random.choice(DO) + SPACE + random.choice(WHAT) + SPACE + random.choice(WHERE) + STOP


def sentences(random: Random) -> Three:
    """What to do, why, and what next: three short sentences."""
    return order(random) + SPACE + random.choice(WHY) + SPACE + order(random)


def linked(random: Random) -> Three:
    """Two sentences, the last with a CommonMark link."""
    link = Three(*(f" [{text}](https://example.org/{random.randrange(10**6)})." for text in PORTAL))
    return order(random) + Three(" Lisez", " اقرأ", " Read") + link


def passage(random: Random) -> Three:
    """Two paragraphs; one time in three the second is a list."""
    first = sentences(random) + SPACE + sentences(random)
    if random.random() < 0.67:
        return first + BREAK + sentences(random) + SPACE + linked(random)
    bullet = same("\n- ")
    return (
        first
        + same("\n")
        + bullet
        + order(random)
        + bullet
        + order(random)
        + bullet
        + order(random)
    )


def title(random: Random, number: int) -> Three:
    """`Année d'études pour les familles 17`."""
    return numbered(random.choice(THING) + SPACE + random.choice(FOR), number)
