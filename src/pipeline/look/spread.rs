//! The parts of a nested record, by the paths that a map would name them with.

use serde_json::Value;

/// Most levels that are looked through.
const MOST_LEVELS: usize = 5;
/// Most items of a list that are looked at, as in Odoo's `[id, "name"]`.
const MOST_ITEMS: usize = 3;

/// Returns every plain value of a record and its name or path, in the order they were sent.
pub(super) fn spread(record: &[(String, String)]) -> Vec<(String, String)> {
    let mut plain = vec![];
    for (name, text) in record {
        let nested = text.starts_with(['{', '[']).then(|| serde_json::from_str(text));
        match nested {
            Some(Ok(value)) => add(&mut plain, &format!("${}", step(name)), &value, MOST_LEVELS),
            _ => plain.push((name.clone(), text.clone())),
        }
    }
    plain
}

fn add(plain: &mut Vec<(String, String)>, path: &str, value: &Value, levels: usize) {
    let deeper = levels.checked_sub(1);
    match (value, deeper) {
        (Value::Object(members), Some(deeper)) if !members.is_empty() => {
            for (name, value) in members {
                add(plain, &format!("{path}{}", step(name)), value, deeper);
            }
        }
        (Value::Array(items), Some(deeper)) if (1..=MOST_ITEMS).contains(&items.len()) => {
            for (place, value) in items.iter().enumerate() {
                add(plain, &format!("{path}[{place}]"), value, deeper);
            }
        }
        (Value::String(text), _) => plain.push((path.to_owned(), text.clone())),
        (Value::Null, _) => plain.push((path.to_owned(), String::new())),
        _ => plain.push((path.to_owned(), value.to_string())),
    }
}

/// Returns a member as RFC 9535 writes it, the short way where that is possible.
fn step(name: &str) -> String {
    let is_start = |byte: u8| byte.is_ascii_alphabetic() || byte == b'_';
    let is_short = name.bytes().next().is_some_and(is_start)
        && name.bytes().all(|byte| is_start(byte) || byte.is_ascii_digit());
    if is_short {
        return format!(".{name}");
    }
    format!("['{}']", name.replace('\\', "\\\\").replace('\'', "\\'"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_plain_value_has_the_path_a_map_would_name() {
        let record = [
            ("id", "7"),
            ("sale.", r#"{"number": "S1", "party.": {"it's": 1.50}, "none": null}"#),
            ("partner_id", r#"[12, "Åsunda"]"#),
            ("lines", "[1, 2, 3, 4]"),
            ("note", "{not json"),
        ];
        let record = record.map(|(name, text)| (name.to_owned(), text.to_owned()));
        let plain = spread(&record);
        let plain: Vec<_> =
            plain.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
        assert_eq!(
            plain,
            [
                ("id", "7"),
                ("$['sale.'].number", "S1"),
                (r"$['sale.']['party.']['it\'s']", "1.50"),
                ("$['sale.'].none", ""),
                ("$.partner_id[0]", "12"),
                ("$.partner_id[1]", "Åsunda"),
                ("$.lines", "[1,2,3,4]"),
                ("note", "{not json"),
            ]
        );
    }
}
