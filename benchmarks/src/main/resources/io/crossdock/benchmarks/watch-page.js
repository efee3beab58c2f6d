// Notes when rows of the dashboard's tables are in the document: runs before the page's own scripts.
(() => {
  const rows = {}; // "table\nrow": milliseconds since the epoch
  const counts = []; // [scanner, scans, milliseconds since the epoch]

  function note(line, now) {
    const table = line.closest("section")?.querySelector("h2")?.textContent ?? "";
    const id = `${table}\n${line.dataset.row}`;
    if (!(id in rows)) rows[id] = now;
    if (table === "Scanners") {
      const said = line.querySelector("td[data-label=Scans]")?.textContent ?? "";
      counts.push([line.dataset.row, Number(said.replaceAll(/\D/g, "")), now]);
    }
  }

  new MutationObserver((changes) => {
    const fresh = new Set();
    for (const change of changes) {
      for (const node of [change.target, ...change.addedNodes]) {
        if (!(node instanceof Element)) continue;
        const line = node.closest("tr[data-row]");
        if (line) fresh.add(line);
        else node.querySelectorAll("tr[data-row]").forEach((one) => fresh.add(one));
      }
    }
    const now = Date.now();
    fresh.forEach((line) => note(line, now));
  }).observe(document, { childList: true, subtree: true });

  window.crossdockSeen = () => ({ rows, counts });
})();
