//! Setting up the engines so that one that can't be had doesn't keep the others from running.

use super::tally::Tally;
use crate::engine::Engine;
use crate::tools::{self, Need, Toolbox};

/// The tools and the engines that are ready; what isn't is counted as failed.
pub(super) fn set_up(
    base: &[Need],
    engines: &[Engine],
    tally: &mut Tally,
) -> Option<(Toolbox, Vec<Engine>)> {
    let with = |engines: &[Engine]| {
        let browsers = engines.iter().copied().map(Need::Browser);
        tools::set_up(&base.iter().copied().chain(browsers).collect::<Vec<_>>())
    };
    if let Ok(toolbox) = with(engines) {
        return Some((toolbox, engines.to_vec()));
    }
    if let Err(fault) = with(&[]) {
        tally.fault("set-up of the tools", &fault);
        return None;
    }
    let mut ready = engines.to_vec();
    ready.retain(|engine| match with(&[*engine]) {
        Ok(_) => true,
        Err(fault) => {
            tally.fault(&format!("set-up of {engine}"), &fault);
            false
        }
    });
    let toolbox = with(&ready).ok().filter(|_| !ready.is_empty())?;
    Some((toolbox, ready))
}
