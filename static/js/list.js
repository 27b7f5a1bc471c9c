// Filters act at once. htmx fetches the same page and swaps the results; this keeps the rest in step:
// counts change in place, so that focus and open sections stay, the new total is announced, and the
// address is always that of the list on the screen. Nothing is stored in the browser.

// htmx notes the present path when it loads; nothing here needs it.
sessionStorage.clear();

const form = document.getElementById("selection");
const announce = (words) => (document.getElementById("announcement").textContent = words);
let shown = location.search;

const updateCounts = (fresh) => {
  const key = (input) => `${input.name}=${input.value}`;
  const counts = new Map([...fresh.querySelectorAll("input[data-count]")].map((input) => [key(input), input.dataset.count]));
  for (const input of document.querySelectorAll("#filter input[data-count]")) {
    const count = counts.get(key(input)) ?? "0";
    input.dataset.count = count;
    input.parentElement.querySelector(".number").textContent = count;
    input.parentElement.classList.toggle("option-empty", count === "0");
  }
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
  history.pushState(null, "", event.detail.pathInfo.finalRequestPath);
  shown = location.search;
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
