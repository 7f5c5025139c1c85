// The page's language: the one chosen on it, else the first that the browser asks for and the page has. Gradio takes it
// from `navigator.language` alone; this runs before.
(() => {
  const chosen = document.cookie.match(/(?:^|; )ibid-language=(fr|en)/)?.[1];
  const asked = navigator.languages.map((language) => language.slice(0, 2).toLowerCase());
  const language = chosen ?? asked.find((one) => one === "fr" || one === "en") ?? "en";
  Object.defineProperty(navigator, "language", { get: () => language });
  document.documentElement.lang = language;
  const shown = `[data-language="${language}"] { font-weight: 600 !important; border-color: currentcolor !important; }`;
  document.head.append(Object.assign(document.createElement("style"), { textContent: shown }));

  document.addEventListener("click", (event) => {
    const button = event.target.closest && event.target.closest("[data-language]");
    if (!button) return;
    document.cookie = `ibid-language=${button.dataset.language}; path=/; max-age=31536000; SameSite=Lax`;
    location.reload();
  });
})();
