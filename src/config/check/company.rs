//! The company, its money and its folders.

use std::path::Path;

use crate::{
    config::{
        Company, Paths,
        check::{time_zone, within},
        file::{File, Foreign, Rates},
        node::Located,
        problem::Problems,
    },
    ingest::Currencies,
    model::{Currency, Table, Unit},
};

/// ISO 4217 codes in use for trade.
const CURRENCIES: &str = "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB \
    BRL BSD BTN BWP BYN BZD CAD CDF CHF CLF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB \
    EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY \
    KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR \
    MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF \
    SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS \
    UAH UGX USD UYI UYU UYW UZS VED VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG";

/// Checks the name and the time zone.
pub(super) fn company(file: &File, problems: &mut Problems<'_>) -> Option<Company> {
    let company = &file.company.as_ref()?.value;
    let zone = company.time_zone.as_ref();
    let zone = zone.and_then(|name| time_zone(name, "company.time_zone", problems));
    let name = company.name.as_ref()?;
    if name.value.trim().is_empty() {
        problems.add(name.at, "`company.name` is empty", "write the name printed on the reports");
    }
    Some(Company { name: name.value.clone(), time_zone: zone? })
}

/// Checks the currency and the decimals that are stored.
pub(super) fn unit(file: &File, problems: &mut Problems<'_>) -> Option<Unit> {
    let currency = file.company.as_ref()?.value.currency.as_ref();
    let currency = currency.and_then(|code| known_currency(code, problems));
    let least = currency.as_ref().map_or(0, Currency::decimals);
    let decimals = file.money.as_ref()?.value.decimals.as_ref();
    let decimals = within(decimals, "money.decimals", u16::from(least)..=4, problems)?;
    Some(Unit { currency: currency?, decimals: u8::try_from(decimals).ok()? })
}

/// Checks what becomes of other currencies; rates need their table.
pub(super) fn currencies(file: &File, problems: &mut Problems<'_>) -> Option<Currencies> {
    let money = &file.money.as_ref()?.value;
    let (rates, foreign) = (money.rates.as_ref()?, money.foreign.as_ref()?);
    if rates.value == Rates::None {
        return Some(match foreign.value {
            Foreign::Refuse => Currencies::Refuse,
            Foreign::Separate => Currencies::Separate,
        });
    }
    let tables = file.sources.iter().flat_map(|sources| &sources.value);
    if !tables.into_iter().any(|entry| entry.key.value == Table::Rates.name()) {
        let message = "`money.rates` is table, but `sources.rates` is missing";
        problems.add(rates.at, message, "say where the table `rates` comes from, or write none");
    }
    if foreign.value == Foreign::Separate {
        let message = "`money.foreign` is separate, but `money.rates` converts other currencies";
        problems.add(foreign.at, message, "remove `foreign`, or write `rates: none`");
    }
    Some(Currencies::Rates)
}

fn known_currency(code: &Located<String>, problems: &mut Problems<'_>) -> Option<Currency> {
    let known: Vec<&str> = CURRENCIES.split_whitespace().collect();
    if known.contains(&code.value.as_str()) {
        return Currency::parse(&code.value);
    }
    let upper = code.value.to_uppercase();
    let hint = if known.contains(&upper.as_str()) {
        format!("did you mean `{upper}`?")
    } else {
        "write an ISO 4217 code such as EUR".to_owned()
    };
    let message = format!("`company.currency` is `{}`, expected a known currency", code.value);
    problems.add(code.at, message, hint);
    None
}

/// Resolves the folders.
pub(super) fn paths(file: &File, folder: &Path, problems: &mut Problems<'_>) -> Option<Paths> {
    let paths = &file.paths.as_ref()?.value;
    let (state, reports) = (paths.state.as_ref(), paths.reports.as_ref());
    for (path, name) in
        [(state, "state"), (reports, "reports"), (paths.templates.as_ref(), "templates")]
    {
        if let Some(path) = path.filter(|path| path.value.trim().is_empty()) {
            problems.add(path.at, format!("`paths.{name}` is empty"), "write the name of a folder");
        }
    }
    let resolved = Paths {
        state: folder.join(&state?.value),
        reports: folder.join(&reports?.value),
        templates: folder.join(&paths.templates.as_ref()?.value),
    };
    if resolved.state == resolved.reports {
        problems.add(
            reports?.at,
            "`paths.reports` and `paths.state` are the same folder, expected two",
            "keep the reports apart, for example in `reports`",
        );
    }
    Some(resolved)
}
