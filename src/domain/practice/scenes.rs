//! The scenes of practice calls: made up, written as a call goes, with a clock. What is said is for coding, so in each
//! there are things to see, things to miss, and some on which good observers differ.

use super::Line;
use super::Who::{Customer, Rep};

const fn line(at_s: u16, who: super::Who, words: &'static str) -> Line {
    Line { at_s, who, words }
}

/// A plant manager who would buy, and a rep who has slides.
pub(super) const PLANT: [Line; 17] = [
    line(
        2,
        Rep,
        "Thanks for the tour. What has changed here since the new line came in?",
    ),
    line(
        10,
        Customer,
        "Volume, mostly. We run three shifts now, and the old packing cells can't keep up.",
    ),
    line(19, Rep, "How do you notice that they can't keep up?"),
    line(
        26,
        Customer,
        "Overtime. Forty hours a week, and Saturday has become a habit.",
    ),
    line(
        34,
        Rep,
        "I see. So, the Pack 400 has a servo drive, twelve programs, and a touch panel in nine languages.",
    ),
    line(45, Customer, "Nine, is it."),
    line(
        49,
        Rep,
        "Nine. And the frame is stainless, the belts are food grade, and the software is updated every quarter.",
    ),
    line(60, Customer, "How long would it take until one stood here?"),
    line(
        67,
        Rep,
        "Good question. Before that, let me show you the second module, because it is really the clever one.",
    ),
    line(77, Customer, "All right."),
    line(
        81,
        Rep,
        "It changes formats in four minutes. With your three shifts that would be an hour a day back, on this line alone.",
    ),
    line(
        93,
        Customer,
        "An hour. That would be the Saturday, more or less.",
    ),
    line(
        101,
        Rep,
        "Whose decision would it be to try that on one line?",
    ),
    line(
        108,
        Customer,
        "Mine, up to two hundred thousand. Above that it is the board's.",
    ),
    line(
        117,
        Rep,
        "Then let us take one line. Can we walk through it with your shift leads on Thursday at ten?",
    ),
    line(
        127,
        Customer,
        "Thursday is good. Send me what you need beforehand.",
    ),
    line(134, Rep, "I will, today. Thursday at ten."),
];

/// A renewal in which the customer asks the questions.
pub(super) const RENEWAL: [Line; 16] = [
    line(
        2,
        Customer,
        "Before you begin: what is new in the contract, and why is it four percent?",
    ),
    line(
        10,
        Rep,
        "Four percent is the index. And there is a new support portal in it.",
    ),
    line(
        18,
        Customer,
        "Do we need a portal? What was wrong with the phone?",
    ),
    line(
        25,
        Rep,
        "Nothing was wrong with the phone. You can still call.",
    ),
    line(
        32,
        Customer,
        "And the response time, is that still four hours? Who measures it?",
    ),
    line(
        40,
        Rep,
        "It is four hours, and we measure it. May I ask you something in turn? When did it last hurt to wait?",
    ),
    line(
        51,
        Customer,
        "In March. The night shift stood for six hours, and nobody could tell us when you would come.",
    ),
    line(61, Rep, "What did the six hours cost you?"),
    line(
        66,
        Customer,
        "Eleven thousand. And a bit of trust, to be honest.",
    ),
    line(
        75,
        Rep,
        "The portal shows you where the engineer is, to the minute. In March you would have known after twenty minutes.",
    ),
    line(
        86,
        Customer,
        "That would have been worth something. Can the shift leads see it, too?",
    ),
    line(
        95,
        Rep,
        "Everybody with a login. It also has statistics, an archive, exports, colour themes and an assistant.",
    ),
    line(
        106,
        Customer,
        "Fine. I have ten more minutes, and then the auditor is here.",
    ),
    line(
        114,
        Rep,
        "Then the short version: same price as last year, if you sign for two years.",
    ),
    line(123, Customer, "I have to think about that."),
    line(129, Rep, "Do that. I will be in touch."),
];

/// A first meeting with somebody who is curious and careful.
pub(super) const FIRST: [Line; 16] = [
    line(
        2,
        Rep,
        "You said on the phone that returns are on your mind. Tell me about them.",
    ),
    line(
        10,
        Customer,
        "About one in nine parcels comes back. Half of those because something in it was wrong.",
    ),
    line(
        20,
        Rep,
        "Is that because of the picking, or the labels, or do people order wrongly?",
    ),
    line(
        28,
        Customer,
        "Picking, I think. Nobody has looked properly.",
    ),
    line(35, Rep, "What would looking properly be like?"),
    line(
        41,
        Customer,
        "Scanning at the shelf. We tried it, and the scanners were too slow, so people stopped.",
    ),
    line(
        52,
        Rep,
        "Our scanners do forty reads a second, with an imager of five megapixels and a battery of sixteen hours.",
    ),
    line(
        63,
        Customer,
        "Forty is quick. Ours did one in three seconds, on good days.",
    ),
    line(
        72,
        Rep,
        "At that pace a picker loses twenty minutes in a shift. That is what made them stop, isn't it?",
    ),
    line(82, Customer, "That is just what they told me."),
    line(
        87,
        Rep,
        "With forty reads they wouldn't notice that they scan. And you would see each wrong pick before it is packed.",
    ),
    line(
        99,
        Customer,
        "Could we borrow two of them for a week? Bay six would be the place.",
    ),
    line(
        108,
        Rep,
        "We have a leasing model that many of our customers like, from nineteen a month.",
    ),
    line(
        117,
        Customer,
        "I meant to try, before anybody leases anything.",
    ),
    line(
        125,
        Rep,
        "Of course. Let me bring two on Monday, and on Friday we count the wrong picks in bay six together. Does that work?",
    ),
    line(137, Customer, "Monday works. Ask for Petra at gate two."),
];
