//! What printpdf leaves out or gets wrong: fonts, outline, language, file id, version, compression.

use std::collections::BTreeMap;
use std::sync::Arc;

use lopdf::{Dictionary, Object, ObjectId, StringFormat, dictionary};
use sha2::{Digest, Sha256};

use crate::render::display::PT;
use crate::render::error::Error;
use crate::render::fonts::FontKey;
use crate::render::layout::{Layout, Place};
use crate::render::pdf::logo::Logo;
use crate::render::pdf::stream::deflated;
use crate::render::pdf::subset::{Subset, tag};
use crate::report::document::Document;

/// Returns the bytes of the finished file.
pub(super) fn finish(
    file: &mut lopdf::Document,
    (subsets, logo): (&BTreeMap<FontKey, Arc<Subset>>, Option<&Logo>),
    document: &Document,
    (layout, height): (&Layout, f32),
) -> Result<Vec<u8>, Error> {
    let missing = |part| Error::Structure { document: document.title.clone(), part };
    let root = reference(file, b"Root").ok_or_else(|| missing("catalog"))?;
    let pages: Vec<ObjectId> = file.get_pages().into_values().collect();
    if pages.len() != layout.pages.len() {
        return Err(missing("page for every sheet"));
    }
    let resources = pages.first().and_then(|page| below(file, *page, b"Resources"));
    let resources = resources.ok_or_else(|| missing("list of resources"))?;
    embed(file, subsets, resources).ok_or_else(|| missing("font list"))?;
    if let Some(logo) = logo {
        logo.embed(file, resources).ok_or_else(|| missing("list of pictures"))?;
    }
    "1.7".clone_into(&mut file.version);
    let outline = add_outline(file, &pages, layout, height);
    let catalog = file.get_dictionary_mut(root).map_err(|_| missing("catalog"))?;
    catalog.set("Outlines", Object::Reference(outline));
    catalog.set("PageMode", "UseOutlines");
    catalog.set("PageLayout", "SinglePage");
    catalog.set("Lang", text(&document.language));
    catalog.set("ViewerPreferences", dictionary! { "DisplayDocTitle" => true });
    if let Some(information) = reference(file, b"Info")
        && let Ok(information) = file.get_dictionary_mut(information)
    {
        information.remove(b"GTS_PDFXVersion");
    }
    for page in pages {
        drop_empty_annotations(file, page);
    }
    let id = content_id(file, document);
    let written = |source| Error::Write { document: document.title.clone(), source };
    compress(file);
    let id = Object::String(id, StringFormat::Hexadecimal);
    file.trailer.set("ID", Object::Array(vec![id.clone(), id]));
    let mut bytes = Vec::with_capacity(64 * 1024);
    file.save_to(&mut bytes).map_err(written)?;
    Ok(bytes)
}

fn reference(file: &lopdf::Document, key: &[u8]) -> Option<ObjectId> {
    file.trailer.get(key).and_then(Object::as_reference).ok()
}

/// Returns what an entry of a dictionary refers to.
fn below(file: &lopdf::Document, id: ObjectId, key: &[u8]) -> Option<ObjectId> {
    file.get_dictionary(id).and_then(|entries| entries.get(key)?.as_reference()).ok()
}

/// Puts the fonts into the list that printpdf shares between all pages.
fn embed(
    file: &mut lopdf::Document,
    subsets: &BTreeMap<FontKey, Arc<Subset>>,
    resources: ObjectId,
) -> Option<()> {
    let list = below(file, resources, b"Font")?;
    for (&key, subset) in subsets {
        let font = subset.embed(file);
        file.get_dictionary_mut(list).ok()?.set(tag(key), font);
    }
    Some(())
}

fn drop_empty_annotations(file: &mut lopdf::Document, page: ObjectId) {
    let Ok(page) = file.get_dictionary_mut(page) else { return };
    let empty = page.get(b"Annots").and_then(Object::as_array).is_ok_and(Vec::is_empty);
    if empty {
        page.remove(b"Annots");
    }
}

/// Returns a bookmark per page with those of its blocks below it.
fn add_outline(
    file: &mut lopdf::Document,
    pages: &[ObjectId],
    layout: &Layout,
    height: f32,
) -> ObjectId {
    let outline = file.new_object_id();
    let destination = |page: usize, top: f32| {
        let top = ((height - top) / PT).round();
        vec![pages[page].into(), "XYZ".into(), 0.into(), top.into(), Object::Null]
    };
    let mut entries = vec![];
    for (index, page) in layout.pages.iter().enumerate().filter(|(_, page)| !page.name.is_empty()) {
        let entry = file.new_object_id();
        let blocks: Vec<&Place> = layout
            .places
            .iter()
            .filter(|place| place.page == index && !place.title.is_empty())
            .collect();
        let children: Vec<(ObjectId, Dictionary)> = blocks
            .iter()
            .map(|place| {
                let entry = bookmark(&place.title, destination(index, place.top));
                (file.new_object_id(), entry)
            })
            .collect();
        let mut node = bookmark(&page.name, destination(index, 0.0));
        // A negative count keeps the blocks folded.
        chain(file, entry, &mut node, children, -1);
        entries.push((entry, node));
    }
    let mut node = dictionary! { "Type" => "Outlines" };
    chain(file, outline, &mut node, entries, 1);
    file.set_object(outline, node);
    outline
}

fn bookmark(title: &str, destination: Vec<Object>) -> Dictionary {
    dictionary! { "Title" => text(title), "Dest" => destination }
}

/// Joins the children to their parent and to each other.
fn chain(
    file: &mut lopdf::Document,
    parent: ObjectId,
    node: &mut Dictionary,
    children: Vec<(ObjectId, Dictionary)>,
    sign: i64,
) {
    let ids: Vec<ObjectId> = children.iter().map(|child| child.0).collect();
    if let (Some(&first), Some(&last)) = (ids.first(), ids.last()) {
        node.set("First", first);
        node.set("Last", last);
        node.set("Count", sign * i64::try_from(ids.len()).unwrap_or(i64::MAX));
    }
    for (index, (id, mut child)) in children.into_iter().enumerate() {
        child.set("Parent", parent);
        if index > 0 {
            child.set("Prev", ids[index - 1]);
        }
        if let Some(&next) = ids.get(index + 1) {
            child.set("Next", next);
        }
        file.set_object(id, child);
    }
}

/// Returns a text string in UTF-16 with its mark.
fn text(value: &str) -> Object {
    let mut bytes = vec![0xFE, 0xFF];
    bytes.extend(value.encode_utf16().flat_map(u16::to_be_bytes));
    Object::String(bytes, StringFormat::Hexadecimal)
}

fn content_id(file: &lopdf::Document, document: &Document) -> Vec<u8> {
    let mut hash = Sha256::new();
    for part in [&document.title, &document.subject, &document.author, &document.language] {
        hash.update(part.as_bytes());
        hash.update([0]);
    }
    hash.update(document.as_of.to_string().as_bytes());
    for object in file.objects.values() {
        if let Object::Stream(stream) = object {
            hash.update(&stream.content);
        }
    }
    hash.finalize()[..16].to_vec()
}

fn compress(file: &mut lopdf::Document) {
    for object in file.objects.values_mut() {
        let Object::Stream(stream) = object else { continue };
        if !stream.dict.has(b"Filter") && !stream.content.is_empty() {
            let packed = deflated(&stream.content);
            stream.set_content(packed);
            stream.dict.set("Filter", "FlateDecode");
        }
    }
}
