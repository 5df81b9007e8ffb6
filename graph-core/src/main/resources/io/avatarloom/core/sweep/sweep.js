"use strict";
const table = document.getElementById("members");
const body = table.tBodies[0];
const heads = [...table.tHead.rows[0].cells];
const key = (row, column) => row.cells[column].textContent.trim();

/* Numbers by size, words by letters, rows without a value last whatever the direction. */
function sort(column, up) {
  const rows = [...body.rows];
  const numbers = rows.every(row => key(row, column) === "" || !isNaN(key(row, column)));
  rows.sort((a, b) => {
    const x = key(a, column);
    const y = key(b, column);
    if (x === "" || y === "") return (x === "") - (y === "");
    const order = numbers ? x - y : x.localeCompare(y, "en", { numeric: true });
    return up ? order : -order;
  });
  body.append(...rows);
}

heads.forEach((head, column) => {
  head.querySelector("button")?.addEventListener("click", () => {
    const up = head.getAttribute("aria-sort") !== "ascending";
    heads.forEach(other => other.removeAttribute("aria-sort"));
    head.setAttribute("aria-sort", up ? "ascending" : "descending");
    sort(column, up);
  });
});

const filter = document.getElementById("filter");
function show() {
  const words = filter.value.toLowerCase().split(/\s+/).filter(Boolean);
  let shown = 0;
  for (const row of body.rows) {
    const text = row.textContent.toLowerCase();
    row.hidden = !words.every(word => text.includes(word));
    shown += row.hidden ? 0 : 1;
  }
  document.getElementById("count").textContent = shown + " of " + body.rows.length;
}
filter.addEventListener("input", show);
show();
