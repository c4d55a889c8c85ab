//! Ids as small numbers.

use std::{
    collections::HashMap,
    hash::{BuildHasherDefault, Hash, Hasher},
    num::NonZeroU64,
};

use xxhash_rust::xxh3::{xxh3_64, xxh3_128};

/// A number that stands for no id.
pub const NO_ID: u32 = u32::MAX;

/// The longest text that is its own key.
const SHORT: usize = 15;

/// Texts, one after the other in one buffer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Texts {
    bytes: String,
    ends: Vec<usize>,
}

impl Texts {
    /// Adds a text and returns its place.
    pub fn push(&mut self, text: &str) -> u32 {
        let place = u32::try_from(self.ends.len()).expect("fewer than 2^32 ids");
        self.bytes.push_str(text);
        self.ends.push(self.bytes.len());
        place
    }

    /// Returns the text at a place.
    pub fn get(&self, place: u32) -> &str {
        let place = place as usize;
        let start = place.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.bytes[start..self.ends[place]]
    }

    /// Returns the text at a place; `None` at [`NO_ID`].
    pub fn find(&self, place: u32) -> Option<&str> {
        ((place as usize) < self.len()).then(|| self.get(place))
    }

    /// Returns the texts in order.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        (0..).take(self.len()).map(|place| self.get(place))
    }

    /// Returns the place as an index; that of [`NO_ID`] is behind the last.
    pub(super) fn place(&self, id: u32) -> usize {
        (id as usize).min(self.len())
    }

    /// Returns how many there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Returns whether there are none.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// Returns the place of each text among the sorted ones, and the sorted ones.
    pub(super) fn sorted(&self) -> (Vec<u32>, Vec<String>) {
        let mut order: Vec<u32> = (0..self.len()).map(number).collect();
        order.sort_unstable_by_key(|place| self.get(*place));
        let mut places = vec![0; self.len()];
        for (place, old) in order.iter().enumerate() {
            places[*old as usize] = number(place);
        }
        (places, order.into_iter().map(|old| self.get(old).to_owned()).collect())
    }
}

fn number(place: usize) -> u32 {
    u32::try_from(place).expect("fewer than 2^32 ids")
}

/// A number that no other text has: the text itself when it is short, else its hash.
///
/// Two long ids are told apart by 120 bits; no source is large enough to hold two that agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key([u64; 2]);

impl Key {
    /// Returns the key of a text.
    pub fn of(text: &str) -> Self {
        let key = short_key(text).unwrap_or_else(|| xxh3_128(text.as_bytes()) | 0xff << 120);
        let (low, high) = halves(key);
        Self([high, low])
    }

    /// Returns a shorter key, which tells two texts apart by 64 bits.
    pub(super) fn short(self) -> NonZeroU64 {
        let Self([high, low]) = self;
        let bytes = (u128::from(high) << 64 | u128::from(low)).to_le_bytes();
        NonZeroU64::new(xxh3_64(&bytes)).unwrap_or(NonZeroU64::MIN)
    }
}

impl Hash for Key {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let [high, low] = self.0;
        state.write_u128(u128::from(high) << 64 | u128::from(low));
    }
}

fn short_key(text: &str) -> Option<u128> {
    let mut bytes = [0; SHORT + 1];
    bytes
        .get_mut(..text.len())
        .filter(|bytes| bytes.len() <= SHORT)?
        .copy_from_slice(text.as_bytes());
    bytes[SHORT] = u8::try_from(text.len()).expect("short");
    Some(u128::from_le_bytes(bytes))
}

/// Different texts, numbered as they come.
#[derive(Default)]
pub(super) struct Ids {
    short: HashMap<u128, u32, BuildHasherDefault<KeyHasher>>,
    long: HashMap<Box<str>, u32>,
    texts: Texts,
}

impl Ids {
    /// Returns the number of a text.
    pub(super) fn number(&mut self, text: &str) -> u32 {
        let Self { short, long, texts } = self;
        if let Some(key) = short_key(text) {
            return *short.entry(key).or_insert_with(|| texts.push(text));
        }
        if let Some(number) = long.get(text) {
            return *number;
        }
        let number = texts.push(text);
        long.insert(text.into(), number);
        number
    }

    /// Returns the texts by number.
    pub(super) fn texts(&self) -> &Texts {
        &self.texts
    }
}

/// Mixes a key of 128 bits with one multiplication.
#[derive(Default)]
pub(super) struct KeyHasher(u64);

impl Hasher for KeyHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u128(u128::from(*byte));
        }
    }

    fn write_u128(&mut self, key: u128) {
        let (low, high) = halves(key);
        let low = u128::from(low ^ self.0 ^ 0x9e37_79b9_7f4a_7c15);
        let (low, high) = halves(low * u128::from(high ^ 0xd1b5_4a32_d192_ed03));
        self.0 = low ^ high;
    }
}

/// Returns the lower and the higher half.
#[expect(clippy::cast_possible_truncation, reason = "the halves are wanted")]
fn halves(wide: u128) -> (u64, u64) {
    (wide as u64, (wide >> 64) as u64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_has_one_number_and_one_key_however_long_it_is() {
        let texts = ["", "a", "aa", "123456789012345", "1234567890123456", "1234567890123457"];
        let mut ids = Ids::default();
        let numbers: Vec<u32> = texts.iter().chain(&texts).map(|text| ids.number(text)).collect();
        assert_eq!(numbers, [0, 1, 2, 3, 4, 5, 0, 1, 2, 3, 4, 5]);
        assert!(texts.iter().zip(0..).all(|(text, number)| ids.texts().get(number) == *text));
        let keys: std::collections::BTreeSet<Key> =
            texts.iter().map(|text| Key::of(text)).collect();
        assert_eq!(keys.len(), texts.len());
    }

    #[test]
    fn texts_are_found_by_their_place_among_the_sorted() {
        let mut texts = Texts::default();
        for text in ["b", "", "c", "a"] {
            texts.push(text);
        }
        let (places, sorted) = texts.sorted();
        assert_eq!((places, sorted.join("-")), (vec![2, 0, 3, 1], "-a-b-c".to_owned()));
    }
}
