//! What leaves is shown first: whom it is for, what is in it and what stays. It is made in the tap by which
//! it leaves, since a share sheet opens in no other; what is large is made [`ahead`] of that tap.

use super::{ahead, answers, files};
use crate::app::effect::{Effect, History, OutFile};
use crate::app::event::{Form, Parcel, Shape, ShareEvent, Stamp, Table};
use crate::app::leaving::making::Making;
use crate::app::leaving::{self, Terms, leaving};
use crate::app::model::ahead::is_large;
use crate::app::model::{Ahead, Model, Notes, Outgoing, Share};
use crate::app::outputs;
use crate::app::route::Route;
use crate::app::view::phrase;
use crate::wire::{self, Scope};

#[inline(never)]
pub(super) fn update(model: &mut Model, stamp: Stamp, event: ShareEvent) -> Vec<Effect> {
    if model.notes == Notes::MadeUp {
        model.share = Share::MadeUp;
        return vec![];
    }
    match event {
        ShareEvent::Wanted(what) => {
            let (from, terms) = (model.route, Terms::usual(what));
            model.outgoing = Some(Outgoing { what, from, terms });
            return vec![Effect::Show(Route::Share, History::Add)];
        }
        ShareEvent::ReceiverChosen(receiver) => {
            let outgoing = model.outgoing.as_mut();
            if let Some(outgoing) = outgoing
                && leaving::receivers(&model.notebook, outgoing.what).contains(&receiver)
            {
                outgoing.terms.receiver = receiver;
                model.share = Share::None;
            }
        }
        ShareEvent::NamingChosen(naming) => {
            if let Some(outgoing) = &mut model.outgoing {
                outgoing.terms.naming = naming;
                model.share = Share::None;
            }
        }
        ShareEvent::ShapeChosen(shape) => reshape(model, |scope, table| match shape {
            Shape::Notes => Parcel::Notes(scope),
            Shape::Table(form) => Parcel::Rows(scope, table, form),
        }),
        ShareEvent::TableChosen(table) => {
            if let Some(Parcel::Rows(.., form)) = model.outgoing.map(|outgoing| outgoing.what) {
                reshape(model, |scope, _| Parcel::Rows(scope, table, form));
            }
        }
        ShareEvent::Sent => return send(model, stamp).into_iter().collect(),
        ShareEvent::Stopped => model.ahead = Ahead::None,
    }
    vec![]
}

/// The same notes, in another shape and on the same terms.
fn reshape(model: &mut Model, to: impl FnOnce(Scope, Table) -> Parcel) {
    let Some(outgoing) = &mut model.outgoing else {
        return;
    };
    let table = match outgoing.what {
        Parcel::Rows(_, table, _) => table,
        _ => Table::default(),
    };
    if Shape::of(outgoing.what).is_some() {
        outgoing.what = to(leaving::scope(outgoing.what), table);
        model.share = Share::None;
    }
}

fn send(model: &mut Model, stamp: Stamp) -> Option<Effect> {
    let Outgoing { what, terms, .. } = *model.outgoing.as_ref()?;
    if let Parcel::Summary(call, Form::Print) = what {
        let leaving = leaving(&model.notebook, what, terms, false);
        return outputs::can_be_printed(&leaving.notebook, call, stamp).then_some(Effect::Print);
    }
    if let Some(file) = model.ahead.made(what, terms) {
        let file = file.clone();
        return Some(files::leaves_aside(model, file));
    }
    if is_large(&model.notebook, what) {
        model.share = Share::None;
        ahead::begin(model, stamp, what, terms);
        return None;
    }
    let made = made(model, stamp, what, terms);
    files::made_leaves(model, made)
}

/// The file that something leaves as.
///
/// # Errors
/// Why there is none.
pub(super) fn made(
    model: &Model,
    stamp: Stamp,
    what: Parcel,
    terms: Terms,
) -> Result<OutFile, String> {
    if let Parcel::Answer(call) = what {
        return answers::file(model, stamp, call);
    }
    if let Parcel::Summary(call, form) = what {
        let leaving = leaving(&model.notebook, what, terms, false);
        let date = phrase::iso_date(stamp.now, stamp.zone);
        let name = wire::file_name(&leaving.notebook, leaving::scope(what), &date);
        let file = outputs::of_call(&leaving.notebook, call, form, stamp);
        let (kind, text) = file.ok_or("there is no such file of this call")?;
        return Ok(OutFile { name, kind, text });
    }
    let at = (stamp.now, stamp.zone);
    let making = Making::begin(&model.notebook, what, terms, at);
    let making = making.ok_or("there is no such file")?;
    let made = making.at_once(&model.notebook);
    let (name, kind, text) = made.map_err(|error| error.to_string())?;
    Ok(OutFile { name, kind, text })
}
