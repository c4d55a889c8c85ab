//! The search field and the filters; the script shows them and makes them work.

use crate::render::html::elements::Writer;
use crate::render::html::escape::escape;
use crate::report::document::{Filter, Search};

pub(super) fn write(writer: &mut Writer<'_>, search: &Search) {
    let [label, hint, all] = [&search.label, &search.hint, &search.all].map(|text| escape(text));
    writer.raw(&format!(
        "<div class=\"tools\" role=\"search\" aria-label=\"{label}\" hidden=\"\">\n"
    ));
    writer.raw(&format!(
        "<div class=\"search\"><label for=\"search\">{label}</label><input id=\"search\" \
         type=\"search\" autocomplete=\"off\" spellcheck=\"false\" placeholder=\"{hint}\"/></div>\n"
    ));
    for Filter { column, label } in &search.filters {
        let label = escape(label);
        writer.raw(&format!(
            "<div><label for=\"filter-{column}\">{label}</label><select id=\"filter-{column}\" \
             data-column=\"{column}\"><option value=\"\">{all}</option></select></div>\n"
        ));
    }
    writer.raw("</div>\n");
}

/// Writes the caption of the table, in which the script tells how many rows are left.
pub(super) fn caption(writer: &mut Writer<'_>, search: &Search) {
    let (count, shown) = (escape(&search.count), escape(&search.shown));
    writer
        .raw(&format!("<caption aria-live=\"polite\" data-shown=\"{shown}\">{count}</caption>\n"));
}
