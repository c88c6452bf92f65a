//! Figures as drawings of the app's own: each is an SVG with a title and a text equivalent.

pub(crate) mod bars;
