// What Gradio says in English alone, or not at all, to screen readers, in tooltips and in notices: here in the page's
// language. What it can say in French it takes from `words/fr.toml`.
(() => {
  const FRENCH = navigator.language.startsWith("fr");
  const NAMES = FRENCH ? { submit: "Envoyer", stop: "Arrêter (Échap)" } : { submit: "Send", stop: "Stop (Esc)" };
  const SAYS = FRENCH
    ? [
        [/^chatbot conversation$/, "Questions et réponses"],
        [/^user's message: /, "Question\u00a0: "],
        [/^bot's message: .*/s, "Réponse"],
        [/^Select example \d+: /, "Poser cette question\u00a0: "],
        [/^Loading response$/, "La réponse arrive"],
        [/^Scroll down$/, "Aller en bas"],
        [/^Gradio footer navigation$/, "Bas de page"],
        [/^Click to upload or drop files$/, "Cliquez pour choisir des fichiers, ou déposez-les"],
        [/^File upload$/, "Choix de fichiers"],
        [/^Remove this file$/, "Retirer ce fichier"],
        [/^Close$/, "Fermer"],
        [/^Error\b/, "Erreur"],
        [/^Warning\b/, "Attention"],
        [/^Connection Lost$/, "Connexion perdue"],
        [/^Connection to the server was lost.*/s, "La connexion au serveur est perdue\u00a0; nouvel essai…"],
        [/^Connection errored out.*/s, "Le serveur ne répond pas."],
        [/^(\d+)(?:\.(\d))?\s([KMG]?)B\b/, (_, whole, tenth, unit) => `${whole}${tenth > 0 ? `,${tenth}` : ""} ${unit.replace("K", "k")}o`],
      ]
    : [[/^chatbot conversation$/, "Questions and answers"], [/^user's message: /, "Question: "], [/^bot's message: .*/s, "Answer"]];
  const ATTRIBUTES = ["aria-label", "title", "alt"];
  const NOTICES = "[class*=toast], #ibid-drop, #ibid-questions, #ibid-answers"; // where text, too, is Gradio's own

  const said = (words) => SAYS.reduce((so, [english, ours]) => so.replace(english, ours), words);

  function put(element) {
    for (const name of ATTRIBUTES) {
      const words = element.getAttribute(name);
      if (words && said(words) !== words) element.setAttribute(name, said(words));
    }
    const button = element.dataset.testid?.match(/^(submit|stop)-button$/)?.[1];
    if (button && !element.ariaLabel) element.ariaLabel = element.title = NAMES[button];
    if (!element.closest(NOTICES)) return;
    for (const node of element.childNodes) {
      const words = node.nodeType === Node.TEXT_NODE ? node.data.trim() : "";
      if (words && said(words) !== words) node.data = node.data.replace(words, () => said(words));
    }
  }

  new MutationObserver((changes) => {
    for (const { target, type } of changes) {
      const changed = target.nodeType === Node.TEXT_NODE ? target.parentElement : target;
      for (const element of changed ? [changed, ...(type === "childList" ? changed.querySelectorAll("*") : [])] : [])
        if (element.dataset) put(element);
    }
  }).observe(document.documentElement, {
    childList: true, subtree: true, characterData: true, attributes: true, attributeFilter: ATTRIBUTES,
  });
})();
