"""Which language a text is in, and what is said when it cannot be read."""

import pytest

from onrecord.intake import Request, document_from_text, load

ENGLISH = "The two ministers agreed that trade between Norway and Ghana should grow in the coming year."


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (ENGLISH, "en"),
        (ENGLISH.upper(), "en"),
        ("Los dos ministros acordaron que el comercio entre Noruega y Ghana crezca el próximo año.", "es"),
        ("Два министра договорились увеличить торговлю между Норвегией и Ганой в следующем году.", "ru"),
        ("Die beiden Minister vereinbarten, den Handel zwischen Norwegen und Ghana auszubauen.", "de"),
        ("两国部长同意在来年扩大挪威与加纳之间的贸易往来，并加强合作。", "zh"),
    ],
)
def test_detected(text, language):
    assert document_from_text(text).document.language == language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Exports from Hong Kong to Peru quadrupled.", "en"),
        ("Togo's exports to Côte d'Ivoire rose by 74.5%.", "en"),
        ("Bilateral trade between Jordan and El Salvador grew by 60%.", "en"),
        ("Mali-Uganda trade turnover fell 2 times.", "en"),
        ("El comercio entre Chile y Perú creció 12%.", "es"),
        ("Comércio entre Brasil e Angola cresceu 5%.", "pt"),
        ("Chile, Peru, Ecuador, Bolivia: 2014", None),
        ("Fair Trade Guatemala Honduras: 12", None),
    ],
)
def test_names_do_not_hide_the_language_of_a_short_sentence(text, language):
    assert document_from_text(text).document.language == language


def test_a_language_that_is_not_read_is_named():
    row = document_from_text("Les deux ministres sont convenus que le commerce doit croître.")
    (note,) = [note for note in row.notes if note.code == "language-not-read"]
    assert "French (fr)" in note.text
    assert "English (en), Spanish (es) and Russian (ru)" in note.text
    assert "--language" in note.text


def test_too_little_text_is_not_guessed_at():
    row = document_from_text("Cocoa: 12")
    (note,) = [note for note in row.notes if note.code == "language-unknown"]
    assert row.document.language is None
    assert "--language en" in note.text


def test_what_the_caller_says_wins():
    assert document_from_text(ENGLISH, language="nl").document.language == "nl"


def test_a_declared_language_counts_where_detection_is_not_sure(tmp_path):
    page = '<html lang="fr-CA"><body><article><p>{}</p></article></body></html>'
    (tmp_path / "short.html").write_text(page.format("Cacao: 12"))
    (tmp_path / "long.html").write_text(page.format(ENGLISH))
    short, long = load([str(tmp_path / "short.html"), str(tmp_path / "long.html")], Request())
    assert short.document.language == "fr"
    assert long.document.language == "en"


def test_furniture_does_not_decide():
    russian = "Читайте также: Гана и Норвегия подписали договор о рыболовстве и торговле какао\n\n" * 3
    assert document_from_text(russian + ENGLISH).document.language == "en"


def test_a_plain_text_needs_no_statistics(monkeypatch):
    monkeypatch.setattr("onrecord.intake.language._identifier", None)
    assert (
        document_from_text(
            " ".join([ENGLISH] * 4) + " They said it was more than last year."
        ).document.language
        == "en"
    )


def test_a_few_english_words_do_not_make_a_long_text_english():
    spanish = "Los dos ministros acordaron que el comercio entre Noruega y Ghana crezca el próximo año. "
    assert (
        document_from_text(spanish * 6 + "The minister and the others were with him.").document.language
        == "es"
    )
