//! The whole analysis on made-up companies: what must hold whatever the data are.

mod company;
mod invariants;
mod workbook;

use avain::{
    analysis::{
        Abc, AbcMeasure, Activity, Analysis, Bucket, Lifetime, LifetimeModel, Owner, Settings, Xyz,
        XyzMeasure, analyse, check_ties, detail_days,
    },
    facts,
    ingest::snapshot::Snapshot,
    model::{Cadence, Date, Period},
    report::data,
};
use proptest::prelude::*;

use company::{Company, companies};

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 24,
        max_shrink_iters: 300,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn every_sum_ties_and_no_figure_is_undefined(company in companies(), settings in settings()) {
        let folder = tempfile::tempdir().unwrap();
        let analysis = analysed(&company.write(folder.path(), 1_000), &settings, company.as_of);
        invariants::check(&analysis);
    }

    #[test]
    fn order_of_rows_size_of_parts_and_threads_change_no_byte(
        company in companies(),
        settings in settings(),
        part_rows in 1..9_u64,
    ) {
        let (whole, cut) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let files = |company: &Company, snapshot: &Snapshot, threads| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            pool.install(|| data::files(&analysed(snapshot, &settings, company.as_of)))
        };
        let one = files(&company, &company.write(whole.path(), 1_000), 1);
        let company = company.reversed();
        let other = files(&company, &company.write(cut.path(), part_rows), 4);
        for (one, other) in one.iter().zip(&other) {
            let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
            prop_assert_eq!(text(&one.bytes), text(&other.bytes), "{}", one.name);
        }
    }
}

fn settings() -> impl Strategy<Value = Settings> {
    let measures = (any::<bool>(), any::<bool>(), any::<bool>());
    let bucket =
        prop::sample::select(vec![Bucket::Auto, Bucket::Week, Bucket::Month, Bucket::Quarter]);
    let model = prop::sample::select(vec![
        LifetimeModel::None,
        LifetimeModel::BgNbd,
        LifetimeModel::MbgNbd,
    ]);
    (measures, bucket, model, 1..13_u32, 20..200_u32).prop_map(
        |((margin, frequency, revenue), bucket, model, window_months, inactive_after_days)| {
            let rules = Settings::default();
            let measure = if margin { AbcMeasure::Margin } else { AbcMeasure::Revenue };
            let regular = if frequency { XyzMeasure::Frequency } else { XyzMeasure::Revenue };
            Settings {
                window_months,
                owner: if revenue { Owner::Revenue } else { Owner::Assignment },
                abc: Abc { measure, ..rules.abc },
                xyz: Xyz { measure: regular, bucket, ..rules.xyz },
                activity: Activity { inactive_after_days, ..rules.activity },
                lifetime: Lifetime { model, ..rules.lifetime },
                ..rules
            }
        },
    )
}

/// Analyses a snapshot and proves that its totals tie out.
fn analysed(snapshot: &Snapshot, settings: &Settings, as_of: Date) -> Analysis {
    let facts = facts::compute(snapshot, &[]).unwrap();
    let period = Period::containing(Cadence::Week, as_of);
    let detail = facts::detail(snapshot, &[], detail_days(settings, as_of)).unwrap();
    let analysis = analyse((&facts, detail), settings, period, as_of);
    check_ties(&analysis, &facts).unwrap();
    analysis
}
