//! The program that the page starts: it mounts the app and leaves the rest to the library.

#[cfg(target_arch = "wasm32")]
fn main() {
    curbside::mount();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("Curbside runs in a browser. Start it with: cargo xtask serve");
}
