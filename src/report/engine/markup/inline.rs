//! Text: runs of one look, white space folded.

use std::collections::BTreeSet;

use crate::report::{
    document::{Run, Tone},
    engine::markup::{
        Fault,
        tag::{Content, Tag, WHITE},
    },
};

/// Whether `br` may stand in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Breaks {
    /// In table heads and cells, where lines are set by hand.
    Kept,
    /// Everywhere else: text is broken by its measure.
    Refused,
}

/// Reads the text inside `tag`.
pub(super) fn runs(tag: Tag<'_, '_>, breaks: Breaks) -> Result<Vec<Run>, Fault> {
    let mut text = Text { runs: vec![], space: None, breaks };
    text.read(tag, &Run::default())?;
    Ok(text.runs)
}

/// A text being put together.
struct Text {
    runs: Vec<Run>,
    /// A space that is written only if something follows, in the look of where it stood.
    space: Option<Run>,
    breaks: Breaks,
}

impl Text {
    fn read(&mut self, tag: Tag<'_, '_>, look: &Run) -> Result<(), Fault> {
        for content in tag.content() {
            match content {
                Content::Text(text) => text.chars().for_each(|letter| self.push(letter, look)),
                Content::Element(tag) if tag.name() == "br" => self.new_line(tag, look)?,
                Content::Element(tag) => self.read(tag, &inner_look(tag, look, self.breaks)?)?,
            }
        }
        Ok(())
    }

    fn push(&mut self, letter: char, look: &Run) {
        if WHITE.contains(&letter) {
            let starts = self.runs.last().is_none_or(|run| run.text.ends_with('\n'));
            if !starts && self.space.is_none() {
                self.space = Some(look.clone());
            }
            return;
        }
        if let Some(space) = self.space.take() {
            self.write(' ', &space);
        }
        self.write(letter, look);
    }

    fn new_line(&mut self, tag: Tag<'_, '_>, look: &Run) -> Result<(), Fault> {
        tag.allow(&[])?.empty()?;
        if self.breaks == Breaks::Refused {
            return Err(tag.fault(
                "a line break outside a table".to_owned(),
                "start a new paragraph".to_owned(),
            ));
        }
        self.space = None;
        self.write('\n', look);
        Ok(())
    }

    fn write(&mut self, letter: char, look: &Run) {
        match self.runs.last_mut().filter(|last| same_look(last, look)) {
            Some(last) => last.text.push(letter),
            None => self.runs.push(Run { text: letter.to_string(), ..look.clone() }),
        }
    }
}

fn same_look(left: &Run, right: &Run) -> bool {
    let look = |run: &Run| (run.bold, run.italic, run.tone);
    look(left) == look(right) && left.link == right.link
}

/// Returns the look inside `tag`, which stands in a text of the look `outer`.
fn inner_look(tag: Tag<'_, '_>, outer: &Run, breaks: Breaks) -> Result<Run, Fault> {
    let look = outer.clone();
    match tag.name() {
        "b" => tag.allow(&[]).map(|_| Run { bold: true, ..look }),
        "i" => tag.allow(&[]).map(|_| Run { italic: true, ..look }),
        "span" => Ok(Run { tone: tone(tag.allow(&["class"])?)?, ..look }),
        "a" => Ok(Run { link: Some(link(tag.allow(&["href"])?)?), ..look }),
        _ if breaks == Breaks::Kept => Err(tag.misplaced(&["b", "i", "span", "a", "br"])),
        _ => Err(tag.misplaced(&["b", "i", "span", "a"])),
    }
}

fn tone(tag: Tag<'_, '_>) -> Result<Tone, Fault> {
    tag.required("class")?;
    Ok(match tag.choice("class", &["muted", "accent", "good", "bad"])? {
        Some("muted") => Tone::Muted,
        Some("accent") => Tone::Accent,
        Some("good") => Tone::Good,
        _ => Tone::Bad,
    })
}

/// Returns where a link leads: a relative path, `#block`, or a web or mail address.
fn link(tag: Tag<'_, '_>) -> Result<String, Fault> {
    let href = tag.required("href")?.trim();
    let scheme = href.split(['/', '#', '?']).next().and_then(|start| start.split_once(':'));
    match scheme {
        None | Some(("https" | "http" | "mailto", _)) => Ok(href.to_owned()),
        Some((scheme, _)) => Err(tag.fault(
            format!("a link by `{scheme}:`, expected a path, `#block`, https, http or mailto"),
            "link to a file of the report folder, for example `accounts/a1.html`".to_owned(),
        )),
    }
}

/// Refuses links to blocks that the document does not have.
pub(super) fn check_links(root: Tag<'_, '_>, ids: &BTreeSet<String>) -> Result<(), Fault> {
    for content in root.content() {
        let Content::Element(tag) = content else { continue };
        let target = tag.text("href").and_then(|href| href.trim().strip_prefix('#'));
        if let Some(id) = target.filter(|id| tag.name() == "a" && !ids.contains(*id)) {
            let ids: Vec<&String> = ids.iter().collect();
            return Err(tag.unknown(&format!("there is no block `{id}`"), id, &ids));
        }
        check_links(tag, ids)?;
    }
    Ok(())
}
