// The drawing: vis-network with places from the server, captions beneath, rings above.
import { OPTIONS } from "./constants.js";
import { colours, faded, linkLook, nodeLook } from "./look.js";

const LEAST_SCALE = 0.62; // below it labels cannot be read: on a phone one pans instead
const still = matchMedia("(prefers-reduced-motion: reduce)");

export class Scene {
  constructor(stage, model, compact) {
    this.model = model;
    this.box = stage.querySelector("#graph");
    this.icons = stage.dataset.icons;
    this.compact = compact;
    this.hide = new Set();
    this.selected = this.hovered = null;
    this.years = null;
    this.nodes = new vis.DataSet();
    this.links = new vis.DataSet();
    this.put([...model.nodes.values()], model.links);
    const interaction = { ...OPTIONS.interaction, ...(compact ? { zoomView: false } : {}) };
    this.network = new vis.Network(this.box, { nodes: this.nodes, edges: this.links }, { ...OPTIONS, interaction });
    this.network.on("beforeDrawing", (canvas) => this.beneath(canvas));
    this.network.on("afterDrawing", (canvas) => this.rings(canvas));
  }

  put(nodes, links) {
    // Without `group`: vis would give it a colour of its own.
    const look = (node) => nodeLook(node, { years: this.years, icons: this.icons });
    this.nodes.add(nodes.map((node) => ({ ...node, group: undefined, title: hint(node), ...look(node) })));
    this.links.add(links.map((link) => ({ ...link, ...linkLook(link, this.model.focus, "") })));
  }

  visible(node) { return node.hop === 0 || !this.hide.has(node.kind); }

  shown() { return [...this.model.nodes.values()].filter((node) => this.visible(node)); }

  // Everything as it should look now: filters, selection, hover, colours.
  paint() {
    const { model } = this;
    const at = this.hovered || (this.selected !== model.focus ? this.selected : null);
    const near = at ? model.neighbours(at) : null;
    const path = at ? new Set(model.path(at, (node) => this.visible(node))) : null;
    this.nodes.update([...model.nodes.values()].map((node) => ({
      id: node.id,
      hidden: !this.visible(node),
      ...nodeLook(node, { years: this.years, icons: this.icons, dim: at && node.id !== at && !near.has(node.id) && !path.has(node.id) }),
    })));
    this.links.update(model.links.map((link) => {
      const touched = link.from === at || link.to === at;
      const state = !at ? "" : touched || (path.has(link.from) && path.has(link.to)) ? "on" : "dim";
      const look = linkLook(link, model.focus, state);
      const ends = [link.from, link.to].every((id) => this.visible(model.nodes.get(id)));
      return { id: link.id, ...look, hidden: look.hidden || !ends };
    }));
    this.network.selectNodes(this.selected && this.selected !== model.focus ? [this.selected] : [], false);
    this.network.redraw();
  }

  beneath(canvas) {
    const focus = this.model.nodes.get(this.model.focus), colour = colours[focus.group];
    const glow = canvas.createRadialGradient(focus.x, focus.y, 20, focus.x, focus.y, 330);
    glow.addColorStop(0, faded(colour, 0.11));
    glow.addColorStop(1, faded(colour, 0));
    canvas.fillStyle = glow;
    circle(canvas, focus.x, focus.y, 330);
    canvas.fill();
    if (focus.shape !== "box") {
      canvas.strokeStyle = faded(colour, 0.35);
      canvas.lineWidth = 1.5;
      circle(canvas, focus.x, focus.y, 44);
      canvas.stroke();
    }
    canvas.font = `600 ${15 / Math.max(this.network.getScale(), 0.55)}px Inter, sans-serif`;
    canvas.fillStyle = colours.ink2;
    canvas.textAlign = "center";
    canvas.textBaseline = "middle";
    for (const caption of this.compact ? [] : this.model.captions) {
      if (!caption.kinds.every((kind) => this.hide.has(kind))) canvas.fillText(caption.text, caption.x, caption.y);
    }
  }

  rings(canvas) {
    for (const [id, colour] of [[this.selected, colours.focus], [this.hovered, colours.ink]]) {
      const node = id && this.model.nodes.get(id);
      if (!node || !this.visible(node)) continue;
      const place = this.network.getPosition(id), box = this.network.getBoundingBox(id);
      canvas.strokeStyle = colour;
      canvas.lineWidth = 2.4;
      if (node.shape === "box") {
        canvas.beginPath();
        canvas.roundRect(box.left - 4, box.top - 4, box.right - box.left + 8, box.bottom - box.top + 8, 9);
      } else circle(canvas, place.x, place.y, node.size + 5.5);
      canvas.stroke();
    }
  }

  // The frame round some items, from the places and boxes of the server, so that it is the same every time.
  frame(nodes) {
    const captions = this.compact ? [] : this.model.captions;
    const xs = nodes.flatMap((node) => [node.x - node.box[0], node.x + node.box[0]]);
    const ys = [...nodes.flatMap((node) => [node.y - node.box[1], node.y + node.box[2]]), ...captions.map((one) => one.y)];
    return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), low: Math.max(...ys) };
  }

  fit(nodes = this.shown()) {
    const { left, right, top, low } = this.frame(nodes), margin = this.compact ? 16 : 28;
    const scale = Math.min((this.box.clientWidth - 2 * margin) / (right - left), (this.box.clientHeight - 2 * margin) / (low - top), 1.25);
    const focus = this.model.nodes.get(this.model.focus), small = this.box.clientWidth < 640 && scale < LEAST_SCALE;
    const place = small ? { x: focus.x, y: focus.y } : { x: (left + right) / 2, y: (top + low) / 2 };
    this.look({ ...place, scale: small ? LEAST_SCALE : scale });
  }

  // Rounded, so that the address can say exactly what is seen.
  look({ x, y, scale }) {
    const view = { x: Math.round(x), y: Math.round(y), scale: Math.round(scale * 1000) / 1000 };
    this.network.moveTo({ position: { x: view.x, y: view.y }, scale: view.scale, animation: false });
    return view;
  }

  view() { return this.look({ ...this.network.getViewPosition(), scale: this.network.getScale() }); }

  zoom(factor) {
    return this.look({ ...this.network.getViewPosition(), scale: Math.min(3, Math.max(0.15, this.network.getScale() * factor)) });
  }

  inSight(nodes) {
    const { x, y } = this.network.getViewPosition(), scale = this.network.getScale();
    const { left, right, top, low } = this.frame(nodes);
    const wide = this.box.clientWidth / scale / 2, tall = this.box.clientHeight / scale / 2;
    return left >= x - wide && right <= x + wide && top >= y - tall && low <= y + tall;
  }

  loosen(on) { this.network.setOptions({ physics: { enabled: on } }); }

  get calm() { return still.matches; }
}

function circle(canvas, x, y, radius) {
  canvas.beginPath();
  canvas.arc(x, y, radius, 0, 2 * Math.PI);
}

// A tooltip as an element: text can only be text.
function hint(node) {
  const element = document.createElement("div");
  const more = [node.year, node.cited_by ? `${node.cited_by.toLocaleString("en")} citations` : ""].filter(Boolean).join(", ");
  element.textContent = node.name + (more ? ` (${more})` : "");
  return element;
}
