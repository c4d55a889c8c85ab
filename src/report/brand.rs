//! What a company prints as its own on every document.

use std::collections::BTreeMap;

/// The company line and the confidentiality mark.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Brand {
    line: Option<String>,
    marks: BTreeMap<String, String>,
}

impl Brand {
    /// The key of a mark that is the same in all languages.
    pub const ALL: &str = "";

    /// Returns the brand of a line and of marks by language; empty texts count as none.
    pub fn new(line: &str, mut marks: BTreeMap<String, String>) -> Self {
        for mark in marks.values_mut() {
            *mark = folded(mark);
        }
        marks.retain(|_, mark| !mark.is_empty());
        Self { line: Some(folded(line)).filter(|line| !line.is_empty()), marks }
    }

    /// Returns the line in the foot: its own, else the name of the company.
    pub fn line<'a>(&'a self, company: &'a str) -> &'a str {
        self.line.as_deref().unwrap_or(company)
    }

    /// Returns the mark for a language, if the company has one of its own.
    pub fn mark(&self, language: &str) -> Option<&str> {
        let mark = self.marks.get(language).or_else(|| self.marks.get(Self::ALL));
        mark.map(String::as_str)
    }
}

/// Returns a text as markup folds it, so that it is found again in the foot.
fn folded(text: &str) -> String {
    let words = text.split([' ', '\t', '\n', '\r']).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::Brand;

    #[test]
    fn a_language_without_a_mark_of_its_own_has_that_of_all_or_none() {
        let marks = |list: &[(&str, &str)]| {
            list.iter().map(|(tag, mark)| ((*tag).to_owned(), (*mark).to_owned())).collect()
        };
        let each = Brand::new(" ", marks(&[("fi", "Sisäinen "), ("en", " ")]));
        assert_eq!((each.mark("fi"), each.mark("en")), (Some("Sisäinen"), None));
        assert_eq!(each.line("Sample Oy"), "Sample Oy");
        let all = Brand::new("Sample · sales", marks(&[(Brand::ALL, "Internal")]));
        assert_eq!((all.mark("en"), all.line("Sample Oy")), (Some("Internal"), "Sample · sales"));
    }
}
