// Judges a built site in a browser: node tests/browser/judge.mjs SITE [all | sample | kinds | PART-OF-A-PATH] [START-OF-A-PATH]
// Prints each fault on a line, then what was looked at; exit status 1 where there is a fault.
//
// Every page is weighed, and visited (of a sample the longest of each kind and every sixteenth; or,
// where asked, the longest of each kind alone, or those whose path holds some text), at both widths,
// in light and dark. Keyboard, late fonts and the page without script are judged on the longest page
// of each kind.

import { readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { availableParallelism } from "node:os";
import { join, resolve } from "node:path";
import { walk } from "./keyboard.mjs";
import { kind, launch, pages, serve } from "./site.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const widths = [1280, 320];
const height = 800;
const pageLimit = 100 * 1024;
const fontDelay = 400;

const folder = resolve(process.argv[2]);
const which = process.argv[3] ?? "all";
const under = process.argv[4] ?? "";
const all = pages(folder).filter((page) => kind(folder, page) && page.startsWith(under)
  && (["all", "sample", "kinds"].includes(which) || page.includes(which)));
const kinds = new Map(all.map((page) => [page, kind(folder, page)]));
/** The longest page of each kind: where most can go wrong. */
const longest = new Map();
for (const page of all) {
  const size = statSync(join(folder, page)).size;
  const known = longest.get(kinds.get(page));
  if (!known || known.size < size) longest.set(kinds.get(page), { page, size });
}
const chosen = new Set([...longest.values()].map(({ page }) => page));
const faults = [];
const counts = {};
const fault = (page, text) => faults.push(`${page}: ${text}`);
const count = (what) => { counts[what] = (counts[what] ?? 0) + 1; };

const browser = await launch();
const site = await serve(folder);
const drawn = { kinds: [...chosen], sample: all.filter((page, at) => chosen.has(page) || at % 16 === 0) };
const queue = drawn[which] ?? [...all];
for (const page of all) weigh(page);
await Promise.all(Array.from({ length: Math.max(2, availableParallelism()) }, visitor));
await Promise.all([
  each("keyboard", {}, (tab, page) => keyboard(tab, page)),
  each("no script", { javaScriptEnabled: false }, (tab, page) => withoutScript(tab, page)),
]);
await lateFonts();
await browser.close();
site.close();

for (const text of faults.sort()) console.log(text);
const looked = Object.entries(counts).map(([what, times]) => `${what} ${times}`).join(", ");
console.log(`${all.length} pages of ${longest.size} kinds; looked at: ${looked}; faults: ${faults.length}`);
process.exitCode = faults.length ? 1 : 0;

/** Takes pages from the queue until there are none, in one tab. */
async function visitor() {
  const context = await browser.newContext({ viewport: { width: widths[0], height } });
  const tab = await patient(context);
  let here = "";
  tab.on("console", (message) => fault(here, `console: ${message.text()}`));
  tab.on("pageerror", (error) => fault(here, `script: ${error.message}`));
  tab.on("requestfailed", (request) => fault(here, `request failed: ${request.url()}`));
  tab.on("request", (request) => {
    if (!request.url().startsWith(site.origin)) fault(here, `leaves the site: ${request.url()}`);
  });
  tab.on("response", (response) => {
    if (response.status() >= 400) fault(here, `${response.status()}: ${response.url()}`);
  });
  await context.addInitScript(() => {
    addEventListener("securitypolicyviolation", (event) =>
      console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`));
  });
  for (let page = queue.shift(); page; page = queue.shift()) {
    here = page;
    try {
      await visit(tab, page);
    } catch (error) {
      fault(page, `cannot be judged: ${error.message}`);
    }
  }
  await context.close();
}

/** A tab that waits for a slow machine. */
async function patient(context) {
  const tab = await context.newPage();
  tab.setDefaultTimeout(240_000);
  return tab;
}

function weigh(page) {
  // Charts are pictures that stand in the page.
  const html = readFileSync(join(folder, page), "utf8").replace(/<svg\b.*?<\/svg>/gs, "");
  const size = Buffer.byteLength(html);
  if (size >= pageLimit) fault(page, `${size} bytes`);
}

async function visit(tab, page) {
  count("visits");
  await tab.emulateMedia({ colorScheme: "light" });
  await tab.goto(`${site.origin}/${page}`, { waitUntil: "load" });
  for (const lost of await tab.evaluate(lostLinks)) fault(page, `leads nowhere: ${lost}`);
  await tab.evaluate(axe);
  // A figure of one digit is text like any other.
  await tab.evaluate(() => { window.axe._audit.checks["color-contrast"].options.ignoreLength = true; });
  for (const width of widths) {
    await tab.setViewportSize({ width, height });
    const wide = await tab.evaluate(overflow);
    if (wide) fault(page, `${width} px: ${wide}`);
    for (const scheme of ["light", "dark"]) {
      await tab.emulateMedia({ colorScheme: scheme });
      // Only colours differ between light and dark.
      const rules = scheme === "dark" ? ["color-contrast", "link-in-text-block"] : null;
      count("axe");
      for (const finding of await tab.evaluate(examine, rules)) {
        fault(page, `${width} px, ${scheme}: ${finding}`);
      }
    }
  }
  await tab.setViewportSize({ width: widths[0], height });
}

/** In the page: links within it whose end is not there, and ends that are there twice. */
function lostLinks() {
  const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
  const known = new Set(ids);
  const links = [...document.querySelectorAll("a[href^='#']")];
  const lost = links.map((link) => decodeURIComponent(link.hash.slice(1))).filter((id) => !known.has(id));
  return [...new Set(lost)].map((id) => `#${id}`)
    .concat(ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `#${id} twice`));
}

/** In the page: what reaches beyond the screen, where the page can be moved sideways. */
function overflow() {
  const root = document.documentElement;
  if (root.scrollWidth <= root.clientWidth) return "";
  const beyond = [...document.querySelectorAll("body *")].filter((element) =>
    element.getBoundingClientRect().right > root.clientWidth + 1
    && !element.closest(".scroll > *"));
  return `scrolls sideways (${root.scrollWidth}): ${
    beyond.slice(0, 3).map((e) => `${e.localName}.${e.className}`).join(", ")}`;
}

/** In the page: what axe finds, and what it could not decide. */
async function examine(rules) {
  const options = { resultTypes: ["violations", "incomplete"] };
  if (rules) options.runOnly = { type: "rule", values: rules };
  const results = await window.axe.run(document, options);
  const say = (grade) => (result) => `axe ${grade} ${result.id}: ${result.nodes.slice(0, 3)
    .map((node) => `${node.target.join(" ")} (${(node.any[0] ?? node.all[0] ?? node.none[0])?.message ?? ""})`)
    .join("; ")}${result.nodes.length > 3 ? ` and ${result.nodes.length - 3} more` : ""}`;
  // What lies behind the text of a drawing axe cannot tell, nor behind a cell that a staying column
  // covers until the table is moved; those are judged at the width where nothing is covered.
  const doubts = results.incomplete.map((result) => ({ ...result,
    nodes: result.nodes.filter((node) => !document.querySelector(node.target[0])?.closest("svg")
      && !(node.any[0]?.message.includes("partially obscured")
        && document.querySelector(node.target[0])?.closest(".scroll"))) }));
  return [...results.violations.map(say("finds")),
    ...doubts.filter((result) => result.nodes.length).map(say("doubts"))];
}

/** Visits the longest page of each kind in a tab of its own. */
async function each(what, options, judge) {
  const context = await browser.newContext({ viewport: { width: widths[0], height }, ...options });
  const tab = await patient(context);
  for (const { page } of longest.values()) {
    count(what);
    try {
      await tab.goto(`${site.origin}/${page}`, { waitUntil: "load" });
      await judge(tab, page);
    } catch (error) {
      fault(page, `${what}: cannot be judged: ${error.message}`);
    }
  }
  await context.close();
}

async function keyboard(tab, page) {
  for (const text of await walk(tab)) fault(page, `keyboard: ${text}`);
}

/** Without script a page has its title and its text, and nothing waits to be filled. */
async function withoutScript(tab, page) {
  const html = readFileSync(join(folder, page), "utf8");
  const words = await tab.locator("main").innerText();
  if (!(await tab.locator("h1").first().innerText()).trim()) fault(page, "no script: no title");
  if (words.trim().length < 20) fault(page, "no script: no text");
  for (const [, attributes] of html.matchAll(/<script\b([^>]*)>/g)) {
    if (!/\bsrc=|application\/ld\+json/.test(attributes)) fault(page, "script inside the page");
  }
  if (/<[^>]+\son[a-z]+=/.test(html)) fault(page, "script in an attribute");
  if (/<[^>]+\sstyle=/.test(html) || html.includes("<style")) fault(page, "style inside the page");
}

/** Text that has been shown stays in its place when the fonts come late. */
async function lateFonts() {
  const slow = await serve(folder, { fontDelay });
  for (const { page } of longest.values()) {
    for (const width of widths) {
      count("late fonts");
      const context = await browser.newContext({ viewport: { width, height } });
      const tab = await patient(context);
      await tab.goto(`${slow.origin}/${page}`, { waitUntil: "load" });
      const moved = await tab.evaluate(async () => {
        await document.fonts.ready;
        const frame = () => new Promise((done) => requestAnimationFrame(done));
        let sum = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) sum += entry.value;
        }).observe({ type: "layout-shift", buffered: true });
        for (let frames = 0; frames < 4; frames += 1) await frame();
        return sum;
      });
      if (moved > 0) fault(page, `${width} px: text moves by ${moved.toFixed(4)} when fonts come late`);
      await context.close();
    }
  }
  slow.close();
}
