//! What lifetime and win-back promise on small companies.

use jiff::{ToSpan, civil::date};

use crate::{
    analysis::{
        AccountAnalysis, Analysis, ChanceBasis, LifetimeModel, LossReason, MarginBasis, ModelUse,
        OfferKind, Settings, analyse,
        tests::{Sold, facts},
    },
    facts::{Detail, Facts},
    model::{Date, Loss, Money, Period, WinBackOffer},
};

const AS_OF: Date = Date::constant(2026, 11, 22);

fn analysed(facts: &Facts, model: LifetimeModel) -> Analysis {
    let mut settings = Settings::default();
    settings.lifetime.model = model;
    analyse((facts, Detail::default()), &settings, "2026-W47".parse::<Period>().unwrap(), AS_OF)
}

fn find<'a>(analysis: &'a Analysis, id: &str) -> &'a AccountAnalysis {
    analysis.accounts.iter().find(|account| account.account.account_id == id).unwrap()
}

/// Sells 100 units every `gap` days, from one day to another.
fn regular(account: &'static str, gap: i32, from: Date, to: Date) -> Vec<Sold> {
    let days = std::iter::successors(Some(from), |day| day.checked_add(gap.days()).ok());
    days.take_while(|day| *day <= to).map(|day| (account, "M", day, 100)).collect()
}

/// Makes ids that live as long as the program.
fn id(prefix: &str, number: usize) -> &'static str {
    format!("{prefix}{number:03}").leak()
}

/// Accounts that buy at chance and leave at chance, each in its own way.
fn by_chance() -> Vec<Sold> {
    let mut state = 1_u64;
    let mut dice = move || {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        f64::from(u32::try_from(state >> 32).unwrap()) / f64::from(u32::MAX)
    };
    let mut sold = vec![];
    for number in 0..250 {
        let (mut day, usual) = (date(2025, 1, 1), 10.0 + 80.0 * dice() * dice());
        let (leaves, value) = (0.3 * dice() * dice(), 100.0 + 900.0 * dice());
        loop {
            #[expect(clippy::cast_possible_truncation, reason = "a test's few units and days")]
            let (units, gap) =
                ((value * (0.5 + dice())) as i64, 1 + (-usual * dice().max(1e-9).ln()) as i64);
            sold.push((id("C", number), "M", day, units));
            day = day.saturating_add(gap.days());
            if day > AS_OF || dice() < leaves {
                break;
            }
        }
    }
    sold
}

#[test]
fn a_model_that_holds_gives_every_buyer_an_outlook() {
    for model in [LifetimeModel::BgNbd, LifetimeModel::MbgNbd] {
        let analysis = analysed(&facts(&by_chance()), model);
        let company = &analysis.company.lifetime;
        assert_eq!(company.use_of_model, ModelUse::Usable, "{:?}", company.fits);
        let mut alive = 0.0;
        for account in &analysis.accounts {
            let outlook = account.lifetime.outlook.unwrap();
            alive += outlook.alive;
            assert!((0.0..=1.0).contains(&outlook.alive) && outlook.purchases.is_finite());
            assert!(outlook.value.unwrap() <= outlook.revenue.unwrap());
        }
        let total = company.outlook.unwrap();
        assert!((total.alive - alive).abs() < 1e-9 && total.value.unwrap().is_positive());
        let (observed, expected) = company
            .repeat_counts
            .iter()
            .fold((0, 0.0), |sum, count| (sum.0 + count.observed, sum.1 + count.expected));
        assert_eq!(observed, 250);
        assert!((expected - 250.0).abs() < 1e-9);
    }
}

#[test]
fn pitfall_14_a_model_the_data_do_not_determine_gives_no_outlook() {
    let sold: Vec<Sold> =
        (0..20).flat_map(|number| regular(id("R", number), 14, date(2025, 1, 1), AS_OF)).collect();
    let analysis = analysed(&facts(&sold), LifetimeModel::MbgNbd);
    let company = &analysis.company.lifetime;
    assert_eq!((company.use_of_model, company.outlook), (ModelUse::Degenerate, None));
    let account = &analysis.accounts[0].lifetime;
    assert_eq!((account.outlook, account.models.value), (None, None));
    // The file still says what the fit said.
    assert!(account.models.alive.is_some() && company.fits.unwrap().mbg.degenerate);
}

#[test]
fn too_few_purchases_or_no_wish_fit_nothing() {
    let few = facts(&regular("A", 14, date(2026, 1, 1), AS_OF));
    for (model, expected) in [
        (LifetimeModel::MbgNbd, ModelUse::TooFewPurchases),
        (LifetimeModel::None, ModelUse::SwitchedOff),
    ] {
        let analysis = analysed(&few, model);
        let company = &analysis.company.lifetime;
        assert_eq!((company.use_of_model, company.fits), (expected, None));
        let account = &analysis.accounts[0].lifetime;
        assert_eq!((account.outlook, account.models.alive), (None, None));
        assert_eq!(account.buying.unwrap().repeats, 23);
    }
}

fn loss(account: &str, noticed_on: Date, reason: &str) -> Loss {
    let reason = Some(reason.to_owned());
    Loss { account_id: account.to_owned(), noticed_on, reason, note: None }
}

/// Twelve accounts that were lost in 2023, of which some came back, and five lost or kept today.
fn company() -> Facts {
    let start = date(2022, 1, 1);
    let mut sold = vec![];
    for number in 0..12 {
        let account = id("P", number);
        sold.extend(regular(account, 30, start, date(2022, 12, 31)));
        if number < 3 {
            sold.extend(regular(account, 30, date(2023, 9, 1), AS_OF));
        }
    }
    sold.extend(regular("GONE", 30, start, date(2026, 2, 1)));
    sold.extend(regular("TOLD", 30, start, date(2026, 11, 1)));
    sold.extend(regular("CLOSED", 30, start, date(2026, 2, 1)));
    sold.extend(regular("KEPT", 30, start, AS_OF));
    let mut facts = facts(&sold);
    facts.tables.losses = vec![
        loss("CLOSED", date(2026, 3, 1), "client_closed"),
        loss("TOLD", date(2026, 11, 10), "price"),
    ];
    facts
}

#[test]
fn lists_what_was_lost_by_silence_or_notice_with_its_worth_before_the_loss() {
    let analysis = analysed(&company(), LifetimeModel::None);
    let company = &analysis.company.lifetime.win_back;
    // Those of 2023 are too long ago, the closed client cannot come back, the kept one is not lost.
    assert_eq!(company.accounts, ["GONE", "TOLD"]);
    assert_eq!((company.losses, company.regained), (15, 3));
    let gone = find(&analysis, "GONE").lifetime.win_back.as_ref().unwrap();
    let year: Money = Money(100 * 13);
    assert_eq!((gone.yearly_revenue, gone.yearly_margin), (year, year));
    assert_eq!((gone.rank, gone.margin_basis), (1, MarginBasis::Revenue));
    assert_eq!((gone.reason, gone.chance.basis), (LossReason::Unknown, ChanceBasis::Time));
    // Still lost after 182 days: 12 cases, of which 3 came back within a year.
    assert_eq!((gone.chance.cases, gone.chance.regained), (12, 3));
    assert!((gone.chance.rate.unwrap() - 4.0 / 14.0).abs() < 1e-12);
    let expected = 1300.0 * company.expected_years * 4.0 / 14.0;
    assert!((gone.worth.unwrap().as_f64() - expected).abs() < 1.0);
    assert_eq!((gone.ceiling.special_offer, gone.ceiling.discount), (Some(Money(650)), None));
    let told = find(&analysis, "TOLD").lifetime.win_back.as_ref().unwrap();
    assert_eq!((told.lost_on, told.months_lost), (date(2026, 11, 10), 0));
    assert!(find(&analysis, "KEPT").lifetime.win_back.is_none());
    let worth = [gone, told].map(|one| one.worth.unwrap()).into_iter().sum();
    assert_eq!(company.worth, Some(worth));
}

#[test]
fn below_ten_past_losses_there_is_a_count_and_no_worth() {
    let mut sold = regular("GONE", 30, date(2022, 1, 1), date(2026, 2, 1));
    sold.extend(regular("SMALL", 60, date(2022, 1, 1), date(2026, 2, 1)));
    sold.extend(regular("KEPT", 30, date(2022, 1, 1), AS_OF));
    let analysis = analysed(&facts(&sold), LifetimeModel::None);
    let company = &analysis.company.lifetime.win_back;
    assert_eq!(company.accounts, ["GONE", "SMALL"]);
    assert_eq!((company.worth, company.recommended), (None, None));
    let gone = find(&analysis, "GONE").lifetime.win_back.as_ref().unwrap();
    assert_eq!(
        (gone.chance.basis, gone.chance.rate, gone.worth),
        (ChanceBasis::TooFew, None, None)
    );
    assert!(gone.value.is_positive() && gone.ceiling.gift.is_none());
}

#[test]
fn the_kind_of_offer_that_worked_sets_the_cost() {
    let mut facts = company();
    let offer = |kind: &str, amount: i64, result: &str| WinBackOffer {
        account_id: "GONE".to_owned(),
        kind: kind.to_owned(),
        amount: Some(Money(amount)),
        made_on: date(2026, 6, 1),
        result: Some(result.to_owned()),
    };
    facts.tables.win_back_offers = vec![offer("discount", 90, "none"); 10];
    facts.tables.win_back_offers.extend(vec![offer("gift", 20, "returned"); 10]);
    facts
        .tables
        .win_back_offers
        .push(WinBackOffer { made_on: date(2027, 1, 1), ..offer("gift", 9, "none") });
    let analysis = analysed(&facts, LifetimeModel::None);
    let company = &analysis.company.lifetime.win_back;
    assert_eq!((company.recommended, company.offer_cost), (Some(OfferKind::Gift), Some(Money(20))));
    assert_eq!(company.offers.iter().map(|result| result.made).collect::<Vec<_>>(), [10, 10]);
    let gone = find(&analysis, "GONE").lifetime.win_back.as_ref().unwrap();
    let free = analysed(&self::company(), LifetimeModel::None);
    let without = find(&free, "GONE").lifetime.win_back.as_ref().unwrap();
    assert_eq!(gone.worth, without.worth.map(|worth| worth - Money(20)));
    assert_eq!(gone.offers_made, 20);
}
