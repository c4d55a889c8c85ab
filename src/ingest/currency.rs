//! Order lines in other currencies than the company's.
//!
//! Amounts of another currency are read with that currency's own decimals where these are more than
//! `money.decimals`: a thousandth of a dinar is money although the company stores hundredths of a
//! euro. An amount that is finer still is refused or rounded as its mapping says.

use crate::{
    ingest::{
        Refusal, amount,
        keys::place,
        rates::{self, Rates},
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
pub(super) enum Fate {
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
    pub(super) fn fate(&self, code: Option<&str>, day: Date) -> Result<Fate, Refusal> {
        let Some(code) = code.filter(|code| !code.eq_ignore_ascii_case(self.unit.currency.code()))
        else {
            return Ok(Fate::Own);
        };
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
    pub(super) fn convert(&self, units: i64, currency: &Currency, rate: i64) -> Option<Money> {
        let product = i128::from(units) * i128::from(rate);
        let from = decimals(&self.unit, Some(currency.code()));
        // `from` is never less than what is stored.
        let divisor = 10_i128.pow(u32::from(rates::DECIMALS + from - self.unit.decimals));
        i64::try_from(amount::divided(product, divisor)).ok().map(Money)
    }

    /// Reads currency and day of an order line and writes the code as it is stored.
    pub(super) fn judge(&self, cells: &mut [Option<Cell>]) -> Result<Fate, Refusal> {
        let day = match cells[place(Table::Orders, "order_date")] {
            Some(Cell::Date(day)) => day,
            _ => Date::ZERO,
        };
        let Some(Cell::Text(code)) = &mut cells[place(Table::Orders, "currency")] else {
            return Ok(Fate::Own);
        };
        let fate = self.fate(Some(code), day)?;
        let (Fate::Apart(currency) | Fate::Converted(currency, _)) = &fate else {
            self.unit.currency.code().clone_into(code);
            return Ok(fate);
        };
        currency.code().clone_into(code);
        Ok(fate)
    }

    /// Counts a line, converts its amounts where there is a rate, and returns whether it belongs
    /// into the snapshot.
    pub(super) fn apply(
        &self,
        fate: &Fate,
        cells: &mut [Option<Cell>],
        totals: &mut Totals,
    ) -> Result<bool, Refusal> {
        let net_amount = |cells: &[Option<Cell>]| match cells[place(Table::Orders, "net_amount")] {
            Some(Cell::Money(amount)) => amount,
            _ => Money::ZERO,
        };
        let Money(net) = net_amount(cells);
        let (currency, converted) = match fate {
            Fate::Own => (&self.unit.currency, Some(Money(net))),
            Fate::Apart(currency) => (currency, None),
            Fate::Converted(currency, rate) => {
                self.convert_cells(currency, *rate, cells)?;
                (currency, Some(net_amount(cells)))
            }
        };
        totals.add(currency, (net, decimals(&self.unit, Some(currency.code()))), converted);
        Ok(converted.is_some())
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

/// Returns how many lines of a table are kept apart.
pub(super) fn apart(table: Table, totals: &[CurrencyTotal]) -> u64 {
    let apart = totals.iter().filter(|total| total.converted.is_none());
    if table == Table::Orders { apart.map(|total| total.lines).sum() } else { 0 }
}

/// Returns what the data note says of lines in other currencies.
pub(super) fn finding(totals: &[CurrencyTotal], unit: &Unit) -> Option<Finding> {
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
        ("currency_converted", Severity::Note, format!("converted by `rates`: {told}"))
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
        let Fate::Converted(currency, rate) = converter.fate(Some(code), DAY).unwrap() else {
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
            for own in [None, Some("EUR"), Some("eur")] {
                assert_eq!(with(currencies).fate(own, DAY), Ok(Fate::Own));
            }
            assert!(with(currencies).fate(Some("€"), DAY).is_err());
        }
        let fate = |currencies, day| with(currencies).fate(Some("usd"), day);
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
