// Copies a quotation with its source.
document.addEventListener("click", async (event) => {
  const button = event.target.closest && event.target.closest(".ibid-copy");
  if (!button) return;
  await navigator.clipboard.writeText(button.dataset.text.replaceAll("\u2029", "\n\n"));
  const label = button.textContent;
  button.textContent = button.dataset.done;
  setTimeout(() => (button.textContent = label), 1500);
});

// Opens an article over the page, scrolled to the quoted words. Without it the same links open as plain pages.
// The browser's Back closes it again.
document.addEventListener("click", (event) => {
  const link = event.target.closest && event.target.closest("a[href*='article/']");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  let dialog = document.getElementById("ibid-reading");
  if (!dialog) {
    dialog = document.createElement("dialog");
    dialog.id = "ibid-reading";
    dialog.append(document.createElement("button"), document.createElement("iframe"));
    dialog.firstChild.textContent = "✕";
    dialog.firstChild.ariaLabel = navigator.language.startsWith("fr") ? "Fermer" : "Close";
    dialog.firstChild.onclick = () => dialog.close();
    dialog.onclick = (outside) => outside.target === dialog && dialog.close();
    dialog.onclose = () => history.state && history.state.reading && history.back();
    window.addEventListener("popstate", () => dialog.close());
    document.body.append(dialog);
  }
  dialog.lastChild.replaceWith(Object.assign(document.createElement("iframe"), { src: link.href, title: link.title }));
  dialog.showModal();
  history.pushState({ reading: true }, "");
});

// The examples are buttons, which a list may not hold: screen readers then take them for a group.
new MutationObserver(() => {
  for (const examples of document.querySelectorAll(".examples[role=list]")) examples.setAttribute("role", "group");
}).observe(document.documentElement, { childList: true, subtree: true });
