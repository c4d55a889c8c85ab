//! What was sold, by whom, to whom, and against which plan.

use jiff::civil::Date;

use crate::model::{Cell, Column, ColumnType, Money, Record, Table};

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
        /// The account; [`UNASSIGNED`](crate::model::UNASSIGNED) while it has none.
        account_id: assigned Text,
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

    /// A product.
    Product of Products {
        /// Identity.
        product_id: required Text,
        /// Name; its id is shown where it has none.
        name: optional Text,
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
