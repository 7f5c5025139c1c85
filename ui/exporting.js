// Saves an answer, or the whole conversation, as a file that the server makes of what the replies hold. Answers that an
// earlier version has left in the browser hold nothing, or something else: it is said that they are not in the file.
document.addEventListener("click", async (event) => {
  const button = event.target.closest && event.target.closest("[data-export]");
  if (!button) return;
  const about = button.parentElement;
  const say = (words) => (about.querySelector("[role=status]").textContent = words);
  const reply = button.closest(".ibid-reply");
  const answers = reply ? [reply] : [...document.querySelectorAll("#ibid-chat .ibid-reply:has(.ibid-export)")];
  const held = answers.map((one) => one.dataset.answer).filter(Boolean);
  say(held.length < answers.length ? about.dataset.old : "");
  if (answers.length && !held.length) return;
  const headers = { "Content-Type": "application/json" };
  const body = `[${held.join()}]`;
  const made = await fetch(`export/${button.dataset.export}`, { method: "POST", headers, body }).catch(() => ({}));
  if (!made.ok) return say(made.status === 422 && held.length ? about.dataset.old : about.dataset.failed);
  const link = document.createElement("a");
  link.download = /filename="(.*)"/.exec(made.headers.get("Content-Disposition"))[1];
  link.href = URL.createObjectURL(await made.blob());
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
});
