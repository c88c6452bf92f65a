//! Times and counts in the words of the app.

use time::{Date, Month, OffsetDateTime, UtcOffset as Zone};

use super::call::Head;
use crate::domain::call::UtcOffset;
use crate::domain::figures::mirror::rides::days_since;
use crate::domain::time::DAY_MS;
use crate::domain::{Call, Day, Elapsed, Name, Notebook, RepId, Text, Timestamp};

/// `1 moment`, `14 moments`.
#[must_use]
pub fn count(n: usize, one: &str) -> String {
    if n == 1 {
        format!("1 {one}")
    } else {
        format!("{n} {one}s")
    }
}

/// `just now`, `12 min ago`, `3 h ago`, `yesterday`, `41 days ago`.
#[must_use]
pub fn ago(span: Elapsed) -> String {
    match (span.days(), span.minutes()) {
        (0, 0) => "just now".to_owned(),
        (0, minutes @ 1..60) => format!("{minutes} min ago"),
        (0, minutes) => format!("{} h ago", minutes / 60),
        (1, _) => "yesterday".to_owned(),
        (days, _) => format!("{days} days ago"),
    }
}

/// How long ago a time was, as [`ago`] says it; the days are those of the calendar on the wall, and
/// of a time that lies ahead, since the clock was set back, its date is said: `on 24 Nov 2027`.
#[must_use]
pub fn ago_of(time: Timestamp, now: Timestamp, zone: UtcOffset) -> String {
    let span = now.since(time);
    if time.since(now).minutes() > 0 {
        let local = local(time, zone);
        let month = local.month().to_string();
        return format!("on {} {} {}", local.day(), &month[..3], local.year());
    }
    if span.days() == 0 {
        return ago(span);
    }
    match days_since(time, now, zone) {
        ..=1 => "yesterday".to_owned(),
        days => format!("{days} days ago"),
    }
}

/// `Mon 23 Nov`, on the wall clock of the given zone.
#[must_use]
pub fn day(time: Timestamp, zone: UtcOffset) -> String {
    let local = local(time, zone);
    let (weekday, month) = (local.weekday().to_string(), local.month().to_string());
    format!("{} {} {}", &weekday[..3], local.day(), &month[..3])
}

/// `23 Nov 2026, 09:40`, on the wall clock of the given zone.
#[must_use]
pub fn moment_in_time(time: Timestamp, zone: UtcOffset) -> String {
    let clock = time_of_day(time, zone);
    let local = local(time, zone);
    let month = local.month().to_string();
    let (day, month, year) = (local.day(), &month[..3], local.year());
    format!("{day} {month} {year}, {clock}")
}

/// `09:40`, on the wall clock of the given zone.
#[must_use]
pub fn time_of_day(time: Timestamp, zone: UtcOffset) -> String {
    let local = local(time, zone);
    format!("{:02}:{:02}", local.hour(), local.minute())
}

/// `2026-11-23`, on the wall clock of the given zone.
#[must_use]
pub fn iso_date(time: Timestamp, zone: UtcOffset) -> String {
    let local = local(time, zone);
    format!(
        "{}-{:02}-{:02}",
        local.year(),
        u8::from(local.month()),
        local.day()
    )
}

/// `Mon 23 Nov 2026`, a day of the calendar.
#[must_use]
pub fn date(date: Day) -> String {
    let (time, zone) = (midnight(date), UtcOffset::default());
    format!("{} {}", day(time, zone), local(time, zone).year())
}

/// `20261123`, a day as calendars write it.
#[must_use]
pub fn compact_date(date: Day) -> String {
    iso_date(midnight(date), UtcOffset::default()).replace('-', "")
}

fn midnight(day: Day) -> Timestamp {
    Timestamp::nearest(i64::from(day.number()) * DAY_MS)
}

/// `Changed later, 24 Nov`, on the wall clock of the given zone.
#[must_use]
pub fn changed_later(call: &Call, zone: UtcOffset) -> Option<String> {
    let local = local(call.changed?, zone);
    let month = local.month().to_string();
    Some(format!("Changed later, {} {}", local.day(), &month[..3]))
}

/// What was written, if anything was.
#[must_use]
pub fn written(text: &Text) -> Option<String> {
    (!text.is_blank()).then(|| text.as_str().to_owned())
}

/// `2026-11-23`, as a date field holds it.
#[must_use]
pub fn written_day(day: Day) -> String {
    iso_date(midnight(day), UtcOffset::default())
}

/// The day that a date field holds; `None` if it is empty, or no day that the notebook takes.
#[must_use]
pub fn read_day(written: &str) -> Option<Day> {
    let mut parts = written.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let month = Month::try_from(month.parse::<u8>().ok()?).ok()?;
    let date = Date::from_calendar_date(year.parse().ok()?, month, day.parse().ok()?).ok()?;
    let number = date.to_julian_day() - OffsetDateTime::UNIX_EPOCH.to_julian_day();
    Day::try_from(number).ok()
}

/// Whether both lie in the same calendar month of the given zone.
#[must_use]
pub fn same_month(a: Timestamp, b: Timestamp, zone: UtcOffset) -> bool {
    let (a, b) = (local(a, zone), local(b, zone));
    (a.year(), a.month()) == (b.year(), b.month())
}

fn local(time: Timestamp, zone: UtcOffset) -> OffsetDateTime {
    let utc = OffsetDateTime::from_unix_timestamp(time.millis().div_euclid(1000))
        .unwrap_or(OffsetDateTime::UNIX_EPOCH);
    let zone = Zone::from_whole_seconds(i32::from(zone.minutes()) * 60).unwrap_or(Zone::UTC);
    utc.to_offset(zone)
}

/// The rep's name, or words for one whose record is missing.
#[must_use]
pub fn rep_name<'a>(notebook: &'a Notebook, call: &Call) -> &'a str {
    name_of(notebook, call.rep)
}

/// The name of a rep, by the id.
#[must_use]
pub fn name_of(notebook: &Notebook, rep: RepId) -> &str {
    notebook
        .rep(rep)
        .map_or("Unknown rep", |rep| rep.name.as_str())
}

/// What the rep is called in the car.
#[must_use]
pub fn first_name<'a>(notebook: &'a Notebook, call: &Call) -> &'a str {
    notebook
        .rep(call.rep)
        .map_or("the rep", |rep| rep.name.first())
}

/// `Dana Ortiz at Halvorsen Foods`, or the name alone.
#[must_use]
pub fn rep_at_account(notebook: &Notebook, call: &Call) -> String {
    join(rep_name(notebook, call), " at ", call.account.as_ref())
}

/// `Dana Ortiz at Halvorsen Foods`, of what stands over a call.
#[must_use]
pub fn who_at(head: &Head) -> String {
    match &head.account {
        Some(account) => format!("{} at {account}", head.rep),
        None => head.rep.clone(),
    }
}

/// `The call with Dana Ortiz at Halvorsen Foods`.
#[must_use]
pub fn the_call(notebook: &Notebook, call: &Call) -> String {
    format!("The call with {}", rep_at_account(notebook, call))
}

/// `Dana, Halvorsen Foods`, or the first name alone.
#[must_use]
pub fn first_and_account(notebook: &Notebook, call: &Call) -> String {
    join(first_name(notebook, call), ", ", call.account.as_ref())
}

/// `Mon 23 Nov at Halvorsen Foods`, a call among those of one rep, on the wall clock of that day.
#[must_use]
pub fn day_and_account(call: &Call) -> String {
    let day = day(call.when(), call.utc_offset_min);
    join(&day, " at ", call.account.as_ref())
}

fn join(who: &str, between: &str, account: Option<&Name>) -> String {
    account.map_or_else(
        || who.to_owned(),
        |account| format!("{who}{between}{account}"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_the_one_on_the_wall_there() {
        let new_years_eve = Timestamp::nearest(1_767_223_800_000);
        assert_eq!(day(new_years_eve, UtcOffset::nearest(0)), "Wed 31 Dec");
        assert_eq!(day(new_years_eve, UtcOffset::nearest(60)), "Thu 1 Jan");
        assert_eq!(
            iso_date(new_years_eve, UtcOffset::nearest(60)),
            "2026-01-01"
        );
        assert!(!same_month(
            new_years_eve,
            Timestamp::EARLIEST,
            UtcOffset::nearest(60)
        ));
    }

    #[test]
    fn a_day_is_written_and_read_as_on_the_wall() {
        let new_years_eve = Timestamp::nearest(1_767_223_800_000);
        let day = Day::of(new_years_eve, 60);
        assert_eq!(written_day(day), "2026-01-01");
        assert_eq!(read_day("2026-01-01"), Some(day));
        assert_eq!(
            read_day("2024-02-29").map(date),
            Some("Thu 29 Feb 2024".to_owned())
        );
        for no_day in ["", "2025-02-29", "2026-13-01", "1999-12-31", "tomorrow"] {
            assert_eq!(read_day(no_day), None, "{no_day:?}");
        }
    }

    #[test]
    fn a_while_ago_is_said_in_one_unit() {
        let cases = [
            (0, "just now"),
            (59, "just now"),
            (720, "12 min ago"),
            (7200, "2 h ago"),
        ];
        for (seconds, words) in cases {
            assert_eq!(ago(Elapsed::seconds(seconds)), words);
        }
        assert_eq!(ago(Elapsed::seconds(86_400)), "yesterday");
        assert_eq!(ago(Elapsed::seconds(41 * 86_400)), "41 days ago");
    }
}
