//! The languages of a run: the built-in ones, the user's files laid over them.

use std::{
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
    sync::Arc,
};

use crate::locale::{
    Error, FALLBACK, Gap, Language, gaps, similar_key,
    words::{self, Words},
};

/// The folder of language files, below the template folder.
pub const FOLDER: &str = "locale";

/// Every language of a run; cheap to clone.
#[derive(Clone, Debug)]
pub struct Languages {
    known: Arc<BTreeMap<String, Language>>,
    own: Arc<BTreeMap<String, Own>>,
}

/// A language file of the user's.
#[derive(Debug)]
struct Own {
    path: PathBuf,
    text: String,
}

impl Languages {
    /// Reads the built-in languages and lays the files below `templates` over them, message by
    /// message; a file of a new tag is a new language, which takes what it lacks from English.
    ///
    /// # Errors
    ///
    /// When a file cannot be read, does not parse, or names an argument that its message does not
    /// get.
    pub fn read(templates: &Path) -> Result<Self, Error> {
        let mut own = BTreeMap::new();
        for (tag, path) in files(templates)? {
            let text = fs::read_to_string(&path).map_err(|error| unreadable(&path, &error))?;
            own.insert(tag, Own { path, text });
        }
        let mut layers: BTreeMap<String, Vec<Arc<Words>>> = BTreeMap::new();
        for (tag, Own { path, text }) in &own {
            let file = path.display().to_string();
            let wrong = compare(text).into_iter().find(|gap| matches!(gap, Gap::Foreign { .. }));
            if let Some(gap) = wrong {
                return Err(Error::Unreadable { file, problem: gap.to_string() });
            }
            let words = Words::parse(tag, &file, text)?;
            words.try_all(gaps::named(text)).map_err(|error| Error::Unreadable {
                file: file.clone(),
                problem: error.to_string(),
            })?;
            layers.entry(tag.clone()).or_default().push(Arc::new(words));
        }
        for tag in words::tags() {
            layers.entry(tag.to_owned()).or_default().push(Arc::new(Words::load(tag)?));
        }
        let english = layers.get(FALLBACK).cloned().unwrap_or_default();
        let language = |(tag, layers): (String, Vec<Arc<Words>>)| {
            Ok((tag.clone(), Language::of_layers(&tag, layers, &english)?))
        };
        let known = layers.into_iter().map(language).collect::<Result<_, Error>>()?;
        Ok(Self { known: Arc::new(known), own: Arc::new(own) })
    }

    /// Returns the tags of every language, those of files below `templates` included, sorted.
    ///
    /// A folder that cannot be read adds none; [`Languages::read`] tells why.
    pub fn tags(templates: Option<&Path>) -> Vec<String> {
        let own = templates.and_then(|folder| files(folder).ok()).unwrap_or_default();
        let mut tags: Vec<String> = words::tags().into_iter().map(str::to_owned).collect();
        tags.extend(own.into_keys());
        tags.sort_unstable();
        tags.dedup();
        tags
    }

    /// Returns the language of a tag such as `fi`.
    ///
    /// # Errors
    ///
    /// When there is no such language.
    pub fn get(&self, tag: &str) -> Result<&Language, Error> {
        self.known.get(tag).ok_or_else(|| Error::UnknownLanguage {
            tag: tag.to_owned(),
            known: self.known.keys().cloned().collect(),
        })
    }

    /// Returns the language of a tag, or English where there is none.
    pub fn get_or_english(&self, tag: Option<&str>) -> &Language {
        let found = tag.and_then(|tag| self.known.get(tag));
        found.unwrap_or_else(|| self.known.get(FALLBACK).expect("English is compiled in"))
    }

    /// Returns every language, by tag.
    pub fn iter(&self) -> impl Iterator<Item = &Language> {
        self.known.values()
    }

    /// Returns what the user's files lack, file by file.
    ///
    /// A file over a built-in language need not have every message: the built-in one has it.
    pub fn gaps(&self) -> Vec<(&Path, Vec<Gap>)> {
        let of = |(tag, own): (&String, &'_ Own)| {
            let mut gaps = compare(&own.text);
            let built_in = words::tags().contains(&tag.as_str());
            gaps.retain(|gap| !(built_in && matches!(gap, Gap::Missing { .. })));
            gaps
        };
        let all = self.own.iter().map(|(tag, own)| (own.path.as_path(), of((tag, own))));
        all.filter(|(_, gaps)| !gaps.is_empty()).collect()
    }
}

fn compare(text: &str) -> Vec<Gap> {
    gaps::gaps(words::source(FALLBACK), text, similar_key)
}

/// Returns the language files below a folder by their tags; a folder that is not there has none.
fn files(templates: &Path) -> Result<BTreeMap<String, PathBuf>, Error> {
    let folder = templates.join(FOLDER);
    let entries = match fs::read_dir(&folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(BTreeMap::new()),
        entries => entries.map_err(|error| unreadable(&folder, &error))?,
    };
    let mut found = BTreeMap::new();
    for entry in entries {
        let path = entry.map_err(|error| unreadable(&folder, &error))?.path();
        let tag = path.file_name().and_then(|name| name.to_str()?.strip_suffix(".ftl"));
        if let Some(tag) = tag.map(str::to_owned) {
            found.insert(tag, path);
        }
    }
    Ok(found)
}

fn unreadable(path: &Path, error: &io::Error) -> Error {
    Error::Unreadable { file: path.display().to_string(), problem: error.to_string() }
}
