//! The look: `templates/theme.yaml`, checked.

use serde::Deserialize;

use crate::render::display::{PT, Rgb};
use crate::render::error::Error;
use crate::report::document::{Paper, ProseStyle, Tone};

const SHIPPED: &str = include_str!("../../templates/theme.yaml");

/// Every colour, size and distance the renderer uses.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Theme {
    /// Colours by meaning.
    pub colours: Colours,
    /// Sizes of text by part.
    pub text: TextSizes,
    /// Letter spacing in em.
    pub tracking_em: f32,
    /// Letter spacing of the title in em.
    pub tracking_title_em: f32,
    /// Sheets.
    pub pages: Sheets,
    /// Distance between grid columns.
    pub gutter: f32,
    /// The bar at the top left of every page.
    pub mark: Mark,
    /// Widths of rules.
    pub rules: Rules,
    /// Distances inside a block.
    pub spacing: Spacing,
    /// Distances inside a table.
    pub table: TableSpacing,
    /// Widths of lines in charts.
    pub chart: ChartLines,
}

/// Colours by meaning.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "theme.yaml names each")]
pub struct Colours {
    pub ink: Rgb,
    pub text2: Rgb,
    pub grey: Rgb,
    pub previous: Rgb,
    pub hair: Rgb,
    pub pale: Rgb,
    pub accent: Rgb,
    pub good: Rgb,
    pub bad: Rgb,
}

/// Sizes of text by part.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "theme.yaml names each")]
pub struct TextSizes {
    pub title: TextSize,
    pub figure: TextSize,
    pub lead: TextSize,
    pub message: TextSize,
    pub name: TextSize,
    pub text: TextSize,
    pub small: TextSize,
    pub note: TextSize,
    pub caption: TextSize,
    pub kicker: TextSize,
    pub list: TextSize,
    pub cell: TextSize,
    pub head: TextSize,
    pub label: TextSize,
}

/// One size of text.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TextSize {
    /// Size in points.
    pub size_pt: f32,
    /// Distance from line to line in points.
    pub leading_pt: f32,
    /// Whether all of it is bold.
    #[serde(default)]
    pub bold: bool,
}

/// The sheets.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sheets {
    /// A4 upright.
    pub portrait: Sheet,
    /// A4 across.
    pub landscape: Sheet,
}

/// One sheet.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sheet {
    /// Width of the paper.
    pub width: f32,
    /// Height of the paper.
    pub height: f32,
    /// Margin left and right.
    pub side: f32,
    /// Where the page mark starts.
    pub top: f32,
    /// Where the kicker starts.
    pub kicker: f32,
    /// Where content starts on a page that continues a block.
    pub continued: f32,
    /// Where content ends.
    pub content: f32,
    /// Where the rule of the footer lies.
    pub footer: f32,
}

/// The page mark.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "theme.yaml names each")]
pub struct Mark {
    pub width: f32,
    pub height: f32,
}

/// Widths of rules.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "theme.yaml names each")]
pub struct Rules {
    pub hair_pt: f32,
    pub section_pt: f32,
    pub head_pt: f32,
    pub block_pt: f32,
}

/// Distances inside a block.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "theme.yaml names each")]
pub struct Spacing {
    pub block_top: f32,
    pub section_top: f32,
    pub head_body: f32,
    pub lead_text: f32,
    pub body_note: f32,
    pub body_caption: f32,
    pub body_body: f32,
    pub side_head: u8,
}

/// Distances inside a table.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "theme.yaml names each")]
pub struct TableSpacing {
    pub cell_side: f32,
    pub text_after_figures: f32,
    pub head_below: f32,
    pub row_air: f32,
}

/// Widths of lines in charts.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "theme.yaml names each")]
pub struct ChartLines {
    pub axis: f32,
    pub actual: f32,
    pub previous: f32,
    pub plan: f32,
    pub casing: f32,
    pub target: f32,
    pub interval: f32,
    pub hair: f32,
    pub outline: f32,
    pub hatch: f32,
    pub hatch_step: f32,
}

impl Theme {
    /// Returns the theme shipped with the program.
    pub fn shipped() -> Self {
        Self::from_yaml("templates/theme.yaml", SHIPPED).expect("the shipped theme is valid")
    }

    /// Reads a theme; `file` is named in errors.
    ///
    /// # Errors
    ///
    /// [`Error::Theme`] when a value is missing, unknown or of the wrong kind.
    pub fn from_yaml(file: &str, text: &str) -> Result<Self, Error> {
        serde_yaml::from_str(text)
            .map_err(|source| Error::Theme { file: file.to_owned(), source: Box::new(source) })
    }

    /// Returns the sheet for a paper.
    pub fn sheet(&self, paper: Paper) -> Sheet {
        match paper {
            Paper::Portrait => self.pages.portrait,
            Paper::Landscape => self.pages.landscape,
        }
    }

    /// Returns the size of a part of the page.
    pub fn size(&self, style: ProseStyle) -> TextSize {
        match style {
            ProseStyle::Title => self.text.title,
            ProseStyle::Lead => self.text.lead,
            ProseStyle::Message => self.text.message,
            ProseStyle::Caption => self.text.caption,
            ProseStyle::Name => self.text.name,
            ProseStyle::Text => self.text.text,
            ProseStyle::Small => self.text.small,
            ProseStyle::Note => self.text.note,
            ProseStyle::Kicker => self.text.kicker,
            ProseStyle::Figure => self.text.figure,
        }
    }

    /// Returns the colour of a tone over a base colour.
    pub fn tone(&self, tone: Tone, plain: Rgb) -> Rgb {
        match tone {
            Tone::Plain => plain,
            Tone::Muted => self.colours.text2,
            Tone::Accent => self.colours.accent,
            Tone::Good => self.colours.good,
            Tone::Bad => self.colours.bad,
        }
    }
}

impl Sheet {
    /// Returns the left edge of a grid column.
    pub fn column(&self, column: u8, gutter: f32) -> f32 {
        self.side + f32::from(column) * (self.unit(gutter) + gutter)
    }

    /// Returns the width of a number of grid columns.
    pub fn span(&self, columns: u8, gutter: f32) -> f32 {
        f32::from(columns) * (self.unit(gutter) + gutter) - gutter
    }

    fn unit(&self, gutter: f32) -> f32 {
        (self.width - 2.0 * self.side - 11.0 * gutter) / 12.0
    }
}

impl TextSize {
    /// Returns the distance from line to line in millimetres.
    pub fn leading(&self) -> f32 {
        self.leading_pt * PT
    }
}

impl<'de> Deserialize<'de> for Rgb {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        parse_colour(&text).map_err(serde::de::Error::custom)
    }
}

fn parse_colour(text: &str) -> Result<Rgb, Error> {
    let wrong = || Error::Colour { found: text.to_owned() };
    let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6).ok_or_else(wrong)?;
    let value = u32::from_str_radix(digits, 16).map_err(|_| wrong())?;
    let [_, red, green, blue] = value.to_be_bytes();
    Ok(Rgb(red, green, blue))
}

#[cfg(test)]
mod tests {
    use crate::render::display::Rgb;
    use crate::render::theme::{Theme, parse_colour};
    use crate::report::document::Paper;

    #[test]
    fn grid_columns_have_the_widths_of_the_design() {
        let theme = Theme::shipped();
        let portrait = theme.sheet(Paper::Portrait);
        let landscape = theme.sheet(Paper::Landscape);
        assert!((portrait.span(3, theme.gutter) - 42.0).abs() < 0.01);
        assert!((portrait.span(9, theme.gutter) - 134.0).abs() < 0.01);
        assert!((landscape.span(6, theme.gutter) - 131.5).abs() < 0.01);
        assert!((landscape.column(9, theme.gutter) - 218.25).abs() < 0.01);
    }

    #[test]
    fn colours_are_six_hexadecimal_digits() {
        assert_eq!(parse_colour("#1B5FA8").unwrap(), Rgb(0x1B, 0x5F, 0xA8));
        assert!(parse_colour("#1B5FA").is_err());
        assert!(parse_colour("1B5FA8").is_err());
        assert!(parse_colour("#1B5FAG").is_err());
    }

    #[test]
    fn an_unknown_key_is_refused_with_its_name() {
        let error = Theme::from_yaml("t.yaml", "colors: {}").unwrap_err();
        let cause = std::error::Error::source(&error).unwrap().to_string();
        assert!(cause.contains("colors"), "{cause}");
    }
}
