# Svenska. Ett meddelande som saknas läses från engelskan; testet räknar upp dem.
# Datum skrivs här med vanliga mellanslag och trycks med hårda.
#
# Ord som valts en gång: account = kund, manager = kundansvarig (KAM), owner = ansvarig,
# plan = budget, net revenue = omsättning, gross margin = bruttovinst, action = åtgärd,
# duty = åtagande, promise = löfte, rhythm = köprytm, silent = utan order (kort: tyst),
# loss = förlorad kund, win-back = win-back, briefing = kundunderlag, dossier = kundprofil,
# key set = nyckelgrupp, peers = liknande kunder, issue = utgåva, window = period, as of = per.

## Tal

not-available = –
no-date = –
points = {$value} p.e.
days = {$count} d
list = {$head} och {$last}
number-word-0 = Inga
number-word-1 = En
number-word-2 = Två
number-word-3 = Tre
number-word-4 = Fyra
number-word-5 = Fem
number-word-6 = Sex
number-word-7 = Sju
number-word-8 = Åtta
number-word-9 = Nio
number-word-10 = Tio

## Datum: `d` dag, `m` månadens nummer, `y` år, `name` och `short` månaden

date-day = {$d} {$short} {$y}
date-day-short = {$d} {$short}
date-weekday = {$weekday} {$d} {$short} {$y}
date-month = {$short} {$y}
date-month-long = {$name} {$y}
date-months = {$from}–{$to}
date-week = v. {$week}
date-range-in-month = {$d1}–{$d2} {$short2} {$y2}
date-range-in-year = {$d1} {$short1}–{$d2} {$short2} {$y2}
date-range = {$d1} {$short1} {$y1}–{$d2} {$short2} {$y2}
period-week = Vecka {$week}, {$range}
period-quarter = Kv. {$quarter} {$y}
month-name-1 = januari
month-name-2 = februari
month-name-3 = mars
month-name-4 = april
month-name-5 = maj
month-name-6 = juni
month-name-7 = juli
month-name-8 = augusti
month-name-9 = september
month-name-10 = oktober
month-name-11 = november
month-name-12 = december
month-short-1 = jan
month-short-2 = feb
month-short-3 = mars
month-short-4 = apr
month-short-5 = maj
month-short-6 = juni
month-short-7 = juli
month-short-8 = aug
month-short-9 = sep
month-short-10 = okt
month-short-11 = nov
month-short-12 = dec
weekday-short-1 = mån
weekday-short-2 = tis
weekday-short-3 = ons
weekday-short-4 = tors
weekday-short-5 = fre
weekday-short-6 = lör
weekday-short-7 = sön

## Enheter och perioder

amount-thousands = {$value} T{$currency}
amount-millions = {$value} M{$currency}
amount-whole = {$value} {$currency}
unit-thousands = T{$currency}
unit-millions = M{$currency}
unit-count = st.
unit-money = {$money}
unit-share = %
window-length = {$span ->
    [weeks] {$length} veckor
   *[other] {$length ->
        [one] en månad
       *[other] {$length} mån.
    }
}
date-window = {$months} mån. t.o.m. {$end}
date-window-weeks = {$weeks} veckor t.o.m. {$last}
week-name = Vecka {$week}
week-name-part = Vecka {$week}, {$days ->
    [one] 1 dag
   *[other] {$days} dagar
}
period-short-week = vecka {$week}, {$year}
month-to-date = Månaden hittills
quarter-to-date = Kvartalet hittills
year-to-date = Året hittills
mtd = MÅN.
qtd = KV.
ytd = ÅR
against-plan = PL
against-previous-year = PY
unassigned = Utan kund
unassigned-inline = utan kund
unknown = okänd
nobody = ingen
date-since = sedan {$month}
no-plan = ingen budget
no-cost = kostnad saknas i källan
no-orders = inga order
n-accounts = {$count ->
    [one] {$count} kund
   *[other] {$count} kunder
}
share-with-py = {$share} (PY {$base})
footer = {$company} · per {$day} · {$period} · körning {$run}
confidential = Konfidentiellt: {$readers}
readers-management = ledningsgruppen
readers-colleagues = kolleger till {$manager}

## Rubriker och sidor

management-title = Veckorapport för ledningen
manager-title = KAM-rapport
briefing-title = Kundunderlag
page-summary = sammandrag
page-portfolio = kundportfölj
page-flow = vunnet och förlorat
page-managers = kundansvariga, åtgärder, metod
page-month = månadsbokslut
page-review = klassöversyn
page-week = vecka
page-accounts = kunder
head-scope-name = Omfattning
head-as-of-name = Per
head-data-name = Data
head-scope = {$company}, {$accounts} kunder, {$managers} kundansvariga, {$currency}
head-as-of = {$day}; {$window}
head-data-agrees = {$received} av {$expected} kunder mottagna; kontrollsumman stämmer
head-data-differs = {$received} av {$expected} kunder mottagna; kontrollsumman avviker med {$difference}
head-supersedes = ersätter {$issue}
head-py = PY

## Kolumner

col-measure = Nyckeltal
col-13-weeks = 13 veckor
col-months = {$months} mån.
col-account = Kund
col-accounts = Kunder
col-action = Åtgärd
col-why = Varför
col-by = Senast
col-owner = Ansvarig
col-manager = KAM
col-cumulative = Kumulativ
col-class = Klass
col-class-was = (förr)
col-class-changed = Ny klass
col-type = Typ
col-number = St.
col-state = Läge
col-signal = Signal
col-gap = Tyst ÷ normalt
col-silent = Tyst
col-usual = Norm.
col-silent-over = Tyst ÷
col-usual-gap = normalt
col-silent-usual = Tyst / norm.
col-promises-1 = Löf-
col-promises-2 = ten
col-meeting-1 = Nästa
col-meeting-2 = möte
col-concentration = Koncentration
col-per-year = per år
col-money = Belopp
col-to-plan = mot budg.
col-source = Källa
col-newest = Senaste dag
col-rows = Rader
col-refused = Avvisade
col-in-force = Gäller
col-value = Värde
col-duty = Åtagande
col-target = Mål
col-ac-target = AC, mål
col-what = Vad
col-who = Vem gör
col-due = Förfaller
col-overdue = Försenat
col-name = Namn
col-position = Funktion
col-role = Roll
col-attitude = Attityd
col-last = Senast
col-our-owner = Ansvarig
col-propose = Föreslå
col-because = Därför
col-unit-year = {$unit}/år
col-term = Villkor
col-aim = Mål
col-accept = Gräns
col-walk-away = Avstå
col-discount = Rabatt
col-give = Vi ger
col-get = → vi får
col-field = Uppgift
col-known = Känt
col-source-date = Källa, datum
col-category = Varugrupp
col-year-py = 12 mån. PY
col-year-ac = 12 mån. AC
col-quarters = 8 kvartal
col-language = Språk
col-step = Steg
col-what-we-do = Vad vi gör
col-date = Datum
col-response = Svar
col-document = Dokument
col-read = Läst
col-report = Rapport
total-accounts = Totalt, {$count ->
    [one] {$count} kund
   *[other] {$count} kunder
}
rest-of = {$shown} av {$all}, övriga
more-rows = och {$count} till
company-total = Bolaget

## Klasser, lägen, delar, orsaker

state-active = aktiv
state-won_back = återvunnen
state-late = sen
state-seasonal_pause = paus
state-at_risk = i riskzon
state-lost = förlorad
state-never_bought = ingen order
signal-at_risk = i riskzon
signal-lost = förlorad
signal-late = sen
signal-shrinking = minskar
label-core = kärnkund
label-prospective = lovande
label-iconic = profilkund
label-expert = expert
part-new = ny
part-reactivated = återvunnen
bridge-new = Nya
bridge-reactivated = Återvunna
bridge-expansion = Ökning
bridge-contraction = Minskning
bridge-lost = Förlorade
bridge-adjustment = Justering
bridge-transferred_in = Övertagna
bridge-transferred_out = Överlämnade
bucket-week = veckor
bucket-month = månader
bucket-quarter = kvartal
measure-revenue = omsättningen
measure-margin = bruttovinsten
reason-service-level = Servicenivå
reason-quality-decline = Sämre kvalitet
reason-missed-promises = Brutna löften
reason-ignored-opinions = Lyssnade inte
reason-price = Pris
reason-competitor = Konkurrent
reason-client-closed = Kunden upphörde
reason-unknown = Okänd
function-decides = beslutar
function-influences = påverkar
function-buys = köper in
function-uses = använder
function-blocks = bromsar
document-contract = Avtal
document-price-list = Prislista
document-sla = Serviceavtal
document-specification = Specifikation
document-tender = Anbudshandling
document-other = Dokument
table-orders = Order
table-accounts = Kunder
table-managers = Kundansvariga
table-assignments = Ansvar
table-credits = Orderfördelning
table-targets = Budgetar
table-offers = Offerter
table-contacts = Kontakter
table-competitors = Konkurrenter
table-interactions = Reklamationer, meddel.
table-meetings = Möten
table-promises = Löften
table-documents = Dokument
table-losses = Förlorade kunder
table-win_back_offers = Win-back-erbjudanden
table-programme_steps = Programsteg
table-skills = Kompetenser
table-products = Produkter
table-rates = Kurser
table-holidays = Helgdagar

## Meddelanden

message-plan-head = {$change} mot budget
message-plan-text = Året hittills är {$actual}, {$size} {$side ->
    [below] under
   *[above] över
} budget och {$py_size} {$py_side ->
    [below] under
   *[above] över
} i fjol.
message-plan-text-alone = Året hittills är {$actual}, {$size} {$side ->
    [below] under
   *[above] över
} budget.
message-plan-carriers = {$first} ({$first_gap}) och {$second} ({$second_gap}) står för {$share} av det.
message-level-head = {$change} mot i fjol
message-level = Omsättningen på {$span ->
    [weeks] {$length} veckor
   *[other] {$length ->
        [one] en månad
       *[other] {$length} månader
    }
} är {$actual}, {$size} {$side ->
    [below] under
   *[above] över
} i fjol.
message-level-first = Omsättningen på {$span ->
    [weeks] {$length} veckor
   *[other] {$length ->
        [one] en månad
       *[other] {$length} månader
    }
} är {$actual}; året innan fanns ingen.
message-late-head = {$count ->
    [one] {$number} kund i riskzonen
   *[other] {$number} kunder i riskzonen
}
message-late-one = {$account} ({$amount}) har inte beställt på {$days} dagar, normalt {$usual}; ring senast {$date}.
message-late-some = {$amount} av omsättningen på {$span ->
    [weeks] {$length} veckor
   *[other] {$length ->
        [one] en månad
       *[other] {$length} mån.
    }
} ligger efter sin köprytm: först {$account} ({$first}, {$days} dagar utan order, normalt {$usual}). Ring senast {$date}.
message-lost-head = {$count ->
    [one] {$number} kund förlorad
   *[other] {$number} kunder förlorade
}
message-lost-one = {$account} räknas som förlorad sedan {$date}, värd {$amount} om året.
message-lost-some = {$account} räknas som förlorad sedan {$date}, värd {$amount} om året; tillsammans {$total}.
message-shrink-head = {$change} hos en kund
message-shrink = {$account} köper än, men {$size} mindre på {$weeks} veckor än för ett år sedan; {$owner} frågar varför.
message-shrink-own = {$account} köper än, men {$size} mindre på {$weeks} veckor än för ett år sedan; fråga varför.
message-punctuality-head = I tid {$now}
message-punctuality = Leveranser i tid är {$now} på fyra veckor, {$then} för ett kvartal sedan; {$late ->
    [one] {$late} order var sen
   *[other] {$late} order var sena
}.
message-band-head = Nyckelgrupp {$share}
message-band = Nyckelgruppen står för {$share} av omsättningen, {$side ->
    [below] under
   *[above] över
} bandet {$band}.
message-week-head = {$amount} vecka {$week}
message-week-usual = Omsättningen vecka {$week} är {$amount}, inom sitt normala spann.
message-week-above = Omsättningen vecka {$week} är {$amount}, över sitt normala spann.
message-week-below = Omsättningen vecka {$week} är {$amount}, under sitt normala spann.
message-week-few = Omsättningen vecka {$week} är {$amount}; för få veckor för ett normalt spann.
message-nothing-head = Inget ovanligt
message-nothing = Inget ovanligt sedan {$date}.
message-promises-head = {$count ->
    [one] Ett löfte försenat
   *[other] {$number} löften försenade
}
message-promises-one = Det gavs till {$account} och är {$days ->
    [one] en dag
   *[other] {$days} dagar
} försenat.
message-promises-kept = Hållna i tid, av {$due} som förföll på 13 veckor: {$share}.
message-promises = Det äldsta, till {$account}, är {$days ->
    [one] en dag
   *[other] {$days} dagar
} försenat.
briefing-lost = Räknas som förlorad sedan {$date}: besluta om ett win-back-erbjudande.
briefing-late = Ingen order på {$days} dagar, normalt {$usual}: fråga om den uteblivna ordern.
briefing-promise = Utlovat och {$days} dagar försenat: {$text}.
briefing-complaint = En reklamation är öppen sedan {$days} dagar: {$theme}.
briefing-category = Köper inte {$category} sedan {$date}: fråga varför.
briefing-overdue = {$amount} är förfallet sedan {$date}: be om ett betalningsdatum.
briefing-shrink = Köper än, men {$change} på {$weeks} veckor: fråga varför.

## Ledningens rapport

kpi-caption = {$company} · enhet i första kolumnen · vecka mot PY (samma veckodagar), perioder mot budget; bandet i kurvan = normal variation (XmR)
kpi-orders = Order
kpi-revenue = Omsättning
kpi-margin = Bruttovinst, {$window}
kpi-active = Aktiva kunder
kpi-lost = Förlorade kunder
kpi-back = Återvunna
kpi-grr = GRR, {$window}
kpi-nrr = NRR, {$window}
kpi-on-time = I tid, 4 veckor
kpi-promises = Hållna löften, 13 veckor
kpi-complaints = Öppna reklamationer
kpi-signals = signaler i {$measures}
kpi-overdue = Förfallet
short-kpi-orders = order
short-kpi-active = aktiva kunder
short-kpi-lost = förlorade kunder
short-kpi-back = återvunna
short-kpi-on-time = leveranser i tid
short-kpi-promises = hållna löften
short-kpi-complaints = öppna reklamationer
kpi-top5 = Topp 5, andel, {$window}
columns-caption = {$company} · omsättning · senaste 6 hela veckor och 12 hela månader mot PY och budget
columns-message-plan = Omsättningen låg under budget {$below} av {$months} månader
columns-message-py = Omsättningen låg under fjolårets {$below} av {$months} månader
columns-weeks = 6 veckor, {$unit}
columns-months = 12 månader, {$unit}; skala 1 : {$ratio} av veckornas
matrix-message = {$steady ->
    [0] Ingen A-kund är jämn (A/X)
    [one] {$steady} A/X-kund står för {$share} av omsättningen
   *[other] {$steady} A/X-kunder står för {$share} av omsättningen
}; {$moved ->
    [one] {$moved} kund bytte klass
   *[other] {$moved} kunder bytte klass
}
matrix-caption = {$accounts} kunder · antal, {$unit}, andel, fel i naiv prognos · {$window} mot PY
matrix-error = fel {$error}
matrix-moves = →n kom till rutan, n→ lämnade den sedan jämförelseperioden.
matrix-x = X jämn
matrix-y = Y varierande
matrix-z = Z oregelbunden
matrix-note = XYZ på {$bucket}; gränser {$cut_a}/{$cut_b}, CV {$cut_x}/{$cut_y}; {$few} med för få perioder (N), {$none} utan omsättning.
matrix-unclassed = {$count ->
    [one] En kund saknar klass, eftersom kostnaden för dess rader är okänd.
   *[other] {$count} kunder saknar klass, eftersom kostnaden för deras rader är okänd.
}
class-changed-none = ingen
key-message-inside = Nyckelgruppen står för {$share} av omsättningen, inom bandet {$band}
key-message-below = Nyckelgruppen står för {$share} av omsättningen, under bandet {$band}
key-message-above = Nyckelgruppen står för {$share} av omsättningen, över bandet {$band}
key-caption = Nyckelkunder per typ · {$unit} · {$window} mot PY (grått); andel av omsättningen, %
key-set = Nyckelgrupp, topp {$count}
key-limit = kärngräns {$share}
key-review = {$count ->
    [one] En angiven typ har inte setts över på 12 månader.
   *[other] {$count} angivna typer har inte setts över på 12 månader.
}
types-active = alla aktiva
types-late = {$count} tysta
types-none = inga nyckelkunder
top-n = Topp {$count}
concentration-message = {$account} skulle ta med sig {$share} av omsättningen
concentration-message-months = {$account} skulle kosta {$count} månaders nyförsäljning
concentration-message-years = {$account} skulle kosta {$count} års nyförsäljning
concentration-plan = Andel av budget: {$owner}
concentration-caption = Koncentration · andel av omsättningen, % · {$window} mot PY (grått)
concentration-hhi = HHI, 0–10 000
concentration-effective = Effektivt antal kunder
concentration-leaves = Om {$account} lämnar
concentration-revenue = Omsättning, {$unit}
concentration-margin = Bruttovinst, {$unit}
concentration-owner = Andel av portföljen: {$owner}
concentration-months = Månaders nyförsäljning som ersätter
movers-message = {$up_count ->
    [one] {$up_number} kund
   *[other] {$up_number} kunder
} gav {$up} mer och {$down_number} tog {$down}
movers-caption = Största förändringar · omsättning, {$unit} · {$window} mot PY
movers-caption-split = Största förändringar · omsättning, {$unit} · {$window} mot PY, delat på pris, volym, mix, sortiment
movers-why-both = {$part} förklarar det mesta av båda
movers-why-each = {$up} förklarar det mesta av ökningen, {$down} av minskningen
movers-why-up = {$part} förklarar det mesta av ökningen
movers-why-down = {$part} förklarar det mesta av minskningen
movers-no-split = Ingen delning på pris, volym och mix: källan ger inga produkter med antal.
movers-doubtful = Priserna hoppar som om måttenheter blandats: där ingår mixen i volymen.
part-price = pris
part-volume = volym
part-mix = mix
part-range = sortiment
col-price = Pris
col-volume = Volym
col-mix = Mix
col-range = Sort.
movers-up = Upp
movers-down = Ned
movers-others = Övriga {$count ->
    [one] {$count} kund
   *[other] {$count} kunder
}
flow-message = {$lost_count ->
    [one] {$lost} kund förlorad
   *[other] {$lost} kunder förlorade
}, {$new_count ->
    [one] {$new} ny
   *[other] {$new} nya
} och {$back ->
    [en] en återvunnen
   *[other] {$back} återvunna
}: nu {$closing} mot {$opening}{$call ->
    [none] , ingen signal
    [up] , förlusterna ökar
    [down] , förlusterna minskar
   *[other] {""}
}
flow-caption = Kundflöde · antal och {$unit} · {$window}; förlorad = {$days} dagar utan order; klass enligt PY
flow-quarters = Senaste 3 mån.: {$now} förlorade, 3 mån. innan: {$before}.
flow-direction = {$months} mån.: {$lost}, 95 % intervall {$low}–{$high}; {$call ->
    [up] takten ökar (p {$p})
    [down] takten minskar (p {$p})
    [cohort] ingen tillkom, så ingen riktning kan anges
   *[none] ingen riktning (p {$p})
}.
col-were = Fanns
col-left = Gick
flow-opening = Ingående
flow-new = Nya
flow-back = Återvunna
flow-lost = Förlorade
flow-closing = Utgående
flow-by-month = Per månad: nya (fyllda) och återvunna (kontur) ovan, förlorade under axeln
reasons-message = {$reason} kostade {$count} av {$total} förlorade kunder
reasons-message-tie = Ingen orsak leder: {$total} förlorade kunder, högst {$count} av samma orsak
reasons-message-unknown = Orsaken till {$total ->
    [one] den enda förlusten
   *[other] alla {$total} förluster
} är okänd
reasons-caption = Orsaker till förlorade kunder · antal (ΔPY) · {$window} mot PY (grått)
reasons-unknown-share = Okänd orsak: {$share} av de förlorade.
reasons-unknown-shares = Okänd orsak: {$share} av de förlorade, {$money} av den förlorade omsättningen.
reasons-unknown-before = Året innan: {$share}.
reasons-since = Förlorade sedan dess, visas inte: {$count}.
risk-message = {$parts}: tillsammans har de {$share} av omsättningen
risk-part-at-risk = {$number} i riskzonen
risk-part-lost = {$number ->
    [en] en förlorad
   *[other] {$number} förlorade
}
risk-part-late = {$number ->
    [en] en sen
   *[other] {$number} sena
}
risk-part-shrinking = {$number ->
    [en] en minskande
   *[other] {$number} minskande
}
risk-caption = Risklista · omsättning {$window}, {$unit} · tyst ÷ normalt intervall (grått streck = 1), svart = egen gräns, {$day}
win-list-message = {$count ->
    [one] Att vinna tillbaka en kund är värt {$amount}
   *[other] Att vinna tillbaka {$count} kunder är värt {$amount}
}
win-list-message-margin = {$count ->
    [one] En kund att vinna tillbaka, {$amount} bruttovinst/år
   *[other] {$number} kunder att vinna tillbaka, {$amount} bruttovinst/år
}
win-list-caption = Win-back · värde efter erbjudandet, {$unit} · erbjudande högst
win-list-caption-margin = Win-back · bruttovinst vid återkomst, {$unit} · per år, högst
win-list-funnel = Erbjudna {$made} → svarade {$answered} →
win-list-returned = återvunna {$returned}
win-list-few = {$made ->
    [one] {$made} fall: ingen andel
   *[other] {$made} fall: ingen andel
}
win-list-rate = {$kind} {$rate}, 95 % {$interval}
win-list-kind = {$kind} {$made} → {$returned}
win-list-best = Bäst hittills: {$kind}.
win-list-no-offers = Källan har inget erbjudande till en förlorad kund.
estimated = * uppskattat
col-margin = Bruttov.
col-most-special = Special ≤
col-most-gift = Gåva ≤
col-most-discount = Rabatt ≤
audit-message = {$found} av {$lost_count} förlorade kunder {$found ->
    [one] hade flaggats
   *[other] hade flaggats
} för {$weeks} veckor sedan
audit-message-none = {$lost_count ->
    [one] Den enda förlorade kunden hade inte flaggats för {$weeks} veckor sedan
   *[other] Ingen av {$lost_count} förlorade kunder hade flaggats för {$weeks} veckor sedan
}
audit-message-false = {$flags ->
    [one] 1 flagga för {$weeks} veckor sedan, ingen kund förlorad
   *[other] {$flags} flaggor för {$weeks} veckor sedan, ingen kund förlorad
}
audit-message-quiet = Ingen flaggad, ingen förlorad på {$weeks} veckor
audit-caption = Självtest · flaggor då, utfall nu, antal · {$day}
audit-weeks = för {$weeks} veckor sedan
audit-lost = förlorad
audit-returned = köpte
audit-open = öppen
audit-flagged = Flaggade
audit-not-flagged = Ej flaggade
audit-together = Totalt
col-flag-then = Flagga då
audit-quality = {$weeks} v.: rätt {$precision}, funna {$recall}, förvarning {$lead}.
audit-quality-none = {$weeks} veckor: ingen flagga och ingen förlorad kund att bedöma.

short-call = ring
short-win-back = besluta
short-promise = håll löftet
short-complaint = avsluta reklam.
short-meeting = förbered möte
short-document = förnya avtal
short-money = driv in
short-category = fråga varför
short-share = utred varför
short-decider = möt beslutaren
short-competitor = motbud
short-returned = ta hand om
short-agenda = se underlag
cause-promise = brutet löfte
cause-complaint = reklamation
cause-category = varugrupp borta
cause-competitor = konkurrent
cause-document = avtal slut
cause-money = förfallna fakturor
cause-decider = beslutare ej mött
cause-silence = order saknas
cause-shrinking = köper mindre
cause-unknown = okänd
managers-message = {$below} av {$managers} kundansvariga ligger under budget för året hittills
managers-message-no-plan = Ingen budget i källan: kundansvariga visas mot i fjol
managers-message-none = Ingens resultat skiljer sig från vad samma kunder skulle ha gett hos andra
managers-message-differ = {$count ->
    [one] Ett av {$managers} resultat skiljer sig från vad portföljen skulle ge: {$names}
   *[other] {$number} av {$managers} resultat skiljer sig från vad portföljen skulle ge: {$names}
}
managers-message-many = {$number} av {$managers} resultat skiljer sig från vad portföljen skulle ge
managers-caption = Kundansvariga i alfabetisk ordning · omsättning ÷ portföljens förväntan, {$window}, {$unit}; effekten dragen mot allas, 95 % intervall · året hittills mot budget (streck) · åtaganden 0–100
col-expected = Förväntat
col-effect = Effekt
col-ytd-ac = År AC
col-duties = Åtag.
other-managers = Övriga {$count} kundansvariga
data-message = {$tables ->
    [one] En källa gav
   *[other] {$tables} källor gav
} {$rows} rader; {$refused ->
    [0] ingen avvisades
    [one] en avvisades
   *[other] {$refused} avvisades
}
data-caption = Källor · antal rader och senaste dag · {$lines} orderrader, {$cancelled} annullerade, {$unassigned} utan kund{$outside ->
    [0] {""}
   *[other] , {$outside} utanför perioden
}
more-tables = {$count} till
findings = Noterat:
findings-none = Inget avvikande noterades i data.
more-findings = {$count} andra slag av noteringar finns i manifestet.
method-message = Alla regler och gränser som gäller
method-caption = Regler · gränser i sin egen enhet · för alla tal i denna utgåva
method-classes = ABC, XYZ
method-classes-text = {$cut_a} och {$cut_b} av {$measure} på {$window}; CV {$cut_x} och {$cut_y}, {$bucket}
method-state = Läge efter egen köprytm
method-state-guarded = {$quantile} av egna intervall, {$floor}–{$cap} d; förlorad vid dubbla; säsongspaus känd
method-state-unguarded = {$quantile} av egna intervall, {$floor}–{$cap} d; förlorad vid dubbla
method-flow = Kundflöde
method-flow-text = förlorad efter {$days} dagar utan order
method-key = Nyckelkunder
method-key-text = kärnkund från {$core} av omsättningen; nyckelgrupp {$band}
method-owner = Ansvarig för kund
method-owner-assignment = ansvar sista dagen, annars kundregister, annars omsättning
method-owner-revenue = den kundansvariga med störst omsättning, {$window}
method-signals = Signaler
method-signals-text = XmR: gränser 2,66 × medelrörlighet, eller 8 v. på samma sida
method-time = PY för pågående perioder
method-time-text = samma dagar: v. {$week}, mån. {$month}, kvartal {$quarter}, år {$year}
method-time-weeks = {$text}; år om {$this} och {$before} veckor
method-time-working = {$text}; arbetsd. {$actual}, PY {$previous_year}
method-plan = Budget för pågående perioder
method-plan-text = efter dagar; ingen budget = ”–”
method-marks-text = ● bättre, ◆ sämre, visas över {$relative} eller {$points}
method-currency = Valuta
method-currency-text = {$currency}, {$decimals} decimaler lagras, exkl. moms
method-version = Skapad av
method-version-text = avain {$version}, körning {$run}

## Manager report

month-close-message = {$month} stängde på {$revenue}, {$change} mot i fjol
month-close-caption = {$company} per kundansvarig, alfabetiskt · omsättning, {$unit} · {$month} mot PY och PL
class-review-message = {$moved} av {$accounts} kunder bytte värdeklass, {$quarter}
class-review-caption = {$company}, kunder efter omsättning · {$unit}, klass (ett kvartal före), strategi · {$window}
manager-portfolio-name = Portfölj
manager-portfolio = {$accounts ->
    [one] {$accounts} kund
   *[other] {$accounts} kunder
}, {$share} av omsättningen
manager-as-of = {$day}, {$months} mån. t.o.m. {$last}
manager-as-of-weeks = {$day}, {$weeks} veckor t.o.m. {$last}
manager-read-with = Läses med
manager-note = * Kursivt: uppskattat. ● bättre, ◆ sämre än budget, mål eller PY med mer än 5 %. Belopp i {$unit}, exkl. moms och kreditfakturor; ansvarig per {$day}. Året räknar de order som den kundansvariga vunnit.
actions-message = {$count ->
    [one] En åtgärd skyddar {$amount} denna vecka
   *[other] {$number} åtgärder skyddar {$amount} denna vecka
}
actions-message-of = {$count ->
    [one] {$number} av {$all} åtgärder skyddar {$amount} denna vecka
   *[other] {$number} av {$all} åtgärder skyddar {$amount} denna vecka
}
actions-message-none = Ingen åtgärd behövs denna vecka
actions-caption = {$manager} · åtgärder efter belopp på spel och brådska, {$unit} · från denna vecka
actions-more = {$count ->
    [one] En till med mindre på spel,
   *[other] {$count} till med mindre på spel,
}
actions-none = Ingen är sen eller förlorad, inget löfte och ingen faktura är försenad, inget möte är oförberett.
col-age = Ålder
age-new = ny
age-weeks = {$weeks} v.
actions-before = Åtgärder {$day}: {$done} av {$all} klara, {$open} öppna, {$overdue} försenade; {$bought ->
    [0] ingen kund har
    [one] en kund har
   *[other] {$bought} kunder har
} beställt sedan dess.
actions-first = Första utgåvan: från nästa utgåva visas här vad som blev av dessa åtgärder.
action-key-share = Se över nyckelkunderna
action-late = Ring om uteblivna ordern
action-lost = Besluta om win-back
action-promise = Håll löftet
action-complaint = Avsluta reklamationen
action-meeting-objective = Sätt mål för mötet
action-meeting-prepare = Förbered mötet
action-document = Förnya dokumentet
action-document-ended = Förnya dokumentet
action-overdue = Driv in det förfallna
action-category = Fråga om tappad kategori
action-core-up = Planera för ny kärnkund
action-core-down = Ta reda på varför den minskar
action-key-set-below = Vinn eller odla nyckelkunder
action-key-set-above = Sprid beroendet
action-competitor = Möt konkurrenten
action-won-back = Vårda den återvunna
action-lost-notice = Besluta om win-back
action-decider-never = Träffa beslutsfattaren
action-decider = Träffa beslutsfattaren
action-decider-unknown = Ta reda på vem som beslutar
step-lost = Fråga vad som får den tillbaka
step-silence = Ring om uteblivna ordern
step-decides = Ta reda på vem som beslutar
step-influences = Ta reda på vem man lyssnar på
step-buys = Ta reda på vem som beställer
step-uses = Ta reda på vem som använder
step-decider-silent = Träffa beslutsfattaren
step-need = Fråga vad den köper av andra
step-solvency = Fråga om betalningsvillkoren
step-complaint = Avsluta reklamationen
step-shrinking = Fråga varför den köper mindre
step-dropped-category = Fråga om tappad kategori
step-late-deliveries = Fråga vad förseningarna kostar
step-lost-offer = Fråga varför offerten förlorade
step-open-offer = Fråga om den öppna offerten
step-price-moved = Fråga om det nya priset
step-competitor = Möt konkurrenten
step-budget = Fråga om budgeten
step-contacts = Fråga vilka som deltar
step-structure = Fråga hur den är organiserad
step-environment = Fråga om dess marknad
step-description = Fråga vad den tillverkar
step-headcount = Fråga hur många som arbetar där
step-history = Fråga hur samarbetet började
step-competitors = Fråga vilka andra som offererar
step-next-year = Fråga vad vi kan göra bättre
step-renewal = Förnya dokumentet
step-overdue-money = Driv in det förfallna
step-category = Erbjud en kategori till
step-price-increase = Föreslå ett nytt pris
step-discount-for-volume = Erbjud rabatt mot volym
step-programme-step = Ta programmets nästa steg
why-late = sen: {$days} d utan order, normalt {$usual} d
why-lost = förlorad: {$days} d utan order, gräns {$limit} d
why-lost-notice = sade upp {$day}
why-promise = {$days} d försenat: {$text}{$more ->
    [0] {""}
   *[other] , {$more} till
}
why-complaint = reklamation öppen i {$days} d{$more ->
    [0] {""}
   *[other] , {$more} till
}
why-meeting-objective = möte {$day} utan mål
why-meeting-prepare = möte {$day} inte förberett
why-document = {$document} löper ut {$day}
why-document-ended = {$document} löpte ut {$day}
why-overdue = {$amount} förfallet, äldsta sedan {$day}
why-category = {$category}: inget sedan {$day}{$more ->
    [0] {""}
   *[other] , {$more} till
}
why-core-up = nu kärnkund: {$share} av omsättningen, {$before} tidigare
why-core-down = inte längre kärnkund: {$share} av omsättningen, {$before} tidigare
why-key-set-below = nyckelgrupp {$share}, tidigare {$before}
why-key-set-above = nyckelgrupp {$share}, tidigare {$before}
why-competitor = {$name}, sedan {$day}
why-won-back = tillbaka sedan {$day}: de första {$days} dagarna
why-decider-never = beslutsfattaren har aldrig kontaktats
why-decider = ingen kontakt på {$days} d
why-decider-unknown = ingen beslutsfattare bland kontakterna
duties-message = {$missed ->
    [one] Ett av {$duties} åtaganden når inte målet
   *[other] {$number} av {$duties} åtaganden når inte målet
}; {$worst} {$actual} mot {$target}
duties-message-met = Alla {$duties} mätbara åtaganden når sina mål
duties-caption = {$manager} · åtaganden, % och antal · 13 veckor, mål som linje; i grått: fall
duty-on-time = Leveranser i tid
duty-on-time-short = leveranser i tid
duty-days-late = Dagar sent, vägt
duty-days-late-short = dagar sent
duty-promises = Hållna löften
duty-promises-short = hållna löften
duty-reply-days = Dagar till svar
duty-reply-days-short = dagar till svar
duty-meetings = Förberedda möten
duty-meetings-short = förberedda möten
duty-follow-ups = Uppföljt i tid
duty-follow-ups-short = möten uppföljda
duty-complaints-open = Öppna reklamationer
duty-complaints-open-short = öppna reklamationer
duty-complaints-repeated = Upprepade reklam.
duty-complaints-repeated-short = upprepade reklamationer
duty-credit-notes = Kreditfakturor, %
duty-credit-notes-short = kreditfakturor
duty-documents = Lästa dokument
duty-documents-short = lästa dokument
duty-deciders = Beslutsfattare mötta
duty-deciders-short = beslutsfattare mötta
duty-dossier = Kompletta profiler
duty-dossier-short = kompletta profiler
duty-in-days = {$value} d
plan-message = Året hittills är {$amount} {$side ->
    [below] under
   *[above] över
} budget
plan-message-py = Året hittills är {$amount} {$side ->
    [below] under
   *[above] över
} förra året
plan-caption = {$manager} · omsättning, {$unit} · hittills, mot PL och PY
plan-year = År {$year}, {$unit}, prognos med 80 %-intervall
plan-landing = Utfall {$landing} ({$low}–{$high}), {$change} mot budget
col-landing = Prognos
col-likely = 80 %-intervall
landing-month = Månad
landing-quarter = Kvartal
landing-year = År
bar-landing = AC+FC
bar-plan-year = PL år
missing-targets = Ingen budget: källan ger inga mål för den kundansvariga.
bridge-message = Expansion {$expansion} står mot minskning {$contraction}; ingen kund föll till noll
bridge-message-lost = Expansion {$expansion} står mot minskning {$contraction}; {$lost_count ->
    [one] en förlorad kund kostar {$lost}
   *[other] {$lost_count} förlorade kunder kostar {$lost}
}
bridge-caption = {$manager} · ändring i omsättning, {$unit} · {$window} mot PY; axel = PY · GRR {$grr}, NRR {$nrr}
bridge-opening = PY, {$months} mån. t.o.m. {$end}
bridge-opening-weeks = PY, t.o.m. {$last_day}
bridge-closing = AC, {$months} mån. t.o.m. {$end}
bridge-closing-weeks = AC, t.o.m. {$last_day}
bridge-net = {$change} netto, {$ratio}
accounts-message = {$silent_count ->
    [one] {$silent} av {$accounts} kunder ligger efter sin köprytm; den var värd {$amount} på {$window}
   *[other] {$silent} av {$accounts} kunder ligger efter sin köprytm; de var värda {$amount} på {$window}
}
accounts-message-none = Ingen av {$accounts} kunder ligger efter sin köprytm
accounts-caption = {$manager} · kunder efter omsättning, {$unit} · {$window} mot PY (grått), egen skala i varje kurva
accounts-note = * Kursivt: uppskattat. Läge efter egen köprytm: i riskzon över de egna intervallens kvantil, förlorad över dubbla eller efter uppsägning; paus = tyst vid samma tid även förra året. Klass: ABC efter omsättning, XYZ efter jämnhet; inom parentes = ny; i grått = klass PY.
late-message = {$account} är tyst sedan {$times} gånger sitt normala intervall på {$usual ->
    [one] en dag
   *[other] {$usual} dagar
}
late-message-none = Ingen kund ligger efter sin köprytm
late-caption = Sena kunder · dagar sedan senaste order ÷ normalt intervall · {$day}; streck = egen gräns; höger: dagar, {$unit}
late-usual-gap = normalt intervall
late-dropped = Tappad kategori:
late-dropped-one = {$account}, {$category} ({$amount} per år)
late-more = {$count} till efter sin köprytm.
late-shrinking = Köper mindre på {$weeks} veckor än ett år tidigare:
offers-message = {$won} av {$decided} offerter vunna, {$rate} ({$interval}), PY {$base}: {$signal ->
    [above] bättre än förra året
    [below] sämre än förra året
   *[none] ingen signal
}
offers-message-alone = {$won} av {$decided} offerter vunna, {$rate} ({$interval}); {$pending} väntar
offers-message-open = {$pending} offerter väntar, ingen är avgjord
offers-made = Sända
offers-caption = Anbud och offerter sända, avgjorda, väntande i dag · antal · {$window} mot PY (grått)
offers-won = Vunna
offers-lost = Förlorade
offers-pending = Väntar
offers-rate = Vinstandel
offers-reasons = Orsaker till förlust, antal (ΔPY)

win-back-message = {$count ->
    [one] Att vinna tillbaka en kund är värt {$amount}
   *[other] Att vinna tillbaka {$count} kunder är värt {$amount}
}
win-back-message-year = {$count ->
    [one] En kund att vinna tillbaka; den gav {$amount} om året
   *[other] {$count} kunder att vinna tillbaka; tillsammans gav de {$amount} om året
}
win-back-caption = Förlorade inom 2 år · värde efter erbjudandet, {$unit} · idag
win-back-next = {$step}: {$account}.
win-back-next-by = {$step}: {$account}, senast {$date}.
win-back-more = {$count} till.
win-back-most = {$kind} {$limit}
offer-special-offer = specialpris
offer-gift = gåva
offer-discount = rabatt

fair-message = Resultat {$result}, inom {$low} till {$high}: {$verdict ->
    [better] över jämförbara kunder
    [worse] under jämförbara kunder
   *[same] går inte att skilja från teamet
}
fair-message-alone = Resultatet mot teamet går inte att ange
fair-caption = Utfall ÷ väntat · {$amount} väntat, % · 95 %, teamet i grått
fair-note-team = Väntat ur klass, köprytm och segment för {$accounts ->
    [one] {$accounts} kund
   *[other] {$accounts} kunder
}, så som liknande kunder utvecklades hos andra; närmat till teamet efter tillförlitlighet.
fair-note = Väntat ur klass, köprytm och segment för {$accounts ->
    [one] {$accounts} kund
   *[other] {$accounts} kunder
}, så som liknande kunder utvecklades hos andra. För få andra för att visa dem utan namn.
fair-alone = För få kundansvariga med jämförbara kunder för ett intervall: det finns inget att hålla resultatet mot.
col-last-order = Senaste order
col-reason = Orsak
col-offer-most = Högst
col-worth = Värde
col-missing = Saknas
col-ask = Fråga
col-when = När
gaps-message = Luckor hos {$accounts} kunder rör {$amount} av omsättningen; {$account} kommer först
gaps-caption = {$manager} · saknade fält efter omsättning × antal okända, {$unit} · enligt dagens uppgifter
gaps-meeting = möte {$date}
gaps-no-meeting = inget möte ännu
gap-decides = vem beslutar
gap-influences = vem påverkar
gap-buys = vem köper
gap-uses = vem använder
gap-budget = budget
gap-contacts = kontakter
gap-structure = struktur
gap-environment = marknad
gap-description = verksamhet
gap-headcount = antal anställda
gap-history = historia
gap-competitors = konkurrenter

## Account briefing

briefing-meeting = Möte
briefing-theirs = Kunden
briefing-ours = Vi
briefing-objective = Mål
briefing-no-objective = inte satt
briefing-unknown = okänt
briefing-standing = löpande underlag, inget möte i kalendern
briefing-manager = Ansvarig
briefing-state = Läge
briefing-as-of = Per
briefing-rank = {$share} av omsättningen, nr {$rank} av {$ranked}
figure-revenue = Omsättning
figure-revenue-unit = {$unit}, {$window}
figure-share = Andel
figure-year = Omsättning i år
figure-year-unit = {$unit}, {$from} – {$to}
figure-margin = Bruttovinst
figure-margin-short = Marginal
figure-margin-unit = {$window}
figure-price = Prisutfall
figure-price-unit = netto ÷ lista, {$window}
figure-overdue = Förfallet
figure-overdue-unit = {$unit}, {$day}
figure-of-open = Av fordringar
figure-oldest = Äldsta förfall
no-price = inga listpriser och ingen kostnad i källan
no-cost-short = kostnad saknas
no-due-dates = inga förfallodagar i källan
shown-of-all = ; {$shown} av {$all} visas
rows-of-all = {$shown} av {$all}
changes-first = Första underlaget: från nästa utgåva visas här vad som ändrats.
changes-since = Ändrat sedan {$day}
changes-message = {$count ->
    [one] En ändring: {$what}.
   *[other] {$number} ändringar, framför allt: {$what}.
}
changes-message-none = Inget har ändrats.
changes-none = Klass, köprytm, rabatt, kategorier, löften, personer och konkurrenter är som {$day}.
changes-restated = {$count ->
    [one] En tidigare månad har rättats.
   *[other] {$count} tidigare månader har rättats.
}
change-promise = Löfte försenat
change-promise-text = {$text}
change-category = Tappad kategori
change-category-text = {$category}: sista ordern den dagen; värd {$amount} per år
change-standing = Köprytm
change-standing-text = kundens läge nu: {$now}
change-competitor = Konkurrent
change-competitor-text = {$name} har kommit in
change-discount = Rabatt
change-discount-text = från {$was} till {$now}, fem senaste månaderna med försäljning
change-class = Klass
change-class-text = från {$was} till {$now}
change-contact = Ny kontakt
change-contact-text = {$name}{$both ->
    [0] {""}
   *[other] , {$role}
}
timeline-message = {$on_time} av {$deliveries} leveranser i tid ({$share}).
timeline-message-orders = {$orders ->
    [one] {$orders} order
   *[other] {$orders} order
}; inga utlovade dagar i källan.
timeline-caption = Medianintervall {$gap} dagar; nästa order väntas från {$day} (streckat)
timeline-caption-gap = Medianintervall {$gap} dagar; nästa order är försenad
timeline-caption-pause = Medianintervall {$gap} dagar i säsong; tyst vid samma tid även förra året
timeline-caption-lost = Medianintervall {$gap} dagar; räknas som förlorad
timeline-caption-none = För få order för en köprytm
lane-orders = Order
lane-orders-count = {$count ->
    [one] {$count} order
   *[other] {$count} order
}
lane-deliveries = Leveranser
lane-complaints = Reklamation
lane-tenders = Anbud
lane-meetings = Möten
lane-won = vann {$amount}
lane-lost = förlorade {$amount}
promises-message = {$count ->
    [one] En öppen punkt, {$days} dagar försenad.
   *[other] {$number} öppna punkter; den äldsta är {$days} dagar försenad.
}
promises-message-ahead = {$count ->
    [one] En öppen punkt, inte förfallen ännu.
   *[other] {$number} öppna punkter, ingen försenad.
}
promises-message-none = Inget är öppet.
promises-caption = Efter dagar sent × värde, {$unit}
promises-none = Inget öppet löfte, ingen öppen reklamation, inget dokument som snart löper ut.
open-complaint = Reklamation: {$theme}, öppen {$days} d
open-document = {$document} löper ut
due-in = om {$days}
decision-message = Varje roll är känd och har en ansvarig.
decision-message-missing = Okänt: vem som {$roles}.
decision-message-unowned = {$unowned ->
    [one] En kontakt saknar ansvarig hos oss.
   *[other] {$unowned} kontakter saknar ansvarig hos oss.
}
decision-caption = {$known} av {$needed} roller kända; hållning −2 till +2
competitors-message = {$count ->
    [one] En konkurrent uppvaktar kunden.
   *[other] {$number} konkurrenter uppvaktar kunden.
}
competitors-message-none = Ingen känd.
competitors-none = Ingen konkurrent är noterad hos kunden: fråga.
our-edge = fördel: {$edge}
competitor-won = tog {$amount} av oss
promises-caption-cut = Efter dagar sent × värde, {$unit}; {$shown} av {$all}
open-invoices = Fakturor obetalda efter förfallodagen
open-deliveries = {$count ->
    [one] En order efter utlovad dag
   *[other] {$count} order efter utlovad dag
}
timeline-absent = Saknas i källan: {$rows}
decision-caption-bare = {$known} av {$needed} roller kända
competitors-message-cut = {$count ->
   *[other] {$number} konkurrenter uppvaktar kunden; {$shown} visas.
}
white-space-message = {$amount} mer om året om kunden köpte som sina likar.
white-space-none = Kunden köper som liknande kunder.
white-space-nothing = Ingen kategori där den ligger under medianen för liknande kunder.
white-space-caption = {$peers} likar efter {$basis}; säkerhet {$confidence}
white-space-axis = AC och likarnas median (grått), {$unit}
confidence-low = låg
confidence-medium = medel
confidence-high = hög
peers-by-size = segment och storlek
peers-by-abc = segment och klass
space-not-bought = {$buyers} av {$peers} likar köper den
space-stopped = inget sedan {$month}
space-buys-less = korg {$own}, likar {$peers}
together = Tillsammans
terms-message = 1 %-enhet av {$basis ->
    [list] listpriset
   *[net] nettopriset
} kostar {$amount} per år; {$discount} måste ge {$volume} mer volym.
terms-message-no-margin = 1 %-enhet av {$basis ->
    [list] listpriset
   *[net] nettopriset
} kostar {$amount} per år; kostnad saknas i källan, så ingen nollpunkt.
terms-message-never = 1 %-enhet av {$basis ->
    [list] listpriset
   *[net] nettopriset
} kostar {$amount} per år; ingen volym väger upp 3 %.
terms-caption = Endast i den ansvarigas kopia
terms-not-set = Gränser inte satta: begär godkännande.
terms-no-ladder = Ingen marginal, inget förfallet, ingen potential och inget avtalsslut att byta mot.
terms-no-prices = Inga listpriser i källan.
stakes-ours = Vi förlorar
stakes-theirs = Kunden
stakes-margin = {$share} av vår marginal
stakes-revenue = {$share} av vår omsättning
stakes-budget = {$share} av sin budget
stakes-budget-unknown = budget okänd: fråga
give-discount = {$discount} rabatt
give-payment-term = Betaltid
give-service = Snabb service
give-price-held = Fast pris
get-volume = {$volume} volym
get-overdue = förfallet {$amount}
get-category = {$category}: {$amount}
get-longer = avtal efter {$month}
dossier-title = Kundprofil
dossier-message = {$share} av kundprofilen är ifylld; {$unknown ->
    [0] varje fält nedan är känt.
    [one] ett fält nedan är okänt.
   *[other] {$unknown} fält nedan är okända.
}
dossier-caption = Varje fält med källa och datum
dossier-unknown = okänt: fråga
dossier-description = Verksamhet
dossier-headcount = Anställda
dossier-history = Historia
dossier-structure = Struktur
dossier-environment = Marknad
dossier-budget = Budget
dossier-solvency = Betalning
solvency-open = Öppet {$open}, varav förfallet {$overdue}
solvency-limit = Öppet {$open}, varav förfallet {$overdue}; gräns {$limit}, {$used} utnyttjat
dossier-founded = Grundat {$year}.
dossier-order-lines = orderrader
categories-even = Ingen kategori ändrades på 12 månader
categories-up = {$category} steg till {$actual} på 12 månader från {$base}
categories-down = {$category} sjönk till {$actual} på 12 månader från {$base}
categories-caption = {$account}, försäljning per kategori · {$unit} · 8 kvartal t.o.m. nämnd månad, 12 månader mot PY
categories-rest = {$count} andra
category-none = Utan kategori
all-categories = Alla kategorier
quarter-to = t.o.m. {$month}
contacts-message = {$count ->
    [one] En person är känd; senaste kontakten var för {$days} dagar sedan
   *[other] {$number} personer är kända; den längsta tystnaden är {$days} dagar
}
contacts-message-never = {$count ->
    [one] 1 person är känd, aldrig kontaktad
   *[other] {$count} personer är kända, ingen har någonsin kontaktats
}
contacts-caption = {$account}, kontaktkort · personer · {$day}
programme-message = {$done} av {$all} programsteg är klara; {$overdue ->
    [0] inget är försenat
    [one] ett är försenat
   *[other] {$overdue} är försenade
}
programme-caption = {$account}, kundprogram · steg · {$day}
step-open = öppet
step-overdue = försenat
restated-first = Första utgåvan: från nästa utgåva visas rättade tal här.
restated-message = {$count ->
    [one] En månad har rättats
   *[other] {$number} månader har rättats
}
restated-message-none = Ingen av {$months} stängda månader har rättats
restated-caption = {$who} · omsättning i stängda månader, {$unit} · sedan {$day}
restated-note = Sena bokningar och rättelser i stängda månader: ingen verklig rörelse i affären.
restated-none = Varje stängd månad är som den redovisades.
restated-small = {$count ->
    [one] En månad till skiljer mindre än vad som skrivs ut.
   *[other] {$count} månader till skiljer mindre än vad som skrivs ut.
}
col-month = Månad
col-was = var
col-now = nu
log-message = {$done} av {$all} åtgärder är klara, {$overdue ->
    [one] en är försenad och rör {$amount}
   *[other] {$overdue} är försenade och rör upp till {$amount} var
}
log-message-open = {$done} av {$all} åtgärder är klara, ingen är försenad
log-message-none = Ingen åtgärd föreslogs i förra utgåvan
log-caption = {$company}, åtgärder i förra utgåvan · status och order sedan dess, {$unit} · {$day}; efter status och belopp
log-note = Klar: det som krävde åtgärden är borta. Försenad: dagen har passerat och orsaken kvarstår.
log-none = Förra utgåvan krävde ingen åtgärd.
log-first = Första utgåvan: från nästa utgåva visas här vad som blev av dess åtgärder.
status-done = klar
status-open = öppen
status-overdue = försenad
col-status = Status
col-bought = Beställt
questions-message = {$count ->
    [one] En fråga
   *[other] {$number} frågor
} att ställa; {$unread ->
    [0] alla dokument är lästa
   *[other] {$unread} av {$documents} dokument olästa
}.
questions-message-alone = {$count ->
    [one] En fråga att ställa.
   *[other] {$number} frågor att ställa.
}
questions-caption = Kundprofilen {$share} komplett
not-read = inte läst
question-complaint = Vad skulle avsluta reklamationen: {$name}?
question-shrinking = Varför köper ni mindre av oss än för ett år sedan?
question-decides = Vem beslutar, och vad behöver de se?
question-influences = Vems åsikt väger i beslutet?
question-buys = Vem gör beställningarna?
question-uses = Vem använder det vi levererar, och hur nöjda är de?
question-competitor = Vad erbjuder {$name} som inte vi gör?
question-open-offer = Vad saknas ännu i vår öppna offert?
question-budget = Hur stor är nästa års budget för våra kategorier?
question-contacts = Vilka deltar i beslutet?
question-structure = Hur är företaget organiserat, vem äger det?
question-environment = Vad ändras på er marknad i år?
question-description = Vad tillverkar ni, och för vem?
question-headcount = Hur många arbetar här, hur många med våra produkter?
question-history = Hur började vårt samarbete?
question-competitors = Vilka andra erbjuder er samma sak?
question-next-year = Vad borde vi göra bättre nästa år?
question-lost = Vad skulle få er tillbaka till oss?
question-silence = {$days ->
    [one] Ingen order på en dag: vad har ändrats?
   *[other] Ingen order på {$days} dagar: vad har ändrats?
}
question-decider-silent = När kan vi träffa den som beslutar?
question-need = Vad ur vårt sortiment köper ni av andra?
question-solvency = Vilka betalningsvillkor håller ni?
question-dropped-category = Varför inte längre {$name}?
question-late-deliveries = {$count ->
    [one] Vad kostade vår sena leverans er?
   *[other] Vad kostade våra {$count} sena leveranser er?
}
question-lost-offer = Varför förlorade vår offert på {$amount}?
question-price-moved = Hur tar ni det nya priset på {$name}?
alt-attitude = hållning {$attitude}

## Index

index-title = Rapporter {$period}
index-name = Rapporter
index-kicker = {$company} · nyckelkunder
index-revenue = {$window}, {$change} PY
index-late = {$count ->
    [one] {$count} kund är i riskzonen
   *[other] {$count} kunder är i riskzonen
}
index-made = Per {$day} · {$produced} rapporter gjorda, {$skipped} utelämnade, {$failed} misslyckade
index-company = Företaget
index-workbook = ABC-XYZ-arbetsbok
index-search = Sök kund
index-search-hint = Namn; a hittar ä
index-all = Alla
index-shown = {$shown} av {$all} kunder
index-skip = Hoppa till kunderna
index-data = Kunder som tabell
index-summary = Sammandrag av alla tal
index-manifest = Manifest
index-managers = Kundansvariga
index-accounts = Kunder
index-caption = Omsättning, {$unit}, {$window} mot PY (grå linje)

## Charts for those who cannot see them

alt-13-weeks = {$name}: 13 veckor
alt-months-of = {$name}: {$months} månader
alt-13-months = 13 månader
alt-6-weeks = Omsättning under 6 veckor
alt-12-months = Omsättning under 12 månader
alt-matrix = Kunder efter ABC och XYZ
alt-type = AC och PY
alt-key-set = Nyckelgruppens och kärnkundernas andel
alt-concentration = De största kundernas andel
alt-flow = Vunna och förlorade kunder per månad
alt-reasons = Förluster efter orsak
alt-year-plan = Året hittills mot årets budget
alt-year = Året hittills, budget och PY
alt-bridge = Brygga från PY till AC
alt-offer-reasons = Förlorade offerter efter orsak
alt-timeline = Order och händelser under 12 månader
alt-white-space = Försäljning per kategori mot medianen för liknande kunder
alt-overdue = Förfallen andel av det öppna
alt-legend = Scenariernas nyckel
legend-actual = AC utfall
legend-previous-year = PY förra året
legend-plan = PL budget
legend-forecast = FC prognos

## Blocks without data: their names, and the source that is missing

name-kpi_table = Nyckeltal
missing-kpi_table = Ännu ingen hel vecka med order.
name-revenue_columns = Omsättning per vecka och månad
missing-revenue_columns = Ännu ingen hel månad med omsättning.
name-class_matrix = ABC och XYZ
missing-class_matrix = Ingen kund med omsättning i perioden.
name-key_accounts = Nyckelkunder
missing-key_accounts = Ingen kund med omsättning i perioden.
name-concentration = Koncentration
missing-concentration = Ingen kund med omsättning i perioden.
name-top_movers = Största ändringar
missing-top_movers = Ingen kund ändrades mellan perioderna.
name-account_flow = Kundflöde
missing-account_flow = Färre än tolv jämförbara månader med order.
name-loss_reasons = Orsaker till förluster
missing-loss_reasons = Ingen kund förlorades under {$window}.
name-at_risk = Risklista
missing-at_risk = Ingen kund är sen, nyligen förlorad eller krymper.
name-win_back_list = Win-back
missing-win_back_list = Ingen kund förlorad inom två år finns kvar att vinna tillbaka.
name-self_audit = Självgranskning
missing-self_audit = Orderna räcker inte långt nog bakåt: en flagga kräver ett år med order före sig.
name-managers_table = Kundansvariga
missing-managers_table = Ingen kundansvarig: källan ger varken kundansvariga eller ansvariga på order.
name-month_close = Månadsbokslut
missing-month_close = Ingen hel månad har stängts sedan förra utgåvan.
name-class_review = Klassöversyn
missing-class_review = Inget kvartal har stängts sedan förra utgåvan.
name-duties = Åtaganden
missing-duties = Inga utlovade dagar, löften eller möten de senaste 13 veckorna i källan.
name-portfolio_bridge = Portföljbrygga
missing-portfolio_bridge = Portföljen hade ingen omsättning i någondera perioden.
name-accounts_table = Kunder
missing-accounts_table = Ingen kund hör till portföljen på sista dagen.
name-late_accounts = Sena och krympande
missing-late_accounts = Ingen kund ligger efter sin köprytm eller köper mycket mindre.
name-offers = Anbud och offerter
missing-offers = Inga offerter under {$window} i källan.
name-win_back = Win-back
missing-win_back = Ingen kund förlorad inom två år finns kvar att vinna tillbaka.
name-fair_comparison = Rättvis jämförelse
missing-fair_comparison = Ingen kund hade omsättning för ett år sedan, här eller hos andra: inget kan väntas av dem.
name-data_gaps = Luckor i data
missing-data_gaps = Varje roll och varje fält i kundprofilerna är känt.
name-changes = Ändrat sedan sist
name-timeline = Relation, 12 mån.
missing-timeline = Ingen order de senaste 12 månaderna.
name-promises = Öppna löften och risker
missing-promises = Inget löftesregister: fråga den som deltog senast.
name-decision_system = Beslutssystem
missing-decision_system = Inga kontakter: källan nämner ingen hos kunden.
name-competitors = Konkurrenter
missing-competitors = Ingen konkurrenttabell i källan.
name-white_space = Potential
missing-white_space = Inget förslag: färre än 5 liknande kunder med produktkategorier i källan.
name-terms = Villkorsram
missing-terms = Ingen omsättning under {$window}: inga villkor att rama in.
name-dossier_company = Företaget
name-category_quarters = Försäljning per kategori
missing-category_quarters = Inga produktkategorier i källan, eller ingen försäljning på åtta kvartal.
name-contact_cards = Kontaktkort
missing-contact_cards = Inga kontakter: källan nämner ingen hos kunden.
name-programme = Kundprogram
missing-programme = Inga programsteg för kunden i källan.
name-actions_log = Åtgärder i förra utgåvan
name-restated = Rättade tal
name-questions = Frågor och dokument
missing-documents = Inga dokument: källan har inget dokumentregister för kunden.

# Beginnings of words that count: a message without digits needs one (notation N7).
lint-counting-words = ingen inget inga varken varje alla allt båda en ett två tre fyra fem sex sju åtta nio tio
## The ABC-XYZ workbook

book-title = ABC-XYZ
book-title-period = ABC-XYZ-arbetsbok · {$period}
book-data = Data
book-parameters = Parametrar
book-classes = Klasser
book-matrix = Matris
book-history = Historik
book-migration = Rörelse
book-about = Om
book-data-lead = {$accounts} kunder · {$window} · belopp i {$currency} · klasser enligt denna utgåva
book-id = Id
book-segment = Segment
book-first = Första order
book-revenue = Omsättning
book-revenue-base = Omsättning, bas
book-margin = Bruttovinst
book-margin-base = Bruttovinst, bas
book-cv = CV
book-abc-base = ABC, bas
book-cell-base = Cell, bas
book-new = Ny
book-yes = ja
book-parameters-lead = Ändra ett tal i en tonad cell: bladen Klasser, Matris och Rörelse följer genast.
book-parameter = Parameter
book-meaning = Betydelse
book-refusal = Skriv ett tal från 0; andelar av värdet går upp till 100 %.
book-cut-a = Gräns A
book-cut-a-note = En kund är A så länge kunderna före den ger mindre än denna andel av värdet.
book-cut-b = Gräns B
book-cut-b-note = Den är B så länge de ger mindre än denna andel, annars C.
book-cut-x = Gräns X
book-cut-x-note = X upp till denna variationskoefficient (CV).
book-cut-y = Gräns Y
book-cut-y-note = Y upp till denna CV, annars Z.
book-min-buckets = Minsta antal perioder
book-min-buckets-note = Med färre perioder sedan första ordern är kunden N: för lite är känt.
book-effect = Vad dina parametrar ändrar
book-moved = Kunder i en annan cell än utgåvans
book-moved-note = 0 med utgåvans parametrar; filtrera sista kolumnen på bladet Klasser för att se vilka som flyttar.
book-fixed = Vad utgåvan gjordes med
book-period = Period
book-as-of = Per
book-as-of-note = Sista dagen som ingår.
book-run = Körning
book-run-note = Samma id står på varje rapport i denna utgåva.
book-measure = ABC rangordnar
book-measure-note = Netto i perioden; kunder med okänt värde är N.
book-window = Period, 12 mån.
book-base = Basperiod
book-base-note = Perioden före, som klasserna jämförs med.
book-series = XYZ mäter
book-series-note = Per delperiod; tomma sedan första ordern ingår.
book-purchase-days = köpdagar
book-bucket = Delperioden är
book-bucket-note = Endast hela; väljs ur data om inte konfigurationen anger dem.
book-bucket-count = Antal delperioder
book-bucket-span = Delperioder från–till
book-currency = Valuta
book-accounts = Kunder
book-nobody = Omsättning utan kund
book-nobody-note = Orderrader som inte anger kund; de ingår i företagets summa och i ingen klass.
book-company-revenue = Företagets omsättning
book-company-revenue-note = Alla kunder och raderna utan kund; basen för andelarna på bladet Matris.
book-helpers = Vad formlerna räknar med
book-money-scale = Penningenheter
book-money-scale-note = Belopp rangordnas som heltal av den minsta enheten, så att ingen klass hänger på en avrundning.
book-series-scale = Delperiodernas enheter
book-series-scale-note = Detsamma för delperiodernas belopp.
book-cut-a-top = Gräns A, täljare
book-cut-a-top-note = Gränsen som bråk av heltal.
book-cut-a-bottom = Gräns A, nämnare
book-cut-a-bottom-note = A när värdet före × nämnaren < täljaren × totalvärdet.
book-cut-b-top = Gräns B, täljare
book-cut-b-top-note = Gränsen som bråk av heltal.
book-cut-b-bottom = Gräns B, nämnare
book-cut-b-bottom-note = B när värdet före × nämnaren < täljaren × totalvärdet.
book-abc-total = Totalvärde
book-abc-total-note = Värdena över noll, i den minsta enheten.
book-classes-lead = Levande formler över bladet Data: rangordnade efter {$measure}, klassade med gränserna på bladet Parametrar
book-units = I enheter
book-rank = Rang
book-share = Andel
book-before = Före den
book-cumulative = Kumulativ
book-abc = ABC
book-buckets = Delperioder
book-mean = Medel
book-deviation = Std.avv.
book-xyz = XYZ
book-cell = Cell
book-strategy = Strategi
book-issued = Utgåvan
book-check = Kontroll
book-equal = lika
book-differs = avviker
book-matrix-lead = X jämn, Y varierande, Z ojämn, N för få delperioder · antal, omsättning och andelar följer gränserna; rörelser mot slutet av basperioden
book-matrix-accounts = Kunder
book-matrix-revenue = Omsättning
book-matrix-share = Andel av företagets omsättning
book-matrix-strategy = Strategi
book-matrix-came = Kom in sedan basperioden
book-matrix-left = Lämnade sedan basperioden
book-matrix-moves = Rörelser mellan celler, efter omsättning
book-total = Summa
book-from = Från
book-to = Till
book-history-lead = Klass i slutet av varje period · – ännu inte kund · meddelad: en ändring som håller två gånger eller passerar en gräns med 2 enheter
book-announced = Meddelad
book-change = Senaste ändring
book-changed = {$from} till {$to}
book-borderline = {$from} till {$to}, gränsfall
book-migration-lead = Värdeklass i basperioden (rader) och nu (kolumner) · – ännu inte kund · klasserna nu följer gränserna
book-migration-accounts = Kunder
book-migration-revenue = Omsättning i perioden
book-from-to = Bas / nu
book-by-end = Kunder per klass i slutet av varje period
book-about-lead = {$company} · per {$day} · körning {$run} · avain {$version}
book-about-play = Pröva tänk om
book-about-play-text = Ändra de tonade cellerna på bladet Parametrar, eller ett belopp på bladet Data. Inget du gör här ändrar en rapport; öppna filen på nytt för utgåvans tal.
book-about-abc = ABC
book-about-abc-text = Kunder i värdeordning. A så länge andelen före kunden är under gräns A, B så länge den är under gräns B, annars C. Lika värden delar klass; värden på noll och därunder är C och ingår inte i summan; N där värdet är okänt.
book-about-xyz = XYZ
book-about-xyz-text = Stickprovets standardavvikelse delad med delperiodernas medel, tomma sedan första ordern inräknade. X upp till gräns X, Y upp till gräns Y, annars Z; ett medel på noll eller mindre är Z; N med för få delperioder.
book-about-new = Ny
book-about-new-text = Första order mindre än sex månader före sista dagen: klassen står inom parentes i rapporterna.
book-about-base = Bas
book-about-base-text = Perioden före den nuvarande, och klasserna i dess slut. De är som utgåvan har dem och följer inte gränserna.
book-about-announced = Meddelad
book-about-announced-text = En ändring av ABC-klass meddelas när den håller två gånger i rad eller passerar en gräns med mer än 2 procentenheter; före det är den ett gränsfall.
book-about-scenario = Utfall, förra året
book-about-scenario-text = Varje belopp är utfall (AC). Basperioden har förra årets roll (PY). Det finns ingen budget i denna arbetsbok.
book-about-exact = Gränser
book-about-exact-text = Kalkylblad rymmer 15 siffror. Klasserna är exakta så länge totalvärdet i den minsta enheten gånger en gräns nämnare har högst 14 siffror.
book-about-nobody = Utan kund
book-about-nobody-text = Orderrader som inte anger kund ingår i företagets omsättning och i ingen klass.
book-sources = Källor
book-source = {$rows} rader tagna, {$refused} avvisade
book-newest = , senaste dag {$day}
strategy-secure = Säkra
strategy-plan-together = Planera tillsammans
strategy-stabilise = Stabilisera
strategy-develop = Utveckla
strategy-maintain = Upprätthåll
strategy-follow-projects = Följ projekt
strategy-automate = Automatisera
strategy-standardise = Standardisera
strategy-serve-on-demand = Betjäna vid behov
strategy-observe = Bevaka

## Tables for spreadsheets

export-region = Region
export-revenue = Omsättning {$currency}
export-revenue-base = Omsättning {$currency}, bas
export-change = Ändring {$currency}
export-change-percent = Ändring %
export-margin = Bruttovinst {$currency}
export-last = Senaste order
export-silent = Dagar utan order
export-usual = Normalt intervall, dagar
export-next-from = Nästa order från
export-next-to = Nästa order till
export-nrr = NRR %
export-grr = GRR %
export-money = Belopp {$currency}
index-exports = Tabeller för kalkylblad
index-actions = Åtgärder
