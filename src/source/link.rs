//! The `Link` header of RFC 8288.

/// One link of a header.
#[derive(Debug, PartialEq, Eq)]
struct Link {
    target: String,
    params: Vec<(String, String)>,
}

/// Returns where the first link with the relation `next` leads, as it is written.
pub(super) fn next<'a>(headers: impl IntoIterator<Item = &'a str>) -> Option<String> {
    headers.into_iter().flat_map(links).find(|link| link.is("next")).map(|link| link.target)
}

impl Link {
    /// Returns whether the link has a relation; only the first `rel` of a link counts.
    fn is(&self, relation: &str) -> bool {
        let rel = self.params.iter().find(|(name, _)| name == "rel");
        rel.is_some_and(|(_, rels)| {
            rels.split_whitespace().any(|rel| rel.eq_ignore_ascii_case(relation))
        })
    }
}

/// Reads all links; what is not one is passed over.
fn links(header: &str) -> Vec<Link> {
    let mut found = Vec::new();
    let mut rest = header;
    while let Some((target, after)) =
        rest.split_once('<').and_then(|(_, after)| after.split_once('>'))
    {
        let mut link = Link { target: target.trim().to_owned(), params: vec![] };
        rest = after.trim_start();
        while let Some(after) = rest.strip_prefix(';') {
            let (param, after) = param(after.trim_start());
            link.params.push(param);
            rest = after.trim_start();
        }
        found.push(link);
    }
    found
}

/// Reads `name`, `name=token` or `name="text"`; names are returned in lower case.
fn param(text: &str) -> ((String, String), &str) {
    let (name, rest) = token(text, &['=', ';', ',', ' ', '\t']);
    let name = name.to_ascii_lowercase();
    let Some(rest) = rest.trim_start().strip_prefix('=') else {
        return ((name, String::new()), rest);
    };
    let rest = rest.trim_start();
    if let Some(rest) = rest.strip_prefix('"') {
        let (value, rest) = quoted(rest);
        return ((name, value), rest);
    }
    let (value, rest) = token(rest, &[';', ',', ' ', '\t']);
    ((name, value.to_owned()), rest)
}

/// Splits before the first of some characters.
fn token<'a>(text: &'a str, ends: &[char]) -> (&'a str, &'a str) {
    text.split_at(text.find(ends).unwrap_or(text.len()))
}

/// Reads up to the closing quote; a backslash takes the next character as it is.
fn quoted(text: &str) -> (String, &str) {
    let mut value = String::new();
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        match character {
            '"' => break,
            '\\' => value.extend(characters.next()),
            other => value.push(other),
        }
    }
    (value, characters.as_str())
}

#[cfg(test)]
mod tests {
    use proptest::{collection::vec, prelude::*};

    use super::*;

    fn written(links: &[Link]) -> String {
        let link = |link: &Link| {
            let params = link.params.iter().map(|(name, value)| {
                let value = value.replace('\\', r"\\").replace('"', "\\\"");
                format!(" ; {name} = \"{value}\"")
            });
            format!("<{}>{}", link.target, params.collect::<String>())
        };
        links.iter().map(link).collect::<Vec<_>>().join(" , ")
    }

    #[test]
    fn finds_the_next_link_however_it_is_written() {
        for header in [
            "</o?p=2>; rel=next",
            "<https://h/o?p=1>; rel=\"first\", </o?p=2>; rel=\"next\"",
            "</o?p=2>;REL=\"prefetch NEXT\";title=\"a, b; c\"",
            "</a>; title=\"<x>; rel=next\"; rel=prev,\t<  /o?p=2 > ;\trel = next ; x",
            "</a>; rel=prev; rel=next, </o?p=2>; title*=UTF-8''n%C3%A4chste; rel=next",
            "</a,b>; rel=\"la\\st\", nonsense, </o?p=2>;;rel=next",
        ] {
            assert_eq!(next([header]).as_deref(), Some("/o?p=2"), "{header}");
        }
        assert_eq!(next(["</a>; rel=first", "</b>; rel=next"]).as_deref(), Some("/b"));
    }

    #[test]
    fn finds_none_where_none_is() {
        for header in ["", "<", "</a", "</a>", "</a>; rel", "</a>; rel=\"nextish\"", "/a; rel=next"]
        {
            assert_eq!(next([header]), None, "{header}");
        }
    }

    proptest! {
        #[test]
        fn any_text_can_be_read(header in any::<String>(), like in "[<>;,=\" \\\\rel]{0,40}") {
            prop_assert!(links(&header).len() <= header.len());
            prop_assert!(links(&like).len() <= like.len());
        }

        #[test]
        fn what_is_written_is_read_back(
            links in vec(("[!-;=?-~]{0,20}", vec(("[a-z*]{1,8}", "[ -~äö]{0,12}"), 0..4)), 0..4),
        ) {
            let links: Vec<Link> =
                links.into_iter().map(|(target, params)| Link { target, params }).collect();
            prop_assert_eq!(super::links(&written(&links)), links);
        }
    }
}
