//! Lines of text: words measured, broken, placed.

use std::collections::BTreeSet;

use crate::render::display::{Anchor, Area, Item, Look, PT, Point, Rgb};
use crate::render::fonts::Fonts;
use crate::render::layout::hyphens::{Hyphens, Rank};
use crate::render::layout::words::{Part, Word};
use crate::render::theme::{TextSize, Theme};
use crate::report::document::{Align, Run};

/// Room for rounding.
const SLACK: f32 = 0.01;

/// The part of a line that must be left empty before a word that would fit the next one is broken:
/// at a place the text or the compound offers, and between syllables.
const RAGGED: f32 = 0.2;
const RAGGED_SYLLABLE: f32 = 0.35;

/// Lines below each other that may end with a hyphen.
const HYPHENS_IN_A_ROW: usize = 2;

/// How a text looks where its runs say nothing else.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Style {
    pub(crate) size: TextSize,
    pub(crate) colour: Rgb,
    pub(crate) breaks: Breaks,
}

/// Which words may be broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Breaks {
    /// Those wider than a line: titles and heads.
    TooWide,
    /// Also those that would leave much of a line empty: prose.
    Ragged,
}

/// Widths a text would take without a break.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Widths {
    /// Of its longest line.
    pub(crate) line: f32,
    /// Of its widest word.
    pub(crate) word: f32,
    /// Of its widest figure or code.
    pub(crate) code: f32,
}

/// One line.
#[derive(Clone, Debug, Default)]
pub(crate) struct Line {
    parts: Vec<Part>,
    pub(crate) width: f32,
}

/// Breaks text for one theme and language and notes the words it had to cut.
pub(crate) struct Typesetter<'a> {
    pub(crate) theme: &'a Theme,
    pub(crate) fonts: &'a Fonts,
    pub(crate) hyphens: Hyphens,
    pub(crate) cut_words: BTreeSet<String>,
    /// By how much the widest figure exceeds its column.
    pub(crate) wide_figure: Option<f32>,
}

impl<'a> Typesetter<'a> {
    /// Returns a typesetter for a BCP 47 language.
    pub(crate) fn new(theme: &'a Theme, fonts: &'a Fonts, language: &str) -> Self {
        let hyphens = Hyphens::of(language);
        Self { theme, fonts, hyphens, cut_words: BTreeSet::new(), wide_figure: None }
    }

    /// Returns the lines of a text at most `width` wide.
    pub(crate) fn lines(&mut self, runs: &[Run], style: Style, width: f32) -> Vec<Line> {
        let mut lines: Vec<Line> = vec![];
        let mut line = Line::default();
        let mut hyphens = 0;
        for word in self.words(runs, style) {
            if word.new_line && !line.parts.is_empty() {
                lines.push(std::mem::take(&mut line));
            }
            let mut rest = Some(word);
            while let Some(word) = rest.take() {
                let before = word.before.as_ref().filter(|_| !line.parts.is_empty());
                let space = before.map_or(0.0, |space| self.part_width(space));
                let left = width - line.width - space;
                if word.width <= left + SLACK {
                    self.append(&mut line, word);
                    continue;
                }
                let breaks =
                    if hyphens < HYPHENS_IN_A_ROW { style.breaks } else { Breaks::TooWide };
                let starts = line.parts.is_empty();
                let broken = self.broken(&word, breaks, (left, width, starts));
                hyphens = if broken.is_some() { hyphens + 1 } else { 0 };
                let (head, tail) = match broken {
                    Some((head, tail)) => (Some(head), Some(tail)),
                    None if starts => self.cut(word, width),
                    None => (None, Some(word)),
                };
                if let Some(head) = head {
                    self.append(&mut line, head);
                }
                if tail.is_some() {
                    lines.push(std::mem::take(&mut line));
                }
                rest = tail;
            }
        }
        if !line.parts.is_empty() {
            lines.push(line);
        }
        lines
    }

    /// Returns a word broken so that its first part fits what is left of a line, if that is worth
    /// it.
    fn broken(
        &self,
        word: &Word,
        breaks: Breaks,
        (left, width, starts): (f32, f32, bool),
    ) -> Option<(Word, Word)> {
        let must = word.width > width + SLACK;
        if !must && breaks == Breaks::TooWide || !starts && left < RAGGED * width {
            return None;
        }
        let text = word.text();
        let is_name = text.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_uppercase);
        let syllables = starts || left >= RAGGED_SYLLABLE * width && (must || !is_name);
        let mut places = self.hyphens.places(&text, &word.soft);
        places.retain(|place| syllables || place.rank != Rank::Syllable);
        places.sort_by_key(|place| (place.rank == Rank::Syllable, usize::MAX - place.at));
        places.iter().find_map(|place| {
            let (head, tail) = self.divided(word, place.at, true);
            (head.width <= left + SLACK).then_some((head, tail))
        })
    }

    /// Returns the part of a word that fits a line of its own, and the rest: a word without a place
    /// to break it. A figure stays whole and is noted.
    fn cut(&mut self, word: Word, width: f32) -> (Option<Word>, Option<Word>) {
        if word.is_figure() {
            let excess = word.width - width;
            self.wide_figure = Some(self.wide_figure.map_or(excess, |known| known.max(excess)));
            return (Some(word), None);
        }
        let text = word.text();
        let (fitting, joint) = self.fitting(&word, width);
        if fitting >= text.chars().count() {
            return (Some(word), None);
        }
        if joint.is_none() {
            self.cut_words.insert(text);
        }
        let (head, tail) = self.divided(&word, joint.unwrap_or(fitting), false);
        (Some(head), Some(tail))
    }

    /// Returns how many characters of a word fit a width, at least one, and how many of them end
    /// with a sign that joins names and addresses.
    fn fitting(&self, word: &Word, width: f32) -> (usize, Option<usize>) {
        let air: f32 = word.parts.iter().map(|part| part.after).sum();
        let (mut used, mut fitting, mut joint) = (air, 0, None);
        let letters = word.parts.iter().flat_map(|part| part.text.chars().map(|c| (part.look, c)));
        for (look, character) in letters {
            used += self.width(look, character.encode_utf8(&mut [0; 4]));
            if used > width && fitting > 0 {
                break;
            }
            fitting += 1;
            if ".@_/-&=?:;,".contains(character) {
                joint = Some(fitting);
            }
        }
        (fitting, joint)
    }

    /// Returns what a text would take without a break.
    pub(crate) fn widths(&self, runs: &[Run], style: Style) -> Widths {
        let mut widths = Widths::default();
        let mut line = 0.0;
        for word in self.words(runs, style) {
            if word.new_line {
                line = 0.0;
            }
            line += word.width;
            if let (Some(space), false) = (&word.before, word.new_line) {
                line += self.part_width(space);
            }
            widths.line = widths.line.max(line);
            widths.word = widths.word.max(word.width);
            if word.has_digits() {
                widths.code = widths.code.max(word.width);
            }
        }
        widths
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

    pub(super) fn parts_width(&self, parts: &[Part]) -> f32 {
        parts.iter().map(|part| self.part_width(part)).sum()
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
}
