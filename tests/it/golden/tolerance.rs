//! How close a figure has to be to its golden one.

use serde_json::Value;

/// What may lie between a figure and the golden one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Tolerance {
    /// Anything: another figure judges it.
    Free,
    /// Nothing; the texts are equal.
    Exact,
    /// A difference.
    Absolute(f64),
    /// A difference in proportion to the golden figure.
    Relative(f64),
    /// A difference in proportion to the golden figure, where that is above 1.
    Scaled(f64),
}

use Tolerance::{Absolute, Exact, Free, Relative, Scaled};

/// Counts, shares, moments: whatever is computed step by step.
const COMPUTED: Tolerance = Scaled(1e-9);

/// The same, in a file that prints eight digits.
const PRINTED: Tolerance = Scaled(1.1e-8);

/// Amounts; the reference adds them as floats.
const MONEY: Tolerance = Scaled(1e-6);

/// The probability of a test.
const P_VALUE: Tolerance = Absolute(1e-6);

/// What is searched for until nothing is more likely.
const ESTIMATE: f64 = 2e-3;

/// The root of a likelihood's slope: the optimiser behind the goldens stops about 2e-8 before it.
const OPTIMISED: Tolerance = Scaled(1e-7);

/// A rate drawn to others by parameters whose likelihood is flat.
const FLAT: f64 = 1e-5;

/// The logarithm of a likelihood.
const LIKELIHOOD: f64 = 0.01;

/// The models of a data set, by the name of their parameters in the summary: where those stand, and
/// the keys of what judges them.
const MODELS: [(&str, [&str; 3]); 4] = [
    ("params", ["bgnbd", "degenerate", "ll"]),
    ("mbg_params", ["bgnbd", "mbg_degenerate", "mbg_ll"]),
    ("gg", ["bgnbd", "gg_degenerate", "gg_ll"]),
    ("beta_mle", ["offers", "degenerate", "beta_ll"]),
];

/// Returns the parameters that cannot be compared: of a model that is degenerate, or as likely as the
/// golden one.
pub(super) fn free_parameters(found: &Value, expected: &Value) -> Vec<&'static str> {
    let is_free = |[section, degenerate, likelihood]: [&str; 3]| {
        let [found, expected] = [found, expected].map(|summary| &summary[section]);
        let pair = found[likelihood].as_f64().zip(expected[likelihood].as_f64());
        expected[degenerate] == Value::Bool(true)
            || pair.is_some_and(|(found, expected)| (found - expected).abs() <= LIKELIHOOD)
    };
    MODELS.into_iter().filter(|model| is_free(model.1)).map(|model| model.0).collect()
}

/// Returns the tolerance of a key of `summary.json`.
pub(super) fn of_key(path: &str, free: &[&str]) -> Tolerance {
    let names: Vec<&str> = path.split(['.', '[']).collect();
    match (names[0], names.get(1).copied().unwrap_or_default()) {
        ("revenue_total" | "pvm", _) | ("retention", "rev0" | "rev1" | "base_rev" | "bridge") => {
            MONEY
        }
        // `dust` takes some from what the tables print.
        ("cv_quartiles", _) => PRINTED,
        ("bgnbd" | "offers", parameters) if free.contains(&parameters) => Free,
        ("bgnbd", "params" | "mbg_params" | "gg") | ("offers", "beta_mle") => Relative(ESTIMATE),
        ("bgnbd", "ll" | "mbg_ll" | "gg_ll") | ("offers", "beta_ll") => Absolute(LIKELIHOOD),
        ("variance_components" | "variance_components_comparable", "reml") => OPTIMISED,
        ("offers", "by_manager") if names.last() == Some(&"eb_rate") => Absolute(FLAT),
        _ if names.last() == Some(&"p") => P_VALUE,
        _ => COMPUTED,
    }
}

/// Columns of amounts.
const AMOUNTS: [&str; 7] =
    ["rev_base", "rev_cur", "rev0", "rev1", "target_amount", "actual", "revenue_365d_before_stop"];

/// Returns the tolerance of a column.
pub(super) fn of_column(file: &str, column: &str) -> Tolerance {
    match (file, column) {
        (_, "account_id" | "manager_id" | "owner" | "rfm") => Exact,
        (_, column) if AMOUNTS.contains(&column) => MONEY,
        ("managers.csv", _) if column.starts_with("bridge_") => MONEY,
        (_, "p_alive" | "p_alive_mbg" | "exp_52w" | "gg_mean" | "clv_52w") => Scaled(ESTIMATE),
        (_, "eb_effect") => OPTIMISED,
        ("km.csv", _) => COMPUTED,
        _ => PRINTED,
    }
}

/// Returns what is wrong with a figure, if anything.
pub(super) fn complaint(found: &str, expected: &str, tolerance: Tolerance) -> Option<String> {
    let is_missing = |text: &str| matches!(text, "" | "NaN" | "null");
    let number = |text: &str| text.parse::<f64>().ok().filter(|number| number.is_finite());
    let is_near = |found: f64, expected: f64| {
        let difference = (found - expected).abs();
        match tolerance {
            Free | Exact => false,
            Absolute(most) => difference <= most,
            Relative(most) => difference <= most * expected.abs(),
            Scaled(most) => difference <= most * expected.abs().max(1.0),
        }
    };
    let is_right = tolerance == Free
        || found == expected
        || is_missing(found) && is_missing(expected)
        || number(found).zip(number(expected)).is_some_and(|pair| is_near(pair.0, pair.1));
    (!is_right).then(|| format!("found {found}, expected {expected}"))
}

#[test]
fn each_kind_of_figure_has_its_tolerance() {
    let is_told = |figure, found, expected| complaint(found, expected, figure).is_some();
    assert!(is_told(of_column("accounts.csv", "owner"), "272", "272.0"));
    assert!(!is_told(of_column("accounts.csv", "rev_cur"), "1000000.4", "1000000"));
    assert!(is_told(of_column("accounts.csv", "rev_cur"), "1000002", "1000000"));
    assert!(is_told(of_column("km.csv", "s"), "0.8841269861", "0.8841269841"));
    assert!(is_told(of_key("accounts", &[]), "634", "635"));
    assert!(!is_told(of_key("churn_trend.mk.p", &[]), "0.9453303", "0.9453298708"));
    assert!(is_told(of_key("bgnbd.params.a", &[]), "0.0011", "0.00108"));
    assert!(!is_told(of_key("bgnbd.params.a", &["params"]), "0.0011", "0.00108"));
    assert!(is_told(of_key("km.median", &[]), "366", "null"));
    assert!(!is_told(of_column("accounts.csv", "cv"), "", "NaN"));
}
