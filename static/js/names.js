// Suggests names of organisations while one is typed. Without this script the field takes the name all the same.

const WAIT = 150;
let timer, request;

const list = document.createElement("datalist");
list.id = "organisation-names";

const suggest = async (input) => {
  request?.abort();
  request = new AbortController();
  try {
    const answer = await fetch(`${input.dataset.names}?q=${encodeURIComponent(input.value)}`, { signal: request.signal });
    if (!answer.ok) return;
    const { names } = await answer.json();
    list.replaceChildren(...names.map((name) => Object.assign(document.createElement("option"), { value: name })));
  } catch {
    // Another letter was typed, or the network is gone.
  }
};

// Rows that are added later take part too: the document listens, not the field.
document.addEventListener("input", (event) => {
  const input = event.target.closest?.("input[data-names]");
  if (!input) return;
  if (!list.isConnected) document.body.append(list);
  input.setAttribute("list", list.id);
  clearTimeout(timer);
  if (input.value.trim().length > 1) timer = setTimeout(suggest, WAIT, input);
});
