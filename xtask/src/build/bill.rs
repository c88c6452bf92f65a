//! The bill: which crates the wasm is made of, beside the release as a CycloneDX file.
//!
//! Cargo names the crates that it compiles for the wasm; what runs only while it compiles (macros,
//! build scripts) is not among them. Checksums are those of the lock file. There is no time and no
//! random number in it: the same sources make the same bill.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::fault::Fault;
use crate::place;
use crate::tools::{self, Toolbox};

/// Cargo's own names: normal dependencies of the app on the wasm's target, a line for each.
const TREE: [&str; 11] = [
    "tree",
    "--locked",
    "--package=curbside",
    "--target",
    tools::WASM_TARGET,
    "--edges",
    "normal,no-proc-macro",
    "--prefix",
    "depth",
    "--format",
    "|{p}|{l}",
];

/// The crates of a module and what each needs, by their package addresses.
#[derive(Debug, Default, PartialEq, Eq)]
struct Crates {
    root: String,
    all: BTreeMap<String, Crate>,
    needs: BTreeMap<String, BTreeSet<String>>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Crate {
    name: String,
    version: String,
    licence: String,
}

/// Writes the bill of a release beside its folder. Answers how many crates the wasm is made of.
pub(super) fn write(toolbox: &Toolbox, release: &Path) -> Result<usize, Fault> {
    let crates = Crates::of_the_wasm(toolbox)?;
    let lock = place::root().join("Cargo.lock");
    let lock = fs::read_to_string(&lock).map_err(Fault::file("read", &lock))?;
    let mut bill = crates.bill(&checksums(&lock), &tools::compiler_version());
    if let Some(wasm) = wasm_of(release)? {
        let bytes = fs::read(&wasm).map_err(Fault::file("read", &wasm))?;
        let hash = format!("{:x}", Sha256::digest(bytes));
        bill["metadata"]["component"]["hashes"] = json!([{ "alg": "SHA-256", "content": hash }]);
    }
    let path = beside(release);
    fs::write(&path, format!("{bill:#}\n")).map_err(Fault::file("write", &path))?;
    Ok(crates.all.len())
}

/// `dist.cdx.json` for `dist`.
fn beside(release: &Path) -> PathBuf {
    let mut name = release.file_name().unwrap_or_default().to_owned();
    name.push(".cdx.json");
    release.with_file_name(name)
}

fn wasm_of(release: &Path) -> Result<Option<PathBuf>, Fault> {
    let entries = fs::read_dir(release).map_err(Fault::file("read", release))?;
    let mut paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
    Ok(paths.find(|path| path.extension().is_some_and(|ending| ending == "wasm")))
}

impl Crates {
    fn of_the_wasm(toolbox: &Toolbox) -> Result<Self, Fault> {
        let mut cargo = toolbox.cargo();
        let output = cargo.args(TREE).output().map_err(Fault::start("cargo"))?;
        if output.status.success() {
            return Ok(Self::read(&String::from_utf8_lossy(&output.stdout)));
        }
        eprint!("{}", String::from_utf8_lossy(&output.stderr));
        Err(Fault::Failed("Listing the crates of the wasm"))
    }

    /// Reads lines such as `2|memchr v2.8.3|Unlicense OR MIT (*)`: how deep, which, which licence.
    fn read(tree: &str) -> Self {
        let mut crates = Self::default();
        let mut above: Vec<String> = Vec::new();
        for line in tree.lines() {
            let mut parts = line.trim_end_matches(" (*)").split('|');
            let (Some(depth), Some(package), Some(licence)) =
                (parts.next(), parts.next(), parts.next())
            else {
                continue;
            };
            let mut words = package.split(' ');
            let (Some(name), Some(version)) = (words.next(), words.next()) else {
                continue;
            };
            let version = version.trim_start_matches('v');
            let address = address(name, version);
            above.truncate(depth.parse().unwrap_or_default());
            match above.last() {
                Some(user) => crates.add_need(user, &address),
                None => crates.root.clone_from(&address),
            }
            crates.needs.entry(address.clone()).or_default();
            let found = Crate {
                name: name.to_owned(),
                version: version.to_owned(),
                // As it was written before SPDX had a word for it.
                licence: licence.replace('/', " OR "),
            };
            crates.all.insert(address.clone(), found);
            above.push(address);
        }
        crates
    }

    fn add_need(&mut self, user: &str, needed: &str) {
        let needs = self.needs.entry(user.to_owned()).or_default();
        needs.insert(needed.to_owned());
    }

    fn bill(&self, checksums: &BTreeMap<String, String>, compiler: &str) -> Value {
        let std = format!("pkg:generic/rust-std@{compiler}");
        let part = |kind: &str, address: &String, of: &Crate| {
            let mut part = json!({
                "type": kind, "bom-ref": address, "name": of.name, "version": of.version,
                "purl": address, "licenses": [{ "expression": of.licence }],
            });
            if let Some(sum) = checksums.get(address) {
                part["hashes"] = json!([{ "alg": "SHA-256", "content": sum }]);
            }
            part
        };
        let others = self
            .all
            .iter()
            .filter(|(address, _)| **address != self.root);
        let mut parts: Vec<_> = others.map(|(at, of)| part("library", at, of)).collect();
        parts.push(json!({
            "type": "library", "bom-ref": std, "name": "rust-std", "version": compiler, "purl": std,
            "licenses": [{ "expression": "MIT OR Apache-2.0" }],
            "description": "Rust's standard library with what it is made of, compiled along from the compiler's own sources",
        }));
        let needs = self.needs.iter().map(|(user, needed)| {
            let std = (*user == self.root).then_some(&std);
            json!({ "ref": user, "dependsOn": needed.iter().chain(std).collect::<Vec<_>>() })
        });
        json!({
            "bomFormat": "CycloneDX",
            "specVersion": "1.5",
            "version": 1,
            "metadata": { "component": self.all.get(&self.root).map(|of| part("application", &self.root, of)) },
            "components": parts,
            "dependencies": needs.collect::<Vec<_>>(),
        })
    }
}

/// A package's address, as <https://github.com/package-url/purl-spec> has it.
fn address(name: &str, version: &str) -> String {
    format!("pkg:cargo/{name}@{}", version.replace('+', "%2B"))
}

/// What the lock file says that each package's file must be.
fn checksums(lock: &str) -> BTreeMap<String, String> {
    let value = |block: &str, key: &str| {
        let start = format!("{key} = \"");
        let found = block.lines().find_map(|line| line.strip_prefix(&start));
        found.map(|rest| rest.trim_end_matches('"').to_owned())
    };
    let sum = |block: &str| {
        let at = address(&value(block, "name")?, &value(block, "version")?);
        Some((at, value(block, "checksum")?))
    };
    lock.split("[[package]]").filter_map(sum).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use cyclonedx_bom::models::bom::{Bom, SpecVersion};
    use cyclonedx_bom::prelude::Validate;

    const LINES: &str = "0|curbside v0.3.0 (/a/folder)|MIT\n1|toml v1.2.1+spec-1.1.0|MIT/Apache-2.0\n\
                         2|memchr v2.8.3|Unlicense OR MIT\n1|memchr v2.8.3|Unlicense OR MIT (*)\n";

    fn valid(bill: &Value) -> Bom {
        let bom = Bom::parse_from_json_v1_5(bill.to_string().as_bytes()).expect("a CycloneDX file");
        let found = bom.validate_version(SpecVersion::V1_5);
        assert!(found.passed(), "{found:?}");
        bom
    }

    #[test]
    fn each_crate_stands_once_with_what_it_needs_and_without_a_folder_of_this_machine() {
        let crates = Crates::read(LINES);
        assert_eq!(crates.all.len(), 3);
        let bill = crates.bill(&BTreeMap::new(), "1.0.0");
        valid(&bill);
        assert!(!bill.to_string().contains("/a/folder"), "{bill}");
        assert_eq!(
            bill["dependencies"][0],
            json!({ "ref": "pkg:cargo/curbside@0.3.0", "dependsOn": [
                "pkg:cargo/memchr@2.8.3",
                "pkg:cargo/toml@1.2.1%2Bspec-1.1.0",
                "pkg:generic/rust-std@1.0.0",
            ] })
        );
    }

    #[test]
    fn the_bill_of_this_app_is_valid_and_every_crate_has_licence_and_checksum() {
        let lock = fs::read_to_string(place::root().join("Cargo.lock")).expect("a lock file");
        let crates = Crates::of_the_wasm(&Toolbox::default()).expect("a tree");
        let bom = valid(&crates.bill(&checksums(&lock), "1.0.0"));
        let parts = bom.components.expect("components").0;
        assert!(parts.len() > 50, "only {} crates", parts.len());
        for part in parts {
            let name = part.name.to_string();
            assert!(part.licenses.is_some_and(|all| !all.0.is_empty()), "{name}");
            let has_sum = part.hashes.is_some_and(|all| !all.0.is_empty());
            assert!(has_sum || name == "rust-std", "{name}");
        }
    }

    #[test]
    fn it_lies_beside_the_release() {
        let path = beside(Path::new("/a/dist-1.2"));
        assert_eq!(path, Path::new("/a/dist-1.2.cdx.json"));
    }
}
