//! Looking at a source before trusting it.

use serde_json::{Value, json};

use crate::support::{env::Env, server::Server};

const TOKEN: &str = "tops3cret";

/// Returns a source of two order lines, one of them without an amount, and a place to look from.
fn source(more: &str) -> (Server, Env) {
    let body = r#"{"rows": [
        {"orderNo": "1", "line_no": "1", "account_id": "A1", "order_date": "2026-11-02", "amount": "644.37"},
        {"orderNo": "2", "line_no": "1", "account_id": "A1", "order_date": "2026-11-03", "amount": null}
    ]}"#;
    let length = body.len();
    let head =
        format!("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: {length}\r\n\r\n");
    let server = Server::always(format!("{head}{body}").into_bytes());
    let env = Env::new();
    let base = server.base();
    env.write(
        "config.yaml",
        &format!(
            "connections:\n  erp:\n    base_url: {base}api\n    headers: {{ X-Company: \"7\" }}\n    \
             auth: {{ type: bearer, token: {{ env: ERP_TOKEN }} }}\n\
             sources:\n  orders:\n    connection: erp\n    path: /orders?view=all\n    records: $.rows\n{more}"
        ),
    );
    (server, env)
}

/// Runs a command that knows the token and returns what it printed, having checked that it is
/// nowhere in it.
fn said(env: &Env, arguments: &[&str]) -> String {
    let output = env.command(arguments).env("ERP_TOKEN", TOKEN).output().unwrap();
    let (out, log) = (String::from_utf8(output.stdout), String::from_utf8(output.stderr));
    let (out, log) = (out.unwrap(), log.unwrap());
    assert!(output.status.success(), "{out}\n{log}");
    assert!(!out.contains(TOKEN) && !log.contains(TOKEN), "the token is shown:\n{out}\n{log}");
    out
}

#[test]
fn a_look_shows_request_fields_refusals_and_what_could_be_meant() {
    let (_server, env) = source("    map: { net_amount: amount }\n");
    let text = said(&env, &["source", "check", "orders"]);
    for part in [
        "request   GET http://",
        "/api/orders?view=***",
        "  Authorization: Bearer ***",
        "  X-Company: 7",
        "200 JSON, utf-8, 2 records",
        "  amount                1       number as text",
        "  order_date            2       day as text",
        "refused   2 of 2 records of this page",
        "suggested (sources.orders.map)\n  order_id:             orderNo",
        "coverage  follows once a record of the page is accepted",
    ] {
        assert!(text.contains(part), "`{part}` is not in\n{text}");
    }
}

#[test]
fn a_look_at_a_good_map_counts_what_is_filled_and_what_is_not() {
    let (_server, env) = source(
        "    map: { order_id: orderNo, net_amount: amount }\n    \
         on_bad_record: { policy: quarantine, max: 5 }\n",
    );
    let look: Value =
        serde_json::from_str(&said(&env, &["source", "check", "orders", "--json"])).unwrap();
    assert_eq!(look["filled"]["net_amount"], 1);
    assert_eq!(look["refused"].as_object().unwrap().values().collect::<Vec<_>>(), [&json!(1)]);
    assert_eq!(look["first"][4], json!(["amount", "644.37"]));
    assert_eq!(look["suggested"], json!([]));
    assert_eq!(look["settings"]["sources.orders"]["records"], "$.rows");
    let token = json!({"type": "bearer", "token": {"env": "ERP_TOKEN"}});
    assert_eq!(look["settings"]["connections.erp"]["auth"], token);
    let cover = |block: &str| {
        let all = look["coverage"].as_array().unwrap();
        all.iter().find(|one| one["block"] == block).unwrap()["cover"].clone()
    };
    assert_eq!(cover("management_head"), "filled");
    assert_eq!(cover("class_matrix"), "partly");
    assert_eq!(cover("managers_table"), "empty");
}

#[test]
fn a_check_online_tells_what_the_reports_can_show() {
    let (_server, env) = source("    map: { order_id: orderNo, net_amount: amount }\n");
    let text = said(&env, &["check", "--online"]);
    assert!(text.contains("  class_matrix          partly  without accounts.name"), "{text}");
    let offline: Value = serde_json::from_str(&said(&env, &["check", "--json"])).unwrap();
    assert_eq!((&offline["coverage"], &offline["presets"]), (&json!([]), &json!({})));
}

#[test]
fn a_preset_is_shown_spread_out() {
    let (_server, env) = source("");
    let config = env.read("config.yaml").replace("    headers:", "    preset: drf\n    headers:");
    env.write("config.yaml", &config.replace("?view=all", ""));
    let checked: Value = serde_json::from_str(&said(&env, &["check", "--json"])).unwrap();
    let presets = &checked["presets"];
    assert_eq!(presets["sources.orders"]["paginate"]["path"], "$.next");
    assert_eq!(presets["sources.orders"]["records"], "$.rows", "the user's own comes first");
    let headers = json!({"X-Company": "7", "Accept": "application/json"});
    assert_eq!(presets["connections.erp"]["headers"], headers);
}

#[test]
fn a_key_in_the_query_is_sent_and_never_shown() {
    let (server, env) = source("    map: { order_id: orderNo, net_amount: amount }\n");
    let config = env.read("config.yaml").replace(
        "type: bearer, token: { env: ERP_TOKEN }",
        "type: api_key, in: query, name: api_key, key: { env: ERP_TOKEN }",
    );
    env.write("config.yaml", &config);
    let text = said(&env, &["source", "check", "orders"]);
    let sent = server.targets().pop().unwrap();
    assert!(sent.contains(&format!("api_key={TOKEN}")), "{sent}");
    assert!(text.contains("request   GET http://"), "{text}");
}

/// Returns a source that sends one body, with these settings of the table.
fn sending(body: &str, table: &str) -> (Server, Env) {
    let length = body.len();
    let server = Server::always(
        format!("HTTP/1.1 200 OK\r\nContent-Length: {length}\r\n\r\n{body}").into_bytes(),
    );
    let env = Env::new();
    env.write(
        "config.yaml",
        &format!(
            "connections: {{ erp: {{ base_url: {} }} }}\n\
             sources: {{ orders: {{ connection: erp, path: /orders, {table} }} }}\n",
            server.base()
        ),
    );
    (server, env)
}

#[test]
fn a_page_is_shown_before_paging_is_set_and_the_run_refuses_it() {
    let body = r#"{"rows": [{"order_id": "1", "line_no": "1", "account_id": "A1",
        "order_date": "2026-11-02", "net_amount": "1.00"}], "next": "/orders?after=1"}"#;
    let (_server, env) = sending(body, "records: $.rows");
    let text = said(&env, &["source", "check", "orders"]);
    let told =
        "`next` tells of a next page; a run fails until `sources.orders.paginate` follows it";
    assert!(text.contains(&format!("next      {told}")), "{text}");
    assert!(text.contains("  net_amount            1.00"), "{text}");
    let text = said(&env, &["check", "--online"]);
    assert!(text.contains(&format!("orders: {told}")), "{text}");
    let run = env.command(&["run", "--out", "trial"]).output().unwrap();
    assert_eq!(run.status.code(), Some(78), "{}", String::from_utf8_lossy(&run.stderr));
}

#[test]
fn refusals_of_one_kind_are_counted_together() {
    let record = |number: u32, amount: &str| {
        json!({"order_id": number.to_string(), "line_no": "1", "account_id": "A1",
               "order_date": "2026-11-02", "net_amount": amount})
    };
    let body = json!([record(1, "1.234"), record(2, "5.678"), record(3, "n/a"), record(4, "1.00")]);
    let (_server, env) = sending(&body.to_string(), "records: $");
    let text = said(&env, &["source", "check", "orders"]);
    let told = "refused   3 of 4 records of this page, the first of each kind\n       \
                2  column `net_amount`: found `1.234`, expected at most 2 decimals\n       \
                1  column `net_amount`: found `n/a`, expected a number such as 1234.56\n";
    assert!(text.contains(told), "{text}");
    let text = said(&env, &["check", "--online"]);
    assert!(text.contains("orders: 3 of 4 records would be refused"), "{text}");
}

#[test]
fn a_page_in_another_format_shows_no_fields_and_no_coverage() {
    let (_server, env) = sending("[\n{\"order_id\":\n\"1\"}]\n", "format: ndjson");
    let look: Value =
        serde_json::from_str(&said(&env, &["source", "check", "orders", "--json"])).unwrap();
    assert_eq!((&look["fields"], look["refused"].as_object().unwrap().len()), (&json!([]), 1));
    let text = said(&env, &["source", "check", "orders"]);
    assert!(text.ends_with("coverage  follows once a record of the page is accepted\n"), "{text}");
}

#[test]
fn a_head_line_that_was_not_taken_apart_is_told() {
    let (_server, env) = sending("order_id;line_no\n1;1\n", "format: csv");
    let text = said(&env, &["source", "check", "orders"]);
    assert!(text.contains("the head line is one column with `;` in it"), "{text}");
}

#[test]
fn nested_values_are_shown_by_the_path_a_map_names_them_with() {
    let body = r#"[{"sale.": {"number": "S1", "party": {"code": "K1"}}, "net_amount": "1.00",
        "order_date": "2026-11-02", "line_no": 1}]"#;
    let map = "map: { order_id: \"$['sale.'].number\", account_id: $.sale.nobody }";
    let (_server, env) = sending(body, map);
    let text = said(&env, &["source", "check", "orders"]);
    assert!(text.contains("  $['sale.'].party.code K1\n"), "{text}");
    assert!(text.contains("  account_id: "), "{text}");
    assert!(!text.contains("  order_id: "), "what is found needs no suggestion: {text}");
}

/// The preset against a server that answers as Odoo 17 does: everything with status 200, `false` for
/// nothing, links as `[id, "name"]`.
#[test]
fn the_preset_of_odoo_reads_what_odoo_sends() {
    let lines = json!({"jsonrpc": "2.0", "id": 1, "result": [
        {"id": 7, "order_id": [3, "S00003"], "order_partner_id": [12, "Åsunda"], "salesman_id": false,
         "create_date": "2026-11-22 10:30:00", "price_subtotal": 644.37, "write_date": "2026-11-22 10:30:01"}
    ]})
    .to_string();
    let server = Server::start(move |request| {
        let body = if request.before == 0 {
            json!({"jsonrpc": "2.0", "id": 1, "result": 2}).to_string()
        } else {
            lines.clone()
        };
        format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n{body}", body.len()).into_bytes()
    });
    let env = Env::new();
    env.write(
        "config.yaml",
        &format!(
            "company: {{ time_zone: Europe/Helsinki }}\n\
             connections:\n  odoo:\n    preset: odoo_jsonrpc\n    base_url: {}\n    \
             auth: {{ database: production, login: avain, key: {{ env: ERP_TOKEN }} }}\n\
             sources:\n  orders:\n    connection: odoo\n    model: sale.order.line\n    map:\n      \
             order_id: $.order_id[0]\n      line_no: id\n      account_id: $.order_partner_id[0]\n      \
             manager_id: salesman_id\n      order_date: create_date\n      net_amount: price_subtotal\n",
            server.base()
        ),
    );
    let look: Value =
        serde_json::from_str(&said(&env, &["source", "check", "orders", "--json"])).unwrap();
    let cells = json!([
        ["order_id", "3"],
        ["line_no", "7"],
        ["account_id", "12"],
        ["order_date", "2026-11-22"],
        ["net_amount", "644.37"]
    ]);
    assert_eq!(look["mapped"][0]["cells"], cells, "{look}");
    assert_eq!(look["request"]["body"]["params"]["args"][2], "{key}");
}
