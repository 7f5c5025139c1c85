// Gradio counts the seconds of what is waited for at every frame, those of its own loading screen as long as the page is
// open (6.31): a tenth of a core that nobody sees. Ten times a second show as much, and now and then where nothing is
// waited for.
(() => {
  const atNextFrame = window.requestAnimationFrame.bind(window);
  const countsSeconds = (call) => /performance\.now\(\).*1e3/.test(Function.prototype.toString.call(call));
  const isWaiting = () => document.querySelector('[data-testid="status-tracker"]:not(.hide)');
  window.requestAnimationFrame = (call) =>
    countsSeconds(call) ? setTimeout(() => call(performance.now()), isWaiting() ? 100 : 500) : atNextFrame(call);
})();
