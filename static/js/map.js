// Turns a drawn map into one that moves. Places and boundaries come from this site; streets only where the agency
// named a server for them, and only after a click. Without this script the drawing stays, with links.

const INK = { stroke: true, fill: false, interactive: false };
const FURTHEST_IN = 17;

// A ring: longitude and latitude by turns in ten-thousandths of a degree, each as the difference to the one before.
const corners = (ring) => {
  const found = [];
  let [east, north] = [0, 0];
  for (let at = 0; at < ring.length; at += 2) {
    east += ring[at];
    north += ring[at + 1];
    found.push([north / 10000, east / 10000]);
  }
  return found;
};

// Whatever opens or is reached by keys stays where it appears: a link that glides away is missed by a click.
const StillMap = L.Map.extend({
  panBy(offset, options) {
    return L.Map.prototype.panBy.call(this, offset, { animate: false, ...options });
  },
});

const box = (bounds) => [bounds.getSouth(), bounds.getWest(), bounds.getNorth(), bounds.getEast()];
const fetched = async (address) => {
  const answer = await fetch(address);
  return answer.ok ? answer.json() : null;
};

// Where no places are named, the areas are.
const named = (area, name) => {
  const words = Object.assign(document.createElement("span"), { textContent: name });
  const icon = L.divIcon({ className: "area-name", iconSize: [120, 20], html: words });
  return L.marker(area.getBounds().getCenter(), { icon, interactive: false, keyboard: false });
};

// Boundaries: each level in fields as large as it is shown to; a field is fetched once.
const boundaries = (map, part) => {
  const levels = part.dataset.levels.split(" ").filter(Boolean).map((level) => level.split(":"));
  const layers = new Map(levels.map(([level]) => [level, L.layerGroup()]));
  const asked = new Set(), drawn = new Set();
  const load = async (level, row, column) => {
    const address = new URL(part.dataset.boundaries.replace("state", level), location.href);
    address.searchParams.set("feld", `${row},${column}`);
    for (const one of (await fetched(address))?.boundaries ?? []) {
      if (drawn.has(level + one.key)) continue;
      drawn.add(level + one.key);
      const area = L.polygon(one.rings.map(corners), { ...INK, className: `outline outline-${level}` });
      area.addTo(layers.get(level));
      if (!part.dataset.places) named(area, one.name).addTo(layers.get(level));
    }
  };
  return () => {
    const [south, west, north, east] = box(map.getBounds());
    for (const [level, most] of levels) {
      const isShown = north - south <= most * 1.3;
      if (isShown) layers.get(level).addTo(map);
      else layers.get(level).remove();
      for (let row = Math.floor(south / most); isShown && row * most <= north; row++) {
        for (let column = Math.floor(west / most); column * most <= east; column++) {
          const field = `${level} ${row} ${column}`;
          if (!asked.has(field)) asked.add(field) && load(level, row, column);
        }
      }
    }
  };
};

const popup = (place, part) => {
  const list = document.createElement("ul");
  for (const [name, address] of place.names) {
    const link = Object.assign(document.createElement("a"), { href: address, textContent: name });
    list.appendChild(document.createElement("li")).appendChild(link);
  }
  const whole = document.createElement("div");
  whole.append(Object.assign(document.createElement("strong"), { textContent: place.words }), list);
  if (place.count > 1) whole.append(Object.assign(document.createElement("a"), { href: place.list, textContent: part.dataset.more }));
  return whole;
};

// Places: gathered by the server for this section and size, so that many thousands stay quick.
const places = (map, part) => {
  const layer = L.layerGroup().addTo(map);
  let newest = 0;
  const marker = (place) => {
    const size = Math.round(30 + 22 * Math.min(1, place.count / 50) ** 0.5);
    const icon = L.divIcon({ className: "spot-icon", iconSize: [size, size], html: `<span>${place.count}</span>` });
    if (place.label) icon.options.html += `<span class="spot-words" aria-hidden="true"></span>`;
    const words = place.names.length === 1 ? place.names[0][0] : place.words;
    const made = L.marker([place.latitude, place.longitude], { icon, riseOnHover: true, title: words });
    made.on("add", () => {
      made.getElement().setAttribute("aria-label", words);
      const label = made.getElement().querySelector(".spot-words");
      if (label) label.textContent = place.label;
    });
    const isNear = map.getZoom() >= FURTHEST_IN;
    if (place.box && !isNear && !(place.names.length && place.count <= 3)) {
      const [south, west, north, east] = place.box;
      made.on("click", () => map.fitBounds([[south, west], [north, east]], { padding: [60, 60], maxZoom: FURTHEST_IN }));
    } else {
      made.bindPopup(() => popup(place, part), { maxHeight: 240, closeButton: true });
    }
    return made;
  };
  return async () => {
    const turn = ++newest;
    const address = new URL(part.dataset.places, location.href);
    const { x, y } = map.getSize();
    address.searchParams.set("ansicht", box(map.getBounds()).map((one) => one.toFixed(6)).join(","));
    address.searchParams.set("breite", x);
    address.searchParams.set("hoehe", y);
    const found = await fetched(address).catch(() => null);
    if (!found || turn !== newest || !part.isConnected) return;
    const focused = layer.getLayers().find((one) => one.getElement() === document.activeElement)?.options.title;
    const isOpen = layer.getLayers().some((one) => one.isPopupOpen());
    if (isOpen) return;
    layer.clearLayers();
    for (const place of found.places) marker(place).addTo(layer);
    if (focused) layer.getLayers().find((one) => one.options.title === focused)?.getElement().focus();
  };
};

const streets = (map, part, offer = part.parentElement.querySelector("[data-streets]")) => {
  if (!offer || !part.dataset.tiles) return;
  offer.hidden = false;
  offer.querySelector("button").addEventListener("click", () => {
    L.tileLayer(part.dataset.tiles, { maxZoom: 19, attribution: part.dataset.tilesSource }).addTo(map);
    offer.hidden = true;
  });
};

const begin = (part) => {
  const [south, west, north, east] = part.dataset.box.split(",").map(Number);
  part.replaceChildren();
  part.classList.add("map-moving");
  const map = new StillMap(part, {
    zoomControl: false, attributionControl: true, maxZoom: FURTHEST_IN, minZoom: 4, zoomSnap: 0.25, scrollWheelZoom: false,
    zoomAnimation: false, fadeAnimation: false, markerZoomAnimation: false,
  });
  map.attributionControl.setPrefix(false);
  L.control.zoom({ position: "bottomright", zoomInTitle: part.dataset.zoomIn, zoomOutTitle: part.dataset.zoomOut }).addTo(map);
  L.control.scale({ imperial: false }).addTo(map);
  // Room at the right: a place below the buttons could not be reached.
  map.fitBounds([[south, west], [north, east]], { paddingTopLeft: [36, 36], paddingBottomRight: [84, 36] });
  const update = [boundaries(map, part), ...(part.dataset.places ? [places(map, part)] : [])];
  const all = () => update.forEach((one) => one());
  map.on("moveend", all);
  map.on("popupclose", all);
  streets(map, part);
  all();
  return map;
};

const beginAll = () => document.querySelectorAll("[data-map][data-places]:not(.map-moving)").forEach(begin);
beginAll();
document.addEventListener("htmx:afterSwap", beginAll);
