//! The company, its money and its folders.

use std::path::Path;

use jiff::tz::{self, TimeZone};

use crate::{
    config::{
        Company, Paths, check::within, file::File, node::Located, problem::Problems,
        read::did_you_mean,
    },
    model::{Currency, Unit},
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
    let zone = company.time_zone.as_ref().and_then(|name| time_zone(name, problems));
    let name = company.name.as_ref()?;
    if name.value.trim().is_empty() {
        problems.add(name.at, "`company.name` is empty", "write the name printed on the reports");
    }
    Some(Company { name: name.value.clone(), time_zone: zone? })
}

fn time_zone(name: &Located<String>, problems: &mut Problems<'_>) -> Option<TimeZone> {
    if let Ok(zone) = TimeZone::get(&name.value) {
        return Some(zone);
    }
    let known: Vec<String> = tz::db().available().map(|name| name.as_str().to_owned()).collect();
    let known: Vec<&str> = known.iter().map(String::as_str).collect();
    problems.add(
        name.at,
        format!("`company.time_zone` is `{}`, expected the name of a time zone", name.value),
        did_you_mean(&name.value, &known)
            .unwrap_or_else(|| "write an IANA name such as Europe/Helsinki".to_owned()),
    );
    None
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
