//! Template, HTML, layout and PDF of one report, on one thread.
//!
//! `cargo bench --bench render`; what was measured stands in `docs/performance.md`. It fails when the
//! management report takes more processor time than its bar.

mod clock;
mod peers;
mod process;
mod sample;

use std::{env, fs, process::Command, sync::LazyLock};

use avain::{
    analysis::Analysis,
    locale::Language,
    render::{Renderer, theme::Theme},
    report::{Composer, RunFacts, engine::Engine},
};

/// What the four-page management report with its HTML may take; the aim is 4.
const MOST_CPU_MS: f64 = 6.0;

/// Reports whose mean is held against it: Linux counts hundredths of a second.
const REPORTS: u32 = 200;

/// Reports that each of the other programs makes.
const PEER_REPORTS: u32 = 5;

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
    // `cargo test --all-targets` runs it too, without optimisation.
    if env::args().any(|argument| argument == "--bench") {
        let cpu_ms = keep_to_the_bar();
        compare(cpu_ms);
    }
}

/// Fails when a management report takes too much processor time; returns what it takes.
fn keep_to_the_bar() -> f64 {
    let before = clock::cpu_seconds();
    let bytes: usize = (0..REPORTS).map(|_| management_template_to_html_and_pdf()).sum();
    let cpu_ms = (clock::cpu_seconds() - before) * 1000.0 / f64::from(REPORTS);
    let text =
        format!("{cpu_ms:.2} ms CPU a management report with its HTML, at most {MOST_CPU_MS}");
    clock::tell(&text);
    assert!(bytes > 0 && cpu_ms <= MOST_CPU_MS, "{text}");
    cpu_ms
}

/// Tells how many times that other programs take for the same four pages.
fn compare(cpu_ms: f64) {
    let Some(python) = peers::peers("render") else { return };
    let shop = &*SHOP;
    let document = shop.composer.management(&shop.analysis, &shop.run, &shop.english);
    let html = shop.renderer.html(&document.expect("the management report composes"));
    let dir = tempfile::tempdir().expect("a temporary folder");
    let page = dir.path().join("management.html");
    fs::write(&page, html.expect("it renders").bytes).expect("the page is written");
    let mut command = Command::new(python);
    command.arg(peers::script("render")).arg("render").arg(&page).arg(PEER_REPORTS.to_string());
    let took = process::run(&mut command);
    for peer in ["typst", "weasyprint", "chromium", "chromium_empty"] {
        let times = process::number(&took, peer) * 1000.0 / cpu_ms;
        clock::tell(&format!("{peer}: {times:.0} times the processor time of avain"));
    }
}

/// The four-page management report with its HTML: bar 6 ms CPU, aim 4.
#[divan::bench]
fn management_template_to_html_and_pdf() -> usize {
    let shop = &*SHOP;
    let document = shop.composer.management(&shop.analysis, &shop.run, &shop.english);
    let document = document.expect("the management report composes");
    let html = shop.renderer.html(&document).expect("it renders").bytes.len();
    html + shop.renderer.pdf(&document).expect("it renders").bytes.len()
}

/// The same, without the HTML.
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
