// Pointing at a node of the network, or reaching it by keyboard, brings out its neighbours; the rest steps back.
// Names that found no room are told below the picture. Without this script every node is still a link with its name.

for (const picture of document.querySelectorAll("svg.network")) {
  const said = document.querySelector(".network-said");
  const usual = said.textContent;
  const hubs = new Map([...picture.querySelectorAll("[data-hub]")].map((hub) => [hub.dataset.hub, hub]));
  const dots = [...picture.querySelectorAll("a[data-of]")];
  const ties = Map.groupBy
    ? Map.groupBy(picture.querySelectorAll("path[data-of]"), (tie) => tie.dataset.of)
    : [...picture.querySelectorAll("path[data-of]")].reduce(
        (found, tie) => found.set(tie.dataset.of, [...(found.get(tie.dataset.of) ?? []), tie]),
        new Map(),
      );

  const tablesOf = (dot) => dot.dataset.at.split(" ");
  // A dot stands with its tables, a table with all that sit at it.
  const near = (node) => {
    if (node.dataset.hub === undefined) {
      return [node, ...tablesOf(node).map((at) => hubs.get(at)), ...(ties.get(node.dataset.of) ?? [])];
    }
    const members = dots.filter((dot) => tablesOf(dot).includes(node.dataset.hub));
    return [node, ...members, ...members.flatMap((dot) => ties.get(dot.dataset.of) ?? [])];
  };
  const clear = () => {
    picture.classList.remove("pointed");
    for (const one of picture.querySelectorAll(".near")) one.classList.remove("near");
    said.textContent = usual;
  };
  const show = (node) => {
    clear();
    picture.classList.add("pointed");
    for (const one of near(node)) one?.classList.add("near");
    const names = node.dataset.hub === undefined ? tablesOf(node).map((at) => hubs.get(at)) : [];
    said.textContent = [node, ...names].map((one) => one?.querySelector("title").textContent).join(" – ");
  };
  const nodeOf = (event) => event.target.closest?.("a");

  picture.addEventListener("pointerover", (event) => (nodeOf(event) ? show(nodeOf(event)) : clear()));
  picture.addEventListener("pointerleave", clear);
  picture.addEventListener("focusin", (event) => nodeOf(event) && show(nodeOf(event)));
  picture.addEventListener("focusout", clear);
}
