//! Documents to PDF and HTML.

use avain::render::Renderer;
use avain::render::theme::Theme;

use crate::support::sample_document;

#[test]
fn a_report_becomes_a_pdf() {
    let renderer = Renderer::new(Theme::shipped()).unwrap();
    let rendered = renderer.pdf(&sample_document::manager()).unwrap();
    assert!(rendered.bytes.starts_with(b"%PDF-1.7"));
}
