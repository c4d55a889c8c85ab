//! What a report tells of the issue before it: a company whose data change between two weeks.

use std::fmt::Write as _;

use jiff::{ToSpan, civil::date};

use crate::support::env::{Env, files};

const HEAD: &str = "order_id,line_no,account_id,order_date,net_amount,manager_id\n";

/// Three accounts: one orders every Monday, one every other, one fell silent in September.
fn orders() -> String {
    let mut rows = HEAD.to_owned();
    for week in 0..150 {
        let day = date(2024, 1, 8) + (week * 7).days();
        writeln!(rows, "A{week},1,A1,{day},2000.00,M1").unwrap();
        if week % 2 == 0 {
            writeln!(rows, "B{week},1,A2,{day},900.00,M1").unwrap();
        }
        if day < date(2026, 9, 1) {
            writeln!(rows, "C{week},1,A3,{day},700.00,M1").unwrap();
        }
    }
    rows
}

/// The company as its source stood after week 46.
fn company() -> Env {
    let env = Env::new();
    env.write("exports/orders.csv", &orders());
    env.write("exports/accounts.csv", "account_id,name\nA1,Alder Oy\nA2,Birch Oy\nA3,Cedar Oy\n");
    env.write(
        "exports/promises.csv",
        "promise_id,account_id,text,made_on,due_on\nP1,A1,Send the wear report,2026-11-02,2026-11-16\n",
    );
    let table =
        |name: &str| format!("  {name}: {{ connection: files, path: {name}.csv, format: csv }}\n");
    env.write(
        "config.yaml",
        &format!(
            "company: {{ name: Memory Oy, currency: EUR, time_zone: UTC }}\n\
             connections: {{ files: {{ base_url: \"file:exports\" }} }}\n\
             sources:\n{}{}{}reports: {{ account: {{ subjects: all, dossier_page: true }} }}\n",
            table("orders"),
            table("accounts"),
            table("promises"),
        ),
    );
    env
}

fn issue(env: &Env, week: u8) -> String {
    env.avain(&["run", "--period", &format!("2026-W{week}")]).ok()
}

/// Returns the words of one block of a page.
fn block(env: &Env, page: &str, id: &str) -> String {
    let html = env.read(page);
    let from = html.find(&format!("id=\"{id}\"")).unwrap_or_else(|| panic!("{id} in {page}"));
    let rest = &html[from..];
    let end = rest.find("</section>").unwrap_or(rest.len());
    let mut words = String::new();
    let mut inside = true;
    for letter in rest[..end].chars() {
        match letter {
            '<' => inside = true,
            '>' => {
                inside = false;
                words.push(' ');
            }
            '\u{202f}' | '\u{a0}' => words.push(' '),
            letter if !inside => words.push(letter),
            _ => {}
        }
    }
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn page(env: &Env, week: u8, folder: &str, name: &str) -> String {
    let made = files(&env.path().join(format!("reports/2026-W{week}/{folder}")));
    let file = made.keys().find(|file| {
        let is_page = file.rsplit('.').next() == Some("html");
        is_page && file.starts_with(name)
    });
    format!("reports/2026-W{week}/{folder}/{}", file.unwrap())
}

#[test]
fn the_second_issue_tells_what_changed_since_the_first() {
    let env = company();
    issue(&env, 46);
    let management = |week: u8| format!("reports/2026-W{week}/management.html");
    for id in ["restated", "actions_log"] {
        let words = block(&env, &management(46), id);
        assert!(words.contains("First issue"), "{words}");
    }
    let words = block(&env, &page(&env, 46, "accounts", "alder"), "changes");
    assert!(words.contains("First briefing"), "{words}");

    // A line of October that came late, an order of the silent account, a promise past its day.
    let late = "L1,1,A1,2026-10-20,5000.00,M1\nC900,1,A3,2026-11-17,650.00,M1\n";
    env.write("exports/orders.csv", &(orders() + late));
    issue(&env, 47);
    let words = block(&env, &management(47), "restated");
    assert!(words.contains("One month was restated"), "{words}");
    assert!(words.contains("Oct 2026"), "{words}");
    let words = block(&env, &page(&env, 47, "accounts", "alder"), "changes");
    assert!(words.contains("One change: promise overdue."), "{words}");
    assert!(words.contains("16 Nov Promise overdue Send the wear report"), "{words}");
    assert!(words.contains("One earlier month was restated"), "{words}");
    let words = block(&env, &page(&env, 47, "accounts", "birch"), "changes");
    assert!(words.contains("Nothing changed."), "{words}");
    let words = block(&env, &page(&env, 47, "accounts", "cedar"), "changes");
    assert!(words.contains("Rhythm"), "{words}");
    let words = block(&env, &management(47), "actions_log");
    assert!(words.contains("done"), "{words}");
    assert!(words.contains("Cedar Oy"), "{words}");
    assert!(words.contains("650"), "what it ordered since: {words}");
}

#[test]
fn ages_grow_from_issue_to_issue_and_a_repetition_compares_with_the_issue_before_it() {
    let env = company();
    for week in [45, 46] {
        issue(&env, week);
    }
    let first = page(&env, 45, "managers", "m1");
    let words = block(&env, &first, "actions");
    assert!(words.contains("new") && !words.contains("1 wk"), "{words}");
    let words = block(&env, &page(&env, 46, "managers", "m1"), "actions");
    assert!(words.contains("1 wk"), "{words}");
    assert!(words.contains("Actions of 8 Nov:"), "{words}");
    let before = files(&env.path().join("reports/2026-W46"));
    // The later week stands already; the repetition of the earlier one must not look at it.
    issue(&env, 47);
    for week in [46, 45] {
        let said = issue(&env, week);
        assert!(said.contains("unchanged"), "{said}");
    }
    assert!(before == files(&env.path().join("reports/2026-W46")));
    let words = block(&env, &page(&env, 47, "managers", "m1"), "actions");
    assert!(words.contains("2 wk"), "{words}");
    assert!(!env.path().join("reports/2026-W46-r2").exists());
}

#[test]
fn a_figure_that_moves_within_a_week_makes_a_revision_that_says_what_it_supersedes() {
    let env = company();
    issue(&env, 46);
    issue(&env, 47);
    env.write("exports/orders.csv", &(orders() + "L1,1,A1,2026-10-20,5000.00,M1\n"));
    let said = issue(&env, 47);
    assert!(said.contains("2026-W47-r2"), "{said}");
    let page = "reports/2026-W47-r2/management.html";
    let words = block(&env, page, "management_scope");
    assert!(words.contains("supersedes 2026-W47"), "{words}");
    let words = block(&env, page, "restated");
    assert!(words.contains("One month was restated"), "against week 46: {words}");
}
