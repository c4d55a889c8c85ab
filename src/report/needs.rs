//! What each block needs of the source: the canonical columns without which it is empty, and those
//! that make it complete.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::report::blocks;

/// Columns as `table.column`; alternatives stand between bars.
type Columns = &'static [&'static str];

/// What one block needs.
#[derive(Clone, Copy, Debug)]
struct Need {
    block: &'static str,
    must: Columns,
    may: Columns,
}

/// How far a source fills a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Cover {
    /// Everything it can show.
    Filled,
    /// It stands, but something in it is missing.
    Partly,
    /// It is left out, or says which table is missing.
    Empty,
}

/// How far a source fills one block, and which columns are missing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Coverage {
    /// The id of the block.
    pub block: &'static str,
    /// How far it is filled.
    pub cover: Cover,
    /// The columns it cannot do without, or else those that would add to it; alternatives stand
    /// between bars.
    pub missing: Vec<&'static str>,
}

/// Returns how far every block can be filled from these columns, each written `table.column`.
pub fn coverage(filled: &BTreeSet<String>) -> Vec<Coverage> {
    let is_there = |column: &str| column.split(" | ").any(|one| filled.contains(one));
    let absent = |columns: Columns| columns.iter().copied().filter(|column| !is_there(column));
    let cover = |need: &Need| {
        let must: Vec<_> = absent(need.must).collect();
        if !must.is_empty() {
            return Coverage { block: need.block, cover: Cover::Empty, missing: must };
        }
        let missing: Vec<_> = absent(need.may).collect();
        let cover = if missing.is_empty() { Cover::Filled } else { Cover::Partly };
        Coverage { block: need.block, cover, missing }
    };
    let need = |id: &str| NEEDS.iter().find(|need| need.block == id);
    blocks::ids().into_iter().filter_map(need).map(cover).collect()
}

/// Returns the columns a block reads, by table; none for a block that is not known or reads no table.
pub(super) fn columns(block: &str) -> BTreeMap<&'static str, BTreeSet<&'static str>> {
    let need = NEEDS.iter().filter(|need| need.block == block);
    let columns = need.flat_map(|need| need.must.iter().chain(need.may));
    let ones = columns.flat_map(|column| column.split(" | "));
    let mut found = BTreeMap::<_, BTreeSet<_>>::new();
    for (table, column) in ones.filter_map(|column| column.split_once('.')) {
        found.entry(table).or_default().insert(column);
    }
    found
}

/// The orders of named accounts, from which most figures come.
const SALES: Columns =
    &["orders.order_id", "orders.order_date", "orders.net_amount", "orders.account_id"];

/// Whose an account is.
const OWNER: &str = "assignments.manager_id | accounts.manager_id | orders.manager_id";

/// The needs of every block; a test compares the list with the blocks there are.
const NEEDS: &[Need] = &[
    Need { block: "management_head", must: SALES, may: &[] },
    Need {
        block: "headline_messages",
        must: SALES,
        may: &["accounts.name", "targets.target_amount", "losses.reason", OWNER],
    },
    Need {
        block: "kpi_table",
        must: SALES,
        may: &[
            "orders.cost_amount",
            "orders.promised_date",
            "orders.delivered_date",
            "promises.due_on",
            "promises.kept_on",
            "interactions.opened",
            "interactions.closed",
            "targets.target_amount",
        ],
    },
    Need { block: "revenue_columns", must: SALES, may: &["targets.target_amount"] },
    Need { block: "restated", must: SALES, may: &[] },
    Need { block: "class_matrix", must: SALES, may: &["accounts.name"] },
    Need {
        block: "key_accounts",
        must: SALES,
        may: &["accounts.name", "accounts.iconic_reason", "accounts.expert_reason"],
    },
    Need { block: "concentration", must: SALES, may: &["accounts.name", "orders.cost_amount"] },
    Need { block: "top_movers", must: SALES, may: &["accounts.name", OWNER] },
    Need { block: "account_flow", must: SALES, may: &["accounts.name"] },
    Need { block: "loss_reasons", must: SALES, may: &["losses.reason", "offers.loss_reason"] },
    Need { block: "at_risk", must: SALES, may: &["accounts.name", OWNER] },
    Need {
        block: "win_back_list",
        must: SALES,
        may: &[
            "accounts.name",
            "orders.cost_amount",
            "losses.reason",
            "win_back_offers.kind",
            "win_back_offers.amount",
            "win_back_offers.result",
        ],
    },
    Need { block: "self_audit", must: SALES, may: &["losses.noticed_on"] },
    Need {
        block: "managers_table",
        must: &[OWNER],
        may: &["managers.name", "targets.manager_id", "targets.target_amount"],
    },
    Need { block: "actions_log", must: SALES, may: &[OWNER] },
    Need { block: "data_sources", must: &[], may: &[] },
    Need { block: "method", must: &[], may: &[] },
    Need {
        block: "month_close",
        must: SALES,
        may: &["orders.manager_id", "managers.name", "targets.target_amount"],
    },
    Need { block: "class_review", must: SALES, may: &["accounts.name"] },
    Need { block: "manager_head", must: &[OWNER], may: &["managers.name"] },
    Need { block: "manager_messages", must: &[OWNER], may: &["accounts.name"] },
    Need {
        block: "actions",
        must: &[OWNER],
        may: &[
            "accounts.name",
            "promises.due_on",
            "interactions.opened",
            "meetings.starts_at",
            "documents.valid_to",
            "contacts.function",
        ],
    },
    Need {
        block: "duties",
        must: &["orders.promised_date | promises.due_on | meetings.starts_at"],
        may: &[
            "orders.promised_date",
            "orders.delivered_date",
            "promises.due_on",
            "promises.kept_on",
            "meetings.starts_at",
            "meetings.prepared_on",
            "interactions.opened",
            "documents.read_by_manager_on",
            "contacts.last_contact",
        ],
    },
    Need { block: "plan", must: &[OWNER], may: &["targets.manager_id", "targets.target_amount"] },
    Need { block: "portfolio_bridge", must: &[OWNER], may: &["accounts.name"] },
    Need {
        block: "accounts_table",
        must: &[OWNER],
        may: &["accounts.name", "promises.due_on", "meetings.starts_at"],
    },
    Need { block: "late_accounts", must: &[OWNER], may: &["accounts.name"] },
    Need {
        block: "offers",
        must: &["offers.offer_id"],
        may: &[
            "offers.status",
            "offers.amount",
            "offers.created",
            "offers.closed",
            "offers.loss_reason",
            "offers.competitor",
        ],
    },
    Need {
        block: "win_back",
        must: &[OWNER],
        may: &[
            "accounts.name",
            "orders.cost_amount",
            "losses.reason",
            "win_back_offers.kind",
            "win_back_offers.amount",
            "win_back_offers.result",
        ],
    },
    Need { block: "fair_comparison", must: &[OWNER], may: &["accounts.segment"] },
    Need {
        block: "data_gaps",
        must: &[OWNER],
        may: &["accounts.name", "contacts.function", "accounts.budget_amount"],
    },
    Need {
        block: "briefing_head",
        must: SALES,
        may: &[
            "accounts.name",
            "meetings.starts_at",
            "meetings.place",
            "meetings.objective",
            "meetings.our_people",
            "meetings.their_people",
        ],
    },
    Need { block: "briefing_message", must: SALES, may: &["accounts.name"] },
    Need {
        block: "briefing_figures",
        must: SALES,
        may: &["orders.cost_amount", "targets.account_id"],
    },
    Need {
        block: "changes",
        must: SALES,
        may: &[
            "orders.list_price",
            "products.category | orders.category",
            "promises.due_on",
            "contacts.name",
            "competitors.name",
        ],
    },
    Need {
        block: "timeline",
        must: SALES,
        may: &[
            "orders.promised_date",
            "orders.delivered_date",
            "interactions.opened",
            "offers.closed",
            "meetings.starts_at",
        ],
    },
    Need {
        block: "promises",
        must: &["promises.due_on | interactions.opened | documents.valid_to"],
        may: &["promises.due_on", "promises.kept_on", "interactions.opened", "documents.valid_to"],
    },
    Need {
        block: "decision_system",
        must: &["contacts.contact_id"],
        may: &[
            "contacts.name",
            "contacts.function",
            "contacts.attitude",
            "contacts.last_contact",
            "contacts.our_owner",
        ],
    },
    Need {
        block: "competitors",
        must: &["competitors.name"],
        may: &["competitors.known_offer", "competitors.our_edge"],
    },
    Need {
        block: "white_space",
        must: &["products.category | orders.category"],
        may: &["accounts.segment", "accounts.size", "accounts.budget_amount"],
    },
    Need {
        block: "terms",
        must: SALES,
        may: &[
            "accounts.approval_limit_pct",
            "orders.list_price",
            "orders.cost_amount",
            "accounts.budget_amount",
            "documents.valid_to",
        ],
    },
    Need {
        block: "questions",
        must: SALES,
        may: &[
            "contacts.function",
            "competitors.name",
            "offers.status",
            "documents.kind",
            "accounts.budget_amount",
            "accounts.structure",
        ],
    },
    Need {
        block: "dossier_company",
        must: &["accounts.name"],
        may: &[
            "accounts.description",
            "accounts.headcount",
            "accounts.history",
            "accounts.structure",
            "accounts.environment",
            "accounts.budget_amount",
            "accounts.dossier_source",
            "accounts.dossier_checked",
            "accounts.credit_limit",
            "orders.due_date",
        ],
    },
    Need { block: "category_quarters", must: &["products.category | orders.category"], may: &[] },
    Need {
        block: "contact_cards",
        must: &["contacts.contact_id"],
        may: &["contacts.name", "contacts.role", "contacts.last_contact", "contacts.our_owner"],
    },
    Need {
        block: "programme",
        must: &["programme_steps.step"],
        may: &["programme_steps.due_on", "programme_steps.done_on", "programme_steps.response"],
    },
    Need { block: "accounts_index", must: SALES, may: &["accounts.name", OWNER] },
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Table;

    fn covered(block: &str, filled: &[&str]) -> (Cover, Vec<&'static str>) {
        let filled = filled.iter().map(|column| (*column).to_owned()).collect();
        let found = coverage(&filled).into_iter().find(|cover| cover.block == block).unwrap();
        (found.cover, found.missing)
    }

    #[test]
    fn every_block_has_its_needs_once() {
        let listed: Vec<&str> = NEEDS.iter().map(|need| need.block).collect();
        assert_eq!(listed, blocks::ids());
    }

    #[test]
    fn every_column_is_in_the_data_contract() {
        let columns = NEEDS.iter().flat_map(|need| need.must.iter().chain(need.may));
        for name in columns.flat_map(|columns| columns.split(" | ")) {
            let (table, column) = name.split_once('.').unwrap();
            let table: Table = table.parse().unwrap();
            assert!(table.columns().iter().any(|known| known.name == column), "{name}");
        }
    }

    #[test]
    fn a_block_is_empty_without_what_it_stands_on_and_partly_filled_without_the_rest() {
        let orders = SALES.to_vec();
        assert_eq!(covered("class_matrix", &[]).0, Cover::Empty);
        assert_eq!(covered("class_matrix", &orders), (Cover::Partly, vec!["accounts.name"]));
        let both = [&orders[..], &["accounts.name"]].concat();
        assert_eq!(covered("class_matrix", &both), (Cover::Filled, vec![]));
        let (cover, missing) = covered("duties", &["promises.due_on"]);
        assert_eq!((cover, missing.contains(&"meetings.starts_at")), (Cover::Partly, true));
        assert_eq!(covered("managers_table", &["orders.manager_id"]).0, Cover::Partly);
    }
}
