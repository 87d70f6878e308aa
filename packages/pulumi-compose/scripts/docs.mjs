// Writes docs/08-docker-target.md from the table of attributes. Build before.
import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const { supportTable } = require("../dist/mapping/support-table.js");
writeFileSync(new URL("../../../docs/08-docker-target.md", import.meta.url), supportTable());
