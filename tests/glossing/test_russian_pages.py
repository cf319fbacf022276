"""Pages in one line, labels and datelines in Russian, and whose a document is by its outlet."""

import pytest

from onrecord.glossing import Alignment
from onrecord.glossing.russian import pieces
from onrecord.intake import document_from_text
from onrecord.pipeline import read_intake

TITLE = "Встреча с Президентом Сербии Бранко Веселичем"
PAGE = (
    f"События {TITLE} В Кремле состоялась встреча Аркадия Веретенникова с Президентом Сербии Бранко "
    "Веселичем, находящимся в Москве с рабочим визитом. 14 марта 2023 года 17:05 Москва, Кремль "
    "А.Веретенников: Рад Вас видеть. Б.Веселич Веселич Бранко Президент Сербии (как переведено): Спасибо. "
    "Приглашаю Вас приехать в Белград. <…> География Сербия Темы Внешняя политика Лица Веселич Бранко "
    "Статус материала Опубликован в разделе: Новости Дата публикации: 14 марта 2023 года, 17:05"
)


def english(text, title="", home=""):
    return Alignment(text, pieces(text, title, home)).gloss


def read(text, **about):
    report = read_intake(document_from_text(text, published="2023-03-17", language="ru", **about))
    assert report.status == "read", report.error
    return report


def test_a_page_in_one_line_gets_its_paragraphs_back():
    paragraphs = [line.strip() for line in english(PAGE, TITLE).split("\n\n")]
    assert paragraphs[0] == "A meeting with president of Serbia Branko Veselich"
    assert paragraphs[1].startswith(
        "In the Kremlin there was a meeting between President Arkady Veretennikov"
    )
    assert paragraphs[-2].startswith("Veretennikov:")
    assert paragraphs[-1].startswith("Veselich:")
    assert "Statu" not in paragraphs[-1]


def test_leaders_of_a_page_speak_for_their_states():
    report = read(PAGE, title=TITLE, outlet="kremlin.ru")
    assert [[s.country for s in one.speakers] for one in report.statements] == [["RUS"], ["SRB"]]
    told = [(c.channel, c.status, sorted(p.country for p in c.participants)) for c in report.contacts]
    assert told == [("meeting", "held", ["RUS", "SRB"]), ("visit", "proposed", ["RUS"])]


def test_every_place_of_a_page_is_its_own():
    report = read(PAGE, title=TITLE, outlet="kremlin.ru")
    for statement in report.statements:
        for span in (*statement.content, *statement.speakers):
            assert PAGE[span.start : span.end] == span.text


@pytest.mark.parametrize(
    ("text", "gloss"),
    [
        ("РАБАТ, 9 октября. /ТАСС/. Экспорт вырос.", "RABAT, October 9. /TASS/. Exports rose."),
        ("Москва. 9 октября. INTERFAX.RU - Экспорт вырос.", "MOSCOW, October 9 - Exports rose."),
        ("МОСКВА, 9 октября - РИА Новости. Экспорт вырос.", "MOSCOW, October 9 - Exports rose."),
    ],
)
def test_a_dateline_is_one_as_english_has_it(text, gloss):
    assert english(text) == gloss


@pytest.mark.parametrize(
    ("outlet", "side"),
    [("ТАСС", "RUS"), ("1tv.ru", "RUS"), ("МИД Беларуси", "BLR"), ("БелТА", "BLR"), ("Вестник рыбака", None)],
)
def test_an_outlet_tells_whose_a_minister_is(outlet, side):
    report = read("Экспорт вырос, сообщил министр торговли Иван Рыбаков.", outlet=outlet)
    assert [s.country for one in report.statements for s in one.speakers] == [side]


def test_an_own_man_of_a_russian_outlet_needs_no_office():
    report = read(
        "Владимир Рыбин встретился в Кремле с президентом Греции Янисом Караманосом.", outlet="1tv.ru"
    )
    assert [sorted(p.country for p in c.participants) for c in report.contacts] == [["GRC", "RUS"]]


def test_who_speaks_by_a_pronoun_is_the_pronoun_alone():
    text = "Президент Армении Грант Мелконян прибыл в Москву. По его словам, переговоры будут трудными."
    (statement,) = read(text).statements
    assert statement.cue.text == "По его словам"
    assert [s.text for s in statement.speakers] == ["его"]
