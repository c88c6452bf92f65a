//! What the frozen files of form 4 hold: those of form 3, with a rep's answer; and what is stored beside it on a
//! rep's phone.

use curbside::domain::received::AnswerDraft;
use curbside::domain::*;

use crate::frozen_3::form_3;

fn answered_call(notebook: &Notebook) -> Call {
    let debriefed = |call: &&Call| matches!(call.phase, Phase::Debriefed { .. });
    notebook.all_calls().find(debriefed).unwrap().clone()
}

pub(crate) fn form_4() -> Notebook {
    let mut notebook = form_3();
    let mut call = answered_call(&notebook);
    call.debrief_mut().unwrap().follow.answer = Some(RepAnswer {
        tried: Text::typed("Counted to three"),
        went: Text::typed("They went on talking"),
        answered: Timestamp::nearest(1_763_999_000_000),
    });
    notebook.put_call(call);
    notebook
}

/// A debrief that was received, and the answer to it as far as it is typed.
pub(crate) fn drafts_of_form_4() -> [Draft; 2] {
    let notebook = form_3();
    let call = answered_call(&notebook);
    let rep = notebook.rep(call.rep).unwrap().clone();
    let id = call.id;
    let received = Received {
        rep,
        moments: notebook.moments(id).to_vec(),
        behaviours: notebook.own_behaviours().take(1).cloned().collect(),
        call,
    };
    let answer = AnswerDraft {
        tried: "Counted".to_owned(),
        went: String::new(),
    };
    let edited = Timestamp::nearest(1_763_999_000_000);
    [
        Unfinished::Received(Box::new(received)),
        Unfinished::Answer(id, answer),
    ]
    .map(|what| Draft { what, edited })
}
