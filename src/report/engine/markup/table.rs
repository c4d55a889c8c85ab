//! Tables.

use crate::report::{
    document::{Align, Group, Row, RowKind, Run, Table, TableCell, TableColumn},
    engine::markup::{
        Charts, Fault, element,
        inline::{self, Breaks},
        tag::{Content, Tag},
    },
};

/// Height of a row, unless the table says otherwise.
const ROW_MM: f32 = 4.45;

/// Reads a table.
pub(super) fn table(tag: Tag<'_, '_>, charts: &Charts) -> Result<Table, Fault> {
    let tag = tag.allow(&["row"])?;
    let mut table = Table {
        columns: vec![],
        groups: vec![],
        row_mm: tag.number("row")?.unwrap_or(ROW_MM),
        rows: vec![],
    };
    for part in tag.elements()? {
        let part = part.allow(&[])?;
        match part.name() {
            "colgroup" => table.columns = columns(part)?,
            "thead" => head(part, &mut table, charts)?,
            "tbody" => table.rows.extend(rows(part, table.columns.len(), charts)?),
            _ => return Err(part.misplaced(&["colgroup", "thead", "tbody"])),
        }
    }
    if table.columns.is_empty() {
        return Err(tag.fault(
            "the table has no columns".to_owned(),
            "start it with `<colgroup><col width=\"40\"/>…</colgroup>`".to_owned(),
        ));
    }
    Ok(table)
}

fn columns(tag: Tag<'_, '_>) -> Result<Vec<TableColumn>, Fault> {
    let columns = tag.elements_named("col")?.into_iter().map(|col| {
        let col = col.allow(&["width", "class"])?.empty()?;
        let align = match col.choice("class", &["left", "right", "centre"])? {
            Some("right") => Align::Right,
            Some("centre") => Align::Centre,
            _ => Align::Left,
        };
        Ok(TableColumn { width_mm: col.number("width")?, align, head: vec![], axis: None })
    });
    columns.collect()
}

fn head(tag: Tag<'_, '_>, table: &mut Table, charts: &Charts) -> Result<(), Fault> {
    for row in tag.elements_named("tr")? {
        let row = row.allow(&["class"])?;
        let cells = row.elements_named("th")?;
        if row.choice("class", &["group"])?.is_some() {
            table.groups = groups(&cells)?;
            let covered = table.groups.iter().map(|group| group.span).sum();
            count(row, "columns under group heads", covered, table.columns.len())?;
        } else {
            count(row, "heads", cells.len(), table.columns.len())?;
            for (column, cell) in table.columns.iter_mut().zip(cells) {
                match self::cell(cell, charts)? {
                    TableCell::Text(runs) => column.head = runs,
                    TableCell::Chart(chart) => column.axis = Some(chart),
                }
            }
        }
    }
    Ok(())
}

fn groups(cells: &[Tag<'_, '_>]) -> Result<Vec<Group>, Fault> {
    let groups = cells.iter().map(|cell| {
        let cell = cell.allow(&["span"])?;
        let runs = inline::runs(cell, Breaks::Refused)?;
        let text = runs.iter().map(|run| run.text.as_str()).collect();
        Ok(Group { text, span: cell.whole("span", 1, 1..=u8::MAX)?.into() })
    });
    groups.collect()
}

fn rows(tag: Tag<'_, '_>, columns: usize, charts: &Charts) -> Result<Vec<Row>, Fault> {
    let rows = tag.elements_named("tr")?.into_iter().map(|row| {
        let row = row.allow(&["class"])?;
        let kind = match row.choice("class", &["total", "subtotal", "sub"])? {
            Some("total") => RowKind::Total,
            Some("subtotal") => RowKind::Subtotal,
            Some("sub") => RowKind::Sub,
            _ => RowKind::Body,
        };
        let cells = row.elements_named("td")?;
        let expected = if kind == RowKind::Sub { 1 } else { columns };
        count(row, "cells", cells.len(), expected)?;
        let cells = cells.into_iter().map(|tag| cell(tag, charts)).collect::<Result<_, _>>()?;
        Ok(Row { kind, cells })
    });
    rows.collect()
}

/// Reads a cell: a single figure, or text.
fn cell(tag: Tag<'_, '_>, charts: &Charts) -> Result<TableCell, Fault> {
    let tag = tag.allow(&[])?;
    let is_figure = |content: &Content<'_, '_>| match content {
        Content::Element(child) => child.name() == "figure",
        Content::Text(_) => false,
    };
    if !tag.content().any(|content| is_figure(&content)) {
        let runs: Vec<Run> = inline::runs(tag, Breaks::Kept)?;
        return Ok(TableCell::Text(runs));
    }
    match tag.elements()?.as_slice() {
        [figure] => Ok(TableCell::Chart(element::figure(*figure, charts)?)),
        _ => Err(tag.fault(
            "a figure stands beside something else".to_owned(),
            "give the figure a cell of its own".to_owned(),
        )),
    }
}

fn count(tag: Tag<'_, '_>, what: &str, found: usize, expected: usize) -> Result<(), Fault> {
    if found == expected {
        return Ok(());
    }
    Err(tag.fault(
        format!("{found} {what}, expected {expected}"),
        "give every column of `<colgroup>` one cell; a `tr` of class `sub` has one".to_owned(),
    ))
}
