# Suomi. Puuttuva viesti luetaan englannista; testi luettelee puuttuvat.
# Päiväykset kirjoitetaan tähän tavallisin välilyönnein ja tulostetaan sitovin.

## Luvut

not-available = –
no-date = –
points = {$value} %-yks.
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
