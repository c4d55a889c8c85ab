use std::{path::Path, process::Command};

use crate::support::env::Env;

/// Flags that keep headless Chromium off the network and quiet.
const FLAGS: [&str; 9] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--enable-logging=stderr",
];

/// Loads a page and returns its document after scripts ran, and what the console said.
fn load(env: &Env, page: &Path) -> (String, Vec<String>) {
    let output = Command::new("chromium")
        .args(FLAGS)
        .arg(format!("--user-data-dir={}", env.path().join("chromium").display()))
        .args(["--virtual-time-budget=3000", "--dump-dom"])
        .arg(format!("file://{}", page.display()))
        .output()
        .expect("chromium is missing: run `bash tests/run` as root");
    let said = String::from_utf8_lossy(&output.stderr);
    let console = said.lines().filter(|line| line.contains("CONSOLE")).map(str::to_owned).collect();
    (String::from_utf8_lossy(&output.stdout).into_owned(), console)
}

#[test]
fn every_kind_of_page_loads_without_a_console_message() {
    let env = Env::new();
    env.avain(&["run", "--formats", "html"]).ok();
    let folder = env.path().join("reports/2026-W47");
    let first = |folder: &Path| {
        let mut pages: Vec<_> =
            folder.read_dir().unwrap().map(|entry| entry.unwrap().path()).collect();
        pages.sort();
        pages.remove(0)
    };
    let pages = [
        folder.join("index.html"),
        folder.join("management.html"),
        first(&folder.join("managers")),
        first(&folder.join("accounts")),
    ];
    for page in pages {
        let (dom, console) = load(&env, &page);
        assert!(console.is_empty(), "{}: {console:?}", page.display());
        assert!(dom.contains("</main>"), "{} is empty", page.display());
    }
}
