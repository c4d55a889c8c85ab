//! The key `bgnbd` and the last columns of `accounts.csv`: what the purchase models say; the key
//! `lifetime`: what reports may show of it.

use serde_json::{Map, Value, json};

use crate::{
    analysis::{
        AccountAnalysis, Analysis, Chance, CompanyLifetime, CompanyWinBack, Fits, OfferResult,
        PurchaseFit,
    },
    report::data::{
        summary::{exact, text},
        table::ratio,
    },
};

/// Returns the fitted models; an empty object without them. Amounts are in units of the currency,
/// time in weeks.
pub(super) fn bgnbd(company: &CompanyLifetime) -> Value {
    let Some(fits) = &company.fits else { return Value::Object(Map::new()) };
    let Fits { bg, mbg, .. } = fits;
    let mut object = json!({
        "params": parameters(bg),
        "ll": bg.log_likelihood,
        "mbg_params": parameters(mbg),
        "mbg_ll": mbg.log_likelihood,
        "n": fits.accounts,
        "sum_x": fits.repeats,
        "degenerate": bg.degenerate,
        "mbg_degenerate": mbg.degenerate,
    });
    if let (Some(spending), Some(object)) = (&fits.spending, object.as_object_mut()) {
        let model = spending.model;
        let gg = json!({ "p": model.p, "q": model.q, "gamma": model.gamma });
        object.insert("gg".to_owned(), gg);
        object.insert("gg_ll".to_owned(), json!(spending.log_likelihood));
        object.insert("gg_n".to_owned(), json!(spending.accounts));
        object.insert("gg_corr_x_m".to_owned(), json!(spending.correlation));
        object.insert("gg_degenerate".to_owned(), json!(spending.degenerate));
    }
    object
}

fn parameters(fit: &PurchaseFit) -> Value {
    let [r, alpha, a, b] = fit.model.parameters();
    json!({ "r": r, "alpha": alpha, "a": a, "b": b })
}

/// Returns the cells of an account: P(alive) of both models, purchases, purchase value, lifetime value.
pub(super) fn cells(account: &AccountAnalysis) -> [String; 5] {
    let models = &account.lifetime.models;
    [
        ratio(models.alive),
        ratio(models.alive_mbg),
        ratio(models.expected),
        ratio(models.purchase_value),
        ratio(models.value),
    ]
}

/// Returns what reports may show: whether the model holds, what it expects, how well it fits, and
/// what is known about winning accounts back.
pub(super) fn lifetime(analysis: &Analysis) -> Value {
    let (company, rules) = (&analysis.company.lifetime, &analysis.scope.settings.lifetime);
    let unit = &analysis.scope.unit;
    let spending = company.fits.and_then(|fits| fits.spending);
    json!({
        "model": rules.model,
        "use": company.use_of_model,
        "horizon_weeks": rules.horizon_weeks,
        "gg_dependent": spending.map(|spending| spending.dependent),
        "outlook": company.outlook.map(|outlook| json!({
            "alive": outlook.alive,
            "purchases": outlook.purchases,
            "value": outlook.value.map(|value| exact(unit, value)),
        })),
        "repeat_counts": company.repeat_counts.iter().map(|count| json!({
            "repeats": count.repeats,
            "observed": count.observed,
            "expected": count.expected,
        })).collect::<Vec<_>>(),
        "win_back": win_back(analysis, &company.win_back),
    })
}

fn win_back(analysis: &Analysis, company: &CompanyWinBack) -> Value {
    let unit = &analysis.scope.unit;
    let offer = |result: &OfferResult| {
        json!({
            "kind": result.kind,
            "made": result.made,
            "decided": result.decided,
            "answered": result.answered,
            "returned": result.returned,
            "rate": result.rate,
            "interval": result.interval,
            "cost": result.cost.map(|cost| exact(unit, cost)),
        })
    };
    let chances = company.chances.iter().map(|row| {
        let Chance { basis, cases, regained, rate, interval } = row.chance;
        json!({
            "days_lost": row.days_lost,
            "reason": row.reason.map(|reason| text(&reason)),
            "basis": basis,
            "cases": cases,
            "regained": regained,
            "rate": rate,
            "interval": interval,
        })
    });
    json!({
        "accounts": company.accounts.len(),
        "worth": company.worth.map(|worth| exact(unit, worth)),
        "losses": company.losses,
        "regained": company.regained,
        "chances": chances.collect::<Vec<_>>(),
        "offers": company.offers.iter().map(offer).collect::<Vec<_>>(),
        "recommended": company.recommended,
        "offer_cost": company.offer_cost.map(|cost| exact(unit, cost)),
        "expected_years": company.expected_years,
    })
}
