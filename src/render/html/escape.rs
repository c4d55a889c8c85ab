//! Text made safe inside HTML.

/// Returns a text that stands for itself in content and in quoted attributes.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(character),
        }
    }
    out
}

/// Returns a link target when it is a place in this document, a relative path or a web address;
/// anything that could run code is refused.
pub(super) fn safe_target(target: &str) -> Option<&str> {
    let web = ["https://", "http://", "mailto:"].iter().any(|start| target.starts_with(start));
    let before_path = target.split(['/', '?', '#']).next().unwrap_or_default();
    (web || !before_path.contains(':')).then_some(target)
}

#[cfg(test)]
mod tests {
    use crate::render::html::escape::{escape, safe_target};

    #[test]
    fn markup_in_text_stays_text() {
        assert_eq!(
            escape("<b title='x'>A & \"B\""),
            "&lt;b title=&#39;x&#39;&gt;A &amp; &quot;B&quot;"
        );
    }

    #[test]
    fn links_lead_to_files_places_and_web_pages_only() {
        for target in ["accounts/a.html", "#B2", "../index.html", "https://example.com/a:b"] {
            assert_eq!(safe_target(target), Some(target));
        }
        for target in ["javascript:alert(1)", "data:text/html,x", "JavaScript:x"] {
            assert_eq!(safe_target(target), None);
        }
    }
}
