//! The summary as Markdown, word for word, and nothing that was typed is markup in it.

use curbside::app::effect::FileKind;
use curbside::app::event::Form;
use curbside::app::outputs::markdown;

use crate::support::Play;
use crate::{out, whole};

const MARKDOWN: &str = "\
# Dana Ortiz at Halvorsen Foods

23 Nov 2025, 10:00. 16:28. Observe. Ordinary

## Outcome

- Advance
- **Next step:** Tasting on the 5th
- **Objective:** A date for a tasting
- **Note:** They buy for two shops

## Dana spoke first

- **How it felt:** Rushed.\\
  Too many slides.
- **What went well:** The opening

## Where it turned

- 6:00 Buying sign, missed
- **Note:** She asked for dates
- **What was said:** Let me show you the platform
- **To say now:** As early as the 5th

## The net, as both saw it

- Was it needed? Dana: No. Manager: Yes.
- Would the rep have recovered? Dana: no answer. Manager: Not sure.

## Dana's share of talking

- **As guessed:** 40%
- **As tapped:** 6%

## What next

- **Keep:** Asking about their week
- **Work on:** Hearing the buying sign
- **To try:** Stop, and ask when
- **For:** Asked an open question
- **By:** Mon 1 Dec 2025
- **Taught by:** Failure
- **Alone next time:** Follow-up, Demo

## What happened

- Buying sign, missed ×2
- Asked an open question
- Urge, held
";

#[test]
fn the_summary_as_markdown_word_for_word() {
    let mut play = Play::new();
    let id = whole(&mut play);
    let file = out(&mut play, id, Form::Markdown);
    assert_eq!(file.kind, FileKind::Markdown);
    assert_eq!(file.text, MARKDOWN);
}

#[test]
fn typed_text_makes_no_markup() {
    for (typed, escaped) in [
        ("# Not a heading", "\\# Not a heading"),
        (
            "- not a list\n+ nor\n* this",
            "\\- not a list\\\n  \\+ nor\\\n  \\* this",
        ),
        ("1. first\n12) twelfth", "1\\. first\\\n  12\\) twelfth"),
        ("3.5 of 10", "3\\.5 of 10"),
        ("> quoted", "\\> quoted"),
        ("title\n===\n---", "title\\\n  \\===\\\n  \\---"),
        (
            "*bold* _low_ `code` ~~gone~~",
            "\\*bold\\* \\_low\\_ \\`code\\` \\~\\~gone\\~\\~",
        ),
        ("<b>&lt;</b>", "\\<b\\>\\&lt;\\</b\\>"),
        ("[a](b) ![c](d)", "\\[a\\](b) !\\[c\\](d)"),
        ("a | b", "a \\| b"),
        ("a\\", "a\\\\"),
        ("    code\n\n\tcode", "code\\\n  code"),
        ("well-known, 5 - 3 = 2", "well-known, 5 - 3 = 2"),
    ] {
        assert_eq!(markdown::escaped(typed), escaped);
    }
}

#[test]
fn a_name_in_markup_is_only_a_name() {
    let mut play = Play::new();
    let id = play.whole_call("_Dana_ #1", "<Halvorsen>|*");
    let text = out(&mut play, id, Form::Markdown).text;
    assert!(text.starts_with("# \\_Dana\\_ \\#1 at \\<Halvorsen\\>\\|\\*\n"));
}
