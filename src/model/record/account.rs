//! What is known about an account beside its orders, and about the managers' skills.

use jiff::civil::Date;

use crate::model::{Cell, Column, ColumnType, Money, Record, Table};

records! {
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
}
