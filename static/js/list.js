// Filters act at once. htmx fetches the same page and swaps the results; this keeps the rest in step:
// counts change in place, so that focus and open sections stay, the new total is announced, and the
// address is always that of the list on the screen. Nothing is stored in the browser.

// htmx notes the present path when it loads; nothing here needs it.
sessionStorage.clear();

const form = document.getElementById("selection");
const announce = (words) => (document.getElementById("announcement").textContent = words);
let shown = location.search;

const key = (input) => `${input.name}=${input.value}`;

const updateCounts = (fresh) => {
  updateLongAxes(fresh);
  const counts = new Map([...fresh.querySelectorAll("input[data-count]")].map((input) => [key(input), input.dataset.count]));
  for (const input of document.querySelectorAll("#filter input[data-count]")) {
    const count = counts.get(key(input)) ?? "0";
    input.dataset.count = count;
    input.parentElement.querySelector(".number").textContent = count;
    input.parentElement.classList.toggle("option-empty", count === "0");
  }
};

// Of a long filter only the chosen and the commonest options are shown: these change with every answer.
const updateLongAxes = (fresh) => {
  const focused = document.activeElement?.closest?.("[data-long]") && key(document.activeElement);
  for (const list of document.querySelectorAll("[data-long]")) {
    const news = fresh.querySelector(`[data-long="${list.dataset.long}"]`);
    list.innerHTML = news?.innerHTML ?? "";
    list.usual = undefined;
    const field = list.parentElement.querySelector(".axis-search");
    if (field) field.value = "";
  }
  if (focused) [...document.querySelectorAll("[data-long] input")].find((input) => key(input) === focused)?.focus();
};

// What stands outside the results and depends on the address: the button of the sheet, the other languages.
const updateSurroundings = (fresh) => {
  for (const selector of ["[data-show]", ".languages"]) {
    document.querySelector(selector).innerHTML = fresh.querySelector(selector).innerHTML;
  }
};

// Parameters without a value stay out of the address.
document.addEventListener("htmx:configRequest", (event) => {
  for (const [name, value] of [...event.detail.formData]) if (!value) event.detail.formData.delete(name);
});

document.addEventListener("htmx:beforeSwap", (event) => {
  if (!event.detail.shouldSwap) return;
  const fresh = new DOMParser().parseFromString(event.detail.serverResponse, "text/html");
  updateCounts(fresh);
  updateSurroundings(fresh);
});

document.addEventListener("htmx:afterSwap", (event) => {
  announce(document.getElementById("total").textContent);
  const isReading = location.hash === "#results";
  history.pushState(null, "", event.detail.pathInfo.finalRequestPath + (isReading ? "#results" : ""));
  shown = location.search;
  // A field that was left by closing the sheet answers when the reader is at the results already.
  if (isReading) document.getElementById("results").scrollIntoView();
});

// Back and forward to another selection load it; back from the sheet of filters only closes the sheet.
addEventListener("popstate", () => {
  if (location.search !== shown) location.reload();
});

// Without an answer the form works the ordinary way, and the browser says what is wrong.
for (const failure of ["htmx:sendError", "htmx:responseError"]) document.addEventListener(failure, () => form.submit());

// The button at the foot of the sheet closes it: the results behind are already right.
document.querySelector("[data-show]").addEventListener("click", (event) => {
  if (!document.querySelector("#filter:target")) return;
  event.preventDefault();
  location.hash = "results";
});

// A long filter can be searched in place: its link becomes a field, its list is fetched from the page behind the link.
const MOST_IN_PLACE = 15;

const searchInPlace = (link) => {
  const field = document.createElement("input");
  Object.assign(field, { type: "search", className: "axis-search", placeholder: link.textContent, autocomplete: "off" });
  field.setAttribute("aria-label", link.textContent);
  const list = link.closest(".axis").querySelector("[data-long]");
  let timer;
  const search = async () => {
    const params = new URLSearchParams(new FormData(form));
    params.set("suche", field.value);
    const answer = await fetch(`${link.pathname}?${params}`);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (!answer.ok || !field.value) return;
    list.replaceChildren(...[...page.getElementById("options").children].slice(0, MOST_IN_PLACE));
    announce(page.getElementById("options-total").textContent);
  };
  field.addEventListener("input", () => {
    clearTimeout(timer);
    list.usual ??= list.innerHTML;
    if (field.value) timer = setTimeout(() => search().catch(() => location.assign(link.href)), 150);
    else list.innerHTML = list.usual;
  });
  field.addEventListener("keydown", (event) => event.key === "Enter" && event.preventDefault());
  link.replaceWith(field);
};
document.querySelectorAll("a[data-axis]").forEach(searchInPlace);

// "Where I am": only on a click, rounded to about a hundred metres, and told to nobody but this site.
const here = document.querySelector("[data-here]");
if (here && navigator.geolocation) {
  here.hidden = false;
  here.addEventListener("click", () =>
    navigator.geolocation.getCurrentPosition(({ coords }) => {
      document.getElementById("plz").value = `${coords.latitude.toFixed(3)},${coords.longitude.toFixed(3)}`;
      form.requestSubmit();
    }, () => announce(here.dataset.here)),
  );
}
