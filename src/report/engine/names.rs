//! Names that a template reads and the values do not have, wherever they stand.
//!
//! Rendering finds an undefined name only where it is printed: a condition takes it as false, and a
//! branch that the values do not take is not read. Here every tag is read, with the values at hand.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use tera::{Tera, Value, value::Key};

use crate::{
    locale::Word,
    report::{
        Error,
        engine::{
            RenderRequest, filters,
            pieces::{Kind, Piece, line_at, pieces},
            tokens::{Token, tokens},
        },
    },
};

/// Words of the language that are no names.
const WORDS: [&str; 14] = [
    "and", "or", "not", "in", "is", "if", "else", "true", "false", "none", "True", "False", "None",
    "loop",
];
/// Templates and components inside each other, at most.
const DEEPEST: usize = 20;

/// Returns what a template and all it includes read in vain.
pub(super) fn undefined<C: Serialize>(
    sources: &BTreeMap<String, String>,
    tera: &Tera,
    request: &RenderRequest<'_, C>,
    values: &Value,
) -> Vec<Error> {
    let message = |key: &str, words: &[(&str, Word)]| {
        let told = request.language.try_text(key, words).err()?;
        Some((told.to_string(), filters::hint(key, &told)))
    };
    let mut walk = Walk {
        sources,
        tera,
        message: &message,
        components: BTreeMap::new(),
        scopes: vec![globals(values)],
        inside: BTreeSet::new(),
        told: BTreeSet::new(),
        found: vec![],
    };
    walk.learn_components();
    walk.template(request.template);
    walk.found
}

/// What a name stands for: some of the values, or something that is not followed.
type Binding<'a> = Option<Vec<&'a Value>>;
type Scope<'a> = BTreeMap<String, Binding<'a>>;
/// Returns what is wrong with a message that gets these arguments, and what to do.
type Told<'a> = dyn Fn(&str, &[(&str, Word)]) -> Option<(String, String)> + 'a;

/// The body of a component.
#[derive(Clone)]
struct Component<'a> {
    file: &'a str,
    body: Vec<Piece>,
}

struct Walk<'a> {
    sources: &'a BTreeMap<String, String>,
    tera: &'a Tera,
    /// Tells what is wrong with a message, and what to do.
    message: &'a Told<'a>,
    components: BTreeMap<String, Component<'a>>,
    scopes: Vec<Scope<'a>>,
    /// The templates and components that are being read.
    inside: BTreeSet<String>,
    told: BTreeSet<String>,
    found: Vec<Error>,
}

/// A tag while it is read.
#[derive(Clone, Copy)]
struct Tag<'a, 't> {
    file: &'a str,
    line: usize,
    tokens: &'t [Token<'a>],
}

fn globals(values: &Value) -> Scope<'_> {
    let fields = values.as_map().into_iter().flat_map(|fields| fields.iter());
    fields.map(|(name, value)| (name.to_string(), Some(vec![value]))).collect()
}

impl<'a> Walk<'a> {
    fn learn_components(&mut self) {
        for (file, source) in self.sources {
            let mut open: Option<String> = None;
            for piece in pieces(source) {
                let statement = match piece.kind {
                    Kind::Statement => source[piece.inside.clone()].trim(),
                    _ => "",
                };
                if let Some(rest) = statement.strip_prefix("component ") {
                    let name = rest.split('(').next().unwrap_or_default().trim().to_owned();
                    self.components.insert(name.clone(), Component { file, body: vec![] });
                    open = Some(name);
                } else if statement.starts_with("endcomponent") {
                    open = None;
                } else if let Some(component) =
                    open.as_ref().and_then(|it| self.components.get_mut(it))
                {
                    component.body.push(piece);
                }
            }
        }
    }

    fn template(&mut self, name: &str) {
        let Some((file, source)) = self.sources.get_key_value(name) else { return };
        if self.inside.len() < DEEPEST && self.inside.insert(name.to_owned()) {
            self.read(file, &pieces(source));
            self.inside.remove(name);
        }
    }

    fn read(&mut self, file: &'a str, pieces: &[Piece]) {
        let source = &self.sources[file];
        let mut skips = None;
        for piece in pieces {
            if matches!(piece.kind, Kind::Text | Kind::Comment) {
                continue;
            }
            let tokens = tokens(&source[piece.inside.clone()]);
            let word = tokens.first().and_then(Token::name).unwrap_or_default();
            let is_statement = piece.kind == Kind::Statement;
            if let Some(end) = skips {
                if is_statement && word == end {
                    skips = None;
                }
                continue;
            }
            let line = line_at(source, piece.inside.start);
            let tag = Tag { file, line, tokens: &tokens };
            match word {
                "component" if is_statement => skips = Some("endcomponent"),
                "raw" if is_statement => skips = Some("endraw"),
                _ if is_statement => self.statement(word, tag),
                _ => _ = self.expression(tag),
            }
        }
    }

    fn statement(&mut self, word: &str, tag: Tag<'a, '_>) {
        let rest = Tag { tokens: tag.tokens.get(1..).unwrap_or_default(), ..tag };
        match word {
            "set" | "set_global" => {
                let Some(name) = rest.tokens.first().and_then(Token::name) else { return };
                let value = Tag { tokens: rest.tokens.get(2..).unwrap_or_default(), ..tag };
                let bound = self.expression(value);
                self.bind(name, bound);
            }
            "for" => self.begin_loop(rest),
            "endfor" => {
                self.scopes.truncate((self.scopes.len() - 1).max(1));
            }
            "include" => {
                if let Some(Token::Text(name)) = rest.tokens.first() {
                    self.template(name);
                }
            }
            "if" | "elif" => _ = self.expression(rest),
            "" => _ = self.expression(tag),
            _ => {}
        }
    }

    /// Binds the name of a loop to the elements of its list.
    fn begin_loop(&mut self, tag: Tag<'a, '_>) {
        let at = tag.tokens.iter().position(|token| token.name() == Some("in"));
        let (names, list) = tag.tokens.split_at(at.unwrap_or(tag.tokens.len()));
        let list = self.expression(Tag { tokens: list.get(1..).unwrap_or_default(), ..tag });
        let elements = list.map(|lists| {
            let each = lists.iter().filter_map(|list| list.as_array());
            each.flatten().collect::<Vec<_>>()
        });
        let names: Vec<&str> = names.iter().filter_map(Token::name).collect();
        self.scopes.push(Scope::from([("loop".to_owned(), None)]));
        for name in &names {
            self.bind(name, elements.clone().filter(|_| names.len() == 1));
        }
    }

    fn bind(&mut self, name: &str, bound: Binding<'a>) {
        self.scopes
            .last_mut()
            .expect("there is the outermost scope")
            .insert(name.to_owned(), bound);
    }

    /// Reads an expression; returns what it stands for where it is one name only.
    fn expression(&mut self, tag: Tag<'a, '_>) -> Binding<'a> {
        if let [Token::Sign("<"), Token::Name(name), ..] = tag.tokens {
            self.call(name, tag);
            return None;
        }
        if let [Token::Sign("<"), Token::Sign("/"), ..] = tag.tokens {
            return None;
        }
        let mut bound = None;
        for (at, token) in tag.tokens.iter().enumerate() {
            let Token::Name(path) = token else { continue };
            if *path == "t" && tag.tokens.get(at + 1) == Some(&Token::Sign("(")) {
                self.text(&tag.tokens[at + 2..], tag);
            }
            if is_read(tag.tokens, at) {
                bound = self.path(path, tag);
            }
        }
        bound.filter(|_| tag.tokens.len() == 1)
    }

    /// Follows a path into the values; tells the first name that is not there.
    fn path(&mut self, path: &'a str, tag: Tag<'a, '_>) -> Binding<'a> {
        let mut names = path.split('.');
        let root = names.next().unwrap_or_default();
        let Some(bound) = self.scopes.iter().rev().find_map(|scope| scope.get(root)) else {
            let scopes = self.scopes.iter().flat_map(BTreeMap::keys);
            let available: BTreeSet<String> = scopes.cloned().collect();
            self.tell(format!("`{path}` is not defined"), root, available, tag);
            return None;
        };
        let mut values = bound.clone()?;
        for name in names {
            let maps: Vec<_> = values.iter().filter_map(|value| value.as_map()).collect();
            let inner: Vec<&'a Value> =
                maps.iter().filter_map(|map| map.get(&Key::Str(name))).collect();
            if inner.is_empty() {
                let keys = maps.iter().flat_map(|map| map.keys().map(ToString::to_string));
                let available: BTreeSet<String> = keys.collect();
                if !maps.is_empty() {
                    self.tell(format!("`{path}` is not defined"), name, available, tag);
                }
                return None;
            }
            values = inner;
        }
        Some(values)
    }

    /// Reads `<name argument={…}/>` and the body of the component with these arguments.
    fn call(&mut self, name: &str, tag: Tag<'a, '_>) {
        let Some(known) = self.tera.get_component_definition(name) else { return };
        let mut scope = Scope::from([("body".to_owned(), None)]);
        let mut rest = tag.tokens.get(2..).unwrap_or_default();
        let names: BTreeSet<String> = known
            .args()
            .iter()
            .filter(|arg| !arg.is_implicit())
            .map(|arg| arg.name().to_owned())
            .collect();
        while let [Token::Name(argument), Token::Sign("="), value @ ..] = rest {
            let end = match value.first() {
                Some(Token::Sign("{")) => closing(value),
                _ => 0,
            };
            let inner = value.get(1..end).unwrap_or_default();
            let bound = self.expression(Tag { tokens: inner, ..tag });
            if !names.contains(*argument) && known.rest_param().is_none() {
                let message = format!("component `{name}` has no argument `{argument}`");
                self.tell(message, argument, names.clone(), tag);
            }
            scope.insert((*argument).to_owned(), bound);
            rest = value.get(end + 1..).unwrap_or_default();
        }
        for arg in known.args() {
            let is_missing = !scope.contains_key(arg.name());
            if is_missing && !arg.is_implicit() && arg.default().is_none() {
                let message = format!("component `{name}` lacks its argument `{}`", arg.name());
                self.tell(message, "", names.clone(), tag);
            }
            scope.entry(arg.name().to_owned()).or_insert(None);
        }
        let Some(component) = self.components.get(name).cloned() else { return };
        let key = format!("<{name}>");
        if self.inside.len() < DEEPEST && self.inside.insert(key.clone()) {
            let outer = std::mem::replace(&mut self.scopes, vec![scope]);
            self.read(component.file, &component.body);
            self.scopes = outer;
            self.inside.remove(&key);
        }
    }

    /// Reads the arguments of `t`, whose key is written out mostly.
    fn text(&mut self, arguments: &[Token<'a>], tag: Tag<'a, '_>) {
        let [Token::Name("key"), Token::Sign("="), Token::Text(key), Token::Sign("," | ")"), ..] =
            arguments
        else {
            return;
        };
        let end = closing_bracket(arguments);
        let named = arguments[..end].windows(2).filter_map(|pair| match pair {
            [Token::Name(name), Token::Sign("=")] => Some(*name),
            _ => None,
        });
        let names: Vec<&str> = named.filter(|name| *name != "key").collect();
        // The plural forms may need different arguments.
        let wrong = [1_i64, 5].into_iter().find_map(|count| {
            let words: Vec<_> = names.iter().map(|name| (*name, Word::from(count))).collect();
            (self.message)(key, &words)
        });
        if let Some((message, hint)) = wrong {
            self.add(Error::Template {
                file: tag.file.to_owned(),
                line: Some(tag.line),
                message,
                undefined: None,
                available: vec![],
                hint: Some(hint.into()),
            });
        }
    }

    /// Tells of a name that is not there, or of one that is missing where `name` is empty.
    fn tell(&mut self, message: String, name: &str, available: BTreeSet<String>, tag: Tag<'a, '_>) {
        let available: Vec<String> = available.into_iter().collect();
        let hint = || format!("its arguments are {}", available.join(", "));
        let hint = name.is_empty().then(|| hint().into());
        let undefined = (!name.is_empty()).then(|| name.into());
        let (file, line) = (tag.file.to_owned(), Some(tag.line));
        self.add(Error::Template { file, line, message, undefined, available, hint });
    }

    /// Adds what is wrong, once.
    fn add(&mut self, error: Error) {
        if self.told.insert(error.to_string()) {
            self.found.push(error);
        }
    }
}

/// Returns whether the name at a place is read as a value that must be there.
fn is_read(tokens: &[Token<'_>], at: usize) -> bool {
    let token = |at: Option<usize>| at.and_then(|at| tokens.get(at));
    let name = |at: Option<usize>| token(at).and_then(Token::name);
    let before = at.checked_sub(1);
    let own = tokens[at].name().unwrap_or_default();
    let is_test = name(before) == Some("is")
        || name(before) == Some("not") && name(at.checked_sub(2)) == Some("is");
    let is_part = matches!(token(before), Some(Token::Sign("|" | "." | "?")));
    let is_called = matches!(token(Some(at + 1)), Some(Token::Sign("(" | "=" | "?")));
    let tested = match name(Some(at + 1)) {
        Some("is") if name(Some(at + 2)) == Some("not") => name(Some(at + 3)),
        Some("is") => name(Some(at + 2)),
        _ => None,
    };
    let is_filtered = token(Some(at + 1)) == Some(&Token::Sign("|"));
    let is_excused = matches!(tested, Some("defined" | "undefined"))
        || is_filtered && name(Some(at + 2)) == Some("default");
    !(WORDS.contains(&own) || is_test || is_part || is_called || is_excused)
}

/// Returns where the brace closes that the tokens begin with.
fn closing(tokens: &[Token<'_>]) -> usize {
    matching(tokens, "{", "}", 0)
}

/// Returns where the bracket closes that stands before the tokens.
fn closing_bracket(tokens: &[Token<'_>]) -> usize {
    matching(tokens, "(", ")", 1)
}

fn matching(tokens: &[Token<'_>], open: &str, close: &str, mut depth: usize) -> usize {
    for (at, token) in tokens.iter().enumerate() {
        match token {
            Token::Sign(sign) if *sign == open => depth += 1,
            Token::Sign(sign) if *sign == close && depth == 1 => return at,
            Token::Sign(sign) if *sign == close => depth -= 1,
            _ => {}
        }
    }
    tokens.len()
}
