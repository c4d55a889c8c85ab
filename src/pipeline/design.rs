//! What reports look like: templates and theme, the user's laid over the built-in ones.

use crate::{
    config::{self, Config},
    pipeline::{Complaint, Error},
    render::Renderer,
    report::{Composer, engine::Engine},
};

/// What makes documents of an analysis and bytes of documents.
pub(super) struct Design {
    pub(super) composer: Composer,
    pub(super) renderer: Renderer,
    /// What should be known of the user's files.
    pub(super) remarks: Vec<Complaint>,
}

impl Design {
    /// Loads templates, theme and fonts.
    pub(super) fn load(config: &Config) -> Result<Self, Error> {
        let folder = &config.paths.templates;
        let engine = Engine::new(Some(folder))?;
        let themed = config::theme(folder)?;
        let warnings = themed.warnings.into_iter();
        let remarks =
            warnings.map(|it| Complaint { text: it.to_string(), hint: it.hint }).collect();
        Ok(Self {
            composer: Composer::new(engine).branded(themed.theme.brand()),
            renderer: Renderer::new(themed.theme)?,
            remarks,
        })
    }
}

/// Loads the user's templates and theme over the built-in ones; returns what should be known of
/// them.
///
/// # Errors
///
/// When a file cannot be read or used.
pub fn check_templates(config: &Config) -> Result<Vec<Complaint>, Error> {
    Ok(Design::load(config)?.remarks)
}
