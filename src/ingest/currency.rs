//! Order lines in other currencies than the company's.
//!
//! Amounts of another currency are read with that currency's own decimals where these are more than
//! `money.decimals`: a thousandth of a dinar is money although the company stores hundredths of a
//! euro. An amount that is finer still is refused or rounded as its mapping says.
//!
//! Lines stay in their own currency until it is known which of them count, so that what came twice
//! is in no total; then they are settled, before anything is published.

use crate::{
    ingest::{
        Error, Refusal, amount,
        keys::place,
        rates::{self, Rates},
        snapshot::SnapshotWriter,
        totals::{CurrencyTotal, Totals},
    },
    model::{Cell, ColumnType, Currency, Date, Finding, Money, Severity, Table, Unit},
};

/// What becomes of order lines in other currencies; they are never added to the company's.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Currencies {
    /// The pull fails and tells the total of each currency.
    #[default]
    Refuse,
    /// They are kept out of the snapshot; the data note tells the total of each currency.
    Separate,
    /// They are converted with the rate of table `rates` that held on the order's day.
    Rates,
}

/// What happens to order lines in other currencies; shared by all threads that read lines.
#[derive(Clone, Debug)]
pub(super) struct Converter {
    unit: Unit,
    currencies: Currencies,
    rates: Rates,
}

/// The currency of a line and what is to be done with it.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Fate {
    /// It is in the company's currency.
    Own,
    /// It is in another one; kept out of the snapshot.
    Apart(Currency),
    /// It is in another one, to be converted with this rate in units of 10^-[`rates::DECIMALS`].
    Converted(Currency, i64),
}

/// Returns the decimals with which the amounts of a line in a currency are read; a code that is none
/// is refused later.
pub(super) fn decimals(unit: &Unit, code: Option<&str>) -> u8 {
    let own = code.filter(|code| !code.eq_ignore_ascii_case(unit.currency.code()));
    let own = own.and_then(|code| Currency::parse(&code.to_ascii_uppercase()));
    own.map_or(unit.decimals, |currency| currency.decimals().max(unit.decimals))
}

impl Converter {
    /// Prepares a pull whose table `rates`, if any, was read.
    pub(super) fn new(unit: Unit, currencies: Currencies, rates: Rates) -> Self {
        Self { unit, currencies, rates }
    }

    /// Returns what is to be done with a line of this currency and day.
    fn fate(&self, code: &str, day: Date) -> Result<Fate, Refusal> {
        if code.eq_ignore_ascii_case(self.unit.currency.code()) {
            return Ok(Fate::Own);
        }
        let currency = rates::currency(code)?;
        if self.currencies != Currencies::Rates {
            return Ok(Fate::Apart(currency));
        }
        match self.rates.on(&currency, day) {
            Some(rate) => Ok(Fate::Converted(currency, rate)),
            None => Err(Refusal::cell("currency", &format!("{code} on {day}"), Rates::expected())),
        }
    }

    /// Returns an amount of another currency in stored units, ties to even; `None` when it does not
    /// fit.
    fn convert(&self, units: i64, currency: &Currency, rate: i64) -> Option<Money> {
        let product = i128::from(units) * i128::from(rate);
        let from = decimals(&self.unit, Some(currency.code()));
        // `from` is never less than what is stored.
        let divisor = 10_i128.pow(u32::from(rates::DECIMALS + from - self.unit.decimals));
        i64::try_from(amount::divided(product, divisor)).ok().map(Money)
    }

    /// Returns the company's currency.
    pub(super) fn own(&self) -> &Currency {
        &self.unit.currency
    }

    /// Returns the currency of an order line in another one, when all that is needed to settle it
    /// is there.
    pub(super) fn check(&self, cells: &[Option<Cell>]) -> Result<Currency, Refusal> {
        match self.fate_of(cells)? {
            Fate::Own => Ok(self.unit.currency.clone()),
            Fate::Apart(currency) => Ok(currency),
            Fate::Converted(currency, rate) => {
                self.convert_cells(&currency, rate, &mut cells.to_vec())?;
                Ok(currency)
            }
        }
    }

    /// Settles the lines in other currencies once it is known which lines count: refuses them, keeps
    /// them apart or converts them. Returns the sums by currency when there are several.
    pub(super) fn settle(&self, writer: &mut SnapshotWriter) -> Result<Vec<CurrencyTotal>, Error> {
        let own = self.unit.currency.clone();
        let mut totals = Totals::default();
        let pure = writer.read_mixed(own.code(), |cells| self.count(cells, &mut totals))?;
        if !totals.has_other_than(&own) {
            return Ok(vec![]);
        }
        totals.add_own(&own, self.unit.decimals, pure);
        let found = totals.finish();
        if self.currencies == Currencies::Refuse {
            return Err(Error::MixedCurrencies { table: Table::Orders, expected: own, found });
        }
        writer.change_mixed(own.code(), |cells| self.settled(cells))?;
        Ok(found)
    }

    /// Returns what the data note says of lines in other currencies.
    pub(super) fn finding(&self, totals: &[CurrencyTotal]) -> Option<Finding> {
        finding(totals, &self.unit)
    }

    fn count(&self, cells: Vec<Option<Cell>>, totals: &mut Totals) {
        let Money(net) = net_amount(&cells);
        let currency = match self.fate_of(&cells) {
            Ok(Fate::Apart(currency) | Fate::Converted(currency, _)) => currency,
            _ => self.unit.currency.clone(),
        };
        let converted = self.settled(cells).as_deref().map(net_amount);
        totals.add(&currency, (net, decimals(&self.unit, Some(currency.code()))), converted);
    }

    /// Returns a line as the snapshot holds it; `None` when it is kept apart.
    fn settled(&self, mut cells: Vec<Option<Cell>>) -> Option<Vec<Option<Cell>>> {
        match self.fate_of(&cells).expect("lines are checked when they are read") {
            Fate::Own => {}
            Fate::Apart(_) => return None,
            Fate::Converted(currency, rate) => self
                .convert_cells(&currency, rate, &mut cells)
                .expect("lines are checked when they are read"),
        }
        Some(cells)
    }

    fn fate_of(&self, cells: &[Option<Cell>]) -> Result<Fate, Refusal> {
        let cell = |name| cells[place(Table::Orders, name)].as_ref();
        match (cell("currency"), cell("order_date")) {
            (Some(Cell::Text(code)), Some(Cell::Date(day))) => self.fate(code, *day),
            _ => Ok(Fate::Own),
        }
    }

    fn convert_cells(
        &self,
        currency: &Currency,
        rate: i64,
        cells: &mut [Option<Cell>],
    ) -> Result<(), Refusal> {
        let columns = Table::Orders.columns().iter().zip(&mut *cells);
        for (column, cell) in columns.filter(|(column, _)| column.kind == ColumnType::Money) {
            if let Some(Cell::Money(Money(units))) = cell {
                let converted = self.convert(*units, currency, rate).ok_or_else(|| {
                    let expected = format!("an amount that fits 64 bits in {}", self.unit.currency);
                    Refusal::cell(column.name, &units.to_string(), expected)
                })?;
                *cell = Some(Cell::Money(converted));
            }
        }
        let code = self.unit.currency.code().to_owned();
        cells[place(Table::Orders, "currency")] = Some(Cell::Text(code));
        Ok(())
    }
}

fn net_amount(cells: &[Option<Cell>]) -> Money {
    match cells[place(Table::Orders, "net_amount")] {
        Some(Cell::Money(amount)) => amount,
        _ => Money::ZERO,
    }
}

/// Returns how many lines of a table are kept apart.
pub(super) fn apart(table: Table, totals: &[CurrencyTotal]) -> u64 {
    let apart = totals.iter().filter(|total| total.converted.is_none());
    if table == Table::Orders { apart.map(|total| total.lines).sum() } else { 0 }
}

/// Returns what the data note says of lines in other currencies.
fn finding(totals: &[CurrencyTotal], unit: &Unit) -> Option<Finding> {
    let foreign = || totals.iter().filter(|total| total.currency != unit.currency);
    let is_apart = foreign().next()?.converted.is_none();
    let told = |total: &CurrencyTotal| match total.converted {
        Some(amount) => format!("{total} = {} {}", unit.exact(amount), unit.currency),
        None => total.to_string(),
    };
    let told = foreign().map(told).collect::<Vec<_>>().join(", ");
    let (rule, severity, text) = if is_apart {
        ("currency_separate", Severity::Warning, format!("in no figure: {told}"))
    } else {
        ("currency_converted", Severity::Note, format!("converted by `rates` in this pull: {told}"))
    };
    Some(Finding { rule: rule.to_owned(), severity, place: Table::Orders.name().to_owned(), text })
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    const DAY: Date = Date::constant(2026, 11, 20);

    fn converter(currencies: Currencies, code: &str, rate: &str) -> Converter {
        let text = |text: &str| Some(Cell::Text(text.to_owned()));
        let mut rates = Rates::default();
        rates.add(&[text(code), Some(Cell::Date(DAY)), text(rate)]).unwrap();
        let unit = Unit { currency: Currency::parse("EUR").unwrap(), decimals: 2 };
        Converter::new(unit, currencies, rates)
    }

    fn converted(units: i64, code: &str, rate: &str) -> Option<i64> {
        let converter = converter(Currencies::Rates, code, rate);
        let Fate::Converted(currency, rate) = converter.fate(code, DAY).unwrap() else {
            panic!("{code} has a rate");
        };
        converter.convert(units, &currency, rate).map(|Money(units)| units)
    }

    #[test]
    fn amounts_are_converted_exactly_and_ties_go_to_even() {
        assert_eq!(converted(10_000, "USD", "0.9151"), Some(9_151));
        assert_eq!(converted(10_001, "USD", "0.5"), Some(5_000));
        assert_eq!(converted(10_003, "USD", "0.5"), Some(5_002));
        assert_eq!(converted(-10_001, "USD", "0.5"), Some(-5_000));
        assert_eq!(converted(-10_003, "USD", "0.5"), Some(-5_002));
        assert_eq!(converted(1_000_000, "IDR", "0.000051234567"), Some(51));
        // Dinars have thousandths: 1.234 KWD.
        assert_eq!(converted(1_234, "KWD", "3"), Some(370));
        assert_eq!(converted(i64::MAX, "USD", "2"), None);
    }

    #[test]
    fn every_line_has_its_fate() {
        let with = |currencies| converter(currencies, "USD", "0.9");
        let dollar = Currency::parse("USD").unwrap();
        for currencies in [Currencies::Refuse, Currencies::Separate, Currencies::Rates] {
            for own in ["EUR", "eur"] {
                assert_eq!(with(currencies).fate(own, DAY), Ok(Fate::Own));
            }
            assert!(with(currencies).fate("€", DAY).is_err());
        }
        let fate = |currencies, day| with(currencies).fate("usd", day);
        assert_eq!(fate(Currencies::Separate, DAY), Ok(Fate::Apart(dollar.clone())));
        assert_eq!(fate(Currencies::Rates, DAY), Ok(Fate::Converted(dollar, 900_000_000_000)));
        assert_eq!(
            fate(Currencies::Rates, date(2026, 11, 19)).unwrap_err().to_string(),
            "column `currency`: found `usd on 2026-11-19`, expected a rate in `rates` of the day or \
             at most 31 days before"
        );
    }

    proptest! {
        #[test]
        fn a_converted_amount_is_within_half_a_unit(
            units in -1_000_000_000_i64..1_000_000_000,
            millionths in 1_i64..10_000_000,
        ) {
            let rate = format!("{}.{:06}", millionths / 1_000_000, millionths % 1_000_000);
            let found = i128::from(converted(units, "USD", &rate).unwrap());
            let exact = i128::from(units) * i128::from(millionths);
            prop_assert!((found * 1_000_000 - exact).abs() * 2 <= 1_000_000);
        }
    }
}
