//! Things on a page: what they are to a screen reader, and what they are called.

use std::fmt;

use serde::Deserialize;
use serde_json::Value;

/// What a thing is to a screen reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    Alert,
    Button,
    Checkbox,
    Combobox,
    Dialog,
    Date,
    File,
    Group,
    Heading,
    Link,
    List,
    Listitem,
    Radio,
    Slider,
    Status,
    Textbox,
    Timer,
}

impl Role {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Alert => "alert",
            Self::Button => "button",
            Self::Checkbox => "checkbox",
            Self::Combobox => "combobox",
            Self::Dialog => "dialog",
            Self::Date => "date",
            Self::File => "file",
            Self::Group => "group",
            Self::Heading => "heading",
            Self::Link => "link",
            Self::List => "list",
            Self::Listitem => "listitem",
            Self::Radio => "radio",
            Self::Slider => "slider",
            Self::Status => "status",
            Self::Textbox => "textbox",
            Self::Timer => "timer",
        }
    }
}

/// A name to look for: whole, or by its first words.
#[derive(Clone, Copy)]
pub enum Name<'a> {
    Whole(&'a str),
    Start(&'a str),
}

impl<'a> Name<'a> {
    /// The words to look for, and how they are compared.
    pub(crate) fn sought(self) -> (&'a str, &'static str) {
        match self {
            Self::Whole(name) => (name, "exactly"),
            Self::Start(name) => (name, "starts"),
        }
    }
}

impl<'a> From<&'a str> for Name<'a> {
    fn from(name: &'a str) -> Self {
        Self::Whole(name)
    }
}

impl fmt::Debug for Name<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Whole(name) => write!(f, "\"{name}\""),
            Self::Start("") => f.write_str("of any name"),
            Self::Start(name) => write!(f, "\"{name}…\""),
        }
    }
}

/// The first words of a name, for a name that goes on with a count or a time.
pub fn starts_with(name: &str) -> Name<'_> {
    Name::Start(name)
}

/// Anything of its role.
pub const ANY: Name<'static> = Name::Start("");

/// A thing on the page.
#[derive(Debug, Deserialize)]
pub struct Thing {
    pub element: Value,
    /// What takes the tap: the label, of a control that is drawn by it.
    pub(crate) touch: Value,
    pub name: String,
    pub words: String,
    pub enabled: bool,
    pub chosen: bool,
    /// For a moment: whether the app says that it is on disk.
    pub saved: bool,
    /// The list in which it stands, if any.
    pub list: String,
}
