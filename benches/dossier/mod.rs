//! What a made-up company knows of its accounts beside their orders: people, meetings, promises,
//! complaints, offers, documents, rivals and programmes, enough to fill every block of a briefing.

use avain::model::Table;
use jiff::ToSpan;

use crate::{
    company::{Company, Fill, LAST_DAY, Rows, account_id, manager_id, small},
    draws::Draws,
};

const FUNCTIONS: [&str; 5] = ["decides", "influences", "buys", "uses", "blocks"];
const NAMES: [&str; 6] = ["Leena", "Ilmari", "Hanna", "Markku", "Outi", "Sakari"];
const FAMILIES: [&str; 6] = ["Vesterinen", "Kataja", "Honkanen", "Rautio", "Lind", "Peltola"];
const ROLES: [&str; 4] = ["Purchasing director", "Plant manager", "Buyer", "Maintenance manager"];
const RIVALS: [&str; 4] = ["Konttinen & Co", "Nordfilter AB", "Baltvalve OÜ", "Pumppukeskus"];
const REASONS: [&str; 4] = ["price", "service_level", "competitor", "quality_decline"];
const STATES: [&str; 4] = ["won", "lost", "lost", "open"];
const KINDS: [&str; 4] = ["contract", "price_list", "sla", "specification"];

/// Writes the rows of one account.
type OfAccount = fn(Company, &mut Rows<'_>, u64);

/// Gives every table about accounts once, to be filled row by row.
pub(crate) fn write(company: Company, mut table: impl FnMut(Table, Fill<'_>)) {
    let tables: [(Table, OfAccount); 9] = [
        (Table::Assignments, assignment),
        (Table::Contacts, contacts),
        (Table::Competitors, competitors),
        (Table::Interactions, interactions),
        (Table::Meetings, meetings),
        (Table::Promises, promises),
        (Table::Documents, documents),
        (Table::Offers, offers),
        (Table::ProgrammeSteps, programme),
    ];
    for (name, of_account) in tables {
        table(name, &mut |rows| {
            (0..company.accounts).for_each(|account| of_account(company, rows, account));
        });
    }
}

/// Starts the draws of a table for an account.
fn draws(table: Table, account: u64) -> Draws {
    Draws::of(&[7, table as u64, account])
}

fn assignment(company: Company, rows: &mut Rows<'_>, account: u64) {
    rows.text("account_id", &account_id(account));
    rows.text("manager_id", &manager_id(company.owner(account)));
    rows.day("valid_from", LAST_DAY - 3.years()).end();
}

fn contacts(_: Company, rows: &mut Rows<'_>, account: u64) {
    let mut draws = draws(Table::Contacts, account);
    for number in 0..2 + draws.below(3) {
        rows.text("contact_id", &format!("C{account}-{number}"));
        rows.text("account_id", &account_id(account));
        rows.text("name", &format!("{} {}", draws.pick(&NAMES), draws.pick(&FAMILIES)));
        rows.text("role", draws.pick(&ROLES)).text("function", draws.pick(&FUNCTIONS));
        rows.number("attitude", small(draws.below(5)) - 2);
        rows.day("last_contact", LAST_DAY - small(draws.below(200)).days());
        rows.text("our_owner", draws.pick(&FAMILIES)).end();
    }
}

fn competitors(_: Company, rows: &mut Rows<'_>, account: u64) {
    let mut draws = draws(Table::Competitors, account);
    for _ in 0..draws.below(3) {
        rows.text("account_id", &account_id(account)).text("name", draws.pick(&RIVALS));
        rows.day("since", LAST_DAY - small(draws.below(700)).days());
        rows.text("known_offer", "frame contract at four per cent less");
        rows.text("our_edge", "spare parts on the same day").text("source", "manager");
        rows.day("noted_on", LAST_DAY - small(draws.below(120)).days()).end();
    }
}

fn interactions(_: Company, rows: &mut Rows<'_>, account: u64) {
    let mut draws = draws(Table::Interactions, account);
    for number in 0..=draws.below(4) {
        let opened = LAST_DAY - small(draws.below(360)).days();
        rows.text("interaction_id", &format!("I{account}-{number}"));
        rows.text("account_id", &account_id(account)).text("kind", "complaint");
        rows.day("opened", opened).text("theme", "late delivery");
        rows.text("text", "Two pallets came after the shift had ended.");
        if draws.below(4) > 0 {
            let closed = opened + small(1 + draws.below(20)).days();
            rows.day("answered", opened.min(LAST_DAY)).day("closed", closed.min(LAST_DAY));
        }
        rows.end();
    }
}

fn meetings(company: Company, rows: &mut Rows<'_>, account: u64) {
    let mut draws = draws(Table::Meetings, account);
    for number in 0..3 {
        let day = LAST_DAY + (small(draws.below(200)) - 180).days();
        rows.text("meeting_id", &format!("M{account}-{number}"));
        rows.text("account_id", &account_id(account));
        rows.text("manager_id", &manager_id(company.owner(account)));
        rows.text("starts_at", &format!("{day} {:02}:30", 8 + draws.below(8)));
        rows.text("place", "their plant, gate 2");
        rows.text("objective", "Agree on the frame for next year and on two delivery days");
        rows.text("our_people", "Account manager, service lead");
        rows.text("their_people", "Purchasing director, plant manager");
        if draws.below(3) > 0 {
            rows.day("prepared_on", day - 2.days()).day("follow_up_on", day + 1.days());
        }
        rows.end();
    }
}

fn promises(company: Company, rows: &mut Rows<'_>, account: u64) {
    let mut draws = draws(Table::Promises, account);
    for number in 0..=draws.below(4) {
        let due = LAST_DAY + (small(draws.below(160)) - 120).days();
        rows.text("promise_id", &format!("P{account}-{number}"));
        rows.text("account_id", &account_id(account));
        rows.text("manager_id", &manager_id(company.owner(account)));
        rows.text("text", "Send the wear report of the pumps with photographs");
        rows.day("made_on", due - 20.days()).day("due_on", due);
        if draws.below(2) > 0 && due <= LAST_DAY {
            rows.day("kept_on", due);
        }
        rows.money("value_amount", small(draws.below(500_000))).end();
    }
}

fn documents(_: Company, rows: &mut Rows<'_>, account: u64) {
    let mut draws = draws(Table::Documents, account);
    let kinds = KINDS.iter().enumerate().take(if draws.below(2) > 0 { 4 } else { 2 });
    for (number, kind) in kinds {
        rows.text("document_id", &format!("D{account}-{number}"));
        rows.text("account_id", &account_id(account)).text("kind", kind).text("version", "3.1");
        rows.day("valid_from", LAST_DAY - 300.days());
        rows.day("valid_to", LAST_DAY + small(draws.below(300)).days());
        if draws.below(2) > 0 {
            rows.day("read_by_manager_on", LAST_DAY - small(draws.below(90)).days());
        }
        rows.end();
    }
}

fn offers(company: Company, rows: &mut Rows<'_>, account: u64) {
    let mut draws = draws(Table::Offers, account);
    for number in 0..=draws.below(4) {
        let created = LAST_DAY - small(30 + draws.below(400)).days();
        let status = draws.pick(&STATES);
        rows.text("offer_id", &format!("O{account}-{number}"));
        rows.text("account_id", &account_id(account));
        rows.text("manager_id", &manager_id(company.owner(account)));
        rows.day("created", created).text("status", status);
        rows.money("amount", small(100_000 + draws.below(3_000_000)));
        if status != "open" {
            rows.day("closed", created + small(draws.below(30)).days());
        }
        if status == "lost" {
            rows.text("loss_reason", draws.pick(&REASONS));
            rows.text("competitor", draws.pick(&RIVALS));
        }
        rows.end();
    }
}

fn programme(_: Company, rows: &mut Rows<'_>, account: u64) {
    let mut draws = draws(Table::ProgrammeSteps, account);
    for step in ["Visit of the plant", "Training of the operators", "Review of the year"] {
        let due = LAST_DAY + (small(draws.below(300)) - 150).days();
        rows.text("account_id", &account_id(account)).text("step", step);
        rows.text("owner", draws.pick(&FAMILIES)).day("due_on", due);
        if due < LAST_DAY {
            rows.day("done_on", due).text("response", "they asked for a second day");
        }
        rows.end();
    }
}
