//! Figures as drawings of the app's own. Each is an SVG with a title and a text equivalent; its scale stands
//! beside it as words of the page, so that they grow with the text of the phone.

pub(crate) mod bars;
pub(crate) mod dots;
pub(crate) mod line;
