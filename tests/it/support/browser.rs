//! Chromium without a window, asked over the pipe of its own protocol for developers.

use std::{
    io::{BufRead, BufReader, Write},
    path::Path,
    process::{Child, ChildStdin, ChildStdout, Command, Stdio},
};

use serde_json::{Value, json};

use crate::support::foreign::kept;

/// Flags that keep headless Chromium off the network and quiet.
const FLAGS: [&str; 8] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
];

/// The keys that tests press: name and code.
const KEYS: [(&str, u32); 3] = [("Enter", 13), ("Tab", 9), ("ArrowDown", 40)];

/// One tab of a browser of its own.
pub struct Browser {
    asks: ChildStdin,
    says: BufReader<ChildStdout>,
    child: Child,
    session: Option<String>,
    asked: u64,
    /// What the tab told by itself since the page was opened.
    events: Vec<Value>,
    _profile: tempfile::TempDir,
}

impl Browser {
    pub fn start() -> Self {
        let profile = tempfile::tempdir().unwrap();
        // The protocol is spoken on descriptors 3 and 4; the shell lays our pipes there.
        let mut child = Command::new("sh")
            .args(["-c", "exec chromium \"$@\" 3<&0 4>&1 >/dev/null 2>&1 </dev/null", "sh"])
            .args(FLAGS)
            .arg("--remote-debugging-pipe")
            .arg(format!("--user-data-dir={}", profile.path().display()))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let (asks, says) = (child.stdin.take().unwrap(), child.stdout.take().unwrap());
        let mut browser = Self {
            asks,
            says: BufReader::new(says),
            child,
            session: None,
            asked: 0,
            events: vec![],
            _profile: profile,
        };
        let tab = browser.ask("Target.createTarget", &json!({"url": "about:blank"}));
        let attach = json!({"targetId": tab["targetId"], "flatten": true});
        let attached = browser.ask("Target.attachToTarget", &attach);
        browser.session = attached["sessionId"].as_str().map(str::to_owned);
        for domain in ["Page", "Runtime", "Log", "Network"] {
            browser.ask(&format!("{domain}.enable"), &json!({}));
        }
        browser
    }

    /// Opens a file and waits until it has loaded.
    pub fn open(&mut self, page: &Path) {
        self.events.clear();
        self.ask("Page.navigate", &json!({"url": format!("file://{}", page.display())}));
        self.wait_for("Page.loadEventFired");
    }

    /// Goes back to the page before.
    pub fn back(&mut self) {
        self.events.clear();
        // A moment later: the answer must leave the page before the page is left.
        self.value("void setTimeout(() => history.back())");
        self.wait_for("Page.loadEventFired");
    }

    /// Sets the size of the window; one narrower than 600 px is a phone's.
    pub fn resize(&mut self, width: u32) {
        let size = json!({
            "width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 600,
        });
        self.ask("Emulation.setDeviceMetricsOverride", &size);
    }

    /// Sets whether pages may run scripts of their own.
    pub fn allow_scripts(&mut self, allowed: bool) {
        self.ask("Emulation.setScriptExecutionDisabled", &json!({"value": !allowed}));
    }

    /// Shows pages as on `screen` or in `print`.
    pub fn show_as(&mut self, medium: &str) {
        self.ask("Emulation.setEmulatedMedia", &json!({"media": medium}));
    }

    /// Returns what an expression is worth in the page.
    pub fn value(&mut self, expression: &str) -> Value {
        let asked = json!({
            "expression": expression, "returnByValue": true, "awaitPromise": true,
        });
        let answer = self.ask("Runtime.evaluate", &asked);
        assert!(answer.get("exceptionDetails").is_none(), "{expression}: {answer}");
        answer["result"]["value"].clone()
    }

    /// Returns the texts of the elements that a selector finds and a reader sees.
    pub fn texts(&mut self, selector: &str) -> Vec<String> {
        let found = self.value(&format!(
            "[...document.querySelectorAll({selector:?})].filter(it => it.checkVisibility())\
             .map(it => it.textContent.trim())"
        ));
        serde_json::from_value(found).unwrap()
    }

    /// Presses the mouse on the middle of what a selector finds.
    pub fn click(&mut self, selector: &str) {
        let place = self.value(&format!(
            "(it => (it.scrollIntoView({{block: 'center'}}), it = it.getBoundingClientRect(), \
             [it.x + it.width / 2, it.y + it.height / 2]))(document.querySelector({selector:?}))"
        ));
        for kind in ["mousePressed", "mouseReleased"] {
            let event = json!({
                "type": kind, "x": place[0], "y": place[1], "button": "left", "clickCount": 1,
            });
            self.ask("Input.dispatchMouseEvent", &event);
        }
    }

    /// Presses the mouse on a link and waits until the page behind it has loaded.
    pub fn follow(&mut self, selector: &str) {
        self.events.clear();
        self.click(selector);
        self.wait_for("Page.loadEventFired");
    }

    /// Presses a key that has a name.
    pub fn press(&mut self, name: &str) {
        let code = KEYS.iter().find(|(key, _)| *key == name).unwrap().1;
        for kind in ["keyDown", "keyUp"] {
            let text = if name == "Enter" && kind == "keyDown" { "\r" } else { "" };
            let event = json!({
                "type": kind, "key": name, "code": name, "windowsVirtualKeyCode": code, "text": text,
            });
            self.ask("Input.dispatchKeyEvent", &event);
        }
    }

    /// Writes a text where the cursor is.
    pub fn write(&mut self, text: &str) {
        self.ask("Input.insertText", &json!({"text": text}));
    }

    /// Returns what the console, the log and failed scripts said since the page was opened.
    pub fn console(&self) -> Vec<String> {
        let told = ["Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Log.entryAdded"];
        let events = self.events.iter();
        events
            .filter(|event| told.iter().any(|name| event["method"] == *name))
            .map(|event| event["params"].to_string())
            .collect()
    }

    /// Returns the addresses that were asked for since the page was opened.
    pub fn requests(&self) -> Vec<String> {
        let events = self.events.iter();
        events
            .filter(|event| event["method"] == "Network.requestWillBeSent")
            .map(|event| event["params"]["request"]["url"].as_str().unwrap().to_owned())
            .collect()
    }

    /// Returns the rules of axe-core that the page breaks badly, with the elements.
    pub fn axe(&mut self) -> Vec<String> {
        let ours = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/browser/package-lock.json");
        let kept = kept().join("browser/node_modules");
        let same = std::fs::read(kept.join("package-lock.json"))
            .is_ok_and(|lock| lock == std::fs::read(ours).unwrap());
        assert!(same, "axe-core is missing: run `python3 tests/browser/install.py`");
        let axe = std::fs::read_to_string(kept.join("axe-core/axe.min.js")).unwrap();
        self.ask("Runtime.evaluate", &json!({"expression": axe}));
        let found = self.value(
            "axe.run().then(found => found.violations\
             .filter(it => ['serious', 'critical'].includes(it.impact))\
             .map(it => `${it.id}: ${it.nodes.slice(0, 3).map(node => node.html).join(' ')}`))",
        );
        serde_json::from_value(found).unwrap()
    }

    fn wait_for(&mut self, method: &str) {
        while !self.events.iter().any(|event| event["method"] == method) {
            let event = self.read();
            self.events.push(event);
        }
    }

    fn ask(&mut self, method: &str, params: &Value) -> Value {
        self.asked += 1;
        let mut request = json!({"id": self.asked, "method": method, "params": params});
        if let Some(session) = &self.session {
            request["sessionId"] = json!(session);
        }
        self.asks.write_all(format!("{request}\0").as_bytes()).unwrap();
        loop {
            let mut answer = self.read();
            if answer["id"] == json!(self.asked) {
                assert!(answer.get("error").is_none(), "{method}: {answer}");
                return answer["result"].take();
            }
            self.events.push(answer);
        }
    }

    fn read(&mut self) -> Value {
        let mut message = vec![];
        self.says.read_until(0, &mut message).unwrap();
        assert_eq!(message.pop(), Some(0), "Chromium ended; `bash tests/run` installs it");
        serde_json::from_slice(&message).unwrap()
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}
