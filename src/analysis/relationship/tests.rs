//! What the part promises on one account.

use jiff::civil::date;

use crate::{
    analysis::{
        AccountAnalysis, Analysis, DossierField, Function, Settings, Subject, analyse, tests::text,
    },
    facts::{
        AccountDay, AccountDays, Cost, CreditCounts, Delivery, Detail, Facts, LineCounts, Tables,
    },
    model::{
        Account, Cell, Competitor, Contact, Currency, Date, Document, Interaction, Meeting, Money,
        Offer, Period, ProgrammeStep, Promise, Record, Unit, row,
    },
};

const AS_OF: Date = Date::constant(2026, 10, 31);

fn day(month: i8, day: i8) -> Cell {
    Cell::Date(date(2026, month, day))
}

fn money(units: i64) -> Cell {
    Cell::Money(Money(units))
}

fn of<R: Record>(id: &str, cells: &[(&'static str, Cell)]) -> R {
    let mut all = vec![("account_id", text("A"))];
    all.extend(cells.iter().cloned());
    all.push((R::TABLE.columns()[0].name, text(id)));
    all.reverse();
    row(&all)
}

/// Buys for 100,000 every month of two years, the last time on the as-of day's month.
fn analysed(tables: Tables) -> Analysis {
    let month = |number: i8, year: i16| AccountDay {
        day: date(year, number, 20),
        revenue: Money(100_000),
        sales: Money(100_000),
        cost: Cost::UNKNOWN,
        orders: 1,
        deliveries: [Delivery::new(
            date(year, number, 22),
            Some(date(year, number, if number == 6 { 25 } else { 22 })),
        )]
        .into_iter()
        .collect(),
    };
    let days =
        [2025_i16, 2026].into_iter().flat_map(|year| (1..=10).map(move |number| (number, year)));
    let days = days.map(|(number, year)| month(number, year)).collect();
    let facts = Facts {
        unit: Unit { currency: Currency::parse("EUR").unwrap(), decimals: 2 },
        lines: LineCounts::default(),
        control_total: Money(2_000_000),
        cancelled_total: Money::ZERO,
        excluded_total: Money::ZERO,
        too_old_total: Money::ZERO,
        credits: CreditCounts::default(),
        account_days: vec![AccountDays { account_id: "A".to_owned(), days }],
        manager_days: vec![],
        tables,
    };
    let period: Period = "2026-10".parse().unwrap();
    analyse((&facts, Detail::default()), &Settings::default(), period, AS_OF)
}

fn only(analysis: &Analysis) -> &AccountAnalysis {
    &analysis.accounts[0]
}

fn subjects(account: &AccountAnalysis) -> Vec<Subject> {
    account.relationship.agenda.questions().iter().map(|point| point.subject).collect()
}

#[test]
fn an_account_of_which_nothing_is_known_still_has_questions() {
    let analysis = analysed(Tables::default());
    let account = only(&analysis);
    let dossier = &account.relationship.dossier;
    assert_eq!((dossier.missing.len(), dossier.age_days), (8, None));
    assert!(dossier.completeness < 1e-9, "{}", dossier.completeness);
    let subjects = subjects(account);
    assert_eq!(subjects[0], Subject::Field(DossierField::Contacts));
    assert_eq!(account.relationship.agenda.best_questions().len(), 5);
}

#[test]
fn records_after_the_day_included_are_not_seen() {
    let tables = Tables {
        promises: vec![
            of::<Promise>(
                "P1",
                &[("text", text("later")), ("made_on", day(11, 2)), ("due_on", day(11, 9))],
            ),
            of::<Promise>(
                "P2",
                &[("text", text("kept")), ("due_on", day(10, 1)), ("kept_on", day(11, 3))],
            ),
        ],
        interactions: vec![
            of::<Interaction>("I1", &[("kind", text("complaint")), ("opened", day(11, 1))]),
            of::<Interaction>(
                "I2",
                &[
                    ("kind", text("complaint")),
                    ("opened", day(10, 1)),
                    ("closed", day(11, 5)),
                    ("theme", text("seals")),
                ],
            ),
            of::<Interaction>(
                "I3",
                &[
                    ("kind", text("complaint")),
                    ("opened", day(3, 1)),
                    ("closed", day(3, 5)),
                    ("theme", text("seals")),
                ],
            ),
        ],
        competitors: [("Now", "since", day(10, 1)), ("Soon", "since", day(11, 1))]
            .into_iter()
            .chain([("Noted", "noted_on", day(10, 31)), ("Unheard", "noted_on", day(11, 1))])
            .map(|(name, column, day)| {
                row(&[("account_id", text("A")), ("name", text(name)), (column, day)])
            })
            .collect(),
        ..Tables::default()
    };
    let analysis = analysed(tables);
    let relationship = &only(&analysis).relationship;
    let rivals: Vec<&str> =
        relationship.competitors.iter().map(|rival| rival.name.as_str()).collect();
    assert_eq!(rivals, ["Noted", "Now"]);
    assert_eq!(only(&analysis).segment.potential.unwrap().need.competitors, 2);
    let open: Vec<(Date, i32)> =
        relationship.promises.iter().map(|row| (row.due_on, row.overdue_days)).collect();
    assert_eq!(open, [(date(2026, 10, 1), 30)]);
    let [complaint] = relationship.complaints.open.as_slice() else { panic!("one is open") };
    assert_eq!((complaint.days, complaint.overdue_days, complaint.repeats), (30, 16, 2));
    assert_eq!(relationship.complaints.repeats().collect::<Vec<_>>(), [("seals", 2)]);
}

#[test]
fn an_unknown_decider_is_the_first_question() {
    let contact = |id: &str, function: &str| {
        of::<Contact>(id, &[("name", text("Nn")), ("function", text(function))])
    };
    let tables = Tables {
        contacts: vec![contact("C1", "buys"), contact("C2", "uses"), contact("C3", "blocks")],
        interactions: vec![of::<Interaction>(
            "I1",
            &[("kind", text("complaint")), ("opened", day(5, 1))],
        )],
        ..Tables::default()
    };
    let analysis = analysed(tables);
    let account = only(&analysis);
    let system = &account.relationship.decisions;
    assert_eq!(system.missing, [Function::Decides, Function::Influences]);
    assert!((system.coverage - 0.5).abs() < 1e-12);
    assert_eq!(system.people[2].function, Some(Function::Blocks));
    assert_eq!(subjects(account)[..2], [Subject::Function(Function::Decides), Subject::Complaint]);
}

#[test]
fn a_decider_out_of_touch_is_told_with_the_newest_contact() {
    let contact = |id: &str, on: Cell| {
        let cells = [("name", text(id)), ("function", text("decides")), ("last_contact", on)];
        of::<Contact>(id, &cells)
    };
    let found = |contacts| analysed(Tables { contacts, ..Tables::default() });
    let old = found(vec![contact("C1", day(1, 1)), contact("C2", day(7, 1))]);
    assert_eq!(only(&old).relationship.decisions.decider_silent_days, Some(122));
    assert!(subjects(only(&old)).contains(&Subject::DeciderSilent));
    let new = found(vec![contact("C1", day(1, 1)), contact("C2", day(10, 1))]);
    assert_eq!(only(&new).relationship.decisions.decider_silent_days, None);
}

#[test]
fn the_version_in_force_counts_and_ends() {
    let paper = |id: &str, from: Cell, to: Cell, read: bool| {
        let mut cells = vec![("kind", text("contract")), ("valid_from", from), ("valid_to", to)];
        cells.extend(read.then(|| ("read_by_manager_on", day(2, 1))));
        of::<Document>(id, &cells)
    };
    let tables = Tables {
        documents: vec![
            paper("D1", day(1, 1), day(10, 1), true),
            paper("D2", day(5, 1), day(12, 1), false),
            paper("D3", day(12, 2), day(12, 31), true),
        ],
        meetings: vec![of::<Meeting>("M1", &[("starts_at", text("2026-11-05 10:00"))])],
        ..Tables::default()
    };
    let analysis = analysed(tables);
    let relationship = &only(&analysis).relationship;
    let [contract] = relationship.documents.as_slice() else { panic!("one kind") };
    assert_eq!((contract.record, contract.ends_in_days), (1, Some(31)));
    assert!(contract.ends_soon && contract.unread_before_meeting);
    let renewal = &relationship.agenda.best_proposals()[0];
    assert_eq!((renewal.subject, renewal.money), (Subject::Renewal, Money(1_000_000)));
    assert_eq!(relationship.next_meeting.unwrap().in_days, 5);
}

#[test]
fn offers_tell_who_took_what() {
    let offer = |id: &str, status: &str, units, competitor: Option<&str>| {
        let mut cells =
            vec![("status", text(status)), ("closed", day(8, 1)), ("amount", money(units))];
        cells.extend(competitor.map(|name| ("competitor", text(name))));
        of::<Offer>(id, &cells)
    };
    let tables = Tables {
        offers: vec![
            offer("O1", "lost", 70_000, Some("Nord")),
            offer("O2", "lost", 30_000, None),
            offer("O3", "won", 40_000, None),
        ],
        competitors: vec![row::<Competitor>(&[
            ("account_id", text("A")),
            ("name", text("Süd")),
            ("noted_on", day(9, 1)),
        ])],
        ..Tables::default()
    };
    let analysis = analysed(tables);
    let account = only(&analysis);
    let names: Vec<(&str, Money)> = account
        .relationship
        .competitors
        .iter()
        .map(|rival| (rival.name.as_str(), rival.value_lost))
        .collect();
    assert_eq!(names, [("Nord", Money(70_000)), ("Süd", Money::ZERO)]);
    let offers = &account.relationship.offers;
    assert_eq!((offers.won, offers.lost, offers.lost_value), (1, 2, Money(100_000)));
    assert_eq!(offers.reasons["unknown"], (2, Money(100_000)));
    let lost = account.relationship.agenda.questions();
    let lost = lost.iter().find(|point| point.subject == Subject::LostOffer).unwrap();
    assert_eq!((lost.money, lost.evidence.name.as_deref()), (Money(70_000), Some("Nord")));
}

#[test]
fn a_programme_shows_its_next_step_and_deliveries_their_days() {
    let step = |name: &str, due: Cell, done: Option<Cell>| {
        let mut cells = vec![("step", text(name)), ("due_on", due)];
        cells.extend(done.map(|done| ("done_on", done)));
        cells.push(("account_id", text("A")));
        row::<ProgrammeStep>(&cells)
    };
    let tables = Tables {
        programme_steps: vec![
            step("one", day(3, 1), Some(day(3, 1))),
            step("two", day(9, 1), None),
            step("three", day(12, 1), None),
        ],
        accounts: vec![row::<Account>(&[("account_id", text("A")), ("name", text("A"))])],
        ..Tables::default()
    };
    let analysis = analysed(tables);
    let relationship = &only(&analysis).relationship;
    let programme = &relationship.programme;
    assert_eq!((programme.done, programme.overdue, programme.open), (1, 1, 1));
    assert_eq!(programme.next, Some(1));
    let deliveries = relationship.deliveries;
    assert_eq!((deliveries.due(), deliveries.late_delivered, deliveries.days_late), (10, 1, 3));
    assert!(subjects(only(&analysis)).contains(&Subject::LateDeliveries));
}
