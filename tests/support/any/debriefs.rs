//! Any debrief, and what was agreed on in it.

use curbside::domain::step::{Closing, Try};
use curbside::domain::*;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{Index, select, subsequence};
use uuid::Uuid;

use super::{day, key, text, time};

fn verdict() -> impl Strategy<Value = NetVerdict> {
    let answer = || option::of(select(Answer::ALL.to_vec()));
    (answer(), answer(), answer()).prop_map(|(used, needed, would_recover)| NetVerdict {
        used,
        needed,
        would_recover,
    })
}

fn rep_words() -> impl Strategy<Value = RepWords> {
    let guess = option::of((0u8..=100).prop_map(Percent::nearest));
    (text(), text(), guess, verdict()).prop_map(|(felt, went_well, talk_guess, net)| RepWords {
        felt,
        went_well,
        talk_guess,
        net,
    })
}

fn rep_view() -> impl Strategy<Value = RepView> {
    prop_oneof![
        rep_words().prop_map(RepView::Speaking),
        rep_words().prop_map(RepView::Said),
        Just(RepView::Skipped),
    ]
}

fn follow() -> impl Strategy<Value = FollowThrough> {
    let tries = vec((0u128..6, select(How::ALL.to_vec())), 0..6);
    let closing = option::of((select(Verdict::ALL.to_vec()), text(), time()));
    let answer = (text(), text(), time());
    let answer = option::of(answer.prop_map(|(tried, went, answered)| RepAnswer {
        tried,
        went,
        answered,
    }));
    (option::of(key()), option::of(day()), tries, closing, answer).prop_map(
        |(behaviour, by, tries, closing, answer)| {
            let mut follow = FollowThrough {
                behaviour,
                by,
                answer,
                ..FollowThrough::default()
            };
            for (call, how) in tries {
                let call = Uuid::from_u128(1_000 + call).into();
                match follow.tries.iter_mut().find(|one| one.call == call) {
                    Some(one) => one.how = how,
                    None => follow.tries.push(Try { call, how }),
                }
            }
            follow.closing = closing.map(|(verdict, word, closed)| Closing {
                verdict,
                word,
                closed,
            });
            follow
        },
    )
}

/// A debrief that speaks of the given moments.
pub(super) fn debrief(moments: Vec<MomentId>) -> impl Strategy<Value = Debrief> {
    let form = select(vec![Form::Full, Form::Short]);
    let texts = (text(), text(), text(), text());
    let learning = option::of(select(LearningMode::ALL.to_vec()));
    let lines = (option::of(any::<Index>()), text(), text());
    let alone = subsequence(CallKind::ALL.to_vec(), 0..=CallKind::ALL.len());
    let views = (rep_view(), verdict(), follow());
    (form, views, texts, learning, lines, alone).prop_map(
        move |(
            form,
            (rep_view, net, follow),
            texts,
            learning,
            (turned, said, would_say),
            alone,
        )| {
            let (supposed, keep, work_on, action_step) = texts;
            let turned = turned.filter(|_| !moments.is_empty());
            let turning_point = turned.map(|turned| *turned.get(&moments));
            let line = |moment| ReplayLine {
                moment,
                said: said.clone(),
                would_say: would_say.clone(),
            };
            let replay = turning_point.into_iter().map(line).collect();
            Debrief {
                form,
                supposed,
                rep_view,
                turning_point,
                replay,
                net,
                keep,
                work_on,
                action_step,
                follow,
                learning,
                alone,
            }
        },
    )
}
