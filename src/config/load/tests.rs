use std::{collections::BTreeMap, fs, time::Duration};

use crate::{
    analysis::{Duties, Lifetime, LifetimeModel, XyzMeasure},
    config::{Environment, Gets, Language, Level, file::File, read::Read},
    ingest::Currencies,
    model::{Calendar, CalendarUnit, Date, ReportKind, Subject, Table, WeekStart},
    source::{
        Auth, Base, Deletes, Format, Incremental, KeyPlace, Limits, Method, Mismatch, OnBadRecord,
        Paginate, Param, Proxy, Rate, Retry, Round, Size, Stale, TlsVersion, Total, TotalPlace,
    },
};

use super::*;

/// An environment with one secret and an empty working folder.
fn environment(folder: &Path) -> Environment {
    let vars = BTreeMap::from([("ERP_TOKEN".to_owned(), "s3cret".to_owned())]);
    Environment { vars, current_dir: folder.to_owned() }
}

const SMALL: &str = "connections:\n  shop: { base_url: https://shop.example.com }\nsources:\n  \
    orders: { connection: shop, path: /orders, records: $.value }\n";

fn load_text(text: &str) -> Result<Config, Error> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("config.yaml");
    fs::write(&path, text).unwrap();
    load(Some(&path), &environment(folder.path()))
}

#[test]
fn the_sample_compiled_in_is_complete_and_pulls_every_table() {
    let folder = tempfile::tempdir().unwrap();
    let config = load(None, &environment(folder.path())).unwrap();
    assert_eq!(config.file, None);
    assert_eq!(config.warnings, []);
    assert!(config.source.tables.keys().eq(&Table::ALL), "{:?}", config.source.tables.keys());
    for source in config.source.tables.values() {
        let place = TotalPlace::Path("$.total".to_owned());
        let total = Some(Total { place, mismatch: Mismatch::Fail });
        assert_eq!(source.paginate, Paginate::NextLink { path: "$.next".to_owned(), total });
    }
    let sample = &config.source.connections["sample"];
    assert_eq!(
        (&sample.base, &sample.limits, &sample.retry),
        (&Base::Demo, &Limits::default(), &Retry::default())
    );
    assert!(matches!(sample.auth, Auth::Bearer(_)));
    assert_eq!(config.paths.reports, folder.path().join("reports"));
    assert_eq!(config.reports.len(), 3);
    assert_eq!(config.reports[&ReportKind::Manager].language, Language::Reader);
}

#[test]
fn the_sample_documents_the_defaults_of_the_analysis() {
    let folder = tempfile::tempdir().unwrap();
    let config = load(None, &environment(folder.path())).unwrap();
    assert_eq!(config.analysis, crate::analysis::Settings::default());
}

#[test]
fn the_rules_of_the_analysis_come_out_as_written() {
    let text = fs::read_to_string("tests/data/config/valid/full.yaml").unwrap();
    let rules = load_text(&text).unwrap().analysis;
    let calendar =
        Calendar { unit: CalendarUnit::Weeks, fiscal_year_start: 7, week_start: WeekStart::Sunday };
    assert_eq!((rules.calendar, rules.window_months), (calendar, 6));
    assert_eq!(rules.holidays, [Date::constant(2026, 12, 6), Date::constant(2026, 12, 25)]);
    assert_eq!(rules.xyz.measure, XyzMeasure::Frequency);
    let lifetime = Lifetime {
        model: LifetimeModel::None,
        horizon_weeks: 26,
        yearly_discount: 0.0,
        margin: 0.3,
    };
    assert_eq!(rules.lifetime, lifetime);
    let duties = Duties { follow_up_hours: 24, complaint_days: 7, contact_days: 60 };
    assert_eq!(rules.duties, duties);
}

#[test]
fn the_sample_mentions_every_key_there_is() {
    let mut keys = Vec::new();
    File::keys(&mut keys);
    assert!(keys.len() > 90, "{}", keys.len());
    let words: Vec<&str> = DEFAULTS
        .split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_' && letter != ':')
        .collect();
    let missing: Vec<_> =
        keys.iter().filter(|key| !words.contains(&format!("{key}:").as_str())).collect();
    assert!(missing.is_empty(), "config.yaml does not mention {missing:?}");
}

#[test]
fn the_sample_documents_the_defaults_of_connections_and_tables() {
    let folder = tempfile::tempdir().unwrap();
    let sample = load(None, &environment(folder.path())).unwrap().source;
    let bare = load_text(
        r#"
connections: { sample: { base_url: "demo:", auth: { type: bearer, token: { literal: demo } } } }
sources:
  orders:
    connection: sample
    path: /orders
    records: $.value
    paginate: { type: next_link, path: $.next, total: $.total }
  accounts: { connection: sample, path: /accounts, records: $.value }
"#,
    );
    let bare = bare.unwrap().source;
    assert_eq!(format!("{:?}", sample.connections), format!("{:?}", bare.connections));
    assert_eq!(sample.tables[&Table::Orders], bare.tables[&Table::Orders]);
    let orders = &sample.tables[&Table::Orders];
    let accounts = &bare.tables[&Table::Accounts];
    assert_eq!((&accounts.paginate, accounts.expect.min_records), (&Paginate::None, 0));
    assert_eq!((accounts.expect.not_below_last, orders.expect.not_below_last), (None, Some(0.9)));
}

#[test]
fn a_small_file_inherits_all_but_people_places_and_secrets() {
    let config = load_text(&format!("{SMALL}analysis: {{ xyz: {{ periods: 24 }} }}\n")).unwrap();
    assert_eq!((config.analysis.xyz.periods, config.analysis.xyz.min_periods), (24, 6));
    assert_eq!(config.source.tables.len(), 1);
    assert!(config.source.connections.keys().eq(["shop"]));
    assert!(config.readers.is_empty());
    let orders = &config.source.tables[&Table::Orders];
    assert_eq!((&orders.format, orders.expect.min_records), (&Format::Json, 1));
    assert_eq!((&orders.paginate, orders.on_bad_record), (&Paginate::None, OnBadRecord::Fail));
}

#[test]
fn paths_are_relative_to_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("etc/avain.yaml");
    fs::create_dir(folder.path().join("etc")).unwrap();
    fs::write(&path, SMALL.replace("https://shop.example.com", "file:exports")).unwrap();
    let config = load(Some(Path::new("etc/avain.yaml")), &environment(folder.path())).unwrap();
    let etc = folder.path().join("etc");
    assert_eq!(config.paths.state, etc.join(".avain"));
    assert_eq!(config.source.connections["shop"].base, Base::Folder(etc.join("exports")));
}

#[test]
fn the_file_is_looked_for_in_the_settled_order() {
    let folder = tempfile::tempdir().unwrap();
    let mut around = environment(folder.path());
    let name = |around: &Environment, path: Option<&str>| {
        let file = load(path.map(Path::new), around).unwrap().file;
        file.map(|file| file.file_name().unwrap().to_str().unwrap().to_owned())
    };
    for file in ["given.yaml", "variable.yaml"] {
        fs::write(folder.path().join(file), SMALL).unwrap();
    }
    assert_eq!(name(&around, None), None);
    fs::write(folder.path().join("config.yaml"), SMALL).unwrap();
    assert_eq!(name(&around, None).as_deref(), Some("config.yaml"));
    around.vars.insert("AVAIN_CONFIG".to_owned(), "variable.yaml".to_owned());
    assert_eq!(name(&around, None).as_deref(), Some("variable.yaml"));
    assert_eq!(name(&around, Some("given.yaml")).as_deref(), Some("given.yaml"));
    let missing = load(Some(Path::new("nowhere.yaml")), &around).unwrap_err();
    assert!(matches!(missing, Error::Unreadable { .. }));
    assert!(missing.hint().contains("avain init"));
}

#[test]
fn the_hash_changes_with_what_can_change_a_report_only() {
    let hash = |text: &str| load_text(text).unwrap().hash;
    let base = hash(SMALL);
    assert_eq!(base.len(), 64);
    assert_eq!(base, hash(&format!("# note\nlog: {{ level: debug }}\n{SMALL}")));
    assert_eq!(base, hash(&format!("{SMALL}reports: {{ manager: {{ due: \"0 9 * * TUE\" }} }}\n")));
    assert_eq!(base, hash(&format!("{SMALL}paths: {{ reports: out }}\n")));
    assert_eq!(base, hash(&SMALL.replace("https://shop", "https://other")));
    assert_eq!(base, hash(&format!("{SMALL}company: {{ currency: EUR }}\n")));
    assert_ne!(base, hash(&format!("{SMALL}company: {{ currency: SEK }}\n")));
    assert_ne!(base, hash(&SMALL.replace("path: /orders", "path: /sales")));
    assert_ne!(base, hash(&format!("{SMALL}money: {{ foreign: separate }}\n")));
    let orders = |more: &str| hash(&SMALL.replace("records: $.value", more));
    let all = orders("records: $.value, expect: { not_below_last: 50% }");
    assert_eq!(base, all);
    assert_ne!(base, orders("records: $.value, max_age: { age: 3d, then: mark }"));
    let logged_in = SMALL.replace("shop.example.com", "shop.example.com, limits: { rate: 4/s }");
    assert_eq!(base, hash(&logged_in));
    let preset = SMALL.replace("shop.example.com", "shop.example.com, preset: drf");
    assert_ne!(base, hash(&preset), "a preset changes what is asked for");
}

#[test]
fn sources_and_readers_come_out_as_written() {
    let text = fs::read_to_string("tests/data/config/valid/full.yaml").unwrap();
    let config = load_text(&text).unwrap();
    let orders = &config.source.tables[&Table::Orders];
    assert_eq!(orders.format, Format::Csv { delimiter: b';', decimal_comma: true, encoding: None });
    assert_eq!(orders.map["net_amount"].round, Round::HalfEven);
    assert_eq!(orders.map["doc_type"].values["CN"], "credit_note");
    assert_eq!(orders.map["account_id"].from, ["customer"]);
    assert_eq!(orders.on_bad_record, OnBadRecord::Quarantine { max: 100, max_share: 0.001 });
    let param = |name: &str| Param::Query(name.to_owned());
    let size = Some(Size { param: param("per_page"), records: 500 });
    let page = Paginate::Page { param: param("page"), start: 0, size, total: None };
    assert_eq!(config.source.tables[&Table::Offers].paginate, page);
    let limits = config.source.connections["erp"].limits;
    assert_eq!((limits.read, limits.body_bytes), (Duration::from_secs(90), 64 << 20));
    let reader = &config.readers[0];
    assert!(reader.gets[1].covers(&Subject::Manager("M7".to_owned())));
    assert!(!reader.gets[1].covers(&Subject::Account("M7".to_owned())));
    assert_eq!(reader.gets[0], Gets { kind: ReportKind::Management, id: None });
    assert_eq!(config.log.level, Level::Debug);
    assert_eq!(config.plan().reports[&ReportKind::Account].due.to_string(), "30 6 1 * *");
}

#[test]
fn every_setting_of_a_connection_comes_out_as_written() {
    let text = fs::read_to_string("tests/data/config/valid/sources.yaml").unwrap();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("config.yaml");
    fs::write(&path, text).unwrap();
    let mut around = environment(folder.path());
    for (name, value) in [
        ("HTTPS_PROXY", "http://upper.example.com:1"),
        ("https_proxy", "lower.example.com:2"),
        ("NO_PROXY", "localhost"),
    ] {
        around.vars.insert(name.to_owned(), value.to_owned());
    }
    let config = load(Some(&path), &around).unwrap();
    assert_eq!(config.currencies, Currencies::Rates);
    let connections = &config.source.connections;
    let erp = &connections["erp"];
    assert!(matches!(&erp.auth, Auth::Basic { user, .. } if user == "avain"));
    assert_eq!(erp.headers["X-Company"], "7");
    assert_eq!(erp.network.allow_hosts, ["files.example.com", "192.0.2.7"]);
    assert!(erp.network.allow_private && erp.tls.client_cert.is_some());
    assert_eq!(erp.tls.min, TlsVersion::V1_3);
    assert_eq!(erp.limits.rate, Some(Rate { requests: 4, per: Duration::from_secs(1) }));
    assert_eq!((erp.limits.at_once, erp.limits.resume), (2, Duration::ZERO));
    assert_eq!((erp.limits.depth, erp.limits.record_bytes), (16, 10_000));
    let Proxy::Addresses { http, https, except } = &connections["crm"].network.proxy else {
        panic!("no proxy")
    };
    assert_eq!((http, except.as_str()), (&None, "localhost"));
    assert_eq!(https.as_ref().unwrap().as_str(), "http://lower.example.com:2/");
    assert!(matches!(&connections["crm"].auth,
        Auth::ApiKey { place: KeyPlace::Query, name, prefix, .. } if name == "api_key" && prefix.is_empty()));
    assert!(matches!(&connections["legacy"].auth,
        Auth::ApiKey { place: KeyPlace::Header, prefix, .. } if prefix == "token "));
    assert!(matches!(&connections["cloud"].auth,
        Auth::OAuth2ClientCredentials { scope, .. } if *scope == ["sales.read"]));
    assert!(matches!(&connections["odoo"].auth, Auth::Odoo { login, .. } if login == "avain"));
}

#[test]
fn every_setting_of_a_table_comes_out_as_written() {
    let text = fs::read_to_string("tests/data/config/valid/sources.yaml").unwrap();
    let tables = load_text(&text).unwrap().source.tables;
    let orders = &tables[&Table::Orders];
    assert_eq!(orders.ask.method, Method::Post { idempotent: true });
    assert_eq!(orders.ask.slice_query["filter"], "modified >= {since}");
    assert_eq!(orders.ask.slice_body["/filter/since"], "{since}");
    let body = r#"{"filter":{"open":true,"limit":5,"text":"5"},"page":{"number":0,"size":0}}"#;
    assert_eq!(orders.ask.body.as_ref().unwrap().to_string(), body);
    let total = orders.paginate.total().unwrap();
    assert_eq!(total.place, TotalPlace::Header("X-Total-Count".to_owned()));
    assert_eq!(total.mismatch, Mismatch::Warn);
    let Incremental::Watermark(watermark) = &orders.incremental else { panic!("no watermark") };
    assert_eq!(watermark.start, "2024-01-01 00:00:00", "as the source writes it, in UTC");
    assert_eq!(watermark.lookback, Duration::from_hours(72));
    assert_eq!(watermark.full_refresh.as_deref(), Some("0 3 1 * *"));
    let gone = Deletes::Tombstone { field: "$.meta.deleted".to_owned(), value: "true".to_owned() };
    assert_eq!(orders.deletes, gone);
    assert_eq!(orders.map["line_no"].from, ["document", "line"]);
    assert_eq!(orders.map["order_date"].time_zone.as_deref(), Some("UTC"));
    assert_eq!(orders.expect.not_below_last, None);
    let control = orders.expect.control.as_ref().unwrap();
    assert_eq!(control.sum, Some(("net_amount".to_owned(), "$.net".to_owned())));
    assert_eq!(orders.max_age.unwrap().then, Stale::Mark);
    let started = |table| match &tables[&table].incremental {
        Incremental::Watermark(it) => (it.format.as_deref(), it.start.as_str(), it.lookback),
        _ => panic!("no watermark"),
    };
    let hour = Duration::from_hours(1);
    assert_eq!(started(Table::Interactions), (Some("epoch_millis"), "1704067200000", hour));
    assert_eq!(started(Table::Losses), (Some("epoch_seconds"), "0", hour));
    let Incremental::Window(window) = &tables[&Table::Offers].incremental else {
        panic!("no window")
    };
    assert_eq!((window.column.as_str(), window.days), ("closed", 60));
    assert_eq!(tables[&Table::Targets].expect.not_below_last, Some(0.5));
    assert_eq!(tables[&Table::Rates].format, Format::Parquet);
}

#[test]
fn orders_are_not_believed_when_they_shrink_unless_the_file_says_so() {
    let tables = load_text(SMALL).unwrap().source.tables;
    assert_eq!(tables[&Table::Orders].expect.not_below_last, Some(0.9));
}

#[test]
fn no_secret_is_in_what_can_be_shown_of_a_configuration() {
    for name in ["sources", "full", "preset_odoo_jsonrpc"] {
        let text = fs::read_to_string(format!("tests/data/config/valid/{name}.yaml")).unwrap();
        let config = load_text(&text).unwrap();
        let shown = format!("{config:?} {:?}", config.written);
        assert!(shown.contains("ERP_TOKEN") && !shown.contains("s3cret"), "{shown}");
    }
    let folder = tempfile::tempdir().unwrap();
    let sample = load(None, &environment(folder.path())).unwrap();
    assert_eq!(sample.written["connections.sample"]["auth"]["token"]["literal"], "***");
}

#[test]
fn a_login_in_clear_text_and_a_post_without_a_word_are_warnings() {
    let token = "{ env: ERP_TOKEN }";
    for auth in [
        format!("type: bearer, token: {token}"),
        format!("type: basic, user: a, password: {token}"),
        format!("type: api_key, name: X, key: {token}"),
        format!("type: odoo, database: a, login: b, key: {token}"),
        format!(
            "type: oauth2_client_credentials, token_url: \"https://a.example.com\", \
             client_id: a, client_secret: {token}"
        ),
    ] {
        let open = SMALL.replace(
            "https://shop.example.com",
            &format!("\"http://shop.example.com\", auth: {{ {auth} }}"),
        );
        let warnings = load_text(&open).unwrap().warnings;
        assert_eq!(warnings.len(), 1, "{auth}: {warnings:?}");
        assert!(warnings[0].message.contains("without encryption"), "{warnings:?}");
    }
    let post = SMALL.replace("path: /orders", "path: /orders, method: POST");
    let warnings = load_text(&post).unwrap().warnings;
    assert!(warnings[0].message.contains("is not tried again"), "{warnings:?}");
    let said = SMALL.replace("path: /orders", "path: /orders, method: POST, idempotent: false");
    assert_eq!(load_text(&said).unwrap().warnings, []);
}

#[test]
fn an_address_on_this_machine_may_be_asked_unless_the_file_says_no() {
    let private = |base: &str| {
        let text = SMALL.replace("https://shop.example.com", base);
        load_text(&text).unwrap().source.connections["shop"].network.allow_private
    };
    assert!(private("\"http://127.0.0.1:8001\""));
    assert!(private("\"http://localhost:8001\""));
    assert!(!private("\"http://10.0.0.1:8001\""));
    assert!(!private("\"http://127.0.0.1:8001\", network: { allow_private: false }"));
}
