// A folder that is chosen or dropped. Gradio sends the names of its files alone, and takes no dropped folder at all: here
// the names of the folders that each file lies in are put in front of its own; `ui.adding` takes them apart again.
(() => {
  const BETWEEN = ",,";
  const within = (file, path) => new File([file], path.split("/").filter(Boolean).join(BETWEEN), { type: file.type });
  const together = (files) => files.reduce((all, file) => (all.items.add(file), all), new DataTransfer());

  async function filesOf(entry) {
    if (entry.isFile) return [within(await new Promise((done, failed) => entry.file(done, failed)), entry.fullPath)];
    const reader = entry.createReader(), inside = [];
    // It gives a hundred at a time, and nothing at the end.
    for (let some; (some = await new Promise((done, failed) => reader.readEntries(done, failed))).length; )
      inside.push(...some);
    return (await Promise.all(inside.map(filesOf))).flat();
  }

  document.addEventListener("change", (event) => {
    const chosen = [...(event.target.files ?? [])];
    if (!chosen[0]?.webkitRelativePath) return; // also what this sends on
    event.stopImmediatePropagation();
    event.target.files = together(chosen.map((file) => within(file, file.webkitRelativePath))).files;
    event.target.dispatchEvent(new Event("change", { bubbles: true }));
  }, true);

  document.addEventListener("drop", async (event) => {
    const { target } = event;
    const entries = [...(event.dataTransfer?.items ?? [])].map((item) => item.webkitGetAsEntry()).filter(Boolean);
    if (!target.closest?.("#ibid-drop") || !entries.some((entry) => entry.isDirectory)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const files = together((await Promise.all(entries.map(filesOf))).flat());
    target.dispatchEvent(new DragEvent("drop", { dataTransfer: files, bubbles: true, cancelable: true }));
  }, true);
})();
