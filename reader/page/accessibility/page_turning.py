"""The labels of links that turn pages of a manual or lead to its index, in common languages of the web."""

from __future__ import annotations

import re

from reader.page.dom.words import phrases

_LABELS = """
next | next page | next chapter | next section | next topic | next up | previous | previous page
previous chapter | previous section | previous topic | prev | up | up one level | top | top of page
go to top | home | contents | table of contents | toc | index | first | first page | last | last page
weiter | zurück | nächste | nächste seite | nächster | vorige | vorherige | vorherige seite | vorheriger
hoch | nach oben | anfang | seitenanfang | inhalt | inhaltsverzeichnis | startseite | stichwortverzeichnis
suivant | suivante | page suivante | précédent | précédente | page précédente | retour | haut
haut de page | début | sommaire | table des matières | accueil
siguiente | página siguiente | anterior | página anterior | subir | arriba | atrás | inicio | índice
contenido | contenidos | tabla de contenidos | índice general
avanti | indietro | successivo | successiva | precedente | pagina successiva | pagina precedente | su
indice | sommario
próximo | próxima | próxima página | seguinte | voltar | acima | início | sumário | conteúdo
volgende | vorige | omhoog | inhoud | inhoudsopgave
nästa | nästa sida | föregående | föregående sida | upp | innehåll | næste | forrige | neste | op | opp
indhold | innhold
dalej | następny | następna | poprzedni | poprzednia | wstecz | w górę | spis treści
далее | вперёд | вперед | назад | следующая | предыдущая | вверх | наверх | уровень выше | содержание
оглавление | указатель | начало
次へ | 次 | 前へ | 前 | 戻る | 上へ | 上に戻る | 目次 | 索引 | ホーム | トップ | 次のページ | 前のページ
下一页 | 上一页 | 下一步 | 上一步 | 下一章 | 上一章 | 上一级 | 起始页 | 返回
首页 | 目录 | 下一頁 | 上一頁 | 目錄
다음 | 이전 | 위로 | 목차 | 처음으로
"""
_KNOWN = phrases(_LABELS)
_BACK = re.compile(
    r"(?:(?:go )?back to|return to|zurück zu[rm]?|retour (?:à|au)|volver al?|torna al?|voltar (?:ao|à))\b",
    re.IGNORECASE,
)
_SIGNS = re.compile(r"[^\w' ]+|_")


def is_page_turning(label: str) -> bool:
    """True if a link with this label turns the page: "Next", "« Up", "Back to the contents"."""
    words = " ".join(_SIGNS.sub(" ", label).split())
    return words.casefold() in _KNOWN or _BACK.match(words) is not None
