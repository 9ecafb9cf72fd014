/* A link to the map opens the same map in its place, narrowed as the link says; nothing of it is loaded before. */

const assets = new URL(".", document.currentScript.src);

export function startMapLinks() {
  for (const link of document.querySelectorAll("a.bs-map-link")) {
    link.addEventListener("click", function open(event) {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      link.removeEventListener("click", open);
      const place = document.createElement("div");
      place.dataset.mapWish = link.hash.slice(1);
      // The link stays until the map is there; a second tap follows it.
      link.parentElement.replaceWith(place);
      place.append(link);
      load("link", { rel: "stylesheet", href: new URL("map.css", assets).href });
      load("script", { src: new URL(`map-${document.documentElement.lang}.js`, assets).href, async: false });
      load("script", { src: new URL("map.js", assets).href, async: false });
    });
  }
}

/* Scripts that are not `async` run in the order in which they were asked for. */
function load(tag, properties) {
  document.head.append(Object.assign(document.createElement(tag), properties));
}
