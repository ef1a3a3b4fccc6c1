// How nodes and links look: by kind or year, at rest, in focus, or faded.
import { COLOURS, LINK_STYLES } from "./constants.js";

export function themeName() {
  const set = document.documentElement.dataset.theme;
  return set || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
}

export const colours = COLOURS[themeName()];

export function faded(hex, alpha) {
  const value = parseInt(hex.slice(1), 16);
  return `rgba(${value >> 16},${(value >> 8) & 255},${value & 255},${alpha})`;
}

export function mixed(from, to, part) {
  const channel = (hex, shift) => (parseInt(hex.slice(1), 16) >> shift) & 255;
  const one = (shift) => Math.round(channel(from, shift) + (channel(to, shift) - channel(from, shift)) * part);
  return "#" + [16, 8, 0].map((shift) => one(shift).toString(16).padStart(2, "0")).join("");
}

const FONT = "Inter, system-ui, sans-serif";

// `years` is [oldest, newest] where papers are coloured by year, else null.
export function nodeLook(node, { years, dim, icons }) {
  const colour = years && node.year
    ? mixed(colours["year-old"], colours["year-new"], (node.year - years[0]) / (years[1] - years[0] || 1))
    : colours[node.group];
  const far = node.hop > 1;
  const look = { opacity: dim ? 0.14 : 1, font: font(node, dim, far) };
  if (node.shape === "image") return { ...look, image: `${icons}/${node.icon}-${themeName()}.svg`, shapeProperties: { useBorderWithImage: false } };
  if (node.shape === "box") return { ...look, ...tag(node, colour, dim) };
  const closed = node.access === "CLOSED";
  look.color = { background: closed ? colours.surface : colour, border: closed ? colour : colours.bg };
  look.borderWidth = closed ? 2.4 : 2;
  return look;
}

function font(node, dim, far) {
  const ink = far ? colours.ink2 : colours.ink;
  return {
    face: FONT,
    size: node.hop === 0 ? 16 : far ? 11.5 : 13,
    color: dim ? faded(ink, 0.18) : ink,
    strokeColor: colours.bg,
    strokeWidth: dim ? 0 : 3,
    vadjust: node.shape === "box" ? 0 : -1,
  };
}

function tag(node, colour, dim) {
  const ink = mixed(colour, colours.ink, 0.28);
  const ground = mixed(colours.surface, colour, node.kind === "version" ? 0 : 0.08);
  return {
    color: { background: faded(ground, dim ? 0.4 : 1), border: faded(colour, dim ? 0.2 : 1) },
    borderWidth: 1.5,
    margin: { top: 5, bottom: 5, left: 8, right: 8 },
    shapeProperties: { borderDashes: node.kind === "version" ? [4, 3] : false, borderRadius: 6 },
    font: { ...font(node, dim, false), color: dim ? faded(ink, 0.2) : ink, strokeWidth: 0, size: node.hop === 0 ? 16 : 12.5 },
  };
}

// `state` is "on" (selected or on the path), "dim", or "" at rest.
export function linkLook(link, focus, state) {
  const style = LINK_STYLES[link.type];
  const far = link.from !== focus && link.to !== focus;
  const alpha = state === "on" ? Math.max(0.95, style.alpha) : state === "dim" ? 0.05 : far ? style.alpha / 2 : style.alpha;
  const broad = style.width > 2;
  return {
    hidden: far && style.quiet && state !== "on",
    color: { color: faded(colours[style.colour], broad && state === "on" ? 0.5 : alpha), inherit: false },
    width: state === "on" ? Math.max(2.1, style.width) : style.width,
    dashes: style.dashes || false,
    arrows: { to: { enabled: style.arrow && (!far || state === "on"), scaleFactor: state === "on" ? 0.55 : 0.4 } },
  };
}
