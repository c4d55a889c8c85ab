
// Search, filters and sorting of the account index. Without it the page is one sorted table.
(() => {
  "use strict";
  const tools = document.querySelector(".tools");
  const table = tools.parentElement.querySelector("table");
  const caption = table.caption, whole = caption.textContent;
  const body = table.tBodies[0];
  const heads = [...table.tHead.rows[table.tHead.rows.length - 1].cells];
  const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });
  const search = tools.querySelector("input");
  const filters = [...tools.querySelectorAll("select")];

  // Letters that are one with their accent.
  const single = { ø: "o", ł: "l", đ: "d", ħ: "h", ŧ: "t", ı: "i", ð: "d", þ: "th", ß: "ss", æ: "ae", œ: "oe" };
  const fold = text => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "")
    .replace(/[øłđħŧıðþßæœ]/g, letter => single[letter]);
  const textOf = cell => cell.textContent.replace(/[●◆]/g, "").trim();
  const numberOf = text => {
    const plain = text.replace(/[\s+%]/g, "").replace("\u2212", "-").replace(",", ".");
    const found = plain.match(/^-?\d+(\.\d+)?/);
    return found ? Number(found[0]) : null;
  };
  const rows = [...body.rows].map((row, place) => {
    const texts = [...row.cells].map(textOf);
    return { row, place, texts, numbers: texts.map(numberOf), name: fold(texts[0]) };
  });

  let sorted = null;
  const remember = () => {
    const chosen = filters.map(filter => filter.value);
    history.replaceState({ search: search.value, chosen, sorted }, "");
  };

  const show = () => {
    const words = fold(search.value).split(/\s+/);
    const chosen = filters.filter(filter => filter.value);
    let left = 0;
    for (const { row, texts, name } of rows) {
      row.hidden = !words.every(word => name.includes(word))
        || chosen.some(filter => texts[filter.dataset.column] !== filter.value);
      if (!row.hidden) left += 1;
    }
    const count = left === rows.length ? whole : caption.dataset.shown.replace("#", left);
    if (caption.textContent !== count) caption.textContent = count;
  };

  // Figures in order, then what has none ("n/a", "new") by its words.
  const compare = (a, b, { column, falling }) => {
    const [x, y] = [a.numbers[column], b.numbers[column]];
    if ((x === null) !== (y === null)) return x === null ? 1 : -1;
    const order = x === null ? collator.compare(a.texts[column], b.texts[column]) : x - y;
    return (falling ? -order : order) || a.place - b.place;
  };
  const mark = () => heads.forEach((head, column) => {
    const here = sorted && sorted.column === column;
    if (here) head.setAttribute("aria-sort", sorted.falling ? "descending" : "ascending");
    else head.removeAttribute("aria-sort");
    const arrow = head.querySelector("i");
    if (arrow) arrow.textContent = here ? (sorted.falling ? "▼" : "▲") : "";
  });
  const sort = wanted => {
    sorted = wanted;
    rows.sort((a, b) => compare(a, b, wanted));
    body.append(...rows.map(({ row }) => row));
    mark();
  };

  heads.forEach((head, column) => {
    const plain = rows.every(({ row }) => !column || !row.cells[column].querySelector("svg, a"));
    if (!plain || !rows.some(({ texts }) => texts[column])) return;
    const figures = rows.some(({ numbers }) => numbers[column] !== null);
    const button = document.createElement("button"), arrow = document.createElement("i");
    button.type = "button";
    arrow.setAttribute("aria-hidden", "true");
    button.append(...head.childNodes, arrow);
    head.append(button);
    button.addEventListener("click", () => {
      const again = sorted && sorted.column === column;
      sort({ column, falling: again ? !sorted.falling : figures });
      remember();
    });
    const falls = ({ numbers }, index) => numbers[column] !== null
      && (!index || rows[index - 1].numbers[column] >= numbers[column]);
    if (!sorted && rows.every(falls)) sorted = { column, falling: true };
  });

  for (const filter of filters) {
    const counts = new Map();
    for (const { texts } of rows) {
      const value = texts[filter.dataset.column];
      if (value) counts.set(value, (counts.get(value) || 0) + 1);
    }
    for (const value of [...counts.keys()].sort(collator.compare)) {
      filter.add(new Option(`${value} (${counts.get(value)})`, value));
    }
    filter.addEventListener("change", () => { show(); remember(); });
  }
  search.addEventListener("input", () => { show(); remember(); });

  // Back from a report, the list is as it was left.
  const kept = history.state;
  if (kept && kept.chosen) {
    search.value = kept.search;
    filters.forEach((filter, index) => { filter.value = kept.chosen[index] || ""; });
    if (kept.sorted) sort(kept.sorted);
  }
  tools.hidden = false;
  mark();
  show();
})();
