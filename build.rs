//! Tells cargo to look again when a file is added to the folders that are compiled in.
#![expect(clippy::print_stdout, reason = "this is how a build script speaks to cargo")]

fn main() {
    for folder in ["templates", "src/source/sample"] {
        println!("cargo:rerun-if-changed={folder}");
    }
}
