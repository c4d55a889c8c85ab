//! Where a word may be broken: at soft hyphens, between the parts of Finnish compounds, and at the
//! patterns of the language.
//!
//! Figures, codes and abbreviations are never broken, and no part has fewer than three letters.

use hypher::Lang;

/// Letters that stay together at either end of a word.
const LEAST_LETTERS: usize = 3;

/// First parts of Finnish compounds in sales. The patterns know syllables only and would break
/// `toimitusaika` into `toimitu` and `saika`.
const FIRST_PARTS: [&str; 64] = [
    "alennus",
    "ansainta",
    "arvo",
    "asiakas",
    "asiakkaan",
    "asiakkuuden",
    "avain",
    "enimmäis",
    "ennuste",
    "erä",
    "hankinta",
    "henkilö",
    "hinnan",
    "hinta",
    "jälleen",
    "kannattavuus",
    "kannan",
    "kanta",
    "kappale",
    "kasvu",
    "kate",
    "kausi",
    "kehitys",
    "kesi",
    "keskiarvo",
    "keskimääräis",
    "kilpailija",
    "kustannus",
    "kuukausi",
    "laskutus",
    "liike",
    "liikevaihdon",
    "liikevaihto",
    "lisä",
    "luottamus",
    "maksu",
    "markkina",
    "menetys",
    "myynnin",
    "myynti",
    "neljännes",
    "osto",
    "osuus",
    "päätös",
    "palautus",
    "poikkeama",
    "raha",
    "raja",
    "riski",
    "saatava",
    "sopimus",
    "suunnitelma",
    "tarjous",
    "tavoite",
    "tieto",
    "tilaus",
    "toimitus",
    "tuote",
    "tulos",
    "vaihtelu",
    "vertailu",
    "viikko",
    "vuosi",
    "yhteys",
];

/// Why a word may be broken at a place, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Rank {
    /// The text says so, with U+00AD.
    Soft,
    /// Between the parts of a compound.
    Compound,
    /// Between syllables.
    Syllable,
}

/// A place where a word may be broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    /// Characters before it.
    pub(crate) at: usize,
    pub(crate) rank: Rank,
}

/// How the words of a language are broken.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Hyphens {
    language: Option<Lang>,
}

impl Hyphens {
    /// Returns the rules of a BCP 47 language; a language without patterns breaks at soft hyphens.
    pub(crate) fn of(tag: &str) -> Self {
        let language = match tag.split('-').next().unwrap_or_default() {
            "en" => Some(Lang::English),
            "fi" => Some(Lang::Finnish),
            "sv" => Some(Lang::Swedish),
            "ru" => Some(Lang::Russian),
            _ => None,
        };
        Self { language }
    }

    /// Returns where a word may be broken; `soft` tells its soft hyphens, in characters.
    pub(crate) fn places(self, word: &str, soft: &[usize]) -> Vec<Place> {
        let mut places: Vec<Place> =
            soft.iter().map(|&at| Place { at, rank: Rank::Soft }).collect();
        let (Some(language), Some((before, core))) = (self.language, letters(word)) else {
            return places;
        };
        let small = core.to_lowercase();
        if small.chars().count() != core.chars().count() {
            return places;
        }
        let compounds = if language == Lang::Finnish { compounds(&small) } else { vec![] };
        let near = |at: usize| {
            let known =
                compounds.iter().copied().chain(soft.iter().map(|at| at.saturating_sub(before)));
            known.into_iter().any(|other| other.abs_diff(at) < LEAST_LETTERS)
        };
        let mut at = 0;
        for syllable in hypher::hyphenate_bounded(&small, language, LEAST_LETTERS, LEAST_LETTERS) {
            let bad = at == 0 || near(at) || language == Lang::Finnish && doubtful(&small, at);
            if !bad {
                places.push(Place { at: before + at, rank: Rank::Syllable });
            }
            at += syllable.chars().count();
        }
        places.extend(compounds.iter().map(|at| Place { at: before + at, rank: Rank::Compound }));
        places
    }
}

/// Returns the letters of a word and how many characters stand before them, unless it is a figure,
/// a code or too short.
fn letters(word: &str) -> Option<(usize, &str)> {
    let start = word.find(char::is_alphabetic)?;
    let core = word[start..].trim_end_matches(|character: char| !character.is_alphanumeric());
    let long = core.chars().count() >= 2 * LEAST_LETTERS;
    let is_word = core.chars().all(char::is_alphabetic) && core.chars().skip(1).all(is_small);
    (long && is_word).then(|| (word[..start].chars().count(), core))
}

fn is_small(character: char) -> bool {
    !character.is_uppercase()
}

/// Returns where the known parts of a compound end, in characters.
fn compounds(word: &str) -> Vec<usize> {
    let mut found = vec![];
    let mut rest = word;
    loop {
        let part = FIRST_PARTS
            .iter()
            .filter(|part| rest.strip_prefix(**part).is_some_and(|behind| follows(part, behind)))
            .max_by_key(|part| part.len());
        let Some(part) = part else { return found };
        rest = &rest[part.len()..];
        found.push(word[..word.len() - rest.len()].chars().count());
    }
}

/// Returns whether what stands behind a part is another part and no ending of the first.
fn follows(part: &str, behind: &str) -> bool {
    let mut letters = behind.chars();
    let (Some(first), Some(second)) = (letters.next(), letters.next()) else { return false };
    let length = behind.chars().count();
    let opens = !is_vowel(first) && is_vowel(second);
    if part.ends_with(is_vowel) {
        length >= 5 && opens
    } else {
        length >= 4 && (opens || is_vowel(first))
    }
}

/// Returns whether a syllable of a Finnish word may start elsewhere: between two vowels, or before
/// the `s` or `n` that so many first parts of compounds end with.
fn doubtful(word: &str, at: usize) -> bool {
    let letters: Vec<char> = word.chars().collect();
    let vowel = |index: usize| letters.get(index).copied().is_some_and(is_vowel);
    let before = vowel(at - 1);
    before && (vowel(at) || matches!(letters[at], 's' | 'n') && vowel(at + 1))
}

fn is_vowel(letter: char) -> bool {
    "aeiouyäöå".contains(letter)
}

#[cfg(test)]
mod tests {
    use crate::render::layout::hyphens::{Hyphens, Rank};

    /// Returns the word with a hyphen at each place, `=` between the parts of a compound.
    fn broken(tag: &str, word: &str) -> String {
        let places = Hyphens::of(tag).places(word, &[]);
        let mut shown = String::new();
        for (index, character) in word.chars().enumerate() {
            for place in places.iter().filter(|place| place.at == index) {
                shown.push(if place.rank == Rank::Compound { '=' } else { '-' });
            }
            shown.push(character);
        }
        shown
    }

    #[test]
    fn finnish_compounds_break_between_their_parts() {
        let cases = [
            ("toimitusaika", "toi-mi-tus=aika"),
            ("asiakasyrityksen", "asia-kas=yri-tyk-sen"),
            ("liikevaihto", "liike=vaihto"),
            ("vuosittain", "vuosit-tain"),
            ("hintaansa", "hin-taansa"),
            ("toimitussopimuspohja", "toi-mi-tus=sopi-mus=pohja"),
        ];
        let found: Vec<String> = cases.iter().map(|(word, _)| broken("fi", word)).collect();
        let wanted: Vec<&str> = cases.iter().map(|(_, wanted)| *wanted).collect();
        assert_eq!(found, wanted);
    }

    #[test]
    fn each_language_has_its_patterns_and_no_part_has_fewer_than_three_letters() {
        assert_eq!(broken("en", "concentration"), "con-cen-tra-tion");
        assert_eq!(broken("en-GB", "(delivery),"), "(deliv-ery),");
        assert_eq!(broken("sv", "försäljningen"), "för-sälj-ningen");
        assert_eq!(broken("ru", "концентрация"), "кон-цен-тра-ция");
        assert_eq!(broken("de", "Konzentration"), "Konzentration");
    }

    #[test]
    fn figures_codes_and_abbreviations_are_never_broken() {
        for word in ["1234567", "A12-4711", "ABCDEFGH", "kEUR", "PriceVolume", "W47xabcdefg", "√≈≤"]
        {
            assert_eq!(broken("en", word), word);
        }
    }

    #[test]
    fn a_soft_hyphen_is_a_place_and_keeps_syllables_away() {
        let places = Hyphens::of("fi").places("menetysriskissä", &[7]);
        assert!(places.iter().any(|place| place.at == 7 && place.rank == Rank::Soft));
        assert!(
            places.iter().all(|place| place.rank != Rank::Syllable || place.at.abs_diff(7) >= 3)
        );
    }
}
