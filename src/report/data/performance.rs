//! The parts of `summary.json` about managers.

use serde_json::{Map, Value, json};

use crate::{
    analysis::{Growth, GrowthShare, OfferResults, WinRate},
    model::Money,
};

/// Writes how much of the differences in growth lies between managers.
pub(super) fn growth(growth: &Growth) -> Value {
    let (anova, reml, ml) = (&growth.anova, &growth.reml, &growth.ml);
    let effects: Vec<f64> = growth.managers.iter().map(|manager| manager.effect).collect();
    json!({
        "anova": {
            "k": anova.groups,
            "N": anova.values,
            "msb": anova.between,
            "msw": anova.within,
            "n0": anova.group_size,
            "sigma2_b_raw": anova.variance_raw,
            "sigma2_b": anova.variance,
            "sigma2_w": anova.within,
            "icc": anova.share,
            "icc_raw": anova.share_raw,
            "F": anova.f,
            "p": anova.p,
            "icc_ci": anova.interval,
        },
        "reml": {
            "sigma2_b": reml.between,
            "sigma2_e": reml.within,
            "mu": reml.mean,
            "icc": reml.share(),
            "blup": effects,
            "ml_sigma2_b": ml.between,
            "ml_sigma2_e": ml.within,
        },
        "sd_between": growth.sd_between,
        "explained": share(growth.share),
        "groups": growth.managers.iter().map(|manager| manager.place).max(),
    })
}

fn share(share: GrowthShare) -> Value {
    match share {
        GrowthShare::NotDistinguishable { at_most } => json!({
            "verdict": "not_distinguishable",
            "share": 0.0,
            "interval": [0.0, at_most],
        }),
        GrowthShare::Explained { share, interval } => json!({
            "verdict": "explained",
            "share": share,
            "interval": interval,
        }),
    }
}

/// Writes won and lost offers.
pub(super) fn offers(offers: &OfferResults, exact: impl Fn(Money) -> Value) -> Value {
    let managers: Map<String, Value> =
        offers.by_manager.iter().map(|(id, rate)| (id.clone(), win_rate(rate))).collect();
    let lost = offers.lost.iter().map(|lost| {
        json!({ "reason": lost.reason, "offers": lost.offers, "amount": exact(lost.amount) })
    });
    json!({
        "won": offers.all.won,
        "closed": offers.all.closed,
        "win_rate": offers.all.rate(),
        "wilson": offers.all.interval,
        "beta_mle": offers.fit.map(|fit| [fit.alpha, fit.beta]),
        "beta_ll": offers.fit.map(|fit| fit.log_likelihood),
        "p_of_no_difference": offers.fit.map(|fit| fit.p_of_no_difference()),
        "funnel": offers.funnel.map(|funnel| {
            json!({ "target": funnel.target, "dispersion": funnel.dispersion, "p": funnel.p })
        }),
        "lost": lost.collect::<Vec<_>>(),
        "by_manager": managers,
    })
}

fn win_rate(rate: &WinRate) -> Value {
    json!({
        "won": rate.won,
        "closed": rate.closed,
        "rate": rate.rate(),
        "wilson": rate.interval,
        "eb_rate": rate.shrunk,
        "funnel_95": rate.funnel.map(|point| point.inner),
        "funnel_998": rate.funnel.map(|point| point.outer),
        "outlier": rate.funnel.map(|point| point.is_outlier()),
    })
}
