// Shows the button that opens the browser's print window; without JavaScript the hint beside it is enough.
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
