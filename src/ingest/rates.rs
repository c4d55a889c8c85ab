//! Exchange rates: table `rates` as exact factors by currency and day.

use std::collections::BTreeMap;

use crate::{
    ingest::{AmountError, Error, Refusal, amount, keys::place, snapshot::SnapshotWriter},
    model::{Cell, Currency, Date, Table},
    source::Round,
};

/// Decimals with which a rate is kept: enough for what banks publish, few enough for a product with
/// any amount to be exact in 128 bits.
pub(super) const DECIMALS: u8 = 12;

/// How many days old a rate may be: central banks publish none on holidays and some only by month.
const MOST_DAYS: i32 = 31;

/// Rates to the company's currency by currency and day.
#[derive(Clone, Debug, Default)]
pub(super) struct Rates(BTreeMap<Currency, BTreeMap<Date, i64>>);

impl Rates {
    /// Reads the finished table `rates`.
    pub(super) fn of(writer: &SnapshotWriter) -> Result<Self, Error> {
        let (table, mut rates) = (Table::Rates, Self::default());
        let rows: Vec<u64> = (0..writer.rows(table)).collect();
        for (cells, row) in writer.read_back(table, &rows)?.iter().zip(1..) {
            rates.add(cells).map_err(|refusal| Error::BadRecord { table, row, refusal })?;
        }
        Ok(rates)
    }

    /// Takes a row of table `rates`, or tells what is wrong with it.
    pub(super) fn add(&mut self, cells: &[Option<Cell>]) -> Result<(), Refusal> {
        let cell = |name| cells[place(Table::Rates, name)].as_ref();
        if let (Some(Cell::Text(code)), Some(Cell::Date(day)), Some(Cell::Text(rate))) =
            (cell("currency"), cell("date"), cell("rate"))
        {
            let rate = parse(rate).map_err(|expected| Refusal::cell("rate", rate, expected))?;
            self.0.entry(currency(code)?).or_default().insert(*day, rate);
        }
        Ok(())
    }

    /// Returns the latest rate on or before a day, in units of 10^-[`DECIMALS`]; `None` when there is
    /// none that is at most [`MOST_DAYS`] old.
    pub(super) fn on(&self, currency: &Currency, day: Date) -> Option<i64> {
        let (&known, &rate) = self.0.get(currency)?.range(..=day).next_back()?;
        ((day - known).get_days() <= MOST_DAYS).then_some(rate)
    }

    /// Returns what is expected where [`on`](Self::on) gives nothing.
    pub(super) fn expected() -> String {
        format!("a rate in `{}` of the day or at most {MOST_DAYS} days before", Table::Rates)
    }
}

/// Reads an ISO 4217 code, in upper or lower case.
pub(super) fn currency(code: &str) -> Result<Currency, Refusal> {
    Currency::parse(&code.to_ascii_uppercase())
        .ok_or_else(|| Refusal::cell("currency", code, "an ISO 4217 code such as EUR".to_owned()))
}

fn parse(rate: &str) -> Result<i64, String> {
    let positive = || "a number above 0".to_owned();
    let rate = amount::parse(rate, DECIMALS, Round::Reject).map_err(|error| match error {
        AmountError::NotANumber => positive(),
        fit @ (AmountError::TooFine { .. } | AmountError::TooLarge { .. }) => fit.to_string(),
    })?;
    if rate > 0 { Ok(rate) } else { Err(positive()) }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn row(code: &str, day: Date, rate: &str) -> [Option<Cell>; 3] {
        [
            Some(Cell::Text(code.to_owned())),
            Some(Cell::Date(day)),
            Some(Cell::Text(rate.to_owned())),
        ]
    }

    #[test]
    fn the_latest_rate_that_is_not_too_old_holds() {
        let mut rates = Rates::default();
        for (day, rate) in [(date(2026, 10, 1), "0.9"), (date(2026, 11, 20), "0.000000000001")] {
            rates.add(&row("usd", day, rate)).unwrap();
        }
        let dollar = Currency::parse("USD").unwrap();
        let on = |month, day| rates.on(&dollar, date(2026, month, day));
        assert_eq!((on(9, 30), on(10, 1)), (None, Some(900_000_000_000)));
        assert_eq!((on(11, 1), on(11, 2)), (Some(900_000_000_000), None));
        assert_eq!((on(11, 20), on(12, 21), on(12, 22)), (Some(1), Some(1), None));
        assert_eq!(rates.on(&Currency::parse("SEK").unwrap(), date(2026, 11, 20)), None);
    }

    #[test]
    fn a_rate_is_a_number_above_zero_for_a_currency() {
        let refused = |code, rate| {
            let row = row(code, date(2026, 11, 20), rate);
            Rates::default().add(&row).unwrap_err().to_string()
        };
        for rate in ["0", "-1", "x", "0,9", "NaN", "1e-400"] {
            let told = refused("USD", rate);
            assert!(
                told.starts_with(&format!("column `rate`: found `{rate}`, expected ")),
                "{told}"
            );
        }
        assert_eq!(
            refused("US$", "1"),
            "column `currency`: found `US$`, expected an ISO 4217 code such as EUR"
        );
    }
}
