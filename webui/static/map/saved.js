// The script of a saved map: one file, no server. Draws, shows names, highlights neighbours.
(() => {
  const { map, constants: { OPTIONS, COLOURS, LINK_STYLES }, icons } = JSON.parse(document.getElementById("saved").textContent);
  const colours = COLOURS.light, byId = new Map(map.nodes.map((node) => [node.id, node]));
  const faded = (hex, alpha) => { const v = parseInt(hex.slice(1), 16); return `rgba(${v >> 16},${(v >> 8) & 255},${v & 255},${alpha})`; };
  const hint = (node) => { const div = document.createElement("div"); div.textContent = node.name; return div; };
  const look = (node) => {
    const colour = colours[node.group], closed = node.access === "CLOSED", tag = node.shape === "box";
    return {
      ...node, group: undefined, title: hint(node), image: icons[node.icon], borderWidth: tag ? 1.5 : 2,
      color: { background: tag || closed ? colours.surface : colour, border: tag || closed ? colour : colours.bg },
      shapeProperties: { borderDashes: node.kind === "version" ? [4, 3] : false },
      font: { color: tag ? colour : colours.ink, size: node.hop ? 13 : 16, strokeColor: colours.bg, strokeWidth: tag ? 0 : 3 },
    };
  };
  const line = (link) => {
    const style = LINK_STYLES[link.type], far = ![link.from, link.to].includes(map.focus);
    return {
      ...link, color: { color: faded(colours[style.colour], style.alpha / (far ? 2 : 1)), inherit: false }, width: style.width,
      dashes: style.dashes || false, hidden: far && style.quiet, arrows: { to: { enabled: style.arrow && !far, scaleFactor: 0.4 } },
    };
  };
  const nodes = new vis.DataSet(map.nodes.map(look)), links = new vis.DataSet(map.edges.map(line));
  const network = new vis.Network(document.getElementById("graph"), { nodes, edges: links }, OPTIONS);
  network.on("click", ({ nodes: [id] }) => {
    const near = id ? new Set([id, ...network.getConnectedNodes(id)]) : null;
    nodes.update(map.nodes.map((node) => ({ id: node.id, opacity: near && !near.has(node.id) ? 0.14 : 1 })));
    document.getElementById("chosen").textContent = id ? byId.get(id).name : "";
  });
  network.once("afterDrawing", () => network.fit({ animation: false }));
})();
