// Copies a quotation with its source, or a link to a question.
document.addEventListener("click", async (event) => {
  const button = event.target.closest && event.target.closest(".ibid-copy");
  if (!button) return;
  const link = (question) => Object.assign(new URL(location), { search: new URLSearchParams({ q: question }), hash: "" }).href;
  const text = button.dataset.question ? link(button.dataset.question) : button.dataset.text.replaceAll("\u2029", "\n\n");
  await navigator.clipboard.writeText(text);
  const label = button.textContent;
  button.textContent = button.dataset.done;
  setTimeout(() => (button.textContent = label), 1500);
});

// The examples are buttons, which a list may not hold: screen readers then take them for a group. And days are chosen
// as the browser does it, in its own language and by the keyboard, too: Gradio's calendar is English alone.
new MutationObserver(() => {
  for (const examples of document.querySelectorAll(".examples[role=list]")) examples.setAttribute("role", "group");
  for (const day of document.querySelectorAll(".ibid-day input[type=text]")) day.type = "date";
}).observe(document.documentElement, { childList: true, subtree: true });

// Escape stops the answer that is being looked for; / goes to the box.
document.addEventListener("keydown", (event) => {
  if (document.querySelector("dialog[open]") || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape") document.querySelector("#ibid-box .stop-button")?.click();
  if (event.key !== "/" || event.target.matches("input, textarea")) return;
  event.preventDefault();
  document.querySelector("#ibid-box textarea").focus();
});
