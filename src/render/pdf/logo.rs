//! The logo as objects of a file, compressed once for all documents.

use lopdf::{Dictionary, Object, Stream, dictionary};

use crate::render::image::{Image, Pixels};
use crate::render::pdf::stream;

/// The name of the logo in the file.
pub(super) const NAME: &str = "LOGO";

/// A logo ready to be put into files.
pub(crate) struct Logo {
    picture: Stream,
    cover: Option<Stream>,
}

impl Logo {
    /// Compresses a picture.
    pub(crate) fn of(image: &Image) -> Self {
        let shown = |space: &str| {
            dictionary! {
                "Type" => "XObject",
                "Subtype" => "Image",
                "Width" => image.width,
                "Height" => image.height,
                "ColorSpace" => Object::Name(space.into()),
                "BitsPerComponent" => 8,
            }
        };
        match &image.pixels {
            Pixels::Jpeg(file, components) => {
                let mut entries = shown(if *components == 1 { "DeviceGray" } else { "DeviceRGB" });
                entries.set("Filter", "DCTDecode");
                Self { picture: Stream::new(entries, file.clone()), cover: None }
            }
            Pixels::Plain { colours, cover } => Self {
                picture: stream::compressed(shown("DeviceRGB"), colours),
                cover: cover.as_ref().map(|cover| stream::compressed(shown("DeviceGray"), cover)),
            },
        }
    }

    /// Puts the logo into a file and lists it among what pages may show.
    pub(super) fn embed(
        &self,
        file: &mut lopdf::Document,
        resources: lopdf::ObjectId,
    ) -> Option<()> {
        let mut picture = self.picture.clone();
        if let Some(cover) = &self.cover {
            picture.dict.set("SMask", file.add_object(cover.clone()));
        }
        let picture = file.add_object(picture);
        let listed = file.get_dictionary(resources).ok()?.get(b"XObject").ok().cloned();
        let own = Dictionary::from_iter([(NAME, Object::Reference(picture))]);
        match listed {
            Some(Object::Reference(list)) => {
                file.get_dictionary_mut(list).ok()?.set(NAME, picture);
            }
            _ => file.get_dictionary_mut(resources).ok()?.set("XObject", own),
        }
        Some(())
    }
}
