//! The look: `templates/theme.yaml`, checked.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Deserialize;

use crate::render::display::{PT, Rgb};
use crate::render::fonts::own::Typeface;
use crate::render::image::Image;
use crate::report::Brand;
use crate::report::document::{Paper, ProseStyle, Tone};

/// The theme shipped with the program, as it is written.
pub const SHIPPED: &str = include_str!("../../templates/theme.yaml");

/// Every colour, size and distance the renderer uses.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Theme {
    /// What is the company's own on every page.
    pub brand: BrandFile,
    /// The names of the font files.
    pub fonts: FontFiles,
    /// The files that the theme names, read.
    #[serde(skip)]
    pub own: Own,
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

/// The company's own, as it is written.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BrandFile {
    /// The file of the logo; empty without one.
    pub logo: String,
    /// Height of the logo.
    pub logo_height: f32,
    /// The line in the foot; empty for the company's name.
    pub company_line: String,
    /// The confidentiality mark; empty for the word of each language.
    pub confidentiality: PerLanguage,
}

/// One text for all languages, or one each.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub enum PerLanguage {
    /// The same everywhere.
    All(String),
    /// By tag.
    Each(BTreeMap<String, String>),
}

/// Font files; empty for the shipped ones.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "theme.yaml names each")]
pub struct FontFiles {
    pub regular: String,
    pub semibold: String,
    pub italic: String,
}

/// The files a theme names.
#[derive(Clone, Debug, Default)]
pub struct Own {
    /// The logo.
    pub logo: Option<Arc<Image>>,
    /// The faces: regular, semibold, italic.
    pub faces: Option<Arc<[Typeface; 3]>>,
    /// The style sheet of HTML in place of the shipped one.
    pub style: Option<Arc<str>>,
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
        serde_yaml::from_str(SHIPPED).expect("the shipped theme is valid")
    }

    /// Returns what documents print as the company's own.
    pub fn brand(&self) -> Brand {
        let marks = match &self.brand.confidentiality {
            PerLanguage::All(text) => BTreeMap::from([(Brand::ALL.to_owned(), text.clone())]),
            PerLanguage::Each(texts) => texts.clone(),
        };
        Brand::new(&self.brand.company_line, marks)
    }

    /// Returns the width of the logo at its height; none without a logo.
    pub fn logo_width(&self) -> Option<f32> {
        self.own.logo.as_ref().map(|logo| self.brand.logo_height * logo.aspect())
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
        let wrong = || serde::de::Error::custom(format!("`{text}` is not a colour"));
        Self::parse(&text).ok_or_else(wrong)
    }
}

impl Rgb {
    /// Reads a colour such as `#1B242C`.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6)?;
        let legal = digits.bytes().all(|digit| digit.is_ascii_hexdigit());
        let value = u32::from_str_radix(digits, 16).ok().filter(|_| legal)?;
        let [_, red, green, blue] = value.to_be_bytes();
        Some(Self(red, green, blue))
    }
}

#[cfg(test)]
mod tests {
    use crate::render::display::Rgb;
    use crate::render::theme::Theme;
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
        assert_eq!(Rgb::parse("#1B5FA8"), Some(Rgb(0x1B, 0x5F, 0xA8)));
        for wrong in ["#1B5FA", "1B5FA8", "#1B5FAG", "#+1B5FA", "teal", ""] {
            assert_eq!(Rgb::parse(wrong), None, "{wrong}");
        }
    }
}
