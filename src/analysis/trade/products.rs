//! Which products moved revenue.

use std::cmp::Reverse;

use crate::{
    analysis::{
        ProductMove,
        metrics::price_volume_mix::{Tally, is_compared, price_effect},
    },
    facts::{AccountDetail, Detail, ProductSum, Traded},
    model::{Money, Product},
};

/// Products that are named.
const MOST: usize = 5;

/// Adds up the products of an account; empty when no line of any account names a product.
pub(super) fn tally(detail: &Detail, rows: &AccountDetail) -> Tally {
    let mut tally = Tally::default();
    if detail.products.iter().any(|product| !product.is_empty()) {
        rows.products.iter().for_each(|item| tally.add(&item));
    }
    tally
}

/// Returns the products whose price moved most money; those of one id stand in the order of theirs.
pub(super) fn moves(
    detail: &Detail,
    products: &[Product],
    rows: &AccountDetail,
) -> Vec<ProductMove> {
    let id = |item: &ProductSum| detail.products[item.product as usize].as_str();
    let mut moved: Vec<(ProductSum, Money)> = rows
        .products
        .iter()
        .filter(|item| is_compared(item) && !id(item).is_empty())
        .filter_map(|item| Some((item, price_effect(&item)?)))
        .filter(|(_, effect)| *effect != Money::ZERO)
        .collect();
    moved.sort_by_key(|(item, effect)| (Reverse(effect.0.unsigned_abs()), id(item)));
    moved.truncate(MOST);
    let named = |(item, effect): (ProductSum, Money)| ProductMove {
        product_id: id(&item).to_owned(),
        name: name(products, id(&item)).to_owned(),
        price_change: price(item.current) / price(item.base) - 1.0,
        effect,
        revenue: item.current.revenue,
    };
    moved.into_iter().map(named).collect()
}

/// Returns the name of a product; the tables stand in the order of their identity.
pub(super) fn name<'a>(products: &'a [Product], id: &'a str) -> &'a str {
    let place = products.binary_search_by_key(&id, |product| product.product_id.as_str());
    place.ok().and_then(|place| products[place].name.as_deref()).unwrap_or(id)
}

#[expect(clippy::cast_precision_loss, reason = "a change of price has few digits")]
fn price(side: Traded) -> f64 {
    side.revenue.as_f64() / side.qty as f64
}
