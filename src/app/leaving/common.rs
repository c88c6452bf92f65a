//! Words that are names and are not only that.

/// Words that many texts have, and that people are called by as well: alone, and in small letters, they
/// are no name.
const MEAN_SOMETHING: [&str; 39] = [
    "art", "april", "august", "bill", "chase", "dale", "dawn", "dean", "drew", "faith", "frank",
    "grace", "grant", "guy", "hope", "jack", "joy", "june", "laurel", "lane", "long", "major",
    "mark", "max", "may", "miles", "nick", "pat", "penny", "pierce", "price", "rich", "rob",
    "rose", "sue", "summer", "wade", "will", "young",
];

/// Words before a name that are no name.
const TITLES: [&str; 16] = [
    "the", "and", "von", "van", "dr", "mr", "mrs", "ms", "miss", "prof", "sir", "herr", "frau",
    "die", "der", "das",
];

/// Whether a word, folded, has a meaning besides being a name.
#[must_use]
pub fn means_something(folded: &str) -> bool {
    MEAN_SOMETHING.contains(&folded)
}

/// Whether a word, folded, stands before names.
#[must_use]
pub fn is_a_title(folded: &str) -> bool {
    TITLES.contains(&folded)
}
