// Tells whoever types an organisation which entries are like it. Nothing is kept from being saved.
// In a block of its own: other scripts of the page have a "box" too.

{
  const WAIT = 400, SHORTEST = 3;
  const FIELDS = ["name", "short_name", "street", "postal_code", "city", "phone", "email", "website", "commune"];

  const warn = (box) => {
    const found = box.querySelector(".similar-found"), said = box.querySelector("[role=status]");
    const seen = box.querySelector("[name=similar_seen]");
    const fields = FIELDS.map((name) => document.getElementById(`id_${name}`)).filter(Boolean);
    const name = document.getElementById("id_name");
    let timer, request;

    // While somebody types, the list stands where the eyes are; the form was sent back with it on top.
    if (!found.children.length) name.closest(".form-row").after(box);

    const show = (html) => {
      if (found.innerHTML === html) return;
      found.innerHTML = html;
      const words = found.querySelector(".similar-head")?.textContent ?? "";
      if (said.textContent !== words) said.textContent = words;
      const keys = [...found.querySelectorAll("[data-key]")].map((one) => one.dataset.key);
      seen.value = [...new Set([...seen.value.split(","), ...keys])].filter(Boolean).join(",");
    };
    const ask = async () => {
      request?.abort();
      request = new AbortController();
      const typed = new URLSearchParams(fields.map((field) => [field.name, field.value.trim()]));
      typed.set("nummer", box.dataset.number);
      try {
        const answer = await fetch(`${box.dataset.address}?${typed}`, { signal: request.signal });
        if (answer.ok && !answer.redirected) show((await answer.text()).trim());
      } catch {
        // Another letter was typed, or the network is gone: saving asks all the same.
      }
    };

    for (const field of fields) {
      field.addEventListener("input", () => {
        clearTimeout(timer);
        if (name.value.trim().length >= SHORTEST) timer = setTimeout(ask, WAIT);
        else show("");
      });
    }
  };

  const box = document.getElementById("similar");
  if (box && document.getElementById("id_name")) warn(box);
}
