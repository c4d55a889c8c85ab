use jiff::civil::date;

use crate::{
    analysis::{
        AccountRecords, LossReason, ReasonSource, ReasonTable,
        metrics::loss_reason::{reason, signs},
    },
    facts::{AccountDay, Cost, Delivery},
    model::{Date, Interaction, Loss, Money, Offer, Promise, Span},
};

const LAST: Date = Date::constant(2026, 5, 1);
const AS_OF: Date = Date::constant(2026, 11, 22);

fn loss(noticed_on: Date, reason: Option<&str>) -> Loss {
    let account_id = "A".to_owned();
    Loss { account_id, noticed_on, reason: reason.map(str::to_owned), note: None }
}

fn lost_offer(closed: Date, reason: &str) -> Offer {
    Offer {
        offer_id: "1".to_owned(),
        account_id: "A".to_owned(),
        manager_id: None,
        product_id: None,
        created: None,
        closed: Some(closed),
        status: "lost".to_owned(),
        amount: None,
        loss_reason: Some(reason.to_owned()),
        competitor: None,
    }
}

#[test]
fn the_row_of_the_losses_speaks_before_a_lost_offer() {
    let mut records = AccountRecords {
        losses: vec![
            loss(date(2026, 1, 1), Some("competitor")),
            loss(date(2026, 6, 1), Some("price")),
            loss(date(2026, 12, 1), Some("client_closed")),
        ],
        offers: vec![lost_offer(date(2026, 3, 1), "service_level")],
        ..AccountRecords::default()
    };
    let found = |records: &AccountRecords| reason(records, LAST, AS_OF);
    assert_eq!(found(&records), (LossReason::Price, Some(ReasonSource::Loss)));
    records.losses.truncate(1);
    assert_eq!(found(&records), (LossReason::ServiceLevel, Some(ReasonSource::Offer)));
    records.offers = vec![lost_offer(date(2025, 3, 1), "price"), lost_offer(LAST, "the weather")];
    assert_eq!(found(&records), (LossReason::Unknown, None));
    records.losses.push(loss(LAST, None));
    assert_eq!(found(&records), (LossReason::Unknown, Some(ReasonSource::Loss)));
}

#[test]
fn a_table_knows_the_share_nobody_explained() {
    let mut table = ReasonTable::default();
    assert_eq!((table.unknown_share(), table.unknown_money_share()), (None, None));
    table.add(LossReason::Price, Money(30));
    table.add(LossReason::Unknown, Money(10));
    table.add(LossReason::Unknown, Money(60));
    assert_eq!(table.total, (3, Money(100)));
    assert_eq!((table.unknown_share(), table.unknown_money_share()), (Some(2.0 / 3.0), Some(0.7)));
}

#[test]
fn signs_are_counted_up_to_the_loss() {
    let lost_on = date(2026, 8, 1);
    let promise = |due_on, kept_on| Promise {
        promise_id: "1".to_owned(),
        account_id: "A".to_owned(),
        manager_id: None,
        text: "samples".to_owned(),
        made_on: None,
        due_on,
        kept_on,
        value_amount: None,
    };
    let interaction = |kind: &str, opened, answered| Interaction {
        interaction_id: "1".to_owned(),
        account_id: "A".to_owned(),
        manager_id: None,
        kind: kind.to_owned(),
        opened,
        answered,
        closed: None,
        theme: None,
        text: None,
    };
    let records = AccountRecords {
        promises: vec![
            promise(date(2026, 4, 1), None),
            promise(date(2026, 4, 1), Some(date(2026, 4, 9))),
            promise(date(2026, 4, 1), Some(date(2026, 4, 1))),
            promise(date(2025, 4, 1), None),
            promise(date(2026, 9, 1), None),
        ],
        interactions: vec![
            interaction("complaint", date(2026, 3, 1), Some(date(2026, 3, 2))),
            interaction("message", date(2026, 7, 1), Some(date(2026, 9, 2))),
            interaction("complaint", date(2026, 9, 1), None),
            interaction("feedback", date(2026, 7, 1), None),
        ],
        ..AccountRecords::default()
    };
    let day = |day, delivered| AccountDay {
        day,
        revenue: Money(1),
        sales: Money(1),
        cost: Cost::UNKNOWN,
        orders: 1,
        deliveries: [Delivery::new(day, delivered)].into_iter().collect(),
    };
    let days = [
        day(date(2025, 10, 1), Some(date(2025, 10, 1))),
        day(date(2026, 4, 1), Some(date(2026, 4, 1))),
        day(LAST, None),
    ];
    let within = |span: Span| {
        let index = |day| days.partition_point(|known| known.day < day);
        &days[index(span.from)..index(span.to)]
    };
    let found = signs(&records, within, LAST, lost_on);
    assert_eq!((found.on_time, found.late, found.on_time_before, found.late_before), (1, 1, 1, 0));
    assert_eq!((found.complaints, found.broken_promises, found.unanswered), (1, 2, 1));
}
