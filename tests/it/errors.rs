//! The wording of every error an operator can meet, reviewed like code: what, what lies below it,
//! and one thing to do.

use std::{error::Error as StdError, fmt::Write as _, io, path::PathBuf, time::Duration};

use avain::{
    analysis::TieError,
    config, deliver, facts,
    ingest::{self, CurrencyTotal, Refusal, snapshot::SnapshotError},
    ledger,
    model::{Currency, Money, Period, Subject, Table},
    pipeline, render, report,
    source::{self, Place, demo},
};

/// The errors of one stage, printed as the program prints them.
#[derive(Default)]
struct Page(String);

impl Page {
    fn stage<E: StdError>(&mut self, name: &str, errors: &[E], hint: fn(&E) -> String) {
        write!(self.0, "== {name}\n\n").unwrap();
        for error in errors {
            self.add(error, &hint(error));
        }
    }

    fn add(&mut self, error: &impl StdError, hint: &str) {
        let message = error.to_string();
        assert!(!message.ends_with('.'), "a full stop ends: {message}");
        assert!(!hint.trim().is_empty() && !hint.ends_with('.'), "{message}: hint `{hint}`");
        writeln!(self.0, "error: {message}").unwrap();
        let mut cause = error.source();
        while let Some(below) = cause {
            assert!(!message.contains(&below.to_string()), "told twice: {message}");
            writeln!(self.0, "  caused by: {below}").unwrap();
            cause = below.source();
        }
        write!(self.0, "hint: {hint}\n\n").unwrap();
    }
}

fn denied() -> io::Error {
    io::ErrorKind::PermissionDenied.into()
}

fn full() -> io::Error {
    io::ErrorKind::StorageFull.into()
}

fn orders() -> Place {
    Place { table: Table::Orders, address: "https://erp.example.com/api/orders?page=2".to_owned() }
}

fn path(name: &str) -> PathBuf {
    PathBuf::from(name)
}

fn week() -> Period {
    "2026-W47".parse().unwrap()
}

#[test]
fn every_error_reads_well() {
    let mut page = Page::default();
    let unreadable = config::Error::Unreadable { path: path("config.yaml"), source: denied() };
    let theme = config::Error::Theme { path: path("templates/theme.yaml"), source: denied() };
    page.stage("config", &[unreadable, theme], config::Error::hint);
    page.stage("source: settings", &settings_of_sources(), source::Error::hint);
    page.stage("source: transport", &transport(), source::Error::hint);
    page.stage("source: pages", &pages(), source::Error::hint);
    page.stage("source: bodies", &bodies(), source::Error::hint);
    page.stage("demo source", &demo_sources(), |error| error.hint().to_owned());
    page.stage("ingest", &ingests(), ingest::Error::hint);
    page.stage("ingest: what cannot be trusted", &distrusted(), ingest::Error::hint);
    page.stage("snapshot", &snapshots(), SnapshotError::hint);
    page.stage("facts", &sums(), facts::Error::hint);
    page.stage("report", &reports(), report::Error::hint);
    page.stage("render", &renders(), render::Error::hint);
    page.stage("deliver", &deliveries(), deliver::Error::hint);
    page.stage("pipeline", &runs(), pipeline::Error::hint);
    insta::assert_snapshot!(page.0);
}

fn settings_of_sources() -> Vec<source::Error> {
    use source::Error as E;
    vec![
        E::UnknownConnection { table: Table::Orders, connection: "erp".to_owned() },
        E::UnknownTable { table: Table::Offers },
        E::Runtime(full()),
        E::Client { connection: "erp".to_owned(), cause: "no certificates".into() },
        E::CaFile {
            connection: "erp".to_owned(),
            path: path("/etc/ca.pem"),
            cause: denied().into(),
        },
        E::ClientCert { connection: "erp".to_owned(), cause: "no key".into() },
        E::Header { connection: "erp".to_owned(), name: "X-Key".to_owned() },
        E::Address { place: orders() },
        E::PagingImpossible { place: orders() },
        E::Placeholder { table: Table::Orders, name: "{since}" },
        E::BodyPlace {
            table: Table::Orders,
            pointer: "/params/offset".to_owned(),
            reason: "the body has no such place",
        },
        E::WorkbookOverHttp { place: orders() },
    ]
}

fn transport() -> Vec<source::Error> {
    use source::Error as E;
    let retry_after = Some(Duration::from_hours(24));
    vec![
        E::Request { place: orders(), cause: "connection refused".into() },
        E::Body { place: orders(), cause: "the connection was closed".into() },
        E::AddressRefused { place: orders(), host: "erp.example.com".to_owned(), class: "private" },
        E::AddressRefused {
            place: orders(),
            host: "erp.example.com".to_owned(),
            class: "one of cloud metadata",
        },
        E::Untrusted { place: orders(), cause: "invalid peer certificate: Expired".into() },
        E::LoginFailed { place: orders(), reason: "invalid_client".to_owned() },
        E::LoginRefused { place: orders(), status: 401 },
        E::Status { place: orders(), status: 503, retry_after: None },
        E::Status { place: orders(), status: 429, retry_after },
        E::NeverKept { place: orders() },
        E::RedirectRefused {
            place: orders(),
            target: "http://elsewhere.example/".to_owned(),
            reason: "another host",
        },
        E::TooManyRedirects { place: orders(), most: 5 },
        E::BodyTooLarge { place: orders(), limit: 512 << 20 },
        E::Encoded { place: orders(), encoding: "br".to_owned() },
        E::Deadline { place: orders(), total: Duration::from_hours(1) },
        E::File { place: orders(), cause: denied() },
        E::Cache { path: path(".avain/http/orders/1a.part"), cause: full() },
    ]
}

fn pages() -> Vec<source::Error> {
    use source::Error as E;
    vec![
        E::Html { place: orders(), format: "JSON" },
        E::Unparsable { place: orders(), format: "JSON", cause: "expected `,` in line 3".into() },
        E::RecordsMissing {
            place: orders(),
            path: "$.value".to_owned(),
            found: "an object with error".to_owned(),
        },
        E::HeadMissing { place: orders() },
        E::ColumnTwice { place: orders(), name: "amount".to_owned() },
        E::LinkRefused {
            place: orders(),
            target: "file:///etc/passwd".to_owned(),
            reason: "not http or https",
        },
        E::Reported {
            place: orders(),
            path: "$.error".to_owned(),
            message: "Odoo Server Error: Access Denied".to_owned(),
        },
        E::NextUnusable { place: orders(), path: "$.next".to_owned(), found: "a number" },
        E::NotAdvancing { place: orders(), what: "the next link" },
        E::MorePages { place: orders(), what: "a next link".to_owned() },
        E::TooManyPages { table: Table::Orders, most: 20_000 },
        E::TotalMismatch { table: Table::Orders, total: 500, pulled: 499 },
        E::TotalMissing { table: Table::Orders, path: "$.total".to_owned() },
        E::SheetMissing {
            place: orders(),
            sheet: "Orders".to_owned(),
            found: "Sheet1, Sheet2".to_owned(),
        },
    ]
}

fn bodies() -> Vec<source::Error> {
    use source::Error as E;
    vec![
        E::NotPacked { place: orders(), packing: "gzip" },
        E::PackedTwice { place: orders(), packing: "gzip" },
        E::Unpack { place: orders(), packing: "gzip", cause: denied() },
        E::UnpackedTooLarge { place: orders(), limit: 4 << 30 },
        E::UnpackedSwells { place: orders(), times: 200 },
        E::UnknownEncoding { table: Table::Orders, label: "latin-9x".to_owned() },
        E::Undecodable { place: orders(), encoding: "Shift_JIS", at: 4711 },
        E::RecordTooLarge { place: orders(), line: 7, limit: 1 << 20 },
        E::QuoteOpen { place: orders(), line: 7 },
        E::NoFile { place: orders() },
        E::ColumnType {
            place: orders(),
            column: "quantity".to_owned(),
            found: "binary".to_owned(),
        },
        E::PartDiffers {
            place: orders(),
            column: "quantity".to_owned(),
            found: "str".to_owned(),
            expected: "i64".to_owned(),
        },
    ]
}

fn demo_sources() -> Vec<demo::Error> {
    vec![
        demo::Error::Read { path: path("shop"), cause: denied() },
        demo::Error::NoTable { path: path("shop") },
        demo::Error::NotParquet {
            path: path("shop/orders.parquet"),
            cause: Box::new(source::Error::HeadMissing { place: orders() }),
        },
        demo::Error::Port { port: 80, cause: denied() },
        demo::Error::Start(full()),
    ]
}

fn ingests() -> Vec<ingest::Error> {
    use ingest::Error as E;
    let refusal = Refusal::Cell {
        column: "net_amount".to_owned(),
        found: "12,50".to_owned(),
        expected: "an amount such as 12.50".to_owned(),
    };
    let unreadable = Refusal::Unreadable {
        reason: "4 cells, expected 5".to_owned(),
        text: "a;b;c;d".to_owned(),
    };
    vec![
        E::BadRecord { table: Table::Orders, row: 18, refusal },
        E::BadRecord { table: Table::Orders, row: 19, refusal: unreadable },
        E::TooManyRefused {
            table: Table::Orders,
            refused: 412,
            records: 9_318,
            allowed: "93".to_owned(),
            first: "row 18: `net_amount` is `12,50`".to_owned(),
        },
        E::TooFewRecords { table: Table::Orders, found: 0, expected: 1 },
        E::UnknownColumn { table: Table::Targets, column: "ammount".to_owned() },
        E::Quarantine { path: path(".avain/quarantine"), cause: full() },
        E::SettingPath {
            table: Table::Orders,
            setting: "incremental.cursor",
            path: "$[".to_owned(),
            cause: serde_json_path::JsonPath::parse("value").unwrap_err(),
        },
        E::KeyMissing { table: Table::Targets },
        E::CursorFormat {
            table: Table::Orders,
            format: "%Q!".to_owned(),
            cause: "no date".parse::<jiff::Timestamp>().unwrap_err(),
        },
        E::OutsideWindow {
            table: Table::Holidays,
            row: 3,
            found: "2026-01-06".to_owned(),
            from: jiff::civil::date(2026, 11, 12),
            to: jiff::civil::date(2026, 11, 22),
        },
        E::BelowLast {
            table: Table::Orders,
            found: 412,
            last: 9_318,
            share: "4.4 %".to_owned(),
            expected: "90.0 %".to_owned(),
        },
        E::Latest { path: path(".avain/snapshots/latest.json"), cause: full() },
    ]
}

fn distrusted() -> Vec<ingest::Error> {
    use ingest::Error as E;
    let currency = Currency::parse("EUR").unwrap();
    let total = |code, lines, total: &str| CurrencyTotal {
        currency: Currency::parse(code).unwrap(),
        lines,
        total: total.to_owned(),
        converted: None,
    };
    let totals = vec![total("EUR", 1_204, "88310.20"), total("JPY", 1, "12000")];
    vec![
        E::MixedCurrencies { table: Table::Orders, expected: currency, found: totals },
        E::UnknownTimeZone {
            table: Table::Orders,
            column: "order_date",
            name: "Europe/Turku".to_owned(),
            cause: jiff::tz::TimeZone::get("Europe/Turku").unwrap_err(),
        },
        E::FieldMissing {
            table: Table::Orders,
            column: "order_date",
            field: "day".to_owned(),
            closest: Some("order_day".to_owned()),
        },
        E::FieldMissing {
            table: Table::Orders,
            column: "order_date",
            field: "day".to_owned(),
            closest: None,
        },
        E::Old {
            newest: "the newest order is of 2026-11-10".to_owned(),
            today: "2026-11-23".parse().unwrap(),
            allowed: "3 days".to_owned(),
        },
        E::ControlMismatch {
            table: Table::Orders,
            what: "records".to_owned(),
            found: "499".to_owned(),
            expected: "500".to_owned(),
        },
        E::ControlUnreadable {
            table: Table::Orders,
            path: "$.sum".to_owned(),
            found: "null".to_owned(),
            expected: "a number such as 1234.56".to_owned(),
        },
        E::ControlPath {
            table: Table::Orders,
            path: "sum".to_owned(),
            cause: serde_json_path::JsonPath::parse("sum").unwrap_err(),
        },
    ]
}

fn snapshots() -> Vec<SnapshotError> {
    use SnapshotError as E;
    vec![
        E::Write { path: path(".avain/snapshots"), source: full() },
        E::Read { path: path(".avain/snapshots/1a/snapshot.json"), source: denied() },
        E::CellCount { table: Table::Orders, row: 3, found: 4, expected: 5 },
        E::CellEmpty { table: Table::Orders, row: 3, column: "order_id" },
        E::TableTwice { table: Table::Orders },
        E::TableUnfinished { table: Table::Orders },
        E::TotalTooLarge { total: i128::from(i64::MAX) + 1 },
        E::Format { path: path(".avain/snapshots/1a/snapshot.json"), found: 2, expected: 1 },
        E::Damaged {
            path: path(".avain/snapshots/1a/orders/0.parquet"),
            found: "1a".to_owned(),
            expected: "2b".to_owned(),
        },
    ]
}

fn sums() -> Vec<facts::Error> {
    use facts::Error as E;
    vec![
        E::Empty { path: path("orders/0.parquet"), column: "account_id" },
        E::TooLarge { subject: "account `A001`".to_owned(), total: i128::from(i64::MAX) + 1 },
        E::ControlTotal { found: 100, expected: Money(101) },
    ]
}

fn reports() -> Vec<report::Error> {
    use report::Error as E;
    vec![
        E::UnknownSubject(Subject::Account("A999".to_owned())),
        E::Overlay { path: path("templates/account.html"), source: denied() },
        E::UnknownTemplate {
            name: "managment.html".to_owned(),
            known: vec!["account.html".to_owned(), "management.html".to_owned()],
        },
        E::Template {
            file: "templates/account.html".to_owned(),
            line: Some(12),
            message: "`revenu` is not defined".to_owned(),
            undefined: Some("revenu".to_owned()),
            available: vec!["period".to_owned(), "revenue".to_owned()],
        },
        E::Template {
            file: "templates/account.html".to_owned(),
            line: None,
            message: "expected a closing tag".to_owned(),
            undefined: None,
            available: vec![],
        },
        E::Context { template: "account.html".to_owned(), source: "a list".into() },
        E::Notation {
            template: "manager.html".to_owned(),
            breaches: report::lint::template(
                "blocks/duties.html",
                "<td>{{ row.rate | decimal }} %</td>\n<td>+{{ row.change | count }}</td>",
            ),
        },
    ]
}

fn renders() -> Vec<render::Error> {
    use render::Error as E;
    let document = || "Weekly management report: week 47, 2026".to_owned();
    let block = || "kpi_table".to_owned();
    vec![
        E::Palette(render::PaletteFault {
            colours: ("good", "bad"),
            what: "difference",
            sight: "with deuteranopia",
            found: 12.34,
            least: 20.0,
            better: None,
        }),
        E::Font { name: "Inter".to_owned() },
        E::Overflow {
            document: document(),
            language: "fi".to_owned(),
            page: 1,
            block: block(),
            by_mm: 1.14,
        },
        E::TooWide {
            document: document(),
            language: "fi".to_owned(),
            page: 1,
            block: block(),
            what: "a column",
            by_mm: 2.0,
        },
        E::Workbook {
            document: "ABC-XYZ workbook · Week 47".to_owned(),
            source: rust_xlsxwriter::XlsxError::RowColumnLimitError,
        },
        E::OffPage {
            document: document(),
            page: 1,
            block: block(),
            found: "column 11 + 3".to_owned(),
        },
        E::Overlap {
            document: document(),
            page: 1,
            block: block(),
            other: "revenue_columns".to_owned(),
            by_mm: 3.0,
        },
        E::Write { document: document(), source: full() },
        E::Structure { document: document(), part: "catalogue" },
    ]
}

fn deliveries() -> Vec<deliver::Error> {
    use deliver::Error as E;
    vec![
        E::Write { path: path("reports/.2026-W47.partial"), source: full() },
        E::Read { path: path("reports/2026-W47"), source: denied() },
        E::Foreign { path: path("home"), found: "thesis.txt".to_owned() },
    ]
}

fn runs() -> Vec<pipeline::Error> {
    use pipeline::Error as E;
    let tie = TieError {
        figure: "revenue_total",
        of: "all managers",
        found: Money(99),
        expected: Money(100),
    };
    let day = |text: &str| text.parse().unwrap();
    vec![
        E::Ties(tie),
        E::Ledger(ledger::Error::Newer { path: path(".avain/ledger.sqlite"), found: 3, known: 1 }),
        E::Lock(ledger::LockError::Held { holder: "pid 7 since 07:00".to_owned() }),
        E::NoLines,
        E::OutsideTheData { period: week(), first: day("2023-11-23"), newest: day("2026-11-08") },
        E::AsOfOutside { as_of: day("2026-11-30"), period: week(), span: week().span() },
        E::UnknownSubject { subject: Subject::Manager("M99".to_owned()) },
    ]
}
