// For jest: the tool chain's variables, when a test is not run by `npm test` but by hand.
const { existsSync, readFileSync } = require("node:fs");
const { join } = require("node:path");

const file = join(__dirname, "../../.toolchain/env.json");
if (existsSync(file)) Object.assign(process.env, JSON.parse(readFileSync(file, "utf8")));
