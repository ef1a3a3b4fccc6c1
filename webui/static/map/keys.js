// The map by keyboard: arrows to the nearest item that way, N and P through all of them.

const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

// The nearest item in a direction; what lies aside counts more than twice.
export function nearest(from, nodes, [dx, dy]) {
  let best = null, least = Infinity;
  for (const node of nodes) {
    const x = node.x - from.x, y = node.y - from.y, along = x * dx + y * dy;
    const cost = along + 2.2 * Math.abs(x * dy - y * dx);
    if (node.id !== from.id && along > 4 && cost < least) { least = cost; best = node; }
  }
  return best;
}

export function listen(box, { current, shown, pick, expand, open, zoom, fit }) {
  const step = (by) => {
    const nodes = shown(), at = nodes.findIndex((node) => node.id === current().id);
    pick(nodes[(at + by + nodes.length) % nodes.length].id);
  };
  const actions = {
    n: () => step(1), p: () => step(-1), PageDown: () => step(1), PageUp: () => step(-1),
    Enter: open, e: () => expand(current().id), Escape: () => pick(null),
    "+": () => zoom(1.25), "=": () => zoom(1.25), "-": () => zoom(0.8), 0: fit,
  };
  box.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const way = WAYS[event.key], action = actions[event.key] || actions[event.key.toLowerCase()];
    if (!way && !action) return;
    event.preventDefault();
    if (!way) return void action();
    const next = nearest(current(), shown(), way);
    if (next) pick(next.id);
  });
}
