use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

use serde_json::json;

use crate::support::{browser::Browser, env::Env};

/// A phone, a tablet, a small desk.
const WIDTHS: [u32; 3] = [360, 768, 1200];
const NAMES: &str = "#accounts_index tbody th a";

/// Runs the sample company and returns its folder.
fn sample() -> (Env, PathBuf) {
    let env = Env::new();
    env.avain(&["run", "--formats", "html"]).ok();
    let folder = env.path().join("reports/2026-W47");
    (env, folder)
}

fn index() -> (Env, Browser) {
    let (env, folder) = sample();
    let mut browser = Browser::start();
    browser.resize(1200);
    browser.open(&folder.join("index.html"));
    (env, browser)
}

fn pages_in(folder: &Path) -> Vec<PathBuf> {
    let mut pages: Vec<_> = folder.read_dir().unwrap().map(|entry| entry.unwrap().path()).collect();
    pages.sort();
    pages
}

/// Returns what a column of the index shows, in order.
fn column(browser: &mut Browser, number: usize) -> Vec<String> {
    browser.texts(&format!("#accounts_index tbody tr > :nth-child({number})"))
}

fn caption(browser: &mut Browser) -> String {
    browser.texts("#accounts_index caption").remove(0)
}

/// Checks that a page asks for nothing, says nothing, and stays inside the window.
fn assert_sound(browser: &mut Browser, page: &Path, width: u32) {
    browser.resize(width);
    browser.open(page);
    let name = format!("{} at {width} px", page.display());
    assert_eq!(browser.console(), [""; 0], "{name}");
    assert_eq!(browser.requests(), [format!("file://{}", page.display())], "{name}");
    let needed = browser.value("document.documentElement.scrollWidth - innerWidth");
    assert!(needed.as_i64().unwrap() <= 0, "{name} scrolls sideways by {needed}");
    assert_eq!(browser.texts("h1").len(), 1, "{name}");
}

#[test]
fn every_kind_of_page_is_quiet_alone_inside_the_window_and_open_to_all() {
    let (_env, folder) = sample();
    let mut browser = Browser::start();
    let pages = [
        folder.join("index.html"),
        folder.join("management.html"),
        pages_in(&folder.join("managers")).remove(0),
        pages_in(&folder.join("accounts")).remove(0),
    ];
    for page in &pages {
        for width in WIDTHS {
            assert_sound(&mut browser, page, width);
            assert_eq!(browser.axe(), [""; 0], "{} at {width} px", page.display());
        }
    }
    for folder in ["managers", "accounts"].map(|name| folder.join(name)) {
        for page in pages_in(&folder) {
            assert_sound(&mut browser, &page, 360);
        }
    }
}

#[test]
fn the_search_ignores_accents_and_case_and_tells_how_many_are_left() {
    let (_env, mut browser) = index();
    assert_eq!(caption(&mut browser), "60 accounts");
    browser.click("#search");
    for (written, found) in [
        ("hameen VOIMA", "Hämeenranta Voima Oy"),
        ("oystrand", "Øystrand Havbruk AS"),
        ("grossweiler", "Großweiler Chemie GmbH"),
        ("РОДОПСКИ", "Родопски Метали АД"),
        ("<marine>", "Holm & Dahl <Marine> AB"),
    ] {
        browser.value("document.activeElement.select()");
        browser.write(written);
        assert_eq!(browser.texts(NAMES), [found]);
        assert_eq!(caption(&mut browser), "1 of 60 accounts");
    }
    browser.value("document.activeElement.select()");
    browser.write("no such name");
    assert_eq!(
        (browser.texts(NAMES).len(), caption(&mut browser).as_str()),
        (0, "0 of 60 accounts")
    );
}

#[test]
fn each_filter_leaves_what_it_names_and_together_they_leave_less() {
    let (_env, mut browser) = index();
    let all = [2, 3, 4].map(|number| column(&mut browser, number));
    for (number, values) in [2, 3, 4].into_iter().zip(&all) {
        let select = format!("#filter-{}", number - 1);
        let expected: BTreeSet<&str> =
            values.iter().map(|value| value.trim_start_matches('◆')).collect();
        let offered = browser.value(&format!(
            "[...document.querySelector({select:?}).options].slice(1).map(it => it.text)"
        ));
        let offered: Vec<String> = serde_json::from_value(offered).unwrap();
        let offered: BTreeSet<&str> =
            offered.iter().map(|text| text.rsplit_once(" (").unwrap().0).collect();
        assert_eq!(offered, expected);
        // The next choice by keyboard, as someone without a mouse takes it.
        browser.value(&format!("document.querySelector({select:?}).focus()"));
        browser.press("ArrowDown");
        let chosen = browser.value(&format!("document.querySelector({select:?}).value"));
        let chosen = chosen.as_str().unwrap();
        let left = column(&mut browser, number);
        assert!(left.iter().all(|value| value.trim_start_matches('◆') == chosen), "{left:?}");
        let wanted = values.iter().filter(|value| value.trim_start_matches('◆') == chosen).count();
        assert!(!left.is_empty() && left.len() == wanted && wanted < values.len());
        browser.value(&format!(
            "(it => (it.value = '', it.dispatchEvent(new Event('change'))))(document.querySelector({select:?}))"
        ));
    }
    let narrowing = [("#filter-3", 1), ("#filter-1", 2)].map(|(select, presses)| {
        browser.value(&format!("document.querySelector({select:?}).focus()"));
        (0..presses).for_each(|_| browser.press("ArrowDown"));
        column(&mut browser, 1).len()
    });
    assert!(0 < narrowing[1] && narrowing[1] < narrowing[0] && narrowing[0] < 60, "{narrowing:?}");
}

#[test]
fn a_click_or_a_key_on_a_head_sorts_and_says_so() {
    let (_env, mut browser) = index();
    let sorted = "[...document.querySelectorAll('th[aria-sort]')]\
                  .map(it => it.textContent + it.ariaSort).join()";
    assert_eq!(browser.value(sorted), "kEUR▼descending");
    let by_revenue = column(&mut browser, 1);
    let head = |number: usize| format!("#accounts_index thead th:nth-child({number}) button");
    browser.click(&head(1));
    assert_eq!(browser.value(sorted), "Account▲ascending");
    let by_name = column(&mut browser, 1);
    assert_ne!(by_name, by_revenue);
    assert!(by_name[0].starts_with("=Plus"), "{}", by_name[0]);
    browser.value(&format!("document.querySelector({:?}).focus()", head(5)));
    browser.press("Enter");
    assert_eq!(
        (browser.value(sorted), column(&mut browser, 1)),
        (json!("kEUR▼descending"), by_revenue)
    );
    browser.press("Enter");
    assert_eq!(browser.value(sorted), "kEUR▲ascending");
    let lowest = column(&mut browser, 5);
    assert_eq!(lowest[0], "0");
    browser.click(&head(7));
    let changes = column(&mut browser, 7);
    let figure = |text: &String| {
        text.trim_end_matches(['\u{202f}', '%']).replace('\u{2212}', "-").parse::<f64>().ok()
    };
    let figures: Vec<Option<f64>> = changes.iter().map(figure).collect();
    let known = figures.iter().take_while(|value| value.is_some()).count();
    assert!(known > 50 && figures[known..].iter().all(Option::is_none), "{changes:?}");
    assert!(figures[..known].is_sorted_by(|a, b| a >= b), "{changes:?}");
}

#[test]
fn coming_back_from_a_report_finds_the_list_as_it_was_left() {
    let (_env, mut browser) = index();
    browser.click("#search");
    browser.write("bruk ab");
    browser.click("#accounts_index thead th:nth-child(1) button");
    let left = browser.texts(NAMES);
    assert_eq!(left, ["Norrhamra Bruk AB"]);
    browser.follow(NAMES);
    assert_eq!(browser.texts("h1"), ["Norrhamra Bruk"]);
    browser.back();
    assert_eq!(browser.texts(NAMES), left);
    assert_eq!(browser.value("document.querySelector('#search').value"), "bruk ab");
}

#[test]
fn the_first_key_leads_past_the_links_to_the_accounts() {
    let (_env, mut browser) = index();
    browser.press("Tab");
    assert_eq!(browser.value("document.activeElement.textContent"), "Skip to the accounts");
    assert!(
        browser.value("document.activeElement.getBoundingClientRect().top >= 0").as_bool().unwrap()
    );
    browser.press("Enter");
    browser.press("Tab");
    assert_eq!(browser.value("document.activeElement.id"), "search");
    let ring = browser.value("getComputedStyle(document.activeElement).outlineStyle");
    assert_eq!(ring, "solid");
}

#[test]
fn without_a_script_the_accounts_stand_in_one_sorted_table() {
    let (_env, folder) = sample();
    let mut browser = Browser::start();
    browser.allow_scripts(false);
    browser.open(&folder.join("index.html"));
    let thousand = |text: &String| text.replace('\u{202f}', "").parse::<i64>().unwrap();
    let revenue: Vec<i64> = column(&mut browser, 5).iter().map(thousand).collect();
    assert_eq!(revenue.len(), 60);
    assert!(revenue.is_sorted_by(|a, b| a >= b), "{revenue:?}");
    assert_eq!(caption(&mut browser), "60 accounts");
    assert_eq!(browser.texts("input, select, button"), [""; 0]);
}

#[test]
fn on_paper_nothing_waits_to_be_clicked() {
    let (_env, folder) = sample();
    let mut browser = Browser::start();
    for page in ["index.html", "management.html"] {
        browser.show_as("screen");
        browser.open(&folder.join(page));
        let controls = "input, select, nav, .skip, th button i";
        assert!(!browser.texts(controls).is_empty(), "{page}");
        browser.show_as("print");
        assert_eq!(browser.texts(controls), [""; 0], "{page}");
        // The heads keep their words and look like those of any other table.
        let look = browser.value(
            "[...document.querySelectorAll('button')].every(it => it.textContent.trim() && \
             getComputedStyle(it).borderStyle === 'none' && getComputedStyle(it).backgroundColor === 'rgba(0, 0, 0, 0)')",
        );
        assert_eq!(look, true, "{page}");
    }
}
