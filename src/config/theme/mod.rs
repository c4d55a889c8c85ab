//! `theme.yaml`: the user's values laid over the shipped ones one by one, its files read, every
//! problem told at once.
//!
//! The shipped file is the schema: a key it does not have is unknown, and a value is of the kind it
//! has there.

mod files;
mod lay;
mod limits;

use std::{collections::BTreeMap, fs, io, path::Path, sync::Arc};

use crate::{
    config::{
        Error, Problem,
        load::parse,
        node::{At, Origin},
        problem::Problems,
        theme::lay::Told,
    },
    locale::Languages,
    render::{
        palette,
        theme::{SHIPPED, Theme},
    },
};

/// The file in the folder of templates.
const FILE: &str = "theme.yaml";
/// The style sheet of HTML beside it.
const STYLE: &str = "theme.css";

/// A theme and what should be known about it.
#[derive(Debug)]
pub struct Themed {
    /// The theme, with its logo, fonts and style sheet.
    pub theme: Theme,
    /// What the program can live with.
    pub warnings: Vec<Problem>,
}

/// Where the values stand that the user set, by path.
type Places = BTreeMap<String, At>;

/// Reads the theme of a folder of templates; without one there, the shipped theme.
///
/// # Errors
///
/// A file cannot be read, or the theme is wrong; then every problem is in the error.
pub fn theme(folder: &Path) -> Result<Themed, Error> {
    let path = folder.join(FILE);
    let text = read(&path)?.unwrap_or_default();
    let mut problems = Problems::of(Some(&path), &text, SHIPPED);
    let theme = layered(&text, folder, &mut problems);
    let (errors, warnings) = problems.finish();
    if !errors.is_empty() {
        return Err(Error::Invalid(errors));
    }
    let mut theme = theme.expect("a theme that was not read has a problem");
    theme.own.style = style(&folder.join(STYLE))?;
    Ok(Themed { theme, warnings })
}

fn layered(text: &str, folder: &Path, problems: &mut Problems<'_>) -> Option<Theme> {
    let user = parse(text, Origin::User, problems)?;
    let shipped = parse(SHIPPED, Origin::Defaults, problems).expect("the shipped theme is YAML");
    let mut places = Places::new();
    let languages = Languages::tags(Some(folder));
    let languages: Vec<&str> = languages.iter().map(String::as_str).collect();
    let mut told = Told { places: &mut places, problems, languages: &languages };
    let value = lay::over(Some(&user), &shipped, "", &mut told);
    let mut theme: Theme = serde_json::from_value(value.clone()).ok()?;
    limits::check((&theme, &value), &places, problems);
    files::load(&mut theme, folder, &places, problems);
    colours(&theme, &places, problems);
    Some(theme)
}

/// Tells which colours cannot be read or told apart.
fn colours(theme: &Theme, places: &Places, problems: &mut Problems<'_>) {
    for fault in palette::faults(&theme.colours) {
        let (one, other) = fault.colours;
        let place = |name: &str| places.get(&format!("colours.{name}"));
        if let Some(at) = place(one).or_else(|| place(other)) {
            problems.add(*at, fault.to_string(), fault.hint());
        }
    }
}

/// Reads the style sheet of HTML, where there is one.
fn style(path: &Path) -> Result<Option<Arc<str>>, Error> {
    let Some(text) = read(path)? else { return Ok(None) };
    // It stands inside the page, where this would end it.
    if let Some(line) = text.lines().position(|line| line.to_lowercase().contains("</style")) {
        return Err(Error::Invalid(vec![Problem {
            file: Some(path.to_owned()),
            line: line + 1,
            column: 1,
            snippet: None,
            caret: 1,
            message: "`</style` would end the style sheet, expected style rules only".to_owned(),
            hint: "remove the tag; the program writes it".to_owned(),
        }]));
    }
    Ok(Some(text.into()))
}

/// Returns the text of a file, or nothing where there is none.
fn read(path: &Path) -> Result<Option<String>, Error> {
    match fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(source) => Err(Error::Theme { path: path.to_owned(), source }),
    }
}
