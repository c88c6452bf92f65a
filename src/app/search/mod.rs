//! Finds calls by the words that stand in them. It never leaves the phone, private notes included.
//!
//! Start with [`Index`]: [`said`] gives the texts of a call, [`words`] the words of a text as they are
//! compared, [`finder`] keeps the index up with the notes, and [`marked`] shows where a word was found.

pub mod finder;
pub mod fold;
pub mod index;
mod labels;
pub mod marked;
pub mod said;
mod terms;
pub mod words;

pub use finder::Finder;
pub use index::Index;
pub use said::{Field, Said};
pub use words::{Query, Word};
