//! File names of reports: readable, safe on every file system, never two alike.

use sha2::{Digest, Sha256};

use crate::{
    analysis::{AccountAnalysis, ManagerAnalysis},
    model::UNASSIGNED,
};

const MAX_CHARS: usize = 40;
const HASH_BYTES: usize = 3;

/// Returns the file name of an account's report, without folder and ending.
pub fn of_account(account: &AccountAnalysis) -> String {
    slug(&account.account.name, &account.account.account_id)
}

/// Returns the file name of a manager's report, without folder and ending.
pub fn of_manager(manager: &ManagerAnalysis) -> String {
    slug(&manager.manager.name, &manager.manager.manager_id)
}

/// Returns the name in lower-case ASCII with a hash of the id, so that twins stay apart.
///
/// The pseudo-subject [`UNASSIGNED`] keeps its id.
pub fn slug(name: &str, id: &str) -> String {
    if id == UNASSIGNED {
        return UNASSIGNED.to_owned();
    }
    let digest = Sha256::digest(id.as_bytes());
    let hash =
        digest.iter().take(HASH_BYTES).fold(0_u32, |hash, byte| hash << 8 | u32::from(*byte));
    let words = ascii_words(name);
    if words.is_empty() { format!("id-{hash:06x}") } else { format!("{words}-{hash:06x}") }
}

fn ascii_words(name: &str) -> String {
    let mut words = String::new();
    for letter in name.chars().flat_map(char::to_lowercase) {
        if letter.is_ascii_alphanumeric() {
            words.push(letter);
        } else if let Some(latin) = transliterated(letter) {
            words.push_str(latin);
        } else if !is_mark(letter) && !words.is_empty() && !words.ends_with('-') {
            words.push('-');
        }
    }
    words.truncate(MAX_CHARS);
    words.trim_end_matches('-').to_owned()
}

/// Combining marks of decomposed names vanish, so that both forms of a name read alike.
fn is_mark(letter: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&letter)
}

fn transliterated(letter: char) -> Option<&'static str> {
    latin(letter).or_else(|| greek(letter)).or_else(|| cyrillic(letter))
}

fn latin(letter: char) -> Option<&'static str> {
    Some(match letter {
        'à'..='å' | 'ā' | 'ă' | 'ą' => "a",
        'æ' => "ae",
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => "c",
        'ď' | 'đ' | 'ð' => "d",
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' => "e",
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => "g",
        'ĥ' | 'ħ' => "h",
        'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' => "i",
        'ķ' => "k",
        'ĺ' | 'ļ' | 'ľ' | 'ł' => "l",
        'ñ' | 'ń' | 'ņ' | 'ň' => "n",
        'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' => "o",
        'œ' => "oe",
        'ŕ' | 'ř' => "r",
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' => "s",
        'ß' => "ss",
        'ţ' | 'ť' | 'ț' => "t",
        'þ' => "th",
        'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' => "u",
        'ŵ' => "w",
        'ý' | 'ÿ' | 'ŷ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        _ => return None,
    })
}

fn greek(letter: char) -> Option<&'static str> {
    Some(match letter {
        'α' | 'ά' => "a",
        'β' => "v",
        'γ' => "g",
        'δ' => "d",
        'ε' | 'έ' => "e",
        'ζ' => "z",
        'η' | 'ή' | 'ι' | 'ί' | 'ϊ' | 'ΐ' => "i",
        'θ' => "th",
        'κ' => "k",
        'λ' => "l",
        'μ' => "m",
        'ν' => "n",
        'ξ' => "x",
        'ο' | 'ό' | 'ω' | 'ώ' => "o",
        'π' => "p",
        'ρ' => "r",
        'σ' | 'ς' => "s",
        'τ' => "t",
        'υ' | 'ύ' | 'ϋ' | 'ΰ' => "y",
        'φ' => "f",
        'χ' => "ch",
        'ψ' => "ps",
        _ => return None,
    })
}

fn cyrillic(letter: char) -> Option<&'static str> {
    Some(match letter {
        'а' => "a",
        'б' => "b",
        'в' => "v",
        'г' | 'ґ' => "g",
        'д' => "d",
        'е' | 'ё' | 'э' => "e",
        'є' => "ye",
        'ж' => "zh",
        'з' => "z",
        'и' | 'і' | 'ї' => "i",
        'й' | 'ы' => "y",
        'к' => "k",
        'л' => "l",
        'м' => "m",
        'н' => "n",
        'о' => "o",
        'п' => "p",
        'р' => "r",
        'с' => "s",
        'т' => "t",
        'у' => "u",
        'ф' => "f",
        'х' => "kh",
        'ц' => "ts",
        'ч' => "ch",
        'ш' => "sh",
        'щ' => "shch",
        'ъ' | 'ь' => "",
        'ю' => "yu",
        'я' => "ya",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_names_of_many_scripts_in_plain_letters() {
        for (name, words) in [
            ("Ylämaan Sellu Oy", "ylamaan-sellu-oy"),
            ("Родопска Хартия АД", "rodopska-khartiya-ad"),
            ("Αιγίς Τροφίμων ΑΕ", "aigis-trofimon-ae"),
            ("Łęgowo <Papier> & \"S.A.\"", "legowo-papier-s-a"),
            ("=cmd|' /C calc'!A0", "cmd-c-calc-a0"),
        ] {
            assert_eq!(slug(name, "1").strip_suffix("-6b86b2"), Some(words));
        }
    }

    #[test]
    fn hostile_names_stay_inside_the_folder() {
        let long = "x".repeat(300);
        let names = [
            "../../etc/passwd",
            "/",
            "CON",
            &long,
            "\u{202e}gpj.exe",
            "😀",
            "",
            ".",
            "-rf",
            "a\0b",
            "..\\..\\x",
            "con.",
            "a\nb",
        ];
        for name in names {
            let safe = slug(name, "A1");
            let legal =
                |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
            assert!(safe.bytes().all(legal), "{safe}");
            assert!(safe.len() <= MAX_CHARS + 7 && !safe.starts_with('-'), "{safe}");
        }
    }

    #[test]
    fn twins_stay_apart_and_forms_of_one_name_read_alike() {
        assert_ne!(slug("Åre", "A1"), slug("åre", "A2"));
        assert_eq!(slug("A\u{30a}re", "A1"), slug("Åre", "A1"));
        assert_eq!(slug("Whatever", UNASSIGNED), "unassigned");
        assert_ne!(slug("unassigned", "A1"), "unassigned");
    }
}
