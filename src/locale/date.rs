//! Days, months, weeks and periods as text.
//!
//! Names and patterns are messages of the language file, so that a language is one file. A date
//! never breaks over a line: its spaces print as U+00A0.

use crate::{
    locale::{Language, Word},
    model::{Date, Month, Period, Span},
};

/// The attribute of a month for its form beside a day: `23 ноября`, where the month is `ноябрь`.
const DATED: &str = "dated";

impl Language {
    /// Returns a day with its year: `22 Nov 2026`.
    pub fn day(&self, day: Date) -> String {
        self.date("date-day", &self.parts(day, ""))
    }

    /// Returns a day of the year at hand: `25 Nov`.
    pub fn day_short(&self, day: Date) -> String {
        self.date("date-day-short", &self.parts(day, ""))
    }

    /// Returns a day with its weekday: `Wed 25 Nov 2026`.
    pub fn weekday_day(&self, day: Date) -> String {
        let weekday = self.word(&format!("weekday-short-{}", day.weekday().to_monday_one_offset()));
        let mut words = self.parts(day, "");
        words.push(("weekday", weekday.into()));
        self.date("date-weekday", &words)
    }

    /// Returns a month with its year: `Oct 2026`.
    pub fn month(&self, month: Month) -> String {
        self.date("date-month", &self.parts(month.first(), ""))
    }

    /// Returns a month for an axis: `Nov`.
    pub fn month_short(&self, month: Month) -> String {
        self.word(&format!("month-short-{}", month.number()))
    }

    /// Returns the ISO week a day lies in: `W47`.
    pub fn week(&self, day: Date) -> String {
        let week = day.iso_week_date().week();
        self.date("date-week", &[("week", Word::Text(week.to_string()))])
    }

    /// Returns the first and the last day of a span: `16–22 Nov 2026`.
    pub fn range(&self, span: Span) -> String {
        let (first, last) = (span.from, span.last());
        let mut words = self.parts(first, "1");
        words.extend(self.parts(last, "2"));
        let key = match () {
            () if first.year() != last.year() => "date-range",
            () if first.month() != last.month() => "date-range-in-year",
            () => "date-range-in-month",
        };
        self.date(key, &words)
    }

    /// Returns a period with its days at the start of a line: `Week 47, 16–22 Nov 2026`.
    pub fn period(&self, period: Period, span: Span) -> String {
        match period {
            Period::Week { week, .. } => {
                let range = self.range(span);
                let words = [("week", Word::Text(week.to_string())), ("range", range.into())];
                // Only the space after the comma may break.
                bind(&self.text("period-week", &words)).replace(",\u{a0}", ", ")
            }
            Period::Month { .. } => {
                let month = self.date("date-month-long", &self.parts(span.from, ""));
                capital(&month)
            }
            Period::Quarter { year, quarter } => self.date(
                "period-quarter",
                &[
                    ("quarter", Word::Text(quarter.to_string())),
                    ("y", Word::Text(year.to_string())),
                ],
            ),
            Period::Year { year } => year.to_string(),
        }
    }

    /// Returns the mark for a day that is not known.
    pub fn no_date(&self) -> String {
        self.word("no-date")
    }

    /// Returns the arguments of a date message, their names followed by `suffix`.
    fn parts(&self, day: Date, suffix: &str) -> Vec<(&'static str, Word)> {
        let names = match suffix {
            "1" => ["d1", "dd1", "m1", "mm1", "y1", "name1", "short1", "dated1", "dated_short1"],
            "2" => ["d2", "dd2", "m2", "mm2", "y2", "name2", "short2", "dated2", "dated_short2"],
            _ => ["d", "dd", "m", "mm", "y", "name", "short", "dated", "dated_short"],
        };
        let (number, month) = (day.day(), day.month());
        let [name, short] = ["name", "short"].map(|kind| format!("month-{kind}-{month}"));
        let values = [
            number.to_string(),
            format!("{number:02}"),
            month.to_string(),
            format!("{month:02}"),
            day.year().to_string(),
            self.word(&name),
            self.word(&short),
            self.form(&name, DATED),
            self.form(&short, DATED),
        ];
        names.into_iter().zip(values.map(Word::Text)).collect()
    }

    fn date(&self, key: &str, words: &[(&str, Word)]) -> String {
        bind(&self.text(key, words))
    }
}

fn bind(text: &str) -> String {
    text.replace(' ', "\u{a0}")
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
