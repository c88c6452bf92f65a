//! How much and how many, in the words of the app.

/// `12 KB`, `4.1 MB`, `2.3 GB`.
#[must_use]
pub fn bytes(bytes: u64) -> String {
    const UNITS: [(u64, &str); 2] = [(1_000_000_000, "GB"), (1_000_000, "MB")];
    for (unit, name) in UNITS {
        let (whole, tenth) = (bytes / unit, bytes % unit / (unit / 10));
        match whole {
            0 => {}
            1..10 if tenth > 0 => return format!("{whole}.{tenth} {name}"),
            _ => return format!("{} {name}", number(whole)),
        }
    }
    format!("{} KB", bytes.div_ceil(1000))
}

/// `2,314`.
#[must_use]
pub fn number(number: u64) -> String {
    let digits = number.to_string();
    let mut words = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            words.push(',');
        }
        words.push(digit);
    }
    words
}

/// `1 record`, `2,314 records`.
#[must_use]
pub fn count(count: usize, one: &str) -> String {
    let many = if count == 1 { "" } else { "s" };
    format!("{} {one}{many}", number(count as u64))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_short_and_never_nothing_where_there_is_something() {
        let cases = [
            (0, "0 KB"),
            (1, "1 KB"),
            (12_000, "12 KB"),
            (999_999, "1000 KB"),
            (1_000_000, "1 MB"),
            (4_199_999, "4.1 MB"),
            (41_500_000, "41 MB"),
            (2_000_000_000, "2 GB"),
            (2_360_000_000, "2.3 GB"),
            (1_234_500_000_000, "1,234 GB"),
            (u64::MAX, "18,446,744,073 GB"),
        ];
        for (size, words) in cases {
            assert_eq!(bytes(size), words);
        }
    }

    #[test]
    fn thousands_stand_apart() {
        let cases = [
            (0, "0"),
            (999, "999"),
            (2_314, "2,314"),
            (1_000_000, "1,000,000"),
        ];
        for (count, words) in cases {
            assert_eq!(number(count), words);
        }
        assert_eq!(count(1, "record"), "1 record");
    }
}
