//! Millions of rows in few bytes.

use std::{fmt, marker::PhantomData};

/// What a row is written as.
pub trait Row: Sized {
    /// Its numbers; as many in every row.
    type Numbers: AsRef<[i64]> + AsMut<[i64]> + Default;

    /// How many of the first numbers are written as the difference from those of the row before.
    const NEAR: usize;

    /// Returns the numbers of the row.
    fn to_numbers(&self) -> Self::Numbers;

    /// Returns the row of these numbers.
    fn from_numbers(numbers: &Self::Numbers) -> Self;
}

/// Rows one after the other, to be read in their order only.
///
/// Each number takes as many bytes as it needs: one up to 63, two up to 8,191, at most ten for any
/// `i64`, so that a row of small amounts is a fifth of its struct and none is ever cut off. A byte
/// holds seven bits of a number, the lowest first, and tells whether more follow; the sign is the
/// lowest bit.
#[derive(Clone, PartialEq, Eq)]
pub struct Packed<R> {
    bytes: Box<[u8]>,
    len: u32,
    row: PhantomData<R>,
}

impl<R> Packed<R> {
    /// Returns how many rows there are.
    pub fn len(&self) -> usize {
        self.len as usize
    }

    /// Returns whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }
}

impl<R: Row> Packed<R> {
    /// Returns the rows in order.
    pub fn iter(&self) -> Unpacked<'_, R> {
        Unpacked { bytes: &self.bytes, left: self.len, numbers: R::Numbers::default() }
    }
}

impl<R> Default for Packed<R> {
    fn default() -> Self {
        Self { bytes: Box::default(), len: 0, row: PhantomData }
    }
}

impl<R: Row + fmt::Debug> fmt::Debug for Packed<R> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_list().entries(self).finish()
    }
}

impl<R: Row> FromIterator<R> for Packed<R> {
    fn from_iter<I: IntoIterator<Item = R>>(rows: I) -> Self {
        let (mut bytes, mut len) = (vec![], 0_u32);
        let mut before = R::Numbers::default();
        for row in rows {
            let numbers = row.to_numbers();
            for (place, number) in numbers.as_ref().iter().enumerate() {
                let near = if place < R::NEAR { before.as_ref()[place] } else { 0 };
                write(&mut bytes, number.wrapping_sub(near));
            }
            before = numbers;
            len = len.checked_add(1).expect("fewer than 2^32 rows of one account");
        }
        Self { bytes: bytes.into(), len, row: PhantomData }
    }
}

impl<'a, R: Row> IntoIterator for &'a Packed<R> {
    type Item = R;
    type IntoIter = Unpacked<'a, R>;

    fn into_iter(self) -> Unpacked<'a, R> {
        self.iter()
    }
}

/// The rows of a [`Packed`], in order.
pub struct Unpacked<'a, R: Row> {
    bytes: &'a [u8],
    left: u32,
    /// The row before.
    numbers: R::Numbers,
}

impl<R: Row> Iterator for Unpacked<'_, R> {
    type Item = R;

    fn next(&mut self) -> Option<R> {
        self.left = self.left.checked_sub(1)?;
        for (place, number) in self.numbers.as_mut().iter_mut().enumerate() {
            let near = if place < R::NEAR { *number } else { 0 };
            *number = read(&mut self.bytes).wrapping_add(near);
        }
        Some(R::from_numbers(&self.numbers))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.left as usize, Some(self.left as usize))
    }
}

impl<R: Row> ExactSizeIterator for Unpacked<'_, R> {}

/// Bit of a byte after which the number goes on.
const MORE: u8 = 0x80;

#[expect(clippy::cast_possible_truncation, reason = "seven bits at a time are meant")]
fn write(bytes: &mut Vec<u8>, number: i64) {
    // The sign goes to the lowest bit, so that small numbers below zero stay small.
    let mut left = (number << 1 ^ number >> 63).cast_unsigned();
    while left >= MORE.into() {
        bytes.push(left as u8 | MORE);
        left >>= 7;
    }
    bytes.push(left as u8);
}

fn read(bytes: &mut &[u8]) -> i64 {
    let (mut number, mut shift) = (0, 0);
    while let Some((byte, rest)) = bytes.split_first() {
        *bytes = rest;
        number |= u64::from(byte & !MORE) << shift;
        if byte & MORE == 0 {
            break;
        }
        shift += 7;
    }
    (number >> 1).cast_signed() ^ -(number & 1).cast_signed()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, PartialEq)]
    struct Pair(i64, i64);

    impl Row for Pair {
        type Numbers = [i64; 2];
        const NEAR: usize = 1;

        fn to_numbers(&self) -> [i64; 2] {
            [self.0, self.1]
        }

        fn from_numbers(&[near, far]: &[i64; 2]) -> Self {
            Self(near, far)
        }
    }

    proptest::proptest! {
        #[test]
        fn rows_come_back_as_they_were(rows: Vec<(i64, i64)>) {
            let rows = || rows.iter().map(|(near, far)| Pair(*near, *far));
            let packed: Packed<Pair> = rows().collect();
            proptest::prop_assert!(packed.iter().eq(rows()));
            proptest::prop_assert_eq!(packed.len(), rows().len());
        }
    }

    #[test]
    fn any_number_is_kept_and_small_ones_take_a_byte() {
        let bytes = |number| {
            let packed: Packed<Pair> = [Pair(0, number)].into_iter().collect();
            assert_eq!(packed.iter().next(), Some(Pair(0, number)));
            packed.bytes.len() - 1
        };
        assert_eq!([0, -1, 63, -64, 64, 8_191, -8_193].map(bytes), [1, 1, 1, 1, 2, 2, 3]);
        assert_eq!([i64::MIN, i64::MAX].map(bytes), [10, 10]);
        assert!(Packed::<Pair>::default().iter().next().is_none());
    }
}
