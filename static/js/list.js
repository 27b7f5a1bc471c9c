// Filters act at once. htmx fetches the same page and swaps the results; this keeps the rest in step:
// counts change in place, so that focus and open sections stay, and the new total is announced.

const updateCounts = (fresh) => {
  const key = (input) => `${input.name}=${input.value}`;
  const counts = new Map([...fresh.querySelectorAll("input[data-count]")].map((input) => [key(input), input.dataset.count]));
  for (const input of document.querySelectorAll("#filter input[data-count]")) {
    const count = counts.get(key(input)) ?? "0";
    input.dataset.count = count;
    input.parentElement.querySelector(".number").textContent = count;
    input.parentElement.classList.toggle("option-empty", count === "0");
  }
  document.querySelector("[data-show-total]").textContent = fresh.querySelector("[data-show-total]").textContent;
};

// Parameters without a value stay out of the address.
document.addEventListener("htmx:configRequest", (event) => {
  for (const [name, value] of [...event.detail.formData]) if (!value) event.detail.formData.delete(name);
});

document.addEventListener("htmx:beforeSwap", (event) => {
  updateCounts(new DOMParser().parseFromString(event.detail.serverResponse, "text/html"));
});

document.addEventListener("htmx:afterSwap", () => {
  document.getElementById("announcement").textContent = document.getElementById("total").textContent;
});

// Without a connection the form still works the ordinary way.
document.addEventListener("htmx:sendError", () => document.getElementById("selection").submit());

// The button at the foot of the sheet closes it: the results behind are already right.
document.querySelector("[data-show]")?.addEventListener("click", (event) => {
  if (location.hash !== "#filter") return;
  event.preventDefault();
  location.hash = "results";
});
