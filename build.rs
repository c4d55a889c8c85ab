//! Tells cargo to look again when a file is added to the folders that are compiled in.

fn main() {
    for folder in ["templates", "src/source/sample/tables"] {
        println!("cargo:rerun-if-changed={folder}");
    }
}
