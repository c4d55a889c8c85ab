//! Lines of text: runs broken at spaces, measured, placed.

use std::collections::BTreeSet;

use crate::render::display::{Anchor, Area, FaceId, Item, Look, PT, Point, Rgb};
use crate::render::fonts::Fonts;
use crate::render::theme::{TextSize, Theme};
use crate::report::document::{Align, Run, Tone};

/// Size of the verdict shape, its distance to the text and its rise, relative to the text size.
const SHAPE_SIZE: f32 = 0.8;
const SHAPE_GAP: f32 = 0.55;
const SHAPE_RISE: f32 = 0.06;

/// How a text looks where its runs say nothing else.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Style {
    pub(crate) size: TextSize,
    pub(crate) colour: Rgb,
}

/// A part of a line in one look.
#[derive(Clone, Debug)]
struct Part {
    text: String,
    look: Look,
    rise: f32,
    after: f32,
    link: Option<String>,
}

/// Something between two places where a line may end.
#[derive(Clone, Debug, Default)]
struct Word {
    parts: Vec<Part>,
    width: f32,
    /// The space in front, empty where a word continues after a hyphen.
    before: Option<Part>,
    breaks_before: bool,
    new_line: bool,
}

/// One line.
#[derive(Clone, Debug, Default)]
pub(crate) struct Line {
    parts: Vec<Part>,
    pub(crate) width: f32,
}

/// Breaks text for one theme and notes the words it had to cut.
pub(crate) struct Typesetter<'a> {
    pub(crate) theme: &'a Theme,
    pub(crate) fonts: &'a Fonts,
    pub(crate) cut_words: BTreeSet<String>,
}

impl Typesetter<'_> {
    /// Returns the lines of a text at most `width` wide.
    pub(crate) fn lines(&mut self, runs: &[Run], style: Style, width: f32) -> Vec<Line> {
        let mut lines: Vec<Line> = vec![];
        let mut line = Line::default();
        for word in self.words(runs, style) {
            for word in self.fitting(word, width) {
                let space = word.before.as_ref().map_or(0.0, |space| self.part_width(space));
                let full = line.width + space + word.width > width + 0.01;
                if !line.parts.is_empty() && (word.new_line || full && word.breaks_before) {
                    lines.push(std::mem::take(&mut line));
                }
                self.append(&mut line, word);
            }
        }
        if !line.parts.is_empty() {
            lines.push(line);
        }
        lines
    }

    /// Returns the width of a text on one line and of its widest word.
    pub(crate) fn natural_width(&self, runs: &[Run], style: Style) -> (f32, f32) {
        let (mut line, mut longest_line, mut longest_word, mut word_width) =
            (0.0, 0.0_f32, 0.0_f32, 0.0);
        for word in self.words(runs, style) {
            if word.new_line {
                line = 0.0;
            }
            if word.breaks_before || word.new_line {
                word_width = 0.0;
            }
            line += word.width;
            if let (Some(space), false) = (&word.before, word.new_line) {
                line += self.part_width(space);
            }
            word_width += word.width;
            longest_line = longest_line.max(line);
            longest_word = longest_word.max(word_width);
        }
        (longest_line, longest_word)
    }

    /// Returns the items of lines in a column: `area` gives place and width.
    pub(crate) fn place(
        &self,
        lines: &[Line],
        size: TextSize,
        area: Area,
        align: Align,
    ) -> Vec<Item> {
        let mut items = vec![];
        let mut top = area.y;
        for line in lines {
            let free = area.w - line.width;
            let start = area.x
                + match align {
                    Align::Left => 0.0,
                    Align::Right => free,
                    Align::Centre => free / 2.0,
                };
            let baseline = top + self.fonts.baseline(size.size_pt, size.leading_pt);
            self.place_line(line, Point::at(start, baseline), &mut items);
            top += size.leading();
        }
        items
    }

    fn place_line(&self, line: &Line, at: Point, items: &mut Vec<Item>) {
        let mut x = at.x;
        for (index, part) in line.parts.iter().enumerate() {
            let is_last = index + 1 == line.parts.len();
            let width = if is_last && part.link.is_none() {
                0.0
            } else {
                self.width(part.look, &part.text)
            };
            if let Some(target) = &part.link {
                let height = part.look.size_pt * PT;
                let area = Area::new(x, at.y - height, width, height * 1.3);
                items.push(Item::Link { area, target: target.clone() });
            }
            items.push(Item::Text {
                at: Point::at(x, at.y - part.rise),
                text: part.text.clone(),
                look: part.look,
                anchor: Anchor::Start,
            });
            x += width + part.after;
        }
    }

    fn part_width(&self, part: &Part) -> f32 {
        self.width(part.look, &part.text) + part.after
    }

    fn width(&self, look: Look, text: &str) -> f32 {
        self.fonts.width(look.face, look.size_pt, text)
    }

    fn append(&self, line: &mut Line, word: Word) {
        if line.parts.is_empty() && word.parts.len() == 1 {
            *line = Line { width: word.width, parts: word.parts };
            return;
        }
        let space = word.before.filter(|_| !line.parts.is_empty());
        for part in space.into_iter().chain(word.parts) {
            match line.parts.last_mut() {
                Some(last) if last.joins(&part) => {
                    let width = |text: &str| self.width(last.look, text);
                    // Kerning ends at spaces: only what follows the last one is measured anew.
                    let (_, tail) = last.text.rsplit_once(' ').unwrap_or(("", &last.text));
                    let joined = format!("{tail}{}", part.text);
                    line.width += width(&joined) - width(tail) + part.after;
                    last.text.push_str(&part.text);
                    last.after = part.after;
                }
                _ => {
                    line.width += self.part_width(&part);
                    line.parts.push(part);
                }
            }
        }
    }

    fn words(&self, runs: &[Run], style: Style) -> Vec<Word> {
        let mut words = vec![];
        let mut word = Word { breaks_before: true, ..Word::default() };
        for run in runs {
            let base = self.part(run, style);
            if let Some(shape) = shape_part(run.tone, &base) {
                word.parts.push(shape);
            }
            let mut text = String::new();
            let mut characters = run.text.chars().filter(|c| !is_ignorable(*c)).peekable();
            while let Some(character) = characters.next() {
                let ends = matches!(character, ' ' | '\n');
                if !ends {
                    text.push(character);
                }
                let hyphen = character == '-'
                    && text.chars().count() > 2
                    && characters.peek().is_some_and(|next| next.is_alphabetic());
                if ends || hyphen {
                    word.push(&mut text, &base);
                    let next = Word {
                        before: (character == ' ').then(|| base.with(" ")),
                        breaks_before: true,
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
            word.width = word.parts.iter().map(|part| self.part_width(part)).sum();
        }
        words
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

    /// Returns the word, or its pieces when it is wider than the line.
    fn fitting(&mut self, word: Word, width: f32) -> Vec<Word> {
        if word.width <= width + 0.01 {
            return vec![word];
        }
        self.cut_words.insert(word.parts.iter().map(|part| part.text.as_str()).collect());
        let mut pieces = vec![Word { parts: vec![], width: 0.0, ..word.clone() }];
        for part in &word.parts {
            for character in part.text.chars() {
                let piece = part.with(&character.to_string());
                let needs = self.part_width(&piece);
                let last = pieces.last_mut().expect("there is always a piece");
                if last.width + needs > width && !last.parts.is_empty() {
                    pieces.push(Word { breaks_before: true, ..Word::default() });
                }
                let last = pieces.last_mut().expect("there is always a piece");
                last.width += needs;
                last.parts.push(piece);
            }
        }
        pieces
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

impl Part {
    fn with(&self, text: &str) -> Self {
        Self { text: text.to_owned(), ..self.clone() }
    }

    fn joins(&self, next: &Self) -> bool {
        self.look == next.look
            && self.after == 0.0
            && self.link == next.link
            && (self.rise - next.rise).abs() < f32::EPSILON
    }
}

impl Word {
    fn push(&mut self, text: &mut String, base: &Part) {
        if !text.is_empty() {
            self.parts.push(base.with(text));
            text.clear();
        }
    }
}

/// Returns the shape that stands before a verdict.
pub(crate) fn verdict_shape(tone: Tone) -> Option<&'static str> {
    match tone {
        Tone::Good => Some("●"),
        Tone::Bad => Some("◆"),
        Tone::Plain | Tone::Muted | Tone::Accent => None,
    }
}

/// Returns whether a link leads anywhere from within a single file.
fn is_followed(target: &str) -> bool {
    ["#", "http://", "https://"].iter().any(|start| target.starts_with(start))
}

/// Returns whether a character is only a hint to a text system and has no look of its own.
fn is_ignorable(character: char) -> bool {
    matches!(character, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{fe00}'..='\u{fe0f}')
}
