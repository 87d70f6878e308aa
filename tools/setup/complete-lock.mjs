// npm run lock: adds to package-lock.json the optional packages of other platforms that npm has left out, as it does
// when its registry does not offer them here. Without them `npm ci` refuses the lock file, and on those platforms the
// tools would have no binary. To be run after every change of a dependency.
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { missingOptionals } from "./missing-optionals.mjs";

const file = join(dirname(fileURLToPath(import.meta.url)), "../../package-lock.json");
const lock = JSON.parse(readFileSync(file, "utf8"));
const missing = missingOptionals(lock.packages);
for (const { path, entry } of missing) lock.packages[path] = entry;

// npm's own order, so that its next change is a small one.
const order = new Intl.Collator("en").compare;
const sorted = Object.entries(lock.packages).sort(([a], [b]) => order(a, b));
writeFileSync(file, `${JSON.stringify({ ...lock, packages: Object.fromEntries(sorted) }, undefined, 2)}\n`);
console.log(`lock     ${missing.length} optional packages of other platforms added`);
