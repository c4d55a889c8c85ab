//! Template, layout and PDF of one report, on one thread.
//!
//! `cargo bench --bench render`; what was measured stands in `docs/performance.md`.

mod sample;

use std::sync::LazyLock;

use avain::{
    analysis::Analysis,
    locale::Language,
    render::{Renderer, theme::Theme},
    report::{Composer, RunFacts, engine::Engine},
};

struct Shop {
    analysis: Analysis,
    composer: Composer,
    renderer: Renderer,
    run: RunFacts,
    english: Language,
}

static SHOP: LazyLock<Shop> = LazyLock::new(|| {
    let dir = tempfile::tempdir().expect("a temporary folder");
    let config = sample::config(dir.path());
    Shop {
        analysis: sample::analysis(&config),
        composer: Composer::new(Engine::new(None).expect("the built-in templates parse")),
        renderer: Renderer::new(Theme::shipped()).expect("the built-in theme loads"),
        run: RunFacts { company: "Sample Oy".to_owned(), ..RunFacts::default() },
        english: Language::load("en").expect("English is there"),
    }
});

fn main() {
    LazyLock::force(&SHOP);
    divan::main();
}

/// The four-page management report: bar 6 ms CPU, aim 4.
#[divan::bench]
fn management_template_to_pdf() -> usize {
    let shop = &*SHOP;
    let document = shop.composer.management(&shop.analysis, &shop.run, &shop.english);
    let document = document.expect("the management report composes");
    shop.renderer.pdf(&document).expect("it renders").bytes.len()
}

/// The same, without the PDF writer.
#[divan::bench]
fn management_template_to_document() -> usize {
    let shop = &*SHOP;
    let document = shop.composer.management(&shop.analysis, &shop.run, &shop.english);
    document.expect("the management report composes").pages.len()
}

/// One briefing: HTML and PDF.
#[divan::bench]
fn account_template_to_html_and_pdf() -> usize {
    let shop = &*SHOP;
    let id = &shop.analysis.accounts[0].account.account_id;
    let document = shop.composer.account(
        &shop.analysis,
        id,
        &shop.run,
        avain::report::Edition::full(&shop.english),
    );
    let document = document.expect("the briefing composes");
    let html = shop.renderer.html(&document).expect("it renders").bytes.len();
    html + shop.renderer.pdf(&document).expect("it renders").bytes.len()
}
