//! A small company by hand: three accounts, two managers, one line without an account.

use std::collections::BTreeMap;

use jiff::{ToSpan, civil::date};

use crate::{
    analysis::{
        AbcClass, AccountAnalysis, AccountChurn, AccountLifetime, AccountLoss, AccountOwnership,
        AccountRecords, AccountRelationship, AccountSegment, AccountTrade, Action, Analysis,
        Bridge, BridgeItem, BridgePart, Bucket, Chance, ChanceBasis, ChurnMonth, CompanyAnalysis,
        CompanyChurn, CompanyLifetime, CompanyPerformance, CompanySegmentation, CompanyTrade,
        Comparison, Concentration, DayCounts, DiscountLimit, Duty, DutyKind, KeyLabel, KeySet,
        LeadingSigns, LossReason, LossReasons, ManagerAnalysis, ManagerPerformance, ManagerTrade,
        MarginBasis, MatrixCell, MonthPoint, OfferCeiling, OrderDay, Punctuality, Quality,
        Realisation, ReasonSource, ReasonTable, Retention, Rhythm, Scope, Settings, Standing,
        State, Survival, TargetResult, ToDate, ToDateDays, Trigger, WeekFlow, WeekPoint, WinBack,
        Windows, WorkingDays, XyzClass, XyzResult, YearAgo, agenda, on_record,
    },
    model::{
        Account, Cadence, Competitor, Contact, Currency, Date, Document, Finding, Interaction,
        Loss, Manager, Meeting, Money, Month, Offer, Period, Promise, Record, Severity, Span,
        Table, UNASSIGNED, Unit,
    },
    report::{RunFacts, SourceFacts},
};

pub(super) const AS_OF: Date = date(2026, 11, 22);

/// Returns a row of a table with the given cells and all others empty.
pub(super) fn row<R: Record>(cells: &[(&str, crate::model::Cell)]) -> R {
    let columns = R::TABLE.columns();
    let cell = |name: &str| cells.iter().find(|(known, _)| *known == name);
    R::from_cells(
        columns.iter().map(|column| cell(column.name).map(|(_, cell)| cell.clone())).collect(),
    )
    .unwrap()
}

fn text(text: &str) -> crate::model::Cell {
    crate::model::Cell::Text(text.to_owned())
}

fn day(day: Date) -> crate::model::Cell {
    crate::model::Cell::Date(day)
}

/// Thousands of euro as stored cents.
fn k(thousands: i64) -> Money {
    Money(thousands * 100_000)
}

fn scope() -> Scope {
    let last = Month::of(date(2026, 10, 1));
    let span = |from: Date| Span { from, to: AS_OF.tomorrow().unwrap() };
    Scope {
        period: Period::containing(Cadence::Week, AS_OF),
        as_of: AS_OF,
        unit: Unit { currency: Currency::parse("EUR").unwrap(), decimals: 2 },
        windows: Windows {
            current: Span::months_to(last, 12),
            base: Span::months_to(last.plus(-12), 12),
        },
        week: span(date(2026, 11, 16)),
        month_to_date: span(date(2026, 11, 1)),
        quarter_to_date: span(date(2026, 10, 1)),
        half_year_to_date: span(date(2026, 7, 1)),
        year_to_date: span(date(2026, 1, 1)),
        days: days(),
        xyz_bucket: Bucket::Month,
        settings: Settings::default(),
    }
}

fn days() -> ToDateDays {
    let count = |days| DayCounts { actual: days, previous_year: days, working: None };
    ToDateDays {
        week: count(7),
        month: DayCounts {
            working: Some(WorkingDays { actual: 15, previous_year: 16 }),
            ..count(22)
        },
        quarter: count(53),
        half_year: count(145),
        year: count(326),
    }
}

fn to_date(year: i64, before: i64, plan: Option<i64>) -> ToDate {
    let part = |share: i64| Comparison {
        actual: Money(k(year).0 / share),
        previous_year: Money(k(before).0 / share),
        plan: plan.map(|plan| Money(k(plan).0 / share)),
    };
    ToDate {
        week: part(47),
        month: part(15),
        quarter: part(6),
        half_year: part(2),
        year: part(1),
        days: days(),
    }
}

fn months(total: i64, before: i64, plan: Option<i64>) -> Vec<MonthPoint> {
    let last = Month::of(date(2026, 10, 1));
    (0..13)
        .map(|back| MonthPoint {
            month: last.plus(back - 12),
            revenue: Comparison {
                actual: Money(k(total).0 / 12 + i64::from(back % 3) * 100_000),
                previous_year: Money(k(before).0 / 12),
                plan: plan.map(|plan| Money(k(plan).0 / 12)),
            },
        })
        .collect()
}

fn weeks(total: i64, before: i64) -> Vec<WeekPoint> {
    let this = Period::containing(Cadence::Week, AS_OF);
    let mut week = this;
    let mut points = vec![];
    for back in 0..13 {
        points.push(WeekPoint {
            week,
            revenue: Comparison {
                actual: Money(k(total).0 / 52 + (back % 4) * 50_000),
                previous_year: Money(k(before).0 / 52),
                plan: None,
            },
            orders: 3,
        });
        week = week.previous();
    }
    points.reverse();
    points
}

struct Sketch {
    id: &'static str,
    name: &'static str,
    manager: (&'static str, &'static str),
    now: i64,
    before: i64,
    state: State,
    silent: i32,
    part: BridgePart,
}

/// What there is to do: about the first account much, about the others one thing.
fn actions(sketch: &Sketch) -> Vec<Action> {
    let action = |trigger, days: i64, money, urgency: f64| Action {
        trigger,
        due: AS_OF.saturating_add(days.days()),
        money: k(money),
        urgency,
        priority: k(money).as_f64() * urgency,
    };
    match sketch.id {
        "A1" => {
            let meeting = Trigger::MeetingUnprepared {
                record: 1,
                day: date(2026, 11, 25),
                has_objective: false,
            };
            vec![
                action(Trigger::PromiseOverdue { record: 0, days: 19, count: 2 }, 1, 118, 0.9),
                action(Trigger::ComplaintOpen { record: 0, days: 39, count: 1 }, 1, 46, 0.9),
                action(meeting, 2, 46, 0.8),
                action(Trigger::DocumentEnds { record: 0, days: 39 }, 9, 300, 0.4),
                action(Trigger::DeciderOutOfTouch { last: None, known: false }, 14, 46, 0.25),
            ]
        }
        "A2" => {
            let late = Trigger::RhythmLate { days: 45, usual: 14.0, at_risk: true };
            vec![action(late, 2, 700, 0.8)]
        }
        "A3" => {
            let lost = Trigger::Lost {
                last: date(2026, 8, 24),
                on: date(2026, 10, 30),
                limit: 60.0,
                by_notice: true,
            };
            vec![action(lost, 5, 200, 0.6)]
        }
        _ => vec![],
    }
}

fn account(sketch: &Sketch, rank: usize, records: AccountRecords) -> AccountAnalysis {
    let last = AS_OF.saturating_sub(i64::from(sketch.silent).days());
    let order_days = (0..12)
        .rev()
        .map(|back| OrderDay {
            day: last.saturating_sub((back * 14).days()),
            revenue: Money(k(sketch.now).0 / 26),
            orders: 1,
            on_time: u32::from(back != 2),
            late: u32::from(back == 2),
        })
        .collect();
    AccountAnalysis {
        trade: AccountTrade::default(),
        relationship: AccountRelationship::default(),
        churn: AccountChurn { standing: Some(standing(sketch.state)), ..AccountChurn::default() },
        lifetime: AccountLifetime::default(),
        segment: AccountSegment::default(),
        ownership: AccountOwnership::default(),
        actions: actions(sketch),
        account: row::<Account>(&[("account_id", text(sketch.id)), ("name", text(sketch.name))]),
        manager_id: sketch.manager.0.to_owned(),
        manager_name: sketch.manager.1.to_owned(),
        rank,
        share: Some(k(sketch.now).as_f64() / k(2_000).as_f64()),
        share_base: Some(k(sketch.before).as_f64() / k(2_100).as_f64()),
        revenue_total: k(sketch.now + sketch.before),
        revenue_current: k(sketch.now),
        revenue_base: k(sketch.before),
        margin_current: Some(Money(k(sketch.now).0 * 3 / 10)),
        margin_base: Some(Money(k(sketch.before).0 / 3)),
        to_date: to_date(sketch.now, sketch.before, None),
        months: months(sketch.now, sketch.before, None),
        weeks: weeks(sketch.now, sketch.before),
        first_purchase: Some(date(2024, 1, 8)),
        last_purchase: Some(last),
        purchase_days: 60,
        abc: if rank == 1 { AbcClass::A } else { AbcClass::B },
        abc_inclusive: AbcClass::A,
        abc_base: Some(AbcClass::A),
        xyz: XyzResult { class: XyzClass::X, cv: Some(0.3), periods: 12, empty_share: 0.0 },
        rfm: Some([5, 5, 5]),
        labels: if rank == 1 { vec![KeyLabel::Core, KeyLabel::Iconic] } else { vec![] },
        rhythm: Rhythm {
            usual_gap: Some(14.0),
            late_after: Some(18.0),
            threshold: 30.0,
            pooled: false,
            days_since: Some(sketch.silent),
            state: sketch.state,
            state_guarded: sketch.state,
            next_order: Some(Span {
                from: last.saturating_add(14.days()),
                to: last.saturating_add(19.days()),
            }),
        },
        bridge_part: Some(sketch.part),
        order_days,
        records,
    }
}

fn records() -> AccountRecords {
    let id = ("account_id", text("A1"));
    let meeting = |at: &str, prepared: Option<Date>| {
        let mut cells = vec![
            ("meeting_id", text(at)),
            id.clone(),
            ("starts_at", text(at)),
            ("place", text("Ylämaa mill")),
        ];
        cells.extend(prepared.map(|on| ("prepared_on", day(on))));
        row::<Meeting>(&cells)
    };
    AccountRecords {
        offers: vec![row::<Offer>(&[
            ("offer_id", text("O1")),
            id.clone(),
            ("status", text("lost")),
            ("closed", day(date(2026, 6, 15))),
            ("amount", crate::model::Cell::Money(k(90))),
            ("loss_reason", text("price")),
        ])],
        contacts: contacts(),
        competitors: vec![row::<Competitor>(&[
            id.clone(),
            ("name", text("Норд-Датчик")),
            ("since", day(date(2026, 6, 1))),
            ("our_edge", text("24 h service")),
        ])],
        interactions: vec![row::<Interaction>(&[
            ("interaction_id", text("I1")),
            id.clone(),
            ("kind", text("complaint")),
            ("opened", day(date(2026, 10, 14))),
            ("theme", text("late seals")),
        ])],
        meetings: vec![
            meeting("2026-09-28 10:00", Some(date(2026, 9, 25))),
            meeting("2026-11-25 10:00", None),
        ],
        promises: vec![row::<Promise>(&[
            ("promise_id", text("P1")),
            id.clone(),
            ("text", text("Seal wear report")),
            ("due_on", day(date(2026, 11, 3))),
            ("value_amount", crate::model::Cell::Money(k(118))),
        ])],
        documents: vec![row::<Document>(&[
            ("document_id", text("D1")),
            id.clone(),
            ("kind", text("price_list")),
            ("version", text("2026")),
            ("valid_to", day(date(2026, 12, 31))),
        ])],
        losses: vec![],
        ..AccountRecords::default()
    }
}

fn contacts() -> Vec<Contact> {
    let id = ("account_id", text("A1"));
    vec![
        row::<Contact>(&[
            ("contact_id", text("C1")),
            id.clone(),
            ("name", text("Νίκος Βλαχάκης")),
            ("role", text("Group finance")),
            ("function", text("blocks")),
            ("attitude", crate::model::Cell::Integer(-1)),
            ("last_contact", day(date(2026, 11, 2))),
        ]),
        row::<Contact>(&[("contact_id", text("C2")), id.clone(), ("function", text("decides"))]),
    ]
}

fn accounts() -> Vec<AccountAnalysis> {
    let aino = ("M1", "Aino Mäkelä");
    let first = Sketch {
        id: "A1",
        name: "Ylämaan Sellu Oy",
        manager: aino,
        now: 1_200,
        before: 1_000,
        state: State::Active,
        silent: 4,
        part: BridgePart::Expansion,
    };
    let second = Sketch {
        id: "A2",
        name: "<Родопска> & \"Хартия\"",
        manager: ("M2", "Björn Åkerlund"),
        now: 700,
        before: 900,
        state: State::AtRisk,
        silent: 45,
        part: BridgePart::Contraction,
    };
    let third = Sketch {
        id: "A3",
        name: "=Äyrämö Telakka",
        manager: aino,
        now: 87,
        before: 200,
        state: State::Churned,
        silent: 90,
        part: BridgePart::Contraction,
    };
    let none = Sketch {
        id: UNASSIGNED,
        name: UNASSIGNED,
        manager: (UNASSIGNED, UNASSIGNED),
        now: 13,
        before: 0,
        state: State::Active,
        silent: 20,
        part: BridgePart::New,
    };
    let loss = row::<Loss>(&[
        ("account_id", text("A3")),
        ("noticed_on", day(date(2026, 10, 30))),
        ("reason", text("missed_promises")),
    ]);
    let lost = AccountRecords { losses: vec![loss], ..AccountRecords::default() };
    let mut third = account(&third, 3, lost);
    third.churn.loss = Some(loss_of(&third));
    third.lifetime.win_back = Some(Box::new(win_back()));
    vec![
        account(&first, 1, records()),
        account(&second, 2, AccountRecords::default()),
        third,
        account(&none, 4, AccountRecords::default()),
    ]
}

fn standing(state: State) -> Standing {
    match state {
        State::Active => Standing::Active,
        State::AtRisk => Standing::AtRisk,
        State::Churned => Standing::Lost,
        State::SeasonalPause => Standing::SeasonalPause,
        State::Never => Standing::NeverBought,
    }
}

/// The loss the third account gave notice of.
fn loss_of(account: &AccountAnalysis) -> AccountLoss {
    AccountLoss {
        last_purchase: account.last_purchase.unwrap(),
        on: date(2026, 10, 30),
        by_notice: true,
        revenue: k(200),
        reason: LossReason::MissedPromises,
        reason_from: Some(ReasonSource::Loss),
        signs: LeadingSigns::default(),
    }
}

fn win_back() -> WinBack {
    let chance = Chance {
        basis: ChanceBasis::Time,
        cases: 40,
        regained: 8,
        rate: Some(0.2),
        interval: Some([0.1, 0.35]),
    };
    WinBack {
        rank: 1,
        lost_on: date(2026, 10, 30),
        months_lost: 0,
        reason: LossReason::MissedPromises,
        yearly_revenue: k(200),
        yearly_margin: k(60),
        margin_basis: MarginBasis::Cost,
        value: k(150),
        chance,
        offer_cost: Some(k(2)),
        worth: Some(k(28)),
        ceiling: OfferCeiling {
            special_offer: Some(k(30)),
            gift: Some(k(6)),
            discount: Some(0.28),
            discount_limit: Some(DiscountLimit::Margin),
        },
        offers_made: 0,
    }
}

fn reasons() -> LossReasons {
    let table = |reasons: &[(LossReason, u32, i64)]| ReasonTable {
        reasons: reasons.iter().map(|(reason, count, of)| (*reason, (*count, k(*of)))).collect(),
        total: reasons
            .iter()
            .fold((0, Money::ZERO), |sum, (_, count, of)| (sum.0 + count, sum.1 + k(*of))),
    };
    LossReasons {
        current: table(&[(LossReason::MissedPromises, 1, 200), (LossReason::Unknown, 2, 100)]),
        base: table(&[(LossReason::Price, 1, 50)]),
        running: table(&[(LossReason::Unknown, 1, 10)]),
    }
}

fn bridge(accounts: &[&AccountAnalysis]) -> Bridge {
    let items = BridgePart::ALL
        .into_iter()
        .map(|part| {
            let of_part = accounts.iter().filter(|one| one.bridge_part == Some(part));
            BridgeItem {
                part,
                accounts: u32::try_from(of_part.clone().count()).unwrap(),
                amount: of_part.map(|one| one.revenue_current - one.revenue_base).sum(),
            }
        })
        .collect();
    Bridge {
        opening: accounts.iter().map(|one| one.revenue_base).sum(),
        items,
        closing: accounts.iter().map(|one| one.revenue_current).sum(),
    }
}

fn manager(id: &str, name: &str, all: &[AccountAnalysis]) -> ManagerAnalysis {
    let own: Vec<&AccountAnalysis> = all.iter().filter(|one| one.manager_id == id).collect();
    let bridge = bridge(&own);
    let total = bridge.closing.0 / 100_000;
    let plan = (id == "M1").then_some(total + 150);
    ManagerAnalysis {
        trade: ManagerTrade::default(),
        performance: ManagerPerformance {
            duties: if id == "M1" { duties() } else { vec![] },
            ..ManagerPerformance::default()
        },
        manager: row::<Manager>(&[("manager_id", text(id)), ("name", text(name))]),
        accounts: own.iter().map(|one| one.account.account_id.clone()).collect(),
        revenue_total: own.iter().map(|one| one.revenue_total).sum(),
        portfolio_current: bridge.closing,
        portfolio_base: bridge.opening,
        share: Some(bridge.closing.as_f64() / k(2_000).as_f64()),
        to_date: to_date(total, bridge.opening.0 / 100_000, plan),
        plan_year: plan.map(k),
        months: months(total, total, plan),
        weeks: weeks(total, total),
        retention: retention(bridge.opening),
        bridge,
        growth_accounts: 0,
        mean_log_growth: None,
        targets: plan
            .map(|plan| TargetResult {
                manager_id: id.to_owned(),
                period_start: date(2026, 1, 1),
                period_end: date(2026, 12, 31),
                target: k(plan),
                actual: k(total),
                attainment: None,
                variance: k(total - plan),
                finished: false,
                prorated: None,
                open_ended: false,
            })
            .into_iter()
            .collect(),
    }
}

fn retention(base_revenue: Money) -> Retention {
    Retention {
        base_revenue,
        nrr: Some(0.981),
        grr: Some(0.932),
        logo_retention: Some(1.0),
        base_accounts: 3,
        kept_accounts: 3,
    }
}

fn churn() -> Vec<ChurnMonth> {
    let last = Month::of(date(2026, 10, 1));
    (0..13)
        .map(|back| ChurnMonth {
            month: last.plus(back - 12),
            active_start: 3,
            new: u32::from(back == 4),
            reactivated: u32::from(back == 7),
            churned: u32::from(back == 4) + u32::from(back == 7),
            active_end: 3,
            churn_rate: Some(0.0),
            revenue_365d_before_stop: Money::ZERO,
            comparable: true,
            complete: true,
        })
        .collect()
}

fn year_ago() -> YearAgo {
    YearAgo {
        retention: Some(retention(k(2_200))),
        flow: Some(WeekFlow { active: 4, lost: 1, won_back: 0 }),
        punctuality: None,
    }
}

fn duties() -> Vec<Duty> {
    let duty = |kind: DutyKind, value: f64, cases| Duty {
        kind,
        value: Some(value),
        cases,
        target: kind.target(2.0),
        met: None,
        series: if kind.has_weeks() { vec![Some(value); 13] } else { vec![] },
        year_before: kind.has_weeks().then_some(value),
    };
    vec![
        duty(DutyKind::OnTime, 0.9, 10),
        duty(DutyKind::PromisesKept, 0.0, 1),
        duty(DutyKind::MeetingsPrepared, 1.0, 1),
        duty(DutyKind::ComplaintsOpen, 1.0, 1),
        duty(DutyKind::DocumentsRead, 0.0, 1),
    ]
}

/// Returns what the three accounts make together.
fn company(accounts: &[AccountAnalysis]) -> CompanyAnalysis {
    let everyone: Vec<&AccountAnalysis> = accounts.iter().collect();
    let total = |pick: fn(&AccountAnalysis) -> Money| accounts.iter().map(pick).sum::<Money>();
    CompanyAnalysis {
        trade: CompanyTrade::default(),
        churn_dynamics: CompanyChurn { reasons: reasons(), ..CompanyChurn::default() },
        lifetime: CompanyLifetime::default(),
        segmentation: CompanySegmentation::default(),
        performance: CompanyPerformance { duties: duties(), ..CompanyPerformance::default() },
        actions: vec![],
        revenue_total: total(|one| one.revenue_total),
        revenue_current: total(|one| one.revenue_current),
        revenue_base: total(|one| one.revenue_base),
        margin_current: Some(k(600)),
        margin_base: Some(k(690)),
        to_date: to_date(1_800, 1_900, Some(2_000)),
        orders_to_date: [(3, 2), (9, 8), (22, 25), (140, 150)],
        months: months(2_000, 2_100, Some(2_200)),
        weeks: weeks(2_000, 2_100),
        accounts: 4,
        buyers: 3,
        abc: BTreeMap::from([(AbcClass::A, 1), (AbcClass::B, 3)]),
        matrix: vec![MatrixCell {
            abc: AbcClass::A,
            xyz: XyzClass::X,
            accounts: 1,
            revenue: k(1_200),
            share: Some(0.6),
        }],
        concentration: Concentration {
            accounts: 4,
            hhi: Some(0.48),
            effective: Some(2.1),
            top1: Some(0.6),
            top5: Some(1.0),
            top10: Some(1.0),
            ..Concentration::default()
        },
        concentration_base: Concentration { top1: Some(0.5), ..Concentration::default() },
        key_set: KeySet {
            accounts: vec!["A1".to_owned()],
            share: Some(0.6),
            share_base: Some(0.48),
        },
        retention: retention(k(2_100)),
        year_ago: Some(year_ago()),
        bridge: bridge(&everyone),
        states: BTreeMap::new(),
        states_guarded: BTreeMap::new(),
        pooled_gap: Some(14.0),
        churn: churn(),
        churn_trend: None,
        cv_quantiles: vec![],
        xyz_if_10_25: BTreeMap::new(),
        punctuality: Punctuality::default(),
        survival: Survival::default(),
        cohorts: vec![],
    }
}

/// Returns the company.
pub(in crate::report) fn analysis() -> Analysis {
    let mut accounts = accounts();
    for account in accounts.iter_mut().filter(|account| account.is_named()) {
        account.relationship = on_record(account, &scope());
        account.relationship.agenda = agenda(account, &scope(), 26, Realisation::default());
    }
    let company = company(&accounts);
    let managers = [("M1", "Aino Mäkelä"), ("M2", "Björn Åkerlund"), (UNASSIGNED, UNASSIGNED)]
        .map(|(id, name)| manager(id, name, &accounts))
        .to_vec();
    let quality = Quality { lines: 4_000, no_account: 3, cancelled: 40, ..Quality::default() };
    Analysis { scope: scope(), company, accounts, managers, quality }
}

/// Returns the run, with every table given.
pub(in crate::report) fn run() -> RunFacts {
    RunFacts {
        company: "Hallavaara Oy".to_owned(),
        run_id: "0badcafe".to_owned(),
        version: "0.1.0".to_owned(),
        sources: Table::ALL
            .map(|table| SourceFacts { table, rows: 40, refused: 0, newest: Some(AS_OF) })
            .to_vec(),
        findings: vec![Finding {
            rule: "amount_rounded".to_owned(),
            severity: Severity::Note,
            place: "orders row 412".to_owned(),
            text: "an amount had three decimals and was rounded".to_owned(),
        }],
        accounts_expected: Some(4),
        control_total: None,
        supersedes: None,
    }
}
