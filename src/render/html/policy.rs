//! What a page may do, told to the browser: nothing but show itself.

use sha2::{Digest, Sha256};

use crate::render::image::base64;

/// Returns the content security policy of a page with this script, or with none.
///
/// No file is asked for, nothing is sent, and a script that a name smuggled in would not run. Style
/// attributes carry places on the grid, so styles may stand inline.
pub(super) fn policy(script: Option<&str>) -> String {
    let script = script.map_or_else(
        || "'none'".to_owned(),
        |text| format!("'sha256-{}'", base64(&Sha256::digest(text.as_bytes()))),
    );
    format!(
        "default-src 'none'; style-src 'unsafe-inline'; script-src {script}; img-src data:; \
         font-src data:; base-uri 'none'; form-action 'none'"
    )
}

#[cfg(test)]
mod tests {
    use crate::render::html::policy::policy;

    #[test]
    fn only_the_script_that_was_written_may_run() {
        assert!(policy(None).contains("script-src 'none';"));
        assert!(policy(Some("")).contains("'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"));
    }
}
