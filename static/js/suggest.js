// Suggestions while typing: an input with a list of links below it (the combobox of the ARIA practices).
// Without this script the form searches as ever. Nothing is stored, nothing goes to anybody else.

const WAIT = 150;

const enhance = (input) => {
  const list = document.getElementById(input.dataset.suggestions);
  let timer, request, active = -1;

  const options = () => [...list.querySelectorAll("[role=option]")];
  const close = () => {
    clearTimeout(timer);
    request?.abort();
    list.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const mark = (place) => {
    const all = options();
    active = all.length ? (place + all.length) % all.length : -1;
    all.forEach((option, at) => option.setAttribute("aria-selected", String(at === active)));
    input.setAttribute("aria-activedescendant", all[active]?.id ?? "");
    all[active]?.scrollIntoView({ block: "nearest" });
  };
  const show = (html) => {
    list.innerHTML = html;
    active = -1;
    input.removeAttribute("aria-activedescendant");
    const some = options().length > 0;
    list.hidden = !some;
    input.setAttribute("aria-expanded", String(some));
  };
  const ask = async () => {
    request?.abort();
    request = new AbortController();
    try {
      const answer = await fetch(`${list.dataset.address}?q=${encodeURIComponent(input.value)}`, { signal: request.signal });
      if (answer.ok && document.activeElement === input) show(await answer.text());
    } catch {
      // Another letter was typed, or the network is gone: the form still searches.
    }
  };

  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", list.id);
  input.setAttribute("aria-expanded", "false");
  input.addEventListener("input", () => {
    clearTimeout(timer);
    if (input.value.trim().length < 2) close();
    else timer = setTimeout(ask, WAIT);
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      close();
    } else if (event.key === "ArrowDown" && !list.hidden) {
      event.preventDefault();
      mark(active + 1);
    } else if (event.key === "ArrowUp" && !list.hidden) {
      event.preventDefault();
      mark(active < 0 ? -1 : active - 1);
    } else if (event.key === "Enter" && active >= 0) {
      event.preventDefault();
      location.href = options()[active].dataset.address;
    }
  });
  input.form.addEventListener("submit", close);
  input.addEventListener("blur", close);
  // The press would take the focus from the input and close the list before the click arrives.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) location.href = option.dataset.address;
  });
};

document.querySelectorAll("input[data-suggestions]").forEach(enhance);
