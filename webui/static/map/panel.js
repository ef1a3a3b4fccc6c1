// The panel beside the map: what an item is, how it connects, what is around it and on what that rests.
import { KIND_WORDS, LINK_WORDS } from "./constants.js";

const SCHEMES = { arxiv: "arXiv category", fos: "field of science", sdg: "sustainable development goal" };
const MOST = 8, ORDER = Object.keys(LINK_WORDS);

export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
  made.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return made;
}

const number = (value) => value.toLocaleString("en");
const counted = (count, word) => `${number(count)} ${word}${count === 1 ? "" : "s"}`;
const upper = (text) => text[0].toUpperCase() + text.slice(1);

export class Panel {
  constructor(box, model, { pick, expand, canExpand, tooLong, visible }) {
    Object.assign(this, { box, model, pick, expand, canExpand, tooLong, visible });
  }

  show(id) {
    const node = this.model.nodes.get(id);
    this.box.replaceChildren(
      element("span", { class: `tag k-${node.group}` }, KIND_WORDS[node.kind]),
      element("h2", {}, node.name),
      element("p", { class: "who" }, who(node)),
      facts(node, this.model.linksOf.get(id).length),
      this.buttons(node),
      ...this.connection(id),
      ...this.neighbours(id),
    );
    this.box.scrollTop = 0;
  }

  buttons(node) {
    const row = element("div", { class: "row" }, element("a", { class: "btn primary", href: node.href }, "Open page"));
    if (this.canExpand(node.id)) {
      const button = element("button", { class: "btn", type: "button" }, "Expand");
      button.addEventListener("click", () => this.expand(node.id));
      row.append(button);
    }
    if (node.hop) row.append(element("a", { class: "btn", href: `/map${node.href}` }, "Map from here"));
    if (node.hop && this.tooLong(node.id)) row.append(element("p", { class: "note" }, "It cannot be expanded: the address, which holds the state of the map, would be too long."));
    return row;
  }

  connection(id) {
    const steps = this.model.path(id, this.visible);
    if (steps.length < 2) return [];
    const chain = element("div", { class: "path" });
    steps.forEach((step, place) => {
      if (place) chain.append(element("em", {}, this.model.words(this.model.between(steps[place - 1], step), steps[place - 1])));
      chain.append(element("span", {}, this.model.nodes.get(step).name));
    });
    return [element("h3", {}, "How it connects"), chain];
  }

  neighbours(id) {
    const groups = new Map();
    for (const link of this.model.linksOf.get(id)) {
      const words = upper(this.model.words(link, id));
      if (!groups.has(words)) groups.set(words, []);
      groups.get(words).push({ link, node: this.model.other(link, id) });
    }
    const rank = ([, members]) => ORDER.indexOf(members[0].link.type);
    return [...groups].sort((one, two) => rank(one) - rank(two)).flatMap(([words, members]) => [element("h3", {}, `${words} (${members.length})`), this.list(members)]);
  }

  list(members) {
    const list = element("ul");
    const items = members.sort(strongestFirst).map(({ link, node }) => this.entry(link, node));
    list.append(...items.slice(0, MOST));
    if (items.length > MOST) {
      const more = element("button", { type: "button", class: "link" }, `and ${items.length - MOST} more`);
      more.addEventListener("click", () => { list.lastChild.remove(); list.append(...items.slice(MOST)); });
      list.append(element("li", {}, more));
    }
    return list;
  }

  entry(link, node) {
    const name = element("button", { type: "button", class: "link" }, node.name);
    name.addEventListener("click", () => this.pick(node.id));
    return element("li", { class: `k-${node.group}` }, element("span", { class: "dot" }), name, evidence(link));
  }
}

// Authors by position, the counted by count, works by citations.
function strongestFirst(one, two) {
  const key = ({ link: { evidence: found }, node }) => [found.position ?? 9999, -(found.papers || 0), -(node.cited_by || 0)];
  const [first, second] = [key(one), key(two)];
  const place = first.findIndex((value, index) => value !== second[index]);
  return place < 0 ? one.node.name.localeCompare(two.node.name) : first[place] - second[place];
}

function who(node) {
  const access = { CLOSED: "closed access", OPEN: "open access", EMBARGO: "under embargo", RESTRICTED: "restricted" }[node.access];
  const years = node.first_year && node.last_year ? (node.first_year === node.last_year ? node.first_year : `${node.first_year}–${node.last_year}`) : node.year;
  return [node.type, node.version_kind === "arxiv" ? (node.date || "").slice(0, 10) : years, access, node.country_name || node.country, SCHEMES[node.scheme] || node.scheme].filter(Boolean).join(" · ");
}

function facts(node, links) {
  const list = element("dl", { class: "mini" });
  const fact = (words, value, rows) => {
    const shown = rows ? element("a", { href: `${node.href}?list=${rows}` }, number(value)) : number(value);
    list.append(element("div", {}, element("dt", {}, words), element("dd", {}, shown)));
  };
  if (node.cited_by !== undefined) fact("Citations", node.cited_by, "citations");
  if (node.references !== undefined) fact("References", node.references, "references");
  if (node.works !== undefined) fact("Works", node.works, "works");
  fact("Links here", links);
  return list;
}

// On what a link rests: who says so, or the works it was counted from.
function evidence({ evidence: found }) {
  const words = [];
  if (found.papers) words.push(counted(found.papers, "work") + span(found));
  if (found.shared_references) words.push(counted(found.shared_references, "shared reference"));
  if (found.cited_together) words.push(`cited together ${counted(found.cited_together, "time")}`);
  if (found.position) words.push(`author ${found.position}`);
  if (found.origin) words.push({ author: "by the author", arxiv: "arXiv category", inferred: "inferred", source: "by the source" }[found.origin] || found.origin);
  if (found.sources) words.push(`stated by ${found.sources.map(source).join(", ")}`);
  const works = found.works || found.projects;
  if (!works) return element("small", {}, words.join(" · "));
  const list = works.map((work) => element("li", {}, element("a", { href: `/resolve?id=${encodeURIComponent(work.id)}` }, work.title || work.acronym || work.code || work.id), work.year ? ` (${work.year})` : ""));
  if (found.papers > works.length) list.push(element("li", {}, `and ${found.papers - works.length} more`));
  return element("details", { class: "evidence" }, element("summary", {}, words.join(" · ") || "projects"), element("ul", {}, ...list));
}

function span({ first_year: first, last_year: last }) {
  return !first ? "" : first === last ? `, ${first}` : `, ${first}–${last}`;
}

function source(name) {
  const [who, release] = name.split(/:(.*)/s);
  return `${{ openaire: "OpenAIRE", arxiv: "arXiv" }[who] || who} ${release || ""}`.trim();
}
