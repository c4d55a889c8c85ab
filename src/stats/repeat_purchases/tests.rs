use serde_json::Value;

use crate::stats::{
    reference::{assert_close, numbers, parse},
    repeat_purchases::{
        Dropout, PurchaseModel, Purchases, fit, hypergeometric::gauss, likelihood::Sample,
    },
};

const CDNOW: PurchaseModel =
    PurchaseModel { dropout: Dropout::AfterRepeat, r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 };

fn number(row: &Value, key: &str) -> f64 {
    row[key].as_f64().unwrap()
}

fn known(row: &Value) -> Purchases {
    let repeats = u32::try_from(row["x"].as_u64().unwrap()).unwrap();
    Purchases { repeats, recency: number(row, "t_x"), age: number(row, "T") }
}

fn cdnow() -> Vec<Purchases> {
    let rows = include_str!("../../../tests/reference/cdnow_cbs.csv").lines().skip(1);
    rows.map(|row| {
        let cells: Vec<&str> = row.split(',').collect();
        let [recency, age] = [1, 2].map(|index: usize| cells[index].parse().unwrap());
        Purchases { repeats: cells[0].parse().unwrap(), recency, age }
    })
    .collect()
}

#[test]
fn agrees_with_btyd_and_hardie() {
    let file = parse(include_str!("../../../tests/reference/bgnbd_functions.json"));
    let (expected, tolerance) = (&file["expected"], number(&file["tol"], "abs"));
    let close = |found: f64, expected: f64, tolerance: f64| {
        assert!((found - expected).abs() <= tolerance, "found {found}, expected {expected}");
    };
    for row in expected["palive"].as_array().unwrap() {
        close(CDNOW.alive(&known(row)), number(row, "p"), tolerance);
    }
    for row in expected["conditional"].as_array().unwrap() {
        close(CDNOW.expected(&known(row), number(row, "t")), number(row, "e"), tolerance);
    }
    for row in expected["pmf"].as_array().unwrap() {
        let n = u32::try_from(row["n"].as_u64().unwrap()).unwrap();
        let found = CDNOW.distribution_of_new(number(row, "t"), n + 1);
        close(found[n as usize], number(row, "p"), tolerance);
        assert_close(found.iter().sum(), 1.0, 1e-14);
    }
    let (published, _) = fit(Dropout::AfterRepeat, &cdnow()).unwrap();
    for (key, model, tolerance) in [
        ("expected_purchases_at_P0", CDNOW, tolerance),
        ("expected_purchases_at_MLE_published", published, number(&file["tol"], "published_abs")),
    ] {
        let [times, values] = ["t", "e"].map(|part| numbers(&expected[key][part]));
        for (time, value) in times.into_iter().zip(values) {
            close(model.expected_of_new(time), value, tolerance);
        }
    }
}

#[test]
fn the_fit_to_cdnow_is_the_published_one() {
    let file = parse(include_str!("../../../tests/reference/bgnbd_cdnow_fit.json"));
    let (expected, tolerance) = (&file["expected"], &file["tol"]);
    let (model, value) = fit(Dropout::AfterRepeat, &cdnow()).unwrap();
    for (key, found) in ["r", "alpha", "a", "b"].iter().zip(model.parameters()) {
        let parameters = number(tolerance, "params_rel");
        assert_close(found / number(&expected["precise"], key), 1.0, parameters);
    }
    assert!((value - number(&expected["precise"], "ll")).abs() < 1e-8);
    let rounded = Sample::of(&cdnow()).log_likelihood(&CDNOW).0;
    assert!((rounded - number(expected, "ll_at_rounded_params")).abs() < 1e-8);
    assert!(!model.is_degenerate());
}

#[test]
fn the_order_of_accounts_does_not_change_a_bit() {
    let mut turned = cdnow();
    turned.reverse();
    for dropout in [Dropout::AfterRepeat, Dropout::AfterAny] {
        assert_eq!(fit(dropout, &turned), fit(dropout, &cdnow()));
    }
}

#[test]
fn the_slope_is_that_of_the_likelihood() {
    let some = &cdnow()[..200];
    for dropout in [Dropout::AfterRepeat, Dropout::AfterAny] {
        let sample = Sample::of(some);
        let model = |at: [f64; 4]| {
            let [r, alpha, a, b] = at;
            PurchaseModel { dropout, r, alpha, a, b }
        };
        let at = [0.4, 5.0, 0.7, 2.0];
        let slope = sample.log_likelihood(&model(at)).1;
        for i in 0..4 {
            let [more, less] = [1e-5, -1e-5].map(|step| {
                let mut moved = at;
                moved[i] += step;
                sample.log_likelihood(&model(moved)).0
            });
            assert_close((more - less) / 2e-5, slope[i], 1e-6);
        }
    }
}

/// The published form, by Euler's transformation.
fn published(model: &PurchaseModel, known: &Purchases, time: f64) -> f64 {
    let PurchaseModel { r, alpha, a, b, .. } = *model;
    let k = f64::from(model.dropout.stays(known.repeats));
    let z = time / (alpha + known.age + time);
    let lower = a + b + k - 1.0;
    let gauss = gauss([lower - r - f64::from(known.repeats), a - 1.0, lower], z);
    lower / (a - 1.0) * (1.0 - (1.0 - z).powf(a - 1.0) * gauss) * model.alive(known)
}

#[test]
fn agrees_with_the_published_form_in_both_models() {
    for dropout in [Dropout::AfterRepeat, Dropout::AfterAny] {
        for a in [0.3, 0.793, 2.5] {
            let model = PurchaseModel { dropout, a, b: 4.0, ..CDNOW };
            for repeats in [0, 1, 2, 7] {
                let recency = 3.0 * f64::from(repeats);
                let known = Purchases { repeats, recency, age: 40.0 };
                for time in [0.5, 13.0, 52.0] {
                    let expected = published(&model, &known, time);
                    assert_close(model.expected(&known, time) / expected, 1.0, 1e-9);
                }
            }
        }
    }
}

#[test]
fn pitfall_12_only_bg_nbd_is_sure_of_accounts_that_bought_once() {
    let once = Purchases { repeats: 0, recency: 0.0, age: 300.0 };
    assert_close(CDNOW.alive(&once), 1.0, 0.0);
    let (mbg, _) = fit(Dropout::AfterAny, &cdnow()).unwrap();
    let later = Purchases { age: 600.0, ..once };
    assert!(mbg.alive(&once) < 0.5 && mbg.alive(&later) < mbg.alive(&once));
}

#[test]
fn pitfall_13_many_purchases_and_a_equal_to_one_are_no_exception() {
    let even = |a| PurchaseModel { a, ..CDNOW };
    let known = Purchases { repeats: 171, recency: 190.0, age: 200.0 };
    let [below, at, above] = [1.0 - 1e-6, 1.0, 1.0 + 1e-6].map(|a| even(a).expected(&known, 52.0));
    assert_close(at, f64::midpoint(below, above), 1e-9);
    for dropout in [Dropout::AfterRepeat, Dropout::AfterAny] {
        let model = PurchaseModel { dropout, ..CDNOW };
        for repeats in [171, 2000, 30_000] {
            let known = Purchases { repeats, recency: 1000.0, age: 1000.0 };
            let (alive, found) =
                (model.alive(&known), model.expected_if_alive(&known, &[1.0, 52.0]));
            assert!((0.0..=1.0).contains(&alive));
            assert!(found[0] > 0.0 && found[1] > found[0] && found[1].is_finite());
            assert!(found[1] < 1.1 * 52.0 * f64::from(repeats) / 1000.0);
        }
    }
}

#[test]
fn pitfall_14_a_model_the_data_do_not_determine_says_so() {
    // Everybody buys every second week and nobody leaves.
    let regular: Vec<Purchases> = (10_u32..60)
        .map(|repeats| Purchases {
            repeats,
            recency: 2.0 * f64::from(repeats),
            age: 2.0 * f64::from(repeats) + 1.0,
        })
        .collect();
    for dropout in [Dropout::AfterRepeat, Dropout::AfterAny] {
        let (model, value) = fit(dropout, &regular).unwrap();
        assert!(model.is_degenerate() && value.is_finite(), "{model:?}");
        assert!(model.parameters().iter().all(|parameter| parameter.is_finite()));
        assert!(!PurchaseModel { r: 1.0, alpha: 5.0, a: 1.0, b: 9.0, dropout }.is_degenerate());
    }
    assert_eq!(fit(Dropout::AfterAny, &[]), None);
    let once = Purchases { repeats: 0, recency: 0.0, age: 5.0 };
    assert_eq!(fit(Dropout::AfterAny, &[once; 3]), None);
}
