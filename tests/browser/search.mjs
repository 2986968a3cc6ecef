// How fast search answers on a slow machine: the size of the index of a site, and how long each
// query takes until its first result stands on the page, the processor slowed down four times:
// node tests/browser/search.mjs SITE [QUERY…]
//
// `cold` is the first time, the parts of the index still to be fetched from this machine; `warm` is
// a second time, they are there. Both begin with the last key and hold the pause that search waits
// for more keys. `bench/thousand.py` writes a large site.

import { readdirSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { launch, serve } from "./site.mjs";

const SLOWER = 4;
const [folder, ...asked] = process.argv.slice(2);
const root = resolve(folder);
const queries = asked.length ? asked : ["thi hành án", "ty le", "10.232", "Hải Phòng", "24/4/2020"];

const index = join(root, "search");
const sizes = readdirSync(index).map((name) => [statSync(join(index, name)).size, name]);
sizes.sort((a, b) => b[0] - a[0]);
const kib = (bytes) => `${Math.round(bytes / 1024)} KiB`;
console.log(`index: ${sizes.length} files, ${kib(sizes.reduce((sum, [size]) => sum + size, 0))}; ` +
  `heaviest ${sizes.slice(0, 3).map(([size, name]) => `${name} ${kib(size)}`).join(", ")}`);

const site = await serve(root);
const browser = await launch();

/** Types the last letter of a query and waits for the first result: milliseconds and what it is. */
const answer = (tab, query) => tab.evaluate((query) => new Promise((done) => {
  const field = document.getElementById("search_form").elements.q;
  const list = document.getElementById("search_results");
  const status = document.getElementById("search_status");
  const start = performance.now();
  const seen = new MutationObserver(() => {
    const first = list.querySelector("a")?.textContent ?? (status.textContent && "(none)");
    if (!first) return;
    seen.disconnect();
    requestAnimationFrame(() => done({ time: performance.now() - start, first }));
  });
  for (const place of [list, status]) seen.observe(place, { childList: true, characterData: true, subtree: true });
  field.value = query;
  field.dispatchEvent(new Event("input"));
}), query);

for (const query of queries) {
  const context = await browser.newContext();
  const tab = await context.newPage();
  const session = await context.newCDPSession(tab);
  await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  let bytes = 0;
  tab.on("response", async (response) => {
    if (response.url().includes("/search/")) bytes += (await response.body()).length;
  });
  await tab.goto(`${site.origin}/tim-kiem/`);
  const cold = await answer(tab, query);
  const fetched = bytes;
  // Something else in between, so that the second answer changes the page.
  await answer(tab, "zzzz");
  const times = [];
  for (let time = 0; time < 5; time += 1) {
    times.push((await answer(tab, query)).time);
    await answer(tab, "zzzz");
  }
  times.sort((a, b) => a - b);
  console.log(`${query}: cold ${Math.round(cold.time)} ms (${kib(fetched)}), ` +
    `warm ${Math.round(times[2])} ms (worst ${Math.round(times[4])}); first: ${cold.first}`);
  await context.close();
}
await browser.close();
site.close();
