//! Installing with a made-up package, whose installer is a line of shell.

use std::thread;

use super::*;

struct Sample {
    script: &'static str,
}

const WHOLE: Sample = Sample {
    script: "sleep 0.2; echo whole > \"$0/tool\"",
};

impl Package for Sample {
    fn title(&self) -> String {
        "sample-1.0.0".to_owned()
    }

    fn takes(&self) -> &'static str {
        "a moment"
    }

    fn verify(&self, home: &Path) -> Result<(), Cause> {
        match fs::read_to_string(home.join("tool")) {
            Ok(text) if text.trim() == "whole" => Ok(()),
            other => Err(Cause::WrongVersion {
                wanted: "whole".to_owned(),
                found: other.ok(),
            }),
        }
    }

    fn installer(&self, home: &Path) -> Command {
        let mut command = Command::new("sh");
        command.args(["-c", self.script]).arg(home);
        command
    }
}

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a temporary folder")
}

/// What stands in the tools folder beside the log and the lock.
fn contents(tools: &Path) -> Vec<String> {
    let entries = fs::read_dir(tools).expect("the folder");
    let names = entries.map(|entry| {
        entry
            .expect("an entry")
            .file_name()
            .into_string()
            .expect("a name")
    });
    names
        .filter(|name| name != "log" && !name.starts_with(".lock"))
        .collect()
}

#[test]
fn a_tool_is_installed_once() {
    let tools = folder();
    ensure(&WHOLE, tools.path()).expect("installed");
    let never = Sample { script: "exit 1" };
    ensure(&never, tools.path()).expect("found without installing");
    assert_eq!(contents(tools.path()), ["sample-1.0.0"]);
}

#[test]
fn what_the_installer_built_in_passing_is_not_kept() {
    let tools = folder();
    let building = Sample {
        script: "mkdir \"$0/.build\"; echo whole > \"$0/tool\"",
    };
    let home = ensure(&building, tools.path()).expect("installed");
    assert!(home.join("tool").is_file());
    assert!(!home.join(SCRATCH).exists());
}

#[test]
fn a_failed_installation_leaves_nothing_and_names_the_log() {
    let tools = folder();
    let failing = Sample {
        script: "echo half > \"$0/tool\"; echo 'Could not resolve host' >&2; exit 1",
    };
    let fault = ensure(&failing, tools.path()).expect_err("no network");
    assert!(
        matches!(
            &fault,
            Fault::Install {
                cause: Cause::NoNetwork,
                ..
            }
        ),
        "{fault}"
    );
    assert!(fault.to_string().contains("sample-1.0.0.log"), "{fault}");
    assert_eq!(contents(tools.path()), [""; 0]);
}

#[test]
fn a_tool_that_answers_wrongly_is_not_kept() {
    let tools = folder();
    let wrong = Sample {
        script: "echo other > \"$0/tool\"",
    };
    let fault = ensure(&wrong, tools.path()).expect_err("wrong version");
    assert!(
        matches!(
            &fault,
            Fault::Install {
                cause: Cause::WrongVersion { .. },
                ..
            }
        ),
        "{fault}"
    );
    assert_eq!(contents(tools.path()), [""; 0]);
}

#[test]
fn a_broken_folder_and_the_leftovers_of_a_dead_process_are_replaced() {
    let tools = folder();
    for name in ["sample-1.0.0", ".part-sample-1.0.0-1"] {
        fs::create_dir(tools.path().join(name)).expect("a folder");
        fs::write(tools.path().join(name).join("tool"), "half").expect("half a tool");
    }
    let home = ensure(&WHOLE, tools.path()).expect("installed");
    assert!(WHOLE.verify(&home).is_ok());
    assert_eq!(contents(tools.path()), ["sample-1.0.0"]);
}

#[test]
fn processes_at_once_install_it_once() {
    let tools = folder();
    let once = Sample {
        script: "echo x >> \"$0/../count\"; sleep 0.2; echo whole > \"$0/tool\"",
    };
    thread::scope(|scope| {
        let runs: Vec<_> = (0..4)
            .map(|_| scope.spawn(|| ensure(&once, tools.path())))
            .collect();
        for run in runs {
            run.join().expect("no panic").expect("installed or found");
        }
    });
    let count = fs::read_to_string(tools.path().join("count")).expect("the count");
    assert_eq!(count.lines().count(), 1);
}
