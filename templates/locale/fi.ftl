# Suomi. Puuttuva viesti luetaan englannista; testi luettelee puuttuvat.
# Päiväykset kirjoitetaan tähän tavallisin välilyönnein ja tulostetaan sitovin.

## Luvut

not-available = –
no-date = –
points = {$value} %‑yks.
days = {$count} pv
list = {$head} ja {$last}
number-word-0 = Nolla
number-word-1 = Yksi
number-word-2 = Kaksi
number-word-3 = Kolme
number-word-4 = Neljä
number-word-5 = Viisi
number-word-6 = Kuusi
number-word-7 = Seitsemän
number-word-8 = Kahdeksan
number-word-9 = Yhdeksän
number-word-10 = Kymmenen

## Päiväykset: `d` päivä, `m` kuukauden numero, `y` vuosi, `name` ja `short` kuukausi

date-day = {$d}.{$m}.{$y}
date-day-short = {$d}.{$m}.
date-weekday = {$weekday} {$d}.{$m}.{$y}
date-month = {$name} {$y}
date-month-long = {$name} {$y}
date-months = kk {$from_number}–{$to_number}
date-week = vk {$week}
date-range-in-month = {$d1}.–{$d2}.{$m2}.{$y2}
date-range-in-year = {$d1}.{$m1}.–{$d2}.{$m2}.{$y2}
date-range = {$d1}.{$m1}.{$y1}–{$d2}.{$m2}.{$y2}
period-week = Viikko {$week}, {$range}
period-quarter = Q{$quarter} {$y}
month-name-1 = tammikuu
month-name-2 = helmikuu
month-name-3 = maaliskuu
month-name-4 = huhtikuu
month-name-5 = toukokuu
month-name-6 = kesäkuu
month-name-7 = heinäkuu
month-name-8 = elokuu
month-name-9 = syyskuu
month-name-10 = lokakuu
month-name-11 = marraskuu
month-name-12 = joulukuu
month-short-1 = tammi
month-short-2 = helmi
month-short-3 = maalis
month-short-4 = huhti
month-short-5 = touko
month-short-6 = kesä
month-short-7 = heinä
month-short-8 = elo
month-short-9 = syys
month-short-10 = loka
month-short-11 = marras
month-short-12 = joulu
weekday-short-1 = ma
weekday-short-2 = ti
weekday-short-3 = ke
weekday-short-4 = to
weekday-short-5 = pe
weekday-short-6 = la
weekday-short-7 = su

## Yksiköt ja jaksot

amount-thousands = {$value} t{$currency}
amount-millions = {$value} milj. {$currency}
amount-whole = {$value} {$currency}
unit-thousands = t{$currency}
unit-millions = milj. {$currency}
unit-count = kpl
unit-money = {$money}
unit-share = %
window-length = {$span ->
    [weeks] {$length} viikkoa
   *[other] {$length} kk
}
date-window = {$months} kk, {$from}–{$to}
date-window-weeks = {$weeks} viikkoa, loppu {$last}
week-name = Viikko {$week}
week-name-part = Viikko {$week}, {$days} pv
period-short-week = viikko {$week}, {$year}
month-to-date = Kuukauden alusta
quarter-to-date = Neljänneksen alusta
year-to-date = Vuoden alusta
mtd = KK
qtd = NELJ.
ytd = VUOSI
against-plan = PL
against-previous-year = PY
unassigned = Kohdistamaton
unassigned-inline = kohdistamaton
unknown = ei tiedossa
nobody = ei kukaan
date-since = {$number} alkaen
no-plan = ei tavoitetta
no-cost = kustannuksia ei lähteessä
no-orders = ei tilauksia
n-accounts = {$count ->
    [one] {$count} asiakas
   *[other] {$count} asiakasta
}
share-with-py = {$share} (PY {$base})
footer = {$company} · tilanne {$day} · {$period} · ajo {$run}
confidential = Luottamuksellinen: {$readers}
readers-management = johtoryhmä
readers-colleagues = kollegat, vastuuhenkilö {$manager}

## Otsikot ja sivut

management-title = Johdon viikkoraportti
manager-title = Asiakaspäällikön raportti
briefing-title = Asiakasmuistio
page-summary = yhteenveto
page-portfolio = asiakaskanta
page-flow = saadut ja menetetyt
page-managers = päälliköt, toimenpiteet, menetelmä
page-month = kuukauden päätös
page-review = luokkakatsaus
page-week = viikko
page-accounts = asiakkaat
head-scope-name = Laajuus
head-as-of-name = Tilanne
head-data-name = Aineisto
head-scope = {$company}, {$accounts} asiakasta, {$managers} päällikköä, {$currency}
head-as-of = {$day}; {$window}
head-data-agrees = {$received}/{$expected} asiakasta saatu; tarkistussumma täsmää
head-data-differs = {$received}/{$expected} asiakasta saatu; tarkistussumma poikkeaa {$difference}
head-supersedes = korvaa julkaisun {$issue}
head-py = PY

## Sarakkeet

col-measure = Mittari
col-13-weeks = 13 viikkoa
col-months = {$months} kk
col-account = Asiakas
col-accounts = Asiakkaat
col-action = Toimenpide
col-why = Syy
col-by = Viim.
col-owner = Vastuu
col-manager = Päällikkö
col-cumulative = Kertymä
col-class = Luokka
col-class-was = (ennen)
col-class-changed = Luokka muuttui
col-type = Tyyppi
col-number = Kpl
col-state = Tila
col-signal = Merkki
col-gap = Hiljaa ÷ väli
col-silent = Hiljaa
col-usual = Tavall.
col-silent-over = Hiljaa ÷
col-usual-gap = tavallinen
col-silent-usual = Hiljaa / tavall.
col-promises-1 = Lu-
col-promises-2 = paus
col-meeting-1 = Tapaa-
col-meeting-2 = minen
col-concentration = Keskittyminen
col-per-year = vuodessa
col-money = Raha
col-to-plan = tavoitt.
col-source = Lähde
col-newest = Uusin päivä
col-rows = Rivejä
col-refused = Hylätty
col-in-force = Voimassa
col-value = Arvo
col-duty = Velvollisuus
col-target = Tavoite
col-ac-target = AC, tavoite
col-what = Mitä
col-who = Kuka hoitaa
col-due = Eräpv.
col-overdue = Myöhässä
col-name = Nimi
col-position = Tehtävä
col-role = Rooli
col-attitude = Asenne
col-last = Viim.
col-our-owner = Vastuu
col-propose = Ehdota
col-because = Peruste
col-unit-year = {$unit}/v
col-term = Ehto
col-aim = Tavoite
col-accept = Raja
col-walk-away = Poistu
col-discount = Alennus
col-give = Annamme
col-get = → saamme
col-field = Kenttä
col-known = Tiedossa
col-source-date = Lähde, pvm
col-category = Tuoteryhmä
col-year-py = 12 kk PY
col-year-ac = 12 kk AC
col-quarters = 8 neljännestä
col-language = Kieli
col-step = Vaihe
col-what-we-do = Mitä teemme
col-date = Päivä
col-response = Vastaus
col-document = Asiakirja
col-read = Luettu
col-report = Raportti
total-accounts = Yhteensä, {$count ->
    [one] {$count} asiakas
   *[other] {$count} asiakasta
}
rest-of = {$shown}/{$all}, muut
more-rows = ja {$count} muuta
company-total = Yhtiö

## Luokat, tilat, osat, syyt

state-active = aktiivinen
state-won_back = palannut
state-late = myöhässä
state-seasonal_pause = tauko
state-at_risk = vaarassa
state-lost = menetetty
state-never_bought = ei tilannut
signal-at_risk = vaarassa
signal-lost = menetetty
signal-late = myöhässä
signal-shrinking = vähenee
label-core = ydin
label-prospective = potentiaalinen
label-iconic = keulakuva
label-expert = asiantuntija
part-new = uusi
part-reactivated = palannut
bridge-new = Uudet
bridge-reactivated = Palanneet
bridge-expansion = Kasvu
bridge-contraction = Supistuminen
bridge-lost = Menetetyt
bridge-adjustment = Oikaisut
bridge-transferred_in = Saadut asiakkaat
bridge-transferred_out = Luovutetut asiakkaat
bucket-week = viikot
bucket-month = kuukaudet
bucket-quarter = neljännekset
measure-revenue = liikevaihdosta
measure-margin = katteesta
reason-service-level = Palvelutaso
reason-quality-decline = Laadun lasku
reason-missed-promises = Rikotut lupaukset
reason-ignored-opinions = Ei kuunneltu
reason-price = Hinta
reason-competitor = Kilpailija
reason-client-closed = Asiakas lopetti
reason-unknown = Ei tiedossa
function-decides = päättää
function-influences = vaikuttaa
function-buys = ostaa
function-uses = käyttää
function-blocks = jarruttaa
document-contract = Sopimus
document-price-list = Hinnasto
document-sla = Palvelutasosopimus
document-specification = Erittely
document-tender = Tarjouspyyntö
document-other = Asiakirja
table-orders = Tilaukset
table-accounts = Asiakkaat
table-managers = Asiakaspäälliköt
table-assignments = Vastuut
table-credits = Tilausten jako
table-targets = Tavoitteet
table-offers = Tarjoukset
table-contacts = Yhteyshenkilöt
table-competitors = Kilpailijat
table-interactions = Reklamaatiot, viestit
table-meetings = Tapaamiset
table-promises = Lupaukset
table-documents = Asiakirjat
table-losses = Menetykset
table-win_back_offers = Takaisinvoittotarjoukset
table-programme_steps = Ohjelman vaiheet
table-skills = Taidot
table-products = Tuotteet
table-rates = Kurssit
table-holidays = Pyhäpäivät

## Viestit

message-plan-head = {$change} tavoitteesta
message-plan-text = Vuoden alusta liikevaihto on {$actual}, {$size} {$side ->
    [below] alle
   *[above] yli
} tavoitteen ja {$py_size} {$py_side ->
    [below] alle
   *[above] yli
} viime vuoden.
message-plan-text-alone = Vuoden alusta liikevaihto on {$actual}, {$size} {$side ->
    [below] alle
   *[above] yli
} tavoitteen.
message-plan-carriers = {$first} ({$first_gap}) ja {$second} ({$second_gap}) selittävät siitä {$share}.
message-level-head = {$change} viime vuodesta
message-level = Liikevaihto {$span ->
    [weeks] {$length} viikolta
   *[other] {$length} kuukaudelta
} on {$actual}, {$size} {$side ->
    [below] alle
   *[above] yli
} viime vuoden.
message-level-first = Liikevaihto {$span ->
    [weeks] {$length} viikolta
   *[other] {$length} kuukaudelta
} on {$actual}; edellisvuonna ei ollut yhtään.
message-late-head = {$count ->
    [one] {$number} asiakas vaarassa
   *[other] {$count} asiakasta vaarassa
}
message-late-one = {$account} ({$amount}) ei ole tilannut {$days} päivään, tavallisesti {$usual}; soita viimeistään {$date}
message-late-some = {$amount} {$span ->
    [weeks] {$length} viikon
   *[other] {$length} kuukauden
} liikevaihdosta jäljessä rytmistään: ensin {$account} ({$first}, hiljaa {$days} pv, tavall. {$usual}). Soita viim. {$date}
message-lost-head = {$count ->
    [one] {$number} asiakas menetetty
   *[other] {$count} asiakasta menetetty
}
message-lost-one = {$account} on luettu menetetyksi {$date} alkaen, arvo {$amount} vuodessa.
message-lost-some = {$account} on luettu menetetyksi {$date} alkaen, arvo {$amount} vuodessa; yhteensä {$total}.
message-shrink-head = {$change}, yksi asiakas
message-shrink = {$account} ostaa yhä, mutta {$weeks} viikossa {$size} vähemmän kuin vuosi sitten; {$owner} kysyy syyn.
message-shrink-own = {$account} ostaa yhä, mutta {$weeks} viikossa {$size} vähemmän kuin vuosi sitten; kysy syy.
message-punctuality-head = Ajallaan {$now}
message-punctuality = Toimitusvarmuus on neljältä viikolta {$now}, neljännes sitten {$then}; {$late ->
    [one] {$late} tilaus myöhästyi
   *[other] {$late} tilausta myöhästyi
}.
message-band-head = Avainasiakkaat {$share}
message-band = Avainasiakkaat tuovat {$share} liikevaihdosta, {$side ->
    [below] alle
   *[above] yli
} rajojen {$band}.
message-week-head = {$amount} viikolla {$week}
message-week-usual = Viikon {$week} liikevaihto on {$amount}, tavanomaisella vaihteluvälillä.
message-week-above = Viikon {$week} liikevaihto on {$amount}, yli tavanomaisen vaihteluvälin.
message-week-below = Viikon {$week} liikevaihto on {$amount}, alle tavanomaisen vaihteluvälin.
message-week-few = Viikon {$week} liikevaihto on {$amount}; viikkoja on liian vähän vaihteluväliin.
message-nothing-head = Ei poikkeavaa
message-nothing = Ei mitään poikkeavaa {$date} jälkeen.
message-promises-head = {$count ->
    [one] {$number} lupaus myöhässä
   *[other] {$number} lupausta myöhässä
}
message-promises-one = Se on annettu asiakkaalle {$account} ja on {$days ->
    [one] päivän
   *[other] {$days} päivää
} myöhässä.
message-promises-kept = Ajallaan pidetty {$share} 13 viikon {$due} lupauksesta.
message-promises = Vanhin, asiakkaalle {$account}, on {$days ->
    [one] päivän
   *[other] {$days} päivää
} myöhässä.
briefing-lost = Luettu menetetyksi {$date} alkaen: päätä takaisinvoittotarjouksesta.
briefing-late = Ei tilausta {$days} päivään, tavallisesti {$usual}: kysy puuttuvasta tilauksesta.
briefing-promise = Luvattu ja {$days} päivää myöhässä: {$text}.
briefing-complaint = Reklamaatio on ollut auki {$days} päivää: {$theme}.
briefing-category = Ei ostoja ryhmästä {$category} {$date} jälkeen: kysy syy.
briefing-overdue = {$amount} erääntynyt {$date}: pyydä maksupäivä.
briefing-shrink = Ostaa yhä, mutta {$weeks} viikossa {$change}: kysy syy.

## Johdon raportti

kpi-caption = {$company} · yksikkö ensimmäisessä sarakkeessa · viikko ja PY (samat viikonpäivät), jaksot ja tavoite; viivan tausta = tavanomainen vaihtelu (XmR)
kpi-orders = Tilaukset
kpi-revenue = Liikevaihto
kpi-margin = Myyntikate, {$window}
kpi-active = Aktiiviset asiakkaat
kpi-lost = Menetetyt asiakkaat
kpi-back = Palanneet
kpi-grr = GRR, {$window}
kpi-nrr = NRR, {$window}
kpi-on-time = Ajallaan, 4 viikkoa
kpi-promises = Lupaukset pidetty, 13 viikkoa
kpi-complaints = Avoimet reklamaatiot
kpi-signals = muutosta kertovat {$measures}
kpi-overdue = Erääntynyt
short-kpi-orders = tilaukset
short-kpi-active = aktiiviset asiakkaat
short-kpi-lost = menetykset
short-kpi-back = palanneet
short-kpi-on-time = toimitusvarmuus
short-kpi-promises = lupaukset
short-kpi-complaints = reklamaatiot
kpi-top5 = 5 suurimman osuus, {$window}
columns-caption = {$company} · liikevaihto · 6 viimeistä täyttä viikkoa ja 12 täyttä kuukautta, PY ja tavoite
columns-message-plan = Liikevaihto jäi tavoitteesta {$below} kuukautena {$months}:sta
columns-message-py = Liikevaihto jäi viime vuodesta {$below} kuukautena {$months}:sta
columns-weeks = 6 viikkoa, {$unit}
columns-months = 12 kk, {$unit}; mittakaava 1 : {$ratio} viikoista
matrix-message = {$steady ->
    [0] Yksikään A-asiakas ei ole tasainen (A/X)
    [one] {$steady} A/X-asiakas tuo {$share} liikevaihdosta
   *[other] {$steady} A/X-asiakasta tuo {$share} liikevaihdosta
}; {$moved ->
    [one] {$moved} asiakas vaihtoi luokkaa
   *[other] {$moved} asiakasta vaihtoi luokkaa
}
matrix-caption = {$accounts} asiakasta · lukumäärä, {$unit}, osuus, naiivin ennusteen virhe · {$window} ja PY
matrix-error = virhe {$error}
matrix-moves = →n tuli ruutuun, n→ lähti siitä vertailujakson jälkeen.
matrix-x = X tasainen
matrix-y = Y vaihteleva
matrix-z = Z epäsäännöllinen
matrix-note = XYZ: {$bucket}; rajat {$cut_a}/{$cut_b}, CV {$cut_x}/{$cut_y}; {$few} liian vähin jaksoin (N), {$none} ilman liikevaihtoa.
matrix-unclassed = {$count ->
    [one] Yhdeltä asiakkaalta puuttuu luokka, koska sen rivien kustannusta ei tunneta.
   *[other] {$count} asiakkaalta puuttuu luokka, koska niiden rivien kustannusta ei tunneta.
}
class-changed-none = ei yhtään
key-message-inside = Avainasiakkaat tuovat {$share} liikevaihdosta, rajoissa {$band}
key-message-below = Avainasiakkaat tuovat {$share} liikevaihdosta, alle rajojen {$band}
key-message-above = Avainasiakkaat tuovat {$share} liikevaihdosta, yli rajojen {$band}
key-caption = Avainasiakkaat tyypeittäin · {$unit} · {$window}, PY harmaalla; osuus liikevaihdosta, %
key-set = Avainjoukko, {$count}
key-limit = ydinraja {$share}
key-review = {$count ->
    [one] Yhtä ilmoitettua tyyppiä ei ole tarkistettu 12 kuukauteen.
   *[other] {$count} ilmoitettua tyyppiä ei ole tarkistettu 12 kuukauteen.
}
types-active = aktiivisia
types-late = {$count} hiljaa
types-none = ei avainasiakkaita
top-n = {$count} suurinta
concentration-message = {$account} veisi mennessään {$share} liikevaihdosta
concentration-message-months = {$account} veisi lähtiessään {$count} kuukauden uusmyynnin
concentration-message-years = {$account} veisi lähtiessään {$count} vuoden uusmyynnin
concentration-plan = Osuus tavoitteesta: {$owner}
concentration-caption = Keskittyminen · osuus liikevaihdosta, % · {$window}, PY harmaalla
concentration-hhi = HHI, 0–10 000
concentration-effective = Tehollinen asiakasmäärä
concentration-leaves = Jos {$account} lähtee
concentration-revenue = Liikevaihto, {$unit}
concentration-margin = Myyntikate, {$unit}
concentration-owner = Osuus salkusta: {$owner}
concentration-months = Korvaamiseen tarvittava uusmyynti, kuukautta
movers-message = {$up_count ->
    [one] {$up_number} asiakas
   *[other] {$up_number} asiakasta
} lisäsi {$up} ja {$down_number} vei {$down}
movers-caption = Suurimmat muutokset · liikevaihto, {$unit} · {$window} ja PY
movers-caption-split = Suurimmat muutokset · liikevaihto, {$unit} · {$window} ja PY; hinta, määrä, rakenne, valikoima
movers-why-both = {$part} selittää enimmän osan molemmista
movers-why-each = noususta enimmän selittää {$up}, laskusta {$down}
movers-why-up = noususta enimmän selittää {$part}
movers-why-down = laskusta enimmän selittää {$part}
movers-no-split = Ei jakoa hintaan, määrään ja rakenteeseen: lähteessä ei ole tuotteita ja määriä.
movers-doubtful = Hinnat hyppäävät kuin mittayksiköt vaihtuisivat: määrä sisältää siellä rakenteen.
part-price = hinta
part-volume = määrä
part-mix = rakenne
part-range = valikoima
col-price = Hinta
col-volume = Määrä
col-mix = Rakenne
col-range = Valik.
movers-up = Nousseet
movers-down = Laskeneet
movers-others = Muut, {$count ->
    [one] {$count} asiakas
   *[other] {$count} asiakasta
}
flow-message = {$lost_count ->
    [one] {$lost} asiakas menetetty
   *[other] {$lost} asiakasta menetetty
}, {$new_count ->
    [one] {$new} uusi
   *[other] {$new} uutta
} ja {$back} palannut: alussa {$opening}, lopussa {$closing}{$call ->
    [none] , ei suuntaa
    [up] ; menetykset yleistyvät
    [down] ; menetykset harvenevat
   *[other] {""}
}
flow-caption = Asiakasvirta · lukumäärä ja {$unit} · {$window}; menetetty = {$days} pv ilman tilausta; PY-luokka
flow-quarters = Menetetty 3 kk:ssa {$now}, sitä ennen {$before}.
flow-direction = {$months} kk:ssa {$lost}, 95 %:n väli {$low}–{$high}; {$call ->
    [up] menetykset yleistyvät (p {$p})
    [down] menetykset harvenevat (p {$p})
    [cohort] uusia ei tullut, suuntaa ei voi sanoa
   *[none] ei suuntaa (p {$p})
}.
col-were = Oli
col-left = Lähti
flow-opening = Alussa
flow-new = Uudet
flow-back = Palanneet
flow-lost = Menetetyt
flow-closing = Lopussa
flow-by-month = Kuukausittain: uudet (täysi) ja palanneet (ääriviiva) ylhäällä, menetetyt alhaalla
reasons-message = {$reason} syynä {$count}/{$total} menetyksestä
reasons-message-tie = Syyt jakautuvat: {$total} menetystä, enintään {$count} syytä kohti
reasons-message-unknown = {$total ->
    [one] Ainoan menetyksen syy
   *[other] Kaikkien {$total} menetyksen syy
} ei ole tiedossa
reasons-caption = Menetysten syyt · lukumäärä (ΔPY) · {$window}, PY harmaalla
reasons-unknown-share = Syy ei tiedossa: {$share} menetyksistä.
reasons-unknown-shares = Syy ei tiedossa: {$share} menetyksistä, {$money} menetetystä liikevaihdosta.
reasons-unknown-before = Vuosi sitten {$share}.
reasons-since = Menetetty sen jälkeen, ei kuvassa: {$count}.
risk-message = {$parts}: yhdessä {$share} liikevaihdosta
risk-part-at-risk = {$number} vaarassa
risk-part-lost = {$number} menetetty
risk-part-late = {$number} myöhässä
risk-part-shrinking = {$number} vähenemässä
risk-caption = Vaarassa olevat · liikevaihto {$window}, {$unit} · hiljaa ÷ tavallinen väli (harmaa = 1), musta = raja, {$day}
win-list-message = {$count ->
    [one] Yhden asiakkaan takaisinvoiton arvo on {$amount}
   *[other] {$count} asiakkaan takaisinvoiton arvo on {$amount}
}
win-list-message-margin = {$count ->
    [one] Yksi takaisin voitettava, katetta {$amount} vuodessa
   *[other] {$number} takaisin voitettavaa, katetta {$amount} vuodessa
}
win-list-caption = Takaisinvoitto · arvo tarjouksen jälkeen, {$unit} · tarjous enintään
win-list-caption-margin = Takaisinvoitto · kate palatessa, {$unit} · vuodessa, tarjous enintään
win-list-funnel = Tarjottu {$made} → vastattu {$answered} →
win-list-returned = palannut {$returned}
win-list-few = {$made ->
    [one] {$made} tapaus: ei osuutta
   *[other] {$made} tapausta: ei osuutta
}
win-list-rate = {$kind} {$rate}, 95 %: {$interval}
win-list-kind = {$kind} {$made} → {$returned}
win-list-best = Toiminut parhaiten: {$kind}.
win-list-no-offers = Lähteessä ei ole tarjouksia menetetyille.
estimated = * arvio
col-margin = Kate
col-most-special = Erikois ≤
col-most-gift = Lahja ≤
col-most-discount = Alennus ≤
audit-message = {$found}/{$lost_count} menetyksestä varoitettiin {$weeks} vk aiemmin
audit-message-none = {$lost_count ->
    [one] Ainoasta menetyksestä ei varoitettu {$weeks} viikkoa sitten
   *[other] Yhdestäkään {$lost_count} menetyksestä ei varoitettu {$weeks} viikkoa sitten
}
audit-message-false = {$flags ->
    [one] 1 varoitus {$weeks} viikon takaa, ei yhtään menetystä
   *[other] {$flags} varoitusta {$weeks} viikon takaa, ei yhtään menetystä
}
audit-message-quiet = Ei varoituksia eikä menetyksiä {$weeks} viikkoon
audit-caption = Itsearviointi · varoitus ja lopputulos, lukumäärä · {$day}
audit-weeks = {$weeks} viikkoa sitten
audit-lost = menet.
audit-returned = osti
audit-open = avoin
audit-flagged = Varoitettu
audit-not-flagged = Ei varoitusta
audit-together = Yhteensä
col-flag-then = Varoitus silloin
audit-quality = {$weeks} vk: varoitus osui {$precision}, nähty {$recall}, ennakko {$lead}.
audit-quality-none = {$weeks} viikkoa: ei arvioitavia varoituksia eikä menetyksiä.

short-call = soita
short-win-back = päätä tarjous
short-promise = pidä lupaus
short-complaint = hoida reklam.
short-meeting = valmistele
short-document = uusi sopimus
short-money = peri saatava
short-category = kysy syy
short-share = selvitä syy
short-decider = tapaa päättäjä
short-competitor = vastatarjous
short-returned = pidä huolta
short-agenda = ks. muistio
cause-promise = lupaus rikottu
cause-complaint = reklamaatio auki
cause-category = ryhmä pois
cause-competitor = kilpailija
cause-document = sopimus lopussa
cause-money = lasku erääntynyt
cause-decider = päättäjä etäällä
cause-silence = tilaus puuttuu
cause-shrinking = ostaa vähemmän
cause-unknown = ei tiedossa
managers-message = {$below}/{$managers} päälliköstä on vuoden alusta alle tavoitteen
managers-message-no-plan = Lähteessä ei ole tavoitteita: vertailu viime vuoteen
managers-message-none = Kenenkään tulos ei erotu siitä, mitä samat asiakkaat olisivat tuoneet muualla
managers-message-differ = {$number} {$managers} tuloksesta eroaa salkun odotuksesta: {$names}
managers-message-many = {$number} {$managers} tuloksesta eroaa salkun odotuksesta
managers-caption = Päälliköt aakkosittain · liikevaihto ÷ salkun odotus, {$window}, {$unit}; vaikutus lähennetty kaikkien tasoon, 95 % väli · vuosi tavoitteeseen (viiva) · velvoitteet 0–100
col-expected = Odotus
col-effect = Vaikutus
col-ytd-ac = Vuosi AC
col-duties = Velvoitteet
other-managers = Muut {$count} päällikköä
data-message = {$tables ->
    [one] Yksi lähde antoi
   *[other] {$tables} lähdettä antoi
} {$rows} riviä; {$refused ->
    [0] yhtään ei hylätty
    [one] yksi hylättiin
   *[other] {$refused} hylättiin
}
data-caption = Lähteet · rivien määrä ja uusin päivä · {$lines} tilausriviä, {$cancelled} peruttu, {$unassigned} ilman asiakasta{$outside ->
    [0] {""}
   *[other] , {$outside} kauden ulkopuolella
}
more-tables = {$count} muuta
findings = Havainnot:
findings-none = Aineistossa ei havaittu poikkeavaa.
more-findings = {$count} muunlaista havaintoa on manifestissa.
method-message = Kaikki voimassa olevat säännöt ja rajat
method-caption = Säännöt · rajat omassa yksikössään · tämän julkaisun kaikille luvuille
method-classes = ABC, XYZ
method-classes-text = {$cut_a} ja {$cut_b} {$measure}, {$window}; CV {$cut_x} ja {$cut_y}, jaksona {$bucket}
method-state = Tila omasta rytmistä
method-state-guarded = {$quantile} väleistä, {$floor}–{$cap} pv; menetetty yli 2 × sen; kausitauot huomioitu
method-state-unguarded = {$quantile} väleistä, {$floor}–{$cap} pv; menetetty yli 2 × sen
method-flow = Asiakasvirta
method-flow-text = menetetty, kun {$days} päivää ilman tilausta
method-key = Avainasiakkaat
method-key-text = ydin, kun vähintään {$core} liikevaihdosta; avainjoukko {$band}
method-owner = Asiakkaan vastuu
method-owner-assignment = vastuutaulusta viimeisenä päivänä, muuten asiakastieto tai liikevaihto
method-owner-revenue = päällikkö, jolla on suurin liikevaihto, {$window}
method-signals = Merkit
method-signals-text = XmR: rajat 2,66 × keskimääräinen muutos, tai 8 viikkoa samalla puolella
method-time = Kesken olevien PY
method-time-text = samat päivät: viikko {$week}, kk {$month}, neljännes {$quarter}, vuosi {$year}
method-time-weeks = {$text}; tilikaudet {$this} ja {$before} viikkoa
method-time-working = {$text}; työpäiviä {$actual}, PY {$previous_year}
method-plan = Kesken olevien tavoite
method-plan-text = päivien suhteessa; ilman tavoitetta ”–”
method-marks-text = ● parempi, ◆ huonompi, kun ero on yli {$relative} tai {$points}
method-currency = Valuutta
method-currency-text = {$currency}, {$decimals} desimaalia, veroton
method-version = Tuottanut
method-version-text = avain {$version}, ajo {$run}

## Asiakaspäällikön raportti

month-close-message = {$month}: {$revenue}, {$change} viime vuodesta
month-close-caption = {$company} päälliköittäin aakkosissa · liikevaihto, {$unit} · {$month}, vertailuna PY ja PL
class-review-message = {$moved}/{$accounts} asiakasta vaihtoi arvoluokkaa, {$quarter}
class-review-caption = {$company}, asiakkaat liikevaihdon mukaan · {$unit}, luokka (neljännes sitten), strategia · {$window}
manager-portfolio-name = Salkku
manager-portfolio = {$accounts ->
    [one] {$accounts} asiakas
   *[other] {$accounts} asiakasta
}, {$share} liikevaihdosta
manager-as-of = {$day}, {$months} kk, loppu {$last}
manager-as-of-weeks = {$day}, {$weeks} viikkoa, loppu {$last}
manager-read-with = Läpikäynti
manager-note = * Kursiivi: arvio. ● parempi, ◆ huonompi kuin tavoite tai PY, kun ero on yli 5 %. Raha {$unit}, veroton, hyvitykset vähennetty; vastuu {$day}. Vuoden alusta lasketaan tilaukset, jotka päällikkö sai.
actions-message = {$count ->
    [one] Yksi toimenpide suojaa {$amount} tällä viikolla
   *[other] {$number} toimenpidettä suojaa {$amount} tällä viikolla
}
actions-message-of = {$number} {$all} toimenpiteestä suojaa {$amount} tällä viikolla
actions-message-none = Tällä viikolla ei tarvita toimenpiteitä
actions-caption = {$manager} · toimenpiteet rahamäärän ja kiireen mukaan, {$unit} · tästä viikosta alkaen
actions-more = {$count ->
    [one] Yksi muu, jossa on kyse pienemmästä summasta,
   *[other] {$count} muuta, joissa on kyse pienemmistä summista,
}
actions-none = Kukaan ei ole myöhässä tai menetetty, mikään lupaus tai saatava ei ole myöhässä eikä tapaaminen valmistelematta.
col-age = Ikä
age-new = uusi
age-weeks = {$weeks} vk
actions-before = Edelliset toimenpiteet, {$day}: {$done}/{$all} tehty, {$open} kesken, {$overdue} myöhässä; {$bought ->
    [0] kukaan ei ole
    [one] yksi asiakas on
   *[other] {$bought} asiakasta on
} tilannut sen jälkeen.
actions-first = Ensimmäinen julkaisu: seuraavasta alkaen tässä lukee, mitä näille toimenpiteille tapahtui.
action-key-share = Käy avainasiakkaat läpi
action-late = Soita puuttuvasta tilauksesta
action-lost = Päätä takaisinvoittotarjouksesta
action-promise = Pidä lupaus
action-complaint = Päätä reklamaatio
action-meeting-objective = Aseta tapaamisen tavoite
action-meeting-prepare = Valmistele tapaaminen
action-document = Uudista asiakirja
action-document-ended = Uudista asiakirja
action-overdue = Peri erääntynyt saatava
action-category = Kysy poisjääneestä ryhmästä
action-core-up = Suunnittele ydinasiakkuus
action-core-down = Selvitä, miksi ostot vähenevät
action-key-set-below = Hanki tai kasvata avainasiakkaita
action-key-set-above = Hajauta riippuvuutta
action-competitor = Vastaa kilpailijalle
action-won-back = Pidä huolta palanneesta
action-lost-notice = Päätä takaisinvoittotarjouksesta
action-decider-never = Tapaa päättäjä
action-decider = Tapaa päättäjä
action-decider-unknown = Selvitä, kuka päättää
step-lost = Kysy, millä se palaisi
step-silence = Soita puuttuvasta tilauksesta
step-decides = Selvitä, kuka päättää
step-influences = Selvitä, kuka vaikuttaa
step-buys = Selvitä, kuka ostaa
step-uses = Selvitä, kuka käyttää
step-decider-silent = Tapaa päättäjä
step-need = Kysy, mitä se ostaa muualta
step-solvency = Kysy maksuehdoista
step-complaint = Päätä reklamaatio
step-shrinking = Kysy, miksi ostot vähenevät
step-dropped-category = Kysy poisjääneestä ryhmästä
step-late-deliveries = Kysy myöhästymisten hinnasta
step-lost-offer = Kysy, miksi tarjous hävisi
step-open-offer = Kysy avoimesta tarjouksesta
step-price-moved = Kysy uudesta hinnasta
step-competitor = Vastaa kilpailijalle
step-budget = Kysy budjetista
step-contacts = Kysy, ketkä osallistuvat
step-structure = Kysy organisaatiosta
step-environment = Kysy markkinasta
step-description = Kysy toimialasta
step-headcount = Kysy henkilöstöstä
step-history = Kysy yhteistyön alusta
step-competitors = Kysy muista tarjoajista
step-next-year = Kysy, mitä parantaa
step-renewal = Uudista asiakirja
step-overdue-money = Peri erääntynyt saatava
step-category = Tarjoa uutta ryhmää
step-price-increase = Ehdota uutta hintaa
step-discount-for-volume = Tarjoa määräalennusta
step-programme-step = Tee ohjelman vaihe
why-late = myöhässä: hiljaa {$days} pv, tavall. {$usual}
why-lost = menetetty: hiljaa {$days} pv, raja {$limit}
why-lost-notice = ilmoitti lähdöstään {$day}
why-promise = {$days} pv myöhässä: {$text}{$more ->
    [0] {""}
   *[other] , {$more} muuta
}
why-complaint = reklamaatio auki {$days} pv{$more ->
    [0] {""}
   *[other] , {$more} muuta
}
why-meeting-objective = tapaaminen {$day} ilman tavoitetta
why-meeting-prepare = tapaaminen {$day} valmistelematta
why-document = {$document} päättyy {$day}
why-document-ended = {$document} päättyi {$day}
why-overdue = {$amount} erääntynyt, vanhin {$day}
why-category = {$category}: ei ostoja {$day} jälkeen{$more ->
    [0] {""}
   *[other] , {$more} muuta
}
why-core-up = nyt ydin: {$share} liikevaihdosta, ennen {$before}
why-core-down = ei enää ydin: {$share} liikevaihdosta, ennen {$before}
why-key-set-below = avainjoukko {$share}, ennen {$before}
why-key-set-above = avainjoukko {$share}, ennen {$before}
why-competitor = {$name}, {$day} alkaen
why-won-back = palasi {$day}: ensimmäiset {$days} päivää
why-decider-never = päättäjään ei ole oltu yhteydessä
why-decider = ei yhteyttä {$days} päivään
why-decider-unknown = päättäjä ei ole tiedossa
duties-message = {$missed ->
    [one] Yksi {$duties} velvollisuudesta jää
   *[other] {$missed}/{$duties} velvollisuutta jää
} tavoitteesta; {$worst} {$actual}/{$target}
duties-message-met = Kaikki {$duties} mitattua velvollisuutta ovat tavoitteessaan
duties-caption = {$manager} · velvollisuudet, % ja määrä · 13 viikkoa, tavoite viivana
duty-on-time = Toimitukset ajallaan
duty-on-time-short = toimitukset ajallaan
duty-days-late = Myöhässä, pv, arvolla
duty-days-late-short = myöhässä
duty-promises = Lupaukset pidetty
duty-promises-short = lupaukset pidetty
duty-reply-days = Vastausaika, pv
duty-reply-days-short = vastausaika
duty-meetings = Tapaaminen valmisteltu
duty-meetings-short = tapaamiset valmisteltu
duty-follow-ups = Jälkihoito ajallaan
duty-follow-ups-short = jälkihoito ajallaan
duty-complaints-open = Avoimet reklamaatiot
duty-complaints-open-short = avoimia reklamaatioita
duty-complaints-repeated = Reklamaatio toistui
duty-complaints-repeated-short = toistuvat reklamaatiot
duty-credit-notes = Hyvitykset, %
duty-credit-notes-short = hyvitykset
duty-documents = Asiakirjat luettu
duty-documents-short = asiakirjat luettu
duty-deciders = Päättäjiin yhteys
duty-deciders-short = päättäjiin yhteys
duty-dossier = Asiakastiedot täynnä
duty-dossier-short = asiakastiedot täynnä
duty-in-days = {$value} pv
plan-message = Vuoden alusta {$amount} {$side ->
    [below] alle
   *[above] yli
} tavoitteen
plan-message-py = Vuoden alusta {$amount} {$side ->
    [below] alle
   *[above] yli
} viime vuoden
plan-caption = {$manager} · liikevaihto, {$unit} · tähän päivään, vertailuna PL ja PY
plan-year = Vuosi {$year}, {$unit}, ennuste ja 80 % vaihteluväli
plan-landing = Ennuste {$landing} ({$low}–{$high}), {$change} tavoitteesta
col-landing = Ennuste
col-likely = 80 % väli
landing-month = Kuukausi
landing-quarter = Neljännes
landing-year = Vuosi
bar-landing = AC+FC
bar-plan-year = PL vuosi
missing-targets = Ei tavoitetta: lähteessä ei ole tavoitteita tälle päällikölle.
bridge-message = Kasvu {$expansion}, supistuminen {$contraction}; yksikään asiakas ei pudonnut nollaan
bridge-message-lost = Kasvu {$expansion}, supistuminen {$contraction}; {$lost_count ->
    [one] yksi menetetty asiakas maksoi {$lost}
   *[other] {$lost_count} menetettyä asiakasta maksoi {$lost}
}
bridge-caption = {$manager} · liikevaihdon muutos, {$unit} · {$window} ja PY; akseli = PY · GRR {$grr}, NRR {$nrr}
bridge-opening = PY, {$months} kk, {$end}
bridge-opening-weeks = PY, loppu {$last_day}
bridge-closing = AC, {$months} kk, {$end}
bridge-closing-weeks = AC, loppu {$last_day}
bridge-net = {$change} netto, {$ratio}
accounts-message = {$silent_count ->
    [one] Yksi {$accounts} asiakkaasta on jäljessä rytmistään; arvo {$amount}, {$window}
   *[other] {$silent_count}/{$accounts} asiakasta on jäljessä rytmistään; arvo {$amount}, {$window}
}
accounts-message-none = Yksikään {$accounts} asiakkaasta ei ole jäljessä rytmistään
accounts-caption = {$manager} · asiakkaat liikevaihdon mukaan, {$unit} · {$window}, PY harmaalla, kullakin viivalla oma mittakaava
accounts-note = * Kursiivi: arvio. Tila omasta rytmistä: vaarassa yli omien välien kvantiilin, menetetty yli kaksinkertaisena tai ilmoituksesta; tauko = hiljaa myös vuosi sitten. Luokka: ABC liikevaihdosta, XYZ säännöllisyydestä; suluissa = uusi; harmaalla = PY:n luokka.
late-message = {$account}: hiljaa {$times} kertaa tavallisen välin ({$usual} päivää)
late-message-none = Yksikään asiakas ei ole jäljessä rytmistään
late-caption = Myöhässä · päiviä edellisestä tilauksesta ÷ tavallinen väli · {$day}; viiva = oma raja; oikealla päivät, {$unit}
late-usual-gap = tavallinen väli
late-dropped = Ryhmä jäänyt pois:
late-dropped-one = {$account}, {$category} ({$amount} vuodessa)
late-more = {$count ->
    [one] Yksi muu on jäljessä rytmistään.
   *[other] {$count} muuta on jäljessä rytmistään.
}
late-shrinking = Ostaa {$weeks} viikossa vähemmän kuin vuosi sitten:
offers-message = {$won}/{$decided} tarjousta voitettu, {$rate} ({$interval}), PY {$base}: {$signal ->
    [above] viime vuotta parempi
    [below] viime vuotta huonompi
   *[none] ei merkkiä muutoksesta
}
offers-message-alone = {$won}/{$decided} tarjousta voitettu, {$rate} ({$interval}); {$pending} avoinna
offers-message-open = {$pending} tarjousta avoinna, yhtään ei ole ratkennut
offers-made = Tehty
offers-caption = Tarjoukset: tehdyt, ratkenneet, nyt avoimet · lukumäärä · {$window}, PY harmaalla
offers-won = Voitettu
offers-lost = Hävitty
offers-pending = Avoinna
offers-rate = Voitto-%
offers-reasons = Häviöiden syyt, lukumäärä (ΔPY)

win-back-message = {$count ->
    [one] Yhden asiakkaan takaisinvoiton arvo on {$amount}
   *[other] {$count} asiakkaan takaisinvoiton arvo on {$amount}
}
win-back-message-year = {$count ->
    [one] Yksi asiakas voitettavissa takaisin; se toi {$amount} vuodessa
   *[other] {$count} asiakasta voitettavissa takaisin; yhdessä ne toivat {$amount} vuodessa
}
win-back-caption = Menetetty 2 vuoden aikana · arvo tarjouksen jälkeen, arvio, {$unit} · tänään tiedossa
win-back-next = {$step}: {$account}.
win-back-next-by = {$step}: {$account}, viimeistään {$date}
win-back-more = {$count} muuta.
win-back-most = {$kind} {$limit}
offer-special-offer = erikoistarjous
offer-gift = lahja
offer-discount = alennus

fair-message = Tulos {$result}, välillä {$low}…{$high}: {$verdict ->
    [better] vertailuasiakkaiden yläpuolella
    [worse] vertailuasiakkaiden alapuolella
   *[same] ei erotu ryhmästä
}
fair-message-alone = Tulosta ei voi verrata ryhmään
fair-caption = Toteuma ÷ odotus · odotus {$amount}, % · 95 %, ryhmä harmaalla
fair-note-team = Odotus {$accounts} asiakkaan luokasta, rytmistä ja segmentistä sen mukaan, miten vastaavat kehittyivät muilla; vedetty ryhmää kohti luotettavuuden mukaan.
fair-note = Odotus {$accounts} asiakkaan luokasta, rytmistä ja segmentistä sen mukaan, miten vastaavat kehittyivät muilla. Muita on liian vähän nimettöminä näytettäviksi.
fair-alone = Liian vähän päälliköitä, joilla on vertailukelpoisia asiakkaita: väliä ei voi laskea.
col-last-order = Viime tilaus
col-reason = Syy
col-offer-most = Tarjous enintään
col-worth = Arvo
col-missing = Puuttuu
col-ask = Kysy
col-when = Milloin
gaps-message = Tietoaukkoja {$accounts} asiakkaalla, liikevaihtoa {$amount}; ensin {$account}
gaps-caption = {$manager} · puuttuvat tiedot, liikevaihto × puuttuvien määrä, {$unit} · tänään tiedossa
gaps-meeting = tapaaminen {$date}
gaps-no-meeting = ei tapaamista
gap-decides = kuka päättää
gap-influences = kuka vaikuttaa
gap-buys = kuka ostaa
gap-uses = kuka käyttää
gap-budget = budjetti
gap-contacts = yhteyshenkilöt
gap-structure = rakenne
gap-environment = markkina
gap-description = toimiala
gap-headcount = henkilöstö
gap-history = historia
gap-competitors = kilpailijat

## Asiakasmuistio

briefing-meeting = Tapaaminen
briefing-theirs = Heiltä
briefing-ours = Meiltä
briefing-objective = Tavoite
briefing-no-objective = asettamatta
briefing-unknown = ei tiedossa
briefing-standing = pysyvä muistio, ei tapaamista kalenterissa
briefing-manager = Päällikkö
briefing-state = Tila
briefing-as-of = Tilanne
briefing-rank = {$share} liikevaihdosta, sija {$rank}/{$ranked}
figure-revenue = Liikevaihto
figure-revenue-unit = {$unit}, {$window}
figure-share = Osuus
figure-year = Liikevaihto, vuosi
figure-year-unit = {$unit}, {$from}–{$to}
figure-margin = Myyntikate
figure-margin-short = Kate
figure-margin-unit = {$window}
figure-price = Hinnan toteuma
figure-price-unit = netto ÷ lista, {$window}
figure-overdue = Erääntynyt
figure-overdue-unit = {$unit}, {$day}
figure-of-open = Saatavista
figure-oldest = Vanhin eräpäivä
no-price = lähteessä ei ole listahintoja eikä kustannuksia
no-cost-short = ei tiedossa
no-due-dates = lähteessä ei ole eräpäiviä
shown-of-all = ; näkyvissä {$shown}/{$all}
rows-of-all = {$shown}/{$all}
changes-first = Ensimmäinen muistio: seuraavasta alkaen tässä lukee, mikä on muuttunut.
changes-since = Muutokset {$day} jälkeen
changes-message = {$count ->
    [one] Yksi muutos: {$what}.
   *[other] {$number} muutosta, tärkein: {$what}.
}
changes-message-none = Mikään ei ole muuttunut.
changes-none = Luokka, rytmi, alennus, tuoteryhmät, lupaukset, henkilöt ja kilpailijat ovat kuten {$day}.
changes-restated = {$count ->
    [one] Yksi aiempi kuukausi on oikaistu.
   *[other] {$count} aiempaa kuukautta on oikaistu.
}
change-promise = Lupaus myöhässä
change-promise-text = {$text}
change-category = Ryhmä jäi pois
change-category-text = {$category}: viimeinen tilaus; arvo {$amount} vuodessa
change-standing = Rytmi
change-standing-text = asiakkaan tila on nyt: {$now}
change-competitor = Kilpailija
change-competitor-text = {$name} tuli mukaan
change-discount = Alennus
change-discount-text = ennen {$was}, nyt {$now}; viisi viime myyntikuukautta
change-class = Luokka
change-class-text = ennen {$was}, nyt {$now}
change-contact = Uusi henkilö
change-contact-text = {$name}{$both ->
    [0] {""}
   *[other] , {$role}
}
timeline-message = {$on_time}/{$deliveries} toimitusta ajallaan ({$share}).
timeline-message-orders = {$orders ->
    [one] {$orders} tilaus
   *[other] {$orders} tilausta
}; lähteessä ei ole luvattuja päiviä.
timeline-caption = Mediaaniväli {$gap} päivää; seuraava tilaus odotettavissa {$day} alkaen (viivoitettu)
timeline-caption-gap = Mediaaniväli {$gap} päivää; seuraava tilaus on myöhässä
timeline-caption-pause = Mediaaniväli kaudella {$gap} päivää; hiljaa samaan aikaan viime vuonnakin
timeline-caption-lost = Mediaaniväli {$gap} päivää; luettu menetetyksi
timeline-caption-none = Liian vähän tilauksia rytmiin
lane-orders = Tilaukset
lane-orders-count = {$count ->
    [one] {$count} tilaus
   *[other] {$count} tilausta
}
lane-deliveries = Toimitukset
lane-complaints = Reklamaatiot
lane-tenders = Tarjoukset
lane-meetings = Tapaamiset
lane-won = voitto {$amount}
lane-lost = häviö {$amount}
promises-message = {$count ->
    [one] Yksi avoin asia, {$days} päivää myöhässä.
   *[other] {$number} avointa asiaa; vanhin {$days} päivää myöhässä.
}
promises-message-ahead = {$count ->
    [one] Yksi avoin asia, ei vielä eräänny.
   *[other] {$number} avointa asiaa, yksikään ei myöhässä.
}
promises-message-none = Mitään ei ole auki.
promises-caption = Myöhästymisen ja arvon mukaan, {$unit}
promises-none = Ei avointa lupausta tai reklamaatiota eikä pian päättyvää asiakirjaa.
open-complaint = Reklamaatio: {$theme}, auki {$days} pv
open-document = {$document} päättyy
due-in = vielä {$days}
decision-message = Kaikki roolit tunnetaan, ja niillä on vastuuhenkilö.
decision-message-missing = Ei tiedossa, kuka {$roles}.
decision-message-unowned = {$unowned ->
    [one] Yhdellä yhteyshenkilöllä ei ole vastuuhenkilöä meillä.
   *[other] {$unowned} yhteyshenkilöllä ei ole vastuuhenkilöä meillä.
}
decision-caption = {$known}/{$needed} roolia tiedossa; asenne −2…+2
competitors-message = {$count ->
    [one] Yksi kilpailija kosiskelee asiakasta.
   *[other] {$number} kilpailijaa kosiskelee asiakasta.
}
competitors-message-none = Ei tiedossa.
competitors-none = Kilpailijoita ei ole kirjattu: kysy.
our-edge = etumme: {$edge}
competitor-won = vei meiltä {$amount}
promises-caption-cut = Myöhästymisen ja arvon mukaan, {$unit}; {$shown}/{$all}
open-invoices = Erääntyneet laskut maksamatta
open-deliveries = {$count ->
    [one] Yksi tilaus yli luvatun päivän
   *[other] {$count} tilausta yli luvatun päivän
}
timeline-absent = Ei lähteessä: {$rows}
decision-caption-bare = {$known}/{$needed} roolia tiedossa
competitors-message-cut = {$number} kilpailijaa kosiskelee; näkyvissä {$shown}.
white-space-message = Vuodessa {$amount} lisää, jos se ostaisi kuten verrokit.
white-space-none = Se ostaa kuten kaltaisensa.
white-space-nothing = Missään tuoteryhmässä se ei jää kaltaistensa mediaanista.
white-space-caption = {$peers} verrokkia: {$basis}; luotettavuus {$confidence}
white-space-axis = AC ja verrokkien mediaani, {$unit}
confidence-low = pieni
confidence-medium = kohtalainen
confidence-high = suuri
peers-by-size = segmentti ja koko
peers-by-abc = segmentti ja luokka
space-not-bought = {$buyers}/{$peers} verrokkia ostaa
space-stopped = ei ostoja: viimeksi {$month}
space-buys-less = {$own}, verrokeilla {$peers}
together = Yhteensä
terms-message = Prosentti {$basis ->
    [list] listahinnasta
   *[net] nettohinnasta
} maksaa {$amount} vuodessa; {$discount} vaatii {$volume} lisää määrää.
terms-message-no-margin = Prosentti {$basis ->
    [list] listahinnasta
   *[net] nettohinnasta
} maksaa {$amount} vuodessa; ilman kustannuksia ei kannattavuusrajaa.
terms-message-never = Prosentti {$basis ->
    [list] listahinnasta
   *[net] nettohinnasta
} maksaa {$amount} vuodessa; mikään määrä ei kata 3 %:a.
terms-caption = Vain vastuuhenkilölle
terms-not-set = Rajoja ei ole asetettu: pyydä hyväksyntä.
terms-no-ladder = Ei katetta, erääntynyttä, ostovajetta eikä sopimuksen päättymistä, jolla käydä kauppaa.
terms-no-prices = Lähteessä ei ole listahintoja.
stakes-ours = Me
stakes-theirs = Asiakas
stakes-margin = −{$share} katteesta
stakes-revenue = −{$share} myynnistä
stakes-budget = {$share} budjetistaan
stakes-budget-unknown = budjetti auki: kysy
give-discount = Alennus {$discount}
give-payment-term = Maksuaika
give-service = Pikahuolto
give-price-held = Hinta pysyy
get-volume = {$volume} määrää
get-overdue = erääntynyt {$amount}
get-category = {$category}: {$amount}
get-longer = sopimus yli {$month}
dossier-title = Taustatiedot
dossier-message = Tiedoista on koossa {$share}; {$unknown ->
    [0] kaikki alla olevat kentät tunnetaan.
    [one] yksi kenttä alla puuttuu.
   *[other] {$unknown} kenttää alla puuttuu.
}
dossier-caption = Jokaisella kentällä lähde ja päivä
dossier-unknown = ei tiedossa: kysy
dossier-description = Kuvaus
dossier-headcount = Henkilöstö
dossier-history = Historia
dossier-structure = Rakenne
dossier-environment = Ympäristö
dossier-budget = Budjetti
dossier-solvency = Maksukyky
solvency-open = Avoinna {$open}, josta erääntynyt {$overdue}
solvency-limit = Avoinna {$open}, josta erääntynyt {$overdue}; luottoraja {$limit}, käytetty {$used}
dossier-founded = Perustettu {$year}.
dossier-order-lines = tilausrivit
categories-even = Yksikään tuoteryhmä ei muuttunut 12 kuukaudessa
categories-up = {$category} kasvoi 12 kuukaudessa: {$actual}, vuosi sitten {$base}
categories-down = {$category} laski 12 kuukaudessa: {$actual}, vuosi sitten {$base}
categories-caption = {$account}, myynti tuoteryhmittäin · {$unit} · 8 neljännestä mainittuun kuukauteen, 12 kuukautta ja PY
categories-rest = {$count} muuta
category-none = Ei ryhmää
all-categories = Kaikki ryhmät
quarter-to = {$month}
contacts-message = {$count ->
    [one] Yksi yhteyshenkilö tunnetaan; viime yhteydestä {$days} päivää
   *[other] {$number} yhteyshenkilöä tunnetaan; pisin hiljaisuus {$days} päivää
}
contacts-message-never = {$count ->
    [one] 1 yhteyshenkilö tunnetaan, häneen ei ole oltu yhteydessä
   *[other] {$count} yhteyshenkilöä tunnetaan, kehenkään ei ole oltu yhteydessä
}
contacts-caption = {$account}, yhteyshenkilöt · henkilöitä · {$day}
programme-message = Ohjelman vaiheista {$done}/{$all} on tehty; {$overdue ->
    [0] yksikään ei ole myöhässä
    [one] yksi on myöhässä
   *[other] {$overdue} on myöhässä
}
programme-caption = {$account}, asiakasohjelma · vaiheita · {$day}
step-open = avoin
step-overdue = myöhässä
restated-first = Ensimmäinen julkaisu: seuraavasta alkaen tässä ovat oikaistut luvut.
restated-message = {$count ->
    [one] Yksi kuukausi on oikaistu
   *[other] {$number} kuukautta on oikaistu
}
restated-message-none = Yhtään {$months} kuukaudesta ei ole oikaistu
restated-caption = {$who} · päättyneiden kuukausien liikevaihto, {$unit} · {$day} jälkeen
restated-note = Päättyneisiin kuukausiin jälkikäteen kirjatut tilaukset ja korjaukset; ne eivät ole todellista muutosta.
restated-none = Kaikki päättyneet kuukaudet ovat ennallaan.
restated-small = {$count ->
    [one] Lisäksi yksi kuukausi poikkeaa vähemmän kuin tässä näkyy.
   *[other] Lisäksi {$count} kuukautta poikkeaa vähemmän kuin tässä näkyy.
}
col-month = Kuukausi
col-was = ennen
col-now = nyt
log-message = {$done}/{$all} toimenpidettä on tehty, {$overdue ->
    [one] yksi on myöhässä: {$amount}
   *[other] {$overdue} on myöhässä, suurin {$amount}
}
log-message-open = {$done}/{$all} toimenpidettä on tehty, mikään ei ole myöhässä
log-message-none = Edellisessä julkaisussa ei ollut yhtään toimenpidettä
log-caption = {$company}, edelliset toimenpiteet · tila ja tilaukset, {$unit} · {$day} jälkeen
log-note = Tehty: toimenpiteen syy on poistunut. Myöhässä: määräpäivä on ohi ja syy on ennallaan.
log-none = Edellinen julkaisu ei vaatinut toimenpiteitä.
log-first = Ensimmäinen julkaisu: seuraavasta alkaen tässä lukee, mitä sen toimenpiteille tapahtui.
status-done = tehty
status-open = kesken
status-overdue = myöhässä
col-status = Tila
col-bought = Tilattu
questions-message = {$count ->
    [one] Yksi kysymys
   *[other] {$number} kysymystä
}; {$unread ->
    [0] kaikki asiakirjat luettu
   *[other] {$unread}/{$documents} asiakirjaa lukematta
}.
questions-message-alone = {$count ->
    [one] Yksi kysymys.
   *[other] {$number} kysymystä.
}
questions-caption = Tiedoista koossa {$share}
not-read = lukematta
question-complaint = Millä reklamaatio päättyy: {$name}?
question-shrinking = Miksi ostatte meiltä vähemmän kuin vuosi sitten?
question-decides = Kuka päättää, ja mitä hänen on nähtävä?
question-influences = Kenen mielipide painaa päätöksessä?
question-buys = Kuka tekee tilaukset?
question-uses = Kuka käyttää toimituksiamme, ja kuinka tyytyväisenä?
question-competitor = Mitä {$name} tarjoaa, mitä me emme?
question-open-offer = Mitä avoimesta tarjouksestamme vielä puuttuu?
question-budget = Kuinka suuri on ensi vuoden budjetti tuotteillemme?
question-contacts = Ketkä osallistuvat päätökseen?
question-structure = Miten yhtiö on järjestetty, kuka sen omistaa?
question-environment = Mikä markkinassanne muuttuu tänä vuonna?
question-description = Mitä valmistatte ja kenelle?
question-headcount = Montako ihmistä teillä on, moniko käyttää tuotteitamme?
question-history = Miten yhteistyömme alkoi?
question-competitors = Kuka muu tarjoaa teille samaa?
question-next-year = Mitä meidän pitäisi tehdä ensi vuonna paremmin?
question-lost = Millä saisimme teidät takaisin?
question-silence = {$days ->
    [one] Ei tilausta päivään: mikä on muuttunut?
   *[other] Ei tilausta {$days} päivään: mikä on muuttunut?
}
question-decider-silent = Milloin voimme tavata päättäjän?
question-need = Mitä valikoimastamme ostatte muualta?
question-solvency = Mitä maksuehtoja noudatatte?
question-dropped-category = Miksi ette enää osta: {$name}?
question-late-deliveries = {$count ->
    [one] Mitä myöhästynyt toimitus maksoi teille?
   *[other] Mitä {$count} myöhästynyttä toimitusta maksoi teille?
}
question-lost-offer = Miksi tarjouksemme {$amount} hävisi?
question-price-moved = Mitä sanotte uudesta hinnasta: {$name}?
alt-attitude = asenne {$attitude}

## Hakemisto

index-title = Raportit: {$period}
index-name = Raportit
index-kicker = {$company} · avainasiakkaat
index-revenue = ({$window}), {$change} PY
index-late = {$count ->
    [one] {$count} asiakas vaarassa
   *[other] {$count} asiakasta vaarassa
}
index-made = Tilanne {$day} · {$produced} raporttia tehty, {$skipped} jätetty pois, {$failed} epäonnistui
index-company = Yhtiö
index-workbook = ABC-XYZ-työkirja
index-search = Hae asiakasta
index-search-hint = Nimi; a löytää myös ä:n
index-all = Kaikki
index-shown = {$shown} asiakasta, kaikkiaan {$all}
index-skip = Siirry asiakkaisiin
index-data = Asiakkaat taulukkona
index-summary = Kaikkien lukujen yhteenveto
index-manifest = Manifesti
index-managers = Asiakaspäälliköt
index-accounts = Asiakkaat
index-caption = Liikevaihto, {$unit}, {$window}, PY harmaalla viivalla

## Kaaviot niille, jotka eivät näe niitä

alt-13-weeks = {$name}: 13 viikkoa
alt-months-of = {$name}: {$months} kk
alt-13-months = 13 kk
alt-6-weeks = Liikevaihto 6 viikolta
alt-12-months = Liikevaihto 12 kuukaudelta
alt-matrix = Asiakkaat ABC- ja XYZ-luokittain
alt-type = AC ja PY
alt-key-set = Avainjoukon ja ydinasiakkaiden osuus
alt-concentration = Suurimpien asiakkaiden osuus
alt-flow = Saadut ja menetetyt asiakkaat kuukausittain
alt-reasons = Menetykset syittäin
alt-year-plan = Vuoden alusta ja koko vuoden tavoite
alt-year = Vuoden alusta, tavoite ja PY
alt-bridge = Silta PY:stä AC:hen
alt-offer-reasons = Hävityt tarjoukset syittäin
alt-timeline = Tilaukset ja tapahtumat 12 kuukaudelta
alt-white-space = Myynti tuoteryhmittäin ja kaltaisten asiakkaiden mediaani
alt-overdue = Erääntyneen osuus avoimesta
alt-legend = Merkkien selitys
legend-actual = AC toteuma
legend-previous-year = PY edellisvuosi
legend-plan = PL tavoite
legend-forecast = FC ennuste

## Lohkot ilman tietoja: nimet ja puuttuva lähde

name-kpi_table = Mittarit
missing-kpi_table = Tilauksia ei ole vielä täydeltä viikolta.
name-revenue_columns = Liikevaihto viikoittain ja kuukausittain
missing-revenue_columns = Liikevaihtoa ei ole vielä täydeltä kuukaudelta.
name-class_matrix = ABC ja XYZ
missing-class_matrix = Yhdelläkään asiakkaalla ei ole jaksolla liikevaihtoa.
name-key_accounts = Avainasiakkaat
missing-key_accounts = Yhdelläkään asiakkaalla ei ole jaksolla liikevaihtoa.
name-concentration = Keskittyminen
missing-concentration = Yhdelläkään asiakkaalla ei ole jaksolla liikevaihtoa.
name-top_movers = Suurimmat muutokset
missing-top_movers = Yhdenkään asiakkaan liikevaihto ei muuttunut.
name-account_flow = Asiakasvirta
missing-account_flow = Vertailukelpoisia kuukausia on alle kaksitoista.
name-loss_reasons = Menetysten syyt
missing-loss_reasons = Jaksolla ({$window}) ei menetetty yhtään asiakasta.
name-at_risk = Vaarassa olevat
missing-at_risk = Yksikään asiakas ei ole myöhässä, äskettäin menetetty tai vähentänyt ostojaan.
name-win_back_list = Takaisinvoitto
missing-win_back_list = Kahden vuoden aikana menetetyissä ei ole takaisin voitettavia.
name-self_audit = Itsearviointi
missing-self_audit = Tilauksia ei ole riittävän kaukaa: varoitus vaatii sitä edeltävän vuoden tilaukset.
name-managers_table = Asiakaspäälliköt
missing-managers_table = Lähteessä ei ole päälliköitä eikä tilausten saajia.
name-month_close = Kuukauden päätös
missing-month_close = Yksikään kokonainen kuukausi ei päättynyt edellisen raportin jälkeen.
name-class_review = Luokkakatsaus
missing-class_review = Yksikään neljännes ei päättynyt edellisen raportin jälkeen.
name-duties = Velvollisuudet
missing-duties = Lähteessä ei ole luvattuja päiviä, lupauksia tai tapaamisia 13 viikolta.
name-portfolio_bridge = Salkun silta
missing-portfolio_bridge = Salkulla ei ollut liikevaihtoa kummallakaan jaksolla.
name-accounts_table = Asiakkaat
missing-accounts_table = Yksikään asiakas ei ole vastuulla viimeisenä päivänä.
name-late_accounts = Myöhässä ja vähenevät
missing-late_accounts = Yksikään asiakas ei ole jäljessä rytmistään eikä osta paljon vähemmän.
name-offers = Tarjoukset
missing-offers = Lähteessä ei ole tarjouksia jaksolta ({$window}).
name-win_back = Takaisin voitettavat
missing-win_back = Kahden vuoden aikana menetetyissä ei ole takaisin voitettavia.
name-fair_comparison = Reilu vertailu
missing-fair_comparison = Kenenkään asiakkailla ei ollut vuosi sitten liikevaihtoa: odotusta ei ole.
name-data_gaps = Tietojen aukot
missing-data_gaps = Kaikki roolit ja taustatiedot tunnetaan.
name-changes = Muutokset
name-timeline = Suhde, 12 kk
missing-timeline = Ei tilauksia 12 kuukauteen.
name-promises = Lupaukset ja riskit
missing-promises = Lupauksia ei ole kirjattu: kysy edellisen tapaamisen osallistujalta.
name-decision_system = Päätöksenteko
missing-decision_system = Ei yhteyshenkilöitä: lähde ei nimeä ketään.
name-competitors = Kilpailijat
missing-competitors = Lähteessä ei ole kilpailijoita.
name-white_space = Ostovaje
missing-white_space = Ei ehdotusta: lähteessä alle 5 kaltaista asiakasta, joilla on tuoteryhmiä.
name-terms = Ehdot
missing-terms = Ei myyntiä: {$window}. Ei ehtoja rajattavaksi.
name-dossier_company = Yritys
name-category_quarters = Myynti tuoteryhmittäin
missing-category_quarters = Lähteessä ei ole tuoteryhmiä, tai myyntiä ei ole kahdeksalta neljännekseltä.
name-contact_cards = Yhteyshenkilöt
missing-contact_cards = Ei yhteyshenkilöitä: lähde ei nimeä asiakkaalta ketään.
name-programme = Asiakasohjelma
missing-programme = Lähteessä ei ole ohjelman vaiheita tälle asiakkaalle.
name-actions_log = Edellisen julkaisun toimenpiteet
name-restated = Oikaistut luvut
name-questions = Kysymykset ja asiakirjat
missing-documents = Ei asiakirjoja: lähteessä ei ole tämän asiakkaan asiakirjarekisteriä.

# Beginnings of words that count: a message without digits needs one (notation N7).
lint-counting-words = ei mikään yhtään kaikki joka molem yksi yhde yht kaksi kahde kaht kolm nelj viisi viide viit kuusi kuude kuut seits kahdeks yhdeks kymme
## The ABC-XYZ workbook

book-title = ABC-XYZ
book-title-period = ABC-XYZ-työkirja · {$period}
book-data = Tiedot
book-parameters = Parametrit
book-classes = Luokat
book-matrix = Matriisi
book-history = Historia
book-migration = Siirtymät
book-about = Selitteet
book-data-lead = {$accounts} asiakasta · {$window} · rahamäärien valuutta {$currency} · luokat kuten tässä julkaisussa
book-id = Tunnus
book-segment = Segmentti
book-first = Ensitilaus
book-revenue = Liikevaihto
book-revenue-base = Liikevaihto, vertailu
book-margin = Kate
book-margin-base = Kate, vertailu
book-cv = CV
book-abc-base = ABC, vertailu
book-cell-base = Ruutu, vertailu
book-new = Uusi
book-yes = kyllä
book-parameters-lead = Muuta sävytetyn solun lukua: taulukot Luokat, Matriisi ja Siirtymät seuraavat heti.
book-parameter = Parametri
book-meaning = Mitä se tarkoittaa
book-refusal = Kirjoita luku nollasta ylöspäin; arvon osuudet ovat enintään 100 %.
book-cut-a = Raja A
book-cut-a-note = Asiakas on A, kun sitä suuremmat tuovat arvosta vähemmän kuin tämän osuuden.
book-cut-b = Raja B
book-cut-b-note = Se on B, kun ne tuovat vähemmän kuin tämän osuuden, muuten C.
book-cut-x = Raja X
book-cut-x-note = X tähän vaihtelukertoimeen (CV) asti.
book-cut-y = Raja Y
book-cut-y-note = Y tähän vaihtelukertoimeen asti, muuten Z.
book-min-buckets = Jaksoja vähintään
book-min-buckets-note = Jos jaksoja on ensitilauksen jälkeen vähemmän, asiakas on N: siitä tiedetään liian vähän.
book-effect = Mitä parametrisi muuttavat
book-moved = Asiakkaita muussa ruudussa kuin julkaisussa
book-moved-note = 0 julkaisun parametreilla; suodata taulukon Luokat viimeinen sarake, niin näet, ketkä siirtyvät.
book-fixed = Millä julkaisu on tehty
book-period = Raporttijakso
book-as-of = Päivä
book-as-of-note = Viimeinen mukana oleva päivä.
book-run = Ajo
book-run-note = Sama tunnus on julkaisun joka raportissa.
book-measure = ABC:n mitta
book-measure-note = Jakson netto; asiakas, jonka arvoa ei tiedetä, on N.
book-window = Tarkastelujakso
book-base = Vertailujakso
book-base-note = Edeltävä jakso, johon luokkia verrataan.
book-series = XYZ:n mitta
book-series-note = Jaksoittain, ensitilauksen jälkeiset tyhjät jaksot mukana.
book-purchase-days = ostopäivät
book-bucket = Jaksotus
book-bucket-note = Vain täydet jaksot; valitaan tiedoista, ellei asetuksissa ole muuta.
book-bucket-count = Jaksojen määrä
book-bucket-span = Jaksot
book-currency = Valuutta
book-accounts = Asiakkaita
book-nobody = Liikevaihto ilman asiakasta
book-nobody-note = Tilausrivit, joilta puuttuu asiakas; ne ovat yhtiön summassa mutta eivät missään luokassa.
book-company-revenue = Yhtiön liikevaihto
book-company-revenue-note = Kaikki asiakkaat ja rivit ilman asiakasta; taulukon Matriisi osuuksien perusta.
book-helpers = Millä kaavat laskevat
book-money-scale = Rahan yksiköt
book-money-scale-note = Rahamäärät järjestetään pienimmän yksikön kokonaislukuina, jottei mikään luokka riipu pyöristyksestä.
book-series-scale = Jaksojen yksiköt
book-series-scale-note = Sama jaksojen määrille.
book-cut-a-top = Raja A, osoittaja
book-cut-a-top-note = Raja kokonaislukujen murtolukuna.
book-cut-a-bottom = Raja A, nimittäjä
book-cut-a-bottom-note = A, kun edeltävä arvo × nimittäjä < osoittaja × kokonaisarvo.
book-cut-b-top = Raja B, osoittaja
book-cut-b-top-note = Raja kokonaislukujen murtolukuna.
book-cut-b-bottom = Raja B, nimittäjä
book-cut-b-bottom-note = B, kun edeltävä arvo × nimittäjä < osoittaja × kokonaisarvo.
book-abc-total = Kokonaisarvo
book-abc-total-note = Nollaa suuremmat arvot pienimpänä yksikkönä.
book-classes-lead = Elävät kaavat taulukon Tiedot päällä: järjestyksen mitta on {$measure}, rajat ovat taulukossa Parametrit
book-units = Yksikköinä
book-rank = Sija
book-share = Osuus
book-before = Ennen sitä
book-cumulative = Kertymä
book-abc = ABC
book-buckets = Jaksoja
book-mean = Keskiarvo
book-deviation = Keskihajonta
book-xyz = XYZ
book-cell = Ruutu
book-strategy = Strategia
book-issued = Julkaistu
book-check = Tarkistus
book-equal = sama
book-differs = eroaa
book-matrix-lead = X tasainen, Y vaihteleva, Z epäsäännöllinen, N liian vähän jaksoja · määrät, liikevaihto ja osuudet seuraavat rajoja; siirtymät vertailujakson lopusta
book-matrix-accounts = Asiakkaita
book-matrix-revenue = Liikevaihto
book-matrix-share = Osuus yhtiön liikevaihdosta
book-matrix-strategy = Strategia
book-matrix-came = Tulleet vertailujakson jälkeen
book-matrix-left = Lähteneet vertailujakson jälkeen
book-matrix-moves = Siirtymät ruutujen välillä liikevaihdon mukaan
book-total = Yhteensä
book-from = Mistä
book-to = Mihin
book-history-lead = Luokka kunkin jakson lopussa · – ei vielä asiakas · kerrottu: siirtymä, joka kestää kaksi loppua tai ylittää rajan 2 prosenttiyksiköllä
book-announced = Kerrottu
book-change = Viime siirtymä
book-changed = {$from} → {$to}
book-borderline = {$from} → {$to}, rajalla
book-migration-lead = Arvoluokka vertailujaksolla (rivit) ja nyt (sarakkeet) · – ei vielä asiakas · nykyiset luokat seuraavat rajoja
book-migration-accounts = Asiakkaita
book-migration-revenue = Tarkastelujakson liikevaihto
book-from-to = Vertailu / nyt
book-by-end = Asiakkaita luokittain kunkin jakson lopussa
book-about-lead = {$company} · {$day} · ajo {$run} · avain {$version}
book-about-play = Kokeile
book-about-play-text = Muuta taulukon Parametrit sävytettyjä soluja tai taulukon Tiedot rahamäärää. Mikään täällä tehty ei muuta raporttia; avaa tiedosto uudelleen, niin saat julkaisun luvut.
book-about-abc = ABC
book-about-abc-text = Asiakkaat arvon mukaisessa järjestyksessä. A, kun osuus ennen asiakasta on alle rajan A, B, kun se on alle rajan B, muuten C. Yhtä suuret arvot saavat saman luokan; nolla ja sitä pienemmät ovat C eivätkä kuulu summaan; N, kun arvoa ei tiedetä.
book-about-xyz = XYZ
book-about-xyz-text = Jaksojen otoskeskihajonta jaettuna keskiarvolla, ensitilauksen jälkeiset tyhjät jaksot mukana. X rajaan X asti, Y rajaan Y asti, muuten Z; jos keskiarvo on nolla tai alle, luokka on Z; N, kun jaksoja on liian vähän.
book-about-new = Uusi
book-about-new-text = Ensitilaus alle kuusi kuukautta ennen viimeistä päivää: raporteissa luokka on suluissa.
book-about-base = Vertailu
book-about-base-text = Nykyistä edeltävä jakso ja luokat sen lopussa. Ne ovat kuten julkaisussa eivätkä seuraa rajoja.
book-about-announced = Kerrottu
book-about-announced-text = ABC-luokan muutos kerrotaan, kun se kestää kaksi loppua peräkkäin tai ylittää rajan yli 2 prosenttiyksiköllä; sitä ennen asiakas on rajalla.
book-about-scenario = Toteuma, edellinen vuosi
book-about-scenario-text = Kaikki rahamäärät ovat toteumaa (AC). Vertailujakso on edellisen vuoden (PY) sijalla. Työkirjassa ei ole suunnitelmaa.
book-about-exact = Rajoitukset
book-about-exact-text = Taulukkolaskennassa on 15 numeroa. Luokat ovat tarkkoja, kun kokonaisarvossa pienimpänä yksikkönä kertaa rajan nimittäjä on enintään 14 numeroa.
book-about-nobody = Ilman asiakasta
book-about-nobody-text = Tilausrivit, joilta puuttuu asiakas, ovat yhtiön liikevaihdossa mutta eivät missään luokassa.
book-sources = Lähteet
book-source = {$rows} riviä otettu, {$refused} hylätty
book-newest = , uusin päivä {$day}
strategy-secure = Varmista
strategy-plan-together = Suunnittele yhdessä
strategy-stabilise = Tasaa
strategy-develop = Kehitä
strategy-maintain = Ylläpidä
strategy-follow-projects = Seuraa hankkeita
strategy-automate = Automatisoi
strategy-standardise = Vakioi
strategy-serve-on-demand = Palvele pyynnöstä
strategy-observe = Seuraa

## Tables for spreadsheets

export-region = Alue
export-revenue = Liikevaihto {$currency}
export-revenue-base = Liikevaihto {$currency}, vertailu
export-change = Muutos {$currency}
export-change-percent = Muutos %
export-margin = Kate {$currency}
export-last = Viime tilaus
export-silent = Hiljaa, päivää
export-usual = Tavallinen väli, päivää
export-next-from = Seuraava tilaus alkaen
export-next-to = Seuraava tilaus viimeistään
export-nrr = NRR %
export-grr = GRR %
export-money = Rahaa {$currency}
index-exports = Taulukot taulukkolaskentaan
index-actions = Toimet
