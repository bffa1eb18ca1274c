"""What sites write over the parts of a page that are not its article, in the languages of most of the web.

A phrase is the whole of a heading or a short line, compared without case, punctuation and numbers
(`#` stands for a number). `one/other` offers words to choose from; `…` at the end allows more words.
No phrase is one that an article is likely to have over a part of its own: a lone "Comments" or
"Tags" can be a chapter, "Leave a comment" cannot.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import product

_OVER_OTHERS = """
related
related articles/posts/stories/story/content/news/topics/links/reading/coverage/items/videos
more/other/similar/recommended/featured/suggested articles/posts/stories/news/headlines/videos
recent/latest/popular/top/trending/new articles/posts/stories/news/headlines/videos
more/latest/recent/top/other/popular articles/posts/stories/news/headlines from/on/about/in …
more from/by/like …
also on/in/from …
read more/next/also
also read
read this next
what to read next
up next
further stories
most read/popular/viewed/shared/commented
trending
trending now/topics
popular now
recommended
recommended for you
recommended reading
you may/might also like/enjoy/love …
you may/might also be interested …
you may/might be interested …
you'll also like/love …
may/might also interest …
don't miss
next/previous article/post/story
leave/post/add/write/submit a/your reply/comment/response
join the discussion/conversation
# comment/comments/response/responses/reply/replies
comments/responses/replies #
share this/on/via …
share this
about the author/authors
filed under
advertisement
advertisements
sponsored
sponsored content
subscribe to/for …
sign up to/for …
get our newsletter
follow us
follow us on …
support us/our …
was this article/page/post/answer helpful/useful …
did you like/enjoy this article/post/story/page …
rate this/the article/post/page/story
no comments/responses/replies
no comments/responses/replies yet …
be the first to comment …
article/story continues below/after …
continue reading below …
copyright # …
all rights reserved
loading
# views

auch interessant …
das könnte/dürfte dich/sie/dir/ihnen/euch interessieren/gefallen
das könnte/dürfte dich/sie/dir/ihnen/euch auch interessieren/gefallen
weitere artikel/beiträge/meldungen/themen/news/nachrichten/infos/links/tipps/inhalte …
neueste/neuste/aktuelle/letzte artikel/beiträge/meldungen/themen/news/nachrichten …
ähnliche/verwandte/beliebte/passende/empfohlene artikel/beiträge/themen/inhalte/berichte/tipps …
mehr artikel/beiträge/meldungen/news/nachrichten …
mehr zum thema
zum thema
mehr dazu
mehr von/aus/über …
mehr lesen
auch auf/bei/von …
top themen/artikel/news …
topthemen …
meistgelesen …
meist gelesen …
am meisten gelesen
lesen sie auch/mehr/weiter
lies/lest auch/mehr/weiter
diese beiträge/artikel könnten/solltest/sollten …
# kommentar/kommentare
kommentare #
schreibe/schreib/hinterlasse/hinterlass/verfasse einen/deinen kommentar
schreiben/hinterlassen/verfassen sie einen/ihren kommentar
kommentar schreiben/verfassen/hinterlassen
beitrag/artikel teilen
diesen beitrag/artikel teilen
teile/teilen diesen/den beitrag/artikel
über den/die autor/autorin/autoren/autorinnen
anzeige …
werbung
unterstütze …
unterstützen sie …
schlagwörter
markiert mit
newsletter abonnieren/bestellen
teilen auf/über/via/mit …
artikel/beitrag/seite drucken/empfehlen/bewerten/merken
war/ist dieser/diese artikel/beitrag/seite/inhalt hilfreich …
hat dir/ihnen/euch dieser/der artikel/beitrag …
diesen/diese artikel/beitrag/seite bewerten/kommentieren/empfehlen
keine kommentare …
noch keine kommentare …
kommentare abonnieren …
lesen/lies sie/du nach der anzeige …
das wird dich auch …

à/a lire aussi/également/ensuite
à/a lire sur le même sujet
lire aussi/également
lire la suite
voir aussi
articles/contenus/sujets similaires/liés/associés/recommandés/connexes
article/contenu/sujet similaire/lié/associé/recommandé
sur le même sujet/thème
dans la même rubrique
vous aimerez/pourriez …
ça peut vous intéresser
plus lus/populaires/vus
les plus lus/populaires/vus
articles les plus lus
derniers/dernières articles/actualités/infos/nouvelles
les derniers/dernières articles/actualités/infos/nouvelles
laisser/laissez un commentaire
# commentaire/commentaires/réaction/réactions
partager/partagez cet article
à propos de l'auteur
publicité
soutenez-nous …
partager sur …
aucun commentaire …
cet/cette article/page vous a …
la suite après …
tous droits réservés

artículos/contenidos/temas relacionados/similares/recomendados
noticias/notas/entradas/historias relacionadas/similares/recomendadas
contenido relacionado
lo/las/los más leído/leídas/leídos/visto/vistas/vistos/popular/populares …
más leídas/leídos/vistas/vistos/populares/noticias …
últimas noticias
te/le puede/podría interesar
también te/le puede/podría …
leer/lee/lea/mira/mire/ver/vea también/más
deja/deje/dejar un/tu/su comentario
# comentario/comentarios
comparte/compartir este/esta/el …
sobre el/la autor/autora
sin comentarios
comparte/compartir en …
continúa/sigue leyendo …
sigue leyendo
te ha resultado útil …
todos los derechos …
publicidad

artigos/notícias/matérias/posts/conteúdos relacionados/relacionadas
leia/veja também/mais
saiba mais
mais lidas/notícias
as mais lidas
últimas notícias
deixe um/seu comentário
deixe o seu comentário
você pode/também …
compartilhe/compartilhar este/esta/o …
continua depois/após da/a publicidade
todos os direitos …
publicidade

leggi anche
articoli/notizie/contenuti correlati/correlate/simili/collegati/collegate
potrebbe/potrebbero interessarti …
potrebbe/potrebbero anche interessarti …
i/le più letti/lette
più letti/lette
ultime notizie
lascia un commento
# commento/commenti
condividi questo/articolo/su …
nessun commento …
questo articolo ti è …
pubblicità

lees ook/meer/verder
gerelateerde artikelen/berichten/nieuws
gerelateerd nieuws
meest gelezen
meer over/nieuws/artikelen/van …
laatste nieuws
# reactie/reacties

läs/les/læs också/mer/även/også/mere
mest læste/leste/lest/lästa
relaterade/relaterte/relaterede artiklar/artikler/nyheter/nyheder
lue myös/lisää
luetuimmat

zobacz/czytaj/przeczytaj też/także/również/więcej
powiązane/podobne/polecane artykuły/wpisy/tematy
najczęściej/najchętniej czytane
čtěte také/více
související
související články
podobné články
nejčtenější
olvasta már
kapcsolódó cikkek
ilgili haberler/yazılar/konular
çok okunanlar
citește și
articole similare
διαβάστε επίσης/ακόμη
σχετικά άρθρα

читайте/смотрите также/ещё/еще
похожие статьи/материалы/записи
по теме
материалы по теме
популярное
последние новости
оставить/добавить комментарий
# комментарий/комментария/комментариев
комментарии #
поделиться …
читайте також
схожі новини

関連記事
関連リンク
関連ニュース
あわせて読みたい
こちらもおすすめ
おすすめ記事
おすすめの記事
人気記事
人気の記事
新着記事
最新記事
注目記事
相关文章
相关阅读
相关新闻
相关推荐
相关报道
相關文章
相關閱讀
相關新聞
推荐阅读
延伸阅读
推薦閱讀
延伸閱讀
热门文章
热门新闻
最新文章
最新新闻
熱門文章
관련 기사
관련기사
관련 글
관련 뉴스
많이 본 기사
많이 본 뉴스
인기 기사
اقرأ أيضا
اقرأ أيضاً
مواضيع/مقالات/أخبار ذات صلة
الأكثر قراءة
"""
_NUMBER = re.compile(r"\d[\d.,]*")
_LONGEST = 6  # words at the beginning of a phrase that may go on
_PHRASE_WORDS = re.compile(r"[\w'#-]+")


def stands_over_others(text: str) -> bool:
    """Whether a heading or a short line says that something else than the article stands under it."""
    plain = _NUMBER.sub("#", text.casefold().replace("’", "'"))
    words = tuple(_PHRASE_WORDS.findall(plain))
    whole, begun = _phrases()
    return words in whole or any(words[:length] in begun for length in range(1, _LONGEST + 1))


def leads_to_another(text: str) -> bool:
    """Whether a line begins like one that leads to another article ("Read also: …")."""
    start, colon, rest = text.partition(":")
    return bool(colon and rest.strip()) and stands_over_others(start)


@cache
def _phrases() -> tuple[frozenset[tuple[str, ...]], frozenset[tuple[str, ...]]]:
    """The phrases that are the whole of a line, and those that may go on."""
    lines = [line.split() for line in _OVER_OTHERS.splitlines() if line]
    whole = frozenset(phrase for line in lines if line[-1] != "…" for phrase in _expanded(line))
    begun = frozenset(phrase for line in lines if line[-1] == "…" for phrase in _expanded(line[:-1]))
    return whole, begun


def _expanded(words: list[str]) -> Iterator[tuple[str, ...]]:
    return product(*(word.split("/") for word in words))
