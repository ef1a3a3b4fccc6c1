// The state of the map in the address: what is there is what a reload shows.

export class Address {
  constructor(location) {
    this.path = location.pathname;
    this.given = new URLSearchParams(location.search);
  }

  read() {
    const view = (this.given.get("view") || "").split(",").map(Number);
    return {
      colour: this.given.get("colour") === "year" ? "year" : "kind",
      hide: new Set((this.given.get("hide") || "").split(",").filter(Boolean)),
      selected: this.given.get("selected"),
      expand: this.given.getAll("expand").filter(Boolean),
      view: view.length === 3 && view.every(Number.isFinite) && view[2] > 0 ? { x: view[0], y: view[1], scale: view[2] } : null,
    };
  }

  // The address of a state; what the script does not know (years, limit, theme) stays.
  of(state, more = {}) {
    const asked = new URLSearchParams(this.given);
    ["colour", "hide", "selected", "expand", "view"].forEach((name) => asked.delete(name));
    state.expand.forEach((id) => asked.append("expand", id));
    if (state.hide.size) asked.set("hide", [...state.hide].sort().join(","));
    if (state.colour !== "kind") asked.set("colour", state.colour);
    if (state.selected) asked.set("selected", state.selected);
    if (state.view) asked.set("view", [state.view.x, state.view.y, state.view.scale].join(","));
    Object.entries(more).forEach(([name, value]) => asked.set(name, value));
    const query = asked.toString();
    return this.path + (query ? `?${query}` : "");
  }

  write(state) { history.replaceState(null, "", this.of(state)); }
}
