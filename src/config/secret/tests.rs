use std::fs;

use secrecy::ExposeSecret as _;

use crate::config::node::Origin;

use super::*;

const AT: At = At { origin: Origin::User, line: 1, column: 1 };

fn located(value: &str) -> Located<String> {
    Located { at: AT, value: value.to_owned() }
}

/// Returns the secret and the messages of errors and warnings.
fn resolve_in(
    folder: &Path,
    reference: &SecretRef,
    vars: &[(&str, &str)],
) -> (Option<String>, Vec<String>, Vec<String>) {
    let vars = vars.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    let environment = Environment { vars: vars.collect(), current_dir: folder.to_owned() };
    let place = Place { path: "connections.erp.auth.token", folder, literal_allowed: false };
    let mut problems = Problems::of(None, "", "");
    let reference = Located { at: AT, value: reference };
    let secret = resolve(&reference, &place, &environment, &mut problems);
    let (errors, warnings) = problems.finish();
    let messages = |list: Vec<crate::config::Problem>| {
        list.into_iter().map(|problem| problem.message).collect()
    };
    (secret.map(|secret| secret.expose_secret().to_owned()), messages(errors), messages(warnings))
}

#[cfg(unix)]
fn write(folder: &Path, text: &str, mode: u32) {
    use std::os::unix::fs::PermissionsExt as _;
    let path = folder.join("token");
    fs::write(&path, text).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
}

#[cfg(unix)]
#[test]
fn reads_a_file_without_its_line_end_and_warns_when_everybody_can() {
    let folder = tempfile::tempdir().unwrap();
    let reference = || SecretRef { file: Some(located("token")), ..SecretRef::default() };
    write(folder.path(), "hunter2\n", 0o600);
    let (secret, errors, warnings) = resolve_in(folder.path(), &reference(), &[]);
    assert_eq!((secret.as_deref(), errors.len(), warnings.len()), (Some("hunter2"), 0, 0));
    write(folder.path(), "hunter2", 0o644);
    let (secret, _, warnings) = resolve_in(folder.path(), &reference(), &[]);
    assert_eq!(secret.as_deref(), Some("hunter2"));
    assert!(warnings[0].contains("every user"), "{warnings:?}");
    write(folder.path(), " \n", 0o600);
    let (secret, errors, _) = resolve_in(folder.path(), &reference(), &[]);
    assert!(secret.is_none() && errors[0].ends_with("is empty"), "{errors:?}");
}

#[test]
fn reads_variables_and_credentials() {
    let folder = tempfile::tempdir().unwrap();
    let env = || SecretRef { env: Some(located("ERP")), ..SecretRef::default() };
    assert_eq!(resolve_in(folder.path(), &env(), &[("ERP", "x ")]).0.as_deref(), Some("x"));
    let (_, errors, _) = resolve_in(folder.path(), &env(), &[("ERP", "")]);
    assert!(errors[0].contains("`ERP` is not set or empty"), "{errors:?}");

    fs::write(folder.path().join("erp"), "y\n").unwrap();
    let handed = [("CREDENTIALS_DIRECTORY", folder.path().to_str().unwrap())];
    let credential = |name| SecretRef { credential: Some(located(name)), ..SecretRef::default() };
    assert_eq!(resolve_in(folder.path(), &credential("erp"), &handed).0.as_deref(), Some("y"));
    let (_, errors, _) = resolve_in(folder.path(), &credential("../erp"), &handed);
    assert!(errors[0].contains("no credential name"), "{errors:?}");
    let (_, errors, _) = resolve_in(folder.path(), &credential("erp"), &[]);
    assert!(errors[0].contains("no credentials were handed over"), "{errors:?}");
}

#[test]
fn wants_exactly_one_place() {
    let folder = tempfile::tempdir().unwrap();
    let none = SecretRef::default();
    let two =
        SecretRef { env: Some(located("A")), file: Some(located("b")), ..SecretRef::default() };
    for reference in [none, two] {
        let (secret, errors, _) = resolve_in(folder.path(), &reference, &[("A", "x")]);
        assert!(secret.is_none() && errors[0].contains("exactly one"), "{errors:?}");
    }
}
