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

## Dates: `d` day, `m` month number, `y` year, `name` and `short` the month; `dd`, `mm` with two
## digits; `dated` and `dated_short` the form of the month beside a day, where a language has one:
## the attribute `.dated` of its name. A range has two of each: `d1`, `d2`.

date-day = {$d} {$short} {$y}
date-day-short = {$d} {$short}
date-weekday = {$weekday} {$d} {$short} {$y}
date-month = {$short} {$y}
date-month-long = {$name} {$y}
date-months = {$from}–{$to}
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

## Units and periods

amount-thousands = {$value} k {$currency}
amount-millions = {$value} m {$currency}
amount-whole = {$value} {$currency}
unit-thousands = k{$currency}
unit-millions = m {$currency}
unit-count = no.
unit-money = {$money}
unit-share = %
window-length = {$span ->
    [weeks] {$length} weeks
   *[other] {$length ->
        [one] one month
       *[other] {$length} months
    }
}
date-window = {$months} months to {$end}
date-window-weeks = {$weeks} weeks to {$last}
week-name = Week {$week}
week-name-part = Week {$week}, {$days ->
    [one] 1 day
   *[other] {$days} days
}
period-short-week = week {$week}, {$year}
month-to-date = Month to date
quarter-to-date = Quarter to date
year-to-date = Year to date
mtd = MTD
qtd = QTD
ytd = YTD
against-plan = PL
against-previous-year = PY
unassigned = Unassigned
unassigned-inline = unassigned
unknown = unknown
nobody = none
date-since = since {$month}
no-plan = no plan
no-cost = no cost in the source
no-orders = no orders
n-accounts = {$count ->
    [one] {$count} account
   *[other] {$count} accounts
}
share-with-py = {$share} (PY {$base})
footer = {$company} · as of {$day} · {$period} · run {$run}
confidential = Confidential: {$readers}
readers-management = management group
readers-colleagues = colleagues of {$manager}

## Titles and pages

management-title = Weekly management report
manager-title = Manager report
briefing-title = Account briefing
page-summary = summary
page-portfolio = portfolio
page-flow = gains and losses
page-managers = managers, actions, method
page-month = month close
page-review = class review
page-week = week
page-accounts = accounts
head-scope-name = Scope
head-as-of-name = As of
head-data-name = Data
head-scope = {$company}, {$accounts} accounts, {$managers} managers, {$currency}
head-as-of = {$day}; {$window}
head-data-agrees = {$received} of {$expected} accounts received; control total agrees
head-data-differs = {$received} of {$expected} accounts received; control total differs by {$difference}
head-supersedes = supersedes {$issue}
head-py = PY

## Column heads

col-measure = KPI
col-13-weeks = 13 weeks
col-months = {$months} months
col-account = Account
col-accounts = Accounts
col-action = Action
col-why = Why
col-by = By
col-owner = Owner
col-manager = Manager
col-cumulative = Cumulative
col-class = Class
col-class-was = (was)
col-class-changed = Class changed
col-type = Type
col-number = No.
col-state = State
col-signal = Signal
col-gap = Silent ÷ usual
col-silent = Silent
col-usual = Usual
col-silent-over = Silent ÷
col-usual-gap = usual gap
col-silent-usual = Silent / usual
col-promises-1 = Prom-
col-promises-2 = ises
col-meeting-1 = Next
col-meeting-2 = meet
col-concentration = Concentration
col-per-year = per year
col-money = Money
col-to-plan = to plan
col-source = Source
col-newest = Newest day
col-rows = Rows
col-refused = Refused
col-in-force = In force
col-value = Value
col-duty = Duty
col-target = Target
col-ac-target = AC, target
col-what = What
col-who = Who acts
col-due = Due
col-overdue = Overdue
col-name = Name
col-position = Function
col-role = Role
col-attitude = Attitude
col-last = Last
col-our-owner = Owner
col-propose = Propose
col-because = Because
col-unit-year = {$unit}/y
col-term = Term
col-aim = Target
col-accept = Accept
col-walk-away = Walk away
col-discount = Discount
col-give = We give
col-get = → we get
col-field = Field
col-known = Known
col-source-date = Source, date
col-category = Category
col-year-py = 12 mo PY
col-year-ac = 12 mo AC
col-quarters = 8 quarters
col-language = Language
col-step = Step
col-what-we-do = What we do
col-date = Date
col-response = Response
col-document = Document
col-read = Read
col-report = Report
total-accounts = Total, {$count ->
    [one] {$count} account
   *[other] {$count} accounts
}
rest-of = {$shown} of {$all}, the others
more-rows = and {$count} more
company-total = Company

## Words for classes, states, parts, reasons

state-active = active
state-won_back = won back
state-late = late
state-seasonal_pause = pause
state-at_risk = at risk
state-lost = lost
state-never_bought = no order
signal-at_risk = at risk
signal-lost = lost
signal-late = late
signal-shrinking = shrinking
label-core = core
label-prospective = prospective
label-iconic = iconic
label-expert = expert
part-new = new
part-reactivated = won back
bridge-new = New
bridge-reactivated = Won back
bridge-expansion = Expansion
bridge-contraction = Contraction
bridge-lost = Lost
bridge-adjustment = Adjustment
bridge-transferred_in = Taken over
bridge-transferred_out = Handed over
bucket-week = weeks
bucket-month = months
bucket-quarter = quarters
measure-revenue = revenue
measure-margin = margin
reason-service-level = Service level
reason-quality-decline = Quality decline
reason-missed-promises = Missed promises
reason-ignored-opinions = Opinions ignored
reason-price = Price
reason-competitor = Competitor
reason-client-closed = Client closed
reason-unknown = Unknown
function-decides = decides
function-influences = influences
function-buys = buys
function-uses = uses
function-blocks = blocks
document-contract = Contract
document-price-list = Price list
document-sla = Service agreement
document-specification = Specification
document-tender = Tender papers
document-other = Document
table-orders = Orders
table-accounts = Accounts
table-managers = Managers
table-assignments = Assignments
table-credits = Order credits
table-targets = Plans
table-offers = Offers
table-contacts = Contacts
table-competitors = Competitors
table-interactions = Complaints, messages
table-meetings = Meetings
table-promises = Promises
table-documents = Documents
table-losses = Losses
table-win_back_offers = Win-back offers
table-programme_steps = Programme steps
table-skills = Skills
table-products = Products
table-rates = Rates
table-holidays = Holidays

## Messages

message-plan-head = {$change} to plan
message-plan-text = Year to date {$actual} is {$size} {$side} plan and {$py_size} {$py_side} last year.
message-plan-text-alone = Year to date {$actual} is {$size} {$side} plan.
message-plan-carriers = {$first} ({$first_gap}) and {$second} ({$second_gap}) carry {$share} of it.
message-level-head = {$change} on last year
message-level = Revenue of {$span ->
    [weeks] {$length} weeks
   *[other] {$length} months
} is {$actual}, {$size} {$side} last year.
message-level-first = Revenue of {$span ->
    [weeks] {$length} weeks
   *[other] {$length} months
} is {$actual}; there was none the year before.
message-late-head = {$count ->
    [one] {$number} account at risk
   *[other] {$number} accounts at risk
}
message-late-one = {$account} ({$amount}) is {$days} days silent, usual {$usual}; call by {$date}.
message-late-some = {$amount} of {$span ->
    [weeks] {$length}-week
   *[other] {$length}-month
} revenue is past its own rhythm: {$account} first ({$first}, {$days} days silent, usual {$usual}). Call by {$date}.
message-lost-head = {$count ->
    [one] {$number} account lost
   *[other] {$number} accounts lost
}
message-lost-one = {$account} counts as lost since {$date}, worth {$amount} a year.
message-lost-some = {$account} counts as lost since {$date}, worth {$amount} a year; all together {$total}.
message-shrink-head = {$change} at one account
message-shrink = {$account} still buys, but {$size} less in {$weeks} weeks than a year before; {$owner} asks for the reason.
message-shrink-own = {$account} still buys, but {$size} less in {$weeks} weeks than a year before; ask for the reason.
message-punctuality-head = On time {$now}
message-punctuality = Deliveries on time are {$now} in four weeks, {$then} a quarter ago; {$late ->
    [one] {$late} order was late
   *[other] {$late} orders were late
}.
message-band-head = Key set {$share}
message-band = The key set brings {$share} of revenue, {$side} the band of {$band}.
message-week-head = {$amount} in week {$week}
message-week-usual = Revenue of week {$week} is {$amount}, inside its usual range.
message-week-above = Revenue of week {$week} is {$amount}, above its usual range.
message-week-below = Revenue of week {$week} is {$amount}, below its usual range.
message-week-few = Revenue of week {$week} is {$amount}; too few weeks for a usual range.
message-nothing-head = Nothing unusual
message-nothing = Nothing unusual since {$date}.
message-promises-head = {$count ->
    [one] {$number} promise overdue
   *[other] {$number} promises overdue
}
message-promises-one = It was made to {$account} and is {$days ->
    [one] one day
   *[other] {$days} days
} overdue.
message-promises-kept = Kept in time, of {$due} due in 13 weeks: {$share}.
message-promises = The oldest, to {$account}, is {$days ->
    [one] one day
   *[other] {$days} days
} overdue.
briefing-lost = It counts as lost since {$date}: decide on a win-back offer.
briefing-late = It is {$days} days silent, usual {$usual}: ask about the missing order.
briefing-promise = Promised and {$days} days overdue: {$text}.
briefing-complaint = A complaint is open for {$days} days: {$theme}.
briefing-category = It buys no {$category} since {$date}: ask why.
briefing-overdue = {$amount} is overdue since {$date}: get a date for it.
briefing-shrink = It still buys, but {$change} in {$weeks} weeks: ask for the reason.

## Management report

kpi-caption = {$company} · unit in the first column · week against PY (same weekdays), periods against plan; band in the sparkline = usual variation (XmR)
kpi-orders = Orders
kpi-revenue = Net revenue
kpi-margin = Gross margin, {$window}
kpi-active = Active accounts
kpi-lost = Lost accounts
kpi-back = Won back
kpi-grr = GRR, {$window}
kpi-nrr = NRR, {$window}
kpi-on-time = On time, 4 weeks
kpi-promises = Promises kept, 13 weeks
kpi-complaints = Open complaints
kpi-signals = signals in {$measures}
kpi-overdue = Overdue
short-kpi-orders = orders
short-kpi-active = active accounts
short-kpi-lost = losses
short-kpi-back = returns
short-kpi-on-time = on-time delivery
short-kpi-promises = promises kept
short-kpi-complaints = open complaints
kpi-top5 = Top-5 share, {$window}
columns-caption = {$company} · net revenue · last 6 complete weeks and 12 complete months against PY and plan
columns-message-plan = Net revenue was below plan in {$below} of {$months} months
columns-message-py = Net revenue was below last year in {$below} of {$months} months
columns-weeks = 6 weeks, {$unit}
columns-months = 12 months, {$unit}; scale 1 : {$ratio} of the weeks
matrix-message = {$steady ->
    [0] No A account is steady (A/X)
    [one] {$steady} A/X account brings {$share} of revenue
   *[other] {$steady} A/X accounts bring {$share} of revenue
}; {$moved ->
    [one] {$moved} account changed its class
   *[other] {$moved} accounts changed their class
}
matrix-caption = {$accounts} accounts · number, {$unit}, share, error of naive forecast · {$window} against PY
matrix-error = err {$error}
matrix-moves = →n came into the cell, n→ left it since the base window.
matrix-x = X steady
matrix-y = Y varying
matrix-z = Z irregular
matrix-note = XYZ on {$bucket}; cut-offs {$cut_a}/{$cut_b}, CV {$cut_x}/{$cut_y}; {$few} with too few periods (N), {$none} without revenue.
matrix-unclassed = {$count ->
    [one] One account has no class, because the cost of its lines is not known.
   *[other] {$count} accounts have no class, because the cost of their lines is not known.
}
class-changed-none = none
key-message-inside = The key set brings {$share} of revenue, inside the band of {$band}
key-message-below = The key set brings {$share} of revenue, below the band of {$band}
key-message-above = The key set brings {$share} of revenue, above the band of {$band}
key-caption = Key accounts by type · {$unit} · {$window} against PY (grey); share of revenue, %
key-set = Key set, top {$count}
key-limit = {$share} core limit
key-review = {$count ->
    [one] One declared label was not reviewed in the last 12 months.
   *[other] {$count} declared labels were not reviewed in the last 12 months.
}
types-active = all active
types-late = {$count} silent
types-none = no key accounts
top-n = Top {$count}
concentration-message = Losing {$account} would take {$share} of revenue
concentration-message-months = Losing {$account} would cost {$count} months of new business
concentration-message-years = Losing {$account} would cost {$count} years of new business
concentration-plan = Share of the plan of {$owner}
concentration-caption = Concentration · share of revenue, % · {$window} against PY (grey)
concentration-hhi = HHI, 0–10 000
concentration-effective = Effective number of accounts
concentration-leaves = If {$account} leaves
concentration-revenue = Net revenue, {$unit}
concentration-margin = Gross margin, {$unit}
concentration-owner = Share of the portfolio of {$owner}
concentration-months = Months of new business to replace it
movers-message = {$up_count ->
    [one] {$up_number} account
   *[other] {$up_number} accounts
} added {$up} and {$down_count ->
   *[other] {$down_number} took {$down}
}
movers-caption = Top movers · net revenue, {$unit} · {$window} against PY
movers-caption-split = Top movers · net revenue, {$unit} · {$window} against PY, split by price, volume, mix, range
movers-why-both = {$part} explains most of both
movers-why-each = {$up} explains most of the gain, {$down} of the loss
movers-why-up = {$part} explains most of the gain
movers-why-down = {$part} explains most of the loss
movers-no-split = No split by price, volume and mix: the source gives no products with quantities.
movers-doubtful = Prices jump as if units of measure were mixed: volume includes mix there.
part-price = price
part-volume = volume
part-mix = mix
part-range = range
col-price = Price
col-volume = Volume
col-mix = Mix
col-range = Range
movers-up = Up
movers-down = Down
movers-others = Other {$count ->
    [one] {$count} account
   *[other] {$count} accounts
}
flow-message = {$lost_count ->
    [one] {$lost} account lost
   *[other] {$lost} accounts lost
}, {$new_count ->
    [one] {$new} new
   *[other] {$new} new
} and {$back} won back: {$closing} now against {$opening} then{$call ->
    [none] , no signal
    [up] , losses rise
    [down] , losses fall
   *[other] {""}
}
flow-caption = Account flow · number and {$unit} · {$window}; lost = {$days} days without an order; class of PY
flow-quarters = Last three months: {$now} lost, the three before: {$before}.
flow-direction = {$months} months: {$lost}, 95 % interval {$low}–{$high}; {$call ->
    [up] the rate rises (p {$p})
    [down] the rate falls (p {$p})
    [cohort] nobody joined, so no direction can be told
   *[none] no direction (p {$p})
}.
col-were = Were
col-left = Left
flow-opening = Opening
flow-new = New
flow-back = Won back
flow-lost = Lost
flow-closing = Closing
flow-by-month = By month: new (solid) and won back (outline) above, lost below the axis
reasons-message = {$reason} cost {$count} of {$total} lost accounts
reasons-message-tie = No reason leads: {$total} accounts lost, at most {$count} for one reason
reasons-message-unknown = The reason of {$total ->
    [one] the one loss
   *[other] all {$total} losses
} is unknown
reasons-caption = Reasons of losses · number (ΔPY) · {$window} against PY (grey)
reasons-unknown-share = Reason unknown: {$share} of losses.
reasons-unknown-shares = Reason unknown: {$share} of losses, {$money} of the revenue lost.
reasons-unknown-before = The year before: {$share}.
reasons-since = Lost since, not shown: {$count}.
risk-message = {$parts}: together they hold {$share} of revenue
risk-part-at-risk = {$number} at risk
risk-part-lost = {$number} lost
risk-part-late = {$number} late
risk-part-shrinking = {$number} shrinking
risk-caption = At-risk list · net revenue of {$window}, {$unit} · silent ÷ usual gap (grey tick = 1), black = own limit, {$day}
win-list-message = {$count ->
    [one] Winning one account back is worth {$amount}
   *[other] Winning {$count} accounts back is worth {$amount}
}
win-list-message-margin = {$count ->
    [one] One account to win back, {$amount} of margin a year
   *[other] {$number} accounts to win back, {$amount} of margin a year
}
win-list-caption = Win-back · worth after the offer, {$unit} · offer at most
win-list-caption-margin = Win-back · gross margin if back, {$unit} · a year, offer at most
win-list-funnel = Offered {$made} → answered {$answered} →
win-list-returned = returned {$returned}
win-list-few = {$made ->
    [one] {$made} case: no rate
   *[other] {$made} cases: no rate
}
win-list-rate = {$kind} {$rate}, 95 % {$interval}
win-list-kind = {$kind} {$made} → {$returned}
win-list-best = Best so far: {$kind}.
win-list-no-offers = No offer to a lost account is in the source.
estimated = * estimated
col-margin = Margin
col-most-special = Special ≤
col-most-gift = Gift ≤
col-most-discount = Discount ≤
audit-message = {$found} of {$lost_count} losses {$found ->
    [one] was
   *[other] were
} flagged {$weeks} weeks ago
audit-message-none = {$lost_count ->
    [one] The one loss was not flagged {$weeks} weeks ago
   *[other] None of {$lost_count} losses was flagged {$weeks} weeks ago
}
audit-message-false = {$flags ->
    [one] 1 flag of {$weeks} weeks ago met no loss
   *[other] {$flags} flags of {$weeks} weeks ago met no loss
}
audit-message-quiet = Nothing flagged, nothing lost in {$weeks} weeks
audit-caption = Self-audit · flags then, outcome now, number · {$day}
audit-weeks = {$weeks} weeks ago
audit-lost = lost
audit-returned = bought
audit-open = open
audit-flagged = Flagged
audit-not-flagged = Not flagged
audit-together = Together
col-flag-then = Flag then
audit-quality = {$weeks} weeks: flags right {$precision}, losses met {$recall}, lead time {$lead}.
audit-quality-none = {$weeks} weeks: no flag and no loss to judge.

short-call = call
short-win-back = decide on offer
short-promise = keep promise
short-complaint = close complaint
short-meeting = prepare meeting
short-document = renew contract
short-money = collect
short-category = ask why
short-share = find out why
short-decider = meet decider
short-competitor = counter-offer
short-returned = look after
short-agenda = see briefing
cause-promise = promise broken
cause-complaint = complaint open
cause-category = category dropped
cause-competitor = competitor
cause-document = contract ended
cause-money = invoices overdue
cause-decider = decider not met
cause-silence = order missing
cause-shrinking = buys less
cause-unknown = unknown
managers-message = {$below} of {$managers} managers are below plan for the year to date
managers-message-no-plan = No plan in the source: managers are shown against last year
managers-message-none = No manager is distinguishable from what the same accounts would have brought elsewhere
managers-message-differ = {$count ->
    [one] One of {$managers} results differs from what the portfolio would give: {$names}
   *[other] {$number} of {$managers} results differ from what the portfolio would give: {$names}
}
managers-message-many = {$number} of {$managers} results differ from what the portfolio would give
managers-caption = Managers, alphabetical · net revenue ÷ expected of the portfolio, {$window}, {$unit}; effect drawn to that of all, 95 % interval · year to date to plan (line) · duty score 0–100
col-expected = Expected
col-effect = Effect
col-ytd-ac = YTD AC
col-duties = Duties
other-managers = Other {$count} managers
data-message = {$tables ->
    [one] One source gave
   *[other] {$tables} sources gave
} {$rows} rows; {$refused ->
    [0] none was refused
    [one] one was refused
   *[other] {$refused} were refused
}
data-caption = Sources · number of rows and newest day · {$lines} order lines, {$cancelled} cancelled, {$unassigned} without account{$outside ->
    [0] {""}
   *[other] , {$outside} outside the period
}
more-tables = {$count} more
findings = Noticed:
findings-none = Nothing was noticed in the data.
more-findings = {$count} more kinds of findings stand in the manifest.
method-message = Every rule and limit in force
method-caption = Rules · limits in their own unit · for all figures of this issue
method-classes = ABC, XYZ
method-classes-text = {$cut_a} and {$cut_b} of {$measure} in {$window}; CV {$cut_x} and {$cut_y} on {$bucket}
method-state = State by own rhythm
method-state-guarded = {$quantile} of own gaps, {$floor}–{$cap} d; lost past twice that; seasonal pauses known
method-state-unguarded = {$quantile} of own gaps, {$floor}–{$cap} d; lost past twice that
method-flow = Account flow
method-flow-text = lost after {$days} days without an order
method-key = Key accounts
method-key-text = core from {$core} of revenue; key set {$band}
method-owner = Owner of an account
method-owner-assignment = by assignment on the last day, else master record, else revenue
method-owner-revenue = the manager with the largest revenue in {$window}
method-signals = Signals
method-signals-text = XmR: limits at 2.66 × mean moving range, or 8 weeks on one side
method-time = PY of running periods
method-time-text = same days: week {$week}, month {$month}, quarter {$quarter}, year {$year}
method-time-weeks = {$text}; years of {$this}, {$before} weeks
method-time-working = {$text}; working {$actual}, PY {$previous_year}
method-plan = Plan of running periods
method-plan-text = pro rata by days; no plan = “–”
method-marks-text = ● better, ◆ worse, shown past {$relative} or {$points}
method-currency = Currency
method-currency-text = {$currency}, {$decimals} decimals stored, net of tax
method-version = Made by
method-version-text = avain {$version}, run {$run}

## Manager report

month-close-message = {$month} closed at {$revenue}, {$change} on last year
month-close-caption = {$company} by manager, alphabetical · net revenue, {$unit} · {$month} against PY and PL
class-review-message = {$moved} of {$accounts} accounts changed their class of value in {$quarter}
class-review-caption = {$company}, accounts by net revenue · {$unit}, class (that of a quarter before), strategy · {$window}
manager-portfolio-name = Portfolio
manager-portfolio = {$accounts ->
    [one] {$accounts} account
   *[other] {$accounts} accounts
}, {$share} of revenue
manager-as-of = {$day}, {$months} months to {$last}
manager-as-of-weeks = {$day}, {$weeks} weeks to {$last}
manager-read-with = Read with
manager-note = * Italic: estimated. ● better, ◆ worse than plan, target or PY by more than 5 %. Money in {$unit}, net of tax and credit notes; owner on {$day}. Year to date counts the orders the manager won.
actions-message = {$count ->
    [one] One action protects {$amount} this week
   *[other] {$number} actions protect {$amount} this week
}
actions-message-of = {$count ->
    [one] {$number} of {$all} actions protects {$amount} this week
   *[other] {$number} of {$all} actions protect {$amount} this week
}
actions-message-none = No action is called for this week
actions-caption = {$manager} · actions by money at stake and urgency, {$unit} · from this week on
actions-more = {$count ->
    [one] One more with less at stake,
   *[other] {$count} more with less at stake,
}
actions-none = Nobody is late or lost, nothing promised or owed is overdue, no meeting is unprepared.
col-age = Age
age-new = new
age-weeks = {$weeks} wk
actions-before = Actions of {$day}: {$done} of {$all} done, {$open} open, {$overdue} overdue; {$bought ->
    [0] no account has
    [one] one account has
   *[other] {$bought} accounts have
} ordered since.
actions-first = First issue: from the next one on, what became of these actions stands here.
action-key-share = Review the key accounts
action-late = Call about the missing order
action-lost = Decide on a win-back offer
action-promise = Keep the promise
action-complaint = Close the complaint
action-meeting-objective = Set an objective for the meeting
action-meeting-prepare = Prepare the meeting
action-document = Renew the document
action-document-ended = Renew the document
action-overdue = Collect what is overdue
action-category = Ask about the lost category
action-core-up = Plan for a new core account
action-core-down = Find out why it shrinks
action-key-set-below = Win or grow key accounts
action-key-set-above = Spread the dependence
action-competitor = Answer the competitor
action-won-back = Look after the returned
action-lost-notice = Decide on a win-back offer
action-decider-never = Meet the decider
action-decider = Meet the decider
action-decider-unknown = Find out who decides
step-lost = Ask what would bring it back
step-silence = Call about the missing order
step-decides = Find out who decides
step-influences = Find out who is heard
step-buys = Find out who orders
step-uses = Find out who uses it
step-decider-silent = Meet the decider
step-need = Ask what it buys elsewhere
step-solvency = Ask for its terms of payment
step-complaint = Close the complaint
step-shrinking = Ask why it buys less
step-dropped-category = Ask about the lost category
step-late-deliveries = Ask what late orders cost
step-lost-offer = Ask why the offer lost
step-open-offer = Ask about the open offer
step-price-moved = Ask about the new price
step-competitor = Answer the competitor
step-budget = Ask for the budget
step-contacts = Ask who takes part
step-structure = Ask how it is organised
step-environment = Ask about its market
step-description = Ask what it makes
step-headcount = Ask how many work there
step-history = Ask how our work began
step-competitors = Ask who else offers
step-next-year = Ask what to do better
step-renewal = Renew the document
step-overdue-money = Collect what is overdue
step-category = Offer another category
step-price-increase = Propose a new price
step-discount-for-volume = Offer a discount for volume
step-programme-step = Take the step of the programme
why-late = late: {$days} d silent, usual {$usual} d
why-lost = lost: {$days} d silent, limit {$limit} d
why-lost-notice = gave notice on {$day}
why-promise = {$days} d overdue: {$text}{$more ->
    [0] {""}
   *[other] , {$more} more
}
why-complaint = complaint open for {$days} d{$more ->
    [0] {""}
   *[other] , {$more} more
}
why-meeting-objective = meeting on {$day} without objective
why-meeting-prepare = meeting on {$day} not prepared
why-document = {$document} ends on {$day}
why-document-ended = {$document} ended on {$day}
why-overdue = {$amount} past due, oldest since {$day}
why-category = {$category}: none since {$day}{$more ->
    [0] {""}
   *[other] , {$more} more
}
why-core-up = core now: {$share} of revenue, {$before} before
why-core-down = no longer core: {$share} of revenue, {$before} before
why-key-set-below = key set at {$share}, {$before} before
why-key-set-above = key set at {$share}, {$before} before
why-competitor = {$name}, since {$day}
why-won-back = back since {$day}: its first {$days} days
why-decider-never = the decider was never contacted
why-decider = no contact for {$days} d
why-decider-unknown = no decider among the contacts
duties-message = {$missed ->
    [one] One of {$duties} duties off target
   *[other] {$number} of {$duties} duties off target
}; {$worst} {$actual} against {$target}
duties-message-met = All {$duties} duties that can be told meet their targets
duties-caption = {$manager} · duties, % and number · 13 weeks, target as line; in grey: cases
duty-on-time = Deliveries on time
duty-on-time-short = deliveries on time
duty-days-late = Days late, by worth
duty-days-late-short = days late
duty-promises = Promises kept
duty-promises-short = promises kept
duty-reply-days = Days to answer
duty-reply-days-short = days to answer
duty-meetings = Meetings prepared
duty-meetings-short = meetings prepared
duty-follow-ups = Followed up in time
duty-follow-ups-short = meetings followed up
duty-complaints-open = Complaints open
duty-complaints-open-short = open complaints
duty-complaints-repeated = Complaints repeated
duty-complaints-repeated-short = repeated complaints
duty-credit-notes = Credit notes, %
duty-credit-notes-short = credit notes
duty-documents = Documents read
duty-documents-short = documents read
duty-deciders = Deciders contacted
duty-deciders-short = deciders contacted
duty-dossier = Dossiers complete
duty-dossier-short = dossiers complete
duty-in-days = {$value} d
plan-message = Year to date is {$amount} {$side} plan
plan-message-py = Year to date is {$amount} {$side} last year
plan-caption = {$manager} · net revenue, {$unit} · to date, against PL and PY
plan-year = Year {$year}, {$unit}, forecast with 80 % range
plan-landing = Landing {$landing} ({$low}–{$high}), {$change} to plan
col-landing = Landing
col-likely = 80 % range
landing-month = Month
landing-quarter = Quarter
landing-year = Year
bar-landing = AC+FC
bar-plan-year = PL year
missing-targets = No plan: the source gives no targets for this manager.
bridge-message = Expansion of {$expansion} stands against contraction of {$contraction}; no account fell to zero
bridge-message-lost = Expansion of {$expansion} stands against contraction of {$contraction}; {$lost_count ->
    [one] one lost account costs {$lost}
   *[other] {$lost_count} lost accounts cost {$lost}
}
bridge-caption = {$manager} · change of net revenue, {$unit} · {$window} against PY; axis = PY · GRR {$grr}, NRR {$nrr}
bridge-opening = PY, {$months} months to {$end}
bridge-opening-weeks = PY, to {$last_day}
bridge-closing = AC, {$months} months to {$end}
bridge-closing-weeks = AC, to {$last_day}
bridge-net = {$change} net, {$ratio}
accounts-message = {$silent_count ->
    [one] {$silent} of {$accounts} accounts is past its rhythm; it was worth {$amount} in {$window}
   *[other] {$silent} of {$accounts} accounts are past their rhythm; they were worth {$amount} in {$window}
}
accounts-message-none = None of {$accounts} accounts is past its rhythm
accounts-caption = {$manager} · accounts by net revenue, {$unit} · {$window} against PY (grey), own scale in each sparkline
accounts-note = * Italic: estimated. State by own rhythm: at risk past the quantile of own gaps, lost past twice that or by notice; pause = silent at this time last year too. Class: ABC by revenue, XYZ by regularity; in brackets = new; in grey = class of PY.
late-message = {$account} is silent for {$times} times its usual {$usual ->
    [one] day
   *[other] {$usual} days
}
late-message-none = No account is past its rhythm
late-caption = Late accounts · days since last order ÷ usual gap · {$day}; tick = own limit; right: days, {$unit}
late-usual-gap = usual gap
late-dropped = Category dropped:
late-dropped-one = {$account}, {$category} ({$amount} a year)
late-more = {$count} more past their rhythm.
late-shrinking = Buying less in {$weeks} weeks than a year before:
offers-message = {$won} of {$decided} offers won, {$rate} ({$interval}), PY {$base}: {$signal ->
    [above] better than last year
    [below] worse than last year
   *[none] no signal
}
offers-message-alone = {$won} of {$decided} offers won, {$rate} ({$interval}); {$pending} pending
offers-message-open = {$pending} offers pending, none decided
offers-made = Sent
offers-caption = Tenders and offers sent, decided, pending today · number · {$window} against PY (grey)
offers-won = Won
offers-lost = Lost
offers-pending = Pending
offers-rate = Win rate
offers-reasons = Reasons of losses, number (ΔPY)

win-back-message = {$count ->
    [one] Winning one account back is worth {$amount}
   *[other] Winning {$count} accounts back is worth {$amount}
}
win-back-message-year = {$count ->
    [one] One account to win back; it brought {$amount} a year
   *[other] {$count} accounts to win back; together they brought {$amount} a year
}
win-back-caption = Lost within 2 years · worth after the offer, {$unit} · as known today
win-back-next = {$step}: {$account}.
win-back-next-by = {$step}: {$account}, by {$date}.
win-back-more = {$count} more.
win-back-most = {$kind} {$limit}
offer-special-offer = special offer
offer-gift = gift
offer-discount = discount

fair-message = Result {$result}, inside {$low} to {$high}: {$verdict ->
    [better] above comparable accounts
    [worse] below comparable accounts
   *[same] not distinguishable from the team
}
fair-message-alone = Result against the team is not defined
fair-caption = Actual ÷ expected · {$amount} expected, % · 95 %, team in grey
fair-note-team = Expected from class, rhythm and segment of {$accounts ->
    [one] {$accounts} account
   *[other] {$accounts} accounts
}, as such accounts developed elsewhere; drawn to the team by reliability.
fair-note = Expected from class, rhythm and segment of {$accounts ->
    [one] {$accounts} account
   *[other] {$accounts} accounts
}, as such accounts developed elsewhere. Too few others to show them without names.
fair-alone = Too few managers with comparable accounts for an interval: there is nothing to hold the result against.
col-last-order = Last order
col-reason = Reason
col-offer-most = Offer at most
col-worth = Worth
col-missing = Missing
col-ask = Ask
col-when = When
gaps-message = Gaps at {$accounts} accounts touch {$amount} of revenue; {$account} comes first
gaps-caption = {$manager} · missing fields by revenue × number unknown, {$unit} · as known today
gaps-meeting = meeting {$date}
gaps-no-meeting = no meeting yet
gap-decides = who decides
gap-influences = who influences
gap-buys = who buys
gap-uses = who uses
gap-budget = budget
gap-contacts = contacts
gap-structure = structure
gap-environment = market
gap-description = what it does
gap-headcount = headcount
gap-history = history
gap-competitors = competitors

## Account briefing

briefing-meeting = Meeting
briefing-theirs = Theirs
briefing-ours = Ours
briefing-objective = Objective
briefing-no-objective = not set
briefing-unknown = unknown
briefing-standing = standing brief, no meeting in the calendar
briefing-manager = Manager
briefing-state = State
briefing-as-of = As of
briefing-rank = {$share} of revenue, no. {$rank} of {$ranked}
figure-revenue = Net revenue
figure-revenue-unit = {$unit}, {$window}
figure-share = Share
figure-year = Net revenue, year
figure-year-unit = {$unit}, {$from} – {$to}
figure-margin = Gross margin
figure-margin-short = Margin
figure-margin-unit = {$window}
figure-price = Price realisation
figure-price-unit = net ÷ list, {$window}
figure-overdue = Overdue
figure-overdue-unit = {$unit}, {$day}
figure-of-open = Of receivables
figure-oldest = Oldest due
no-price = no list prices and no cost in the source
no-cost-short = no cost
no-due-dates = no due dates in the source
shown-of-all = ; {$shown} of {$all} shown
rows-of-all = {$shown} of {$all}
changes-first = First briefing: from the next issue on, what changed since stands here.
changes-since = Changed since {$day}
changes-message = {$count ->
    [one] One change: {$what}.
   *[other] {$number} changes, above all: {$what}.
}
changes-message-none = Nothing changed.
changes-none = Class, rhythm, discount, categories, promises, people and competitors are as told on {$day}.
changes-restated = {$count ->
    [one] One earlier month was restated.
   *[other] {$count} earlier months were restated.
}
change-promise = Promise overdue
change-promise-text = {$text}
change-category = Category dropped
change-category-text = {$category}: last order that day; worth {$amount} a year
change-standing = Rhythm
change-standing-text = the account is now: {$now}
change-competitor = Competitor
change-competitor-text = {$name} came in
change-discount = Discount
change-discount-text = from {$was} to {$now}, last five months with sales
change-class = Class
change-class-text = from {$was} to {$now}
change-contact = New contact
change-contact-text = {$name}{$both ->
    [0] {""}
   *[other] , {$role}
}
timeline-message = {$on_time} of {$deliveries} deliveries on time ({$share}).
timeline-message-orders = {$orders ->
    [one] {$orders} order
   *[other] {$orders} orders
}; no promised dates in the source.
timeline-caption = Median gap {$gap} days; next order expected from {$day} (hatched)
timeline-caption-gap = Median gap {$gap} days; the next order is past due
timeline-caption-pause = Median gap {$gap} days in the season; silent at this time last year too
timeline-caption-lost = Median gap {$gap} days; it counts as lost
timeline-caption-none = Too few orders for a rhythm
lane-orders = Orders
lane-orders-count = {$count ->
    [one] {$count} order
   *[other] {$count} orders
}
lane-deliveries = Deliveries
lane-complaints = Complaints
lane-tenders = Tenders
lane-meetings = Meetings
lane-won = won {$amount}
lane-lost = lost {$amount}
promises-message = {$count ->
    [one] One open item, {$days} days overdue.
   *[other] {$number} open items; the oldest is {$days} days overdue.
}
promises-message-ahead = {$count ->
    [one] One open item, not due yet.
   *[other] {$number} open items, none overdue.
}
promises-message-none = Nothing is open.
promises-caption = By days overdue × value, {$unit}
promises-none = No open promise or complaint, no document that ends soon.
open-complaint = Complaint: {$theme}, open {$days} d
open-document = {$document} ends
due-in = in {$days}
decision-message = Every role is known and owned.
decision-message-missing = Unknown: who {$roles}.
decision-message-unowned = {$unowned ->
    [one] One contact has no owner on our side.
   *[other] {$unowned} contacts have no owner on our side.
}
decision-caption = {$known} of {$needed} roles known; attitude −2 to +2
competitors-message = {$count ->
    [one] One competitor courts the account.
   *[other] {$number} competitors court the account.
}
competitors-message-none = None known.
competitors-none = No competitor is noted at this account: ask.
our-edge = edge: {$edge}
competitor-won = won {$amount} from us
promises-caption-cut = By days overdue × value, {$unit}; {$shown} of {$all}
open-invoices = Invoices unpaid past their due date
open-deliveries = {$count ->
    [one] One order past its promised day
   *[other] {$count} orders past their promised day
}
timeline-absent = Not in the source: {$rows}
decision-caption-bare = {$known} of {$needed} roles known
competitors-message-cut = {$count ->
   *[other] {$number} competitors court the account; {$shown} shown.
}
white-space-message = {$amount} a year more, if it bought like its peers.
white-space-none = It buys as like accounts do.
white-space-nothing = No category in which it stays behind the median of like accounts.
white-space-caption = {$peers} peers by {$basis}; confidence {$confidence}
white-space-axis = AC and peer median (grey), {$unit}
confidence-low = low
confidence-medium = medium
confidence-high = high
peers-by-size = segment and size
peers-by-abc = segment and class
space-not-bought = {$buyers} of {$peers} peers buy it
space-stopped = none since {$month}
space-buys-less = basket {$own}, peers {$peers}
together = Together
terms-message = 1 pp off the {$basis ->
    [list] list
   *[net] net
} price costs {$amount} a year; {$discount} must bring {$volume} more volume.
terms-message-no-margin = 1 pp off the {$basis ->
    [list] list
   *[net] net
} price costs {$amount} a year; no cost in the source, so no break-even.
terms-message-never = 1 pp off the {$basis ->
    [list] list
   *[net] net
} price costs {$amount} a year; no volume makes up for 3 %.
terms-caption = Manager’s copy only
terms-not-set = Limits not set: get approval.
terms-no-ladder = No margin, money overdue, white space or contract end to trade with.
terms-no-prices = No list prices in the source.
stakes-ours = We lose
stakes-theirs = It loses
stakes-margin = {$share} of our margin
stakes-revenue = {$share} of our revenue
stakes-budget = {$share} of its budget
stakes-budget-unknown = budget unknown: ask
give-discount = {$discount} discount
give-payment-term = Payment term
give-service = Faster service
give-price-held = Price held
get-volume = {$volume} volume
get-overdue = overdue {$amount}
get-category = {$category}: {$amount}
get-longer = contract past {$month}
dossier-title = Dossier
dossier-message = {$share} of the dossier is filled; {$unknown ->
    [0] every field below is known.
    [one] one field below is unknown.
   *[other] {$unknown} fields below are unknown.
}
dossier-caption = Each field with source and date
dossier-unknown = unknown: ask
dossier-description = Description
dossier-headcount = Headcount
dossier-history = History
dossier-structure = Structure
dossier-environment = Environment
dossier-budget = Budget
dossier-solvency = Solvency
solvency-open = Open {$open}, of which overdue {$overdue}
solvency-limit = Open {$open}, of which overdue {$overdue}; limit {$limit}, {$used} used
dossier-founded = Founded {$year}.
dossier-order-lines = order lines
categories-even = No category changed in 12 months
categories-up = {$category} rose to {$actual} in 12 months from {$base}
categories-down = {$category} fell to {$actual} in 12 months from {$base}
categories-caption = {$account}, sales by category · {$unit} · 8 quarters to the month named, 12 months against PY
categories-rest = {$count} others
category-none = No category
all-categories = All categories
quarter-to = to {$month}
contacts-message = {$count ->
    [one] One person is known; the last contact was {$days} days ago
   *[other] {$number} people are known; the longest silence is {$days} days
}
contacts-message-never = {$count ->
    [one] 1 person is known, never contacted
   *[other] {$count} people are known, none was ever contacted
}
contacts-caption = {$account}, contact cards · people · {$day}
programme-message = {$done} of {$all} programme steps are done; {$overdue ->
    [0] none is overdue
    [one] one is overdue
   *[other] {$overdue} are overdue
}
programme-caption = {$account}, account programme · steps · {$day}
step-open = open
step-overdue = overdue
restated-first = First issue: from the next one on, restated figures stand here.
restated-message = {$count ->
    [one] One month was restated
   *[other] {$number} months were restated
}
restated-message-none = None of {$months} closed months was restated
restated-caption = {$who} · net revenue of closed months, {$unit} · since {$day}
restated-note = Late bookings and corrections of closed months: no real move of the business.
restated-none = Every closed month reads as it was told.
restated-small = {$count ->
    [one] One more month differs by less than is printed.
   *[other] {$count} more months differ by less than is printed.
}
col-month = Month
col-was = was
col-now = now
log-message = {$done} of {$all} actions are done, {$overdue ->
    [one] one is overdue on {$amount}
   *[other] {$overdue} are overdue on up to {$amount} each
}
log-message-open = {$done} of {$all} actions are done, none is overdue
log-message-none = No action was advised in the last issue
log-caption = {$company}, actions of the last issue · status and orders since, {$unit} · {$day}; by status and money
log-note = Done: what called for the action is gone. Overdue: its day has passed and the cause stands.
log-none = The last issue called for no action.
log-first = First issue: from the next one on, what became of its actions stands here.
status-done = done
status-open = open
status-overdue = overdue
col-status = Status
col-bought = Ordered
questions-message = {$count ->
    [one] One question
   *[other] {$number} questions
} to ask; {$unread ->
    [0] all documents are read
   *[other] {$unread} of {$documents} documents unread
}.
questions-message-alone = {$count ->
    [one] One question to ask.
   *[other] {$number} questions to ask.
}
questions-caption = Dossier {$share} complete
not-read = not read
question-complaint = What would close the complaint: {$name}?
question-shrinking = Why do you buy less from us than a year ago?
question-decides = Who decides, and what must they see?
question-influences = Whose opinion weighs in the decision?
question-buys = Who places the orders?
question-uses = Who uses what we deliver, and how content are they?
question-competitor = What does {$name} offer that we do not?
question-open-offer = What does our open offer still lack?
question-budget = How large is next year’s budget for our categories?
question-contacts = Who takes part in the decision?
question-structure = How is the company organised, who owns it?
question-environment = What changes in your market this year?
question-description = What do you make, and for whom?
question-headcount = How many people work here, how many with our products?
question-history = How did our work together start?
question-competitors = Who else offers you the same?
question-next-year = What should we do better next year?
question-lost = What would bring you back to us?
question-silence = {$days ->
    [one] No order for a day: what has changed?
   *[other] No order for {$days} days: what has changed?
}
question-decider-silent = When can we meet the one who decides?
question-need = What of our range do you buy elsewhere?
question-solvency = Which terms of payment do you keep?
question-dropped-category = Why no more {$name}?
question-late-deliveries = {$count ->
    [one] What did our late delivery cost you?
   *[other] What did our {$count} late deliveries cost you?
}
question-lost-offer = Why did our offer of {$amount} lose?
question-price-moved = How do you take the new price of {$name}?
alt-attitude = attitude {$attitude}

## Index

index-title = Reports of {$period}
index-name = Reports
index-kicker = {$company} · key accounts
index-revenue = in {$window}, {$change} PY
index-late = {$count ->
    [one] {$count} account is at risk
   *[other] {$count} accounts are at risk
}
index-made = As of {$day} · {$produced} reports produced, {$skipped} left out, {$failed} failed
index-company = Company
index-workbook = ABC-XYZ workbook
index-search = Search account
index-search-hint = Name; a finds ä
index-all = All
index-shown = {$shown} of {$all} accounts
index-skip = Skip to the accounts
index-data = Accounts as a table
index-summary = Summary of all figures
index-manifest = Manifest
index-managers = Managers
index-accounts = Accounts
index-caption = Net revenue, {$unit}, {$window} against PY (grey line)

## Charts for those who cannot see them

alt-13-weeks = {$name}: 13 weeks
alt-months-of = {$name}: {$months} months
alt-13-months = 13 months
alt-6-weeks = Net revenue of 6 weeks
alt-12-months = Net revenue of 12 months
alt-matrix = Accounts by ABC and XYZ
alt-type = AC and PY
alt-key-set = Share of the key set and of core accounts
alt-concentration = Share of the largest accounts
alt-flow = Accounts gained and lost by month
alt-reasons = Losses by reason
alt-year-plan = Year to date against the plan of the year
alt-year = Year to date, plan and PY
alt-bridge = Bridge from PY to AC
alt-offer-reasons = Lost offers by reason
alt-timeline = Orders and events of 12 months
alt-white-space = Sales by category against the median of like accounts
alt-overdue = Overdue share of what is open
alt-legend = Key of the scenarios
legend-actual = AC actual
legend-previous-year = PY previous year
legend-plan = PL plan
legend-forecast = FC forecast

## Blocks without data: their names, and the source that is missing

name-kpi_table = Measures
missing-kpi_table = No complete week of orders yet.
name-revenue_columns = Net revenue by week and month
missing-revenue_columns = No complete month with revenue yet.
name-class_matrix = ABC and XYZ
missing-class_matrix = No account with revenue in the window.
name-key_accounts = Key accounts
missing-key_accounts = No account with revenue in the window.
name-concentration = Concentration
missing-concentration = No account with revenue in the window.
name-top_movers = Top movers
missing-top_movers = No account changed between the windows.
name-account_flow = Account flow
missing-account_flow = Fewer than twelve comparable months of orders.
name-loss_reasons = Reasons of losses
missing-loss_reasons = No account was lost in the last {$window}.
name-at_risk = At-risk list
missing-at_risk = No account is late, lost lately or shrinking.
name-win_back_list = Win-back
missing-win_back_list = No account lost within two years is left to win back.
name-self_audit = Self-audit
missing-self_audit = The orders do not reach back far enough: a flag needs a year of orders before it.
name-managers_table = Managers
missing-managers_table = No manager: the source gives neither managers nor order managers.
name-month_close = Month close
missing-month_close = No complete month with revenue closed since the last issue.
name-class_review = Class review
missing-class_review = No quarter closed since the last issue.
name-duties = Duties
missing-duties = No promised dates, promises or meetings of the last 13 weeks in the source.
name-portfolio_bridge = Portfolio bridge
missing-portfolio_bridge = The portfolio had no revenue in either window.
name-accounts_table = Accounts
missing-accounts_table = No account is owned on the last day.
name-late_accounts = Late and shrinking
missing-late_accounts = No account is past its rhythm or buys much less.
name-offers = Tenders and offers
missing-offers = No offers of the last {$window} in the source.
name-win_back = Win-back
missing-win_back = No account lost within two years is left to win back.
name-fair_comparison = Fair comparison
missing-fair_comparison = No account had revenue a year ago, here or with others: nothing can be expected of them.
name-data_gaps = Data gaps
missing-data_gaps = Every role and every field of the dossiers is known.
name-changes = Changed since
name-timeline = Relationship, 12 months
missing-timeline = No order in the last 12 months.
name-promises = Open promises and risks
missing-promises = No promise register: ask the last attendee.
name-decision_system = Decision system
missing-decision_system = No contacts: the source names nobody at this account.
name-competitors = Competitors
missing-competitors = No competitors table in the source.
name-white_space = White space
missing-white_space = No proposal: fewer than 5 like accounts with product categories in the source.
name-terms = Terms frame
missing-terms = No revenue in the last {$window}: no terms to frame.
name-dossier_company = Company
name-category_quarters = Sales by category
missing-category_quarters = No product categories in the source, or no sale of any in eight quarters.
name-contact_cards = Contact cards
missing-contact_cards = No contacts: the source names nobody at this account.
name-programme = Account programme
missing-programme = No programme steps in the source for this account.
name-actions_log = Actions of the last issue
name-restated = Restated figures
name-questions = Questions and documents
missing-documents = No documents: the source gives no document register for this account.

# Beginnings of words that count: a message without digits needs one (notation N7).
lint-counting-words = no none nothing neither every all both one two three four five six seven eight nine ten
## The ABC-XYZ workbook

book-title = ABC-XYZ
book-title-period = ABC-XYZ workbook · {$period}
book-data = Data
book-parameters = Parameters
book-classes = Classes
book-matrix = Matrix
book-history = History
book-migration = Migration
book-about = About
book-data-lead = {$accounts} accounts · {$window} · amounts in {$currency} · classes as this issue has them
book-id = Id
book-segment = Segment
book-first = First order
book-revenue = Revenue
book-revenue-base = Revenue, base
book-margin = Margin
book-margin-base = Margin, base
book-cv = CV
book-abc-base = ABC, base
book-cell-base = Cell, base
book-new = New
book-yes = yes
book-parameters-lead = Change a number in a tinted cell: the sheets Classes, Matrix and Migration follow at once.
book-parameter = Parameter
book-meaning = What it means
book-refusal = Write a number from 0; shares of value go up to 100 %.
book-cut-a = Cut A
book-cut-a-note = An account is A while the accounts before it bring less than this share of the value.
book-cut-b = Cut B
book-cut-b-note = It is B while they bring less than this share, else C.
book-cut-x = Cut X
book-cut-x-note = X up to this coefficient of variation (CV).
book-cut-y = Cut Y
book-cut-y-note = Y up to this CV, else Z.
book-min-buckets = Fewest periods
book-min-buckets-note = With fewer periods since the first order an account is N: too little is known.
book-effect = What your parameters change
book-moved = Accounts in another cell than issued
book-moved-note = 0 with the parameters of the issue; filter the last column of the sheet Classes to see who moves.
book-fixed = What the issue was made with
book-period = Period
book-as-of = As of
book-as-of-note = The last day included.
book-run = Run
book-run-note = The same id stands on every report of this issue.
book-measure = ABC ranks
book-measure-note = Net of the window; accounts whose value is unknown are N.
book-window = Window
book-base = Base window
book-base-note = The window before, with which classes are compared.
book-series = XYZ measures
book-series-note = Per period, empty periods since the first order included.
book-purchase-days = purchase days
book-bucket = Periods are
book-bucket-note = Complete ones only; chosen from the data unless the configuration names them.
book-bucket-count = Number of periods
book-bucket-span = Periods from–to
book-currency = Currency
book-accounts = Accounts
book-nobody = Revenue without an account
book-nobody-note = Order lines that name no account; they are in the company total and in no class.
book-company-revenue = Revenue of the company
book-company-revenue-note = All accounts and the lines without one; the base of the shares on the sheet Matrix.
book-helpers = What the formulas reckon with
book-money-scale = Units of money
book-money-scale-note = Amounts are ranked as whole numbers of the smallest unit, so that no class hangs on a rounding.
book-series-scale = Units of the periods
book-series-scale-note = The same for the amounts of the periods.
book-cut-a-top = Cut A, numerator
book-cut-a-top-note = The cut as a fraction of whole numbers.
book-cut-a-bottom = Cut A, denominator
book-cut-a-bottom-note = A when value before × denominator < numerator × total value.
book-cut-b-top = Cut B, numerator
book-cut-b-top-note = The cut as a fraction of whole numbers.
book-cut-b-bottom = Cut B, denominator
book-cut-b-bottom-note = B when value before × denominator < numerator × total value.
book-abc-total = Total value
book-abc-total-note = The values above zero, in the smallest unit.
book-classes-lead = Live formulas over the sheet Data: ranked by {$measure}, classed by the cuts of the sheet Parameters
book-units = In units
book-rank = Rank
book-share = Share
book-before = Before it
book-cumulative = Cumulative
book-abc = ABC
book-buckets = Periods
book-mean = Mean
book-deviation = Std. dev.
book-xyz = XYZ
book-cell = Cell
book-strategy = Strategy
book-issued = Issued
book-check = Check
book-equal = equal
book-differs = differs
book-matrix-lead = X steady, Y varying, Z irregular, N too few periods · counts, revenue and shares follow the cuts; movers against the end of the base window
book-matrix-accounts = Accounts
book-matrix-revenue = Revenue
book-matrix-share = Share of company revenue
book-matrix-strategy = Strategy
book-matrix-came = Came in since the base window
book-matrix-left = Left since the base window
book-matrix-moves = Moves between cells, by revenue
book-total = Total
book-from = From
book-to = To
book-history-lead = Class at the end of each window · – not yet a customer · announced: a move that lasts two ends or passes a cut by 2 points
book-announced = Announced
book-change = Last move
book-changed = {$from} to {$to}
book-borderline = {$from} to {$to}, borderline
book-migration-lead = Class of value in the base window (rows) and now (columns) · – not yet a customer · the classes now follow the cuts
book-migration-accounts = Accounts
book-migration-revenue = Revenue of the window
book-from-to = Base / now
book-by-end = Accounts by class at the end of each window
book-about-lead = {$company} · as of {$day} · run {$run} · avain {$version}
book-about-play = Play what-if
book-about-play-text = Change the tinted cells of the sheet Parameters, or an amount of the sheet Data. Nothing you do here changes a report; open the file again for the figures of the issue.
book-about-abc = ABC
book-about-abc-text = Accounts in order of value. A while the share before the account is below cut A, B while it is below cut B, else C. Equal values share a class; values of zero and below are C and not part of the total; N where the value is unknown.
book-about-xyz = XYZ
book-about-xyz-text = Sample standard deviation divided by the mean of the periods, empty ones since the first order included. X up to cut X, Y up to cut Y, else Z; a mean of zero or less is Z; N with too few periods.
book-about-new = New
book-about-new-text = First order less than six months before the last day: the class stands in brackets in the reports.
book-about-base = Base
book-about-base-text = The window before the current one, and the classes at its end. They are as issued and do not follow the cuts.
book-about-announced = Announced
book-about-announced-text = A change of ABC class is told when it lasts two ends in a row or passes a cut by more than 2 percentage points; before that it is borderline.
book-about-scenario = Actual, previous year
book-about-scenario-text = Every amount is actual (AC). The base window plays the part of the previous year (PY). There is no plan in this workbook.
book-about-exact = Limits
book-about-exact-text = Spreadsheets hold 15 digits. Classes are exact while the total value in the smallest unit times the denominator of a cut has at most 14 digits.
book-about-nobody = Without an account
book-about-nobody-text = Order lines that name no account are in the revenue of the company and in no class.
book-sources = Sources
book-source = {$rows} rows taken, {$refused} refused
book-newest = , newest day {$day}
strategy-secure = Secure
strategy-plan-together = Plan together
strategy-stabilise = Stabilise
strategy-develop = Develop
strategy-maintain = Maintain
strategy-follow-projects = Follow projects
strategy-automate = Automate
strategy-standardise = Standardise
strategy-serve-on-demand = Serve on demand
strategy-observe = Observe

## Tables for spreadsheets

export-region = Region
export-revenue = Revenue {$currency}
export-revenue-base = Revenue {$currency}, base
export-change = Change {$currency}
export-change-percent = Change %
export-margin = Margin {$currency}
export-last = Last order
export-silent = Days silent
export-usual = Usual gap, days
export-next-from = Next order from
export-next-to = Next order to
export-nrr = NRR %
export-grr = GRR %
export-money = Money {$currency}
index-exports = Tables for spreadsheets
index-actions = Actions
