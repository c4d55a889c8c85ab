//! What is the user's in the look of a report: every value of the theme, logo, fonts, line, mark.

use std::{fs, path::Path, process::Command};

use avain::{
    config::{self, Themed},
    render::{Renderer, theme::Theme},
};
use tempfile::TempDir;

use crate::support::{
    env::Env,
    font::{Change, font},
    picture::png,
    sample_document,
};

/// Returns a folder of templates with this theme.
fn folder(theme: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("theme.yaml"), theme).unwrap();
    folder
}

fn themed(folder: &TempDir) -> Themed {
    config::theme(folder.path()).unwrap_or_else(|error| panic!("{error}"))
}

/// Runs a tool on a PDF and returns what it prints.
fn tool(program: &str, before: &[&str], bytes: &[u8], after: &[&str]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("report.pdf");
    fs::write(&file, bytes).unwrap();
    let output = Command::new(program).args(before).arg(&file).args(after).output().unwrap();
    assert!(output.status.success(), "{program}: {output:?}");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn write_fonts(folder: &Path, change: Change<'_>) {
    for style in ["Regular", "SemiBold", "Italic"] {
        fs::write(folder.join(format!("{style}.ttf")), font(style, change)).unwrap();
    }
}

const FONTS: &str = "fonts: { regular: Regular.ttf, semibold: SemiBold.ttf, italic: Italic.ttf }\n";

#[test]
fn a_theme_of_one_value_changes_that_value_only() {
    let Themed { theme, warnings } = themed(&folder("colours: { accent: \"#7A1FA2\" }\n"));
    let shipped = Theme::shipped();
    assert_eq!(warnings, []);
    assert_eq!(format!("{:?}", theme.colours.accent), "Rgb(122, 31, 162)");
    let plain = |theme: &Theme| format!("{theme:?}").replace("Rgb(122, 31, 162)", "Rgb(0, 96, 92)");
    assert_eq!(plain(&theme), plain(&shipped));
    assert_eq!(plain(&themed(&folder("")).theme), plain(&shipped));
    assert_eq!(plain(&themed(&tempfile::tempdir().unwrap()).theme), plain(&shipped));
    let whole = themed(&folder(include_str!("../../templates/theme.yaml"))).theme;
    assert_eq!(plain(&whole), plain(&shipped));
}

#[test]
fn every_wrong_theme_is_told_with_place_and_hint() {
    let mut page = String::new();
    for theme in [
        "colors: { accent: \"#7A1FA2\" }\ncolours: { acent: \"#7A1FA2\", ink: teal, good: [1] }",
        "colours:\n  accent: #7A1FA2\n",
        "colours: { accent: \"#F0C000\" }",
        "colours: { good: \"#1E7B1E\", bad: \"#D02020\" }",
        "text: { title: { size_pt: huge, leading_pt: 200, bold: maybe } }",
        "pages: { portrait: { top: 400, side: 80 } }\ntracking_em: 2",
        "text: { title: { size_pt: 18 } }\ntext: { lead: { size_pt: 11 } }",
        "brand:\n\tlogo: a.png",
        "brand: { logo: missing.png }",
        "brand: { logo: text.png, logo_height: 9 }",
        "brand: { confidentiality: { en: Internal, fl: Oops, fi: [1] } }",
        "brand: { confidentiality: [Internal] }",
        "fonts: { regular: Regular.ttf }",
        "fonts: { regular: text.png, semibold: SemiBold.ttf, italic: none.ttf }",
    ] {
        let folder = folder(theme);
        fs::write(folder.path().join("text.png"), "no picture").unwrap();
        write_fonts(folder.path(), Change::default());
        let error = config::theme(folder.path()).expect_err(theme);
        let text = format!("error: {error}\nhint: {}\n\n", error.hint());
        page.push_str(&text.replace(folder.path().to_str().unwrap(), "templates"));
    }
    insta::assert_snapshot!(page);
}

#[test]
fn fonts_that_no_document_may_carry_are_refused() {
    let said = |change: Change<'_>| {
        let folder = folder(FONTS);
        write_fonts(folder.path(), change);
        let error = config::theme(folder.path()).unwrap_err();
        error.to_string().lines().next().unwrap().rsplit(": ").next().unwrap().to_owned()
    };
    let licence = |licence: u16| said(Change { licence, ..Change::default() });
    let forbidden = "`fonts.regular` names a font whose licence bits forbid embedding";
    assert_eq!(licence(0x0002), format!("{forbidden}, expected one that may be embedded"));
    assert_eq!(licence(0x0200), format!("{forbidden}, expected one that may be embedded"));
    let part = format!("{forbidden} of a part, expected one that may be embedded");
    assert_eq!(licence(0x0100), part);
    for (drop, extra, words) in [
        ("glyf", Some(("CFF ", &[0_u8][..])), "a font with PostScript outlines"),
        ("", Some(("fvar", &VARIABLE[..])), "a variable font"),
        ("head", None, "no font that can be read"),
        ("GSUB", None, "a font whose figures differ in width"),
    ] {
        let said = said(Change { drop, extra, ..Change::default() });
        assert!(said.contains(words), "{said}");
    }
    let said = said(Change { without: "Q", ..Change::default() });
    assert_eq!(said, "`fonts.regular` names a font without the character `Q`");
}

/// A table of one axis.
const VARIABLE: [u8; 36] = {
    let mut table = [0; 36];
    (table[1], table[5], table[7], table[9], table[11]) = (1, 16, 2, 1, 20);
    (table[16], table[17], table[18], table[19]) = (b'w', b'g', b'h', b't');
    (table[22], table[26], table[30]) = (1, 2, 3);
    table
};

#[test]
fn the_users_fonts_are_embedded_and_what_they_lack_is_shown_in_the_shipped_ones() {
    let folder = folder(FONTS);
    write_fonts(
        folder.path(),
        Change { licence: 4, without: "□●◆▲▼Δ\u{202f}ä", ..Change::default() },
    );
    let Themed { theme, warnings } = themed(&folder);
    assert_eq!(warnings.len(), 3, "{warnings:?}");
    let lacks = "`fonts.regular` lacks ä Δ □ ▲ ▼ ◆ ●; Inter shows them";
    assert_eq!(warnings[0].message, lacks);
    let document = sample_document::briefing();
    let renderer = Renderer::new(theme).unwrap();
    let own = renderer.pdf(&document).unwrap();
    let shipped = Renderer::new(Theme::shipped()).unwrap().pdf(&document).unwrap();
    let fonts = tool("pdffonts", &[], &own.bytes, &[]);
    for name in ["AVAINR+BrandSans-Regular", "AVAINB+BrandSans-SemiBold", "SPARER+Inter-Regular"] {
        assert!(fonts.contains(name), "{name} in {fonts}");
    }
    assert_eq!(own.missing_glyphs, shipped.missing_glyphs);
    let words = |bytes: &[u8]| tool("pdftotext", &["-raw"], bytes, &["-"]);
    assert_eq!(words(&own.bytes), words(&shipped.bytes));
    tool("qpdf", &["--check"], &own.bytes, &[]);
    let page = String::from_utf8(renderer.html(&document).unwrap().bytes).unwrap();
    assert!(page.contains("--family:\"Brand Sans\",Inter;"));
}

#[test]
fn the_logo_stands_on_every_sheet_and_once_in_the_page() {
    let folder = folder("brand: { logo: logo.png, logo_height: 5 }\n");
    fs::write(folder.path().join("logo.png"), png(40, 10, [200, 30, 90])).unwrap();
    let renderer = Renderer::new(themed(&folder).theme).unwrap();
    let document = sample_document::management();
    let rendered = renderer.pdf(&document).unwrap();
    let list = tool("pdfimages", &["-list"], &rendered.bytes, &[]);
    let of_kind = |kind: &str| {
        list.lines().filter(|line| line.split_whitespace().nth(2) == Some(kind)).count()
    };
    assert_eq!([of_kind("image"), of_kind("smask")], [rendered.pages; 2], "{list}");
    tool("qpdf", &["--check"], &rendered.bytes, &[]);
    let page = String::from_utf8(renderer.html(&document).unwrap().bytes).unwrap();
    assert_eq!(page.matches("src=\"data:image/png;base64,iVBOR").count(), 1);
    assert_eq!(page.matches("class=\"logo\"").count(), 1);
    let plain = Renderer::new(Theme::shipped()).unwrap();
    let words = |bytes: &[u8]| tool("pdftotext", &["-bbox"], bytes, &["-"]);
    assert_eq!(words(&rendered.bytes), words(&plain.pdf(&document).unwrap().bytes));
}

#[test]
fn line_and_mark_stand_in_the_foot_of_every_page_in_the_readers_language() {
    let env = Env::new();
    env.write(
        "templates/theme.yaml",
        "brand:\n  company_line: Hallavaara  Group · Sales\n  \
         confidentiality: { fi: Vain omaan käyttöön }\n",
    );
    for (language, mark) in [("fi", "Vain omaan käyttöön: "), ("en", "Confidential: ")] {
        let made = env.avain(&["preview", "manager:M6", "--language", language]).ok();
        let file = made.lines().find(|line| line.contains(".pdf")).unwrap();
        let text =
            tool("pdftotext", &["-layout"], &fs::read(env.path().join(file)).unwrap(), &["-"]);
        let sheets: Vec<&str> = text.split('\u{c}').filter(|it| !it.trim().is_empty()).collect();
        for sheet in &sheets {
            assert!(sheet.contains("Hallavaara Group · Sales · "), "{sheet}");
            assert!(sheet.contains(mark), "{sheet}");
        }
        let page = env.read(&file.replace(".pdf", ".html"));
        assert!(page.contains("<span>Hallavaara Group · Sales · ") && page.contains(mark));
    }
}

#[test]
fn a_style_sheet_of_the_users_replaces_the_shipped_one_and_stays_one() {
    let folder = folder("");
    fs::write(folder.path().join("theme.css"), "h1 { color: var(--accent); }\n").unwrap();
    let page = Renderer::new(themed(&folder).theme).unwrap();
    let page = page.html(&sample_document::briefing()).unwrap().bytes;
    let page = String::from_utf8(page).unwrap();
    assert!(page.contains("<style>\n:root{--ink:#1b242c;") && page.contains("h1 { color: var"));
    assert!(!page.contains("table {"));
    fs::write(folder.path().join("theme.css"), "h1 {}\n</STYLE><script>").unwrap();
    let error = config::theme(folder.path()).unwrap_err().to_string();
    assert!(error.contains("theme.css:2:1: `</style` would end the style sheet"), "{error}");
}
