// Has one Node program read pages, as tests/extraction/texts.py has Python ones.
//
//     node tests/extraction/texts.mjs PROGRAM MODULES URLS PAGE...
//
// MODULES is the folder with node_modules, URLS a JSON file with the pages' addresses. Prints
// {"texts": [...], "seconds": ...}; the texts are HTML.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [program, modules, urls, ...paths] = process.argv.slice(2);
const find = createRequire(pathToFileURL(join(modules, "index.js")));
const PROGRAMS = {
  "@mozilla/readability": async () => {
    const { JSDOM, VirtualConsole } = find("jsdom");
    const { Readability } = find("@mozilla/readability");
    return async (html, url) => {
      const window = new JSDOM(html, { url, virtualConsole: new VirtualConsole() }).window;
      const article = new Readability(window.document).parse();
      window.close();
      return article?.content ?? "";
    };
  },
  defuddle: async () => {
    const { parseHTML } = find("linkedom");
    const { Defuddle } = await import(pathToFileURL(join(modules, "node_modules/defuddle/dist/node.js")));
    return async (html, url) => (await Defuddle(parseHTML(html).document, url, { useAsync: false })).content;
  },
};
for (const name of ["log", "warn", "error", "debug"]) console[name] = () => {};
const extract = await PROGRAMS[program]();
const addresses = JSON.parse(readFileSync(urls, "utf8"));
const texts = [];
const began = process.cpuUsage();
for (const [number, path] of paths.entries()) {
  try {
    const html = new TextDecoder().decode(readFileSync(path));
    texts.push((await extract(html, addresses[number] || "https://example.com/")) ?? "");
  } catch {
    texts.push(""); // some raise where there is nothing to read
  }
}
const { user, system } = process.cpuUsage(began);
process.stdout.write(JSON.stringify({ texts, seconds: (user + system) / 1e6 }), () => process.exit(0));
