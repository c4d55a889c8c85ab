//! What reports look like and say: templates, theme and languages, the user's laid over the built-in
//! ones.

use std::path::Path;

use crate::{
    config::{self, Config},
    locale::{Gap, Languages},
    pipeline::{Complaint, Error},
    render::Renderer,
    report::{Composer, engine::Engine},
};

/// The gaps of a language file that its remark names.
const GAPS_SHOWN: usize = 8;

/// What makes documents of an analysis and bytes of documents.
pub(super) struct Design {
    pub(super) composer: Composer,
    pub(super) renderer: Renderer,
    pub(super) languages: Languages,
    /// What should be known of the user's files.
    pub(super) remarks: Vec<Complaint>,
}

impl Design {
    /// Loads templates, theme, fonts and languages.
    pub(super) fn load(config: &Config) -> Result<Self, Error> {
        let folder = &config.paths.templates;
        let engine = Engine::new(Some(folder))?;
        let languages = Languages::read(folder)?;
        let themed = config::theme(folder)?;
        let warnings = themed.warnings.into_iter();
        let warnings = warnings.map(|it| Complaint { text: it.to_string(), hint: it.hint });
        let gaps = languages.gaps();
        let gaps = gaps.iter().map(|(path, gaps)| lacks(path, gaps));
        Ok(Self {
            remarks: warnings.chain(gaps).collect(),
            composer: Composer::new(engine).branded(themed.theme.brand()),
            renderer: Renderer::new(themed.theme)?,
            languages,
        })
    }
}

/// Loads the user's templates, theme and languages over the built-in ones; returns what should be
/// known of them.
///
/// # Errors
///
/// When a file cannot be read or used.
pub fn check_templates(config: &Config) -> Result<Vec<Complaint>, Error> {
    Ok(Design::load(config)?.remarks)
}

/// Refuses a language that is neither built in nor among the templates.
///
/// # Errors
///
/// When there is no such language, or a language file cannot be used.
pub fn check_language(config: &Config, tag: &str) -> Result<(), Error> {
    Ok(Languages::read(&config.paths.templates)?.get(tag).map(|_| ())?)
}

/// Returns the remark about a language file: the first gaps and the number of the others.
fn lacks(path: &Path, gaps: &[Gap]) -> Complaint {
    let shown: Vec<String> = gaps.iter().take(GAPS_SHOWN).map(ToString::to_string).collect();
    let others = match gaps.len() - shown.len() {
        0 => String::new(),
        others => format!("; and {others} more"),
    };
    Complaint {
        text: format!("{}: {}{others}", path.display(), shown.join("; ")),
        hint: "Add what is missing; until then the reports print it in the language below."
            .to_owned(),
    }
}
