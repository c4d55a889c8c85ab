//! How cells look: the colours of the theme, number formats that every locale reads its own way.

use std::collections::BTreeMap;

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

use crate::{
    render::{display::Rgb, theme::Theme},
    report::workbook::Style,
};

/// Inter is on few machines, and spreadsheets take one face only.
const FACE: &str = "Calibri";
/// ISO days, which no locale turns round.
const DAY: &str = "yyyy-mm-dd";

/// The format of each style.
pub(super) struct Styles {
    formats: BTreeMap<Style, Format>,
    marked: Format,
}

impl Styles {
    /// Makes the formats for amounts with so many decimals.
    pub(super) fn new(theme: &Theme, decimals: u8) -> Self {
        let money = match decimals {
            0 => "#,##0".to_owned(),
            decimals => format!("#,##0.{}", "0".repeat(decimals.into())),
        };
        let formats = ALL.map(|style| (style, format(style, theme, &money)));
        let bad = colour(theme.colours.bad);
        Self { formats: formats.into(), marked: Format::new().set_font_color(bad).set_bold() }
    }

    /// Returns the format of a style.
    pub(super) fn of(&self, style: Style) -> &Format {
        &self.formats[&style]
    }

    /// Returns how a marked word stands out.
    pub(super) fn marked(&self) -> &Format {
        &self.marked
    }
}

const ALL: [Style; 22] = [
    Style::Title,
    Style::Lead,
    Style::Blank,
    Style::Block,
    Style::Head,
    Style::HeadRight,
    Style::Text,
    Style::Long,
    Style::Name,
    Style::Class,
    Style::Money,
    Style::Count,
    Style::Percent,
    Style::Ratio,
    Style::Day,
    Style::TotalMoney,
    Style::TotalCount,
    Style::TotalPercent,
    Style::TotalName,
    Style::InputPercent,
    Style::InputRatio,
    Style::InputCount,
];

fn format(style: Style, theme: &Theme, money: &str) -> Format {
    let colours = &theme.colours;
    let base = Format::new()
        .set_font_name(FACE)
        .set_font_size(10)
        .set_font_color(colour(colours.ink))
        .set_align(FormatAlign::VerticalCenter);
    let ruled = |format: Format| {
        format.set_border_bottom(FormatBorder::Hair).set_border_bottom_color(colour(colours.hair))
    };
    let head = |format: Format| {
        format
            .set_font_color(colour(colours.text2))
            .set_border_bottom(FormatBorder::Thin)
            .set_border_bottom_color(colour(colours.ink))
            .set_text_wrap()
            .set_align(FormatAlign::Bottom)
    };
    let total = |format: Format| {
        format
            .set_bold()
            .set_border_top(FormatBorder::Thin)
            .set_border_top_color(colour(colours.ink))
    };
    // A figure keeps off the text in the next column.
    let figure = |format: Format| format.set_align(FormatAlign::Right).set_indent(1);
    let input = |format: Format| {
        figure(ruled(format))
            .set_bold()
            .set_font_color(colour(colours.accent))
            .set_background_color(colour(colours.pale))
    };
    match style {
        Style::Title => base.set_bold().set_font_size(16),
        Style::Lead => base.set_font_color(colour(colours.text2)),
        Style::Blank => base,
        Style::Block => base.set_bold().set_font_size(11).set_font_color(colour(colours.accent)),
        Style::Head => head(base),
        Style::HeadRight => figure(head(base)),
        Style::Text | Style::Class => ruled(base),
        Style::Long => ruled(base).set_text_wrap(),
        Style::Name => ruled(base).set_bold(),
        Style::Money => figure(ruled(base)).set_num_format(money),
        Style::Count => figure(ruled(base)).set_num_format("#,##0"),
        Style::Percent => figure(ruled(base)).set_num_format("0.0%"),
        Style::Ratio => figure(ruled(base)).set_num_format("0.000"),
        Style::Day => ruled(base).set_num_format(DAY).set_align(FormatAlign::Left),
        Style::TotalMoney => figure(total(base)).set_num_format(money),
        Style::TotalCount => figure(total(base)).set_num_format("#,##0"),
        Style::TotalPercent => figure(total(base)).set_num_format("0.0%"),
        Style::TotalName => total(base),
        Style::InputPercent => input(base).set_num_format("0.0%"),
        Style::InputRatio => input(base).set_num_format("0.00"),
        Style::InputCount => input(base).set_num_format("0"),
    }
}

fn colour(Rgb(red, green, blue): Rgb) -> Color {
    Color::RGB(u32::from(red) << 16 | u32::from(green) << 8 | u32::from(blue))
}
