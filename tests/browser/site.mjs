// A built site as visitors meet it: its pages, a server for them under a strict policy, a browser.

import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, relative, sep } from "node:path";
import { chromium } from "playwright-core";

// Stricter than the pages' own: nothing but the site's own files, in no frame.
const policy = [
  "default-src 'none'", "style-src 'self'", "img-src 'self'", "font-src 'self'",
  "script-src 'self'", "connect-src 'self'", "form-action 'self'", "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

const types = {
  ".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml", ".xml": "application/xml",
  ".json": "application/json", ".csv": "text/csv; charset=utf-8", ".woff2": "font/woff2",
  ".txt": "text/plain; charset=utf-8", ".jpg": "image/jpeg", ".png": "image/png",
  ".webp": "image/webp", ".avif": "image/avif",
};

/** Every page of a folder, as the path of its file with `/`, in order. */
export function pages(folder) {
  return readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith(".html"))
    .map((name) => relative(folder, join(folder, name)).split(sep).join("/"))
    .sort();
}

/** The kind a page gives itself, such as `article`; empty where it is a mere signpost. */
export function kind(folder, page) {
  return /<body class="kind-([a-z-]+)/.exec(readFileSync(join(folder, page), "utf8"))?.[1] ?? "";
}

/** Serves a folder on this machine alone. Fonts come late where `fontDelay` says so. */
export async function serve(folder, { fontDelay = 0 } = {}) {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://site").pathname);
    const file = join(folder, path.endsWith("/") ? `${path}index.html` : path);
    let body;
    try {
      if (!file.startsWith(folder)) throw new Error("outside");
      body = readFileSync(file);
    } catch {
      response.writeHead(404, { "Content-Type": "text/plain" }).end("no such file");
      return;
    }
    const answer = () => response.writeHead(200, {
      "Content-Security-Policy": policy,
      "Content-Type": types[extname(file)] ?? "application/octet-stream",
      "X-Content-Type-Options": "nosniff",
    }).end(body);
    if (extname(file) === ".woff2" && fontDelay) setTimeout(answer, fontDelay);
    else answer();
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  const origin = `http://127.0.0.1:${server.address().port}`;
  return { origin, close: () => server.close() };
}

/** The browser of this machine, whatever name it has. */
export async function launch() {
  const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
  for (const name of names) {
    try {
      const executablePath = execFileSync("which", [name], { encoding: "utf8" }).trim();
      const args = ["--no-sandbox", "--disable-dev-shm-usage", "--font-render-hinting=none"];
      return await chromium.launch({ executablePath, args });
    } catch (fault) {
      if (!String(fault).includes("which")) throw fault;
    }
  }
  throw new Error(`no browser: ${names.join(", ")}`);
}
