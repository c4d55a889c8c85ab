//! Templates: Tera once, then markup into a [`Document`].
//!
//! The templates in `templates/` are compiled in; a folder of the user's is laid over them file by
//! file. A template sees the fields of one view struct, the filters of [`filters`] and the
//! function `t`; an undefined name is an error. What it writes is the small strict vocabulary of
//! [`markup`].
//!
//! Views hand over numbers, not texts: [`Money`](crate::model::Money) as whole stored units, dates
//! as ISO text. Values that went through `serde_json` do not reach a template as numbers, because
//! its `arbitrary_precision` turns them into maps; pass the struct itself.

pub mod filters;
pub mod markup;

mod failure;
mod names;
mod overlay;
mod pieces;
mod places;
mod tokens;

#[cfg(test)]
mod tests;

use std::{
    collections::BTreeMap,
    io::{self, Write},
    path::Path,
    sync::{Arc, Mutex, OnceLock, PoisonError},
};

use include_dir::{Dir, include_dir};
use jiff::civil::Date;
use serde::Serialize;
use tera::{Context, Tera, Value};

use crate::{
    locale::{self, FALLBACK, Language},
    model::{Currency, Unit},
    report::{
        Error,
        chart::Chart,
        document::Document,
        engine::places::Marked,
        lint::{self, Breach},
    },
};

/// The built-in templates, language files, themes and fonts.
pub static TEMPLATES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/templates");

/// The theme and the style sheet of HTML.
const LOOK: [&str; 2] = ["theme.yaml", "theme.css"];

/// Returns the files a user may lay their own over: templates, blocks, languages, theme and style
/// sheet.
pub fn built_in() -> BTreeMap<String, String> {
    let mut files = overlay::built_in(&TEMPLATES);
    let languages = TEMPLATES.get_dir(locale::FOLDER).into_iter().flat_map(Dir::files);
    let others = languages.chain(LOOK.iter().filter_map(|name| TEMPLATES.get_file(name)));
    files.extend(others.filter_map(|file| {
        Some((file.path().to_str()?.to_owned(), file.contents_utf8()?.to_owned()))
    }));
    files
}

/// The parsed templates, ready to render in any language.
pub struct Engine {
    base: Tera,
    sources: BTreeMap<String, String>,
    instances: Mutex<BTreeMap<Setting, Arc<Tera>>>,
    /// The same templates with marks, made when a document leaves the vocabulary.
    marked: OnceLock<Option<(Marked, Box<Engine>)>>,
}

/// What the filters of one instance are bound to: language, currency, decimals.
type Setting = (String, Currency, u8);

/// One document to render.
#[derive(Debug)]
pub struct RenderRequest<'a, C> {
    /// The template file, for example `account.html`.
    pub template: &'a str,
    /// The language of words, numbers and dates.
    pub language: &'a Language,
    /// What one stored unit of money is worth.
    pub unit: &'a Unit,
    /// The view: a struct whose fields are the names in the template.
    pub context: &'a C,
    /// The charts that `<figure chart="…"/>` names.
    pub charts: &'a BTreeMap<String, Chart>,
    /// The last day included.
    pub as_of: Date,
    /// Who issues the report.
    pub author: &'a str,
}

impl Engine {
    /// Parses the built-in templates, those in the folder `overrides` laid over them.
    ///
    /// A folder that does not exist overrides nothing.
    ///
    /// # Errors
    ///
    /// When a file cannot be read, does not parse, or uses a filter, function or component that
    /// does not exist.
    pub fn new(overrides: Option<&Path>) -> Result<Self, Error> {
        let mut sources = overlay::built_in(&TEMPLATES);
        if let Some(folder) = overrides {
            overlay::lay_over(&mut sources, folder)?;
        }
        Self::of_sources(sources)
    }

    fn of_sources(sources: BTreeMap<String, String>) -> Result<Self, Error> {
        let mut base = Tera::new();
        base.autoescape_on(["html"]);
        base.set_escape_fn(escape);
        // Parsing checks that every filter exists; instances bind them to their language.
        let english = Language::load(FALLBACK).expect("English is compiled in");
        let currency = Currency::parse("EUR").expect("three capital letters");
        filters::register(&mut base, &english, &Unit { currency, decimals: 2 });
        base.add_raw_templates(&sources).map_err(|error| failure::of_build(&error, &sources))?;
        Ok(Self { base, sources, instances: Mutex::default(), marked: OnceLock::new() })
    }

    /// Renders a template and parses what it wrote.
    ///
    /// # Errors
    ///
    /// When the template fails on these values, or writes something outside the vocabulary. A
    /// failed render leaves the engine as it was.
    pub fn render<C: Serialize>(&self, request: &RenderRequest<'_, C>) -> Result<Document, Error> {
        let text = self.render_text(request)?;
        markup::parse(&text, request).map_err(|fault| Error::Markup {
            template: request.template.to_owned(),
            written: self.place_of_fault(request, &fault).map(Box::new),
            fault: Box::new(fault),
        })
    }

    /// Returns the file and line that wrote what a fault is about.
    fn place_of_fault<C: Serialize>(
        &self,
        request: &RenderRequest<'_, C>,
        fault: &markup::Fault,
    ) -> Option<(String, usize)> {
        let (marked, engine) = self
            .marked
            .get_or_init(|| {
                let mut marked = Marked::of(&self.sources);
                let engine = Self::of_sources(std::mem::take(&mut marked.sources)).ok()?;
                Some((marked, Box::new(engine)))
            })
            .as_ref()?;
        let text = places::unmark(&engine.render_text(request).ok()?);
        let again = markup::parse(&text.text, request).err()?;
        // White space may differ, what is wrong may not.
        (again.problem == fault.problem).then(|| marked.place(&text, again.at)).flatten()
    }

    /// Returns every name in a template that these values do not have, wherever it stands: also
    /// where a condition takes an undefined name as false, and in branches that were not taken.
    ///
    /// # Errors
    ///
    /// When there is such a name; the first is the error.
    pub(in crate::report) fn names<C: Serialize>(
        &self,
        request: &RenderRequest<'_, C>,
    ) -> Vec<Error> {
        let values = Value::from_serializable(request.context);
        names::undefined(&self.sources, &self.base, request, &values)
    }

    /// Renders a template as it is, for texts that are no documents, such as the index page.
    ///
    /// # Errors
    ///
    /// When there is no such template, or it fails on these values.
    pub fn render_text<C: Serialize>(
        &self,
        request: &RenderRequest<'_, C>,
    ) -> Result<String, Error> {
        let RenderRequest { template, language, unit, .. } = *request;
        if !self.sources.contains_key(template) {
            let known = self.templates().map(str::to_owned).collect();
            return Err(Error::UnknownTemplate { name: template.to_owned(), known });
        }
        let unnamed = |source: tera::Error| Error::Context {
            template: template.to_owned(),
            source: Box::new(source),
        };
        let values = Value::try_from_serializable(request.context).map_err(unnamed)?;
        let context = Context::from_serialize(&values).map_err(unnamed)?;
        self.instance(language, unit)
            .render(template, &context)
            .map_err(|error| failure::of_render(&error, &self.sources, template, &values))
    }

    /// Returns the file and line that write a block for a template.
    pub(in crate::report) fn written(
        &self,
        template: &str,
        block: &str,
    ) -> Option<(String, usize)> {
        overlay::find_block(&self.sources, template, block)
    }

    /// Returns the file and line where a breach in a document of a template is to be mended.
    pub(in crate::report) fn place(
        &self,
        template: &str,
        breach: &Breach,
    ) -> Option<(String, usize)> {
        // The footer stands in no block.
        if breach.block.is_empty() {
            return overlay::find_line(&self.sources, template, "<footer");
        }
        self.written(template, &breach.block)
    }

    /// Returns where the templates break the notation whatever the data.
    pub fn lint(&self) -> Vec<Breach> {
        let by_hand = self.sources.iter().flat_map(|(file, source)| lint::template(file, source));
        by_hand.chain(lint::vanishing(&self.sources)).collect()
    }

    /// Returns the names of the templates that are documents or pages, not components.
    pub fn templates(&self) -> impl Iterator<Item = &str> {
        self.sources.keys().map(String::as_str).filter(|name| !name.contains('/'))
    }

    /// Returns the templates with their filters bound, made at the first use of a language.
    fn instance(&self, language: &Language, unit: &Unit) -> Arc<Tera> {
        let setting = (language.tag().to_owned(), unit.currency.clone(), unit.decimals);
        let mut instances = self.instances.lock().unwrap_or_else(PoisonError::into_inner);
        let instance = instances.entry(setting).or_insert_with(|| {
            let mut tera = self.base.clone();
            filters::register(&mut tera, language, unit);
            Arc::new(tera)
        });
        Arc::clone(instance)
    }
}

/// Escapes text for XML; a character XML cannot carry becomes U+FFFD.
fn escape(text: &str, out: &mut dyn Write) -> io::Result<()> {
    let legal = |letter: char| !matches!(letter, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}');
    if text.chars().all(legal) {
        return tera::escape_html(text, out);
    }
    let clean: String =
        text.chars().map(|letter| if legal(letter) { letter } else { '\u{fffd}' }).collect();
    tera::escape_html(&clean, out)
}
