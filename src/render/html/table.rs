//! Tables as HTML, each in a container that scrolls by itself on narrow screens.

use crate::render::html::elements::Writer;
use crate::render::html::escape::escape;
use crate::render::html::search;
use crate::render::svg::number;
use crate::report::document::{Align, Row, RowKind, Search, Table, TableCell};

/// Writes a table, with the count of its rows as caption when a search stands above it.
pub(super) fn write(writer: &mut Writer<'_>, table: &Table, search: Option<&Search>) {
    let row = number(table.row_mm);
    let width = number(table.columns.iter().filter_map(|column| column.width_mm).sum());
    let label = writer.label.attribute();
    writer.raw(&format!(
        "<div class=\"scroll\" role=\"group\" tabindex=\"0\"{label}><table{label} \
         style=\"--row-height:{row};--width:{width}\">\n"
    ));
    if let Some(search) = search {
        search::caption(writer, search);
    }
    writer.raw("<colgroup>");
    for column in &table.columns {
        match column.width_mm {
            Some(width) => writer.raw(&format!("<col style=\"--w:{}\"/>", number(width))),
            None => writer.raw("<col/>"),
        }
    }
    writer.raw("</colgroup>\n");
    head(writer, table);
    writer.raw("<tbody>\n");
    for row in &table.rows {
        write_row(writer, table, row);
    }
    writer.raw("</tbody>\n</table></div>\n");
}

fn head(writer: &mut Writer<'_>, table: &Table) {
    let headed =
        table.columns.iter().any(|column| !column.head.is_empty() || column.axis.is_some());
    if !headed && table.groups.is_empty() {
        return;
    }
    writer.raw("<thead>\n");
    if !table.groups.is_empty() {
        writer.raw("<tr class=\"groups\">");
        for group in &table.groups {
            let text = escape(&group.text);
            if text.is_empty() {
                writer.raw(&format!("<td colspan=\"{}\"></td>", group.span));
            } else {
                let span = group.span;
                writer.raw(&format!(
                    "<th scope=\"colgroup\" colspan=\"{span}\"><span>{text}</span></th>"
                ));
            }
        }
        writer.raw("</tr>\n");
    }
    writer.raw("<tr>");
    for (index, column) in table.columns.iter().enumerate() {
        let class = class(table, index);
        if let Some(axis) = &column.axis {
            writer.raw(&format!("<th scope=\"col\"{class}>"));
            writer.chart(axis);
            writer.raw("</th>");
        } else if column.head.is_empty() {
            writer.raw(&format!("<td{class}></td>"));
        } else {
            writer.raw(&format!("<th scope=\"col\"{class}>"));
            writer.runs(&column.head);
            writer.raw("</th>");
        }
    }
    writer.raw("</tr>\n</thead>\n");
}

fn write_row(writer: &mut Writer<'_>, table: &Table, row: &Row) {
    let kind = match row.kind {
        RowKind::Body => "",
        RowKind::Sub => " class=\"sub\"",
        RowKind::Subtotal => " class=\"subtotal\"",
        RowKind::Total => " class=\"total\"",
    };
    writer.raw(&format!("<tr{kind}>"));
    for (index, cell) in row.cells.iter().enumerate() {
        let class = class(table, index);
        let names_row = index == 0;
        let (open, close) = match row.kind {
            RowKind::Sub => {
                (format!("<th scope=\"rowgroup\" colspan=\"{}\">", table.columns.len()), "</th>")
            }
            _ if names_row => (format!("<th scope=\"row\"{class}>"), "</th>"),
            _ => (format!("<td{class}>"), "</td>"),
        };
        writer.raw(&open);
        match cell {
            TableCell::Text(runs) => writer.runs(runs),
            TableCell::Chart(chart) => writer.chart(chart),
        }
        writer.raw(close);
    }
    let empty = table.columns.len().saturating_sub(row.cells.len());
    if row.kind != RowKind::Sub && empty > 0 {
        writer.raw(&format!("<td colspan=\"{empty}\"></td>"));
    }
    writer.raw("</tr>\n");
}

/// Returns the class of a column: how it is aligned, and whether it needs air to its left.
fn class(table: &Table, index: usize) -> &'static str {
    let align = |index: usize| table.columns.get(index).map(|column| column.align);
    let follows_figures = index > 0 && align(index - 1) == Some(Align::Right);
    match align(index) {
        Some(Align::Right) => " class=\"right\"",
        Some(Align::Centre) => " class=\"centre\"",
        Some(Align::Left) if follows_figures => " class=\"after\"",
        Some(Align::Left) | None => "",
    }
}
