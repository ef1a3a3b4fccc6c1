// The items of a map and the links among them.
import { COUNTED, LINK_WORDS } from "./constants.js";

const counted = new Set(COUNTED);

export class Model {
  constructor(data) {
    this.focus = data.focus;
    this.nodes = new Map();
    this.links = [];
    this.linksOf = new Map();
    this.known = new Set();
    this.add(data);
  }

  // Takes what is new in the data of a larger map; returns it.
  add(data) {
    const nodes = data.nodes.filter((node) => !this.nodes.has(node.id));
    nodes.forEach((node) => { this.nodes.set(node.id, node); this.linksOf.set(node.id, []); });
    const links = data.edges.filter((link) => !this.known.has(link.id));
    for (const link of links) {
      this.known.add(link.id);
      this.links.push(link);
      this.linksOf.get(link.from).push(link);
      this.linksOf.get(link.to).push(link);
    }
    this.captions = data.captions;
    return { nodes, links };
  }

  other(link, id) { return this.nodes.get(link.from === id ? link.to : link.from); }

  neighbours(id) { return new Set(this.linksOf.get(id).map((link) => this.other(link, id).id)); }

  words(link, id) { return LINK_WORDS[link.type][link.from === id ? 0 : 1]; }

  // The link that says most between two items: stated by a source before counted.
  between(one, two) {
    const found = this.linksOf.get(one).filter((link) => this.other(link, one).id === two);
    return found.find((link) => !counted.has(link.type)) || found[0];
  }

  // Shortest way from the focus, as ids; empty where there is none.
  path(to, visible) {
    const before = new Map([[this.focus, null]]);
    for (const id of before.keys()) {
      if (id === to) break;
      for (const next of this.neighbours(id)) {
        if (!before.has(next) && visible(this.nodes.get(next))) before.set(next, id);
      }
    }
    if (!before.has(to)) return [];
    const steps = [];
    for (let id = to; id !== null; id = before.get(id)) steps.unshift(id);
    return steps;
  }

  years() {
    const found = [...this.nodes.values()].map((node) => node.year).filter(Boolean);
    return found.length ? [Math.min(...found), Math.max(...found)] : null;
  }
}
