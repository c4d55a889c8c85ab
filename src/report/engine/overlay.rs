//! Which template files there are: the built-in ones and the user's over them.

use std::{
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
};

use include_dir::Dir;

use crate::report::Error;

/// The folder of components, below the template folder.
const BLOCKS: &str = "blocks";

/// Returns the compiled-in templates by name, `account.html` or `blocks/figures.html`.
pub(super) fn built_in(folder: &Dir<'_>) -> BTreeMap<String, String> {
    let blocks = folder.get_dir(BLOCKS).into_iter().flat_map(Dir::files);
    folder
        .files()
        .chain(blocks)
        .filter(|file| is_template(file.path()))
        .filter_map(|file| {
            Some((file.path().to_str()?.to_owned(), file.contents_utf8()?.to_owned()))
        })
        .collect()
}

/// Replaces and adds the templates found in `folder`; one that does not exist has none.
pub(super) fn lay_over(sources: &mut BTreeMap<String, String>, folder: &Path) -> Result<(), Error> {
    for (prefix, folder) in [("", folder.to_owned()), ("blocks/", folder.join(BLOCKS))] {
        for path in files(&folder)? {
            let Some(name) = path.file_name().and_then(|name| name.to_str()) else { continue };
            let source = fs::read_to_string(&path)
                .map_err(|source| Error::Overlay { path: path.clone(), source })?;
            sources.insert(format!("{prefix}{name}"), source);
        }
    }
    Ok(())
}

/// Returns the template files of a folder.
fn files(folder: &Path) -> Result<Vec<PathBuf>, Error> {
    let failed = |source| Error::Overlay { path: folder.to_owned(), source };
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(vec![]),
        entries => entries.map_err(failed)?,
    };
    let mut paths = vec![];
    for entry in entries {
        let path = entry.map_err(failed)?.path();
        if path.is_file() && is_template(&path) {
            paths.push(path);
        }
    }
    Ok(paths)
}

fn is_template(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "html")
}

/// Returns the file and line that write a block for a template: in it, or else in a file it
/// includes. The end of an id may be counted, as in `message_{{ loop.index }}`.
pub(super) fn find_block(
    sources: &BTreeMap<String, String>,
    template: &str,
    id: &str,
) -> Option<(String, usize)> {
    let files = [template].into_iter().chain(included(sources.get(template)?));
    let files: Vec<_> = files.filter_map(|file| Some((file, sources.get(file)?))).collect();
    let find = |is_it: &dyn Fn(&str) -> bool| {
        files.iter().find_map(|(file, source)| {
            let line = source.lines().position(is_it)?;
            Some((*file, line + 1, source.lines().nth(line)?))
        })
    };
    let is_counted = |line: &str| {
        let ids = line.split("id=\"").skip(1);
        let mut stems = ids.filter_map(|rest| rest.split('"').next()?.split_once("{{"));
        stems.any(|(stem, _)| !stem.is_empty() && id.starts_with(stem))
    };
    let literal = format!("id=\"{id}\"");
    let (file, line, text) = find(&|line| line.contains(&literal)).or_else(|| find(&is_counted))?;
    // What stands in a block of one line is written by the file it includes.
    let inside = text.split_once(&literal).and_then(|(_, rest)| included(rest).next());
    let content = inside.and_then(|inner| find_line(sources, inner, "<"));
    content.or_else(|| Some((file.to_owned(), line)))
}

/// Returns the names of the files that a text includes.
fn included(text: &str) -> impl Iterator<Item = &str> {
    text.split("{% include \"").skip(1).filter_map(|rest| rest.split('"').next())
}

/// Returns the line of a template that writes this first.
pub(super) fn find_line(
    sources: &BTreeMap<String, String>,
    template: &str,
    text: &str,
) -> Option<(String, usize)> {
    let line = sources.get(template)?.lines().position(|line| line.contains(text))?;
    Some((template.to_owned(), line + 1))
}
