//! Paths that only name members, for which no tree is needed.

/// Returns the names of a path such as `$.a['b c']`, none for `$`; `None` when it holds anything
/// else, such as an index or a filter.
pub(in crate::source) fn names(path: &str) -> Option<Vec<String>> {
    let mut rest = path.strip_prefix('$')?;
    let mut names = Vec::new();
    while !rest.is_empty() {
        let (name, after) = if let Some(plain) = rest.strip_prefix('.') {
            let end = plain.find(['.', '[']).unwrap_or(plain.len());
            plain.split_at(end)
        } else {
            quoted(rest.strip_prefix('[')?)?
        };
        let is_dotted = rest.starts_with('.');
        if is_dotted && !name.chars().all(|c| c.is_alphanumeric() || c == '_') || name.is_empty() {
            return None;
        }
        names.push(name.to_owned());
        rest = after;
    }
    Some(names)
}

fn quoted(text: &str) -> Option<(&str, &str)> {
    let quote = text.chars().next().filter(|c| matches!(c, '\'' | '"'))?;
    let (name, after) = text[1..].split_once(quote)?;
    let after = after.strip_prefix(']')?;
    (!name.contains('\\')).then_some((name, after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_paths_of_names_are_taken_apart() {
        assert_eq!(names("$"), Some(vec![]));
        assert_eq!(names("$.a.b_1"), Some(vec!["a".to_owned(), "b_1".to_owned()]));
        assert_eq!(names("$['@odata.count']"), Some(vec!["@odata.count".to_owned()]));
        assert_eq!(names("$[\"a b\"].c"), Some(vec!["a b".to_owned(), "c".to_owned()]));
        for other in ["$.a[0]", "$..a", "$.*", "$[?@.a]", "a", "$['a\\'b']", "$.a-b", "$.", "$[''"]
        {
            assert_eq!(names(other), None, "{other}");
        }
    }
}
