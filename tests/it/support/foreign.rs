//! Servers that nobody here wrote, started by `tests/servers/serve.py`.

use std::{
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
};

use serde_json::Value;

/// A running server with Northwind's order lines, ended when dropped.
pub struct Foreign {
    told: Value,
    child: Child,
}

impl Foreign {
    /// Starts `datasette`, `json-server`, `cap` or `tryton`.
    pub fn start(name: &str) -> Self {
        let program = folder().join("serve.py");
        // Its input stays open as long as this process lives: that is what keeps it running.
        let mut child = Command::new("python3")
            .arg(program)
            .arg(name)
            .env("AVAIN_SERVERS_DIR", kept())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let told = serde_json::from_str(&line).unwrap_or_else(|_| {
            panic!("{name} did not start, see above; `bash tests/run` installs the servers")
        });
        Self { told, child }
    }

    /// Returns the address without the last `/`.
    pub fn url(&self) -> &str {
        self.told("url").unwrap().trim_end_matches('/')
    }

    /// Returns the password it wants; empty when it wants none.
    pub fn password(&self) -> &str {
        self.told("password").unwrap_or_default()
    }

    fn told(&self, name: &str) -> Option<&str> {
        self.told[name].as_str()
    }
}

impl Drop for Foreign {
    fn drop(&mut self) {
        drop(self.child.stdin.take());
        self.child.wait().unwrap();
    }
}

/// Returns the folder with the files to pull by.
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/servers")
}

/// Returns where `install.py` put the servers: where it is told, else beside what cargo built.
fn kept() -> PathBuf {
    std::env::var_os("AVAIN_SERVERS_DIR").map_or_else(
        || Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap().join("servers"),
        PathBuf::from,
    )
}
