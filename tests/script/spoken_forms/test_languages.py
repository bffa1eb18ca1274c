"""Units, ordinals, rulers, sums and abbreviations in languages other than English, by shared rules."""

from __future__ import annotations

import pytest
from num2words import num2words

from reader.script.edits import apply_edits
from reader.script.spoken_forms.forms import spoken_edits
from reader.script.spoken_forms.numbers.ordinals import ordinal

SAID = {
    "de": [
        ("8,5 l/100 km, $5–7 Mio., 5 €/Monat und 20 Euro/Monat",
         "8,5 Liter auf 100 Kilometer, 5 bis 7 Millionen Dollar, 5 Euro pro Monat und 20 Euro pro Monat"),
        ("rd. 5 km, s. Anl. 2, Gr. M, Div.-Rendite, 3-Zi.-Whg., 20 Fr.",
         "rund 5 Kilometer, siehe Anlage 2, Größe M, Dividenden-Rendite, 3-Zimmer-Wohnung, 20 Franken."),
        ("um 19.30 h, 18–19:30 Uhr, 8:30–18 Uhr, Zeit: 2:01:39 h",
         "um 19 Uhr 30, 18 bis 19 Uhr 30, 8 Uhr 30 bis 18 Uhr, Zeit: 2 Stunden eine Minute 39 Sekunden"),
        ("unter Karl V. war, für Otto II. ging, Das XIX. Jahrhundert",
         "unter Karl dem Fünften war, für Otto den Zweiten ging, Das neunzehnte Jahrhundert"),
        ("am 1. und 15. jeden Monats, am Mo., 5.2., um 8 Uhr, v. 12.3.2015",
         ("am ersten und fünfzehnten jeden Monats, am Montag, fünften Februar, um 8 Uhr, "
          "vom zwölften März 2015")),
        ("3-4 Kinder, 1-2x pro Woche, ein 1,5-Mio.-€-Auftrag, die 1/2 Stunde",
         "3 bis 4 Kinder, 1 bis 2 mal pro Woche, ein 1,5-Millionen Euro Auftrag, die halbe Stunde"),
        ("4:3 n. E., p. P., Dr. med. Huber, Dipl.-Kffr. Moos",
         "4 zu 3 nach Elfmeterschießen, pro Person, Doktor med. Huber, Diplom-Kffr. Moos"),
        ("ab 18 h, in 5 h, hrsg. v. Beck", "ab 18 Uhr, in 5 Stunden, herausgegeben von Beck"),
        ("§ 5 Abs. 1 S. 2, im 2. WK, i. d. F. von 2000",
         "Paragraf 5 Absatz 1 Satz 2, im zweiten Weltkrieg, in der Fassung von 2000"),
        ("½ Tasse, 1/2 kg, 1/2 l", "eine halbe Tasse, ein halbes Kilogramm, ein halber Liter"),
        ("im XIX. Jahrhundert, nach dem II. Weltkrieg, i. V. m. § 5, §§ 3–4, 20-€-Schein",
         ("im neunzehnten Jahrhundert, nach dem zweiten Weltkrieg, in Verbindung mit Paragraf 5, "
         "Paragrafen 3 bis 4, 20 Euro Schein")),
        ("230V, 3m Seil, Gruppe C", "230 Volt, 3 Meter Seil, Gruppe C"),
        ("Maßstab 1:50, im Verhältnis von 1:20, um 1:20 Uhr",
         "Maßstab 1 zu 50, im Verhältnis von 1 zu 20, um 1 Uhr 20"),
        ("vom 3.–9.8., am Di., 7.5.2024 und am 09.03.21.",
         "vom dritten bis neunten August, am Dienstag, siebten Mai 2024 und am neunten März 21."),
        ("Mo. bis Do. tgl., gest. 2010, 3 N/m², 1 Pr. Salz",
         "Montag bis Donnerstag täglich, gestorben 2010, 3 Newton pro Quadratmeter, eine Prise Salz"),
        ("Der 1. FC Hafen, in der 2. Liga, der Tabellenführer der 3. Liga",
         "Der erste FC Hafen, in der zweiten Liga, der Tabellenführer der dritten Liga"),
        ("Am 1.1. und am 24.12. ist zu", "Am ersten Januar und am vierundzwanzigsten Dezember ist zu"),
        ("Otto V. und Arnulf II. von Auental, Elisabeth II., Karls V. Reich",
         "Otto der Fünfte und Arnulf der Zweite von Auental, Elisabeth die Zweite, Karls des Fünften Reich"),
        ("Teil II. Der Hafen, Apollo XI flog", "Teil 2. Der Hafen, Apollo 11 flog"),
        ("1 TL Salz, 2 EL Öl, ½ TL Zimt, 5 Min. später",
         "ein Teelöffel Salz, 2 Esslöffel Öl, ein halber Teelöffel Zimt, 5 Minuten später"),
        ("Es steht 3:1", "Es steht 3 zu 1"),
        ("Mo-Fr 9-17 Uhr, 1/8 l", "Montag bis Freitag 9 bis 17 Uhr, ein achtel Liter"),
        ("am 2. und 3. Mai, vom 1. bis 3. Mai", "am zweiten und dritten Mai, vom ersten bis dritten Mai"),
        ("5 m/s², 10 mg/dl, 3 µm, 2 km²",
         "5 Meter pro Sekunde zum Quadrat, 10 Milligramm pro Deziliter, 3 Mikrometer, 2 Quadratkilometer"),
        ("3/4 Liter, 2/5 der Boote, am 3/5", "3 viertel Liter, 2 fünftel der Boote, am 3/5"),
        ("10⁶, 20 €/Monat", "10 hoch 6, 20 Euro pro Monat"),
        ("Es kostet 20 €/Monat.", "Es kostet 20 Euro pro Monat."),
        ("Am 3. Okt. 1990, am 2024-12-05, im Dez. 2020",
         "Am dritten Oktober neunzehnhundert 90, am fünften Dezember 2024, im Dezember 2020"),
        ("5. Okt. 1990 bis zum 6. Jun. 2024",
         "fünfter Oktober neunzehnhundert 90 bis zum sechsten Juni 2024"),
        ("3. und 4. Mai: im XIX. Jh. erbaut", "dritter und vierter Mai: im neunzehnten Jahrhundert erbaut"),
        ("3. bis zum 5. Mai, im II. Weltkriege", "dritter bis zum fünften Mai, im zweiten Weltkriege"),
        ("Der 1., 2. und 23. Platz, die 1. bis 3. Klasse",
         "Der erste, zweite und dreiundzwanzigste Platz, die erste bis dritte Klasse"),
        ("Kap. IV, Bd. II, S. 12 ff., S. 5 f., 12,- Euro, 50 ct, 1:25.000",
         "Kapitel 4, Band 2, Seite 12 fortfolgende, Seite 5 folgende, 12 Euro, 50 Cent, 1 zu 25.000"),
        ("9,81 m s⁻², 3 W·m⁻²", "9,81 Meter pro Sekunde zum Quadrat, 3 Watt pro Quadratmeter"),
    ],
    "fr": [
        ("1046 kJ/250 kcal, $5–7", "1046 kilojoules, 250 kilocalories, 5 à 7 dollars"),
        ("le 31/12, av. des Pins, 5 pl. de la Paix, v. 1638, 1m75",
         "le 31 décembre, avenue des Pins, 5 place de la Paix, vers 1638, un mètre 75"),
        ("les 2es, la 2de fois, 10 000 F CFA, t. II, 1er sem. 2023",
         "les deuxièmes, la seconde fois, 10.000 francs CFA, tome 2, 1er semestre 2023"),
        ("M. le maire, lun. et mer., le sam. 3 mars, 2 h 15 min",
         "monsieur le maire, lundi et mercredi, le samedi 3 mars, 2 heures 15 minutes"),
        ("M. et Mme Roux, au IIe s. av. J.-C., Art. L. 121", ("monsieur et madame Roux, au deuxième siècle "
         "avant Jésus-Christ, article L. 121")),
        ("4000 mAh, 5 µSv, 300 Bq/m³",
         "4000 milliampères-heures, 5 microsieverts, 300 becquerels par mètre cube"),
        ("le no 6, § 5, le 14/07/1789, 12V", "le numéro 6, paragraphe 5, le 14 juillet 1789, 12 volts"),
        ("2 c. à soupe de lait, 1 c. à café de miel, du mar. au sam., 24h/24 et 7j/7",
         ("2 cuillères à soupe de lait, une cuillère à café de miel, du mardi au samedi, 24 heures "
         "sur 24 et 7 jours sur 7")),
        ("Mme Roux, bd Carnot, 5e arr., 1€50",
         "madame Roux, boulevard Carnot, cinquième arrondissement, 1 euro 50"),
        ("La 251e, la 1re fois, la 2nde guerre, la 1ère",
         "La deux cent cinquante et unième, la première fois, la seconde guerre, la première"),
        ("Thibaut Ier et Louis XIV, le XIXe, au XXe siècle",
         "Thibaut premier et Louis 14, le dix-neuvième, au vingtième siècle"),
        ("Le mur, De Ce, la Vie, la Ve République", "Le mur, De Ce, la Vie, la cinquième République"),
        ("En 300 av. J.-C. il mourut", "En 300 avant Jésus-Christ il mourut"),
        ("3/5 de l'eau, 3/4", "3 cinquièmes de l'eau, 3 quarts"),
        ("1,5 km, 2 km, 1 h, 5 m², 10 mg/l",
         "1,5 kilomètre, 2 kilomètres, 1 heure, 5 mètres carrés, 10 milligrammes par litre"),
        ("Le 1er janv. 2024, le 14 juil., 05/03/2024, 2024-12-01, 31/13/2024",
         "Le 1er janvier 2024, le 14 juillet, 5 mars 2024, premier décembre 2024, 31/13/2024"),
        ("chap. IV, tome II, th. 6, 10h-12h, les 1res",
        "chapitre 4, tome 2, thermostat 6, 10 heures à 12 heures, les premières"),
        ("1 c. à s. d’huile, max. 3", "une cuillère à soupe d’huile, maximum 3"),
        ("4€99, 20 €/mois, 2 c. à s. d’eau",
         "4 euros 99, 20 euros par mois, 2 cuillères à soupe d’eau"),
    ],
    "es": [
        ("ss. XVIII-XIX, S. Juan, 10 uds. y 5, Av. de América, el 31/12",
         "siglos XVIII a XIX, san Juan, 10 unidades y 5, avenida de América, el 31 de diciembre"),
        ("a las 8.05, págs. 12 y ss. del t. III, c/ ascensor",
         "a las 8:05, páginas 12 y siguientes del tomo 3, con ascensor"),
        ("el siglo V, 9:00-14:00 h, siglo XXI", "el siglo quinto, 9:00 a 14:00 horas, siglo XXI"),
        ("4000 mAh, 4$99, 4€99", "4000 miliamperios hora, 4$99, 4 euros 99"),
        ("la II Guerra Mundial, el III Congreso, capítulo V, grupo C, sal & agua",
         "la segunda Guerra Mundial, el tercer Congreso, capítulo 5, grupo C, sal y agua"),
        ("1/2 taza, 1/2 kilo, nº 7, de mar. a jue., 110 mmHg",
         "media taza, medio kilo, número 7, de martes a jueves, 110 milímetros de mercurio"),
        ("D.ª Inés, 4.º izq. y 10 % dto.",
         "doña Inés, cuarto izquierda y 10 % descuento."),
        ("a las 14:30 h a la Avda. de América n.º 5, C/ Mayor, 12",
         "a las 14:30 horas a la avenida de América número 5, calle Mayor, 12"),
        ("200 mil €, 3,5 M€, 50 cts., máx. 3, cap. IV, s. XX",
         "200 mil euros, 3,5 millones de euros, 50 céntimos, máximo 3, capítulo 4, siglo XX"),
        ("JJ. OO., RR. HH., CC. AA.",
         "Juegos Olímpicos, recursos humanos, comunidades autónomas."),
        ("El 1.º y la 3.ª, el 1er piso", "El primero y la tercera, el primer piso"),
        ("Carlos V, Felipe II, Alfonso XIII, Isabel II",
         "Carlos quinto, Felipe segundo, Alfonso 13, Isabel segunda"),
        ("5 km/h, 10 m², 1 h, 2 cdas. de sal",
         "5 kilómetros por hora, 10 metros cuadrados, una hora, 2 cucharadas de sal"),
        ("lun-vie, 5-10 kg, 1/2 litro", "lunes a viernes, 5 a 10 kilogramos, medio litro"),
        ("El 3 de oct. de 1990, 05/03/2024, ene. 2020",
        "El 3 de octubre de 1990, 5 de marzo de 2024, enero 2020"),
        ("3/4, 10⁶, 20 €/mes", "3 cuartos, 10 elevado a 6, 20 euros al mes"),
    ],
    "en": [
        ("1 c. rice, 3 T. oil, 1 (12-oz.) jar, 250g/9oz flour",
         "1 cup rice, 3 tablespoons oil, 1 (12 ounce) jar, 250 grams or 9 ounces flour"),
        ("Ch. IX, Vol. III, ext. 40, (b. 1830, d. 1907), Nº 7",
         "chapter 9, volume 3, extension 40, (born 18 30, died 19 oh 7), number 7"),
        ("130/85 mmHg, a 3 m × 4 m rug, 5ft 9in, 4:30–6 pm, $2bn/year",
         ("130 over 85 millimeters of mercury, a 3 meter by 4 meter rug, 5 feet 9 inches, 4:30 to 6 "
         "pm, 2 billion dollars a year")),
        ("AUBURN, Wash. — Near St. Louis, Mo., and Newark, N.J. (west)",
         "AUBURN, Washington — Near St. Louis, Missouri, and Newark, New Jersey (west)"),
        ("in Salem, Ore.", "in Salem, Oregon."),
        ("Thank you, Miss. We met, Ind. Later", "Thank you, Miss. We met, Ind. Later"),
        ("see Eq. (4), eqs. [4] and refs. 3", "see equation (4), equations [4] and references 3"),
        ("€3,50, €1,234, €3,50 million", "3 euros and 50 cents, 1,234 euros, 3.50 million euros"),
        ("UTC+2, 300 BC–AD 200, the XIXth", "U.T.C. plus 2, 300 BC to AD 200, the 19th"),
        ("9.81 m s⁻², 5 mol L⁻¹, 8 J K⁻¹ mol⁻¹",
         "9.81 meters a second squared, 5 moles per liter, 8 J K to the power of minus 1 mol"),
    ],
    "it": [
        ("S. Antonio, S. Anna, S. Stefano, S. Maria, lett. b), h 15.30",
         "Sant’Antonio, Sant’Anna, Santo Stefano, Santa Maria, lettera b), ore 15:30"),
        ("a pers., 5 pers., art. 3, c. 2, I sem. 2023, entro il 31/12",
         "a persona, 5 persone, articolo 3, comma 2, primo semestre 2023, entro il 31 dicembre"),
        ("nel III sec. a.C. qui", "nel terzo secolo avanti Cristo qui"),
        ("la II guerra mondiale, III edizione, atto V, classe C",
         "la seconda guerra mondiale, terza edizione, atto 5, classe C"),
        ("1/2 mela, ore 8-13, dal mar. al ven., D.Lgs. 81/2008, sale q.b.",
         ("mezza mela, ore 8 alle 13, dal martedì al venerdì, decreto legislativo 81/2008, sale "
         "quanto basta.")),
        ("il 3° posto, S. Maria e S. Luca, max. 3, 50 cent., 20° di pendenza",
         "il terzo posto, Santa Maria e san Luca, massimo 3, 50 centesimi, 20° di pendenza"),
        ("il 3 ott. 1990, 01/03/2024, 3 set di tennis, 2 mar.",
        "il 3 ottobre 1990, primo marzo 2024, 3 set di tennis, 2 marzo."),
        ("L'art. 5 e la n. 7 del sec. XIX", "L'articolo 5 e la numero 7 del secolo diciannovesimo"),
        ("Il sig. Moss, Carlo V, Elisabetta II", "Il signor Moss, Carlo quinto, Elisabetta seconda"),
        ("il 1° maggio, la 3ª volta, 20 °C", "il primo maggio, la terza volta, 20 gradi Celsius"),
        ("5 km/h, 10 m², 1 h, 4,50 €, € 5 mln",
         "5 chilometri orari, 10 metri quadrati, una ora, 4 euro e 50, 5 milioni di euro"),
    ],
    "pt": [
        ("a Sra. D. Maria, D. Pedro II, 10x de 5, o jogo terminou 3 x 1",
         "a Senhora Dona Maria, Dom Pedro segundo, 10 vezes de 5, o jogo terminou 3 a 1"),
        ("R. das Flores, 3,5 mi de reais, 38min20s, seg. e qua.",
         "Rua das Flores, 3,5 milhões de reais, 38 minutos 20 segundos, segunda e quarta."),
        ("a II Guerra Mundial, capítulo V, volume I", "a segunda Guerra Mundial, capítulo 5, volume 1"),
        ("3 col. (sopa) de mel, 1 col. de chá de sal, 1/2 cebola, de ter. a qui., 4-2",
         "3 colheres de sopa de mel, uma colher de chá de sal, meia cebola, de terça a quinta, 4 a 2"),
        ("2 c. de sopa, máx. 3",
         "2 colheres de sopa, máximo 3"),
        ("No séc. XIX havia dez, 05:34 h", "No século 19 havia dez, 05:34 h"),
        ("3 de out. de 1990, 01/03/2024", "3 de outubro de 1990, primeiro de março de 2024"),
        ("D. Pedro II, o 1.º e a 2.ª", "Dom Pedro segundo, o primeiro e a segunda"),
        ("5 km/h, 10 m², 1 h, 5 kW",
         "5 quilômetros por hora, 10 metros quadrados, uma hora, 5 quilowatts"),
        ("R$ 5,50, R$ 2 milhões, Av. Moss", "5 reais e 50, 2 milhões de reais, Avenida Moss"),
    ],
    "nl": [
        ("mevr. de Vries, gem. Utrecht, 50 inw./km², om 7.05 u.",
         "mevrouw de Vries, gemeente Utrecht, 50 inwoners per vierkante kilometer, om 7 uur 05"),
        ("op ma. en wo., zat. 3 feb., blz. 12 e.v.",
         "op maandag en woensdag, zaterdag 3 februari, bladzijde 12 en volgende."),
        ("om 20.00 uur, om 20.30 uur", "om 20 uur, om 20 uur 30"),
        ("in WO II", "in Wereldoorlog twee"),
        ("3 t/m 8 juni, di t/m zo, 8.30-12.00 uur, 1/2 ui, 1/2 glas, € 9,- p.p.",
         ("3 tot en met 8 juni, dinsdag tot en met zondag, 8 uur 30 tot 12 uur, een halve ui, een "
         "half glas, 9 euro per persoon.")),
        ("N.a.v. de brief, i.t.t. vorig jaar, m.u.v. juni",
         "naar aanleiding van de brief, in tegenstelling tot vorig jaar, met uitzondering van juni"),
        ("prof. dr. Bakker in de Kerkstr. 5, t.a.v. dhr. Smit, 50 ct, dl. II",
         "professor doctor Bakker in de Kerkstraat 5, ter attentie van de heer Smit, 50 cent, deel 2"),
        ("De 19e eeuw, 2de, Willem II", "De negentiende eeuw, tweede, Willem de tweede"),
        ("bijv. 5 km/u, 10 m², € 5 mln",
         "bijvoorbeeld 5 kilometer per uur, 10 vierkante meter, 5 miljoen euro"),
        ("3 okt. 1990, 01-03-2024, 5 mrt 2024, deel II",
        "3 oktober 1990, 1 maart 2024, 5 maart 2024, deel 2"),
        ("dhr. Moss, blz. 5, 14.30 uur, 2 el olie", "de heer Moss, bladzijde 5, 14 uur 30, 2 eetlepels olie"),
    ],
    "pl": [
        ("w temp. 180°C, na wys. 10 tys. m n.p.m., nr tel.: 600",
        ("w temperaturze 180 stopni Celsjusza, na wysokości 10 tysięcy metrów nad poziomem morza, numer"
        " telefonu: 600")),
        ("1046 kJ/250 kcal, 8,5 l/100 km, 130/85 mmHg, 72 uderzenia/min, $5–7 mln, 5‰, ~5 km, 9-4=5",
         ("1046 kilodżuli, 250 kilokalorii, 8,5 litra na 100 kilometrów, 130/85 milimetrów słupa rtęci, "
          "72 uderzenia na minutę, 5 do 7 milionów dolarów, 5 promili, około 5 kilometrów, 9 minus 4=5")),
        ("3,5 proc. r/r, 4,50 EUR, 1,5 mln USD, w latach 80. i 90. XX w., rel. Łódź, 3 pkt, ust. 2 pkt 3",
         ("3,5 procent rok do roku, 4,50 euro, 1,5 miliona dolarów, w latach osiemdziesiątych i "
          "dziewięćdziesiątych dwudziestego wieku, relacji Łódź, 3 punkty, ustęp 2 punkt 3")),
        ("św. Anna, do św. Anny, św. Jana, św. Jerzy, w ub. r. i ub.r., ok. godz. 18.30, na pocz. XX w.",
         ("święta Anna, do świętej Anny, świętego Jana, święty Jerzy, w ubiegłego roku i ubiegłego roku, "
          "około godziny 18 30, na początku dwudziestego wieku")),
        ("120 mm × 300 mm, 5 sek., tel. +48 22",
         "120 milimetrów na 300 milimetrów, 5 sekund, telefon +48 22"),
        ("W dn. 3.05.2024 r. i 5 tys. os.", "W dniu trzeciego maja 2024 roku i 5 tysięcy osób."),
        ("II wojna światowa, po II wojnie, w I poł. XIX w., 5 pkt proc., prof. dr hab. Lis, ur. 1950",
         ("druga wojna światowa, po drugiej wojnie, w pierwszej połowie dziewiętnastego wieku, "
         "5 punktów procentowych, profesor doktor habilitowany Lis, urodzony 1950")),
        ("3. miejsce, na 4. piętrze, w 2. klasie, lata 70., od wt. do sob.",
         ("trzecie miejsce, na czwartym piętrze, w drugiej klasie, lata siedemdziesiąte, od wtorku do "
         "soboty.")),
        ("3/4 szklanki, 30 zł/mies., 740 mmHg",
         "3 czwarte szklanki, 30 złotych na miesiąc, 740 milimetrów słupa rtęci"),
        ("o godz. 14:30 na ul. Długą 5 m. 3, przy ul. Długiej, Jana Pawła II, 25 dag",
         ("o godzinie 14:30 na ulicę Długą 5 mieszkania 3, przy ulicy Długiej, Jana Pawła drugiego, 25 "
         "dekagramów")),
        ("w 1918 r.",
         "w 1918 roku."),
        ("300 r. p.n.e., maks. 3",
         "300 roku przed naszą erą, maksymalnie 3"),
        ("ok. 500 mln dol. i m.in. ds. Morza", "około 500 milionów dolarów i między innymi do spraw Morza"),
        ("20 proc., 1 zł, 2 zł, 5 zł, 22 km, 12 km, 1,5 km",
         "20 procent, jeden złoty, 2 złote, 5 złotych, 22 kilometry, 12 kilometrów, 1,5 kilometra"),
        ("12 km/h, 5 m²", "12 kilometrów na godzinę, 5 metrów kwadratowych"),
        ("3 maja 2019 r., w XIX w., XX wiek",
         "trzeciego maja 2019 roku, w dziewiętnastym wieku, dwudziesty wiek"),
        ("05.03.2024, 3 paź. 2020 r., tom II",
        "piątego marca 2024 roku, trzeciego października 2020 roku, tom 2"),
        ("pn-pt, godz. 14.30, 1/2 l", "poniedziałek do piątek, godzina 14 30, pół litra"),
        ("Jan III, Kazimierza III, św. Jan", "Jan trzeci, Kazimierza trzeciego, święty Jan"),
    ],
    "ru": [
        ("на выс. 10 тыс. м, 01.02.2023 г. и 100 Мбит/с, к 2020 г., Лука II",
         ("на высоте 10 тысяч метров, первого февраля две тысячи двадцать третьего года и 100 мегабит в"
         " секунду, к две тысячи двадцатому году, Лука второй")),
        ("8,5 л/100 км, $5–7 млн, 45°, 5‰, II место, III квартал, п. 3 ч. 1 ст. 27, дом 12А, 5В класс, 220В",
         ("8,5 литра на 100 километров, 5–7 миллионов долларов, 45 градусов, 5 промилле, второе место, "
          "третий квартал, пункт 3 часть 1 статья 27, дом 12А, 5В класс, 220 вольт")),
        ("во 2-й пол. XIX в., 5 мес., Тел.: 8 (800)",
        "во второй половине девятнадцатого века, 5 месяцев, телефон: 8 (800)"),
        ("5–10 руб., руб. за т, 100 USD, в сер. XIX в., с нач. XX в., тел. +7, д-р Лес, 5 % г/г",
         ("5–10 рублей, руб. за тонну, 100 долларов, в середине девятнадцатого века, с начала двадцатого "
          "века, телефон +7, доктор Лес, 5 процентов год к году")),
        ("в 1941—1945 гг., в 90-х гг., с 90-х гг., на 90-й мин. и на 5-й минуте, 1-й день",
         ("в 1941—1945 годах, в девяностых годах, с девяностых годов, на девяностой минуте и на пятой "
          "минуте, первый день")),
        ("150 л.с., 150 л. с., 4000 мА·ч, 3 мЗв, 21 л.с.",
         "150 лошадиных сил, 150 лошадиных сил, 4000 миллиампер-часов, 3 миллизиверта, 21 лошадиная сила."),
        ("II мировая война, во II мировой войне, § 5",
         "вторая мировая война, во второй мировой войне, параграф 5"),
        ("С 7 по 9 июня, 3 ст. л. мёда, 1 ч. л. соды, 745 мм рт. ст., 40 руб./мес., 1970-х гг.",
         ("С седьмого по девятое июня, 3 столовые ложки мёда, одна чайная ложка соды, 745 миллиметров "
         "ртутного столба, 40 рублей в месяц, тысяча девятьсот семидесятых годов")),
        ("В 1990 г. он жил в г. Москве, а к 2024 году переехал в г. Тверь. Родился 5 марта 1985 г.",
         ("В тысяча девятьсот девяностом году он жил в городе Москве, а к две тысячи двадцать четвёртому "
         "году переехал в город Тверь. Родился пятого марта тысяча девятьсот восемьдесят пятого года.")),
        ("5 кг муки, 1 кг, 2 кг, 21 км, 1,5 л, 10 км/ч, 5 м/с, 3 м², 20 °C, 5 %, 1 %, 220 В, 100 г сахара",
         ("5 килограммов муки, один килограмм, 2 килограмма, 21 километр, 1,5 литра, 10 километров в час, 5 "
         "метров в секунду, 3 квадратных метра, 20 градусов Цельсия, 5 процентов, 1 процент, 220 вольт, "
         "100 граммов сахара")),
        ("5 млн руб., 100 тыс. руб., $5 млн, 20 руб. 50 коп., 3,5 млрд долл., 1 тыс. человек, 5 тыс.",
         ("5 миллионов рублей, 100 тысяч рублей, 5 миллионов долларов, 20 рублей 50 копеек, 3,5 миллиарда "
         "долларов, одна тысяча человек, 5 тысяч.")),
        (("в XIX в., XX век, в начале XXI века, XIX–XX вв., Пётр I, Екатерина II, при Николае II, Людовик "
         "XIV, Екатерины II, Петра I"),
         ("в девятнадцатом веке, двадцатый век, в начале двадцать первого века, девятнадцатого – двадцатого "
         "веков, Пётр первый, Екатерина вторая, при Николае втором, Людовик четырнадцатый, Екатерины "
         "второй, Петра первого")),
        ("глава IV, том II, XXII съезд, гл. II, стр. 15, рис. 3, т. е. так, и т. д., и др., с. 5–7",
         ("глава 4, том 2, 22 съезд, глава 2, страница 15, рисунок 3, то есть так, и так далее, и другие, "
         "страница 5–7")),
        (("1-й, 2-я, 3-го, 90-е годы, в 90-х, 5-м, 05.03.2024, 2024-03-05, 3-х, 1941–1945 гг., в 500 г. до "
         "н. э."),
         ("первый, вторая, третьего, девяностые годы, в девяностых, пятом, пятого марта две тысячи двадцать "
         "четвёртого года, пятого марта две тысячи двадцать четвёртого года, 3-х, 1941–1945 годы, в "
         "пятисотом году до нашей эры.")),
        ("США и ООН, ул. Мира, д. 5, на ул. Мира, № 5, м. Пушкинская, 14:30, 5 с половиной, 5 ч 20 мин",
         ("С Ш А и О О Н, улица Мира, дом 5, на улице Мира, № 5, м. Пушкинская, 14:30, 5 с половиной, 5 "
         "часов 20 минут")),
    ],
    "uk": [
        ("на вис. 10 тис. м, 01.02.2023 р. і 100 Мбіт/с, Микола II, 5 травня 2023 р.",
        ("на висоті 10 тисяч метрів, першого лютого дві тисячі двадцять третього року і 100 мегабіт за"
        " секунду, Микола другий, п'ятого травня дві тисячі двадцять третього року.")),
        ("у 2-й пол. XIX ст., з 3-ї колії, 5 міс., $5–7 млн, II місце",
         ("у другій половині дев'ятнадцятого століття, з третьої колії, 5 місяців, 5–7 мільйонів доларів,"
         " друге місце")),
        ("5–10 грн, за кг, у 90-х рр. ХХ ст., на поч. ХХІ ст., на 90-й хв., 5-й канал, д-р Ліс",
         ("5–10 гривень, за кілограм, у дев'яностих роках двадцятого століття, на початку двадцять першого "
          "століття, на дев'яностій хвилині, п'ятий канал, доктор Ліс")),
        ("₽500, 5 кВт·год, 2 к.с., 22 мс", "500 рублів, 5 кіловат-годин, дві кінські сили, 22 мілісекунди"),
        ("З 7 по 9 червня, 2 ст. л. меду, 745 мм рт. ст.",
         "З сьомого по дев'яте червня, дві столові ложки меду, 745 міліметрів ртутного стовпа"),
        ("У 1990 р. він жив у м. Києві, а в 2024 році переїхав у м. Львів. Народився 5 березня 1985 р.",
         ("У тисяча дев'ятсот дев'яностому році він жив у місті Києві, а в дві тисячі двадцять четвертому "
         "році переїхав у місто Львів. Народився п'ятого березня тисяча дев'ятсот вісімдесят п'ятого "
         "року.")),
        (("5 кг борошна, 1 кг, 2 кг, 21 км, 1,5 л, 10 км/год, 5 м/с, 3 м², 20 °C, 5 %, 2 %, 220 В, 100 г "
         "цукру"),
         ("5 кілограмів борошна, один кілограм, 2 кілограми, 21 кілометр, 1,5 літра, 10 кілометрів на "
         "годину, 5 метрів за секунду, 3 квадратні метри, 20 градусів Цельсія, 5 відсотків, 2 відсотки, "
         "220 вольт, 100 грамів цукру")),
        ("5 млн грн, 100 тис. грн, $5 млн, 20 грн 50 коп., 2 тис. людей, 2 грн",
         ("5 мільйонів гривень, 100 тисяч гривень, 5 мільйонів доларів, 20 гривень 50 копійок, дві тисячі "
         "людей, дві гривні")),
        (("у XIX ст., XX століття, на початку XXI століття, XIX–XX ст., Петро I, Катерина II, за Миколи II, "
         "Данила I"),
         ("у дев'ятнадцятому столітті, двадцятого століття, на початку двадцять першого століття, "
         "дев'ятнадцятого – двадцятого століття, Петро перший, Катерина друга, за Миколи другого, Данила "
         "першого")),
        ("розділ IV, том II, рис. 3, і т. д., та ін., с. 5–7, № 5, вул. Миру, буд. 5",
         "розділ 4, том 2, рисунок 3, і так далі, та інші, сторінка 5–7, номер 5, вулиця Миру, будинок 5"),
        ("1-й, 2-га, 3-го, 90-ті роки, у 90-х, 05.03.2024, 1941–1945 рр., США та ООН",
         ("перший, друга, третього, дев'яності роки, у дев'яностих, п'ятого березня дві тисячі двадцять "
         "четвертого року, 1941–1945 роки, С Ш А та О О Н")),
    ],
    "zh": [
        ("时速100km/h，5 kg，气温-5℃，50%的人，面积5m²，2个人，第2次，10-12月，5～10个",
         "时速100公里每小时，5公斤，气温零下5摄氏度，百分之50的人，面积5平方米，两个人，第2次，10到12月，5到10个"),
        ("2024年3月5日，2008-2012年，500年前，¥3.5亿，$500万，3:2获胜，14:30开始，1/2",
         "二零二四年3月5日，二零零八到二零一二年，500年前，3.5亿元，500万美元，3比2获胜，14点30分开始，2分之1"),
    ],
    "ja": [
        ("じそく100km/h、5 kg、20℃、50%、5m²、5GB、10～12、3:2、14:30に、1/2",
         ("じそく100キロメートルまいじ、5キログラム、20ど、50パーセント、5へいほうメートル、5ギガバイト、10から12、3たい2、"
         "14じ30ふんに、2ぶんの1")),
        ("¥3,500、$5、A → B、x < 5", "3,500えん、5ドル、A から B、x しょうなり 5"),
    ],
    "sv": [
        ("10 tusen km, Elizabeth II, 5 m ö.h.",
        "10 tusen kilometer, Elizabeth den andra, 5 meter över havet."),
        ("72 slag/min, den 12/5, $5–7 milj., 45°, jfr. s. 4",
         "72 slag per minut, den tolfte maj, 5 till 7 miljoner dollar, 45 grader, jämför sidan 4"),
        ("f. 1950, d. 2001, 5–10 kr/st, t. ex., t o m fredag, tom, 100 NOK, dvs. ca 5",
         ("född 1950, död 2001, 5 till 10 kronor styck, till exempel, till och med fredag, tom, "
          "100 norska kronor, det vill säga cirka 5")),
        ("2/3 av landet, 1/4 av alla", "2 tredjedelar av landet, en fjärdedel av alla"),
        ("Koka 4 dl mjölk med 2 msk socker, 1 tsk salt och ½ krm saffran",
         "Koka 4 deciliter mjölk med 2 matskedar socker, en tesked salt och en halv kryddmått saffran"),
        ("Den 6 juni, 6 juni–8 juli, 2023-06-06, Gustav V och 2:a plats",
         "Den sjätte juni, sjätte juni–åttonde juli, den sjätte juni 2023, Gustav den femte och andra plats"),
        ("På 1700-talet, dvs. ca 300 år sedan, t.ex. s. 4–6, kl. 9",
         "På sjuttonhundratalet, det vill säga cirka 300 år sedan, till exempel sidan 4 till 6, klockan 9"),
        ("40 kr/st, 1 kr, 99:-, 3 mkr, mån–fre, 110 km/h, 40 m²",
         ("40 kronor styck, en krona, 99 kronor, 3 miljoner kronor, måndag till fredag,"
         " 110 kilometer i timmen, 40 kvadratmeter")),
    ],
    "tr": [
        ("5 bin km, −%20", "5 bin kilometre, eksi %20"),
        ("3. sezon, 3. perondan, 100 g'da, 10 kg’lık, $5–7 milyon, Tel.: (0212)",
         ("üçüncü sezon, üçüncü perondan, 100 gram'da, 10 kilogram’lık, 5 ila 7 milyon dolar, telefon:"
         " (0212)")),
        ("Örn. 20. yüzyıl, 4. kat, IV. Murat ve M.Ö. 200",
         "örneğin yirminci yüzyıl, dördüncü kat, dördüncü Murat ve milattan önce 200"),
        ("300 ml süt, 100 gr un, 1/2 bardak, 40 km², −2 °C",
         "300 mililitre süt, 100 gram un, yarım bardak, 40 kilometrekare, eksi 2 derece"),
        ("%5–8, 15.08.2023, 40 TL, Atatürk Cad. No: 4",
         "%5 ila 8, 15 Ağustos 2023, 40 lira, Atatürk caddesi numara 4"),
    ],
    "ko": [
        ("설탕 10g, 우유 300ml와 3kg을", "설탕 10그램, 우유 300밀리리터와 3킬로그램을"),
        ("2023-08-15, 9:00~10:30, 4:1, $7, 30%",
         "2023년 8월 15일, 9시에서 10시30분, 4 대 1, 7달러, 30퍼센트"),
    ],
    "hi": [
        ("डॉ. गुप्ता 40 किमी दूर, ₹750, ₹3 करोड़, 5-7 दिन",
         "डॉक्टर गुप्ता 40 किलोमीटर दूर, 750 रुपये, 3 करोड़ रुपये, 5 से 7 दिन"),
    ],
    "ar": [
        ("80 كم/س و 3 كغ و $40 و 5-7 أيام", "80 كيلومتر في الساعة و 3 كيلوغرام و 40 دولار و 5 إلى 7 أيام"),
    ],
}  # fmt: skip


def test_abbreviations_are_expanded_in_each_language() -> None:
    rows = [(lang, *row) for lang, rows in SAID.items() for row in rows]

    assert [(lang, text, apply_edits(text, spoken_edits(text, lang))) for lang, text, _ in rows] == rows


def test_ordinals_are_words_where_the_language_has_them() -> None:
    assert [ordinal(3, lang) for lang in ("de", "fr", "pl")] == ["dritte", "troisième", "trzeci"]
    assert ordinal(251, "it") == num2words(251, to="ordinal", lang="it")
    assert ordinal(0, "fr") == ordinal(10_000, "fr") == ""


CODES = {
    "de": ("5 EUR, USD 10, 5,50 EUR, 9h–17h, S. 5-7, 6,02×10²³",
        "5 Euro, 10 Dollar, 5 Euro 50, 9 Stunden bis 17 Stunden, Seite 5 bis 7, 6,02 mal 10 hoch 23"),
    "fr": ("5 EUR, 10 USD, 9h–17h, pp. 5-7, 6,02×10²³, 4×4",
        "5 euros, 10 dollars, 9 heures à 17 heures, pages 5 à 7, 6,02 fois 10 puissance 23, 4 par 4"),
    "es": ("5 EUR, 10 USD", "5 euros, 10 dólares"),
    "it": ("5 EUR, pp. 5-7", "5 euro, pagine 5 a 7"),
    "nl": ("5 EUR, 6,02×10²³", "5 euro, 6,02 maal 10 tot de macht 23"),
    "pl": ("6,02×10²³", "6,02 razy 10 do potęgi 23"),
    "pt": ("5 EUR, 6,02×10²³", "5 euros, 6,02 vezes 10 elevado a 23"),
    "en": ('5 USD, EUR 1.2m, $5 USD, 10 × 10², ʰᵉˡˡᵒ, 5ᵗʰ, 9 x 13" dish',
        "5 U.S. dollars, 1.2 million euros, 5 dollars, 10 times 10 squared, hello, 5th, 9 by 13 inch dish"),
}  # fmt: skip


@pytest.mark.parametrize("lang", CODES)
def test_codes_of_currencies_powers_of_ten_and_ranges_are_said_in_full(lang: str) -> None:
    text, words = CODES[lang]
    assert apply_edits(text, spoken_edits(text, lang)) == words


@pytest.mark.parametrize(
    ("lang", "text", "words"),
    [
        ("de", "5 ſept. 1984", "5 ſept. neunzehnhundert 84"),
        ("en", "the 20١0s", "the 20 tens"),
        ("es", "lun-vıe", "lun-vıe"),
        ("fr", "les 1reſ", "les 1reſ"),
        ("tr", "i.Ö. 5, İ.Ö. 6", "İsa'dan önce 5, İsa'dan önce 6"),
    ],
)
def test_letters_and_digits_that_only_look_like_those_of_a_rule(lang: str, text: str, words: str) -> None:
    assert apply_edits(text, spoken_edits(text, lang)) == words
