//! Whole documents of a small company made by hand.

pub(super) mod fixture;

mod briefing;
mod standing;

use crate::{
    analysis::{
        Analysis, Concentration, LostOffers, ManagerPerformance, OrderDay, WeekFlow, WinRate,
    },
    locale::Language,
    model::{Money, Subject, Table, UNASSIGNED},
    report::{
        Composer, Edition, Produced, RunFacts,
        document::{Block, Document, Element, Row, RowKind, Run, TableCell},
        engine::{Engine, TEMPLATES},
        slug, weekly,
    },
};

fn composer() -> Composer {
    Composer::new(Engine::new(None).unwrap())
}

fn english() -> Language {
    Language::load("en").unwrap()
}

/// Every text of a document with its block, in reading order: what a reader can see.
fn texts(document: &Document) -> Vec<String> {
    let mut lines = vec![
        document.title.clone(),
        document.subject.clone(),
        format!("{} | {}", document.footer.left, document.footer.right),
    ];
    for page in &document.pages {
        lines.push(format!("= {} | {}", page.name, page.kicker));
        for block in &page.blocks {
            lines.push(format!("# {}", block.id));
            block.head.iter().chain(&block.body).for_each(|one| element(one, &mut lines));
        }
    }
    lines
}

fn plain(runs: &[Run]) -> String {
    runs.iter().map(|run| run.text.as_str()).collect()
}

fn element(element: &Element, lines: &mut Vec<String>) {
    match element {
        Element::Prose(prose) => lines.push(plain(&prose.runs)),
        Element::List(list) => lines.extend(list.items.iter().map(|item| plain(item))),
        Element::Pairs(pairs) => lines.extend(
            pairs.rows.iter().map(|(name, value)| format!("{}: {}", plain(name), plain(value))),
        ),
        Element::Table(table) => {
            lines.push(joined(table.columns.iter().map(|column| plain(&column.head))));
            lines.extend(table.rows.iter().map(|row| joined(row.cells.iter().map(cell))));
        }
        Element::Chart(chart) => lines.push(format!("[{}]", chart.alt)),
        Element::Columns(sides) => {
            for side in sides {
                side.elements.iter().for_each(|one| self::element(one, lines));
            }
        }
        Element::Search(search) => {
            let filters = search.filters.iter().map(|filter| filter.label.clone());
            let words = [&search.label, &search.hint, &search.count, &search.shown, &search.skip];
            lines.push(joined(words.into_iter().cloned().chain(filters)));
        }
        Element::Space(_) => {}
        Element::Footnote(runs) => lines.push(plain(runs)),
    }
}

fn cell(cell: &TableCell) -> String {
    match cell {
        TableCell::Text(runs) => plain(runs),
        TableCell::Chart(_) => "~".to_owned(),
    }
}

fn joined(cells: impl Iterator<Item = String>) -> String {
    cells.collect::<Vec<_>>().join(" | ")
}

fn block<'a>(document: &'a Document, id: &str) -> &'a Block {
    document.pages.iter().flat_map(|page| &page.blocks).find(|block| block.id == id).unwrap()
}

fn rows(block: &Block) -> Vec<&Row> {
    fn tables<'a>(elements: &'a [Element], found: &mut Vec<&'a Row>) {
        for element in elements {
            match element {
                Element::Table(table) => found.extend(&table.rows),
                Element::Columns(sides) => {
                    for side in sides {
                        tables(&side.elements, found);
                    }
                }
                _ => {}
            }
        }
    }
    let mut found = vec![];
    tables(&block.body, &mut found);
    found
}

/// Reads an amount back as it is printed, in thousands.
fn printed(text: &str) -> i64 {
    let digits: String = text
        .replace('\u{2212}', "-")
        .chars()
        .filter(|letter| letter.is_ascii_digit() || *letter == '-')
        .collect();
    digits.parse().unwrap()
}

#[test]
fn every_report_composes_in_every_language() {
    let (composer, analysis, run) = (composer(), fixture::analysis(), fixture::run());
    for tag in Language::tags() {
        let language = Language::load(tag).unwrap();
        let management = composer.management(&analysis, &run, &language).unwrap();
        assert_eq!((management.pages.len(), management.language.as_str()), (4, tag));
        for id in ["M1", "M2", UNASSIGNED] {
            let report = composer.manager(&analysis, id, &run, &language).unwrap();
            assert_eq!(report.pages.len(), 2);
        }
        for id in ["A1", "A2", "A3", UNASSIGNED] {
            let briefing = composer.account(&analysis, id, &run, Edition::full(&language)).unwrap();
            assert_eq!(briefing.pages.len(), 1);
        }
    }
}

#[test]
fn reports_read_well() {
    let (composer, run) = (composer(), fixture::run());
    let mut analysis = fixture::analysis();
    offers_decided(&mut analysis.managers[0].performance);
    for tag in Language::tags() {
        let language = Language::load(tag).unwrap();
        let management = composer.management(&analysis, &run, &language).unwrap();
        insta::assert_yaml_snapshot!(format!("management_{tag}"), texts(&management));
        let manager = composer.manager(&analysis, "M1", &run, &language).unwrap();
        insta::assert_yaml_snapshot!(format!("manager_{tag}"), texts(&manager));
        let account = composer.account(&analysis, "A1", &run, Edition::full(&language)).unwrap();
        insta::assert_yaml_snapshot!(format!("account_{tag}"), texts(&account));
        let index = composer.index(&analysis, &produced(&analysis), &run, &language).unwrap();
        insta::assert_yaml_snapshot!(format!("index_{tag}"), texts(&index));
    }
}

/// One of three offers won, one more before, and two that wait.
fn offers_decided(performance: &mut ManagerPerformance) {
    let rate = |won, closed| Some(WinRate { won, closed, ..WinRate::default() });
    let interval = Some([0.061, 0.792]);
    performance.offers_window = rate(1, 3).map(|rate| WinRate { interval, ..rate });
    (performance.offers_base, performance.offers_open) = (rate(1, 1), 2);
    let reasons = [(Some("price".to_owned()), 1), (None, 1)];
    performance.lost_offers =
        reasons.map(|(reason, offers)| LostOffers { reason, offers, amount: Money(1) }).to_vec();
}

fn produced(analysis: &Analysis) -> Produced {
    let account = format!("accounts/{}", slug::of_account(&analysis.accounts[0]));
    let manager = format!("managers/{}", slug::of_manager(&analysis.managers[0]));
    let files = ["management", &account, &manager]
        .map(|stem| ["html", "pdf"].map(|ending| format!("{stem}.{ending}")));
    let failed = Subject::Account("A2".to_owned());
    Produced {
        reports: 3,
        skipped: 1,
        failed: [(failed, "template blocks/promises.html:3".to_owned())].into(),
        files: files
            .into_iter()
            .flatten()
            .chain(["abc-xyz.xlsx", "exports/accounts.csv"].map(str::to_owned))
            .collect(),
    }
}

#[test]
fn a_briefing_names_no_other_account_and_no_figure_of_one() {
    let (composer, analysis, run) = (composer(), fixture::analysis(), fixture::run());
    let briefing = composer.account(&analysis, "A1", &run, Edition::full(&english())).unwrap();
    let everything = format!("{briefing:?}");
    for canary in ["Родопска", "Äyrämö", "Björn"] {
        assert!(!everything.contains(canary), "{canary}");
    }
    // Revenue of A2 and A3 and of the company, as any table would write them.
    for figure in ["\"700\"", "\"900\"", "\"87\"", "2\u{202f}000"] {
        assert!(!everything.contains(figure), "{figure}");
    }
}

#[test]
fn a_manager_sees_the_own_accounts_only() {
    let (composer, analysis, run) = (composer(), fixture::analysis(), fixture::run());
    let report = composer.manager(&analysis, "M1", &run, &english()).unwrap();
    let everything = format!("{report:?}");
    assert!(everything.contains("=Äyrämö Telakka") && everything.contains("Ylämaan Sellu"));
    assert!(!everything.contains("Родопска") && !everything.contains("Björn"));
}

#[test]
fn rows_tie_to_their_totals() {
    let (composer, analysis, run) = (composer(), fixture::analysis(), fixture::run());
    let management = composer.management(&analysis, &run, &english()).unwrap();
    assert_rows_tie(block(&management, "top_movers"), 1);
    let manager = composer.manager(&analysis, "M1", &run, &english()).unwrap();
    assert_rows_tie(block(&manager, "accounts_table"), 4);
    let bridge = rows(block(&manager, "portfolio_bridge"));
    let amounts: Vec<i64> = bridge.iter().map(|row| printed(&cell(&row.cells[2]))).collect();
    let (closing, steps) = amounts.split_last().unwrap();
    assert_eq!(steps.iter().sum::<i64>(), *closing);
    let money = rows(block(&management, "account_flow"));
    let money: Vec<i64> = money
        .iter()
        .filter(|row| row.cells.len() == 2)
        .map(|row| printed(&cell(&row.cells[1])))
        .collect();
    assert_eq!(money[..money.len() - 1].iter().sum::<i64>(), money[money.len() - 1]);
}

fn assert_rows_tie(block: &Block, column: usize) {
    let mut sum = 0;
    for row in rows(block).into_iter().filter(|row| row.kind != RowKind::Sub) {
        let amount = printed(&cell(&row.cells[column]));
        if row.kind == RowKind::Total {
            assert_eq!(sum, amount, "{}", block.id);
        }
        sum += amount;
    }
}

#[test]
fn a_missing_table_is_named_where_its_block_stands() {
    let mut analysis = fixture::analysis();
    for account in &mut analysis.accounts {
        account.records = crate::analysis::AccountRecords::default();
        account.relationship = crate::analysis::AccountRelationship::default();
        account.margin_current = None;
        account.months.truncate(3);
    }
    let run = RunFacts { sources: vec![], ..fixture::run() };
    let briefing = composer().account(&analysis, "A1", &run, Edition::full(&english())).unwrap();
    let text = texts(&briefing).join("\n");
    for sentence in [
        "No contacts: the source names nobody at this account.",
        "No promise register: ask the last attendee.",
        "No competitors table in the source.",
        "no cost in the source",
    ] {
        assert!(text.contains(sentence), "{sentence}\n{text}");
    }
}

#[test]
fn an_empty_history_still_makes_reports() {
    let mut analysis: Analysis = fixture::analysis();
    analysis.accounts.clear();
    analysis.managers.clear();
    let company = &mut analysis.company;
    company.weeks.clear();
    company.months.clear();
    company.churn.clear();
    company.matrix.clear();
    company.key_set.share = None;
    company.concentration = Concentration::default();
    company.concentration_base = Concentration::default();
    company.revenue_current = Money::ZERO;
    let run = fixture::run();
    let management = composer().management(&analysis, &run, &english()).unwrap();
    assert!(texts(&management).iter().any(|line| line == "No complete week of orders yet."));
}

#[test]
fn weeks_count_active_lost_and_returned_accounts() {
    let mut analysis = fixture::analysis();
    analysis.scope.settings.activity.inactive_after_days = 30;
    // Silent for 45 days: lost 14 days ago, in the third week from the end; back on the last day.
    let account = &mut analysis.accounts[1];
    let last = weekly::flow(&[account], &analysis.scope);
    assert_eq!(last.iter().map(|week| week.lost).collect::<Vec<_>>()[10..], [1, 0, 0]);
    assert_eq!(last[12], WeekFlow { active: 0, lost: 0, won_back: 0 });
    let again = OrderDay { day: fixture::AS_OF, ..account.order_days[0] };
    account.order_days.push(again);
    let last = weekly::flow(&[account], &analysis.scope);
    assert_eq!(last[12], WeekFlow { active: 1, lost: 0, won_back: 1 });
}

#[test]
fn no_account_crowds_the_others_out_of_the_actions() {
    let mut analysis = fixture::analysis();
    analysis.accounts[1].manager_id = "M1".to_owned();
    let report = composer().manager(&analysis, "M1", &fixture::run(), &english()).unwrap();
    let rows = rows(block(&report, "actions"));
    let accounts: Vec<String> = rows.iter().map(|row| cell(&row.cells[1])).collect();
    assert_eq!(accounts.len(), 7);
    let others = accounts[..4].iter().filter(|name| !name.starts_with("Ylämaan")).count();
    assert_eq!(others, 2, "{accounts:?}");
}

#[test]
fn every_block_has_a_template_of_its_name() {
    for id in crate::report::blocks::ids() {
        let file = format!("blocks/{id}.html");
        assert!(TEMPLATES.get_file(&file).is_some(), "{file}");
    }
}

#[test]
fn a_small_account_is_told_in_whole_units() {
    let mut analysis = fixture::analysis();
    analysis.accounts[2].revenue_current = Money(876_543);
    analysis.accounts[2].revenue_base = Money(900_000);
    let briefing =
        composer().account(&analysis, "A3", &fixture::run(), Edition::full(&english())).unwrap();
    let text = texts(&briefing).join("\n");
    assert!(text.contains("8\u{202f}765") && !text.contains("kEUR"), "{text}");
}

#[test]
fn an_unknown_subject_is_an_error_with_its_name() {
    let (composer, analysis, run) = (composer(), fixture::analysis(), fixture::run());
    let error = composer.account(&analysis, "A9", &run, Edition::full(&english())).unwrap_err();
    assert!(error.to_string().contains("account:A9"), "{error}");
}

#[test]
fn every_code_has_its_words() {
    let codes: [(&str, &[&str]); 12] = [
        (
            "question",
            &["lost", "silence", "decider-silent", "need", "solvency", "complaint", "shrinking"],
        ),
        (
            "question",
            &[
                "dropped-category",
                "late-deliveries",
                "lost-offer",
                "open-offer",
                "price-moved",
                "competitor",
                "next-year",
            ],
        ),
        (
            "action",
            &["late", "lost", "promise", "complaint", "meeting-objective", "meeting-prepare"],
        ),
        ("action", &["document", "decider", "decider-unknown"]),
        ("why", &["late", "lost", "promise", "complaint", "meeting-objective", "meeting-prepare"]),
        ("why", &["document", "decider", "decider-unknown"]),
        ("document", &["contract", "price-list", "sla", "specification", "tender", "other"]),
        ("function", &["decides", "influences", "buys", "uses", "blocks"]),
        ("state", &["active", "won_back", "late", "seasonal_pause", "at_risk", "lost"]),
        ("state", &["never_bought"]),
        ("signal", &["at_risk", "lost", "late", "shrinking"]),
        ("bridge", &["new", "reactivated", "expansion", "contraction", "lost", "adjustment"]),
    ];
    let fields = ["budget", "contacts", "structure", "environment", "description", "headcount"];
    let asked = ["history", "competitors", "decides", "influences", "buys", "uses"];
    let questions = fields.iter().chain(&asked);
    let questions = questions.flat_map(|code| [format!("question-{code}"), format!("gap-{code}")]);
    let tables = Table::ALL.map(|table| format!("table-{table}"));
    let coded = codes
        .iter()
        .flat_map(|(kind, codes)| codes.iter().map(move |code| format!("{kind}-{code}")));
    for key in coded.chain(questions).chain(tables) {
        // A message that takes arguments fails for want of them, not for want of words.
        let told = english().try_text(&key, &[]);
        let unknown = matches!(told, Err(crate::locale::Error::UnknownKey { .. }));
        assert!(!unknown, "{key}");
    }
}
