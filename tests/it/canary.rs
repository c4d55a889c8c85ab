//! Every document holds what is its reader's and nothing of anybody else's: a company of canaries.
//!
//! Every name, id, text and amount of an account or a manager holds a word or a number that stands
//! nowhere else in the data. The real program makes every document; the files are then searched for
//! canaries that do not belong there: text of the PDF, the whole HTML, metadata, file names.

use std::{collections::BTreeMap, fmt::Write as _, process::Command};

use crate::support::env::{DemoSource, Env, files};

/// A word for every account, with the place of its manager.
const ACCOUNTS: [(&str, usize); 8] = [
    ("quoxalan", 0),
    ("brivetum", 0),
    ("caldiforn", 0),
    ("dremzola", 1),
    ("eskimbur", 1),
    ("fulvarot", 1),
    ("gnestorp", 2),
    ("hyrdalun", 2),
];
const MANAGERS: [&str; 3] = ["zamborel", "ykvister", "wolfrand"];
/// What only the manager's own copy may hold; the numbers are the approval limits.
const TERMS: [&str; 5] = ["attitude", "terms frame", "walk away", "we give", "manager’s copy"];

/// The company with its source, running.
struct Company {
    env: Env,
    _source: DemoSource,
}

impl Company {
    fn new() -> Self {
        let env = Env::new();
        for (table, text) in tables() {
            env.write(&format!("canaries/{table}.csv"), &text);
        }
        let source = env.demo_source(&env.path().join("canaries"));
        let names: Vec<String> = tables().into_keys().map(str::to_owned).collect();
        let table = |table: &String| {
            format!(
                "  {table}: {{ connection: shop, path: /{table}, records: $.value, \
                 paginate: {{ type: next_link, path: $.next, total: $.total }} }}\n"
            )
        };
        env.write(
            "config.yaml",
            &format!(
                "company: {{ name: Aviary, currency: EUR, time_zone: UTC }}\n\
                 connections:\n  shop: {{ base_url: \"{}\", auth: {{ type: bearer, token: {{ env: TOKEN }} }} }}\n\
                 sources:\n{}\
                 reports: {{ account: {{ subjects: all, dossier_page: true }} }}\n\
                 readers:\n  - {{ id: service, language: en, gets: [\"account:*\"], view: colleague }}\n\
                 \x20 - {{ id: finn, language: fi, gets: [\"account:*\"] }}\n",
                source.url,
                names.iter().map(table).collect::<String>(),
            ),
        );
        Self { env, _source: source }
    }

    /// Makes reports and returns their files.
    fn make(&self, more: &[&str], out: &str) -> BTreeMap<String, Vec<u8>> {
        let arguments = [&["run", "--as-of", "2026-11-08", "--out", out][..], more].concat();
        let output = self.env.command(&arguments).env("TOKEN", "demo").output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        files(&self.env.path().join(out))
    }

    /// Returns everything that can be read in a document, in small letters and without spaces
    /// between digits.
    fn readable(&self, out: &str, name: &str, bytes: &[u8]) -> String {
        let mut all = name.to_lowercase();
        all.push_str(&String::from_utf8_lossy(bytes).to_lowercase());
        if name.to_lowercase().rsplit('.').next() == Some("pdf") {
            let path = self.env.path().join(out).join(name);
            for tool in [&["pdftotext", "-layout"][..], &["pdfinfo"], &["pdfinfo", "-meta"]] {
                let mut command = Command::new(tool[0]);
                command.args(&tool[1..]).arg(&path);
                let output = if tool[0] == "pdftotext" { command.arg("-") } else { &mut command };
                let output = output.output().unwrap_or_else(|_| panic!("{} is missing", tool[0]));
                all.push_str(&String::from_utf8_lossy(&output.stdout).to_lowercase());
            }
        }
        all.retain(|letter| letter != '\u{202f}');
        all
    }
}

/// Yearly revenue in thousands, as tables print it: six digits that no other sum shares.
fn revenue(account: usize) -> u64 {
    [712_344, 623_556, 534_768, 445_992, 817_212, 928_428, 319_656, 239_868][account]
}

/// The largest discount without approval: told in no other account.
fn limit(account: usize) -> String {
    format!("{}.7", 31 + account)
}

fn tables() -> BTreeMap<&'static str, String> {
    let mut tables: BTreeMap<&'static str, String> =
        HEADS.iter().map(|(table, head)| (*table, format!("{head}\n"))).collect();
    for manager in MANAGERS {
        let row = format!("M{manager},Manager {manager},{manager}@x.example,team {manager},en\n");
        tables.get_mut("managers").unwrap().push_str(&row);
    }
    for (place, (word, manager)) in ACCOUNTS.iter().enumerate() {
        for (table, row) in records(place, word, MANAGERS[*manager]) {
            tables.get_mut(table).unwrap().push_str(&row);
        }
        tables.get_mut("orders").unwrap().push_str(&orders(place, word, MANAGERS[*manager]));
    }
    tables
}

const HEADS: [(&str, &str); 11] = [
    ("managers", "manager_id,name,email,team,language"),
    (
        "accounts",
        "account_id,name,segment,size,manager_id,description,structure,environment,history,\
         dossier_source,approval_limit_pct",
    ),
    (
        "orders",
        "order_id,line_no,account_id,order_date,net_amount,manager_id,product_id,category,qty,\
         list_price,cost_amount,promised_date,delivered_date,due_date,paid_date",
    ),
    ("contacts", "contact_id,account_id,name,role,function,attitude,last_contact,our_owner"),
    ("competitors", "account_id,name,since,known_offer,our_edge"),
    ("interactions", "interaction_id,account_id,kind,opened,theme,text"),
    ("meetings", "meeting_id,account_id,starts_at,place,objective,their_people"),
    ("promises", "promise_id,account_id,text,made_on,due_on,value_amount"),
    ("documents", "document_id,account_id,kind,version,valid_from,valid_to"),
    ("offers", "offer_id,account_id,sent,closed,amount,status,loss_reason,competitor"),
    ("programme_steps", "account_id,step,owner,due_on,done_on,response"),
];

/// The rows of one account in the tables beside orders: every text holds its word.
fn records(place: usize, word: &str, manager: &str) -> [(&'static str, String); 9] {
    let limit = limit(place);
    [
        (
            "accounts",
            format!(
                "A{word},{word} Oy,Birds,L,M{manager},makes {word} seed,{word} board,{word} market,\
                 {word} since,{word} visit,{limit}\n"
            ),
        ),
        (
            "contacts",
            format!(
                "C{word},A{word},Ann {word},{word} chief,decides,2,2026-11-02,{manager}\n\
                 D{word},A{word},Bo {word},{word} buyer,buys,-2,2026-11-03,\n"
            ),
        ),
        ("competitors", format!("A{word},Rival {word},2026-01-02,{word} offer,{word} edge\n")),
        (
            "interactions",
            format!("I{word},A{word},complaint,2026-10-02,{word} theme,{word} text\n"),
        ),
        (
            "meetings",
            format!("T{word},A{word},2026-11-25 10:00,{word} hall,Keep {word},Ann {word}\n"),
        ),
        (
            "promises",
            format!("P{word},A{word},{word} report,2026-09-01,2026-11-0{},90\n", place + 1),
        ),
        ("documents", format!("L{word},A{word},contract,{word} 7,2024-01-01,2027-12-31\n")),
        ("offers", format!("O{word},A{word},2026-05-01,2026-06-01,5000,lost,price,Rival {word}\n")),
        ("programme_steps", format!("A{word},{word} step,{manager},2026-12-01,,{word} response\n")),
    ]
}

/// Two years of monthly orders: two categories all buy and one of the account's own.
fn orders(place: usize, word: &str, manager: &str) -> String {
    let mut rows = String::new();
    for month in 0..25 {
        let (year, number) = (2024 + (10 + month) / 12, (10 + month) % 12 + 1);
        let day = format!("{year}-{number:02}-0{}", 1 + place);
        let paid = if month < 22 { day.as_str() } else { "" };
        let all = revenue(place) * 1_000 / 12;
        let shares = [("Pumps", all / 2), ("Valves", all / 4), (word, all - all / 2 - all / 4)];
        for (line, (category, net)) in shares.iter().enumerate() {
            let (list, cost) = (net * 5 / 4, net * 3 / 5);
            let end = if usize::try_from(number % 9) == Ok(place) { "" } else { day.as_str() };
            writeln!(
                rows,
                "{word}{month},{line},A{word},{day},{net},M{manager},{category}1,{category},1,\
                 {list},{cost},{day},{end},{day},{paid}"
            )
            .unwrap();
        }
    }
    rows
}

/// The accounts whose canaries a document may hold, and the managers; `None` where all may stand.
fn allowed(name: &str) -> Option<(Vec<usize>, Vec<usize>)> {
    if let Some(file) = name.strip_prefix("accounts/") {
        let place = ACCOUNTS.iter().position(|(word, _)| file.contains(word)).unwrap();
        return Some((vec![place], vec![ACCOUNTS[place].1]));
    }
    let file = name.strip_prefix("managers/")?;
    let manager = MANAGERS.iter().position(|word| file.contains(word)).unwrap();
    let owned = (0..ACCOUNTS.len()).filter(|place| ACCOUNTS[*place].1 == manager).collect();
    Some((owned, vec![manager]))
}

/// D12 of the demands: rows reach a reader who may not see them.
#[test]
fn d12_no_document_holds_a_canary_that_is_not_its_own() {
    let company = Company::new();
    let made = company.make(&[], "out");
    let mut documents = 0;
    for (name, bytes) in &made {
        let Some((accounts, managers)) = allowed(name) else { continue };
        documents += 1;
        let text = company.readable("out", name, bytes);
        for (place, (word, _)) in ACCOUNTS.iter().enumerate() {
            let own = accounts.contains(&place);
            assert_eq!(text.contains(word), own, "{word} in {name}");
            if !own {
                let figure = revenue(place).to_string();
                assert!(!text.contains(&figure), "revenue of {word} in {name}");
            }
        }
        for (place, word) in MANAGERS.iter().enumerate() {
            assert_eq!(text.contains(word), managers.contains(&place), "{word} in {name}");
        }
    }
    // Briefings in English, Finnish and for colleagues, and the managers: HTML and PDF.
    assert_eq!(documents, (ACCOUNTS.len() * 3 + MANAGERS.len()) * 2);
    colleagues_see_no_terms(&company, &made);
}

/// The manager's copy tells terms and attitudes; the colleague's holds neither, in no form.
fn colleagues_see_no_terms(company: &Company, made: &BTreeMap<String, Vec<u8>>) {
    let is_colleagues = |name: &&String| name.contains(".colleague.");
    assert_eq!(made.keys().filter(is_colleagues).count(), ACCOUNTS.len() * 2);
    for name in made.keys().filter(is_colleagues) {
        let place = ACCOUNTS.iter().position(|(word, _)| name.contains(word)).unwrap();
        let full = name.replace(".colleague.en", "");
        let own = company.readable("out", &full, &made[&full]);
        let shown = company.readable("out", name, &made[name]);
        for word in TERMS.iter().map(|word| (*word).to_owned()).chain([limit(place)]) {
            assert!(own.contains(&word), "{word} is not in {full}");
            assert!(!shown.contains(&word), "{word} in {name}");
        }
        for question in ["new price", "terms of payment", "discount"] {
            assert!(!shown.contains(question), "{question} in {name}");
        }
    }
}

/// D13 of the demands: figure files shared between documents show the last plot in all.
#[test]
fn d13_charts_of_accounts_made_side_by_side_are_those_of_accounts_made_alone() {
    let company = Company::new();
    let together = company.make(&[], "out");
    let charts = |made: &BTreeMap<String, Vec<u8>>, word: &str| {
        let is_page = |name: &&String| {
            name.starts_with("accounts/") && name.contains(word) && name.matches('.').count() == 1
        };
        let name = made.keys().filter(is_page).find(|name| name.contains(".html")).unwrap();
        let html = String::from_utf8(made[name].clone()).unwrap();
        let drawn = html.split("<svg").skip(1).filter_map(|rest| rest.split("</svg>").next());
        (drawn.map(str::to_owned).collect::<Vec<_>>(), made[name].clone())
    };
    let mut seen = vec![];
    for (word, _) in &ACCOUNTS[..2] {
        let subject = format!("account:A{word}");
        let alone = company.make(&["--only", &subject], word);
        let (drawn, page) = charts(&together, word);
        assert!(!drawn.is_empty());
        assert!(page == charts(&alone, word).1, "{word} alone differs");
        for (name, bytes) in alone.iter().filter(|(name, _)| name.starts_with("accounts/")) {
            assert!(together[name] == *bytes, "{name} alone differs");
        }
        seen.push(drawn);
    }
    assert_ne!(seen[0], seen[1]);
}
