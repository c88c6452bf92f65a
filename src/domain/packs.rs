//! The behaviours that the app brings along: the starter, and packs to choose from. Each can be
//! observed, and says in one sentence what is seen or heard.

use super::behaviour::{Shape, Standing, Valence};
use super::{Behaviour, BehaviourKey, Elapsed, Name, Text, Timestamp};

/// A set of behaviours that can be added to the codebook.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pack {
    Discovery,
    Demo,
    Negotiation,
}

type Words = &'static str;

/// Key, short label, label, skill, valence, lead time in seconds, what is seen or heard.
type Entry = (Words, Words, Words, Words, Valence, u32, Words);

pub(super) struct Entries(&'static [Entry]);

use Valence::{Missed, Signal, Well};

pub(super) const STARTER: Entries = Entries(&[
    (
        "buying-sign",
        "Buying sign",
        "Customer gave a buying sign",
        "Listening",
        Signal,
        3,
        "The customer asks about price, time, terms or the next step.",
    ),
    (
        "buying-sign-missed",
        "Missed it",
        "Buying sign, missed",
        "Listening",
        Missed,
        5,
        "The customer gives a buying sign, and the rep goes on with something else.",
    ),
    (
        "data-dump",
        "Data dump",
        "Data dump",
        "Presenting",
        Missed,
        15,
        "The rep tells three facts or more without a question in between.",
    ),
    (
        "feature-no-benefit",
        "Feature, no benefit",
        "Feature without a benefit",
        "Presenting",
        Missed,
        5,
        "The rep names a feature and doesn't say what it does for this customer.",
    ),
    (
        "benefit-tied",
        "Benefit tied to need",
        "Benefit tied to the need",
        "Presenting",
        Well,
        5,
        "The rep says what it does for a need that the customer has named.",
    ),
    (
        "open-question",
        "Open question",
        "Asked an open question",
        "Asking",
        Well,
        3,
        "The rep asks a question that can't be answered by yes or no.",
    ),
    (
        "lost-control",
        "Lost control",
        "Lost control of the call",
        "Leading",
        Missed,
        10,
        "The customer decides what is talked about, and the rep only answers.",
    ),
    (
        "asked-next-step",
        "Asked next step",
        "Asked for the next step",
        "Closing",
        Well,
        3,
        "The rep asks for a next step with a date or a name.",
    ),
]);

const DISCOVERY: Entries = Entries(&[
    (
        "agenda-agreed",
        "Agenda agreed",
        "Agreed on an agenda",
        "Leading",
        Well,
        5,
        "The rep says what the call is for and how long, and the customer agrees.",
    ),
    (
        "problem-question",
        "Problem question",
        "Asked about a problem",
        "Asking",
        Well,
        3,
        "The rep asks what is difficult, slow or dear today.",
    ),
    (
        "cost-question",
        "What it costs",
        "Asked what the problem costs",
        "Asking",
        Well,
        3,
        "The rep asks what the problem costs in money, time or customers.",
    ),
    (
        "followed-answer",
        "Followed up",
        "Followed an answer up",
        "Listening",
        Well,
        3,
        "The next question takes up a word of the customer's last answer.",
    ),
    (
        "pitched-early",
        "Pitched early",
        "Pitched before the need was clear",
        "Presenting",
        Missed,
        10,
        "The rep presents before the customer has named a need.",
    ),
    (
        "stacked-questions",
        "Stacked questions",
        "Asked several questions at once",
        "Asking",
        Missed,
        3,
        "The rep asks a second question before the first is answered.",
    ),
    (
        "decision-asked",
        "Who decides",
        "Asked how it is decided",
        "Asking",
        Well,
        3,
        "The rep asks who decides, by when and by what.",
    ),
    (
        "need-named",
        "Need named",
        "Customer named a need",
        "Listening",
        Signal,
        3,
        "The customer says that something has to change.",
    ),
]);

const DEMO: Entries = Entries(&[
    (
        "need-recalled",
        "Need recalled",
        "Began with the customer's need",
        "Presenting",
        Well,
        5,
        "The rep says the customer's need in the customer's words before showing anything.",
    ),
    (
        "result-first",
        "Result first",
        "Showed the result first",
        "Presenting",
        Well,
        5,
        "The rep shows the end result before the way to it.",
    ),
    (
        "feature-tour",
        "Feature tour",
        "Feature tour",
        "Presenting",
        Missed,
        15,
        "The rep shows a third screen without tying it to a need.",
    ),
    (
        "checked-in",
        "Checked in",
        "Checked in with the customer",
        "Asking",
        Well,
        3,
        "The rep stops and asks how this would fit.",
    ),
    (
        "customer-drives",
        "Customer drives",
        "Customer took the wheel",
        "Listening",
        Signal,
        3,
        "The customer asks to see or to try something.",
    ),
    (
        "question-parked",
        "Question parked",
        "Put a question off",
        "Listening",
        Missed,
        3,
        "The rep answers a question with later, or not at all.",
    ),
    (
        "glitch-handled",
        "Glitch handled",
        "Stayed calm in a glitch",
        "Leading",
        Well,
        10,
        "Something doesn't work, and the rep goes on talking with the customer.",
    ),
    (
        "trial-close",
        "Trial close",
        "Asked whether it would do",
        "Closing",
        Well,
        3,
        "The rep asks what is still missing for a yes.",
    ),
]);

const NEGOTIATION: Entries = Entries(&[
    (
        "objection",
        "Objection",
        "Customer objected",
        "Listening",
        Signal,
        3,
        "The customer names a reason against it.",
    ),
    (
        "objection-explored",
        "Explored it",
        "Explored an objection",
        "Asking",
        Well,
        3,
        "The rep asks what is behind the objection before answering.",
    ),
    (
        "objection-fought",
        "Fought it",
        "Argued against an objection",
        "Listening",
        Missed,
        3,
        "The rep's first words after an objection are a counter-argument.",
    ),
    (
        "discount-early",
        "Early discount",
        "Gave a discount unasked",
        "Negotiating",
        Missed,
        5,
        "The rep offers a lower price before the customer has asked for one twice.",
    ),
    (
        "traded",
        "Traded",
        "Traded a concession",
        "Negotiating",
        Well,
        5,
        "The rep gives something and asks for something in the same sentence.",
    ),
    (
        "silence-held",
        "Silence held",
        "Held the silence after the price",
        "Negotiating",
        Well,
        5,
        "After naming the price the rep says nothing until the customer speaks.",
    ),
    (
        "value-restated",
        "Value restated",
        "Said again what it is worth",
        "Negotiating",
        Well,
        5,
        "The rep answers a question of price with what it is worth to the customer.",
    ),
    (
        "close-asked",
        "Asked to close",
        "Asked for the order",
        "Closing",
        Well,
        3,
        "The rep asks for the order or the signature.",
    ),
]);

impl Entries {
    /// The behaviours of these entries, from a place of the codebook on.
    pub(super) fn behaviours(&self, first: u32) -> Vec<Behaviour> {
        let behaviour =
            |((key, short, label, skill, valence, lead, seen), place): (&Entry, u32)| Behaviour {
                key: BehaviourKey::own(key),
                short: Name::own(short),
                label: Name::own(label),
                seen: Text::typed(seen),
                skill: Name::own(skill),
                valence: *valence,
                shape: Shape::Point,
                lead: Elapsed::seconds(*lead),
                place,
                standing: Standing::InUse,
                past: Vec::new(),
                edited: Timestamp::EARLIEST,
            };
        self.0.iter().zip(first..).map(behaviour).collect()
    }
}

impl Pack {
    pub const ALL: [Self; 3] = [Self::Discovery, Self::Demo, Self::Negotiation];

    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Discovery => "First discovery call",
            Self::Demo => "Demo",
            Self::Negotiation => "Negotiation",
        }
    }

    /// The behaviours of the pack, from a place of the codebook on.
    #[must_use]
    pub fn behaviours(self, first: u32) -> Vec<Behaviour> {
        match self {
            Self::Discovery => DISCOVERY,
            Self::Demo => DEMO,
            Self::Negotiation => NEGOTIATION,
        }
        .behaviours(first)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_keys_and_unique_names_are_names_and_each_is_one_sentence() {
        let packs = Pack::ALL.iter().flat_map(|pack| pack.behaviours(8));
        let all: Vec<Behaviour> = STARTER.behaviours(0).into_iter().chain(packs).collect();
        for one in &all {
            let key = BehaviourKey::try_from(one.key.as_str().to_owned());
            assert_eq!(key.as_ref(), Ok(&one.key));
            assert_eq!(all.iter().filter(|other| other.key == one.key).count(), 1);
            for name in [&one.short, &one.label, &one.skill] {
                assert_eq!(Name::new(name.as_str()).as_ref(), Ok(name));
            }
            let length = one.short.as_str().len();
            assert!(length <= Behaviour::LONGEST_SHORT);
            let seen = one.seen.as_str();
            let is_one = seen.ends_with('.') && seen.matches('.').count() == 1;
            assert!(is_one, "{seen}");
        }
    }

    #[test]
    fn a_pack_fits_a_pad() {
        for pack in Pack::ALL {
            assert_eq!(pack.behaviours(0).len(), crate::domain::Call::MOST_KEYS);
        }
    }
}
