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

/// Returns the file and line that write a block of this id literally.
pub(super) fn find_block(sources: &BTreeMap<String, String>, id: &str) -> Option<(String, usize)> {
    let written = format!("id=\"{id}\"");
    // Other elements and components have an `id` too.
    let writes = |line: &str| {
        line.split("<div").skip(1).any(|tag| tag.split('>').next().unwrap_or("").contains(&written))
    };
    sources.iter().find_map(|(file, source)| {
        let line = source.lines().position(writes)?;
        Some((file.clone(), line + 1))
    })
}
