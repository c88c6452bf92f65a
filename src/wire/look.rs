//! How the app looks: the one preference that is kept outside the notebook.

use serde::{Deserialize, Serialize};

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    #[default]
    AsThePhone,
    Dark,
    Light,
}

impl Theme {
    pub const ALL: [Self; 3] = [Self::AsThePhone, Self::Dark, Self::Light];

    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::AsThePhone => "As the phone",
            Self::Dark => "Dark",
            Self::Light => "Light",
        }
    }
}
