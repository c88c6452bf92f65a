//! Writing that has broken other programs: what a person, a clipboard or a file may bring.
#![allow(dead_code)] // each test file takes what it needs

/// Writing that a note takes as it is.
pub(crate) const TAKEN: &[&str] = &[
    // Nothing, nearly nothing, and what looks like nothing.
    "",
    " ",
    "\t",
    "\n\n",
    "\u{a0}",
    "\u{3000}",
    "\u{200b}",
    "\u{200b}\u{200c}\u{200d}\u{2060}\u{feff}",
    "\u{ad}soft\u{ad}hyphen",
    "\u{115f}\u{1160}\u{3164}\u{ffa0}",
    "\u{2800}",
    // Words that other programs take for something else.
    "null",
    "undefined",
    "true",
    "NaN",
    "Infinity",
    "-Infinity",
    "0",
    "-0",
    "1e999",
    "1/0",
    "0x1F",
    "007",
    "1,000.50",
    "99999999999999999999999999999999",
    "nil",
    "None",
    "[object Object]",
    "__proto__",
    "constructor",
    "toString",
    // Direction.
    "\u{202e}txt.exe",
    "\u{202a}left\u{202b}right\u{202c}",
    "\u{2066}apart\u{2069}",
    "שלום Dana مرحبا",
    "\u{61c}\u{200f}\u{200e}",
    // Combining, wide, rare, and not characters at all.
    "Z\u{351}\u{36b}\u{343}\u{36a}a\u{323}\u{331}\u{330}l\u{34f}g\u{321}o\u{322}",
    "e\u{301} é",
    "\u{301}",
    "ﬁ ﬀ ǆ İ ı ß ẞ",
    "가각힣 ᄀᄀᄀ각ᆨᆨ",
    "田中さんにあげて下さい",
    "𝔇𝔞𝔫𝔞 𝒪𝓇𝓉𝒾𝓏",
    "\u{10ffff}\u{fffe}\u{ffff}\u{fdd0}",
    "\u{e000}\u{f8ff}\u{fffd}\u{fffc}",
    "\u{2028}\u{2029}",
    // Pictures.
    "👩‍👩‍👧‍👦 👨🏿‍💻 🏳️‍🌈 🇦🇽🇧🇨 👍🏽",
    "🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}",
    "\u{fe0f}\u{20e3}1\u{fe0f}\u{20e3}",
    "🚗🚗🚗🚗🚗🚗🚗🚗🚗🚗🚗🚗🚗🚗🚗🚗",
    // Markup and scripts.
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "\"><svg/onload=alert(1)>",
    "javascript:alert(1)",
    "</textarea></title><!--",
    "<![CDATA[x]]> &lt;&amp;&#0;",
    "{{7*7}} ${7*7} #{7*7} <%= 7 %>",
    "# Heading\n* [link](javascript:alert(1))\n```",
    "| a | b |\n|---|---|",
    // Queries, formats, shells, paths, tables, calendars.
    "'; DROP TABLE calls; --",
    "\" OR \"\"=\"",
    "%s%n%x%d %00 %%",
    "{0} {} {:?} {{}}",
    "$(reboot) `reboot` && || ; |",
    "../../../etc/passwd",
    "C:\\CON\\NUL.txt",
    "/dev/null",
    "file:///etc/hosts",
    "=1+1",
    "@SUM(A1:A9)",
    "+1-1",
    "=HYPERLINK(\"x\",\"y\")",
    "a,b;c\td\"e\"\"f",
    "END:VEVENT\nEND:VCALENDAR",
    "A;X=\"1\":B\\,C\\n",
    // Escapes that must not be undone a second time.
    "\\u0000 \\ud83d \\n \\\" \\\\",
    "\"",
    "\\",
    "'",
    "\"}],\"reps\":[{\"id\":1",
    "\u{feff}{\"format\":\"curbside\"}",
];

/// Characters that no keyboard writes: a file with one is refused, and typing drops it.
pub(crate) const REFUSED: &[&str] = &[
    "\u{0}",
    "a\u{0}b",
    "\u{7}bell",
    "\u{8}back",
    "\u{b}\u{c}",
    "line\r\nend",
    "\u{1b}[31mred\u{1b}[0m",
    "\u{7f}",
    "\u{80}\u{85}\u{9f}",
];

/// One word as long as a note may be, and one that is longer.
pub(crate) fn very_long() -> [String; 2] {
    ["w".repeat(4_000), "🚗".repeat(4_001)]
}
