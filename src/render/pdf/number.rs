//! Numbers as a page writes them.

/// Returns the nearest whole number.
#[expect(
    clippy::cast_possible_truncation,
    reason = "what a page shows lies within some thousand points; beyond, the cast saturates"
)]
pub(super) fn whole(value: f32) -> i32 {
    value.round() as i32
}

/// Writes hundredths as a decimal number without trailing zeros.
pub(super) fn push_hundredths(text: &mut String, value: i32) {
    if value < 0 {
        text.push('-');
    }
    let value = value.unsigned_abs();
    push_digits(text, value / 100);
    let (tenths, hundredths) = (value / 10 % 10, value % 10);
    if tenths + hundredths > 0 {
        text.push('.');
        push_digits(text, tenths);
    }
    if hundredths > 0 {
        push_digits(text, hundredths);
    }
}

/// Writes a whole number.
pub(super) fn push_whole(text: &mut String, value: i32) {
    if value < 0 {
        text.push('-');
    }
    push_digits(text, value.unsigned_abs());
}

fn push_digits(text: &mut String, value: u32) {
    if value >= 10 {
        push_digits(text, value / 10);
    }
    text.push(char::from_digit(value % 10, 10).unwrap_or('0'));
}

/// Writes a code as four hexadecimal digits.
pub(super) fn push_code(text: &mut String, code: u16) {
    for shift in [12, 8, 4, 0] {
        let digit = u32::from(code >> shift & 0xF);
        text.push(char::from_digit(digit, 16).unwrap_or('0'));
    }
}

#[cfg(test)]
mod tests {
    use crate::render::pdf::number::{push_code, push_hundredths, push_whole};

    fn written(push: impl Fn(&mut String)) -> String {
        let mut text = String::new();
        push(&mut text);
        text
    }

    #[test]
    fn hundredths_are_written_as_short_as_they_can() {
        for (value, wanted) in
            [(0, "0"), (5, "0.05"), (-5, "-0.05"), (1230, "12.3"), (84_189, "841.89"), (-700, "-7")]
        {
            assert_eq!(written(|text| push_hundredths(text, value)), wanted);
        }
    }

    #[test]
    fn whole_numbers_and_codes_are_written_in_full() {
        assert_eq!(written(|text| push_whole(text, -120)), "-120");
        assert_eq!(written(|text| push_code(text, 0x1F)), "001f");
    }
}
