use super::*;

/// Returns the next three moments after a local time, as local time with offset.
fn next(expression: &str, after: &str, zone: &str) -> Vec<String> {
    let zone = TimeZone::get(zone).unwrap();
    let cron: Cron = expression.parse().unwrap();
    let mut instant = zone.to_timestamp(after.parse().unwrap()).unwrap();
    (0..3)
        .map(|_| {
            let moment = cron.next_after(instant, &zone).unwrap();
            instant = moment.timestamp();
            moment.strftime("%Y-%m-%d %H:%M%:z").to_string()
        })
        .collect()
}

#[test]
fn weekdays_are_counted_as_cron_counts_them() {
    let mondays = ["2026-11-23 06:00+02:00", "2026-11-30 06:00+02:00", "2026-12-07 06:00+02:00"];
    for field in ["1", "MON", "mon", "1-1"] {
        assert_eq!(
            next(&format!("0 6 * * {field}"), "2026-11-22T06:00", "Europe/Helsinki"),
            mondays
        );
    }
    for field in ["0", "7", "SUN"] {
        let days = next(&format!("0 6 * * {field}"), "2026-11-22T05:00", "Europe/Helsinki");
        assert_eq!(days[0], "2026-11-22 06:00+02:00", "{field}");
    }
}

#[test]
fn weekday_ranges_steps_and_lists_may_pass_the_end_of_the_week() {
    for (field, names) in [
        ("MON-FRI", "MON,TUE,WED,THU,FRI"),
        ("5-7", "SUN,FRI,SAT"),
        ("SAT-MON", "SUN,MON,SAT"),
        ("*/2", "SUN,TUE,THU,SAT"),
        ("1/2", "MON,WED,FRI"),
        ("1,3", "MON,WED"),
    ] {
        assert_eq!(weekday_names(field).as_deref(), Some(names), "{field}");
    }
    for wrong in ["8", "MO", "MON-", "1/0", "", "1,,2", "01", "L", "MON#1"] {
        assert_eq!(weekday_names(wrong), None, "{wrong}");
    }
}

#[test]
fn a_run_in_the_hour_left_out_comes_right_after_it() {
    assert_eq!(
        next("30 3 * * *", "2027-03-27T12:00", "Europe/Helsinki"),
        ["2027-03-28 04:00+03:00", "2027-03-29 03:30+03:00", "2027-03-30 03:30+03:00",]
    );
    assert_eq!(
        next("30 3 * * SUN", "2027-03-27T12:00", "Europe/Helsinki")[0],
        "2027-03-28 04:00+03:00"
    );
    // 02:30 exists in Helsinki on that day, and lies in the gap of Berlin.
    assert_eq!(
        next("30 2 * * *", "2027-03-27T12:00", "Europe/Helsinki")[0],
        "2027-03-28 02:30+02:00"
    );
    assert_eq!(
        next("30 2 28 3 *", "2027-03-27T12:00", "Europe/Berlin")[0],
        "2027-03-28 03:00+02:00"
    );
    // Several moments of the gap are one.
    assert_eq!(
        next("*/20 3 * * *", "2027-03-28T02:50", "Europe/Helsinki"),
        ["2027-03-28 04:00+03:00", "2027-03-29 03:00+03:00", "2027-03-29 03:20+03:00",]
    );
}

#[test]
fn a_run_in_the_repeated_hour_comes_once() {
    assert_eq!(
        next("30 3 * * *", "2027-10-30T12:00", "Europe/Helsinki"),
        ["2027-10-31 03:30+03:00", "2027-11-01 03:30+02:00", "2027-11-02 03:30+02:00",]
    );
    assert_eq!(
        next("*/30 * * * *", "2027-10-31T02:45", "Europe/Helsinki"),
        ["2027-10-31 03:00+03:00", "2027-10-31 03:30+03:00", "2027-10-31 04:00+02:00",]
    );
    assert_eq!(
        next("30 2 * * *", "2027-10-30T12:00", "Europe/Berlin")[..2],
        ["2027-10-31 02:30+02:00", "2027-11-01 02:30+01:00",]
    );
}

#[test]
fn nothing_moves_backwards_whatever_the_second_pass_of_a_repeated_hour() {
    let zone = TimeZone::get("Europe/Helsinki").unwrap();
    let cron: Cron = "15 3 * * *".parse().unwrap();
    // 03:10 of the second pass: 03:15 is over, although its clock shows less.
    let second: Timestamp = "2027-10-31T01:10:00Z".parse().unwrap();
    let moment = cron.next_after(second, &zone).unwrap();
    assert_eq!(moment.date(), civil::date(2027, 11, 1));
}

#[test]
fn a_moment_counts_as_its_own_next_only_when_asked() {
    let zone = TimeZone::UTC;
    let cron: Cron = "0 7 * * *".parse().unwrap();
    let seven: Timestamp = "2026-11-23T07:00:00Z".parse().unwrap();
    assert_eq!(cron.next_from(seven, &zone).unwrap().timestamp(), seven);
    assert!(cron.next_after(seven, &zone).unwrap().timestamp() > seven);
}

#[test]
fn refuses_what_programs_read_differently() {
    for (text, message) in [
        ("0 6 * *", "`0 6 * *` has 4 fields, expected 5"),
        ("0 0 6 * * 1", "`0 0 6 * * 1` has 6 fields, expected 5"),
        ("@daily", "`@daily` has 1 fields, expected 5"),
        (
            "0 6 1 * MON",
            "`0 6 1 * MON` names both days of the month and weekdays, expected one of them to be `*`",
        ),
        ("0 6 * * 8", "`8` is not a weekday, expected MON to SUN or 0 to 7"),
        ("0 25 * * *", "`0 25 * * *` is not a cron expression, the hour field is wrong"),
        ("x 6 * * *", "`x 6 * * *` is not a cron expression, the minute field is wrong"),
        ("0 6 L * *", "`0 6 L * *` is not a cron expression, the day field is wrong"),
        ("0 6 * 13 *", "`0 6 * 13 *` is not a cron expression, the month field is wrong"),
        ("0 6 30 2 *", "`0 6 30 2 *` never happens"),
    ] {
        let error = text.parse::<Cron>().unwrap_err();
        assert_eq!(error.to_string(), message);
        assert!(!error.hint().is_empty());
    }
}
