// Tells the server what someone says of an answer or of a passage.
document.addEventListener("click", async (event) => {
  const button = event.target.closest && event.target.closest(".ibid-feedback button");
  if (!button) return;
  const about = button.parentElement;
  const said = { question: about.dataset.question, places: JSON.parse(about.dataset.places), verdict: button.value };
  const headers = { "Content-Type": "application/json" };
  const reply = await fetch("feedback", { method: "POST", headers, body: JSON.stringify(said) }).catch(() => ({}));
  for (const one of about.querySelectorAll("button")) one.ariaPressed = String(Boolean(reply.ok) && one === button);
  about.querySelector("[role=status]").textContent = reply.ok ? about.dataset.done : about.dataset.failed;
});
