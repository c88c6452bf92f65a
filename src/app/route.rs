//! Where a person is in the app. A route is the fragment of the address, so that any static host
//! serves it, and the phone's back gesture works.

use core::fmt;

use crate::domain::{CallId, RepId};

/// The fragment with which the app is started when a phone shares a file to it: the import, to which the
/// worker hands the file over.
pub const SHARED: &str = "#/import/shared";

/// A screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Route {
    #[default]
    Today,
    Start,
    Prepare(CallId),
    Pad(CallId),
    Lot(CallId),
    Debrief(CallId),
    Summary(CallId),
    Calls,
    Call(CallId),
    /// Another manager's notes of a call beside one's own.
    Observer(CallId),
    /// A debrief that was shared with the rep, on the rep's phone. Its call is none of this notebook.
    Received(CallId),
    Reps,
    Rep(RepId),
    /// A rep is forgotten.
    Forget(RepId),
    Mirror,
    Settings,
    Codebook,
    /// A made-up scene is coded, and compared with what others saw in it.
    Practice,
    Trash,
    Import,
    /// Something is to leave.
    Share,
    /// A file is sealed with a passphrase.
    Seal,
    /// The lock of the notebook.
    Lock,
    /// How two devices are kept in step, by files or by a folder.
    Devices,
    Health,
    /// What was changed in two places at once.
    Both,
}

impl Route {
    /// The route of an address's fragment (`#/pad/…`); Today for anything unknown.
    #[must_use]
    pub fn parse(fragment: &str) -> Self {
        let path = fragment.trim_start_matches('#').trim_matches('/');
        let (screen, id) = path.split_once('/').unwrap_or((path, ""));
        let call = || id.parse::<CallId>().ok();
        match screen {
            "start" => Some(Self::Start),
            "prepare" => call().map(Self::Prepare),
            "pad" => call().map(Self::Pad),
            "lot" => call().map(Self::Lot),
            "debrief" => call().map(Self::Debrief),
            "summary" => call().map(Self::Summary),
            "calls" => Some(Self::Calls),
            "call" => call().map(Self::Call),
            "observer" => call().map(Self::Observer),
            "received" => call().map(Self::Received),
            "reps" => Some(Self::Reps),
            "rep" => id.parse::<RepId>().ok().map(Self::Rep),
            "forget" => id.parse::<RepId>().ok().map(Self::Forget),
            "mirror" => Some(Self::Mirror),
            "settings" => Some(Self::Settings),
            "codebook" => Some(Self::Codebook),
            "practice" => Some(Self::Practice),
            "trash" => Some(Self::Trash),
            "import" => Some(Self::Import),
            "share" => Some(Self::Share),
            "seal" => Some(Self::Seal),
            "lock" => Some(Self::Lock),
            "devices" => Some(Self::Devices),
            "health" => Some(Self::Health),
            "both" => Some(Self::Both),
            _ => None,
        }
        .unwrap_or_default()
    }

    /// The call that a screen is about, if it is about one.
    #[must_use]
    pub fn call(self) -> Option<CallId> {
        match self {
            Self::Prepare(id)
            | Self::Pad(id)
            | Self::Lot(id)
            | Self::Debrief(id)
            | Self::Summary(id)
            | Self::Call(id)
            | Self::Observer(id) => Some(id),
            _ => None,
        }
    }
}

impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Today => f.write_str("#/"),
            Self::Start => f.write_str("#/start"),
            Self::Prepare(id) => write!(f, "#/prepare/{id}"),
            Self::Pad(id) => write!(f, "#/pad/{id}"),
            Self::Lot(id) => write!(f, "#/lot/{id}"),
            Self::Debrief(id) => write!(f, "#/debrief/{id}"),
            Self::Summary(id) => write!(f, "#/summary/{id}"),
            Self::Calls => f.write_str("#/calls"),
            Self::Call(id) => write!(f, "#/call/{id}"),
            Self::Observer(id) => write!(f, "#/observer/{id}"),
            Self::Received(id) => write!(f, "#/received/{id}"),
            Self::Reps => f.write_str("#/reps"),
            Self::Rep(id) => write!(f, "#/rep/{id}"),
            Self::Forget(id) => write!(f, "#/forget/{id}"),
            Self::Mirror => f.write_str("#/mirror"),
            Self::Settings => f.write_str("#/settings"),
            Self::Codebook => f.write_str("#/codebook"),
            Self::Practice => f.write_str("#/practice"),
            Self::Trash => f.write_str("#/trash"),
            Self::Import => f.write_str("#/import"),
            Self::Share => f.write_str("#/share"),
            Self::Seal => f.write_str("#/seal"),
            Self::Lock => f.write_str("#/lock"),
            Self::Devices => f.write_str("#/devices"),
            Self::Health => f.write_str("#/health"),
            Self::Both => f.write_str("#/both"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    /// The route behind each, so that a new one has to be named here, and no list can lack it.
    fn next(route: Route) -> Option<Route> {
        let (call, rep) = (Uuid::from_u128(7).into(), Uuid::from_u128(8).into());
        Some(match route {
            Route::Today => Route::Start,
            Route::Start => Route::Prepare(call),
            Route::Prepare(_) => Route::Pad(call),
            Route::Pad(_) => Route::Lot(call),
            Route::Lot(_) => Route::Debrief(call),
            Route::Debrief(_) => Route::Summary(call),
            Route::Summary(_) => Route::Calls,
            Route::Calls => Route::Call(call),
            Route::Call(_) => Route::Observer(call),
            Route::Observer(_) => Route::Received(call),
            Route::Received(_) => Route::Reps,
            Route::Reps => Route::Rep(rep),
            Route::Rep(_) => Route::Forget(rep),
            Route::Forget(_) => Route::Mirror,
            Route::Mirror => Route::Settings,
            Route::Settings => Route::Codebook,
            Route::Codebook => Route::Practice,
            Route::Practice => Route::Trash,
            Route::Trash => Route::Import,
            Route::Import => Route::Share,
            Route::Share => Route::Seal,
            Route::Seal => Route::Lock,
            Route::Lock => Route::Devices,
            Route::Devices => Route::Health,
            Route::Health => Route::Both,
            Route::Both => return None,
        })
    }

    #[test]
    fn every_route_is_found_again_by_its_address() {
        let routes = core::iter::successors(Some(Route::Today), |route| next(*route));
        for route in routes {
            assert_eq!(Route::parse(&route.to_string()), route);
        }
    }

    #[test]
    fn an_address_that_leads_nowhere_leads_to_today() {
        for fragment in ["", "#", "#/pad/none", "#/pad", "#/elsewhere/1", "#//"] {
            assert_eq!(Route::parse(fragment), Route::Today, "{fragment:?}");
        }
    }
}
