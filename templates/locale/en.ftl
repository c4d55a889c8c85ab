# English: the fallback of every language. One message per line; `{$name}` takes an argument.
# Dates are written with ordinary spaces here and printed with no-break spaces.

## Numbers

not-available = n/a
no-date = –
points = {$value} pp
days = {$count} d
list = {$head} and {$last}
number-word-0 = No
number-word-1 = One
number-word-2 = Two
number-word-3 = Three
number-word-4 = Four
number-word-5 = Five
number-word-6 = Six
number-word-7 = Seven
number-word-8 = Eight
number-word-9 = Nine
number-word-10 = Ten

## Dates: `d` day, `m` month number, `y` year, `name` and `short` the month

date-day = {$d} {$short} {$y}
date-day-short = {$d} {$short}
date-weekday = {$weekday} {$d} {$short} {$y}
date-month = {$short} {$y}
date-month-long = {$name} {$y}
date-week = W{$week}
date-range-in-month = {$d1}–{$d2} {$short2} {$y2}
date-range-in-year = {$d1} {$short1}–{$d2} {$short2} {$y2}
date-range = {$d1} {$short1} {$y1}–{$d2} {$short2} {$y2}
period-week = Week {$week}, {$range}
period-quarter = Q{$quarter} {$y}
month-name-1 = January
month-name-2 = February
month-name-3 = March
month-name-4 = April
month-name-5 = May
month-name-6 = June
month-name-7 = July
month-name-8 = August
month-name-9 = September
month-name-10 = October
month-name-11 = November
month-name-12 = December
month-short-1 = Jan
month-short-2 = Feb
month-short-3 = Mar
month-short-4 = Apr
month-short-5 = May
month-short-6 = Jun
month-short-7 = Jul
month-short-8 = Aug
month-short-9 = Sep
month-short-10 = Oct
month-short-11 = Nov
month-short-12 = Dec
weekday-short-1 = Mon
weekday-short-2 = Tue
weekday-short-3 = Wed
weekday-short-4 = Thu
weekday-short-5 = Fri
weekday-short-6 = Sat
weekday-short-7 = Sun
