//! Laying a preset under a table: its request, what is asked for after the first pull, its map.

use crate::{
    config::{
        node::{Located, Node},
        preset::{Preset, child, child_mut, fill::Variables},
        problem::Problems,
    },
    model::{ColumnType, Table},
};

/// Members of a JSON:API resource that are no attributes.
const BESIDE_ATTRIBUTES: [&str; 2] = ["id", "type"];

impl Preset {
    /// Lays the preset under a table of the user.
    pub(super) fn lay_under_table(
        &self,
        name: &str,
        table: &mut Located<Node>,
        path: &str,
        problems: &mut Problems<'_>,
    ) {
        self.complete_map(name, table);
        for (section, key) in [("incremental", "cursor"), ("deletes", "field")] {
            if let Some(field) = child_mut(table, section).and_then(|found| child_mut(found, key)) {
                self.rewrite(field);
            }
        }
        let mode = child(table, "incremental").and_then(|found| child(found, "mode"));
        let mode = mode.and_then(|mode| mode.value.text()).unwrap_or_default().to_owned();
        if let Some(incremental) = child_mut(table, "incremental") {
            // What the preset knows about the part comes first, for example its cursor.
            self.lay_unfilled(incremental, &mode);
        }
        let variables = self.table_variables(table, path, problems);
        if let Some(incremental) = child_mut(table, "incremental") {
            *incremental = variables.fill(incremental);
        }
        self.lay_under(table, "table", &variables);
    }

    /// Completes every mapped column by what the preset knows about columns, dates and fields.
    fn complete_map(&self, name: &str, table: &mut Located<Node>) {
        let Some(Located { value: Node::Map(columns), .. }) = child_mut(table, "map") else {
            return;
        };
        let known = name.parse::<Table>().map(Table::columns).unwrap_or_default();
        for (column, mapping) in columns {
            if mapping.value.text().is_some() || matches!(mapping.value, Node::List(_)) {
                let from = (column.with("from".to_owned()), mapping.clone());
                *mapping = mapping.with(Node::Map(vec![from]));
            }
            self.rewrite_fields(mapping);
            let kind = known.iter().find(|known| known.name == column.value);
            let is_date = kind
                .is_some_and(|kind| matches!(kind.kind, ColumnType::Date | ColumnType::DateTime));
            self.lay_unfilled(mapping, "columns");
            if is_date {
                self.lay_unfilled(mapping, "dates");
            }
        }
    }

    /// Writes the fields of a mapping as the preset says.
    fn rewrite_fields(&self, mapping: &mut Located<Node>) {
        match child_mut(mapping, "from") {
            Some(Located { value: Node::List(items), .. }) => {
                for item in items {
                    self.rewrite(item);
                }
            }
            Some(single) => self.rewrite(single),
            None => {}
        }
    }

    /// Writes the plain name of a field as the preset says, such as below `attributes`.
    fn rewrite(&self, field: &mut Located<Node>) {
        let pattern = child(&self.tree, "field").and_then(|field| field.value.text());
        let (Some(pattern), Some(name)) = (pattern, field.value.text()) else { return };
        if !name.starts_with('$') && !BESIDE_ATTRIBUTES.contains(&name) {
            field.value = Node::Scalar(pattern.replace("<field>", name));
        }
    }

    /// Returns what the table fills into the preset.
    fn table_variables(
        &self,
        table: &Located<Node>,
        path: &str,
        problems: &mut Problems<'_>,
    ) -> Variables {
        let mut variables = Variables::default();
        if self.mentions("<model>") {
            if let Some(model) = child(table, "model") {
                variables.set("model", model.clone());
            } else {
                let message = format!("`{path}.model` is missing");
                let hint = "write what is read, for example sale.order.line";
                problems.add(table.at, message, hint);
                variables.set("model", self.text("missing"));
            }
        }
        let incremental = child(table, "incremental");
        let cursor = incremental.and_then(|found| child(found, "cursor")).cloned();
        let column = incremental.and_then(|found| child(found, "column"));
        let column = column.and_then(|column| source_field(table, column));
        let filter = child(table, "query").and_then(|query| child(query, "$filter"));
        let filter = filter.and_then(|filter| filter.value.text());
        let filter = filter.map_or_else(String::new, |filter| format!("({filter}) and "));
        variables.set("and_filter", self.text(&filter));
        variables.set("fields", self.list(fields(table).iter().map(|field| self.text(field))));
        let domain = domain(table);
        variables.set("domain", self.list(domain.clone().into_iter()));
        if let Some(cursor) = &cursor {
            let since = self.condition(cursor, ">=", "{since}");
            variables.set("domain_since", self.list(domain.iter().cloned().chain([since])));
            variables.set("cursor", cursor.clone());
        }
        if let Some(column) = &column {
            let from = self.condition(column, ">=", "{from} 00:00:00");
            let to = self.condition(column, "<=", "{to} 23:59:59");
            variables.set("domain_window", self.list(domain.into_iter().chain([from, to])));
            variables.set("column", column.clone());
        }
        variables
    }

    fn mentions(&self, variable: &str) -> bool {
        fn within(node: &Node, variable: &str) -> bool {
            match node {
                Node::List(items) => items.iter().any(|item| within(&item.value, variable)),
                Node::Map(entries) => {
                    entries.iter().any(|(_, value)| within(&value.value, variable))
                }
                single => single.text().is_some_and(|text| text.contains(variable)),
            }
        }
        within(&self.tree.value, variable)
    }

    fn condition(&self, field: &Located<Node>, operator: &str, value: &str) -> Located<Node> {
        self.list([field.clone(), self.text(operator), self.text(value)].into_iter())
    }

    fn text(&self, text: &str) -> Located<Node> {
        Located { at: self.at, value: Node::Scalar(text.to_owned()) }
    }

    fn list(&self, items: impl Iterator<Item = Located<Node>>) -> Located<Node> {
        Located { at: self.at, value: Node::List(items.collect()) }
    }
}

/// Returns the conditions the user set on the records of an Odoo model.
fn domain(table: &Located<Node>) -> Vec<Located<Node>> {
    match child(table, "domain").map(|domain| &domain.value) {
        Some(Node::List(conditions)) => conditions.clone(),
        _ => vec![],
    }
}

/// Returns the field of the source a canonical column is read from.
fn source_field(table: &Located<Node>, column: &Located<Node>) -> Option<Located<Node>> {
    let mapping = child(table, "map").and_then(|map| child(map, column.value.text()?));
    let from = mapping.and_then(|mapping| child(mapping, "from"));
    let name = from.unwrap_or(column).value.text()?;
    Some(column.with(Node::Scalar(top_level(name).to_owned())))
}

/// Returns every field of the source the table reads, as it is asked for.
fn fields(table: &Located<Node>) -> Vec<String> {
    let mut names: Vec<&str> = vec![];
    if let Some(Node::Map(columns)) = child(table, "map").map(|map| &map.value) {
        for (_, mapping) in columns {
            match child(mapping, "from").map(|from| &from.value) {
                Some(Node::List(items)) => {
                    names.extend(items.iter().filter_map(|item| item.value.text()));
                }
                Some(single) => names.extend(single.text()),
                None => {}
            }
        }
    }
    let cursor = child(table, "incremental").and_then(|found| child(found, "cursor"));
    let tombstone = child(table, "deletes").and_then(|found| child(found, "field"));
    names.extend([cursor, tombstone].into_iter().flatten().filter_map(|node| node.value.text()));
    let mut fields: Vec<String> = vec![];
    for name in names.into_iter().map(top_level) {
        if !fields.iter().any(|field| field == name) {
            fields.push(name.to_owned());
        }
    }
    fields
}

/// Returns the member of the record a path starts with: `partner_id` of `$.partner_id[0]`.
fn top_level(name: &str) -> &str {
    let Some(path) = name.strip_prefix('$') else { return name };
    let path = path.trim_start_matches(['.', '[', '\'', '"']);
    path.split(['.', '[', ']', '\'', '"']).next().unwrap_or(path)
}
