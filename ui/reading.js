// Opens an article, or a page of its PDF, over the page, scrolled to the quoted words. Without it the same links open as plain pages.
// The browser's Back closes it again. The article's own page has no script: what stands above it works from here.
(() => {
  const FRENCH = navigator.language.startsWith("fr");
  const SAYS = FRENCH
    ? { before: "Citation précédente (←)", after: "Citation suivante (→)", find: "Chercher dans l’article (/)", hint: "Chercher (/)",
        link: "Copier le lien", copied: "Copié", close: "Fermer (Échap)", found: (place, all) => `${place} sur ${all}` }
    : { before: "Previous citation (←)", after: "Next citation (→)", find: "Find in the article (/)", hint: "Find (/)",
        link: "Copy the link", copied: "Copied", close: "Close (Esc)", found: (place, all) => `${place} of ${all}` };
  const KINDS = ["a[href*='article/']", "a[href*='pdf/']"]; // an article's text, or a page of its PDF
  let dialog, bar, links = [], place = 0, matches = [], match = 0;

  const made = (name, values) => Object.assign(document.createElement(name), values);
  const frame = () => dialog.querySelector("iframe");

  function build() {
    dialog = made("dialog", { id: "ibid-reading", ariaLabel: "Article" });
    bar = {
      before: made("button", { textContent: "‹", onclick: () => show(place - 1) }),
      count: made("span", {}),
      after: made("button", { textContent: "›", onclick: () => show(place + 1) }),
      link: made("button", { textContent: SAYS.link, onclick: copyLink }),
      find: made("input", { type: "search", placeholder: SAYS.hint, oninput: find }),
      found: made("span", { ariaLive: "polite" }),
      close: made("button", { textContent: "✕", className: "close", onclick: () => dialog.close() }),
    };
    for (const name of ["before", "after", "find", "close"]) bar[name].ariaLabel = bar[name].title = SAYS[name];
    const head = made("div", { className: "bar" });
    head.append(...Object.values(bar));
    dialog.append(head, made("iframe", {}));
    dialog.onclick = (outside) => outside.target === dialog && dialog.close();
    dialog.onclose = () => history.state && history.state.reading && history.back();
    dialog.onkeydown = keys;
    window.addEventListener("popstate", () => dialog.close());
    document.body.append(dialog);
  }

  function show(next) {
    place = next;
    const link = links[place];
    const page = made("iframe", { src: link.href, title: link.title || link.textContent });
    page.onload = () => {
      page.contentDocument.querySelector("nav")?.remove(); // the chat is one click away
      bar.find.hidden = bar.found.hidden = !page.contentDocument.querySelector(".article"); // it is a picture
      page.contentWindow.addEventListener("keydown", keys);
      find();
    };
    frame().replaceWith(page);
    bar.before.disabled = place === 0;
    bar.after.disabled = place === links.length - 1;
    bar.count.textContent = links.length > 1 ? SAYS.found(place + 1, links.length) : "";
  }

  function keys(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const typing = event.target === bar.find;
    if (event.key === "Escape") dialog.close();
    else if (typing && event.key === "Enter") step(event.shiftKey ? -1 : 1);
    else if (!typing && event.key === "/") bar.find.focus();
    else if (!typing && event.key === "ArrowLeft" && place > 0) show(place - 1);
    else if (!typing && event.key === "ArrowRight" && place < links.length - 1) show(place + 1);
    else return;
    event.preventDefault();
  }

  // Accents and capitals are no difference. Each character becomes one, so that places stay what they are.
  const folded = (text) => [...text].map((c) => {
    const bare = c.normalize("NFD")[0].toLowerCase();
    return bare.length === c.length ? bare : c;
  }).join("").replaceAll("\u2019", "'");

  function find() {
    const page = frame().contentWindow;
    const wanted = folded(bar.find.value.trim());
    [matches, match] = [[], 0];
    for (const block of wanted ? page.document.querySelectorAll("h1, .article :is(p, li, caption, th, td, pre, h2, h3, h4, h5, h6)") : []) {
      const text = folded(block.textContent);
      for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length))
        matches.push(range(block, at, at + wanted.length));
    }
    page.CSS.highlights.set("found", new page.Highlight(...matches));
    if (wanted) step(0);
    else {
      bar.found.textContent = "";
      page.CSS.highlights.delete("here");
    }
  }

  // The characters from one place to another of a block, which may stand in several nodes of it.
  function range(block, start, end) {
    const document = block.ownerDocument, found = document.createRange();
    const nodes = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    for (let node, at = 0; (node = nodes.nextNode()); at += node.length) {
      if (at <= start && start < at + node.length) found.setStart(node, start - at);
      if (at < end && end <= at + node.length) found.setEnd(node, end - at);
    }
    return found;
  }

  function step(by) {
    const page = frame().contentWindow, all = matches.length;
    match = all ? (match + by + all) % all : 0;
    bar.found.textContent = SAYS.found(all ? match + 1 : 0, all);
    if (!all) return page.CSS.highlights.delete("here");
    page.CSS.highlights.set("here", Object.assign(new page.Highlight(matches[match]), { priority: 1 }));
    matches[match].startContainer.parentElement.scrollIntoView({ block: "center" });
  }

  async function copyLink() {
    await navigator.clipboard.writeText(links[place].href);
    bar.link.textContent = SAYS.copied;
    setTimeout(() => (bar.link.textContent = SAYS.link), 1500);
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest && event.target.closest(`${KINDS}`);
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (!dialog) build();
    const beside = link.closest(".ibid-reply, #ibid-sources") ?? document;
    const every = [...beside.querySelectorAll(KINDS.find((kind) => link.matches(kind)))];
    links = every.filter((one, at) => every.findIndex((other) => other.href === one.href) === at);
    bar.find.value = "";
    show(links.findIndex((one) => one.href === link.href));
    dialog.showModal();
    frame().focus();
    history.pushState({ reading: true }, "");
  });
})();
