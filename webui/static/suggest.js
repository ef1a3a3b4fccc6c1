// Typed suggestions under the search boxes. Without this script the boxes are plain forms.
// All texts are foreign: they are set by textContent only.

const WAIT = 120;

function listbox(input) {
  const list = document.createElement("ul");
  list.className = "suggest";
  list.id = input.id + "-list";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Suggestions");
  list.hidden = true;
  input.form.append(list);
  input.setAttribute("role", "combobox");
  input.setAttribute("autocomplete", "off");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-expanded", "false");
  input.setAttribute("aria-controls", list.id);
  return list;
}

function option(row, id) {
  const item = document.createElement("li");
  item.id = id;
  item.setAttribute("role", "option");
  item.setAttribute("aria-selected", "false");
  item.dataset.href = row.href;
  const kind = document.createElement("span");
  kind.className = "note";
  kind.textContent = row.kind;
  const line = document.createElement("small");
  line.textContent = row.line;
  item.append(kind, " ", document.createTextNode(row.name), line);
  return item;
}

function suggest(input) {
  const list = listbox(input);
  let timer = 0;
  let asked = "";
  let chosen = -1;

  const close = () => {
    list.hidden = true;
    chosen = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };

  const choose = (place) => {
    const items = [...list.children];
    if (!items.length) return;
    chosen = (place + items.length) % items.length;
    items.forEach((item, index) => item.setAttribute("aria-selected", String(index === chosen)));
    input.setAttribute("aria-activedescendant", items[chosen].id);
    items[chosen].scrollIntoView({ block: "nearest" });
  };

  const ask = async () => {
    const words = input.value.trim();
    if (words.length < 2) return close();
    asked = words;
    const answer = await fetch("/suggest?q=" + encodeURIComponent(words)).catch(() => null);
    if (!answer || !answer.ok || asked !== words || document.activeElement !== input) return;
    const rows = (await answer.json()).rows;
    list.replaceChildren(...rows.map((row, index) => option(row, list.id + index)));
    chosen = -1;
    list.hidden = !rows.length;
    input.setAttribute("aria-expanded", String(rows.length > 0));
  };

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, WAIT);
  });
  input.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    if (event.key === "ArrowDown") choose(chosen + 1);
    else if (event.key === "ArrowUp") choose(chosen < 0 ? -1 : chosen - 1);
    else if (event.key === "Escape") close();
    else if (event.key === "Enter" && chosen >= 0) location.assign(list.children[chosen].dataset.href);
    else return;
    event.preventDefault();
  });
  list.addEventListener("pointerdown", (event) => {
    const item = event.target.closest("[role=option]");
    if (item) location.assign(item.dataset.href);
  });
  input.addEventListener("blur", close);
}

for (const input of document.querySelectorAll("form[role=search] input[type=search]")) suggest(input);
