//! The words of made-up calls. No person, firm or place of them is meant to exist.

type Words = &'static [&'static str];

pub(super) const FIRST_NAMES: [&str; 16] = [
    "Mara", "Tom", "Inês", "Jonas", "Priya", "Sam", "Lena", "Luis", "Aïcha", "Felix", "Noor",
    "Peter", "Zoë", "Emil", "Ruth", "Kofi",
];

pub(super) const LAST_NAMES: [&str; 16] = [
    "Lindqvist",
    "Okafor",
    "Duarte",
    "Weidl",
    "Raman",
    "Keller",
    "Brandt",
    "Ferrer",
    "Haddad",
    "Müller",
    "Visser",
    "Novák",
    "Castell",
    "Sørby",
    "Abbot",
    "Mensah",
];

pub(super) const ACCOUNT_NAMES: Words = &[
    "Haldenbrook",
    "Norrvik",
    "Brackwater",
    "Steinmühl",
    "Ottermoor",
    "Lindenau",
    "Vantry",
    "Karlsholt",
    "Fernleigh",
    "Ostrava Hill",
    "Quillon",
    "Tarnbeck",
    "Grünholm",
    "Wexmoor",
    "Saltmarsh",
    "Elverdale",
    "Pélier",
    "Roskam",
    "Tidewell",
    "Aldersea",
];

pub(super) const ACCOUNT_KINDS: Words = &[
    "Pumps",
    "Foods",
    "Logistics",
    "Dental",
    "Joinery",
    "Print",
    "Clinics",
    "Tools",
    "Cranes",
    "Bakeries",
    "Coatings",
    "Hotels",
    "Glass",
    "Farms",
    "Schools",
    "Textiles",
];

pub(super) const TOWNS: Words = &[
    "north",
    "south",
    "harbour",
    "head office",
    "old town",
    "plant 2",
];

pub(super) const OBJECTIVES: Words = &[
    "Find out who decides, and by when",
    "A date for the trial",
    "Agree on the numbers before summer",
    "Hear what is wrong with the present supplier",
    "Get the plant manager to the table",
    "Renewal, without a discount",
    "Show the new range to two people who use it",
    "Find out whether there is a budget at all",
];

pub(super) const CONTRIBUTIONS: Words = &[
    "I take the contract questions",
    "I say hello and go quiet",
    "I explain the delivery times",
];

pub(super) const HAND_BACKS: Words = &[
    "That's a question for you, isn't it?",
    "You know this better than I do.",
    "Where were you with your list?",
];

pub(super) const ON_CALLS: Words = &[
    "Nervous in the car, calm inside.",
    "Prepared well this time.",
    "The buyer knew us from before.",
    "We were late, and it showed.",
];

pub(super) const NEXT_STEPS: Words = &[
    "Visit the plant on the 5th",
    "Trial with two machines for a week",
    "Offer with three prices by Friday",
    "Call with their head of finance on Tuesday",
    "Sample to the kitchen, taste on Thursday",
    "Meet the users, one hour",
];

pub(super) const NOTES: Words = &[
    "Asked about the price",
    "Looked at the clock",
    "Named a date by herself",
    "Spoke of the old supplier",
    "\"And what would that cost us?\"",
    "Three slides without a breath",
    "Wrote it down",
    "Pushed the sample back",
    "Leaned forward",
    "\"We've heard that before\"",
    "Named the budget",
    "Answered a question that nobody had asked",
    "Waited, and it came",
    "Called the plant manager in",
];

pub(super) const NOTE_ENDS: Words = &[
    "",
    ".",
    ", twice",
    ". Nobody picked it up",
    ". Then silence",
    ", and we moved on",
    ". Good",
    " as we were leaving",
];

pub(super) const STARS: Words = &[
    "Interrupted the buyer",
    "A good pause",
    "Came back to the first question",
    "Too quick with the offer",
    "Used the customer's own words",
    "Forgot the second person in the room",
];

pub(super) const SUPPOSED: Words = &[
    "A date for the trial, and who else must agree.",
    "To listen first and show nothing.",
    "To hear the price question and hold it.",
    "To leave with a next step that has a name on it.",
];

pub(super) const FELT: Words = &[
    "Better than last time. I lost the thread once.",
    "Fine until the price came up.",
    "I talked too much at the beginning.",
    "Good. They told me more than I asked.",
    "Hard. He wasn't with us.",
    "I was nervous, and then I wasn't.",
];

pub(super) const WENT_WELL: Words = &[
    "The opening, and that I asked about the plant.",
    "I let her finish.",
    "The next step has a date.",
    "I stayed calm with the complaint.",
    "The example from the bakery.",
];

pub(super) const REPLAY_SAID: Words = &[
    "\"We can do something about the price.\"",
    "\"As I said, it has twelve programs.\"",
    "\"Shall I send you the brochure?\"",
    "Went on with the slides.",
    "\"No, no, that never happens.\"",
];

pub(super) const REPLAY_WOULD_SAY: Words = &[
    "\"What would it have to be worth to you?\"",
    "\"Which of these would you use on Monday?\"",
    "\"Who else should be there when we look at it?\"",
    "\"You asked about the date. Why that one?\"",
    "Say nothing, and count to five.",
];

pub(super) const KEEPS: Words = &[
    "Questions from the list, in your own order",
    "The pause after the price",
    "Writing the customer's words down",
    "Coming in with one goal",
    "The calm when it got loud",
];

pub(super) const WORK_ONS: Words = &[
    "Facts only after a question",
    "Hear the buying sign",
    "Ask who decides before showing anything",
    "End with a date",
    "Let the customer lead less",
];

/// One for each behaviour of the starter, in its order.
pub(super) const STEPS: Words = &[
    "Write each buying sign down as it comes",
    "Answer a buying sign with a question",
    "After two facts one question",
    "Say \"which means for you\" after each feature",
    "Tie one benefit to a need that was named",
    "Three open questions before the first slide",
    "Say at the start what the call is for",
    "Ask for the next step with a date",
];

pub(super) const STEPS_WHEN: Words = &[
    "in each call of the week",
    "on the next three calls",
    "before I speak of the price",
];

pub(super) const CLOSINGS: Words = &[
    "Comes by itself now.",
    "Too much at once. We take half of it.",
    "Works with people she knows.",
    "Three of four, and the fourth was a hard one.",
];
