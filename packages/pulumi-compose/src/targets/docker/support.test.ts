import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { support, unusedArguments } from "./support";
import { dockerSupportPage } from "./support-page";

const root = resolve(__dirname, "../../../../..");
const schemaFile = resolve(root, "tools/closed-network/docker-plugin/recordings/schema.json");

/** Where arguments are named that attributes become. */
const named = Object.values(support)
  .map((fate) => ("becomes" in fate ? fate.becomes : ""))
  .join(" ");

test("every argument of the plugin's Container is mapped, or left out for a reason", () => {
  const schema = JSON.parse(readFileSync(schemaFile, "utf8"));
  const inputs = Object.keys(schema.resources["docker:index/container:Container"].inputProperties);
  // `mustRun` follows from who waits for whom.
  const known = (name: string) => name === "mustRun" || name in unusedArguments || named.includes(`\`${name}`);
  expect(inputs.filter((name) => !known(name))).toEqual([]);
});

test("the page about the docker target is what the table says", () => {
  const page = resolve(root, "docs/08-docker-target.md");
  const text = dockerSupportPage();
  expect(existsSync(page) ? readFileSync(page, "utf8") : "").toBe(text);
});
