use std::fmt::Write as _;

use crate::config::node::parse;

use super::*;

/// Returns the messages and the tree after its presets were spread out, as flow text.
fn spread_out(text: &str) -> (Vec<String>, String) {
    let mut problems = Problems::of(None, text, "");
    let tree = spread(parse(text, Origin::User).unwrap(), &mut problems);
    let (errors, _) = problems.finish();
    (errors.into_iter().map(|problem| problem.message).collect(), flow(&tree.value))
}

fn flow(node: &Node) -> String {
    match node {
        Node::Null => "~".to_owned(),
        Node::Scalar(text) | Node::Plain(text) => text.clone(),
        Node::List(items) => {
            let items: Vec<_> = items.iter().map(|item| flow(&item.value)).collect();
            format!("[{}]", items.join(", "))
        }
        Node::Map(entries) => {
            let mut entries: Vec<_> = entries
                .iter()
                .map(|(key, value)| format!("{}: {}", key.value, flow(&value.value)))
                .collect();
            entries.sort();
            format!("{{{}}}", entries.join(", "))
        }
    }
}

#[test]
fn every_preset_is_yaml_and_named_as_the_checks_know_it() {
    for (name, text) in PRESETS {
        parse(text, Origin::User).unwrap_or_else(|error| panic!("{name}: {error}"));
    }
}

#[test]
fn what_the_user_wrote_comes_first() {
    let (problems, tree) = spread_out(
        "connections: { c: { preset: drf, headers: { Accept: text/json } } }\n\
         sources: { orders: { connection: c, records: $.rows, paginate: { total: off } } }\n",
    );
    assert_eq!(problems, [""; 0]);
    assert!(tree.contains("headers: {Accept: text/json}"), "{tree}");
    assert!(tree.contains("records: $.rows"), "{tree}");
    assert!(tree.contains("paginate: {path: $.next, total: off, type: next_link}"), "{tree}");
}

#[test]
fn odoo_asks_for_the_mapped_fields_below_the_domain_of_the_user() {
    let (problems, tree) = spread_out(
        "connections: { o: { preset: odoo_json2 } }\n\
         sources:\n  orders:\n    connection: o\n    model: sale.order.line\n    \
         domain: [[state, \"=\", sale]]\n    incremental: { mode: watermark }\n    \
         map: { account_id: \"$.partner_id[0]\", line_no: id, order_date: { from: create_date } }\n",
    );
    assert_eq!(problems, [""; 0]);
    for part in [
        "path: /json/2/sale.order.line/search_read",
        "fields: [partner_id, id, create_date, write_date]",
        "domain: [[state, =, sale]]",
        "body: {/domain: [[state, =, sale], [write_date, >=, {since}]]}",
        "order_date: {from: create_date, time_zone: UTC, values: {false: }}",
        "headers: {}",
    ] {
        assert!(tree.contains(part), "{part} is not in {tree}");
    }
}

#[test]
fn odata_joins_the_filter_of_the_user_and_that_of_the_part() {
    let (_, tree) = spread_out(
        "connections: { o: { preset: odata_v4 } }\n\
         sources:\n  orders:\n    connection: o\n    query: { $filter: \"a eq 1 or b eq 2\" }\n    \
         incremental: { mode: window, column: order_date }\n    map: { order_date: Day }\n",
    );
    let filter = "{$filter: (a eq 1 or b eq 2) and Day ge {from} and Day le {to}}";
    assert!(tree.contains(filter), "{tree}");
}

#[test]
fn json_api_fields_stand_below_attributes() {
    let (_, tree) = spread_out(
        "connections: { j: { preset: json_api } }\n\
         sources: { orders: { connection: j, map: { order_id: id, net_amount: net-amount, line_no: [id, $.x] } } }\n",
    );
    assert!(tree.contains("net_amount: {from: $.attributes['net-amount']}"), "{tree}");
    assert!(tree.contains("order_id: {from: id}"), "{tree}");
    assert!(tree.contains("line_no: {from: [id, $.x]}"), "{tree}");
}

#[test]
fn what_a_preset_must_be_given_is_asked_for() {
    let (problems, tree) = spread_out(
        "connections: { b: { preset: { name: business_central, company: c1 } }, o: { preset: odoo_jsonrpc } }\n\
         sources: { orders: { connection: o } }\n",
    );
    assert_eq!(
        problems,
        ["`connections.b.preset.tenant` is missing", "`sources.orders.model` is missing"]
    );
    assert!(tree.contains("/missing/production/api/v2.0/companies(c1)"), "{tree}");
}

/// Returns a table of the fixture of a preset, loaded.
fn loaded(preset: &str) -> crate::config::Config {
    let path = format!("tests/data/config/valid/preset_{preset}.yaml");
    let vars = BTreeMap::from([("ERP_TOKEN".to_owned(), "s3cret".to_owned())]);
    let current_dir = env!("CARGO_MANIFEST_DIR").into();
    let around = crate::config::Environment { vars, current_dir };
    crate::config::load(Some(path.as_ref()), &around).unwrap_or_else(|error| panic!("{error}"))
}

/// What a request for the orders of each preset's fixture is made of.
#[test]
fn every_preset_gives_the_settings_that_are_documented() {
    let mut page = String::new();
    for (name, _) in PRESETS {
        let config = loaded(name);
        let orders = &config.source.tables[&crate::model::Table::Orders];
        let connection = &config.source.connections[&orders.connection];
        writeln!(page, "{name}\n  {:?} {:?}", connection.base, orders.path).unwrap();
        writeln!(page, "  headers {:?}", connection.headers).unwrap();
        writeln!(page, "  {:#?}\n  {:#?}", orders.ask, orders.paginate).unwrap();
        writeln!(page, "  {} {:?}", orders.records, orders.fail_if).unwrap();
        writeln!(page, "  {:?}\n  {:?}\n", orders.incremental, orders.map["order_date"]).unwrap();
    }
    insta::assert_snapshot!(page);
}
