// A map on another page: loaded when it comes into view.
const stage = document.querySelector(".stage[data-source]");

function script(address) {
  return new Promise((done, failed) => {
    const element = document.createElement("script");
    element.src = address;
    element.onload = done;
    element.onerror = failed;
    document.head.append(element);
  });
}

async function load() {
  const [answer, { start }] = await Promise.all([fetch(stage.dataset.source), import("./main.js"), script(stage.dataset.vis)]);
  if (!answer.ok) throw new Error(answer.status);
  await start(stage, await answer.json());
}

if (stage) {
  const watch = new IntersectionObserver((seen) => {
    if (!seen.some((one) => one.isIntersecting)) return;
    watch.disconnect();
    load().catch(() => { document.getElementById("loading").textContent = "The map could not be loaded."; });
  }, { rootMargin: "250px" });
  watch.observe(stage);
}
