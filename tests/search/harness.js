// Types each question into the real page of search and notes the first result; the outcome is
// left in the page for who dumps it. `questions` stands in the file before this one.
(async () => {
  const form = document.getElementById("search_form");
  const status = document.getElementById("search_status");
  const list = document.getElementById("search_results");
  const outcome = [];
  for (const question of window.questions) {
    status.textContent = "";
    const told = new Promise((done) => {
      const watch = new MutationObserver(() => {
        if (!status.textContent) return;
        watch.disconnect();
        done();
      });
      watch.observe(status, { childList: true, characterData: true, subtree: true });
    });
    form.elements.q.value = question;
    form.requestSubmit();
    await told;
    const links = [...list.querySelectorAll("a")].slice(0, 3);
    outcome.push([status.textContent, ...links.map((link) => link.getAttribute("href"))]);
  }
  const dump = document.createElement("pre");
  dump.id = "outcome";
  dump.textContent = JSON.stringify(outcome);
  document.body.replaceChildren(dump);
})();
