//! What a briefing offers, how far it goes, and what a colleague's copy leaves out.

use crate::{
    analysis::{
        Analysis, CategorySpace, Confidence, LadderStep, PointBasis, SpaceReason, Stakes, Terms,
        WhiteSpace,
    },
    model::{Money, View},
    report::{
        Edition,
        tests::{block, cell, composer, english, fixture, rows, texts},
    },
};

/// The first account may give 20 % and lacks a category.
fn negotiating() -> Analysis {
    let mut analysis = fixture::analysis();
    let proposal = CategorySpace {
        category: "Filters".to_owned(),
        actual: Money(4_000_000),
        own_share: 0.04,
        peer_share: 0.15,
        usual: Money(15_000_000),
        buyers: 6,
        potential: Money(11_000_000),
        limited: false,
        reason: SpaceReason::BuysLess,
    };
    let trade = &mut analysis.accounts[0].trade;
    trade.white_space = WhiteSpace {
        peers: 7,
        confidence: Some(Confidence::Low),
        proposals: vec![proposal],
        ..WhiteSpace::default()
    };
    let step = |discount, extra_volume| LadderStep {
        discount,
        yearly_cost: Money(1),
        extra_volume,
        extra_revenue: extra_volume.map(|_| Money(1)),
    };
    trade.terms = Some(Terms {
        yearly_revenue: Money(120_000_000),
        margin: Some(0.3),
        point_cost: Money(1_200_000),
        point_basis: PointBasis::Net,
        ladder: vec![step(0.01, Some(0.035)), step(0.03, Some(0.111))],
        discount_now: Some(0.16),
        approval_limit: Some(0.2),
        stakes: Stakes { revenue_share: Some(0.6), ..Stakes::default() },
        contract_end: None,
        price_list_end: None,
    });
    analysis
}

fn edition(language: &crate::locale::Language, view: View) -> Edition<'_> {
    Edition { language, view, dossier: true }
}

#[test]
fn the_managers_copy_tells_limits_concessions_and_what_both_sides_lose() {
    let (analysis, language) = (negotiating(), english());
    let edition = edition(&language, View::Full);
    let briefing = composer().account(&analysis, "A1", &fixture::run(), edition).unwrap();
    assert_eq!(briefing.pages.len(), 2);
    let terms = rows(block(&briefing, "terms"));
    let row = |at: usize| terms[at].cells.iter().map(cell).collect::<Vec<_>>().join(" | ");
    assert_eq!(
        row(0).replace(['\u{202f}', '\u{a0}'], " "),
        "Discount | 16.0 % | 20.0 % | > 20.0 %"
    );
    assert_eq!(row(1).replace('\u{202f}', " "), "1 % discount | +4 % volume");
    let text = texts(&briefing).join("\n").replace(['\u{202f}', '\u{a0}'], " ");
    for told in ["3 % must bring 11 % more volume", "60.0 % of our revenue", "7 peers"] {
        assert!(text.contains(told), "{told}\n{text}");
    }
    assert!(format!("{briefing:?}").contains("attitude"));
}

#[test]
fn without_a_limit_approval_is_asked_for_and_without_peers_nothing_is_proposed() {
    let (mut analysis, language) = (negotiating(), english());
    let trade = &mut analysis.accounts[0].trade;
    trade.terms.as_mut().unwrap().approval_limit = None;
    trade.white_space = WhiteSpace { peers: 4, ..WhiteSpace::default() };
    let edition = edition(&language, View::Full);
    let briefing = composer().account(&analysis, "A1", &fixture::run(), edition).unwrap();
    let text = texts(&briefing).join("\n");
    assert!(text.contains("Limits not set: get approval.") && !text.contains("> 20"), "{text}");
    assert!(text.contains("fewer than 5 like accounts") && !text.contains("Filters"), "{text}");
}

#[test]
fn a_colleagues_copy_has_no_terms_and_no_attitudes() {
    let (analysis, language) = (negotiating(), english());
    let edition = edition(&language, View::Colleague);
    let briefing = composer().account(&analysis, "A1", &fixture::run(), edition).unwrap();
    assert!(briefing.pages.iter().flat_map(|page| &page.blocks).all(|block| block.id != "terms"));
    let everything = format!("{briefing:?}").to_lowercase();
    for hidden in ["attitude", "discount", "approval", "walk away"] {
        assert!(!everything.contains(hidden), "{hidden}");
    }
    assert!(briefing.footer.right.contains("colleagues of Aino"), "{}", briefing.footer.right);
}
