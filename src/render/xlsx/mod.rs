//! A workbook as an Office Open XML file.
//!
//! Text is written as text whatever it begins with, so no cell of the source becomes a formula. The
//! same workbook gives the same bytes: the file says it was made on the as-of date.

mod styles;

use rust_xlsxwriter::{
    ConditionalFormatCell, ConditionalFormatCellRule, DataValidation, DataValidationRule,
    DocProperties, ExcelDateTime, Format, Formula, Worksheet, XlsxError,
};

use crate::{
    model::Date,
    render::{Error, theme::Theme, xlsx::styles::Styles},
    report::workbook::{Cell, Input, Margins, Outcome, Sheet, Style, Table, Value, Workbook},
};

/// The longest text a cell holds; longer ones are cut and end with `…`.
const LONGEST: usize = 32_000;
/// The longest header or footer.
const LONGEST_MARGIN: usize = 80;
/// The height of the row of the title, in points.
const TITLE_HEIGHT: f64 = 24.0;
/// The height of one line of text, in points.
const LINE_HEIGHT: f64 = 14.0;
/// Characters across a printed page; wider sheets go on to the next with their first columns.
const PAGE_WIDTH: f64 = 250.0;
/// A4.
const PAPER: u8 = 9;

/// Writes a workbook.
///
/// # Errors
///
/// [`Error::Workbook`] when a sheet leaves the limits of the format, such as a million rows.
pub fn write(theme: &Theme, workbook: &Workbook) -> Result<Vec<u8>, Error> {
    let broken = |source| Error::Workbook { document: workbook.title.clone(), source };
    file(theme, workbook).map_err(broken)
}

fn file(theme: &Theme, workbook: &Workbook) -> Result<Vec<u8>, XlsxError> {
    let styles = Styles::new(theme, workbook.decimals);
    let mut file = rust_xlsxwriter::Workbook::new();
    let properties = DocProperties::new()
        .set_title(&workbook.title)
        .set_author(&workbook.company)
        .set_company(&workbook.company)
        .set_creation_datetime(&day(workbook.as_of)?);
    file.set_properties(&properties);
    for sheet in &workbook.sheets {
        let page = file.add_worksheet();
        page.set_name(&sheet.name)?;
        fill(page, sheet, &styles)?;
        arrange(page, sheet, &styles)?;
        print(page, sheet)?;
    }
    for (name, formula) in &workbook.names {
        file.define_name(*name, formula)?;
    }
    file.save_to_buffer()
}

fn fill(page: &mut Worksheet, sheet: &Sheet, styles: &Styles) -> Result<(), XlsxError> {
    for (row, cells) in (0..).zip(&sheet.rows) {
        for (column, cell) in (0..).zip(cells) {
            put(page, (row, column), cell, styles.of(cell.style))?;
        }
        if let Some(lines) = lines(cells, &sheet.widths) {
            page.set_row_height(row, f64::from(lines) * LINE_HEIGHT)?;
        }
    }
    Ok(())
}

/// Returns the lines of a row whose text runs over several; not every program finds out by itself.
fn lines(cells: &[Cell], widths: &[f64]) -> Option<u32> {
    let of = |(cell, width): (&Cell, &f64)| match &cell.value {
        Value::Text(text) if cell.style == Style::Long => {
            let letters = u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "above 0")]
            let lines = (f64::from(letters) / width).ceil() as u32;
            Some(lines)
        }
        _ => None,
    };
    cells.iter().zip(widths).filter_map(of).max().filter(|lines| *lines > 1)
}

fn put(
    page: &mut Worksheet,
    (row, column): (u32, u16),
    cell: &Cell,
    format: &Format,
) -> Result<(), XlsxError> {
    match &cell.value {
        Value::Empty if cell.style == Style::Blank => page,
        Value::Empty => page.write_blank(row, column, format)?,
        Value::Text(text) => page.write_string_with_format(row, column, fitting(text), format)?,
        Value::Number(number) => page.write_number_with_format(row, column, *number, format)?,
        Value::Day(date) => page.write_datetime_with_format(row, column, &day(*date)?, format)?,
        Value::Formula { text, result } => {
            let result = match result {
                Outcome::Text(text) => fitting(text),
                Outcome::Number(number) => number.to_string(),
            };
            let formula = Formula::new(text).set_result(result);
            page.write_formula_with_format(row, column, formula, format)?
        }
    };
    Ok(())
}

fn arrange(page: &mut Worksheet, sheet: &Sheet, styles: &Styles) -> Result<(), XlsxError> {
    for (column, width) in (0..).zip(&sheet.widths) {
        page.set_column_width(column, *width)?;
    }
    page.set_screen_gridlines(false);
    page.set_row_height(0, TITLE_HEIGHT)?;
    let last = u32::try_from(sheet.rows.len()).unwrap_or(u32::MAX).saturating_sub(1);
    if let Some(Table { head, columns }) = sheet.table {
        page.set_freeze_panes(head + 1, sheet.kept)?;
        page.autofilter(head, 0, last.max(head + 1), columns - 1)?;
        page.set_repeat_rows(head, head)?;
        for (column, word) in &sheet.marked {
            let rule = ConditionalFormatCellRule::EqualTo(word.as_str());
            let marked = ConditionalFormatCell::new().set_rule(rule).set_format(styles.marked());
            page.add_conditional_format(head + 1, *column, last.max(head + 1), *column, &marked)?;
        }
    }
    for input in &sheet.inputs {
        page.add_data_validation(input.row, input.column, input.row, input.column, &check(input)?)?;
    }
    Ok(())
}

fn check(input: &Input) -> Result<DataValidation, XlsxError> {
    let (least, most) = input.between;
    DataValidation::new()
        .allow_decimal_number(DataValidationRule::Between(least, most))
        .set_error_message(&input.refusal)
}

fn print(page: &mut Worksheet, sheet: &Sheet) -> Result<(), XlsxError> {
    let Margins { company, title, origin, readers } = &sheet.margins;
    let width: f64 = sheet.widths.iter().sum();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few pages")]
    let pages = (width / PAGE_WIDTH).ceil() as u16;
    page.set_landscape().set_paper_size(PAPER).set_print_fit_to_pages(pages, 0);
    if sheet.kept > 0 {
        page.set_repeat_columns(0, sheet.kept - 1)?;
    }
    page.set_margins(0.5, 0.5, 0.75, 0.75, 0.3, 0.3);
    page.set_header(format!("&L{}&R{}", margin(company), margin(title)));
    page.set_footer(format!("&L{}&C{}&R&P / &N", margin(origin), margin(readers)));
    Ok(())
}

/// Writes text for a header or footer, where `&` begins a command.
fn margin(text: &str) -> String {
    cut(text, LONGEST_MARGIN).replace('&', "&&")
}

fn fitting(text: &str) -> String {
    cut(text, LONGEST)
}

fn cut(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    text.chars().take(most - 1).chain(['…']).collect()
}

fn day(date: Date) -> Result<ExcelDateTime, XlsxError> {
    let number = |part: i8| u8::try_from(part).expect("months and days are above zero");
    let year = u16::try_from(date.year()).expect("sales have a year of our era");
    ExcelDateTime::from_ymd(year, number(date.month()), number(date.day()))
}
