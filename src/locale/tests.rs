use std::fmt::Write as _;

use jiff::civil::date;

use super::*;
use crate::model::{Currency, Money, Month, Period, Unit};

fn english() -> Language {
    Language::load("en").unwrap()
}

fn finnish() -> Language {
    Language::load("fi").unwrap()
}

fn euro(decimals: u8) -> Unit {
    Unit { currency: Currency::parse("EUR").unwrap(), decimals }
}

/// Shows the spaces that look alike: `~` is U+202F, `_` is U+00A0.
fn shown(text: &str) -> String {
    text.replace('\u{202f}', "~").replace('\u{a0}', "_")
}

#[track_caller]
fn both(print: impl Fn(&Language) -> String, en: &str, fi: &str) {
    assert_eq!(shown(&print(&english())), en);
    assert_eq!(shown(&print(&finnish())), fi);
}

#[test]
fn counts_are_grouped_and_signed() {
    both(|language| language.count(-1_234_567, Sign::Minus), "−1~234~567", "−1~234~567");
    both(|language| language.count(1000, Sign::Variance), "+1~000", "+1~000");
    both(|language| language.count(0, Sign::Variance), "0", "0");
    both(|language| language.count(999, Sign::Minus), "999", "999");
}

#[test]
fn money_is_rounded_half_to_even_without_a_float() {
    let unit = euro(2);
    let k = |amount| move |language: &Language| language.money_k(amount, &euro(2), Sign::Variance);
    both(k(Money(50_000)), "0", "0");
    both(k(Money(150_000)), "+2", "+2");
    both(k(Money(-250_000)), "−2", "−2");
    both(k(Money(-49_999)), "0", "0");
    let big = Money(i64::MAX);
    both(
        |language| language.money_exact(big, &unit, Sign::Minus),
        "92~233~720~368~547~758.07",
        "92~233~720~368~547~758,07",
    );
    both(
        |language| language.money_m(Money(3_376_400_000), &unit, 2, Sign::Minus),
        "33.76",
        "33,76",
    );
    both(|language| language.money_m(Money(-499_999), &unit, 2, Sign::Minus), "0.00", "0,00");
    both(|language| language.money_whole(Money(-120_050), &unit, Sign::Minus), "−1~200", "−1~200");
    both(|language| language.money_exact(Money(7), &euro(4), Sign::Minus), "0.0007", "0,0007");
    both(|language| language.money_k(Money(12_345), &euro(0), Sign::Minus), "12", "12");
}

#[test]
fn ratios_print_as_percent_points_and_variances() {
    both(|language| language.percent(0.123_456, 1, Sign::Minus), "12.3~%", "12,3~%");
    both(|language| language.percent(-0.000_4, 1, Sign::Variance), "0.0~%", "0,0~%");
    both(|language| language.percent(12.0, 0, Sign::Minus), "1~200~%", "1~200~%");
    both(|language| language.points(-0.013, 1), "−1.3~pp", "−1,3~%‑yks.");
    both(|language| language.delta(Some(0.034), 1), "+3.4~%", "+3,4~%");
    both(|language| language.delta(None, 1), "n/a", "–");
    both(|language| language.delta(Some(f64::INFINITY), 1), "n/a", "–");
    both(|language| language.decimal(-0.455, 2, Sign::Minus), "−0.46", "−0,46");
    both(|language| language.decimal(1234.5, 0, Sign::Minus), "1~234", "1~234");
}

#[test]
fn days_do_not_break_over_a_line() {
    let day = date(2026, 11, 25);
    both(|language| language.day(day), "25_Nov_2026", "25.11.2026");
    both(|language| language.day_short(day), "25_Nov", "25.11.");
    both(|language| language.weekday_day(day), "Wed_25_Nov_2026", "ke_25.11.2026");
    both(|language| language.week(day), "W48", "vk_48");
    both(|language| language.days(38), "38_d", "38_pv");
}

#[test]
fn months_and_periods_have_their_names() {
    let month = Month::of(date(2026, 10, 1));
    both(|language| language.month(month), "Oct_2026", "lokakuu_2026");
    both(|language| language.month_short(month.plus(1)), "Nov", "marras");
    let period = |name: &'static str| {
        move |language: &Language| {
            let period = name.parse::<Period>().unwrap();
            language.period(period, period.span())
        }
    };
    both(period("2026-W47"), "Week_47, 16–22_Nov_2026", "Viikko_47, 16.–22.11.2026");
    both(period("2026-W49"), "Week_49, 30_Nov–6_Dec_2026", "Viikko_49, 30.11.–6.12.2026");
    both(period("2026-W53"), "Week_53, 28_Dec_2026–3_Jan_2027", "Viikko_53, 28.12.2026–3.1.2027");
    both(period("2026-11"), "November_2026", "Marraskuu_2026");
    both(period("2026-Q4"), "Q4_2026", "Q4_2026");
    both(period("2026"), "2026", "2026");
}

#[test]
fn lists_and_number_words_read_as_sentences() {
    let names = |count: usize| ["a", "b", "c"][..count].iter().map(ToString::to_string).collect();
    let list =
        |count| move |language: &Language| language.list(&Vec::from_iter::<Vec<_>>(names(count)));
    both(list(3), "a, b and c", "a, b ja c");
    both(list(1), "a", "a");
    both(|language| language.number_word(5), "Five", "Viisi");
    both(|language| language.number_word(11), "11", "11");
}

#[test]
fn names_sort_by_the_alphabet_of_the_reader() {
    let mut names = ["Öljy", "Zeta", "Åsunda", "Äyrämö", "alfa", "Beta"];
    names.sort_by(|left, right| finnish().compare(left, right));
    assert_eq!(names, ["alfa", "Beta", "Zeta", "Åsunda", "Äyrämö", "Öljy"]);
    names.sort_by(|left, right| english().compare(left, right));
    assert_eq!(names, ["alfa", "Åsunda", "Äyrämö", "Beta", "Öljy", "Zeta"]);
}

/// Every message of every language that another lacks, has too many of or fills otherwise.
#[test]
fn every_language_has_the_messages_and_arguments_of_english() {
    let mut list = String::new();
    for tag in Language::tags() {
        for gap in gaps::gaps(words::source(FALLBACK), words::source(tag), similar_key) {
            writeln!(list, "{tag}.ftl: {gap}").unwrap();
        }
    }
    assert!(list.is_empty(), "templates/locale:\n{list}");
}

#[test]
fn every_message_finds_what_it_refers_to() {
    for tag in Language::tags() {
        Words::load(tag).unwrap().try_all(gaps::named(words::source(tag))).unwrap();
    }
}

#[test]
fn gaps_tell_what_is_missing_unknown_foreign_and_unused() {
    let english = "date-day = {$d}\none = {$n ->\n    [one] {$word}\n   *[other] {$n}\n} of {$all}\ntwo = 2\n";
    let own = "# {$no}\ndate-day = {$m}\none = {$n} {$more}\ntwoo = 2\n";
    let found = gaps::gaps(english, own, |_| Some("two".to_owned()));
    let told: Vec<String> = found.iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        [
            "`two` is missing",
            "line 3: `one` names `$more`, expected `$all`, `$n`, `$word`",
            "line 3: `one` leaves out `$all`",
            "line 4: `twoo` is no message of the reports, perhaps `two`",
        ]
    );
}

#[test]
fn a_missing_message_is_read_from_english() {
    let partial =
        "points = {$value} y\norders = { $n ->\n    [one] {$n} order\n   *[other] {$n} orders\n}\n";
    let language = Language::with("fi", Words::parse("fi", "fi.ftl", partial).unwrap()).unwrap();
    assert_eq!(language.number_word(2), "Two");
    let orders = |n: i64| language.text("orders", &[("n", n.into())]);
    assert_eq!(orders(1), "1 order");
    assert_eq!(shown(&orders(-12_345)), "−12~345 orders");
}

#[test]
fn unknown_languages_keys_and_arguments_are_refused_with_a_hint() {
    let unknown = Language::load("xx").unwrap_err();
    assert_eq!(unknown.to_string(), "language `xx` is not known, expected one of en, fi, ru");
    let key = english().try_text("date-dya", &[]).unwrap_err();
    assert_eq!(key.hint(), "did you mean `date-day`? else add the message to `en.ftl`");
    let argument = english().try_text("points", &[]).unwrap_err();
    assert_eq!(argument.to_string(), "message `points` of language `en`: Unknown variable: $value");
}

#[test]
fn a_month_beside_a_day_takes_the_form_its_language_has_for_it() {
    let partial = "month-name-11 = ноябрь\n    .dated = ноября\nmonth-short-11 = ноя\n\
                   date-day = {$d} {$dated} {$y}\ndate-month = {$name} {$y}\n\
                   date-day-short = {$dd}.{$mm}, {$dated_short}\n";
    let russian = Language::with("ru", Words::parse("ru", "ru.ftl", partial).unwrap()).unwrap();
    let day = date(2026, 11, 3);
    assert_eq!(shown(&russian.day(day)), "3_ноября_2026");
    assert_eq!(shown(&russian.month(Month::of(day))), "ноябрь_2026");
    assert_eq!(shown(&russian.day_short(day)), "03.11,_ноя");
}

#[test]
fn every_language_writes_numbers_with_its_own_marks() {
    let marked = |tag: &str| {
        let language = Language::with(tag, Words::parse(tag, "", "").unwrap()).unwrap();
        let number = language.decimal(-1_234_567.25, 1, Sign::Minus);
        shown(&format!("{number} {}", language.percent(0.125, 1, Sign::Variance)))
    };
    assert_eq!(marked("sv"), "−1~234~567,2 +12,5~%");
    assert_eq!(marked("ru"), "−1~234~567,2 +12,5~%");
    assert_eq!(marked("de-CH"), "−1~234~567.2 +12.5~%");
}

#[test]
fn a_count_chooses_among_the_plurals_of_its_language() {
    let partial = "orders = { $n ->\n    [one] {$n} заказ\n    [few] {$n} заказа\n   *[many] {$n} заказов\n}\n";
    let russian = Language::with("ru", Words::parse("ru", "ru.ftl", partial).unwrap()).unwrap();
    let orders = |n: i64| shown(&russian.text("orders", &[("n", n.into())]));
    let told = [1, 2, 5, 11, 21, 1_022].map(orders).join(", ");
    assert_eq!(told, "1 заказ, 2 заказа, 5 заказов, 11 заказов, 21 заказ, 1~022 заказа");
}
