//! How a name is found in what was written.

use curbside::app::leaving::names::Names;
use curbside::app::leaving::replacer::Replacer;
use curbside::app::leaving::{Naming, Terms};
use curbside::domain::*;
use curbside::wire::Receiver;

fn known(reps: &[&str], accounts: &[&str]) -> Notebook {
    let mut notebook = Notebook::default();
    for (n, name) in (1..).zip(reps) {
        let id = uuid::Uuid::from_u128(n).into();
        let name = Name::new(name).unwrap();
        notebook.put_rep(Rep::new(id, name, Timestamp::EARLIEST));
    }
    for (n, name) in (1..).zip(accounts) {
        let zone = curbside::domain::call::UtcOffset::default();
        let (id, rep) = (
            uuid::Uuid::from_u128(n).into(),
            uuid::Uuid::from_u128(1).into(),
        );
        let mut call = Call::planned(id, rep, zone, Timestamp::EARLIEST, 0);
        call.account = Some(Name::new(name).unwrap());
        notebook.put_call(call);
    }
    notebook
}

#[test]
fn a_name_is_found_by_whole_words_the_longest_first_and_one_of_two_is_named_as_both() {
    let notebook = known(
        &["Dana Ortiz", "Dana Kim", "Märta Ek", "Will Grant"],
        &["Ortiz Foods", "The Mill", "Acme"],
    );
    let names = Names::known_to(&notebook);
    let terms = Terms {
        receiver: Receiver::AnotherManager,
        naming: Naming::Letters,
    };
    for (text, without) in [
        ("Dana Ortiz", "Rep A"),
        ("DANA  ORTIZ's", "Rep A's"),
        ("Marta and MÄRTA, not Martas", "Rep A and Rep A, not Martas"),
        ("Ortiz Foods and Ortiz", "Account A and Rep A or Account A"),
        ("ortiz is small", "Rep A is small"),
        ("Dana said", "Rep A or Rep B said"),
        ("the mill, a mill", "Account A, a mill"),
        ("Will will wait", "Rep A will wait"),
        ("acmeish ACME", "acmeish Account A"),
    ] {
        let mut replacer = Replacer::new(&names, terms, None, false);
        assert_eq!(replacer.in_words(text).as_deref(), Some(without), "{text}");
    }
    let mut replacer = Replacer::new(&names, terms, None, false);
    assert_eq!(replacer.in_words("Nobody here"), None);
}
