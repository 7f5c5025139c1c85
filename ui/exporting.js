// Saves an answer, or the whole conversation, as a file that the server makes of what the replies hold.
document.addEventListener("click", async (event) => {
  const button = event.target.closest && event.target.closest("[data-export]");
  if (!button) return;
  const reply = button.closest(".ibid-reply");
  const replies = reply ? [reply] : [...document.querySelectorAll("#ibid-chat .ibid-reply[data-answer]")];
  const body = `[${replies.map((one) => one.dataset.answer).join()}]`;
  const headers = { "Content-Type": "application/json" };
  const made = await fetch(`export/${button.dataset.export}`, { method: "POST", headers, body }).catch(() => ({}));
  if (!made.ok) {
    const label = button.textContent;
    button.textContent = button.parentElement.dataset.failed;
    setTimeout(() => (button.textContent = label), 1500);
    return;
  }
  const link = document.createElement("a");
  link.download = /filename="(.*)"/.exec(made.headers.get("Content-Disposition"))[1];
  link.href = URL.createObjectURL(await made.blob());
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
});
