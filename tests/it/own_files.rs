use std::{
    fs,
    os::unix::fs::{PermissionsExt, symlink},
    path::Path,
};

use crate::support::env::{Env, files};

/// Returns the paths below `templates/` of the repository that a user can replace.
fn replaceable() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates");
    let of_users = |name: &String| !name.starts_with("fonts/") && name != "index.js";
    files(&folder).into_keys().filter(of_users).collect()
}

#[test]
fn init_copies_every_file_that_can_be_replaced_and_says_so() {
    let env = Env::new();
    let said = env.avain(&["init"]);
    assert!(said.stderr.contains("files written, 0 kept as they were"), "{}", said.stderr);
    let said = said.ok();
    let mut expected = vec!["config.yaml".to_owned()];
    expected.extend(replaceable().into_iter().map(|name| format!("templates/{name}")));
    let found: Vec<String> = files(env.path()).into_keys().collect();
    assert_eq!(found, expected);
    let mut told: Vec<&str> =
        said.lines().map(|line| line.strip_prefix("wrote ./").unwrap()).collect();
    told.sort_unstable();
    assert_eq!(told, expected);
    for (name, bytes) in files(env.path()) {
        let source = fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(&name)).unwrap();
        assert_eq!(bytes, source, "{name}");
    }
    let checked = env.avain(&["check"]);
    assert!(!checked.stderr.contains("error"), "{}", checked.stderr);
    checked.ok();
}

#[test]
fn init_again_writes_what_is_missing_and_over_nothing() {
    let env = Env::new();
    env.write("mine/config.yaml", "company: { name: Mine }\n");
    let said = env.avain(&["init", "mine"]).ok();
    assert!(said.contains("kept mine/config.yaml"), "{said}");
    env.write("mine/templates/account.html", "<p>mine</p>");
    fs::remove_file(env.path().join("mine/templates/manager.html")).unwrap();
    let before = files(env.path());
    let again = env.avain(&["init", "mine"]).ok();
    let wrote: Vec<&str> = again.lines().filter(|line| line.starts_with("wrote")).collect();
    assert_eq!(wrote, ["wrote mine/templates/manager.html"]);
    assert!(again.contains("kept mine/templates/account.html"), "{again}");
    let mut after = files(env.path());
    assert!(after.remove("mine/templates/manager.html").is_some());
    assert_eq!(after, before);
}

#[test]
fn init_puts_templates_where_the_configuration_looks_for_them() {
    let env = Env::new();
    let secret = "auth: { type: bearer, token: { env: ABSENT } }";
    let config = format!(
        "paths: {{ templates: ours }}\nconnections:\n  erp: {{ base_url: \"https://e.com\", {secret} }}\n"
    );
    env.write("config.yaml", &config);
    let said = env.avain(&["init"]).ok();
    assert!(said.contains("wrote ./ours/account.html"), "{said}");
    assert!(!env.path().join("templates").exists());
    env.write("broken/config.yaml", "paths: [\n");
    env.avain(&["init", "broken"]).ok();
    assert!(env.path().join("broken/templates/account.html").exists());
}

#[test]
fn init_where_nothing_can_be_written_says_which_file_and_its_code() {
    let env = Env::new();
    env.write("file", "no folder");
    let said = env.avain(&["init", "file"]).fails(73);
    assert!(said.contains("cannot write `file/config.yaml`"), "{said}");
    fs::create_dir_all(env.path().join("odd/config.yaml")).unwrap();
    let said = env.avain(&["init", "odd"]).fails(73);
    assert!(said.contains("cannot write `odd/config.yaml`"), "{said}");
    symlink("nowhere/at/all", env.path().join("odd-link")).unwrap();
    env.avain(&["init", "odd-link"]).fails(73);
    fs::create_dir(env.path().join("locked")).unwrap();
    let locked = env.path().join("locked");
    fs::set_permissions(&locked, fs::Permissions::from_mode(0o555)).unwrap();
    // Root may write everywhere.
    if fs::write(locked.join("probe"), "").is_err() {
        env.avain(&["init", "locked"]).fails(77);
    }
}

/// Returns the HTML of a report, made with the files below `templates/`.
fn page(env: &Env, subject: &str) -> String {
    let made = env.avain(&["preview", subject, "--language", "fi"]).ok();
    env.read(made.lines().find(|line| line.contains(".html")).unwrap())
}

#[test]
fn one_change_in_a_copied_file_shows_with_and_without_the_others() {
    for (name, from, to, seen) in [
        ("blocks/promises.html", "<td>{{ row.what", "<td>Oma {{ row.what", "Oma "),
        ("theme.yaml", "accent: \"#00605C\"", "accent: \"#7A1FA2\"", "--accent:#7a1fa2"),
        ("theme.css", "\n", "\n/* omaa */\n", "/* omaa */"),
        (
            "locale/fi.ftl",
            "name-promises = Lupaukset ja",
            "name-promises = Sanat ja",
            "Sanat ja riskit",
        ),
    ] {
        let env = Env::new();
        env.avain(&["init"]).ok();
        let path = format!("templates/{name}");
        let text = env.read(&path);
        assert!(text.contains(from), "{name}");
        env.write(&path, &text.replacen(from, to, 1));
        env.avain(&["check"]).ok();
        let with = page(&env, "account:A002");
        assert!(with.contains(seen), "{name}");
        for other in replaceable().iter().filter(|other| *other != name) {
            fs::remove_file(env.path().join("templates").join(other)).unwrap();
        }
        assert_eq!(page(&env, "account:A002"), with, "{name}");
    }
}
