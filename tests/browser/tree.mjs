// Prints a page as a screen reader finds it, in reading order:
// node tests/browser/tree.mjs SITE PAGE

import { resolve } from "node:path";
import { launch, serve } from "./site.mjs";

const site = await serve(resolve(process.argv[2]));
const browser = await launch();
const tab = await browser.newPage();
await tab.goto(`${site.origin}/${process.argv[3] ?? ""}`);
console.log(await tab.locator("html").ariaSnapshot());
await browser.close();
site.close();
