"""Abbreviations that do not end a sentence, by language: those that sentencex does not know.

Those in `ANYWHERE` never end one. Those in `BEFORE_NAME` continue even before a capital, those in
`BEFORE_NUMBER` before a number (digits, in brackets, or Roman). Those in `AT_THE_END` end a sentence if the
next word can begin one. All except names are in lower case here, and match capitals too.
"""

from __future__ import annotations

ANYWHERE = {
    "en": "incl excl e.g i.e viz cf approx ca vs",
    "de": "vs pck msp pkg pr stk gestr geh vgl sog bzw ca evtl ggf bspw insb inkl exkl zzgl abzgl gem ehem"
    " geb einschl entspr z.b"
    " d.h u.a m.e i.d.r",
    "fr": "vs incl excl c.-à-d cf env av apr p.ex op.cit ibid",
    "es": "vs sem incl excl trim dpto izq p.ej cf vid aprox",
    "it": "vs cfr es p.es ca c.d cd vd d.lgs d.p.r d.l d.m",
    "pt": "vs incl p.ex cf aprox",
    "nl": "vs d.i bijv bv d.w.z m.a.w o.a t.w m.b.t t.o.v i.v.m i.p.v z.g zgn ca resp incl excl cf vgl",
    "pl": "m.st ok np tzw tj tzn m.in ds por wg zob ww ew wł mln mld tys im jw",
    "ru": "т.е т.к т.н т.ч напр см ср им",
    "uk": "т.зв т.е напр див пор ім",
    "cs": "tzv tzn např tj cca resp vč srov viz",
    "sk": "tzv tzn napr tj cca resp vrát porov",
    "sv": "t.ex dvs bl.a s.k ca resp jfr d.v.s fr.o.m t.o.m p.g.a m.a.o ang inkl exkl enl ev f.d",
    "da": "f.eks dvs bl.a s.k ca hhv jf jfr inkl ekskl vedr pga mht ift evt mv",
    "nb": "f.eks dvs bl.a s.k ca hhv jf jfr inkl ekskl vedr pga mht ift evt st.meld",
    "fi": "esim ns mm ml tms ks vrt n ym sis alv",
    "el": "βλ δηλ π.χ λ.χ κ.λπ κλπ κ.ά κ.τ.λ περ λεγ ονομ τ.μ",
    "hu": "kb pl ill ld vö ún azaz max min köv vmint",
    "tr": "örn ör yak bkz bk vb m.ö m.s mö ms i̇.ö i̇.s",
    "hi": "ई.पू कि.मी मि.ली कि.ग्रा से.मी मि.मी मी ली ग्रा रु रू पृ क्र वि.सं",
    "ro": "ex aprox cf cca resp ș.a ş.a v alin lit pct",
}
BEFORE_NAME = {
    "en": "Ms Mx Messrs Mmes Ft Mt St Mr Mrs Dr Prof Rev Hon Lt Col Gen Capt Sgt Cpl Pvt Cmdr Adm"
    " Maj Gov Sen Rep"
    " Pres Amb Supt Insp Det Atty Br Fr",
    "de": "Dr.-Ing Dipl.-Kffr Dipl.-Phys Dipl.-Math Dipl.-Psych Dipl.-Biol Dipl.-Chem Dipl.-Päd Dipl.-Inf"
    " Dipl.-Volksw ü Abt Ri Hptm Anf Fa Hr Hrn Frl Fr Dr Prof St Dipl.-Ing Dipl.-Kfm Mag Ing Pfr Gebr",
    "fr": "Univ av Av pl bd Bd boul Boul M MM Mme Mmes Mlle Mgr Me Dr Pr St Ste Vve Fr Sr",
    "es": "Excmo Excma Ilmo Ilma Rvdo Insp Cía Hnos Ctra Tte Pdte Cmdte JJ RR CC FF Sr Sra Srta Sres Dr"
    " Dra D Dña Ud Uds Prof Profa Ing"
    " Lic Gral Cap Cnel Mons Fr Sto Sta"
    " S Avda Av C Pza Arq d",
    "it": "Dott Dott.ssa Ing Avv Sig Sig.ra Sigg Sig.na Prof Prof.ssa Arch Geom Rag On Mons Don"
    " Gen Col Cap S SS on avv arch geom rag mons Avv.ti Egr Gent.ma Spett"
    " C.so V.le P.zza V P.le",
    "nl": "Univ univ dhr Dhr mevr Mevr mw Mw ir Ir mr Mr drs Drs dr Dr ing Ing prof Prof St ds Ds fa Fa"
    " jhr Jhr",
    "pl": "rel św ks bp abp dr inż prof mgr płk gen kpt mjr por hab ul pl al os im o s red dyr min gm pow"
    " woj"
    " poł",
    "pt": "Pref Dir Ver Insp Univ Cia Ten Maj Sgt Pç Pça Rod Pres Dep Des Gov Sr Sra Srs Srta Dr Dra Av"
    " Eng Engª Prof Profª"
    " Profa prof profa S D Dom Exmo Exma Gen Cel Cap Pe"
    " av profª Fr R Sto Sta Arq",
    "ru": "д-р г гг ул д пр пер пл наб св проф акад доц им о оз р п с гр т тов ген",
    "uk": "д-р м вул буд пров пл св проф акад доц ім о оз р с гр ген",
    "cs": "p prof ing dr mgr bc mudr judr sv ul nám gen plk",
    "sk": "p prof ing dr mgr bc mudr judr sv ul nám gen plk",
    "el": "κ κα κος κκ Δρ καθ Αγ Αθ Ι Γ Ν Κ Π Δ Μ Σ Α Ε Θ Χ οδ λεωφ Ιω",
    "hu": "dr Dr özv ifj id prof Prof Szt st St br gr u",
    "fi": "tri Dr prof St",
    "da": "Dr dr Hr hr fr frk prof Skt",
    "nb": "Dr dr Hr hr fr frk prof St",
    "tr": "Sn Dr Prof Doç Av Hz Cad Sok Mah Yrd Öğr Gör Uzm Müh Gen Alb Op",
    "ro": "dl d-l dna d-na dra d-ra dr prof ing av st sf sfânta str bd ș.l conf lect acad gen col mr",
    "sv": "Dr Prof S:t",
    "hi": "प्र उ डॉ रा प्रो पं श्री मो कु सं ले मे कै जन सुश्री स्व ए बी सी डी ई एफ जी एच आई जे के एल एम"
    " एन ओ पी क्यू आर एस टी यू वी डब्ल्यू एक्स वाई जेड",
    "mr": "डॉ प्रा पं श्री कु सौ श्रीमती ए बी सी डी ई एफ जी एच आय जे के एल एम एन ओ पी क्यू आर एस"
    " टी यू व्ही डब्ल्यू एक्स वाय झेड",
    "bn": "ড ডা মো শ্রী অধ্যা",
    "fa": "دکتر",
}
BEFORE_NUMBER = {
    "en": "flt ps ep eps rte lat lon dep arr ser bk bks lns ver gen exod lev num deut kgs chr chron prov"
    " eccl isa"
    " jer ezek hos zech jn rom gal eph col thess thes heb pet apt bldg ste rm tel avg qty temp est max min"
    " vol vols fig figs sec secs sect ch chs chap para"
    " eq eqs eqn ex app art op no nos"
    " approx tab ref refs thm"
    " lem prop cor def alg pt pp p jan feb mar apr jun jul aug sep sept oct nov dec",
    "de": "anf zw zt gl abf ank op gr mo di mi sa vers whg zi lfg ausg abschn hft jh mose mos kön chr joh"
    " kor thess petr ex dtn ps spr jes jer ez dan mt mk lk apg röm gal eph kol hebr jak offb max min mind"
    " anl jg abs aufl kap tab zit ziff nr bd art abb s rn str tel az anm fn sp z",
    "fr": "l r d sem alt trim v lun ven sam dim mar bât esc app ét gn lv dt jr mt mc lc jn rm cor eph p pp"
    " art"
    " chap vol fig"
    " éd env max min th coll av n no nos t tab al réf ann tél h"
    " janv févr fév avr juil sept oct nov déc",
    "es": "mill ptos núms ctra ext lun mié jue vie sáb dom vols caps ed vers tfno telf c ca gn gén lv nm"
    " dt prov jer"
    " ez mt mc lc jn hch rom gál flp heb cor tes max min máx mín art arts cap fig figs pág págs p pp vol"
    " núm n nro no t tab apdo tel ref aprox s ss"
    " ene feb mar abr jun jul ago sept oct nov dic",
    "it": "bin t sem vers lun mer gio ven sab dom all nr par prot tav sez int op gn lv nm dt sal qo ger ez"
    " mt mc lc"
    " gv rm gal ef eb cor max min art artt c co cap fig figg pag pagg p pp vol n nn sec secc tab lett"
    " comma rif tel ca s"
    " gen feb mar apr mag giu lug ago set sett ott nov dic",
    "pt": "t sem trim seg qua qui sáb dom n.os nos vers bl fls fl gn lv nm dt sl pv jr ez mt mc lc jo rm"
    " gl ef fp hb"
    " ap cor max min máx mín art arts cap fig figs pág págs p pp vol núm n nº séc sécs tab inc tel ref"
    " aprox apto ed"
    " jan fev mar abr mai jun jul ago set out nov dez",
    "nl": "sp kw ma di wo do vr za zat maa din woe ong hfdst pag bijl geb no vol bd kol v.a gen lev deut"
    " joz ps"
    " spr pred jes jer ez hos matt luc joh kor gal hebr jak openb tess petr str max min art blz nr nrs"
    " hfst fig tab p pp par afb tel st ca"
    " jan febr mrt apr jun jul aug sept okt nov dec",
    "pl": "temp wys dł szer głęb dn pocz kon pon wt śr czw pt sob niedz stycz sty lut mar kwi kwiec"
    " czerw cze lip sierp sie wrz"
    " wrześ paźdz"
    " paź list lis"
    " grudz gru r ur zm poł m ss maks max min godz nr art pkt ust str poz rys tab s t rozdz par tel zob"
    " ww proc przyp sygn dz odc",
    "ru": "выс темп прим опубл обн изд род ум пол сев.-вост сев.-зап юго-вост юго-зап сер нач кон ок янв"
    " февр фев мар апр авг сент"
    " сен окт нояб ноя дек рис табл гл стр с ст п пп"
    " ч т см № тел",
    "uk": "вис розд прим опубл народ пом пол пн.-сх пн.-зх пд.-сх пд.-зх сер поч кін бл січ лют бер"
    " берез квіт трав черв лип"
    " серп вер верес жовт лист груд"
    " рис табл гл стор с ст п пп ч т див тел",
    "cs": "obr tab str s č čl odst kap roč tel",
    "sk": "obr tab str s č čl ods kap roč tel",
    "sv": "kl nr kap s fig tab tel", "da": "kl nr kap s fig tab stk tlf d f ca bd art gd",
    "nb": "kl nr kap s fig tab tlf f d bd art gt v vedl",
    "fi": "s nro n klo puh kpl luku § v",
    "el": "σελ αρ αριθ αριθμ άρθρ παρ ν εικ τηλ κεφ τόμ εδ πίν σχ χλμ περ στ εκ τ σσ π.δ ιαν φεβρ μαρ απρ"
    " ιουν ιουλ αυγ σεπτ οκτ νοε δεκ",
    "hu": "tv rend h k sze cs p szo v o old sz tel fsz em évf kr.e kr.u i.e i.sz bek köt fej ábra jan"
    " febr márc ápr máj jún júl"
    " aug szept"
    " okt nov dec",
    "ro": "red max min art alin lit nr pag pg p pp fig vol cap sec str bl ap sc et tel pct cca ian"
    " febr mart apr"
    " iun iul aug"
    " sept oct nov dec",
    "tr": "no s sf md böl şek tel",
    "hi": "अनु सं पृ रु रू क्र अ खं मो फ़ो",
    "ar": "ص ج ق م ع ط", "fa": "ص ج ش", "he": "עמ מס",
}  # fmt: skip
AT_THE_END = {
    "en": r"etc(?=\.\s+[A-Z][a-z]{2})"
    r"|(?<=\d )(?:mm|[mglsht])(?=\.\s+(?:[A-Z][a-z]|[AI]\s))",  # not "5 m. W. of it"
    "de": r"(?<=\d )ff?|(?<=[a-zäöüß] )(?:[IVX]{2,6}|[IV])|usw|etc|u\.\s?ä|o\.\s?ä|Mio|Mrd|MwSt|Chr|Co",
    "fr": "etc",
    "es": "etc",
    "it": "ecc|etc",
    "pt": "etc",
    "nl": "enz|etc",
    "pl": "itd|itp",
    "cs": "atd|apod",
    "sk": "atď|apod",
    "sv": "osv|etc",
    "da": "osv|etc",
    "nb": "osv|etc",
    "ru": r"т\.\s?[дп]|(?:(?<=\d\d\d )гг?|(?<=[IVX] )вв?)(?=\.\s+(?:Он|Она|Они|Это|Эта|Этот|Но|И|А|В|На|По"
    r"|С|Уважаем\w+|Дорог\w+|Здравствуйте|Добрый|Прошу|Тогда|Затем|Его|Её|Их|Там|Здесь|После|Когда|Если|Как|Я|Мы|Так|Однако)\b)",
    "uk": r"т\.\s?[дпі]|(?:(?<=\d\d\d )рр?|(?<=[IVX] )ст)(?=\.\s+(?:Він|Вона|Вони|Це|Ця|Цей|Але|І|А|В|У|На"
    r"|По|З|Шановн\w+|Дорог\w+|Добрий|Прошу|Тоді|Потім|Його|Її|Їх|Там|Тут|Після|Коли|Якщо|Як|Я|Ми|Так|Однак)\b)",
}
# Languages that share the tables of another one.
SHARED = {"no": "nb", "nn": "nb", "iw": "he", "mo": "ro"}
# Languages in other scripts, whose texts quote English names and titles.
WITH_ENGLISH = frozenset({"ja", "zh", "ko", "ar", "he", "hi", "el", "ru", "uk", "bg", "fa"})
# Languages with a sign of their own for the end of a sentence: initials never end one.
INNER_STOPS = frozenset({"hi", "mr", "ne", "bn"})
# Languages without capitals, in which a quotation that trails off goes on: «...» he said.
WITHOUT_CASE = frozenset({"ar", "fa", "ur", "he", "yi", "hi", "mr", "bn"})
# Languages in which a letter with a stop stands for a word and never ends a sentence.
LETTERS_STAND_FOR_WORDS = frozenset({"ar", "fa", "ur", "he", "yi"})
# Languages in which sentencex ends a sentence after one initial of a person's name.
SPLIT_INITIALS = frozenset({"ca", "da", "es", "fr", "gl", "it", "nb", "nl", "pl", "pt", "ro", "sv", "tr"})
# Languages in which a stop does not end a sentence; white space or the script's own sign does.
WITHOUT_STOPS = frozenset({"th", "lo", "km", "my"})
# Initials of things, not people: they can end a sentence before a name ("in the U.S. Harbours").
KNOWN_INITIALS = frozenset({
    "u.s", "u.k", "u.n", "e.u", "u.s.a", "u.s.s.r", "d.c", "l.a", "n.y", "n.j", "b.c", "a.d", "b.c.e",
    "c.e",
    "ph.d", "m.d", "b.a", "m.a", "b.s", "m.s", "p.s", "q.e.d", "u.e", "n.u", "ee.uu", "a.c", "j.c", "j.-c",
    "r.i.p", "p.m", "a.m", "s.a", "s.l", "b.v", "n.v", "s.p.a", "s.r.l", "e.v", "p.o", "v.i.p", "w.c",
    "o.k",
})  # fmt: skip
# Words that begin a new sentence after initials, because they are not names.
OPENINGS = frozenset({
    "the", "a", "an", "in", "on", "at", "it", "he", "she", "they", "we", "i", "you", "this", "that",
    "these",
    "those", "but", "and", "so", "if", "when", "while", "as", "for", "from", "by", "with", "after",
    "before",
    "its", "his", "her", "their", "there", "then", "now", "our", "my", "your", "what", "who", "how", "why",
    "where", "not", "no", "yes", "also", "however", "since", "some", "many", "most", "one", "both", "all",
    "each", "every", "mr", "mrs", "ms", "dr", "to", "of", "here", "today", "yesterday", "last", "next",
    "other", "others", "such", "about", "le", "la", "les", "un", "une", "il", "elle", "ils", "ce", "cette",
    "el", "los", "las", "una", "lo", "gli", "o", "os", "um", "uma", "de", "het", "een", "der", "die", "das",
})  # fmt: skip
# German nouns have capitals, so a capital after "10." begins a sentence only if it is one of these.
GERMAN_OPENINGS = frozenset({
    "der", "die", "das", "den", "dem", "des", "ein", "eine", "einen", "einem", "einer", "er", "sie", "es",
    "wir", "ihr", "ich", "du", "man", "wer", "was", "wo", "wie", "wann", "warum", "dann", "danach", "da",
    "dort", "hier", "jetzt", "nun", "so", "doch", "aber", "und", "oder", "denn", "auch", "nur", "noch",
    "schon", "seit", "nach", "vor", "bei", "mit", "ohne", "für", "gegen", "im", "in", "am", "an", "auf",
    "aus", "zu", "zum", "zur", "von", "vom", "über", "unter", "zwischen", "dies", "diese", "dieser",
    "dieses",
    "alle", "viele", "damit", "dabei", "daher", "dazu", "darum", "deshalb", "trotzdem", "wenn", "weil",
    "als",
    "ob", "dass", "sein", "seine", "ihre", "heute", "gestern", "morgen", "später", "zuvor", "zudem",
    "außerdem", "siehe", "sowie", "bis", "allerdings", "jedoch", "dennoch", "schließlich", "zuletzt",
    "insgesamt", "laut", "trotz", "während", "nachdem", "bevor", "sobald", "solange", "obwohl", "jede",
    "jeder", "jedes", "kein", "keine", "mein", "meine", "unser", "unsere", "welche", "beide", "einige",
    "manche", "dadurch", "dafür", "daraufhin", "ebenso", "ferner", "immer", "bereits", "erst",
    "anschließend",
    "vgl", "inzwischen", "mittlerweile", "derzeit", "zunächst", "vielleicht", "natürlich",
})  # fmt: skip
# Nouns before a letter that is no initial: "vitamine C. Camus …".
LETTERED_NOUNS = frozenset({
    "vitamine", "vitamina", "vitamin", "groupe", "gruppo", "grupo", "groep", "plan", "piano", "plano",
    "classe", "clase", "klasse", "type", "tipo", "hépatite", "hepatitis", "hepatite", "epatite",
    "catégorie", "categoria", "categoría", "categorie", "ligne", "linea", "línea", "linha", "lijn",
    "point", "punto", "ponto", "punt", "annexe", "allegato", "anexo", "bijlage", "partie", "parte",
    "deel", "niveau", "livello", "nivel", "série", "serie", "section", "sezione", "sección", "option",
    "opzione", "opción", "lettre", "lettera", "letra", "bloc", "blocco", "bloque", "zone", "zona", "film",
    "bâtiment", "edificio", "étage", "streptocoque", "porte", "quai", "hall", "terminal", "voie",
    "exemple", "variante", "figure", "tableau", "note", "langage", "quartier",
})  # fmt: skip
