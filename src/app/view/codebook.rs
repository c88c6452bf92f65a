//! The codebook: the behaviours that can be tapped, those in the archive, and packs to add; and the
//! page on which one of them is changed.

use super::call::share;
use super::lines::Tone;
use crate::app::event::BehaviourDraft;
use crate::app::model::{CodebookPage, Model};
use crate::domain::{
    Behaviour, BehaviourKey, Call, Codebook, DraftOf, Name, Pack, Shape, Standing, Unfinished,
    order,
};

/// What the list shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodebookView {
    /// Those that come onto a new pad, in their order.
    pub on_pad: Vec<BehaviourRow>,
    /// Those behind them, which come onto a pad when they are chosen.
    pub behind: Vec<BehaviourRow>,
    pub archived: Vec<BehaviourRow>,
    pub packs: Vec<PackRow>,
    pub share: Option<String>,
}

/// One behaviour of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BehaviourRow {
    pub key: BehaviourKey,
    pub tone: Tone,
    pub label: String,
    /// What it means, its skill, and the word on its key.
    pub line: String,
    pub seen: String,
    /// Nothing in use stands before it, or behind it.
    pub is_first: bool,
    pub is_last: bool,
}

/// One pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackRow {
    pub pack: Pack,
    /// The words on its keys.
    pub shorts: String,
    /// All of it is in the codebook.
    pub is_here: bool,
}

/// The page of one behaviour.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BehaviourPage {
    /// None for a new one.
    pub key: Option<BehaviourKey>,
    pub draft: BehaviourDraft,
    /// It was typed earlier, and not saved.
    pub is_unsaved: bool,
    /// The skills there are, to complete the typing.
    pub skills: Vec<String>,
    pub can_archive: bool,
}

/// Reads the list off the model.
#[must_use]
pub fn codebook(model: &Model) -> CodebookView {
    let codebook = model.notebook.codebook();
    let mut on_pad: Vec<BehaviourRow> = codebook.in_use().map(row).collect();
    if let Some(first) = on_pad.first_mut() {
        first.is_first = true;
    }
    if let Some(last) = on_pad.last_mut() {
        last.is_last = true;
    }
    let archived = codebook.behaviours().iter().filter(|one| !one.is_in_use());
    CodebookView {
        behind: on_pad.split_off(Call::MOST_KEYS.min(on_pad.len())),
        on_pad,
        archived: archived.map(row).collect(),
        packs: Pack::ALL.map(|pack| pack_row(codebook, pack)).into(),
        share: share(model),
    }
}

fn row(behaviour: &Behaviour) -> BehaviourRow {
    let (short, label) = (behaviour.short.as_str(), behaviour.label.as_str());
    let mut line = format!("{}. {}", behaviour.valence.label(), behaviour.skill);
    if short != label {
        line.push_str(&format!(". On its key: {short}"));
    }
    if behaviour.shape == Shape::State {
        line.push_str(". Lasts until it is over");
    }
    BehaviourRow {
        key: behaviour.key.clone(),
        tone: behaviour.valence.into(),
        label: label.to_owned(),
        line,
        seen: behaviour.seen.as_str().to_owned(),
        is_first: false,
        is_last: false,
    }
}

fn pack_row(codebook: &Codebook, pack: Pack) -> PackRow {
    let behaviours = pack.behaviours(0);
    let shorts: Vec<&str> = behaviours.iter().map(|one| one.short.as_str()).collect();
    PackRow {
        pack,
        shorts: shorts.join(", "),
        is_here: behaviours
            .iter()
            .all(|one| codebook.find(&one.key).is_some()),
    }
}

/// The name of the page that is open: another page is drawn anew.
#[must_use]
pub fn page_name(model: &Model) -> String {
    match &model.codebook.page {
        CodebookPage::List => "list".to_owned(),
        CodebookPage::New => "new".to_owned(),
        CodebookPage::Open(key) => format!("open {}", key.as_str()),
    }
}

/// Reads the page of the open behaviour off the model; `None` on the list.
#[must_use]
pub fn page(model: &Model) -> Option<BehaviourPage> {
    let codebook = model.notebook.codebook();
    let behaviour = match &model.codebook.page {
        CodebookPage::List => return None,
        CodebookPage::New => None,
        CodebookPage::Open(key) => Some(codebook.find(key)?),
    };
    let key = behaviour.map(|behaviour| behaviour.key.clone());
    let typed = model.notebook.draft(&DraftOf::Behaviour(key.clone()));
    let typed = typed.and_then(|draft| match &draft.what {
        Unfinished::Behaviour(_, typed) => Some(typed.clone()),
        _ => None,
    });
    Some(BehaviourPage {
        key,
        is_unsaved: typed.is_some(),
        draft: typed
            .unwrap_or_else(|| behaviour.map_or_else(BehaviourDraft::blank, BehaviourDraft::of)),
        skills: skills(codebook),
        can_archive: behaviour.is_some_and(|one| one.standing == Standing::InUse),
    })
}

fn skills(codebook: &Codebook) -> Vec<String> {
    let skills = codebook.behaviours().iter().map(|one| &one.skill);
    let mut skills = order::by_text(skills.map(Name::as_str).collect(), |skill| skill);
    skills.dedup();
    skills.into_iter().map(str::to_owned).collect()
}
