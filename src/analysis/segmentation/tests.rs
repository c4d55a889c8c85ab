//! What segmentation promises.

use jiff::{ToSpan, civil::date};
use proptest::prelude::*;

use super::*;
use crate::{
    analysis::{
        AbcMeasure, Bucket, DossierField, Settings, Subject, XyzMeasure, analyse, named,
        tests::{AS_OF, Sold, facts},
    },
    facts::{AccountDetail, Cost, Detail, Facts, Receivables, Tables},
    model::{Account, CalendarUnit, Contact, Date, Period, Record, Target},
};

fn analysed(facts: &Facts, change: impl Fn(&mut Settings)) -> Analysis {
    let mut settings = Settings::default();
    change(&mut settings);
    let period = "2026-W47".parse::<Period>().unwrap();
    analyse((facts, Detail::default()), &settings, period, AS_OF)
}

fn plain(facts: &Facts) -> Analysis {
    analysed(facts, |_| ())
}

/// One sale on the 15th of each month from `first` for as long as `units` says.
fn monthly(account: &'static str, first: Date, units: &[i64]) -> Vec<Sold> {
    let day = |month: usize| first.saturating_add(i64::try_from(month).unwrap().months());
    units.iter().enumerate().map(|(month, units)| (account, "M", day(month), *units)).collect()
}

fn account<'a>(analysis: &'a Analysis, id: &str) -> &'a AccountAnalysis {
    analysis.accounts.iter().find(|account| account.account.account_id == id).unwrap()
}

fn letters(analysis: &Analysis, id: &str) -> String {
    let class = |point: &ClassPoint| point.abc.map_or("-".to_owned(), |abc| format!("{abc:?}"));
    account(analysis, id).segment.history.iter().map(class).collect()
}

#[test]
fn classes_are_recomputed_at_each_month_end() {
    let begin = date(2024, 9, 15);
    let mut sold = monthly("A", begin, &[100; 26]);
    // From May 2026 on B brings more than A in every month.
    let mut units = [10; 26];
    units[20..].fill(2_000);
    sold.extend(monthly("B", begin, &units));
    sold.extend(monthly("C", date(2026, 9, 15), &[1, 1]));
    let analysis = plain(&facts(&sold));
    assert_eq!(letters(&analysis, "A"), "AAAAAAAAABBBB");
    assert_eq!(letters(&analysis, "B"), "BBBBBBBAAAAAA");
    assert_eq!(letters(&analysis, "C"), "-----------CC");
    for id in ["A", "B", "C"] {
        let account = account(&analysis, id);
        let last = account.segment.history.last().unwrap();
        assert_eq!((last.abc, last.xyz), (Some(account.abc), Some(account.xyz.class)), "{id}");
        assert_eq!(account.segment.standing.announced, Some(account.abc), "{id}");
        assert_eq!(account.segment.is_new, id == "C");
    }
    assert_eq!(analysis.company.segmentation.importance.unwrap().new_accounts, 1);
}

#[test]
fn a_borderline_account_is_told_with_its_distance_from_the_limit() {
    let begin = date(2024, 11, 15);
    let mut sold = monthly("A", begin, &[700; 24]);
    // A return in the last month: A stands before B with 8,400 of 10,490, which is 80.1 %.
    let mut units = [200; 24];
    units[23] = -110;
    sold.extend(monthly("B", begin, &units));
    let standing = account(&plain(&facts(&sold)), "B").segment.standing;
    assert_eq!(standing.announced, Some(AbcClass::A));
    let change = ClassChange { from: AbcClass::A, to: AbcClass::B, announced: false };
    assert_eq!(standing.change, Some(change));
    // 8,400 is less than 80 % of the total from 10,501 on.
    let limit = ClassLimit { class: AbcClass::A, amount: Money(2_090 - 2_101) };
    assert_eq!(standing.limit, Some(limit));
}

#[test]
fn an_account_with_an_unknown_margin_is_unclassed_and_counted() {
    let mut facts = facts(&[
        ("A", "M", date(2026, 5, 1), 900),
        ("B", "M", date(2026, 5, 1), 800),
        ("C", "M", date(2026, 5, 1), 100),
    ]);
    facts.account_days[1].days[0].cost = Cost::of(Money(100)).unwrap();
    facts.account_days[2].days[0].cost = Cost::of(Money(99)).unwrap();
    let analysis = analysed(&facts, |settings| settings.abc.measure = AbcMeasure::Margin);
    let classes = ["A", "B", "C"].map(|id| account(&analysis, id).abc);
    assert_eq!(classes, [AbcClass::N, AbcClass::A, AbcClass::C]);
    assert_eq!(account(&analysis, "A").segment.strategy, super::Strategy::Observe);
    let importance = analysis.company.segmentation.importance.unwrap();
    assert_eq!((importance.unclassed, importance.measure), (1, AbcMeasure::Margin));
    let values: Vec<Money> = importance.classes.iter().map(|class| class.value).collect();
    assert_eq!(values, [Money(700), Money(0), Money(1)]);
    let cells: u32 = analysis.company.segmentation.cells.iter().map(|cell| cell.accounts).sum();
    assert_eq!(cells, 3);
}

#[test]
fn purchase_days_are_regular_where_amounts_are_not() {
    let units: Vec<i64> = (0..14).map(|month| if month % 5 == 0 { 9_000 } else { 10 }).collect();
    let facts = facts(&monthly("A", date(2025, 9, 1), &units));
    let class = |measure| {
        let analysis = analysed(&facts, |settings| settings.xyz.measure = measure);
        account(&analysis, "A").xyz.class
    };
    assert_eq!(class(XyzMeasure::Revenue), XyzClass::Z);
    assert_eq!(class(XyzMeasure::Frequency), XyzClass::X);
}

#[test]
fn pitfall_01_empty_months_count_for_regularity_and_demand() {
    let begin = date(2025, 11, 1);
    let mut sold = monthly("A", begin, &[100; 12]);
    sold.extend([0, 6, 11].map(|month: i64| ("B", "M", begin.saturating_add(month.months()), 100)));
    let analysis = analysed(&facts(&sold), |settings| {
        settings.xyz.bucket = Bucket::Month;
    });
    let of = |id| (account(&analysis, id).xyz.class, account(&analysis, id).segment.demand.class);
    assert_eq!(of("A"), (XyzClass::X, Some(DemandClass::Smooth)));
    assert_eq!(of("B"), (XyzClass::Z, Some(DemandClass::Intermittent)));
    assert_eq!(analysis.company.segmentation.empty_share, Some(9.0 / 24.0));
}

/// A record of the accounts table.
fn master(id: &str, budget: i64) -> Account {
    Account {
        account_id: id.to_owned(),
        budget_amount: Some(Money(budget)),
        ..named::account(&Tables::default(), id)
    }
}

fn decider(account: &str, last: Option<Date>) -> Contact {
    let text = |text: &str| Some(crate::model::Cell::Text(text.to_owned()));
    let mut cells = vec![None; <Contact as Record>::TABLE.columns().len()];
    cells[..2].clone_from_slice(&[text("K"), text(account)]);
    let contact = Contact::from_cells(cells).unwrap();
    Contact { function: Some("decides".to_owned()), last_contact: last, ..contact }
}

#[test]
fn three_yes_make_a_new_account_prospective_and_an_unknown_a_question() {
    let mut facts = facts(&[
        ("A", "M", date(2025, 1, 1), 5_000),
        ("A", "M", date(2026, 9, 1), 5_000),
        ("B", "M", date(2026, 9, 1), 50),
        ("C", "M", date(2026, 9, 1), 50),
    ]);
    facts.tables.accounts = ["A", "B", "C", "P", "Q"].map(|id| master(id, 400)).into();
    facts.tables.accounts[1].iconic_reason = Some("everyone watches it".to_owned());
    facts.tables.accounts[4].budget_amount = Some(Money(900));
    facts.tables.contacts = vec![decider("B", Some(date(2026, 10, 1))), decider("Q", None)];
    let receivables = Receivables { lines: 3, paid: Money(50), ..Receivables::default() };
    let paying = |id: &str| AccountDetail {
        account_id: id.to_owned(),
        receivables,
        ..AccountDetail::default()
    };
    let detail = Detail { accounts: vec![paying("B"), paying("C")], ..Detail::default() };
    let period = "2026-W47".parse::<Period>().unwrap();
    let analysis = analyse((&facts, detail), &Settings::default(), period, AS_OF);
    assert_eq!(account(&analysis, "A").labels, [KeyLabel::Core]);
    assert_eq!(account(&analysis, "B").labels, [KeyLabel::Prospective, KeyLabel::Iconic]);
    let candidate = account(&analysis, "C").segment.potential.unwrap();
    assert_eq!(candidate.grade, Grade::Candidate);
    assert_eq!(candidate.questions(), [PotentialQuestion::WhoDecides]);
    let asks = |analysis: &Analysis, subject: Subject| {
        let agenda = &account(analysis, "C").relationship.agenda;
        agenda.questions().iter().any(|point| point.subject == subject)
    };
    assert!(asks(&analysis, Subject::Field(DossierField::Contacts)));
    assert!(!asks(&analysis, Subject::Solvency));
    assert!(asks(&plain(&facts), Subject::Solvency), "nothing is known of how it pays");
    let prospects: Vec<_> = analysis
        .company
        .segmentation
        .prospects
        .iter()
        .map(|prospect| (prospect.account_id.as_str(), prospect.potential.questions()))
        .collect();
    let [pays, who, when] = [
        PotentialQuestion::HowItPays,
        PotentialQuestion::WhoDecides,
        PotentialQuestion::WhenContacted,
    ];
    assert_eq!(prospects, [("Q", vec![pays, when]), ("P", vec![pays, who])]);
}

#[test]
fn the_effect_of_a_loss_is_measured_by_new_business() {
    let mut facts = facts(&[
        ("A", "M", date(2024, 5, 1), 500),
        ("A", "M", date(2026, 5, 1), 600),
        ("B", "M", date(2026, 5, 1), 100),
        ("C", "M", date(2026, 6, 1), 200),
    ]);
    facts.tables.targets = vec![Target {
        manager_id: Some("M".to_owned()),
        account_id: None,
        period_start: date(2026, 1, 1),
        period_end: Some(date(2026, 12, 31)),
        target_amount: Money(1_200),
    }];
    let analysis = plain(&facts);
    let loss = |id| account(&analysis, id).segment.loss.unwrap();
    assert_eq!((loss("A").revenue, loss("A").share_of_plan), (Money(600), Some(0.5)));
    // New business of 300 in 12 months; B is measured by C alone.
    assert_eq!(loss("A").months_to_replace, Some(24.0));
    assert_eq!(loss("B").months_to_replace, Some(6.0));
}

#[test]
fn the_key_set_is_followed_and_held_against_its_band() {
    let begin = date(2024, 9, 15);
    let mut sold = monthly("A", begin, &[600; 26]);
    sold.extend(monthly("B", begin, &[400; 26]));
    let segmentation = plain(&facts(&sold)).company.segmentation;
    assert_eq!(segmentation.key_set.standing, Some(BandStanding::Above));
    assert_eq!(segmentation.key_set.core_share, Some(1.0));
    assert_eq!(segmentation.key_set_history.len(), 13);
    assert!(segmentation.key_set_history.iter().all(|point| point.share == Some(1.0)));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_account_stands_once_in_matrix_and_migration(
        rows in prop::collection::vec((0_usize..6, 0_i32..1_100, -500_i64..2_000), 0..90),
        unit in prop::sample::select(vec![CalendarUnit::Months, CalendarUnit::Weeks]),
        bucket in prop::sample::select(vec![Bucket::Week, Bucket::Month, Bucket::Quarter]),
    ) {
        let accounts = ["A", "B", "C", "D", "E", crate::model::UNASSIGNED];
        let day = |days: i32| date(2024, 1, 1).saturating_add(i64::from(days).days());
        let sold: Vec<Sold> =
            rows.iter().map(|&(id, days, units)| (accounts[id], "M", day(days), units)).collect();
        let analysis = analysed(&facts(&sold), |settings| {
            settings.calendar.unit = unit;
            settings.xyz.bucket = bucket;
        });
        let (company, found) = (&analysis.company, &analysis.company.segmentation);
        let moved: u32 = found.migration.iter().map(|pair| pair.accounts).sum();
        prop_assert_eq!(moved, company.accounts);
        let left: u32 = found.cells.iter().map(|cell| cell.moved_out).sum();
        let changed: u32 = found.cell_moves.iter().map(|pair| pair.accounts).sum();
        prop_assert_eq!(left, changed);
        let shares: f64 = found.importance.iter().flat_map(|it| &it.classes).filter_map(|it| it.share).sum();
        prop_assert!(shares.abs() < 1e-12 || (shares - 1.0).abs() < 1e-12, "{}", shares);
        for account in analysis.accounts.iter().filter(|account| account.is_named()) {
            let segment = &account.segment;
            prop_assert_eq!(segment.history.len(), 13);
            let last = segment.history[12];
            prop_assert!(last.abc.is_none_or(|class| class == account.abc));
            // Weeks complete at the month end are not all that are complete now.
            if (unit, bucket) != (CalendarUnit::Months, Bucket::Week) {
                prop_assert!(last.xyz.is_none_or(|class| class == account.xyz.class));
            }
            prop_assert!(segment.forecast.is_none_or(|found| found.error.is_finite()));
        }
    }
}
