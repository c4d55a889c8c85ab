//! Columns that hold one of a few words.

use crate::model::Table;

/// Returns the words a column may hold, or `None` when any text will do.
pub(super) fn words(table: Table, column: &str) -> Option<&'static [&'static str]> {
    match (table, column) {
        (Table::Orders, "doc_type") => Some(&["sale", "return", "credit_note"]),
        (Table::Orders, "status") => Some(&["delivered", "open", "cancelled"]),
        (Table::Offers, "status") => Some(&["open", "won", "lost"]),
        (Table::Contacts, "function") => Some(&["decides", "influences", "buys", "uses", "blocks"]),
        (Table::Interactions, "kind") => Some(&["complaint", "feedback", "message", "call"]),
        (Table::Documents, "kind") => {
            Some(&["contract", "price_list", "sla", "specification", "tender"])
        }
        (Table::WinBackOffers, "kind") => Some(&["special_offer", "gift", "discount"]),
        _ => None,
    }
}

/// Returns the word a text stands for: case, spaces and hyphens do not matter.
pub(super) fn word(words: &[&'static str], text: &str) -> Option<&'static str> {
    if let Some(word) = words.iter().find(|word| **word == text) {
        return Some(word);
    }
    let plain = text.to_lowercase().replace([' ', '-'], "_");
    words.iter().find(|word| **word == plain).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_a_word_however_it_is_spelled() {
        let types = words(Table::Orders, "doc_type").unwrap();
        for text in ["credit_note", "Credit Note", "CREDIT-NOTE"] {
            assert_eq!(word(types, text), Some("credit_note"));
        }
        assert_eq!(word(types, "invoice"), None);
        assert_eq!(words(Table::Accounts, "segment"), None);
    }

    #[test]
    fn every_coded_column_exists() {
        let coded: Vec<_> = Table::ALL
            .into_iter()
            .flat_map(|table| table.columns().iter().filter_map(move |c| words(table, c.name)))
            .collect();
        assert_eq!(coded.len(), 7);
    }
}
