//! Font files like those of a company: the shipped ones under another name, with other bits and
//! fewer characters.

use std::{collections::BTreeMap, path::Path};

/// What differs from the shipped face.
#[derive(Clone, Copy, Debug, Default)]
pub struct Change<'a> {
    /// The bits that tell what the licence allows.
    pub licence: u16,
    /// Characters left out.
    pub without: &'a str,
    /// A table left out.
    pub drop: &'a str,
    /// A table put in.
    pub extra: Option<(&'a str, &'a [u8])>,
}

/// Returns the face `Regular`, `SemiBold` or `Italic`, called `Brand Sans`.
pub fn font(style: &str, change: Change<'_>) -> Vec<u8> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let file = std::fs::read(root.join(format!("templates/fonts/Inter-{style}.ttf"))).unwrap();
    let face = ttf_parser::Face::parse(&file, 0).unwrap();
    let mut tables: BTreeMap<[u8; 4], Vec<u8>> = face
        .raw_face()
        .table_records
        .into_iter()
        .map(|record| (record.tag.to_bytes(), face.raw_face().table(record.tag).unwrap().to_vec()))
        .collect();
    tables.get_mut(b"OS/2").unwrap()[8..10].copy_from_slice(&change.licence.to_be_bytes());
    tables.insert(*b"name", names(&[(1, "Brand Sans"), (6, &format!("BrandSans-{style}"))]));
    tables.insert(*b"cmap", characters(&face, change.without));
    tables.retain(|tag, _| tag.as_slice() != change.drop.as_bytes());
    if let Some((tag, data)) = change.extra {
        tables.insert(tag.as_bytes().try_into().unwrap(), data.to_vec());
    }
    assemble(&tables)
}

fn two(value: usize) -> [u8; 2] {
    u16::try_from(value).unwrap().to_be_bytes()
}

fn four(value: usize) -> [u8; 4] {
    u32::try_from(value).unwrap().to_be_bytes()
}

fn names(list: &[(usize, &str)]) -> Vec<u8> {
    let mut out = [two(0), two(list.len()), two(6 + 12 * list.len())].concat();
    let mut texts: Vec<u8> = vec![];
    for (id, text) in list {
        let text: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let record = [two(3), two(1), two(0x409), two(*id), two(text.len()), two(texts.len())];
        out.extend(record.concat());
        texts.extend(text);
    }
    [out, texts].concat()
}

/// Returns a table of characters, one group each.
fn characters(face: &ttf_parser::Face<'_>, without: &str) -> Vec<u8> {
    let kept = (0..0x1_0000).filter_map(char::from_u32).filter(|it| !without.contains(*it));
    let groups: Vec<[usize; 2]> = kept
        .filter_map(|it| Some([u32::from(it) as usize, usize::from(face.glyph_index(it)?.0)]))
        .collect();
    let mut out = [two(0), two(1), two(3), two(10)].concat();
    out.extend([four(12)].concat());
    out.extend([two(12), two(0)].concat());
    out.extend([four(16 + 12 * groups.len()), four(0), four(groups.len())].concat());
    for [character, glyph] in groups {
        out.extend([four(character), four(character), four(glyph)].concat());
    }
    out
}

fn assemble(tables: &BTreeMap<[u8; 4], Vec<u8>>) -> Vec<u8> {
    let mut head = [four(0x1_0000).to_vec(), two(tables.len()).to_vec(), vec![0; 6]].concat();
    let mut body: Vec<u8> = vec![];
    let start = head.len() + 16 * tables.len();
    for (tag, data) in tables {
        head.extend([*tag, four(0), four(start + body.len()), four(data.len())].concat());
        body.extend(data);
        body.resize(body.len().next_multiple_of(4), 0);
    }
    [head, body].concat()
}
