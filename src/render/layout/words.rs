//! Runs of text as words: what stands between two places where a line may always end.

use crate::render::display::{FaceId, Look, PT};
use crate::render::layout::text::{Style, Typesetter};
use crate::report::document::{Run, Tone};

/// Size of the verdict shape, its distance to the text and its rise, relative to the text size.
const SHAPE_SIZE: f32 = 0.8;
const SHAPE_GAP: f32 = 0.55;
const SHAPE_RISE: f32 = 0.06;

/// Letters on both sides of a hyphen or stroke where a line may end.
const LEAST_LETTERS: usize = 3;

/// A part of a line in one look.
#[derive(Clone, Debug)]
pub(super) struct Part {
    pub(super) text: String,
    pub(super) look: Look,
    pub(super) rise: f32,
    pub(super) after: f32,
    pub(super) link: Option<String>,
}

/// Something between two places where a line may end.
#[derive(Clone, Debug, Default)]
pub(super) struct Word {
    pub(super) parts: Vec<Part>,
    pub(super) width: f32,
    /// The space in front, empty where a word continues after a hyphen.
    pub(super) before: Option<Part>,
    pub(super) new_line: bool,
    /// Its soft hyphens: how many characters stand before each.
    pub(super) soft: Vec<usize>,
}

impl Typesetter<'_> {
    /// Returns the words of a text.
    pub(super) fn words(&self, runs: &[Run], style: Style) -> Vec<Word> {
        let mut words = vec![];
        let mut word = Word::default();
        for run in runs {
            let base = self.part(run, style);
            if let Some(shape) = shape_part(run.tone, &base) {
                word.parts.push(shape);
            }
            let mut text = String::new();
            let mut characters = run.text.chars();
            while let Some(character) = characters.next() {
                let ends = matches!(character, ' ' | '\n' | '\u{200b}');
                if character == SOFT_HYPHEN {
                    word.soft.push(word.length() + text.chars().count());
                } else if !ends && !is_ignorable(character) {
                    text.push(character);
                }
                if ends || is_joint(character) && breaks_after(&text, characters.as_str()) {
                    word.push(&mut text, &base);
                    let next = Word {
                        before: (character == ' ').then(|| base.with(" ")),
                        new_line: character == '\n',
                        ..Word::default()
                    };
                    words.push(std::mem::replace(&mut word, next));
                }
            }
            word.push(&mut text, &base);
        }
        words.push(word);
        words.retain(|word| !word.parts.is_empty() || word.new_line);
        for word in &mut words {
            word.width = self.parts_width(&word.parts);
        }
        words
    }

    /// Returns a word broken behind `at` characters, with a hyphen where one is wanted.
    pub(super) fn divided(&self, word: &Word, at: usize, hyphen: bool) -> (Word, Word) {
        let mut head = Word { parts: vec![], soft: vec![], ..word.clone() };
        let mut tail = Word::default();
        let mut left = at;
        for part in &word.parts {
            let cut = part.text.char_indices().nth(left).map_or(part.text.len(), |(at, _)| at);
            let (first, second) = part.text.split_at(cut);
            left -= first.chars().count();
            if !first.is_empty() {
                head.parts.push(part.with(first));
            }
            if !second.is_empty() {
                tail.parts.push(part.with(second));
            }
        }
        if let (true, Some(last)) = (hyphen, head.parts.last_mut()) {
            last.text.push('-');
        }
        tail.soft = word.soft.iter().filter(|soft| **soft > at).map(|soft| soft - at).collect();
        head.width = self.parts_width(&head.parts);
        tail.width = self.parts_width(&tail.parts);
        (head, tail)
    }

    fn part(&self, run: &Run, style: Style) -> Part {
        let face = match (style.size.bold || run.bold, run.italic) {
            (true, _) => FaceId::Bold,
            (false, true) => FaceId::Italic,
            (false, false) => FaceId::Regular,
        };
        let colour = self.theme.tone(run.tone, style.colour);
        Part {
            text: String::new(),
            look: Look { face, size_pt: style.size.size_pt, colour },
            rise: 0.0,
            after: 0.0,
            link: run.link.clone().filter(|target| is_followed(target)),
        }
    }
}

impl Part {
    pub(super) fn with(&self, text: &str) -> Self {
        Self { text: text.to_owned(), ..self.clone() }
    }

    pub(super) fn joins(&self, next: &Self) -> bool {
        self.look == next.look
            && self.after == 0.0
            && self.link == next.link
            && (self.rise - next.rise).abs() < f32::EPSILON
    }
}

impl Word {
    /// Returns the characters of the word.
    pub(super) fn text(&self) -> String {
        self.parts.iter().map(|part| part.text.as_str()).collect()
    }

    /// Returns whether the word is a figure, which cannot be read in parts.
    pub(super) fn is_figure(&self) -> bool {
        self.has_digits() && !self.parts.iter().any(|part| part.text.contains(char::is_alphabetic))
    }

    /// Returns whether the word is a figure or a code.
    pub(super) fn has_digits(&self) -> bool {
        self.parts.iter().any(|part| part.text.bytes().any(|byte| byte.is_ascii_digit()))
    }

    fn length(&self) -> usize {
        self.parts.iter().map(|part| part.text.chars().count()).sum()
    }

    fn push(&mut self, text: &mut String, base: &Part) {
        if !text.is_empty() {
            self.parts.push(base.with(text));
            text.clear();
        }
    }
}

/// Returns the shape of a verdict, a little smaller and higher than the text behind it.
fn shape_part(tone: Tone, base: &Part) -> Option<Part> {
    let shape = verdict_shape(tone)?;
    let size_pt = base.look.size_pt;
    Some(Part {
        look: Look { face: FaceId::Regular, size_pt: size_pt * SHAPE_SIZE, ..base.look },
        rise: size_pt * PT * SHAPE_RISE,
        after: SHAPE_GAP,
        link: None,
        ..base.with(shape)
    })
}

/// Returns the shape that stands before a verdict.
pub(crate) fn verdict_shape(tone: Tone) -> Option<&'static str> {
    match tone {
        Tone::Good => Some("●"),
        Tone::Bad => Some("◆"),
        Tone::Plain | Tone::Muted | Tone::Accent => None,
    }
}

/// Returns whether a line may end behind the sign between two parts of a word.
fn is_joint(character: char) -> bool {
    matches!(character, '-' | '/' | '\u{2010}' | '–')
}

/// Returns whether letters enough stand on both sides of the sign that ends `before`.
fn breaks_after(before: &str, behind: &str) -> bool {
    let letters = behind.chars().take_while(|character| character.is_alphabetic());
    before.chars().count() > LEAST_LETTERS
        && before.chars().rev().nth(1).is_some_and(char::is_alphanumeric)
        && letters.take(LEAST_LETTERS).count() == LEAST_LETTERS
}

/// Returns whether a link leads anywhere from within a single file.
fn is_followed(target: &str) -> bool {
    ["#", "http://", "https://"].iter().any(|start| target.starts_with(start))
}

/// Where the text says that a word may be broken.
const SOFT_HYPHEN: char = '\u{ad}';

/// Returns whether a character is only a hint to a text system and has no look of its own. Marks
/// that turn the direction of a text are none of these: they are shown, as what no face has.
fn is_ignorable(character: char) -> bool {
    matches!(character, '\u{200c}' | '\u{200d}' | '\u{2060}' | '\u{feff}' | '\u{fe00}'..='\u{fe0f}')
}
