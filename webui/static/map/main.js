// The research map: ties data, drawing, panel, keyboard and address together.
import { KIND_WORDS, LONGEST_ADDRESS } from "./constants.js";
import { Address } from "./address.js";
import { listen } from "./keys.js";
import { Model } from "./model.js";
import { element, Panel } from "./panel.js";
import { save } from "./picture.js";
import { Scene } from "./scene.js";

const MOST_LOOSE = 150, MOST_EXPANSIONS = 12;
const byId = (id) => document.getElementById(id);

export async function start(stage, data) {
  const compact = stage.classList.contains("compact");
  byId("loading").hidden = false;
  const model = new Model(data);
  await fonts(model);
  const scene = new Scene(stage, model, compact);
  const say = (words) => { byId("say").textContent = words; };
  if (compact) preview(stage, scene);
  else new Explorer(stage, model, scene, say).begin();
  scene.network.once("afterDrawing", () => { byId("loading").hidden = true; stage.dataset.drawn = "yes"; });
  scene.network.redraw();
}

// Canvas draws with what is loaded, so every letter of the labels is asked for first.
function fonts(model) {
  const letters = [...new Set([...model.nodes.values()].flatMap((node) => [...node.label]))].join("");
  return Promise.all(["13px Inter", "600 15px Inter"].map((font) => document.fonts.load(font, letters))).catch(() => {});
}

function preview(stage, scene) {
  scene.fit();
  scene.network.on("doubleClick", ({ nodes }) => { if (nodes[0]) location.href = scene.model.nodes.get(nodes[0]).href; });
  scene.network.on("click", ({ nodes }) => { scene.selected = nodes[0] || null; scene.paint(); });
  hover(scene);
  buttons(stage, { in: () => scene.zoom(1.3), out: () => scene.zoom(0.77), fit: () => scene.fit() });
}

function hover(scene) {
  let wait = 0;
  const to = (id) => { clearTimeout(wait); wait = setTimeout(() => { scene.hovered = id; scene.paint(); }, id ? 60 : 0); };
  scene.network.on("hoverNode", ({ node }) => { scene.box.classList.add("on-node"); to(node); });
  scene.network.on("blurNode", () => { scene.box.classList.remove("on-node"); to(null); });
}

function buttons(root, actions) {
  root.querySelector(".zoom").hidden = false;
  root.querySelectorAll("[data-act]").forEach((button) => {
    const action = actions[button.dataset.act];
    if (!action) return;
    button.hidden = false;
    button.addEventListener("click", () => action(button));
  });
}

class Explorer {
  constructor(stage, model, scene, say) {
    Object.assign(this, { stage, model, scene, say });
    this.address = new Address(location);
    this.state = this.address.read();
    this.panel = new Panel(byId("panel"), model, {
      pick: (id) => this.pick(id, true),
      expand: (id) => this.expand(id),
      canExpand: (id) => id !== model.focus && !this.state.expand.includes(id) && this.state.expand.length < MOST_EXPANSIONS
        && !this.tooLong(id),
      tooLong: (id) => this.tooLong(id),
      visible: (node) => scene.visible(node),
    });
  }

  begin() {
    const { scene, state, model } = this;
    scene.hide = state.hide;
    scene.years = state.colour === "year" ? model.years() : null;
    scene.selected = model.nodes.has(state.selected) ? state.selected : null;
    scene.paint();
    if (state.view) scene.look(state.view);
    else scene.fit();
    this.panel.show(scene.selected || model.focus);
    this.listen();
  }

  listen() {
    const { scene, model } = this;
    scene.network.on("click", ({ nodes }) => this.pick(nodes[0] || null));
    scene.network.on("doubleClick", ({ nodes }) => { if (nodes[0]) location.href = model.nodes.get(nodes[0]).href; });
    scene.network.on("dragEnd", ({ nodes }) => { if (!nodes.length) this.looked(scene.view()); });
    scene.network.on("zoom", () => { clearTimeout(this.wait); this.wait = setTimeout(() => this.looked(scene.view()), 150); });
    hover(scene);
    const zoom = (factor) => this.looked(scene.zoom(factor));
    const fit = () => { scene.fit(); this.looked(null); };
    buttons(document, {
      in: () => zoom(1.3), out: () => zoom(0.77), fit,
      png: () => save(scene.box, model.nodes.get(model.focus).name, `${model.nodes.size} items, ${model.links.length} links. ${location.origin}${location.pathname}`),
      physics: (button) => this.loosen(button),
    });
    listen(scene.box, {
      current: () => model.nodes.get(scene.selected || model.focus),
      shown: () => scene.shown(), pick: (id) => this.pick(id, true), expand: (id) => this.expand(id),
      open: () => { this.panel.show(scene.selected || model.focus); byId("panel").querySelector("a.primary").focus(); }, zoom, fit,
    });
    this.listenToForms();
    this.offerNames();
  }

  listenToForms() {
    document.addEventListener("submit", (event) => {
      const { target: form, submitter } = event;
      const name = submitter?.name;
      if (form.id === "legend") { event.preventDefault(); this.toggle(submitter); }
      else if (name === "colour") { event.preventDefault(); this.recolour(submitter); }
      else if (name === "depth") { event.preventDefault(); location.href = this.address.of({ ...this.state, view: null }, { depth: submitter.value }); }
      else if (name === "expand") { event.preventDefault(); this.expand(submitter.value); }
    });
    const find = byId("find");
    find.closest("label").hidden = false;
    find.addEventListener("change", () => this.find(find.value));
  }

  offerNames() {
    byId("names").replaceChildren(...[...this.model.nodes.values()].map((node) => element("option", { value: node.name })));
  }

  looked(view) { this.state.view = view; this.address.write(this.state); }

  pick(id, move = false) {
    const { scene, model, state } = this;
    scene.selected = state.selected = id;
    scene.paint();
    this.panel.show(id || model.focus);
    const node = model.nodes.get(id || model.focus);
    this.say(`${node.name}, ${KIND_WORDS[node.kind]}, ${model.linksOf.get(node.id).length} links`);
    if (move && !scene.inSight([node])) state.view = scene.look({ x: node.x, y: node.y, scale: scene.network.getScale() });
    this.address.write(state);
  }

  find(words) {
    const sought = words.trim().toLowerCase();
    const found = sought && this.scene.shown().find((node) => node.name.toLowerCase().includes(sought));
    if (found) this.pick(found.id, true);
    else if (sought) this.say(`Nothing on the map is called ${words}`);
  }

  toggle(button) {
    const kinds = button.dataset.kinds.split(","), shown = button.getAttribute("aria-pressed") === "true";
    kinds.forEach((kind) => (shown ? this.state.hide.add(kind) : this.state.hide.delete(kind)));
    button.setAttribute("aria-pressed", String(!shown));
    this.scene.paint();
    this.address.write(this.state);
    this.say(`${button.textContent.trim()} ${shown ? "hidden" : "shown"}`);
  }

  recolour(button) {
    button.form.querySelectorAll("button").forEach((one) => one.setAttribute("aria-pressed", String(one === button)));
    this.state.colour = button.value;
    this.scene.years = button.value === "year" ? this.model.years() : null;
    this.scene.paint();
    this.address.write(this.state);
  }

  loosen(button) {
    if (this.model.nodes.size > MOST_LOOSE) return this.say(`Only maps of up to ${MOST_LOOSE} items can be loosened`);
    const on = button.getAttribute("aria-pressed") !== "true";
    button.setAttribute("aria-pressed", String(on));
    this.scene.loosen(on);
  }

  tooLong(id) { return this.address.of({ ...this.state, expand: [...this.state.expand, id] }).length >= LONGEST_ADDRESS; }

  // Ask for the same map with one item expanded; the server has the places, and moves none of the old ones.
  async expand(id) {
    if (this.tooLong(id)) return this.say("It cannot be expanded: the address would be too long");
    if (!this.panel.canExpand(id)) return;
    const state = { ...this.state, expand: [...this.state.expand, id] };
    const answer = await fetch(this.address.of(state)).catch(() => null);
    if (!answer?.ok) return this.say("The server did not answer; try again");
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const { nodes, links } = this.model.add(JSON.parse(page.getElementById("graphdata").textContent));
    await fonts(this.model);
    this.scene.put(nodes, links);
    ["table", "legend", "foot"].forEach((part) => byId(part).replaceWith(document.adoptNode(page.getElementById(part))));
    this.state = state;
    this.scene.paint();
    if (nodes.length && !this.scene.inSight(nodes)) { this.scene.fit(); this.state.view = null; }
    else this.state.view = this.scene.view();
    this.pick(id);
    this.offerNames();
    this.say(nodes.length ? `${nodes.length} more items around ${this.model.nodes.get(id).name}` : "Everything around it is on the map already");
  }
}

const data = byId("graphdata");
if (data) start(document.querySelector(".stage"), JSON.parse(data.textContent));
