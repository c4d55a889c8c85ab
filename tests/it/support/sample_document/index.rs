//! The page that links to all reports, and a table over many pages.

use avain::report::chart::Verdict;
use avain::report::document::{
    Document, Element, Filter, Frame, Page, Pairs, Paper, ProseStyle, Row, Run, Search, TableCell,
};

use crate::support::sample_document::parts::{
    WAVE, block, document, heads, prose, row, runs, spark, table, title,
};

const ACCOUNTS: &str = "Fjordheim Smelteverk AS|AX|active|Sølvi Håkonsen|4 597|+358|+8.5 %
Ylämaan Sellu Oy|AX|active|Aino Mäkelä|3 906|−79|−2.0 %
Hüttenau Stahl AG|AX|active|Jürgen Weiß|2 813|−313|−10.0 %
Родопска Хартия АД|AX|active|Kadri Tõnisson|991|+209|+26.8 %
Hämeenselän Lämpö Oy|BX|!at risk!|Aino Mäkelä|334|+1|+0.4 %
<b>&\"Co\"|CZ|!lost!|Aino Mäkelä|0|−156|−100.0 %";

/// Returns the index of a week's reports.
pub(crate) fn index() -> Document {
    let mut report = document("Reports of week 47", Paper::Landscape, "management group");
    let mut head =
        title("Reports of week 47, 16–22 Nov 2026", "Hallavaara Oy · key accounts", 12.6);
    head.height_mm = 16.0;
    let summary = vec![
        prose(ProseStyle::Small, "*37.70 m EUR* _in 12 months, +1.2 % PY; 5 accounts are late._"),
        prose(ProseStyle::Note, "As of 22 Nov 2026 · 16 reports produced, 1 withheld, 0 failed"),
    ];
    let rows = vec![
        (linked("Weekly management report", "management.html"), runs("4 pages")),
        (linked("Data and manifest", "manifest.json"), runs("CSV, JSON")),
    ];
    let company = Element::Pairs(Pairs { name_mm: 40.0, ruled: true, pitch_mm: 5.4, rows });
    let columns = "52 l Account|15 l Class|20 l State|34 l Manager|18 r kEUR|16 r ΔPY|20 r ΔPY %|34 l 12 months|24 r Silent / usual|0 r Report";
    let mut accounts = table(6.4, columns, "");
    accounts.rows = ACCOUNTS.lines().map(account).collect();
    let mut body =
        heads("Accounts", "Net revenue, kEUR, 12 months to Oct 2026 against PY (grey line)");
    body.extend([Element::Search(search()), Element::Table(accounts)]);
    let mut list = block("accounts_index", Frame::Full, (0, 12), (60.0, 130.0), body);
    list.flows = true;
    let company = vec![prose(ProseStyle::Message, "Company"), company];
    let blocks = vec![
        head,
        block("summary", Frame::Bare, (7, 5), (13.0, 14.0), summary),
        block("company", Frame::Full, (0, 4), (32.0, 26.0), company),
        list,
    ];
    report.pages.push(Page { name: "Reports".to_owned(), kicker: String::new(), blocks });
    report
}

fn account(line: &str) -> Row {
    let mut row = row(line);
    let name = line.split('|').next().unwrap();
    let mut account = linked(name, "accounts/a.html");
    account[0].bold = true;
    account.append(&mut runs(" _FI_"));
    row.cells[0] = TableCell::Text(account);
    row.cells.push(TableCell::Chart(spark((28.0, 4.6), &WAVE, Verdict::None, false)));
    row.cells.push(TableCell::Text(runs("3 d _/ 7_")));
    let mut files = linked("Report", "accounts/a.html");
    files.push(Run { text: "  ".to_owned(), ..Run::default() });
    files.append(&mut linked("PDF", "accounts/a.pdf"));
    row.cells.push(TableCell::Text(files));
    row
}

fn linked(text: &str, target: &str) -> Vec<Run> {
    vec![Run { text: text.to_owned(), link: Some(target.to_owned()), ..Run::default() }]
}

/// Returns a report whose only block is a table that flows over several pages.
pub(crate) fn long_table(rows: usize) -> Document {
    let mut report = document("Accounts", Paper::Portrait, "management group");
    let mut content = table(5.4, "0 l Account|0 l State|20 r kEUR", "");
    content.rows = (1..=rows).map(|n| row(&format!("*Account {n:04}*|active|{n}"))).collect();
    content.rows.push(row(&format!("=Total, {rows} accounts||999")));
    let mut body = heads("All accounts by revenue", "Net revenue, kEUR");
    body.push(Element::Table(content));
    let mut accounts = block("all", Frame::Full, (0, 12), (19.0, 100.0), body);
    accounts.flows = true;
    let (name, kicker) = ("Accounts".to_owned(), "Accounts · week 47".to_owned());
    report.pages.push(Page { name, kicker, blocks: vec![accounts] });
    report
}

fn search() -> Search {
    let filters = [(3, "Manager"), (1, "Class"), (2, "State")];
    let filters = filters.map(|(column, label)| Filter { column, label: label.to_owned() });
    Search {
        label: "Search account".to_owned(),
        hint: "Name; a finds ä".to_owned(),
        all: "All".to_owned(),
        count: "60 accounts".to_owned(),
        shown: "# of 60 accounts".to_owned(),
        skip: "Skip to the accounts".to_owned(),
        filters: filters.into(),
    }
}
