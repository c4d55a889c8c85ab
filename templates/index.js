// Search, filters and sorting for the account index; the page works without it.
(() => {
  const block = document.getElementById("accounts_index"), table = block && block.querySelector("table");
  if (!table || !table.tHead) return;
  const words = { fi: { search: "Haku", all: "Kaikki", of: "/" } }[document.documentElement.lang] || { search: "Search", all: "All", of: "of" };
  const body = table.tBodies[0], rows = [...body.rows].filter(row => !row.className), rest = [...body.rows].filter(row => row.className);
  const heads = [...table.tHead.rows[table.tHead.rows.length - 1].cells];
  const fold = text => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();
  const text = (row, column) => (row.cells[column] ? row.cells[column].textContent : "").replace(/[●◆]/g, "").trim();
  const number = value => { const plain = value.replace(/[\s\u00a0\u202f+%]/g, "").replace(/\u2212/g, "-").replace(",", "."); const found = plain.match(/^-?\d+(\.\d+)?/); return found ? Number(found[0]) : null; };
  const make = (tag, parent, properties = {}) => { const element = Object.assign(document.createElement(tag), properties); parent.append(element); return element; };

  const tools = document.createElement("form"); tools.className = "tools"; tools.onsubmit = () => false;
  const field = (id, label, className = "") => { const box = make("div", tools, { className }); make("label", box, { htmlFor: id, textContent: label }); return box; };
  const search = make("input", field("index_search", `${words.search}: ${heads[0].textContent.toLowerCase()}`, "search"), { id: "index_search", type: "search", autocomplete: "off" });
  const filters = [];
  heads.forEach((head, column) => {
    if (!column || head.className.includes("right")) return;
    const values = [...new Set(rows.map(row => text(row, column)))].filter(Boolean).sort((a, b) => a.localeCompare(b, document.documentElement.lang));
    if (values.length < 2 || values.length > 15 || values.length === rows.length) return;
    const id = `index_filter_${column}`, select = make("select", field(id, head.textContent), { id });
    for (const value of ["", ...values]) make("option", select, { value, textContent: value || words.all });
    filters.push({ column, select });
  });
  const count = document.createElement("p"); count.className = "count"; count.setAttribute("aria-live", "polite");
  const holder = table.closest(".scroll"); holder.before(tools, count);
  const show = () => {
    const wanted = fold(search.value); let shown = 0;
    for (const row of rows) { row.hidden = !(fold(text(row, 0)).includes(wanted) && filters.every(({ column, select }) => !select.value || text(row, column) === select.value)); shown += row.hidden ? 0 : 1; }
    count.textContent = `${shown} ${words.of} ${rows.length}`;
  };
  search.oninput = show; filters.forEach(({ select }) => { select.onchange = show; });

  let marked = false;
  heads.forEach((head, column) => {
    if (!head.textContent.trim() || rows.every(row => !text(row, column)) || rows.some(row => row.cells[column] && row.cells[column].querySelector("svg"))) return;
    const button = document.createElement("button"); button.type = "button"; button.append(...head.childNodes);
    const arrow = make("i", button); arrow.setAttribute("aria-hidden", "true");
    const key = row => number(text(row, column)), keys = rows.map(key);
    const sorted = !marked && keys.every((value, index) => value !== null && (!index || keys[index - 1] >= value));
    marked = marked || sorted;
    head.append(button); head.setAttribute("aria-sort", sorted ? "descending" : "none"); arrow.textContent = sorted ? "▼" : "";
    button.onclick = () => {
      const falling = head.getAttribute("aria-sort") !== "descending", sign = falling ? -1 : 1;
      for (const other of heads) if (other.hasAttribute("aria-sort")) { other.setAttribute("aria-sort", "none"); other.querySelector("i").textContent = ""; }
      head.setAttribute("aria-sort", falling ? "descending" : "ascending"); arrow.textContent = falling ? "▼" : "▲";
      rows.sort((a, b) => { const x = key(a), y = key(b); if (x !== null && y !== null) return (x - y) * sign; if (x !== null || y !== null) return x !== null ? -1 : 1; return text(a, column).localeCompare(text(b, column), document.documentElement.lang) * sign; });
      body.append(...rows, ...rest);
    };
  });
  show();
})();
