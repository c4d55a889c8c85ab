//! The logo and the fonts that a theme names.

use std::{fs, path::Path, sync::Arc};

use crate::{
    config::{node::At, problem::Problems, theme::Places},
    locale,
    render::{
        fonts::{SIGNS, own::Typeface},
        image::Image,
        theme::Theme,
    },
};

/// Bytes a font file may have; those of every script of the world have some twenty million.
const MOST_FONT_BYTES: u64 = 32 * 1024 * 1024;

/// Reads the files beside the theme.
pub(super) fn load(theme: &mut Theme, folder: &Path, places: &Places, problems: &mut Problems<'_>) {
    if let Some((path, at)) = named("brand.logo", &theme.brand.logo, places) {
        theme.own.logo = bytes(folder, (path, &theme.brand.logo, at), problems).and_then(|bytes| {
            let image = Image::read(&bytes);
            let told = image.map_err(|error| {
                let message = format!("`{path}` names {error}");
                problems.add(at, message, error.hint());
            });
            told.ok().map(Arc::new)
        });
    }
    theme.own.faces = faces(theme, folder, places, problems).map(Arc::new);
}

/// Returns a path and the place of a name that is not empty.
fn named<'p>(path: &'p str, name: &str, places: &Places) -> Option<(&'p str, At)> {
    let at = places.get(path).filter(|_| !name.is_empty())?;
    Some((path, *at))
}

fn faces(
    theme: &Theme,
    folder: &Path,
    places: &Places,
    problems: &mut Problems<'_>,
) -> Option<[Typeface; 3]> {
    let fonts = &theme.fonts;
    let files = [
        ("fonts.regular", &fonts.regular),
        ("fonts.semibold", &fonts.semibold),
        ("fonts.italic", &fonts.italic),
    ];
    let (_, first) = files.iter().find_map(|(path, name)| named(path, name, places))?;
    let mut faces = vec![];
    for (path, name) in files {
        let Some((path, at)) = named(path, name, places) else {
            let message = format!("`{path}` is empty, expected a file beside the other fonts");
            problems.add(first, message, "name all three files, or none");
            continue;
        };
        let Some(data) = bytes(folder, (path, name, at), problems) else { continue };
        match Typeface::read(data) {
            Ok(face) => {
                warn_of_gaps(&face, (path, at), problems);
                faces.push(face);
            }
            Err(error) => {
                problems.add(at, format!("`{path}` names {error}"), error.hint());
            }
        }
    }
    faces.try_into().ok()
}

/// Tells which characters of the reports the font lacks; they are shown in the shipped one.
fn warn_of_gaps(face: &Typeface, (path, at): (&str, At), problems: &mut Problems<'_>) {
    let used = locale::characters().into_iter().chain(SIGNS.chars());
    let mut lacks = face.lacks(used.filter(|character| !character.is_whitespace()));
    lacks.sort_unstable();
    lacks.dedup();
    if lacks.is_empty() {
        return;
    }
    let shown: Vec<String> = lacks.iter().take(12).map(ToString::to_string).collect();
    let more =
        if lacks.len() > 12 { format!(" and {} more", lacks.len() - 12) } else { String::new() };
    problems.warn(
        at,
        format!("`{path}` lacks {}{more}; Inter shows them", shown.join(" ")),
        "take a version of the font with more characters, or leave it so",
    );
}

/// Reads a file beside the theme.
fn bytes(
    folder: &Path,
    (path, name, at): (&str, &str, At),
    problems: &mut Problems<'_>,
) -> Option<Vec<u8>> {
    let file = folder.join(name);
    let size = fs::metadata(&file).map_or(0, |found| found.len());
    if size > MOST_FONT_BYTES {
        let message = format!(
            "`{path}` is a file of {} MiB, expected at most {}",
            size / (1024 * 1024),
            MOST_FONT_BYTES / (1024 * 1024)
        );
        problems.add(at, message, "name a smaller file");
        return None;
    }
    let read = fs::read(&file);
    let told = read.map_err(|error| {
        let message = format!("`{path}` cannot be read from `{}`: {error}", file.display());
        problems.add(
            at,
            message,
            "put the file into the folder of theme.yaml, or correct its name",
        );
    });
    told.ok()
}
