//! All trials by their names, and the engines in which each can be brought about.

use anyhow::Result;
use e2e::engines::Engine;

use crate::screens::{in_both_looks, in_the_dark};
use crate::{
    answers, both, by_keyboard, calls, codebook, debrief, doors, engine, eyes_free, files,
    first_visit, folder, framed, given_up, headers, health, hostile, leaving, limits, lock,
    made_ahead, main_job, missing, observer, ordeals, outside, pad, policy, practice, prepare,
    progress, rescue, retention, sample, screens, sealed, sheets, slow_storage, summary, traces,
    trash, two_tabs, unfinished, versions,
};

pub(crate) type Walk = fn(Engine) -> Result<()>;

/// A trial and the engines in which what it needs can be brought about.
pub(crate) struct Named {
    pub(crate) name: &'static str,
    pub(crate) walk: Walk,
    pub(crate) engines: &'static [Engine],
}

const fn only(engines: &'static [Engine], name: &'static str, walk: Walk) -> Named {
    Named {
        name,
        walk,
        engines,
    }
}

const fn everywhere(name: &'static str, walk: Walk) -> Named {
    Named {
        name,
        walk,
        engines: &Engine::ALL,
    }
}

pub(crate) const TRIALS: &[Named] = &[
    // What takes long comes first, so that it doesn't run alone at the end.
    everywhere("kills_in_taps", ordeals::kills_in_taps),
    // The other engines' databases have no such log.
    only(
        &[Engine::Chromium],
        "kills_in_the_log",
        ordeals::kills_in_the_log,
    ),
    everywhere("kill_in_typing", ordeals::a_kill_in_typing),
    everywhere("kill_in_an_import", ordeals::a_kill_in_an_import),
    everywhere("lock_after_kills", lock::is_whole_after_kills),
    everywhere("starts_without_a_server", ordeals::starts_without_a_server),
    everywhere(
        "engine_finds_by_role_and_name",
        engine::finds_by_role_and_name,
    ),
    everywhere("engine_says_what_is_missing", engine::says_what_is_missing),
    everywhere(
        "engine_survives_a_kill_without_a_server",
        engine::survives_a_kill_without_a_server,
    ),
    everywhere(
        "engine_has_the_size_and_scheme_asked_for",
        engine::has_the_size_and_scheme_asked_for,
    ),
    everywhere(
        "first_visit_shows_a_shell",
        first_visit::shows_a_shell_that_needs_no_other_file,
    ),
    everywhere(
        "first_visit_asks_once",
        first_visit::asks_for_each_file_once,
    ),
    everywhere(
        "later_visit_in_the_chosen_look",
        first_visit::has_the_chosen_look_before_it_is_painted,
    ),
    everywhere("lock_leaves_no_trace", traces::leaves_no_trace),
    everywhere(
        "without_lock_the_disk_tells",
        traces::without_it_the_disk_tells,
    ),
    // Only Chromium plays a phone with a passkey.
    only(
        &[Engine::Chromium],
        "lock_by_face_or_finger",
        lock::opens_by_face_or_finger,
    ),
    everywhere(
        "locked_notes_leave",
        lock::leaves_as_a_file_that_a_key_opens,
    ),
    everywhere("lock_is_changed", lock::is_changed_and_taken_off),
    everywhere("changed_behind_the_gate", lock::is_changed_behind_the_gate),
    everywhere("main_job", main_job::with_a_server),
    everywhere("offline", main_job::without_a_server),
    everywhere("by_keyboard", by_keyboard::a_whole_call),
    everywhere("reload_on_the_pad", pad::survives_a_reload),
    // The kills in taps are in all engines; this one looks at the clock too.
    only(&[Engine::WebKit], "kill_on_the_pad", pad::survives_a_kill),
    everywhere("moment_on_the_pad", sheets::change_a_moment),
    everywhere("states_on_the_pad", sheets::say_what_lasts_already),
    everywhere(
        "keys_and_net_on_the_pad",
        sheets::change_keys_and_note_trip_wires,
    ),
    everywhere("sheets_fit", sheets::are_fit),
    everywhere("eyes_free", eyes_free::counts_taps_and_no_palms),
    everywhere("eyes_free_fits", eyes_free::is_fit),
    everywhere("debrief_in_five_minutes", debrief::in_five_minutes),
    everywhere("debrief_is_left", debrief::is_left_and_come_back_to),
    everywhere("debrief_of_a_full_ride", debrief::of_a_full_ride),
    everywhere("debrief_is_changed", debrief::is_changed_afterwards),
    everywhere(
        "unfinished_after_a_kill",
        unfinished::is_offered_back_after_a_kill,
    ),
    everywhere(
        "unfinished_on_its_page",
        unfinished::is_there_when_its_page_is_opened_again,
    ),
    only(&[Engine::Chromium], "unfinished_fit", |engine| {
        in_both_looks(engine, unfinished::three_offers)
    }),
    only(
        &[Engine::Firefox, Engine::WebKit],
        "unfinished_in_the_dark",
        |engine| in_the_dark(engine, unfinished::three_offers),
    ),
    everywhere("calls_are_found", calls::are_found_by_words_and_filters),
    everywhere("calls_keep_their_place", calls::are_left_at_their_place),
    only(&[Engine::Chromium], "calls_fit", |engine| {
        in_both_looks(engine, calls::every_state)
    }),
    only(
        &[Engine::Firefox, Engine::WebKit],
        "calls_in_the_dark",
        |engine| in_the_dark(engine, calls::every_state),
    ),
    everywhere("export_import", files::travel_to_another_phone),
    everywhere("bad_import", files::bad_ones_change_nothing),
    everywhere("large_import", files::large_one_says_how_far_it_is),
    everywhere(
        "large_file_is_made_ahead",
        made_ahead::leaves_by_a_tap_of_its_own,
    ),
    everywhere("large_file_fits", |engine| {
        in_both_looks(engine, made_ahead::every_state)
    }),
    everywhere("dropped_and_pasted", doors::dropped_and_pasted),
    everywhere("import_fits", |engine| {
        in_the_dark(engine, doors::every_state)
    }),
    everywhere("practice_call", practice::two_managers_code_a_scene),
    everywhere("practice_fits", |engine| {
        in_the_dark(engine, practice::every_state)
    }),
    // The browsers that know of these two doors.
    only(
        &[Engine::Chromium],
        "shared_to_the_app",
        doors::shared_to_the_app,
    ),
    only(
        &[Engine::Chromium],
        "opened_with_the_app",
        doors::opened_with_the_app,
    ),
    everywhere("sealed_file", sealed::travel_to_another_phone),
    // Only Chromium keeps folders; the others say what to do instead.
    only(
        &[Engine::Chromium],
        "folder_of_two_devices",
        folder::is_shared_by_two_devices,
    ),
    only(
        &[Engine::Chromium],
        "folder_asks_first",
        folder::is_asked_for_on_today,
    ),
    only(
        &[Engine::Chromium],
        "folder_keeps_no_passphrase",
        folder::keeps_no_passphrase,
    ),
    only(
        &[Engine::Chromium],
        "folder_keeps_what_is_typed",
        folder::keeps_what_is_typed,
    ),
    only(
        &[Engine::Firefox, Engine::WebKit],
        "two_devices_by_files",
        folder::is_done_by_files_elsewhere,
    ),
    everywhere("devices_fit", |engine| {
        in_both_looks(engine, folder::every_state)
    }),
    everywhere("report", health::tells_all_but_the_notes),
    everywhere("backup_on_today", health::is_due_after_some_days),
    only(&[Engine::Chromium], "both_fit", |engine| {
        in_both_looks(engine, both::keeps_a_version)
    }),
    only(
        &[Engine::Firefox, Engine::WebKit],
        "both_in_the_dark",
        |engine| in_the_dark(engine, both::keeps_a_version),
    ),
    everywhere("rescue", rescue::brings_the_notes_to_another_phone),
    // WebKit takes minutes to write so many rows.
    only(
        &[Engine::Chromium],
        "rescue_of_very_many",
        rescue::holds_very_many_moments,
    ),
    everywhere("screens_fit", |engine| {
        in_both_looks(engine, screens::every_screen)
    }),
    everywhere("rep_is_forgotten", |engine| {
        in_both_looks(engine, retention::a_rep_is_forgotten)
    }),
    everywhere("old_calls_are_reduced", |engine| {
        in_the_dark(engine, retention::old_calls_are_reduced)
    }),
    everywhere("names_are_left_out", |engine| {
        in_both_looks(engine, leaving::without_names)
    }),
    everywhere("notes_as_a_table", |engine| {
        in_the_dark(engine, leaving::as_a_table)
    }),
    everywhere("summary_leaves", summary::leaves_in_every_form),
    everywhere("summary_fits", summary::reads_well),
    everywhere(
        "call_in_the_trash",
        summary::goes_to_the_trash_and_comes_back,
    ),
    // Chromium alone prints into a file by itself.
    only(
        &[Engine::Chromium],
        "summary_on_paper",
        summary::is_one_page_on_paper,
    ),
    everywhere("codebook_new_words", codebook::gives_new_words_to_new_calls),
    everywhere("codebook_order", codebook::is_put_in_order),
    everywhere("codebook_fit", |engine| {
        in_both_looks(engine, codebook::every_page)
    }),
    everywhere("trash_undo", trash::is_undone_at_once),
    everywhere("trash_back", trash::gives_back_after_a_reload),
    everywhere("trash_fit", |engine| {
        in_both_looks(engine, trash::every_state)
    }),
    everywhere("prepared_call_waits_on_today", prepare::waits_on_today),
    everywhere("prepared_calls_in_order", prepare::order_of_the_ride),
    everywhere("action_step_is_marked", prepare::marks_a_step),
    everywhere("prepare_fit", |engine| {
        in_both_looks(engine, prepare::every_place)
    }),
    everywhere(
        "figure_opens_onto_what_it_counts",
        progress::opens_onto_what_it_counts,
    ),
    everywhere("progress_fit", |engine| {
        in_both_looks(engine, progress::every_place)
    }),
    everywhere("answer_comes_back", answers::a_debrief_is_answered),
    everywhere("answer_fits", |engine| {
        in_both_looks(engine, answers::every_place)
    }),
    everywhere("observer_compares", observer::compares_a_call),
    everywhere("observer_fit", |engine| {
        in_both_looks(engine, observer::every_place)
    }),
    everywhere("sample_leaves_nothing", sample::leaves_nothing_behind),
    only(
        &[Engine::Chromium],
        "sample_on_paper",
        sample::says_so_on_paper,
    ),
    everywhere("sample_fit", |engine| {
        in_both_looks(engine, sample::every_place)
    }),
    everywhere(
        "policy_stops_an_injected_script",
        policy::stops_an_injected_script,
    ),
    everywhere(
        "policy_holds_with_and_without_the_worker",
        policy::holds_with_and_without_the_worker,
    ),
    everywhere("hostile_file", hostile::file_is_only_text),
    everywhere("hostile_typing", hostile::typing_is_only_text),
    everywhere(
        "hostile_typing_elsewhere",
        hostile::typing_elsewhere_is_only_text,
    ),
    everywhere("hostile_names", hostile::names_and_addresses_are_only_text),
    everywhere("outside_is_seen", outside::is_seen_when_it_is_called),
    everywhere("framed_app_gets_nothing", framed::gets_nothing),
    everywhere(
        "worker_sends_the_headers",
        headers::are_on_every_answer_of_the_worker,
    ),
    everywhere("update_waits", versions::wait_until_they_are_wanted),
    everywhere("update_in_two_tabs", versions::are_offered_in_every_tab),
    everywhere(
        "update_that_is_broken",
        versions::keep_the_old_one_when_the_next_is_broken,
    ),
    everywhere(
        "install_is_all_or_nothing",
        versions::install_whole_or_not_at_all,
    ),
    everywhere("database_that_is_gone", missing::database_is_gone),
    everywhere("database_that_is_scrambled", missing::database_is_scrambled),
    everywhere(
        "gives_up_no_notes_that_open_again",
        given_up::not_what_opens_again,
    ),
    everywhere(
        "gives_up_nothing_beside_another_tab",
        given_up::not_beside_another_tab,
    ),
    everywhere(
        "gives_up_no_sealed_records",
        given_up::not_sealed_records_without_keys,
    ),
    everywhere("marks_and_damage", missing::marks_and_records_are_damaged),
    everywhere("two_tabs", two_tabs::know_of_each_other),
    everywhere("two_tabs_lock_at_once", two_tabs::lock_at_once),
    everywhere("no_indexed_db", limits::no_indexed_db),
    everywhere("slow_storage", slow_storage::has_a_word_at_the_start),
    only(
        &[Engine::Chromium],
        "slow_writes",
        slow_storage::has_a_word_on_the_pad,
    ),
    everywhere("no_service_worker", limits::no_service_worker),
    everywhere("writing_thread", limits::writes_with_and_without_its_thread),
    only(
        &[Engine::Chromium],
        "silent_writing_thread",
        limits::a_silent_thread,
    ),
    // Only Chromium can be told that the disk is full while it runs.
    only(&[Engine::Chromium], "full_disk", limits::a_full_disk),
];
