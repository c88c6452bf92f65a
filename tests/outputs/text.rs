//! The summary as text, word for word.

use curbside::app::effect::FileKind;
use curbside::app::event::Form;

use crate::support::Play;
use crate::{out, whole};

const TEXT: &str = "\
Dana Ortiz at Halvorsen Foods
23 Nov 2025, 10:00. 16:28. Observe. Ordinary

Outcome
- Advance
- Next step: Tasting on the 5th
- Objective: A date for a tasting
- Note: They buy for two shops

Dana spoke first
- How it felt: Rushed.
  Too many slides.
- What went well: The opening

Where it turned
- 6:00 Buying sign, missed
- Note: She asked for dates
- What was said: Let me show you the platform
- To say now: As early as the 5th

The net, as both saw it
- Was it needed? Dana: No. Manager: Yes.
- Would the rep have recovered? Dana: no answer. Manager: Not sure.

Dana's share of talking
- As guessed: 40%
- As tapped: 6%

What next
- Keep: Asking about their week
- Work on: Hearing the buying sign
- To try: Stop, and ask when
- For: Asked an open question
- By: Mon 1 Dec 2025
- Taught by: Failure
- Alone next time: Follow-up, Demo

What happened
- Buying sign, missed ×2
- Asked an open question
- Urge, held
";

#[test]
fn the_summary_as_text_word_for_word() {
    let mut play = Play::new();
    let id = whole(&mut play);
    let file = out(&mut play, id, Form::Text);
    assert_eq!(file.kind, FileKind::Text);
    assert_eq!(file.name, "curbside-dana-ortiz-2025-11-23");
    assert_eq!(file.text, TEXT);
}
