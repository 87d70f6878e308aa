// Writes the generated parts of the documentation: `npm run docs -w packages/health-model` after a build.
import { mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";

const require = createRequire(import.meta.url);
const docs = fileURLToPath(new URL("../../../docs/", import.meta.url));
const { diagnosticsDoc } = require("../dist/docs/diagnostics-doc.js");
const { knownChecksDoc } = require("../dist/docs/known-checks-doc.js");
const { pictures } = require("../dist/docs/pictures.js");

mkdirSync(path.join(docs, "images"), { recursive: true });
writeFileSync(path.join(docs, "12-diagnostics-health.md"), diagnosticsDoc());
writeFileSync(path.join(docs, "13-known-checks.md"), knownChecksDoc());
for (const [name, svg] of Object.entries(pictures())) writeFileSync(path.join(docs, "images", name), svg);
