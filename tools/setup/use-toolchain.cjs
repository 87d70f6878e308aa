// For jest: the tool chain's variables, when a test is not run by `npm test` but by hand.
const { existsSync, readFileSync } = require("node:fs");
const { delimiter, join } = require("node:path");

const file = join(__dirname, "../../.toolchain/env.json");
if (existsSync(file)) {
  const { PATH, ...others } = JSON.parse(readFileSync(file, "utf8"));
  Object.assign(process.env, others);
  // One that leads to the tool chain already may lead to an engine's programs before that.
  const [bin] = PATH.split(delimiter);
  if (!(process.env.PATH ?? "").split(delimiter).includes(bin)) process.env.PATH = PATH;
}
