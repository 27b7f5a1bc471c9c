// Points at where an organisation is: by a click, by dragging, or with the keys. Only the two numbers change.

const STEP = 4;
const KEYS = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };

const pointing = (latitude) => {
  const longitude = document.getElementById("id_longitude");
  const { dataset } = latitude;
  const part = Object.assign(document.createElement("div"), { className: "map" });
  Object.assign(part.dataset, { box: dataset.box, boundaries: dataset.boundaries, levels: dataset.levels });
  Object.assign(part.dataset, { zoomIn: dataset.zoomIn, zoomOut: dataset.zoomOut });
  const help = Object.assign(document.createElement("p"), { className: "help", textContent: dataset.help });
  const remove = Object.assign(document.createElement("button"), { type: "button", className: "button", textContent: dataset.remove });
  const row = latitude.closest(".form-row");
  row.before(help, part, remove);

  const map = begin(part);
  if (dataset.tiles) {
    const offer = Object.assign(document.createElement("p"), { className: "help", textContent: ` ${dataset.streetsHelp}` });
    offer.prepend(Object.assign(document.createElement("button"), { type: "button", textContent: dataset.streets }));
    Object.assign(part.dataset, { tiles: dataset.tiles, tilesSource: dataset.tilesSource });
    part.after(offer);
    streets(map, part, offer);
  }
  const icon = L.divIcon({ className: "spot-icon", iconSize: [28, 28], html: "<span>+</span>" });
  const marker = L.marker(map.getCenter(), { icon, draggable: true, title: dataset.name });
  const number = (field) => (field.value.trim() ? Number(field.value.replace(",", ".")) : NaN);
  const write = (place) => {
    latitude.value = place.lat.toFixed(6).replace(".", ",");
    longitude.value = place.lng.toFixed(6).replace(".", ",");
    marker.setLatLng(place).addTo(map);
    marker.getElement().setAttribute("aria-label", `${dataset.name}: ${latitude.value} ${longitude.value}`);
  };
  const read = () => {
    const [north, east] = [number(latitude), number(longitude)];
    if (!(Math.abs(north) <= 90 && Math.abs(east) <= 180)) return marker.remove();
    marker.setLatLng([north, east]).addTo(map);
    if (!map.getBounds().contains(marker.getLatLng())) map.panTo(marker.getLatLng());
    return marker;
  };
  const moved = ([across, down], pixels) => {
    const place = map.latLngToContainerPoint(marker.getLatLng()).add([across * pixels, down * pixels]);
    write(map.containerPointToLatLng(place));
    map.panInside(marker.getLatLng(), { padding: [40, 40] });
  };

  read();
  map.on("click", (event) => write(event.latlng));
  marker.on("dragend", () => write(marker.getLatLng()));
  for (const field of [latitude, longitude]) field.addEventListener("change", read);
  remove.addEventListener("click", () => {
    latitude.value = longitude.value = "";
    marker.remove();
  });
  // The keys come to the map or to the point; caught before the map moves itself.
  part.addEventListener("keydown", (event) => {
    const isOnMap = event.target === part, isOnPoint = event.target === marker.getElement?.();
    if (event.key === "Enter" && isOnMap) {
      write(map.getCenter());
      marker.getElement().focus();
    } else if (KEYS[event.key] && isOnPoint) moved(KEYS[event.key], event.shiftKey ? 10 * STEP : STEP);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }, true);
};

// Leaflet has to know how large it is: the map is begun when its section is opened.
const field = document.querySelector("[data-point]");
const section = field?.closest("details");
if (section && !section.open) section.addEventListener("toggle", () => pointing(field), { once: true });
else if (field) pointing(field);
