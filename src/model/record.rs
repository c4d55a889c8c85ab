//! One row of each canonical table, declared once: the struct, its columns and its reader.

use jiff::civil::Date;

use crate::model::{Column, ColumnType, Money, Table};

/// One typed cell of a canonical row, as the snapshot stores it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Text, date-times included.
    Text(String),
    /// A whole number; decimals in thousandths.
    Integer(i64),
    /// An amount.
    Money(Money),
    /// A day.
    Date(Date),
}

/// A typed row of a canonical table.
pub trait Record: Sized {
    /// The table whose rows these are.
    const TABLE: Table;

    /// Reads a row whose cells stand in the order of [`Table::columns`].
    ///
    /// Returns the name of the first column that is required and absent, or holds another type
    /// than its column declares.
    fn from_cells(cells: Vec<Option<Cell>>) -> Result<Self, &'static str>;
}

macro_rules! value {
    (Text) => {
        String
    };
    (DateTime) => {
        String
    };
    (Integer) => {
        i64
    };
    (Decimal) => {
        i64
    };
    (Money) => {
        Money
    };
    (Date) => {
        Date
    };
}

macro_rules! variant {
    ($cell:expr, Text) => {
        match $cell {
            Cell::Text(value) => Some(value),
            _ => None,
        }
    };
    ($cell:expr, DateTime) => {
        match $cell {
            Cell::Text(value) => Some(value),
            _ => None,
        }
    };
    ($cell:expr, Integer) => {
        match $cell {
            Cell::Integer(value) => Some(value),
            _ => None,
        }
    };
    ($cell:expr, Decimal) => {
        match $cell {
            Cell::Integer(value) => Some(value),
            _ => None,
        }
    };
    ($cell:expr, Money) => {
        match $cell {
            Cell::Money(value) => Some(value),
            _ => None,
        }
    };
    ($cell:expr, Date) => {
        match $cell {
            Cell::Date(value) => Some(value),
            _ => None,
        }
    };
}

macro_rules! field {
    (required $kind:ident) => { value!($kind) };
    (optional $kind:ident) => { Option<value!($kind)> };
}

macro_rules! read {
    ($cells:ident, $name:ident, required $kind:ident) => {
        $cells.next().flatten().and_then(|cell| variant!(cell, $kind)).ok_or(stringify!($name))?
    };
    ($cells:ident, $name:ident, optional $kind:ident) => {
        match $cells.next().flatten() {
            None => None,
            Some(cell) => Some(variant!(cell, $kind).ok_or(stringify!($name))?),
        }
    };
}

macro_rules! is_required {
    (required) => {
        true
    };
    (optional) => {
        false
    };
}

macro_rules! records {
    ($(
        $(#[$doc:meta])*
        $record:ident of $table:ident {
            $( $(#[$field_doc:meta])* $name:ident: $need:ident $kind:ident, )*
        }
    )*) => {
        $(
            $(#[$doc])*
            #[derive(Clone, Debug, PartialEq, Eq)]
            pub struct $record {
                $( $(#[$field_doc])* pub $name: field!($need $kind), )*
            }

            impl Record for $record {
                const TABLE: Table = Table::$table;

                fn from_cells(cells: Vec<Option<Cell>>) -> Result<Self, &'static str> {
                    let mut cells = cells.into_iter();
                    Ok(Self { $( $name: read!(cells, $name, $need $kind), )* })
                }
            }
        )*

        /// Returns the columns of a table in canonical order.
        pub(super) fn columns(table: Table) -> &'static [Column] {
            match table {
                $(
                    Table::$table => &[
                        $( Column {
                            name: stringify!($name),
                            kind: ColumnType::$kind,
                            required: is_required!($need),
                        }, )*
                    ],
                )*
            }
        }
    };
}

records! {
    /// One line of an order, a return or a credit note.
    Order of Orders {
        /// The order the line belongs to.
        order_id: required Text,
        /// The line within the order.
        line_no: required Text,
        /// The account; empty for lines nobody owns. Required to be mapped, may be empty.
        account_id: optional Text,
        /// The day the order counts on.
        order_date: required Date,
        /// Net of tax; negative for returns.
        net_amount: required Money,
        /// ISO 4217 code; the company currency when absent.
        currency: optional Text,
        /// `sale`, `return` or `credit_note`; `sale` when absent.
        doc_type: optional Text,
        /// `delivered`, `open` or `cancelled`; `delivered` when absent.
        status: optional Text,
        /// The manager who won the order.
        manager_id: optional Text,
        /// The product.
        product_id: optional Text,
        /// The product category.
        category: optional Text,
        /// Quantity in thousandths.
        qty: optional Decimal,
        /// Price of one.
        unit_price: optional Money,
        /// List price of one.
        list_price: optional Money,
        /// Cost of the line.
        cost_amount: optional Money,
        /// Discount in thousandths of a percent point.
        discount_pct: optional Decimal,
        /// The day promised to the account.
        promised_date: optional Date,
        /// The day delivered.
        delivered_date: optional Date,
        /// The day payment is due.
        due_date: optional Date,
        /// The day paid.
        paid_date: optional Date,
        /// The order a return refers to.
        original_order_id: optional Text,
    }

    /// A customer.
    Account of Accounts {
        /// Identity.
        account_id: required Text,
        /// Display name.
        name: required Text,
        /// Market segment.
        segment: optional Text,
        /// Country or region.
        region: optional Text,
        /// Industry.
        industry: optional Text,
        /// The owning manager where no assignment says otherwise.
        manager_id: optional Text,
        /// The parent account.
        parent_id: optional Text,
        /// Size class.
        size: optional Text,
        /// Yearly budget the account has for our categories.
        budget_amount: optional Money,
        /// The competitor the account was won from.
        won_from: optional Text,
        /// Employees.
        headcount: optional Integer,
        /// Year of foundation.
        founded: optional Integer,
        /// What the company does.
        description: optional Text,
        /// How it is organised.
        structure: optional Text,
        /// Its market.
        environment: optional Text,
        /// Our history with it.
        history: optional Text,
        /// Where the dossier comes from.
        dossier_source: optional Text,
        /// When the dossier was last checked.
        dossier_checked: optional Date,
        /// Why the account is iconic, if it is.
        iconic_reason: optional Text,
        /// Why the account is an expert account, if it is.
        expert_reason: optional Text,
        /// Who declared the labels.
        label_owner: optional Text,
        /// When the labels were last reviewed.
        label_reviewed: optional Date,
        /// Credit limit.
        credit_limit: optional Money,
        /// Largest discount without approval, thousandths of a percent point.
        approval_limit_pct: optional Decimal,
        /// Mail domain.
        email_domain: optional Text,
    }

    /// A key account manager.
    Manager of Managers {
        /// Identity.
        manager_id: required Text,
        /// Display name.
        name: required Text,
        /// Mail address.
        email: optional Text,
        /// Team.
        team: optional Text,
        /// The head, by manager id or name.
        lead: optional Text,
        /// First working day.
        start_date: optional Date,
        /// Last working day.
        end_date: optional Date,
        /// Language of the reports, for example `fi`.
        language: optional Text,
    }

    /// Who owned an account and when.
    Assignment of Assignments {
        /// The account.
        account_id: required Text,
        /// The manager.
        manager_id: required Text,
        /// First day.
        valid_from: required Date,
        /// Last day; open when absent.
        valid_to: optional Date,
    }

    /// A share of an order credited to a manager.
    Credit of Credits {
        /// The order.
        order_id: required Text,
        /// The manager.
        manager_id: required Text,
        /// Share in thousandths of a percent point.
        share_pct: required Decimal,
    }

    /// A plan for a manager, an account, or both.
    Target of Targets {
        /// The manager.
        manager_id: optional Text,
        /// The account.
        account_id: optional Text,
        /// First day.
        period_start: required Date,
        /// Last day.
        period_end: optional Date,
        /// Planned net revenue.
        target_amount: required Money,
    }

    /// A tender or offer and its result.
    Offer of Offers {
        /// Identity.
        offer_id: required Text,
        /// The account.
        account_id: required Text,
        /// The manager.
        manager_id: optional Text,
        /// The product or category.
        product_id: optional Text,
        /// Day sent.
        created: optional Date,
        /// Day decided.
        closed: optional Date,
        /// `open`, `won` or `lost`.
        status: required Text,
        /// Value.
        amount: optional Money,
        /// Why it was lost.
        loss_reason: optional Text,
        /// Who won it.
        competitor: optional Text,
    }

    /// A person at the account and their part in its decisions.
    Contact of Contacts {
        /// Identity.
        contact_id: required Text,
        /// The account.
        account_id: required Text,
        /// Name; empty when the role is known but not the person.
        name: optional Text,
        /// Position.
        role: optional Text,
        /// `decides`, `influences`, `buys`, `uses` or `blocks`.
        function: optional Text,
        /// -2 to 2.
        attitude: optional Integer,
        /// Day of the last contact.
        last_contact: optional Date,
        /// Who on our side owns the contact.
        our_owner: optional Text,
        /// Language.
        language: optional Text,
    }

    /// A competitor seen at the account.
    Competitor of Competitors {
        /// The account.
        account_id: required Text,
        /// Name.
        name: required Text,
        /// First seen.
        since: optional Date,
        /// What they offer.
        known_offer: optional Text,
        /// What we do better.
        our_edge: optional Text,
        /// Who noticed.
        source: optional Text,
        /// Last noted.
        noted_on: optional Date,
    }

    /// A complaint, feedback, message or call.
    Interaction of Interactions {
        /// Identity.
        interaction_id: required Text,
        /// The account.
        account_id: required Text,
        /// The manager.
        manager_id: optional Text,
        /// `complaint`, `feedback`, `message` or `call`.
        kind: required Text,
        /// Day opened.
        opened: required Date,
        /// Day answered.
        answered: optional Date,
        /// Day closed.
        closed: optional Date,
        /// Theme.
        theme: optional Text,
        /// Text.
        text: optional Text,
    }

    /// A meeting, past or planned.
    Meeting of Meetings {
        /// Identity.
        meeting_id: required Text,
        /// The account.
        account_id: required Text,
        /// The manager.
        manager_id: optional Text,
        /// Start.
        starts_at: required DateTime,
        /// Place.
        place: optional Text,
        /// What we want from it, in a sentence.
        objective: optional Text,
        /// Who attends from us.
        our_people: optional Text,
        /// Who attends from them.
        their_people: optional Text,
        /// Day it was prepared.
        prepared_on: optional Date,
        /// Day of the follow-up.
        follow_up_on: optional Date,
    }

    /// What we promised an account.
    Promise of Promises {
        /// Identity.
        promise_id: required Text,
        /// The account.
        account_id: required Text,
        /// The manager.
        manager_id: optional Text,
        /// What was promised.
        text: required Text,
        /// Day made.
        made_on: optional Date,
        /// Day due.
        due_on: required Date,
        /// Day kept.
        kept_on: optional Date,
        /// Money at stake.
        value_amount: optional Money,
    }

    /// A document of the account that the manager must know.
    Document of Documents {
        /// Identity.
        document_id: required Text,
        /// The account.
        account_id: required Text,
        /// `contract`, `price_list`, `sla`, `specification` or `tender`.
        kind: required Text,
        /// Version.
        version: optional Text,
        /// First day.
        valid_from: optional Date,
        /// Last day.
        valid_to: optional Date,
        /// Day the manager read this version.
        read_by_manager_on: optional Date,
    }

    /// A lost account and the reason.
    Loss of Losses {
        /// The account.
        account_id: required Text,
        /// Day noticed.
        noticed_on: required Date,
        /// Coded reason.
        reason: optional Text,
        /// Note.
        note: optional Text,
    }

    /// An offer made to a lost account.
    WinBackOffer of WinBackOffers {
        /// The account.
        account_id: required Text,
        /// `special_offer`, `gift` or `discount`.
        kind: required Text,
        /// Cost.
        amount: optional Money,
        /// Day made.
        made_on: required Date,
        /// `returned`, `answered` or `none`.
        result: optional Text,
    }

    /// A step of the individual programme of an account.
    ProgrammeStep of ProgrammeSteps {
        /// The account.
        account_id: required Text,
        /// The step.
        step: required Text,
        /// Who does it.
        owner: optional Text,
        /// Day due.
        due_on: optional Date,
        /// Day done.
        done_on: optional Date,
        /// What came of it.
        response: optional Text,
    }

    /// A declared skill of a manager.
    Skill of Skills {
        /// The manager.
        manager_id: required Text,
        /// The skill.
        skill: required Text,
        /// 0 to 3.
        level: required Integer,
        /// Day of review.
        reviewed_on: optional Date,
    }

    /// A product.
    Product of Products {
        /// Identity.
        product_id: required Text,
        /// Name.
        name: required Text,
        /// Category.
        category: optional Text,
        /// List price.
        list_price: optional Money,
        /// Cost of one.
        unit_cost: optional Money,
        /// Specification.
        specification: optional Text,
    }

    /// An exchange rate to the company currency.
    Rate of Rates {
        /// ISO 4217 code.
        currency: required Text,
        /// Day.
        date: required Date,
        /// Company currency for one unit, as exact text.
        rate: required Text,
    }

    /// A day without deliveries.
    Holiday of Holidays {
        /// The day.
        date: required Date,
        /// Where; everywhere when absent.
        region: optional Text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_a_row_in_column_order() {
        let cells = vec![
            Some(Cell::Text("A1".to_owned())),
            Some(Cell::Text("M1".to_owned())),
            Some(Cell::Date(jiff::civil::date(2026, 1, 1))),
            None,
        ];
        let row = Assignment::from_cells(cells).unwrap();
        assert_eq!((row.account_id.as_str(), row.valid_to), ("A1", None));
    }

    #[test]
    fn names_the_column_that_is_missing() {
        assert_eq!(Assignment::from_cells(vec![None; 4]), Err("account_id"));
    }

    #[test]
    fn every_table_has_columns_and_something_required() {
        for table in Table::ALL {
            assert!(table.columns().iter().any(|column| column.required), "{table}");
        }
    }
}
