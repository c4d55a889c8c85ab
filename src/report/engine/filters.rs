//! The filters and the function of the templates: the locale functions by their names.
//!
//! | filter | of | arguments | en |
//! |---|---|---|---|
//! | `count` | whole number | `sign` | `12 345` |
//! | `money_k` | money | `sign` | `3 906` |
//! | `money_m` | money | `digits=2`, `sign` | `33.76` |
//! | `money_whole` | money | `sign` | `3 905 812` |
//! | `money_exact` | money | `sign` | `3 905 812.40` |
//! | `decimal` | number | `digits=1`, `sign` | `0.5` |
//! | `percent` | ratio | `digits=1`, `sign` | `12.3 %` |
//! | `delta` | relative variance | `digits=1` | `+3.4 %` |
//! | `points` | difference of ratios | `digits=1` | `−1.3 pp` |
//! | `day`, `day_short`, `weekday_day` | date | | `22 Nov 2026` |
//! | `month`, `month_short` | date or `2026-10` | | `Oct 2026` |
//! | `week` | date or `2026-W47` | | `W47` |
//! | `period` | period | | `Week 47, 16–22 Nov 2026` |
//! | `days` | whole number | | `38 d` |
//! | `number_word` | whole number | | `Five` |
//! | `list` | texts | | `a, b and c` |
//!
//! `none` prints as the word for "not available", for dates as the mark for no date; an undefined
//! name is an error, and so is an argument that a filter does not have. `sign=true` puts a plus
//! before figures above zero: variances only (notation N9).
//!
//! `t(key="…", …)` gives a message of the language files; its arguments are texts, formatted
//! figures, or whole numbers, which choose the plural form.

use tera::{ArgFromValue, ErrorKind, Kwargs, State, Tera, TeraResult, Value};

use crate::{
    locale::{self, Language, Sign, Word},
    model::{Date, Money, Month, Period, Unit},
    report::error::nearest,
};

/// The filters of this module.
pub(in crate::report) const FILTERS: [&str; 19] = [
    "count",
    "money_k",
    "money_m",
    "money_whole",
    "money_exact",
    "decimal",
    "percent",
    "delta",
    "points",
    "day",
    "day_short",
    "weekday_day",
    "month",
    "month_short",
    "week",
    "period",
    "days",
    "number_word",
    "list",
];
/// The filters that Tera brings.
pub(super) const OF_TERA: [&str; 37] = [
    "abs",
    "capitalize",
    "default",
    "escape",
    "escape_html",
    "escape_xml",
    "first",
    "float",
    "get",
    "group_by",
    "indent",
    "int",
    "join",
    "keys",
    "last",
    "length",
    "lower",
    "newlines_to_br",
    "nth",
    "pairs",
    "pluralize",
    "replace",
    "reverse",
    "round",
    "safe",
    "sort",
    "split",
    "str",
    "title",
    "trim",
    "trim_end",
    "trim_start",
    "truncate",
    "unique",
    "upper",
    "values",
    "wordcount",
];
/// The functions there are.
pub(super) const FUNCTIONS: [&str; 3] = ["range", "t", "throw"];
/// The tests there are, behind `is`.
pub(super) const TESTS: [&str; 17] = [
    "array",
    "bool",
    "containing",
    "defined",
    "divisible_by",
    "ending_with",
    "even",
    "float",
    "integer",
    "iterable",
    "map",
    "none",
    "number",
    "odd",
    "starting_with",
    "string",
    "undefined",
];
/// Messages of the same kind that an unknown key is told with.
const KEYS_TOLD: usize = 40;

/// Registers every filter and function, bound to a language and the unit of money.
pub(super) fn register(tera: &mut Tera, language: &Language, unit: &Unit) {
    register_money(tera, language, unit);
    register_numbers(tera, language);
    register_ratios(tera, language);
    register_dates(tera, language);
    let language = language.clone();
    tera.register_function("t", move |args: Kwargs, _: &State<'_>| translate(&language, &args));
}

/// A filter: its name, the arguments it takes, and what it prints for `none`.
struct Filter {
    name: &'static str,
    args: &'static [&'static str],
    none: fn(&Language) -> String,
}

impl Filter {
    const fn number(name: &'static str, args: &'static [&'static str]) -> Self {
        Self { name, args, none: Language::not_available }
    }

    const fn date(name: &'static str) -> Self {
        Self { name, args: &[], none: Language::no_date }
    }

    /// Registers the filter: `read` takes the value apart, `print` writes it.
    fn register<T>(
        self,
        tera: &mut Tera,
        language: &Language,
        read: fn(&Value) -> TeraResult<T>,
        print: impl Fn(&Language, T, &Kwargs) -> TeraResult<String> + Send + Sync + 'static,
    ) where
        T: 'static,
    {
        let language = language.clone();
        tera.register_filter(self.name, move |value: &Value, args: Kwargs, _: &State<'_>| {
            self.check(&args)?;
            if value.is_none() {
                return Ok((self.none)(&language));
            }
            print(&language, read(value)?, &args)
        });
    }

    fn check(&self, args: &Kwargs) -> TeraResult<()> {
        let known = |name: &str| self.args.contains(&name);
        let Some(odd) = args.iter().map(|(key, _)| key.to_string()).find(|key| !known(key)) else {
            return Ok(());
        };
        let expected = if self.args.is_empty() { "none" } else { &self.args.join(" or ") };
        let name = self.name;
        let hint = match nearest(&odd, self.args) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("remove `{odd}`"),
        };
        let what = format!("filter `{name}` has no argument `{odd}`, expected {expected}");
        Err(message(format!("{what}\n{hint}")))
    }
}

fn register_money(tera: &mut Tera, language: &Language, unit: &Unit) {
    type Print = fn(&Language, Money, &Unit, Sign) -> String;
    let plain: [(&str, Print); 3] = [
        ("money_k", Language::money_k),
        ("money_whole", Language::money_whole),
        ("money_exact", Language::money_exact),
    ];
    for (name, print) in plain {
        let unit = unit.clone();
        Filter::number(name, &["sign"]).register(tera, language, money, move |to, amount, args| {
            Ok(print(to, amount, &unit, sign(args)?))
        });
    }
    let unit = unit.clone();
    Filter::number("money_m", &["digits", "sign"]).register(
        tera,
        language,
        money,
        move |to, amount, args| Ok(to.money_m(amount, &unit, digits(args, 2)?, sign(args)?)),
    );
}

fn register_numbers(tera: &mut Tera, language: &Language) {
    Filter::number("count", &["sign"])
        .register(tera, language, whole, |to, count, args| Ok(to.count(count, sign(args)?)));
    Filter::number("days", &[]).register(tera, language, whole, |to, days, _| Ok(to.days(days)));
    Filter::number("number_word", &[])
        .register(tera, language, whole, |to, count, _| Ok(to.number_word(count)));
    Filter::number("decimal", &["digits", "sign"]).register(
        tera,
        language,
        float,
        |to, value, args| Ok(to.decimal(value, digits(args, 1)?, sign(args)?)),
    );
    Filter::number("list", &[]).register(tera, language, texts, |to, names, _| Ok(to.list(&names)));
}

fn register_ratios(tera: &mut Tera, language: &Language) {
    Filter::number("percent", &["digits", "sign"]).register(
        tera,
        language,
        float,
        |to, ratio, args| Ok(to.percent(ratio, digits(args, 1)?, sign(args)?)),
    );
    Filter::number("delta", &["digits"]).register(tera, language, float, |to, ratio, args| {
        Ok(to.delta(Some(ratio), digits(args, 1)?))
    });
    Filter::number("points", &["digits"])
        .register(tera, language, float, |to, ratio, args| Ok(to.points(ratio, digits(args, 1)?)));
}

fn register_dates(tera: &mut Tera, language: &Language) {
    type Print = fn(&Language, Date) -> String;
    let days: [(&str, Print); 3] = [
        ("day", Language::day),
        ("day_short", Language::day_short),
        ("weekday_day", Language::weekday_day),
    ];
    for (name, print) in days {
        Filter::date(name).register(tera, language, date, move |to, day, _| Ok(print(to, day)));
    }
    Filter::date("month").register(tera, language, month, |to, month, _| Ok(to.month(month)));
    Filter::date("month_short")
        .register(tera, language, month, |to, month, _| Ok(to.month_short(month)));
    Filter::date("week").register(tera, language, week, |to, day, _| Ok(to.week(day)));
    // A template that writes a period itself gets the days of the usual calendar.
    Filter::date("period")
        .register(tera, language, period, |to, period, _| Ok(to.period(period, period.span())));
}

/// Returns the message of a key with its arguments.
fn translate(language: &Language, args: &Kwargs) -> TeraResult<String> {
    let key = args.must_get::<&str>("key")?;
    let mut words = vec![];
    let named: Vec<(String, &Value)> =
        args.iter().map(|(name, value)| (name.to_string(), value)).collect();
    for (name, value) in &named {
        if name == "key" {
            continue;
        }
        let word = match (value.as_str(), value.as_i64()) {
            (Some(text), _) => Word::from(text),
            (None, Some(count)) => Word::Count(count),
            _ => {
                let found = value.name();
                return Err(message(format!(
                    "argument `{name}` of message `{key}` is `{found}`, expected a text or a \
                     whole number: send it through a filter first"
                )));
            }
        };
        words.push((name.as_str(), word));
    }
    language
        .try_text(key, &words)
        .map_err(|error| message(format!("{error}\n{}", hint(key, &error))))
}

/// Returns what to do about a message, with the keys there are of its kind.
pub(super) fn hint(key: &str, error: &locale::Error) -> String {
    let locale::Error::UnknownKey { .. } = error else { return error.hint() };
    let kind = key.split('-').next().unwrap_or_default();
    let mut near = locale::keys(kind);
    if near.is_empty() {
        return error.hint();
    }
    let more = near.len().saturating_sub(KEYS_TOLD);
    near.truncate(KEYS_TOLD);
    let more = if more == 0 { String::new() } else { format!(" and {more} more") };
    format!("{}; there are {}{more}", error.hint(), near.join(", "))
}

fn sign(args: &Kwargs) -> TeraResult<Sign> {
    let variance = args.get::<bool>("sign")?.unwrap_or(false);
    Ok(if variance { Sign::Variance } else { Sign::Minus })
}

fn digits(args: &Kwargs, usual: usize) -> TeraResult<usize> {
    match args.get::<usize>("digits")?.unwrap_or(usual) {
        digits @ 0..=6 => Ok(digits),
        digits => Err(message(format!("`digits` is {digits}, expected 0 to 6"))),
    }
}

/// Reads a whole number; a float is refused even when it is whole.
fn whole(value: &Value) -> TeraResult<i64> {
    value.as_i64().ok_or_else(|| wrong_type("a whole number", value))
}

fn money(value: &Value) -> TeraResult<Money> {
    whole(value).map(Money)
}

fn float(value: &Value) -> TeraResult<f64> {
    f64::from_value(value).map_err(|_| wrong_type("a number", value))
}

fn texts(value: &Value) -> TeraResult<Vec<String>> {
    Vec::from_value(value).map_err(|_| wrong_type("a list", value))
}

fn date(value: &Value) -> TeraResult<Date> {
    read_text(value, "a date like 2026-11-22", |text| text.parse().ok())
}

fn month(value: &Value) -> TeraResult<Month> {
    read_text(value, "a month like 2026-10, or a date", |text| {
        let day = if text.len() == 7 { format!("{text}-01") } else { text.to_owned() };
        day.parse().ok().map(Month::of)
    })
}

fn week(value: &Value) -> TeraResult<Date> {
    read_text(value, "a week like 2026-W47, or a date", |text| match text.parse() {
        Ok(period @ Period::Week { .. }) => Some(period.span().from),
        _ => text.parse().ok(),
    })
}

fn period(value: &Value) -> TeraResult<Period> {
    read_text(value, "a period like 2026-W47", |text| text.parse().ok())
}

fn read_text<T>(value: &Value, expected: &str, parse: impl Fn(&str) -> Option<T>) -> TeraResult<T> {
    let text = value.as_str().ok_or_else(|| wrong_type(expected, value))?;
    parse(text).ok_or_else(|| message(format!("`{text}` is not {expected}")))
}

fn wrong_type(expected: &str, value: &Value) -> tera::Error {
    tera::Error::new(ErrorKind::InvalidArgument {
        expected_type: expected.to_owned(),
        actual_type: value.name().to_owned(),
    })
}

fn message(text: String) -> tera::Error {
    tera::Error::message(text)
}
