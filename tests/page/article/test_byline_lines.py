"""Lines that name an author or a date."""

from __future__ import annotations

import pytest

from reader.page.article.byline_lines import author_of, dated_author, day_of, is_date


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("By Ann Oakley", "Ann Oakley"),
        ("By Ann OakleyTwitter", "Ann Oakley"),
        ("Written by Ann Oakley", "Ann Oakley"),
        ("Story by: Ann Oakley", "Ann Oakley"),
        ("Geschrieben von Ann Oakley", "Ann Oakley"),
        ("Von Ann Oakley und Bob Reed", "Ann Oakley und Bob Reed"),
        ("by Ann Oakley Last updated 04 Jun 2020, originally created 17 Jun 2019", "Ann Oakley"),
        ("jeudi 13 juin 2019, par Anne Chêne", "Anne Chêne"),
        ("Por Ana de la Vega | 4 de mayo de 2022, 10:30 hrs.", "Ana de la Vega"),
        ("Автор: Анна Окли", "Анна Окли"),
        ("Von Ann Oakley | 4.5.2020 | Lesezeit: 4 Minuten", "Ann Oakley"),
        ("By Ann Jane Oakley on Jul 04, 2014 at 11:30a @annoakley", "Ann Jane Oakley"),
        ("文：佐藤花子", "佐藤花子"),
        ("海报记者 王小明", "王小明"),
        ("بقلم: آن أوكلي", "آن أوكلي"),
    ],
)
def test_byline_lines_are_recognised(line: str, name: str) -> None:
    assert author_of(line) == name


@pytest.mark.parametrize(
    "line",
    [
        "By Christmas.",
        "By the sea they sat.",
        "Von Berlin nach Paris",
        "Ann Oakley",
        "Story Telling",
        "Written by",
        "By hand?",
        "",
    ],
)
def test_other_lines_are_not_bylines(line: str) -> None:
    assert author_of(line) == ""


@pytest.mark.parametrize(
    "line",
    [
        "4 May 2020",
        "Updated: May 4, 2020, 10 a.m.",
        "Montag, 4. Mai 2020, 10:30 Uhr",
        "4 de maio de 2022, 05:34 h Atualizado em 4 de maio de 2022, 05:35",
        "Ann Oakley, 04.05.2020",
        "2020年5月4日",
        "10:30 - 4 May 2020",
        "4 May 2020: updated",
        "Last updated on 4 May 2020.",
        "Ann Oakley ann.oakley@harbor.example | Monday 4 May, 2020",
    ],
)
def test_date_lines_are_recognised(line: str) -> None:
    assert is_date(line)


@pytest.mark.parametrize(
    "line",
    [
        "In 2020 the lamp went out.",
        "On 4 May 2020 nobody came to light the lamp.",
        "On 4 May 2020 the lamp broke.",
        "Lamp week, May 3–5, 2024, 10 a.m. to 6 p.m.",
        "Du 3 au 5 mai 2024, de 10h à 18h, entrée libre",
        "Vom 3. bis 5. Mai 2024, täglich ab 10 Uhr",
        "Dal 3 al 5 maggio 2024",
        "4 May 1921: The lamp is lit.",
        "04.05.1921: Die Lampe brennt",
        "Téléphone 06.12.34.56.78",
        "Version 3.11.24.1",
    ],
)
def test_event_dates_are_not_date_lines(line: str) -> None:
    assert not is_date(line)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Updated: May 4, 2020, 10 a.m.", "2020-05-04"),
        ("Montag, 4. März 2020", "2020-03-04"),
        ("1er juin, puis 2 juillet 2020", "2020-07-02"),
        ("4 de maio de 2022, 05:34 h", "2022-05-04"),
        ("4 мая 2020, 10:30", "2020-05-04"),
        ("04.05.2020", "2020-05-04"),
        ("2020年5月4日 10時30分", "2020-05-04"),
        ("２０２０年５月４日", "2020-05-04"),
        ("2020-05-04 10:30", "2020-05-04"),
        ("4/5/2020", ""),
        ("45 May 2020", ""),
        ("40 ships 2020", ""),
        ("yesterday", ""),
    ],
)
def test_date_of_a_line_is_parsed(line: str, day: str) -> None:
    assert day_of(line) == day


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Ann Oakley ann@harbor.example | Monday 4 May, 2020", "Ann Oakley"),
        ("Ann Oakley | 4 May 2020", ""),
        ("Write to ann@harbor.example by 4 May 2020", ""),
    ],
)
def test_name_beside_a_mail_address_and_a_date_is_the_author(line: str, name: str) -> None:
    assert dated_author(line) == name
