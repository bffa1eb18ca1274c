"""Recognises lines that lead away from an article, in the most common languages of the web.

They are labels of advertisements, labels before other stories, and calls to subscribe, share or follow.
"""

from __future__ import annotations

import re

from reader.page.dom.words import phrases

# A line that is only one of these.
_LABELS = """
ad | ads | ad feedback | advert | advertisement | advertising | article content | sponsored
sponsored content | article continues below | article continues below advertisement
article continues after ad | promoted content | advertisement continue reading below
continue reading below | continue reading the main story | paid content | skip advertisement
story continues below
story continues below advertisement | share this | share article | share this article | share this post
share this story | share this article in your social network | share on social media | anzeige | werbung
artikel teilen | nach der anzeige gehts weiter | publicité | annonce | contenu sponsorisé
la suite après la publicité | la suite après cette publicité | partager cet article | publicidad
anuncio | pubblicità | annuncio pubblicitario | condividi | publicidade | anúncio
continua após a publicidade | advertentie | lees verder na de advertentie | reklama | inzerce | annonse
annonsørinnhold | reklame | annons | artiklen fortsætter under annoncen | mainos | реклама | iklan
reklam | διαφήμιση | スポンサーリンク | 広告 | 広告の後に続きます | 广告 | 廣告 | 광고 | إعلان | פרסומת
"""
# Over the titles of other stories, at the end of an article.
_STORY_HEADINGS = """
related articles | related article | related content | related posts | related coverage | related stories
related story | more on this story | more stories | don't miss | up next | you may also like
you might also like | you may also enjoy | you might also be interested in | recommended for you
editors' recommendations | editor's picks | editors' picks | lesen sie auch | lesen sie dazu auch
auch interessant | das könnte sie auch interessieren | das könnte dich auch interessieren
das thema könnte dich auch interessieren | mehr zum thema | weitere artikel | verwandte artikel
ähnliche artikel | ähnliche beiträge | à lire aussi | lire aussi | lire également | sur le même sujet
articles similaires | lea también | leer también | le puede interesar | te puede interesar
noticias relacionadas | artículos relacionados | leggi anche | potrebbe interessarti | articoli correlati
leia também | artigos relacionados | lees ook | gerelateerde artikelen | czytaj także | czytaj też
čtěte také | související články | les også | læs også | läs också | lue myös | читайте также
похожие статьи | материалы по теме | читайте також | схожі матеріали | baca juga | artikel terkait
ilgili haberler | tin liên quan | bài viết liên quan | ข่าวที่เกี่ยวข้อง | เรื่องที่เกี่ยวข้อง
kapcsolódó cikkek | citește și | прочетете още | saistītie raksti | lasi arī | taip pat skaitykite
loe lisaks | यह भी पढ़ें | संबंधित खबरें | আরও পড়ুন | مقالات ذات صلة | מאמרים קשורים
関連記事 | あわせて読みたい | 相关阅读 | 相關閱讀 | 延伸阅读 | 延伸閱讀 | 관련 기사 | 관련기사
"""
# Before the title of another story, in the same line or in a line of its own.
_STORY_LABELS = f"""{_STORY_HEADINGS}
also read | read also | read more | read next | read now | read this | must read | read
further reading | recommended reading | recommended | related | related links
related topics | see also | see related | more | more on this
watch | watch also | watch now | listen
read the full story | read our full report | in case you missed it | lesen sie dazu
lesen sie mehr | lesen sie hier | lesen auch | lies auch
verwandte themen | mehr dazu | siehe auch | lesetipp | à lire
à voir aussi | à découvrir | lire | voir aussi
écouter aussi | lea más | lee también | lee más | leer más
mire también | ver también | vea también | vea además
leggi | guarda anche | vedi anche
leia mais | veja também | veja mais | lees meer
czytaj więcej | zobacz także | zobacz też | čtěte více
související | les mer | læs mere | läs även
läs mer | lue lisää | читать также | читайте ещё | читайте еще
смотрите также | ilgili haber | ayrıca okuyun
διαβάστε επίσης | อ่านเพิ่มเติม
διαβάστε ακόμα | اقرأ أيضا | اقرأ أيضًا | اقرأ المزيد
"""
# The beginning of a short line that asks for something.
_CALLS = """
click here to | click here for | tap here to | keep up with | stay informed | stay up to date
stay connected | sign up for | sign up to | sign up here | sign up now | sign up today | by signing up
subscribe to | subscribe now | subscribe today | subscribe here | not a subscriber | follow us on
follow us | like us on | join us on | join the conversation | join our newsletter | join our community
join our channel | share this on | share this via | for more stories | for more news | for more articles
for more content like | download our app | get our app | if you enjoyed this article
if you enjoyed this post | if you liked this article | if you liked this post | have a tip
do you have a story | do you have a tip | got a tip | check out our newsletter | get the latest news
abonnieren sie | abonniere | folgen sie uns | folge uns | jetzt abonnieren | jetzt anmelden
melden sie sich jetzt | melden sie sich hier | abonnez-vous | inscrivez-vous | suivez-nous
suivez l'actualité | partagez cet article | recevez nos | recevez notre | suscríbete | suscribete
suscríbase | síguenos | siguenos | únete a | recibe las noticias | comparte este | comparte esta
iscriviti | abbonati | seguici | ricevi le notizie | inscreva-se | assine o | assine a | assine já
siga-nos | receba as notícias | receba as novidades | abonneer je | meld je aan | volg ons
schrijf je in | zapisz się | obserwuj nas | sledujte nás | odebírejte | følg oss | meld deg på
abonner på | följ oss | prenumerera på | подписывайтесь | подпишитесь | підписуйтесь | підпишіться
ikuti kami | ikuti berita | berlangganan | bizi takip edin | abone ol | 关注我们 | 关注公众号 | 扫码
扫一扫 | 点击下方 | 点击这里
přihlaste se k odběru | tilaa uutiskirje | tilaa uutiskirjeemme | seuraa meitä | bültenimize abone ol
bültenimize abone olun | abone olun | följ vår | tilmeld dig vores nyhedsbrev | følg os på
iratkozzon fel | iratkozz fel | kövessen minket | kövess minket | abonează-te la | abonați-vă la
urmărește-ne | urmăriți-ne | εγγραφείτε στο newsletter | ακολουθήστε μας | اشترك في نشرتنا
اشترك في النشرة | تابعنا على | تابعونا على | הירשמו לניוזלטר | עקבו אחרינו | हमें फॉलो करें
"""
_CALL_END = re.compile(
    r"(?:^|[.!?]\s+)(?:subscribe|sign up|register|join)(?: (?:now|today|here|for free))?[.!]*\s*\Z"
    r"|をフォローする\Z|(?:登録|購読)はこちら[。！]?\Z"
    r"|뉴스레터 구독(?:하기|신청)\W*\Z|\A\W*(?:[订关][阅注]我们|訂閱我們)\w{1,12}[。！]?\Z",
    re.IGNORECASE,
)
# After the title or beginning of another story.
_LINK_LABEL = re.compile(
    r"\b(?:read more|continue reading|weiterlesen|mehr lesen|lire (?:plus|la suite)|le[ea]r? más"
    r"|seguir leyendo|leggi (?:di più|tutto)|leia mais|lees meer|verder lezen|czytaj (?:więcej|dalej)"
    r"|číst dál|l[äe]s mer|читать (?:далее|дальше))\W*\Z",
    re.IGNORECASE,
)
# The source of a picture, in a line of its own: "Image credit: © Ann Oakley", "Fotos: Harbor News".
_PICTURES = r"(?:image|photo|picture|video|bild|foto|crédit)s?"
_SOURCES = r"credits?|source|by|courtesy(?: of)?|quelle|rechte|nachweis|photos?"
_CREDIT = re.compile(
    rf"\W*(?:{_PICTURES}\s?(?:{_SOURCES})?|crédito|foto de|zdjęcie|фото)\s?[:：©][^.!?:]{{2,80}}[.]?",
    re.IGNORECASE,
)
# A line that asks to mark a mistake in the text: "Select it and press Ctrl+Enter".
_REPORT = re.compile(r"\bCtrl\s?\+\s?Enter\b", re.IGNORECASE)
_MAX_CREDIT_WORDS = 8
_APART = re.compile(r"[^\w'-]+|_+")
_AFTER_LABEL = re.compile(r"\s*[:：>»|–—-]\s*|\Z")
_MIN_LABEL_CHARACTERS = 8  # of a label without a colon: "More" begins many sentences


def _at_start(table: str) -> re.Pattern[str]:
    """A pattern for text that begins with one of the phrases; the longest wins."""
    longest_first = sorted(phrases(table), key=len, reverse=True)
    return re.compile(rf"\W*(?:{'|'.join(map(re.escape, longest_first))})(?!\w)", re.IGNORECASE)


_ONLY_LABELS = phrases(_LABELS)
_ONLY_STORY_HEADINGS = phrases(_STORY_HEADINGS)
_STORY_LABEL = _at_start(_STORY_LABELS)
_CALL = _at_start(_CALLS)


def is_label(text: str) -> bool:
    """True if a line is only the label of an advertisement or of sharing buttons."""
    return _APART.sub(" ", text).strip(" -'").casefold() in _ONLY_LABELS


def is_credit(text: str) -> bool:
    """True if a line only names the source of a picture."""
    return len(text.split()) <= _MAX_CREDIT_WORDS and _CREDIT.fullmatch(text) is not None


def story_label_end(text: str) -> int:
    """Where the label before another story's title ends ("Read more: "), or 0 without one."""
    found = _STORY_LABEL.match(text.replace("’", "'"))
    if found is None:
        return 0
    after = _AFTER_LABEL.match(text, found.end())
    if after is not None:
        return after.end()
    return found.end() if len(found[0]) >= _MIN_LABEL_CHARACTERS else 0


def ends_with_link_label(text: str) -> bool:
    """True if a line ends with the label of a link to the rest: "The seals are back. Read more"."""
    return _LINK_LABEL.search(text) is not None


def is_other_stories(text: str) -> bool:
    """True if a heading only says that other stories follow."""
    return text.replace("’", "'").strip(" :：…").casefold() in _ONLY_STORY_HEADINGS


def is_report(text: str) -> bool:
    """True if a line after the text asks to report a mistake in it."""
    return _REPORT.search(text) is not None


def is_call(text: str) -> bool:
    """True if a line asks to subscribe, share or follow."""
    return _CALL.match(text.replace("’", "'")) is not None or _CALL_END.search(text) is not None
