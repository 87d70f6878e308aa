import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createProgram } from "./create-program";
import { registry } from "./registry";

const { version } = JSON.parse(readFileSync(join(__dirname, "../package.json"), "utf8"));

/** What a program prints instead of running a command. */
async function printed(...args: string[]): Promise<string> {
  const { program, args: read } = await createProgram(args);
  let out = "";
  program.exitOverride().configureOutput({ writeOut: (text) => (out += text), writeErr: (text) => (out += text) });
  await program.parseAsync([...read], { from: "user" }).catch(() => undefined);
  return out;
}

test("--version prints the version and nothing else", async () => {
  expect(await printed("--version")).toBe(`${version}\n`);
});

test("the help has every command with its summary", async () => {
  const help = (await printed("--help")).replace(/\s+/g, " ");
  for (const { name, alias, summary } of registry.filter(({ isHidden }) => !isHidden)) {
    expect(help).toContain(`${alias === undefined ? name : `${name}|${alias}`} `);
    expect(help).toContain(` ${summary}`);
  }
});

test("a command that does not exist is named, with one that does", async () => {
  expect(await printed("prevew")).toMatch(/unknown command 'prevew'[\s\S]*preview/);
});
