//! What every block of a document shares: the reader's language, the scope, the scale of money.

use jiff::civil::Date;

use crate::{
    analysis::{AccountAnalysis, ManagerAnalysis, Scope, Standing},
    locale::{Language, Sign, Word},
    model::{Cadence, CalendarUnit, Money, Month, Period, Span, UNASSIGNED},
    report::run::RunFacts,
};

/// Whole units of yearly revenue from which money is written in thousands.
const THOUSANDS_FROM: i64 = 1_000_000;
/// Whole units of an account's yearly revenue from which its briefing is in thousands.
const ACCOUNT_THOUSANDS_FROM: i64 = 10_000;
/// Whole units from which an amount in a sentence is written in millions.
const MILLIONS_FROM: i64 = 1_000_000;

/// How money is written in one document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Scale {
    /// Thousands in tables, millions in sentences.
    Thousands,
    /// Whole units everywhere.
    Whole,
}

/// The setting in which blocks are built.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Scene<'a> {
    /// The reader's language.
    pub(crate) language: &'a Language,
    /// The run.
    pub(crate) run: &'a RunFacts,
    /// What was analysed.
    pub(crate) scope: &'a Scope,
    /// How money is written.
    pub(crate) scale: Scale,
}

impl Scale {
    /// Chooses the scale that leaves figures of the company short and not all zero.
    pub(crate) fn of(scope: &Scope, revenue: Money) -> Self {
        Self::from(scope, revenue, THOUSANDS_FROM)
    }

    /// Chooses the scale of a briefing: the company's, unless the account is too small for it.
    pub(crate) fn of_account(self, scope: &Scope, account: &AccountAnalysis) -> Self {
        let revenue = account.revenue_current.max(account.revenue_base);
        match self {
            Self::Whole => Self::Whole,
            Self::Thousands => Self::from(scope, revenue, ACCOUNT_THOUSANDS_FROM),
        }
    }

    fn from(scope: &Scope, revenue: Money, whole: i64) -> Self {
        let limit = Money(whole * scope.unit.per_whole());
        if revenue >= limit { Self::Thousands } else { Self::Whole }
    }
}

impl Scene<'_> {
    /// Returns a message of the language file.
    pub(crate) fn say(&self, key: &str, words: &[(&str, Word)]) -> String {
        self.language.text(key, words)
    }

    /// Returns the month, quarter or year that closed since the last issue: this one is the first
    /// made in the next.
    pub(crate) fn closed(&self, cadence: Cadence) -> Option<Period> {
        let calendar = self.scope.settings.calendar;
        let span = calendar.span(self.scope.period);
        let closing = calendar.containing(cadence, span.from);
        (calendar.span(closing).last() <= self.scope.as_of).then_some(closing)
    }

    /// Returns an amount as tables write it: `3 906`.
    pub(crate) fn money(&self, amount: Money) -> String {
        self.scaled(amount, Sign::Minus)
    }

    /// Returns a variance as tables write it: `+358`.
    pub(crate) fn change(&self, amount: Money) -> String {
        self.scaled(amount, Sign::Variance)
    }

    /// Returns an amount with its unit as sentences write it: `212 k EUR`.
    pub(crate) fn amount(&self, amount: Money) -> String {
        self.with_unit(amount, Sign::Minus)
    }

    /// Returns a variance with its unit: `−1 611 k EUR`.
    pub(crate) fn amount_change(&self, amount: Money) -> String {
        self.with_unit(amount, Sign::Variance)
    }

    /// Returns a large amount with its unit, three digits: `3.91 m EUR`; a smaller one as usual.
    pub(crate) fn large(&self, amount: Money) -> String {
        match self.scale {
            Scale::Whole => self.amount(amount),
            Scale::Thousands if !self.reaches(amount, MILLIONS_FROM) => self.amount(amount),
            Scale::Thousands => {
                let unit = &self.scope.unit;
                let value = self.language.money_m(amount, unit, 2, Sign::Minus);
                self.say("amount-millions", &self.valued(value))
            }
        }
    }

    /// Returns a large amount in the unit of month columns, with three digits (notation N10):
    /// `3.27`, `10.6`, or whole units.
    pub(crate) fn column(&self, amount: Money) -> String {
        match self.scale {
            Scale::Whole => self.money(amount),
            Scale::Thousands => {
                let whole = amount.0.abs() / self.scope.unit.per_whole();
                let digits = match whole {
                    0..9_995_000 => 2,
                    9_995_000..99_950_000 => 1,
                    _ => 0,
                };
                self.language.money_m(amount, &self.scope.unit, digits, Sign::Minus)
            }
        }
    }

    /// Returns the unit of table columns: `kEUR`.
    pub(crate) fn unit(&self) -> String {
        self.unit_of("unit-thousands")
    }

    /// Returns the unit of month columns: `m EUR`.
    pub(crate) fn large_unit(&self) -> String {
        self.unit_of("unit-millions")
    }

    /// Returns a share or rate without sign: `12.3 %`.
    pub(crate) fn percent(&self, ratio: f64, digits: usize) -> String {
        self.language.percent(ratio, digits, Sign::Minus)
    }

    /// Returns a range of shares: `30–55 %`.
    pub(crate) fn band(&self, [low, high]: [f64; 2]) -> String {
        let low = self.language.decimal(low * 100.0, 0, Sign::Minus);
        format!("{low}–{}", self.percent(high, 0))
    }

    /// Returns the size of a relative change without sign; the sentence says its direction.
    pub(crate) fn size(&self, ratio: f64) -> String {
        self.percent(ratio.abs(), 1)
    }

    /// Returns the months of the current window: `12 months to Oct 2026`.
    pub(crate) fn window(&self) -> String {
        self.about_window("date-window", self.scope.windows.current)
    }

    /// Returns a message about a window; where windows are weeks its own, which names days.
    pub(crate) fn about_window(&self, key: &str, window: Span) -> String {
        let last = window.last();
        let numbers = |day: Date| format!("{}/{}", day.month(), day.year());
        let words = [
            ("months", i64::from(self.scope.settings.window_months).into()),
            ("weeks", i64::from(window.days() / 7).into()),
            ("end", self.language.month(Month::of(last)).into()),
            ("last", self.language.day_short(last).into()),
            ("last_day", self.language.day(last).into()),
            ("from", numbers(window.from).into()),
            ("to", numbers(last).into()),
            ("day", self.language.day(self.scope.as_of).into()),
        ];
        match self.scope.settings.calendar.unit {
            CalendarUnit::Months => self.say(key, &words),
            CalendarUnit::Weeks => self.say(&format!("{key}-weeks"), &words),
        }
    }

    /// Returns the words for the length of the windows: `length` in months, or in weeks where the
    /// calendar counts those, and `span`, which chooses between them.
    pub(crate) fn window_length(&self) -> [(&'static str, Word); 2] {
        match self.scope.settings.calendar.unit {
            CalendarUnit::Months => {
                let months = i64::from(self.scope.settings.window_months);
                [("length", months.into()), ("span", "months".into())]
            }
            CalendarUnit::Weeks => {
                let weeks = i64::from(self.scope.windows.current.days() / 7);
                [("length", weeks.into()), ("span", "weeks".into())]
            }
        }
    }

    /// Returns the length of the windows: `12 months`.
    pub(crate) fn window_name(&self) -> String {
        self.say("window-length", &self.window_length())
    }

    /// Returns the display name of an account.
    pub(crate) fn account(&self, account: &AccountAnalysis) -> String {
        self.named(&account.account.account_id, &account.account.name)
    }

    /// Returns the display name of a manager.
    pub(crate) fn manager(&self, manager: &ManagerAnalysis) -> String {
        self.named(&manager.manager.manager_id, &manager.manager.name)
    }

    /// Returns the display name of an account's owner.
    pub(crate) fn owner(&self, account: &AccountAnalysis) -> String {
        self.named(&account.manager_id, &account.manager_name)
    }

    /// Returns the word for a standing.
    pub(crate) fn standing(&self, standing: Standing) -> String {
        self.language.word(match standing {
            Standing::Active => "state-active",
            Standing::WonBack => "state-won_back",
            Standing::Late => "state-late",
            Standing::SeasonalPause => "state-seasonal_pause",
            Standing::AtRisk => "state-at_risk",
            Standing::Lost => "state-lost",
            Standing::NeverBought => "state-never_bought",
        })
    }

    /// Returns whether a day lies at most `days` before the as-of date, and not after it.
    pub(crate) fn within_past(&self, day: Date, days: i32) -> bool {
        (-days..=0).contains(&self.days_to(day))
    }

    /// Returns the days from the as-of date to `day`; negative for past days.
    pub(crate) fn days_to(&self, day: Date) -> i32 {
        (day - self.scope.as_of).get_days()
    }

    /// Returns the period at the start of a line: `Week 47, 16–22 Nov 2026`.
    pub(crate) fn period(&self) -> String {
        self.period_name(self.scope.period)
    }

    /// Returns a period at the start of a line: `Oct 2026`.
    pub(crate) fn period_name(&self, period: Period) -> String {
        self.language.period(period, self.scope.settings.calendar.span(period))
    }

    /// Returns the period inside a line: `week 47, 16–22 Nov 2026`.
    pub(crate) fn period_inline(&self) -> String {
        let period = self.period();
        let mut letters = period.chars();
        match (self.scope.period, letters.next()) {
            (Period::Week { .. }, Some(first)) => first.to_lowercase().chain(letters).collect(),
            _ => period,
        }
    }

    /// Returns the period inside a line, short: `week 47, 2026`.
    pub(crate) fn period_short(&self) -> String {
        match self.scope.period {
            Period::Week { year, week } => self.say(
                "period-short-week",
                &[("week", week.to_string().into()), ("year", year.to_string().into())],
            ),
            _ => self.period(),
        }
    }

    /// Returns the word for the week of the running comparisons: `Week 47`, and how much of it has
    /// passed when it is not over.
    pub(crate) fn week_name(&self) -> String {
        let days = i64::from(self.scope.week.days());
        let key = if days < 7 { "week-name-part" } else { "week-name" };
        self.say(key, &[("week", self.week_number().into()), ("days", days.into())])
    }

    /// Returns the fiscal year by the calendar year it begins with.
    pub(crate) fn fiscal_year_name(&self) -> String {
        self.scope.settings.calendar.containing(Cadence::Year, self.scope.as_of).to_string()
    }

    /// Returns the number of that week.
    pub(crate) fn week_number(&self) -> String {
        let calendar = self.scope.settings.calendar;
        match calendar.containing(Cadence::Week, self.scope.as_of) {
            Period::Week { week, .. } => week.to_string(),
            other => other.to_string(),
        }
    }

    fn named(&self, id: &str, name: &str) -> String {
        if id == UNASSIGNED { self.language.word("unassigned") } else { name.to_owned() }
    }

    fn scaled(&self, amount: Money, sign: Sign) -> String {
        let unit = &self.scope.unit;
        match self.scale {
            Scale::Thousands => self.language.money_k(amount, unit, sign),
            Scale::Whole => self.language.money_whole(amount, unit, sign),
        }
    }

    /// Writes an amount with its unit; what would read as nothing is written in whole units.
    fn with_unit(&self, amount: Money, sign: Sign) -> String {
        let unit = &self.scope.unit;
        let (key, value) = match self.scale {
            Scale::Thousands if self.reaches(amount, 1_000) => {
                ("amount-thousands", self.language.money_k(amount, unit, sign))
            }
            _ => ("amount-whole", self.language.money_whole(amount, unit, sign)),
        };
        self.say(key, &self.valued(value))
    }

    /// Returns whether an amount reaches so many whole units, on either side of zero.
    fn reaches(&self, amount: Money, whole: i64) -> bool {
        amount.0.unsigned_abs() >= (whole * self.scope.unit.per_whole()).unsigned_abs()
    }

    fn valued(&self, value: String) -> [(&'static str, Word); 2] {
        [("value", value.into()), ("currency", self.scope.unit.currency.code().into())]
    }

    fn unit_of(&self, key: &str) -> String {
        match self.scale {
            Scale::Thousands => {
                let currency = self.scope.unit.currency.code();
                self.say(key, &[("currency", currency.into())])
            }
            Scale::Whole => self.scope.unit.currency.code().to_owned(),
        }
    }
}

/// Words that join others and must not stand before a cut.
const JOINING: [&str; 10] = ["and", "&", "und", "et", "ja", "og", "och", "of", "y", "e"];
/// Legal forms besides those in capitals or with points.
const FORMS: [&str; 14] = [
    "oy", "oyj", "ab", "as", "gmbh", "ltd", "inc", "corp", "co", "aps", "srl", "kft", "plc", "sarl",
];

/// Shortens a name to `most` characters at a word where possible; the cut shows as `…`.
pub(crate) fn shortened(name: &str, most: usize) -> String {
    if name.chars().count() <= most {
        return name.to_owned();
    }
    let head: String = name.chars().take(most.saturating_sub(1)).collect();
    let end = head.rfind(' ').filter(|&end| end * 5 > head.len() * 3).unwrap_or(head.len());
    format!("{}…", whole_words(&head[..end]))
}

/// Drops what only joined the words that were cut.
fn whole_words(head: &str) -> &str {
    let head = head.trim_end_matches([' ', ',', '&', '-']);
    match head.rsplit_once(' ') {
        Some((before, last)) if JOINING.contains(&last) => whole_words(before),
        _ => head,
    }
}

/// Shortens a company's name: its legal form goes first.
pub(crate) fn short_name(name: &str, most: usize) -> String {
    let long = name.chars().count() > most;
    shortened(without_form(name).filter(|_| long).unwrap_or(name), most)
}

/// Returns a company's name without its legal form, if it ends with one.
fn without_form(name: &str) -> Option<&str> {
    if let Some(bare) = name.strip_suffix(" Sp. z o.o.") {
        return Some(bare);
    }
    let (bare, last) = name.rsplit_once(' ')?;
    let is_short = last.chars().count() <= 6;
    let has_points = last.contains(['.', '/']);
    let in_capitals = last.chars().count() <= 4 && last.chars().all(char::is_uppercase);
    let known = FORMS.contains(&last.to_lowercase().as_str());
    (is_short && (has_points || in_capitals || known)).then_some(bare)
}

/// Shortens a person's name: the first name goes first.
pub(crate) fn short_person(name: &str, most: usize) -> String {
    let initial = |first: &str| first.chars().next().map(|letter| format!("{letter}."));
    match name.split_once(' ') {
        Some((first, last)) if name.chars().count() > most => {
            shortened(&format!("{} {last}", initial(first).unwrap_or_default()), most)
        }
        _ => shortened(name, most),
    }
}

/// Returns the last word of a person's name, for narrow columns.
pub(crate) fn surname(name: &str) -> &str {
    name.rsplit(' ').next().unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::{short_name, short_person, shortened, surname};

    #[test]
    fn legal_forms_and_first_names_go_before_letters_do() {
        assert_eq!(short_name("Großweiler Chemie GmbH", 22), "Großweiler Chemie GmbH");
        assert_eq!(short_name("Großweiler Chemie GmbH", 20), "Großweiler Chemie");
        assert_eq!(short_name("Zielonka Chemia Sp. z o.o.", 20), "Zielonka Chemia");
        assert_eq!(short_name("Родопски Метали АД", 17), "Родопски Метали");
        assert_eq!(short_person("Päivi Hämäläinen", 14), "P. Hämäläinen");
        assert_eq!(surname("Päivi Hämäläinen"), "Hämäläinen");
    }

    #[test]
    fn long_names_are_cut_at_a_word() {
        assert_eq!(shortened("Ylämaan Sellu Oy", 26), "Ylämaan Sellu Oy");
        assert_eq!(shortened("Metropolitan Bicycle Supply", 26), "Metropolitan Bicycle…");
        assert_eq!(shortened(&"x".repeat(300), 10), "xxxxxxxxx…");
        assert_eq!(short_name("Bicycle Accessories and Kits", 26), "Bicycle Accessories…");
    }
}
