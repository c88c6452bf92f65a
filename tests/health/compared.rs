//! The disk is compared with what is in memory.

use curbside::domain::{Behaviour, Codebook, Name, Rep, Timestamp};
use curbside::wire::Record;
use curbside::wire::health::compare;
use uuid::Uuid;

use crate::rides;

#[test]
fn what_differs_between_disk_and_memory_is_found_either_way() {
    let (mut play, on_disk) = rides();
    let notebook = &play.model.notebook;
    let differences = |on_disk: &[Record]| compare(on_disk, notebook, |_| true);
    for place in 0..on_disk.len() {
        let mut fewer = on_disk.clone();
        fewer.remove(place);
        let said = differences(&fewer);
        assert!(
            said.len() == 1 && said[0].contains("is not on the disk"),
            "{said:?}"
        );
        let mut changed = on_disk.clone();
        let later = Timestamp::LATEST;
        changed[place] = changed[place].clone().edited_at(later);
        let said = differences(&changed);
        assert!(
            said.len() == 1 && said[0].contains("is not the same"),
            "{said:?}"
        );
    }
    let mut more = on_disk.clone();
    let name = Name::new("Priya Nair").unwrap();
    more.push(Record::Rep(Rep::new(
        Uuid::from_u128(500).into(),
        name,
        Timestamp::EARLIEST,
    )));
    let said = differences(&more);
    assert!(
        said.len() == 1 && said[0].contains("not in the notebook"),
        "{said:?}"
    );
    // A behaviour that was changed back on one side only is seen as well.
    let mut behaviour: Behaviour = Codebook::starter().behaviours()[0].clone();
    behaviour.place += 1;
    let mut with_own = on_disk.clone();
    with_own.push(Record::Behaviour(behaviour.clone()));
    assert!(differences(&with_own)[0].contains("not in the notebook"));
    play.model.notebook.put_behaviour(behaviour);
    let said = compare(&on_disk, &play.model.notebook, |_| true);
    assert!(said[0].contains("is not on the disk"), "{said:?}");
    // What waits to be written is called that, and nothing worse.
    let said = compare(&on_disk[1..], &play.model.notebook, |_| false);
    assert!(
        said.iter().all(|said| said.ends_with("is not saved yet.")),
        "{said:?}"
    );
}
