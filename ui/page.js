// Copies a quotation with its source, or a link to a question.
document.addEventListener("click", async (event) => {
  const button = event.target.closest && event.target.closest(".ibid-copy");
  if (!button) return;
  const { link } = button.dataset;
  const text = link ? new URL(link, location).href : button.dataset.text.replaceAll("\u2029", "\n\n");
  await navigator.clipboard.writeText(text);
  const label = button.textContent;
  button.textContent = button.dataset.done;
  setTimeout(() => (button.textContent = label), 1500);
});

// What is asked last goes to the top of the chat: its answer is seen from its beginning.
let asked = 0, replied = 0;
new MutationObserver(() => {
  const questions = document.querySelectorAll("#ibid-chat .message.user"), replies = document.querySelectorAll("#ibid-chat .ibid-reply");
  const more = questions.length > asked || replies.length > replied;
  [asked, replied] = [questions.length, replies.length];
  if (!more || !asked) return;
  const last = questions[asked - 1], around = last.closest(".bubble-wrap");
  leaveBox(last.textContent);
  around.scrollTop += last.getBoundingClientRect().top - around.getBoundingClientRect().top - 40; // below the buttons
}).observe(document.documentElement, { childList: true, subtree: true });

// Whether a question was entered since the last one was stopped.
for (const kind of ["keydown", "click"]) document.addEventListener(kind, (event) => {
  if (event.key === "Enter" || event.target.closest?.("#ibid-box .submit-button")) window.ibidEntered = true;
}, true);

// On a slow machine the box keeps what was asked: Svelte does not rewrite a focused field in the turn of its last key.
function leaveBox(question) {
  const box = document.querySelector("#ibid-box textarea"), words = (text) => text.split(/\s+/).filter(Boolean).join(" ");
  if (!box?.value || words(box.value) !== words(question)) return;
  box.value = "";
  box.dispatchEvent(new Event("input", { bubbles: true }));
}

// On a narrow page the sources stand below the chat.
document.addEventListener("click", (event) => {
  if (!event.target.closest || !event.target.closest(".ibid-show")) return;
  const sources = document.querySelector("#ibid-sources");
  if (sources.getBoundingClientRect().top > innerHeight / 2) sources.scrollIntoView({ block: "start", behavior: "smooth" });
});

// Two windows keep one conversation: where it went on in the other, it is shown here too, unless something is asked here.
let wentOn = false;
function catchUp() {
  const busy = document.querySelector("#ibid-box textarea")?.value || document.querySelector("#ibid-box .stop-button");
  if (wentOn && !busy) location.reload();
}
window.ibidWindows = new BroadcastChannel("ibid");
window.ibidWindows.onmessage = () => {
  wentOn = true;
  catchUp();
};
document.addEventListener("visibilitychange", catchUp);

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

// Answers to many questions are lost with the page.
window.addEventListener("beforeunload", (event) => {
  if (document.querySelector("#ibid-stop-all")?.checkVisibility()) event.preventDefault();
});
