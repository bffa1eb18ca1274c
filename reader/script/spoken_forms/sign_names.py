"""Names of symbols, by language: alone, in code, and as comparisons or arrows between words.

eSpeak NG skips most symbols. The names come from screen readers and CLDR.
"""

from __future__ import annotations

# The order of the names in the rows below.
_SIGNS = "_ ? ^ | - ( ) < > { } [ ] . , ; : ! \" ' ` ~ @ # * / \\ & % + = $ € £ § ° — ← ↑ → ↓".split()  # noqa: SIM905  # one row
_ROWS = {
    "en": "underscore,question mark,caret,vertical bar,hyphen,left paren,right paren,less than,"
    "greater than,left brace,right brace,left bracket,right bracket,dot,comma,semicolon,colon,"
    "exclamation mark,double quote,apostrophe,backtick,tilde,at,hash,star,slash,backslash,"
    "ampersand,percent,plus,equals,dollar,"
    "euro,pound,section sign,degree sign,dash,left arrow,up arrow,right arrow,down arrow",
    "de": "Unterstrich,Fragezeichen,Zirkumflex,senkrechter Strich,Bindestrich,Klammer auf,Klammer zu,"
    "kleiner als,größer als,geschweifte Klammer auf,geschweifte Klammer zu,eckige Klammer auf,"
    "eckige Klammer zu,Punkt,Komma,Semikolon,Doppelpunkt,Ausrufezeichen,Anführungszeichen,"
    "Apostroph,Gravis,Tilde,At,Raute,Stern,Schrägstrich,Backslash,Und-Zeichen,Prozent,Plus,"
    "Gleich,Dollar,"
    "Euro,Pfund,Paragraf,Grad,Gedankenstrich,Pfeil nach links,Pfeil nach oben,Pfeil nach rechts,Pfeil"
    " nach unten",
    "fr": "tiret bas,point d’interrogation,accent circonflexe,barre verticale,tiret,"
    "parenthèse ouvrante,parenthèse fermante,inférieur à,supérieur à,accolade ouvrante,"
    "accolade fermante,crochet ouvrant,crochet fermant,point,virgule,point-virgule,deux-points,"
    "point d’exclamation,guillemet,apostrophe,accent grave,tilde,arobase,dièse,astérisque,"
    "barre oblique,barre oblique inverse,esperluette,pour cent,plus,égal,dollar,"
    "euro,livre,paragraphe,degré,tiret,flèche gauche,flèche haut,flèche droite,flèche bas",
    "es": "guion bajo,signo de interrogación,circunflejo,barra vertical,guion,abre paréntesis,"
    "cierra paréntesis,menor que,mayor que,abre llave,cierra llave,abre corchete,cierra corchete,"
    "punto,coma,punto y coma,dos puntos,signo de exclamación,comillas,apóstrofo,acento grave,"
    "tilde,arroba,almohadilla,asterisco,barra,barra invertida,et,por ciento,más,igual,dólar,"
    "euro,libra,párrafo,grado,raya,flecha izquierda,flecha arriba,flecha derecha,flecha abajo",
    "it": "trattino basso,punto interrogativo,accento circonflesso,barra verticale,trattino,"
    "parentesi aperta,parentesi chiusa,minore di,maggiore di,graffa aperta,graffa chiusa,"
    "quadra aperta,quadra chiusa,punto,virgola,punto e virgola,due punti,punto esclamativo,"
    "virgolette,apostrofo,accento grave,tilde,chiocciola,cancelletto,asterisco,barra,"
    "barra inversa,e commerciale,per cento,più,uguale,dollaro,"
    "euro,sterlina,paragrafo,grado,lineetta,freccia sinistra,freccia su,freccia destra,freccia giù",
    "pt": "sublinhado,ponto de interrogação,circunflexo,barra vertical,hífen,abre parêntese,"
    "fecha parêntese,menor que,maior que,abre chave,fecha chave,abre colchete,fecha colchete,"
    "ponto,vírgula,ponto e vírgula,dois pontos,ponto de exclamação,aspas,apóstrofo,acento grave,"
    "til,arroba,cerquilha,asterisco,barra,barra invertida,e comercial,por cento,mais,igual,cifrão,"
    "euro,libra,parágrafo,grau,travessão,seta para a esquerda,seta para cima,seta para a direita,seta"
    " para baixo",
    "nl": "onderstrepingsteken,vraagteken,dakje,verticale streep,streepje,haakje openen,haakje sluiten,"
    "kleiner dan,groter dan,accolade openen,accolade sluiten,vierkante haak openen,"
    "vierkante haak sluiten,punt,komma,puntkomma,dubbele punt,uitroepteken,aanhalingsteken,"
    "apostrof,backtick,tilde,apenstaartje,hekje,sterretje,schuine streep,backslash,en-teken,"
    "procent,plus,is gelijk aan,dollar,"
    "euro,pond,paragraaf,graden,gedachtestreepje,pijl links,pijl omhoog,pijl rechts,pijl omlaag",
    "pl": "podkreślenie,znak zapytania,daszek,kreska pionowa,łącznik,nawias otwierający,"
    "nawias zamykający,mniejsze niż,większe niż,klamra otwierająca,klamra zamykająca,"
    "nawias kwadratowy otwierający,nawias kwadratowy zamykający,kropka,przecinek,średnik,"
    "dwukropek,wykrzyknik,cudzysłów,apostrof,grawis,tylda,małpa,krzyżyk,gwiazdka,ukośnik,"
    "ukośnik odwrotny,et,procent,plus,równa się,dolar,"
    "euro,funt,paragraf,stopień,myślnik,strzałka w lewo,strzałka w górę,strzałka w prawo,strzałka w dół",
    "zh": "下划线,问号,脱字符,竖线,连字符,左括号,右括号,小于号,大于号,左大括号,右大括号,左方括号,右方括号,"
    "点,逗号,分号,冒号,感叹号,双引号,撇号,反引号,波浪号,艾特,井号,星号,斜杠,反斜杠,和号,百分号,加号,等号,美元符号,"
    "欧元,英镑,章节符号,度,破折号,左箭头,上箭头,右箭头,下箭头",
    "ja": "アンダースコア,ぎもんふ,キャレット,たてぼう,ハイフン,かっこ,かっことじ,しょうなり,だいなり,"
    "なみかっこ,なみかっことじ,だいかっこ,だいかっことじ,ドット,カンマ,セミコロン,コロン,かんたんふ,ダブルクォート,アポストロフィ,バッククォート,チルダ,"
    "アットマーク,シャープ,アスタリスク,スラッシュ,バックスラッシュ,アンド,パーセント,プラス,イコール,ドル,"
    "ユーロ,ポンド,セクション,ど,ダッシュ,ひだりやじるし,うえやじるし,みぎやじるし,したやじるし",
    "ru": "подчёркивание,вопросительный знак,циркумфлекс,вертикальная черта,дефис,левая скобка,"
    "правая скобка,меньше,больше,левая фигурная скобка,правая фигурная скобка,левая квадратная скобка,"
    "правая квадратная скобка,точка,запятая,точка с запятой,двоеточие,восклицательный знак,кавычка,"
    "апостроф,"
    "обратный апостроф,тильда,собака,решётка,звёздочка,косая черта,обратная косая черта,амперсанд,процент,"
    "плюс,равно,доллар,"
    "евро,фунт,параграф,градус,тире,стрелка влево,стрелка вверх,стрелка вправо,стрелка вниз",
    "uk": "підкреслення,знак питання,циркумфлекс,вертикальна риска,дефіс,ліва дужка,права дужка,менше,"
    "більше,"
    "ліва фігурна дужка,права фігурна дужка,ліва квадратна дужка,права квадратна дужка,крапка,кома,"
    "крапка з комою,двокрапка,знак оклику,лапки,апостроф,зворотний апостроф,тильда,равлик,решітка,зірочка,"
    "скісна риска,зворотна скісна риска,амперсанд,відсоток,плюс,дорівнює,долар,"
    "євро,фунт,параграф,градус,тире,стрілка вліво,стрілка вгору,стрілка вправо,стрілка вниз",
    "sv": "understreck,frågetecken,cirkumflex,lodstreck,bindestreck,vänster parentes,höger parentes,"
    "mindre än,större än,vänster klammer,höger klammer,vänster hakparentes,höger hakparentes,punkt,komma,"
    "semikolon,kolon,utropstecken,citattecken,apostrof,grav accent,tilde,snabel-a,fyrkant,asterisk,"
    "snedstreck,omvänt snedstreck,et-tecken,procent,plus,lika med,dollar,"
    "euro,pund,paragraf,grad,tankstreck,vänsterpil,uppåtpil,högerpil,nedåtpil",
    "tr": "alt çizgi,soru işareti,düzeltme işareti,dikey çizgi,tire,sol parantez,sağ parantez,küçüktür,"
    "büyüktür,sol küme parantezi,sağ küme parantezi,sol köşeli parantez,sağ köşeli parantez,nokta,virgül,"
    "noktalı virgül,iki nokta,ünlem işareti,tırnak işareti,kesme işareti,ters tırnak,tilde,et işareti,"
    "diyez,yıldız,eğik çizgi,ters eğik çizgi,ve işareti,yüzde,artı,eşittir,dolar,"
    "avro,sterlin,paragraf,derece,uzun çizgi,sol ok,yukarı ok,sağ ok,aşağı ok",
    "ko": "밑줄,물음표,캐럿,세로줄,하이픈,왼쪽 괄호,오른쪽 괄호,보다 작음,보다 큼,왼쪽 중괄호,오른쪽 중괄호,"
    "왼쪽 대괄호,오른쪽 대괄호,점,쉼표,세미콜론,콜론,느낌표,큰따옴표,작은따옴표,백틱,물결표,"
    "골뱅이,샵,별표,슬래시,역슬래시,앤드,퍼센트,더하기,이퀄,달러,"
    "유로,파운드,섹션,도,대시,왼쪽 화살표,위쪽 화살표,오른쪽 화살표,아래쪽 화살표",
    "ar": "شرطة سفلية,علامة استفهام,علامة إقحام,خط عمودي,شرطة,فتح قوس,إغلاق قوس,أصغر من,أكبر من,"
    "فتح قوس معقوف,إغلاق قوس معقوف,فتح قوس مربع,إغلاق قوس مربع,نقطة,فاصلة,فاصلة منقوطة,نقطتان,"
    "علامة تعجب,علامة اقتباس,فاصلة عليا,علامة نبرة,مدة,آت,هاش,نجمة,شرطة مائلة,شرطة مائلة عكسية,"
    "علامة العطف,بالمئة,زائد,يساوي,دولار,يورو,جنيه,فقرة,درجة,شرطة طويلة,سهم أيسر,سهم لأعلى,سهم أيمن,"
    "سهم لأسفل",
    "cs": "podtržítko,otazník,stříška,svislá čára,pomlčka,levá závorka,pravá závorka,menší než,"
    "větší než,levá složená závorka,pravá složená závorka,levá hranatá závorka,pravá hranatá závorka,"
    "tečka,čárka,středník,dvojtečka,vykřičník,uvozovka,apostrof,obrácený apostrof,vlnovka,zavináč,"
    "křížek,hvězdička,lomítko,obrácené lomítko,ampersand,procento,plus,rovná se,dolar,euro,libra,"
    "paragraf,stupeň,dlouhá pomlčka,šipka vlevo,šipka nahoru,šipka vpravo,šipka dolů",
    "da": "understregning,spørgsmålstegn,cirkumfleks,lodret streg,bindestreg,venstre parentes,"
    "højre parentes,mindre end,større end,venstre krølleparentes,højre krølleparentes,"
    "venstre kantparentes,højre kantparentes,punktum,komma,semikolon,kolon,udråbstegn,citationstegn,"
    "apostrof,accent grave,tilde,snabel-a,havelåge,stjerne,skråstreg,omvendt skråstreg,og-tegn,procent,"
    "plus,lig med,dollar,euro,pund,paragraf,grader,tankestreg,venstrepil,opadpil,højrepil,nedadpil",
    "el": "κάτω παύλα,ερωτηματικό,σύμβολο δύναμης,κάθετη γραμμή,ενωτικό,αριστερή παρένθεση,"
    "δεξιά παρένθεση,μικρότερο από,μεγαλύτερο από,αριστερό άγκιστρο,δεξί άγκιστρο,αριστερή αγκύλη,"
    "δεξιά αγκύλη,τελεία,κόμμα,ελληνικό ερωτηματικό,άνω κάτω τελεία,θαυμαστικό,εισαγωγικά,απόστροφος,"
    "βαρεία,περισπωμένη,παπάκι,δίεση,αστερίσκος,κάθετος,ανάποδη κάθετος,εμπορικό και,τοις εκατό,συν,"
    "ίσον,δολάριο,ευρώ,λίρα,παράγραφος,μοίρα,παύλα,αριστερό βέλος,πάνω βέλος,δεξί βέλος,κάτω βέλος",
    "fi": "alaviiva,kysymysmerkki,sirkumfleksi,pystyviiva,yhdysviiva,vasen sulku,oikea sulku,"
    "pienempi kuin,suurempi kuin,vasen aaltosulku,oikea aaltosulku,vasen hakasulku,oikea hakasulku,"
    "piste,pilkku,puolipiste,kaksoispiste,huutomerkki,lainausmerkki,heittomerkki,gravis,aaltoviiva,"
    "ät-merkki,risuaita,tähti,vinoviiva,kenoviiva,et-merkki,prosentti,plus,on yhtä kuin,dollari,euro,"
    "punta,pykälä,aste,ajatusviiva,nuoli vasemmalle,nuoli ylös,nuoli oikealle,nuoli alas",
    "he": "קו תחתון,סימן שאלה,גג,קו אנכי,מקף,פתיחת סוגריים,סגירת סוגריים,קטן מאשר,גדול מאשר,"
    "פתיחת סוגריים מסולסלים,סגירת סוגריים מסולסלים,פתיחת סוגריים מרובעים,סגירת סוגריים מרובעים,נקודה,"
    "פסיק,נקודה פסיק,נקודתיים,סימן קריאה,גרשיים,גרש,גרש הפוך,טילדה,שטרודל,סולמית,כוכבית,לוכסן,"
    "לוכסן הפוך,אמפרסנד,אחוז,פלוס,שווה,דולר,אירו,לירה,סעיף,מעלות,קו מפריד,חץ שמאלה,חץ למעלה,חץ ימינה,"
    "חץ למטה",
    "hi": "अंडरस्कोर,प्रश्नचिह्न,कैरेट,खड़ी रेखा,हाइफ़न,बायाँ कोष्ठक,दायाँ कोष्ठक,लेस दैन,ग्रेटर दैन,"
    "बायाँ धनुकोष्ठक,दायाँ धनुकोष्ठक,बायाँ बड़ा कोष्ठक,दायाँ बड़ा कोष्ठक,बिंदु,अल्पविराम,अर्धविराम,कोलन,"
    "विस्मयादिबोधक चिह्न,उद्धरण चिह्न,एपोस्ट्रॉफ़ी,बैकटिक,टिल्ड,ऐट,हैश,तारांकन,स्लैश,बैकस्लैश,ऐंड चिह्न,"
    "प्रतिशत,प्लस,बराबर,डॉलर,यूरो,पाउंड,अनुभाग,डिग्री,डैश,बायाँ तीर,ऊपर तीर,दायाँ तीर,नीचे तीर",
    "hu": "aláhúzás,kérdőjel,kalap,függőleges vonal,kötőjel,nyitó zárójel,csukó zárójel,kisebb mint,"
    "nagyobb mint,nyitó kapcsos zárójel,csukó kapcsos zárójel,nyitó szögletes zárójel,"
    "csukó szögletes zárójel,pont,vessző,pontosvessző,kettőspont,felkiáltójel,idézőjel,aposztróf,"
    "fordított aposztróf,hullámvonal,kukac,kettőskereszt,csillag,perjel,fordított perjel,és-jel,"
    "százalék,plusz,egyenlő,dollár,euró,font,paragrafus,fok,gondolatjel,balra nyíl,felfelé nyíl,"
    "jobbra nyíl,lefelé nyíl",
    "nb": "understrek,spørsmålstegn,cirkumfleks,loddrett strek,bindestrek,venstre parentes,"
    "høyre parentes,mindre enn,større enn,venstre krøllparentes,høyre krøllparentes,"
    "venstre hakeparentes,høyre hakeparentes,punktum,komma,semikolon,kolon,utropstegn,anførselstegn,"
    "apostrof,gravaksent,tilde,krøllalfa,nummertegn,stjerne,skråstrek,omvendt skråstrek,og-tegn,prosent,"
    "pluss,er lik,dollar,euro,pund,paragraf,grader,tankestrek,pil venstre,pil opp,pil høyre,pil ned",
    "ro": "liniuță de subliniere,semnul întrebării,accent circumflex,bară verticală,cratimă,"
    "paranteză stângă,paranteză dreaptă,mai mic decât,mai mare decât,acoladă stângă,acoladă dreaptă,"
    "paranteză pătrată stângă,paranteză pătrată dreaptă,punct,virgulă,punct și virgulă,două puncte,"
    "semnul exclamării,ghilimele,apostrof,accent grav,tildă,arond,diez,asterisc,bară oblică,"
    "bară oblică inversă,și comercial,procent,plus,egal,dolar,euro,liră,paragraf,grad,linie de dialog,"
    "săgeată stânga,săgeată sus,săgeată dreapta,săgeată jos",
}  # fmt: skip
NAMES = {lang: dict(zip(_SIGNS, row.split(","), strict=True)) for lang, row in _ROWS.items()}
_ALIKE = {"-": "−–", '"': "“”", "'": "’‘", "?": "？", "!": "！"}  # signs that share a name
for _names in NAMES.values():
    _names |= {other: _names[sign] for sign, others in _ALIKE.items() for other in others}
# Comparisons and arrows, between two words or before a number.
_BETWEEN_SIGNS = "< > <= >= ≤ ≥ != ≠ -> → => ⇒ <- ← ↔ ∈ up down approx".split()  # noqa: SIM905
_BETWEEN_ROWS = {
    "en": "is less than|is greater than|is at most|is at least|is at most|is at least|is not equal to|"
    "is not equal to|to|to|to|to|from|from|to and from|in|up|down|about",
    "de": "ist kleiner als|ist größer als|ist höchstens|ist mindestens|ist höchstens|ist mindestens|"
    "ist ungleich|ist ungleich|zu|zu|zu|zu|von|von|hin und zurück|aus|plus|minus|ungefähr",
    "fr": "est inférieur à|est supérieur à|est au plus|est au moins|est au plus|est au moins|"
    "est différent de|est différent de|vers|vers|vers|vers|de|de|aller et retour|dans|"
    "en hausse de|en baisse de|environ",
    "es": "es menor que|es mayor que|es como máximo|es como mínimo|es como máximo|es como mínimo|"
    "no es igual a|no es igual a|a|a|a|a|de|de|ida y vuelta|en|sube|baja|aproximadamente",
    "it": "è minore di|è maggiore di|è al massimo|è almeno|è al massimo|è almeno|è diverso da|"
    "è diverso da|a|a|a|a|da|da|andata e ritorno|in|su del|giù del|circa",
    "pt": "é menor que|é maior que|é no máximo|é no mínimo|é no máximo|é no mínimo|é diferente de|"
    "é diferente de|para|para|para|para|de|de|ida e volta|em|sobe|desce|aproximadamente",
    "nl": "is kleiner dan|is groter dan|is hoogstens|is minstens|is hoogstens|is minstens|"
    "is niet gelijk aan|is niet gelijk aan|naar|naar|naar|naar|van|van|heen en terug|in|plus|min|"
    "ongeveer",
    "pl": "jest mniejsze niż|jest większe niż|jest nie większe niż|jest nie mniejsze niż|"
    "jest nie większe niż|jest nie mniejsze niż|jest różne od|jest różne od|do|do|do|do|od|od|"
    "w obie strony|w|w górę|w dół|około",
    "zh": "小于|大于|不大于|不小于|不大于|不小于|不等于|不等于|到|到|到|到|从|从|往返|属于|上升|下降|约",
    "ja": "しょうなり|だいなり|いか|いじょう|いか|いじょう|ノットイコール|ノットイコール|から|から|から|"
    "から|から|から|おうふく|ぞくする|アップ|ダウン|やく",
    "ru": "меньше|больше|не больше|не меньше|не больше|не меньше|не равно|не равно|к|к|к|к|от|от|"
    "туда и обратно|принадлежит|рост|падение|примерно",
    "uk": "менше|більше|не більше|не менше|не більше|не менше|не дорівнює|не дорівнює|до|до|до|до|від|від|"
    "туди й назад|належить|зростання|падіння|приблизно",
    "sv": "är mindre än|är större än|är högst|är minst|är högst|är minst|är inte lika med|är inte lika med|"
    "till|till|till|till|från|från|fram och tillbaka|tillhör|upp|ner|ungefär",
    "tr": "küçüktür|büyüktür|en fazla|en az|en fazla|en az|eşit değildir|eşit değildir|sonra|sonra|sonra|"
    "sonra|önce|önce|gidiş dönüş|elemanıdır|artış|düşüş|yaklaşık",
    "ko": "보다 작음|보다 큼|이하|이상|이하|이상|같지 않음|같지 않음|에서|에서|에서|에서|부터|부터|왕복|속함|"
    "상승|하락|약",
    "ar": "أصغر من|أكبر من|أصغر من أو يساوي|أكبر من أو يساوي|أصغر من أو يساوي|أكبر من أو يساوي|لا"
    " يساوي|لا يساوي|"
    "إلى|إلى|إلى|إلى|من|من|ذهابا وإيابا|ينتمي إلى|ارتفاع|انخفاض|حوالي",
    "cs": "je menší než|je větší než|je nejvýše|je nejméně|je nejvýše|je nejméně|se nerovná|se nerovná|"
    "do|do|do|do|z|z|tam a zpět|patří do|nahoru|dolů|přibližně",
    "da": "er mindre end|er større end|er højst|er mindst|er højst|er mindst|er ikke lig med|er ikke"
    " lig med|"
    "til|til|til|til|fra|fra|frem og tilbage|tilhører|op|ned|cirka",
    "el": "είναι μικρότερο από|είναι μεγαλύτερο από|είναι το πολύ|είναι τουλάχιστον|είναι το πολύ|"
    "είναι τουλάχιστον|δεν ισούται με|δεν ισούται με|προς|προς|προς|προς|από|από|μετ’ επιστροφής|"
    "ανήκει στο|"
    "πάνω|κάτω|περίπου",
    "fi": "on pienempi kuin|on suurempi kuin|on enintään|on vähintään|on enintään|on vähintään|"
    "on eri suuri kuin|on eri suuri kuin|nuoli|nuoli|nuoli|nuoli|nuoli vasemmalle|nuoli vasemmalle|"
    "edestakaisin|kuuluu joukkoon|ylös|alas|noin",
    "he": "קטן מאשר|גדול מאשר|לכל היותר|לפחות|לכל היותר|לפחות|אינו שווה|אינו שווה|אל|אל|אל|אל|מן|מן|"
    "הלוך ושוב|"
    "שייך אל|עלייה|ירידה|בערך",
    "hi": "लेस दैन|ग्रेटर दैन|लेस दैन इक्वल टू|ग्रेटर दैन इक्वल टू|लेस दैन इक्वल टू|ग्रेटर दैन इक्वल टू|"
    "नॉट इक्वल टू|नॉट इक्वल टू|से|से|से|से|से|से|आना-जाना|सदस्य है|ऊपर|नीचे|लगभग",
    "hu": "kisebb mint|nagyobb mint|legfeljebb|legalább|legfeljebb|legalább|nem egyenlő|nem egyenlő|"
    "nyíl|nyíl|"
    "nyíl|nyíl|balra nyíl|balra nyíl|oda-vissza|eleme|fel|le|körülbelül",
    "nb": "er mindre enn|er større enn|er høyst|er minst|er høyst|er minst|er ikke lik|er ikke lik|til|"
    "til|til|"
    "til|fra|fra|frem og tilbake|tilhører|opp|ned|omtrent",
    "ro": "este mai mic decât|este mai mare decât|este cel mult|este cel puțin|este cel mult|este cel"
    " puțin|"
    "nu este egal cu|nu este egal cu|către|către|către|către|de la|de la|dus-întors|aparține|creștere|"
    "scădere|"
    "aproximativ",
}  # fmt: skip
BETWEEN = {
    lang: dict(zip(_BETWEEN_SIGNS, row.split("|"), strict=True)) for lang, row in _BETWEEN_ROWS.items()
}
# Comparisons before a number, without "is": "<5%".
_NUMBER_ROWS = {
    "en": "less than|more than|at most|at least", "de": "weniger als|mehr als|höchstens|mindestens",
    "fr": "moins de|plus de|au plus|au moins", "es": "menos de|más de|como máximo|como mínimo",
    "it": "meno di|più di|al massimo|almeno", "pt": "menos de|mais de|no máximo|no mínimo",
    "nl": "minder dan|meer dan|hoogstens|minstens", "pl": "mniej niż|więcej niż|najwyżej|co najmniej",
    "zh": "小于|大于|最多|至少", "ja": "みまん|ちょう|さいだい|さいしょう",
    "ru": "меньше|больше|не более|не менее", "uk": "менше|більше|не більше|не менше",
    "sv": "mindre än|mer än|högst|minst", "tr": "küçüktür|büyüktür|en fazla|en az",
    "ko": "미만|초과|최대|최소",
    "ar": "أقل من|أكثر من|على الأكثر|على الأقل", "cs": "méně než|více než|nejvýše|nejméně",
    "da": "mindre end|mere end|højst|mindst", "el": "λιγότερο από|περισσότερο από|το πολύ|τουλάχιστον",
    "fi": "alle|yli|enintään|vähintään", "he": "פחות מאשר|יותר מאשר|לכל היותר|לפחות",
    "hi": "लेस दैन|ग्रेटर दैन|अधिक से अधिक|कम से कम", "hu": "kevesebb mint|több mint|legfeljebb|legalább",
    "nb": "mindre enn|mer enn|høyst|minst", "ro": "mai puțin de|mai mult de|cel mult|cel puțin",
}  # fmt: skip
BEFORE_NUMBER = {lang: dict(zip("<>≤≥", row.split("|"), strict=True)) for lang, row in _NUMBER_ROWS.items()}
# The words for "&" in languages whose voice does not say it.
AND = {
    "en": "and", "es": "y", "it": "e", "pl": "i", "pt": "e", "ru": "и", "uk": "і", "cs": "a", "el": "και",
    "ro": "și", "ar": "و", "he": "וגם", "hi": "और",
}  # fmt: skip
# The words for "§" before a number, one and several.
SECTION = {
    "en": "section|sections", "de": "Paragraf|Paragrafen", "fr": "paragraphe|paragraphes",
    "es": "párrafo|párrafos",
    "it": "paragrafo|paragrafi", "pt": "parágrafo|parágrafos", "nl": "paragraaf|paragrafen",
    "pl": "paragraf|paragrafy", "ru": "параграф|параграфы", "uk": "параграф|параграфи",
    "sv": "paragraf|paragraf", "tr": "paragraf|paragraflar", "el": "παράγραφος|παράγραφοι",
    "ro": "paragraful|paragrafele", "he": "סעיף|סעיפים", "ar": "المادة|المواد",
    "da": "paragraf|paragraf", "nb": "paragraf|paragraf", "cs": "paragraf|paragrafy",
    "fi": "pykälä|pykälät",
}  # fmt: skip
# The words for "§" after its number: "5 § lagen".
SECTION_AFTER = {"sv": "paragrafen", "fi": "pykälä"}
# The words after a number for "°" and "‰" where the voice does not say them, and for "~" before one.
DEGREES = {
    "uk": "градусів", "ru": "градусов", "sv": "grader", "da": "grader", "nb": "grader", "fi": "astetta",
    "el": "μοίρες", "he": "מעלות", "ar": "درجة", "hi": "डिग्री", "ja": "ど", "zh": "度", "ko": "도",
}  # fmt: skip
PER_MILLE = {
    "en": "per mille", "de": "Promille", "fr": "pour mille", "es": "por mil", "pt": "por mil",
    "nl": "promille", "pl": "promili", "ru": "промилле", "uk": "проміле", "sv": "promille",
    "da": "promille", "nb": "promille", "fi": "promillea", "cs": "promile", "hu": "ezrelék",
    "ro": "la mie", "el": "τοις χιλίοις",
    "tr": "binde", "ja": "パーミル", "ko": "퍼밀", "ar": "بالألف", "he": "פרומיל", "hi": "प्रति हज़ार",
}  # fmt: skip
# Operators in code, in English; other languages name their signs.
OPERATORS = {
    "en": {
        "&&": "and", "||": "or", "!=": "not equal", "==": "equals equals", "===": "triple equals",
        "=>": "arrow",
        "->": "arrow", "<=": "less or equal", ">=": "greater or equal", "++": "plus plus",
        "//": "slash slash",
        "--": "minus minus", "...": "dot dot dot", "!": "not", ">>": "greater greater", "<<": "less less",
        "|": "bar", "-": "minus", "+=": "plus equals", "-=": "minus equals",
    },
}  # fmt: skip
SPACES = {
    "en": "{} spaces", "de": "{} Leerzeichen", "fr": "{} espaces", "es": "{} espacios", "it": "{} spazi",
    "pt": "{} espaços", "nl": "{} spaties", "pl": "{} spacji",
    "zh": "{}个空格", "ja": "スペース{}", "ru": "{} пробелов", "uk": "{} пробілів",
    "sv": "{} blanksteg", "tr": "{} boşluk", "ko": "공백 {}개", "ar": "{} مسافات", "cs": "{} mezer",
    "da": "{} mellemrum", "el": "{} κενά",
    "fi": "{} välilyöntiä", "he": "{} רווחים", "hi": "{} रिक्त स्थान", "hu": "{} szóköz",
    "nb": "{} mellomrom",
    "ro": "{} spații",
}  # fmt: skip
