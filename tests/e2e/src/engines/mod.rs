//! The three engines: what each needs to start, and what each can be told.

pub(crate) mod chromium;
pub(crate) mod firefox;
pub(crate) mod webkit;

use std::env;

use anyhow::{Error, Result};
pub use xtask::engine::Engine;

/// The engines to test: those in `CURBSIDE_ENGINES`, parted by commas, else all.
pub fn chosen() -> Result<Vec<Engine>> {
    match env::var("CURBSIDE_ENGINES") {
        Ok(names) if !names.trim().is_empty() => names.split(',').map(named).collect(),
        _ => Ok(Engine::ALL.to_vec()),
    }
}

/// The engine of that name.
pub fn named(name: &str) -> Result<Engine> {
    name.trim().parse().map_err(Error::msg)
}

/// What the phone prefers, as `prefers-color-scheme` tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scheme {
    Dark,
    Light,
}

impl Scheme {
    pub fn name(self) -> &'static str {
        match self {
            Self::Dark => "dark",
            Self::Light => "light",
        }
    }
}

/// The size of the viewport, in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    pub width: u32,
    pub height: u32,
}

impl Size {
    pub const PHONE: Self = Self {
        width: 390,
        height: 844,
    };
    pub const NARROW: Self = Self {
        width: 320,
        height: 640,
    };
    pub const WIDE: Self = Self {
        width: 1280,
        height: 800,
    };
}

/// How a browser is opened.
#[derive(Clone, Debug, PartialEq)]
pub struct Options {
    pub size: Size,
    pub scheme: Scheme,
    /// Device pixels per CSS pixel; Chromium alone can be told.
    pub scale: f64,
    /// A script that runs in every page before the page's own.
    pub before_pages: Option<String>,
    /// So many megabytes are all the room that a page has; Chromium is told by [`Browser::narrow`].
    ///
    /// [`Browser::narrow`]: crate::browser::Browser::narrow
    pub room: Option<u32>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            size: Size::PHONE,
            scheme: Scheme::Dark,
            scale: 1.0,
            before_pages: None,
            room: None,
        }
    }
}

impl Options {
    /// A phone on which the script runs before every page.
    pub fn before_pages(script: &str) -> Self {
        Self {
            before_pages: Some(script.to_owned()),
            ..Self::default()
        }
    }

    /// A phone on which a page has so many megabytes.
    pub fn room(megabytes: u32) -> Self {
        Self {
            room: Some(megabytes),
            ..Self::default()
        }
    }

    pub fn scheme(scheme: Scheme) -> Self {
        Self {
            scheme,
            ..Self::default()
        }
    }

    pub fn size(size: Size) -> Self {
        Self {
            size,
            ..Self::default()
        }
    }
}
