//! Text made safe inside HTML.

/// Stands for what may not be written.
const REPLACEMENT: char = '\u{fffd}';

/// Returns a text that stands for itself in content and in quoted attributes.
///
/// Characters that turn the direction of what follows them, or that no page may hold, are replaced
/// visibly: a name could otherwise turn around the sentence it stands in.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ if is_unwritable(character) => out.push(REPLACEMENT),
            _ => out.push(character),
        }
    }
    out
}

fn is_unwritable(character: char) -> bool {
    let turns = matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let is_control = character.is_control() && !matches!(character, '\n' | '\t');
    turns || is_control || matches!(character, '\u{fffe}' | '\u{ffff}')
}

/// Returns a link target when it is a place in this document, a relative path or a web address;
/// anything that could run code is refused.
pub(super) fn safe_target(target: &str) -> Option<&str> {
    let web = ["https://", "http://", "mailto:"].iter().any(|start| target.starts_with(start));
    let before_path = target.split(['/', '?', '#']).next().unwrap_or_default();
    let elsewhere = before_path.contains(':') || target.starts_with("//");
    (web || !elsewhere).then_some(target)
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
    fn what_would_turn_the_text_around_is_shown_and_does_nothing() {
        assert_eq!(
            escape("Oy \u{202e}fdp.exe\u{2067}\u{0}\n"),
            "Oy \u{fffd}fdp.exe\u{fffd}\u{fffd}\n"
        );
        let harmless = "دار\u{200f} \u{200e}A\u{a0}\u{202f}😀é";
        assert_eq!(escape(harmless), harmless);
    }

    #[test]
    fn links_lead_to_files_places_and_web_pages_only() {
        for target in ["accounts/a.html", "#B2", "../index.html", "https://example.com/a:b"] {
            assert_eq!(safe_target(target), Some(target));
        }
        for target in ["javascript:alert(1)", "data:text/html,x", "JavaScript:x", "//example.com/a"]
        {
            assert_eq!(safe_target(target), None);
        }
    }
}
