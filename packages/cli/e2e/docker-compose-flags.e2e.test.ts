import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { globalOptions } from "../dist/command-line/global-options";
import { upRefusals } from "../dist/command-line/up-refusals";
import { command as config } from "../dist/commands/config-command";
import { command as down } from "../dist/commands/down-command";
import { command as run } from "../dist/commands/run-command";
import { command as up } from "../dist/commands/up-command";

const root = resolve(__dirname, "../../..");
const peer = join(root, ".toolchain/bin/docker-compose");
const page = readFileSync(join(root, "docs/02-from-docker-compose.md"), "utf8");

/** A command of docker compose's, and the section of the page that has its flags. */
const commands = [
  { command: "", section: "Before every command", options: globalOptions() },
  { command: "up", section: "up", options: up.options },
  { command: "down", section: "down", options: down.options },
  { command: "run", section: "run", options: run.options },
  { command: "config", section: "config", options: config.options },
] as const;

/** What the page has of docker compose 5.7, where the one that is here is an older one. */
const newer: ReadonlyMap<string, readonly string[]> = new Map([["run", ["--no-recreate"]]]);

/** The flags of a help, each by its long name with the short one where there is one. */
function flagsIn(help: string): ReadonlyMap<string, string | undefined> {
  const found = [...help.matchAll(/^ {2,6}(?:(-\w), )?(--[\w-]+)/gm)];
  return new Map(found.map(([, short, long = ""]) => [long, short]));
}

/** The flags of the page's table, likewise, with what is said of each. */
function flagsOfPage(section: string): ReadonlyMap<string, { readonly short?: string; readonly text: string }> {
  const [, text = ""] = page.split(`\n### ${section}\n`);
  const rows = [...(text.split("\n#")[0] ?? "").matchAll(/^\| (?:`(-\w)`, )?`(--[\w-]+)` \| (.+) \|$/gm)];
  return new Map(rows.map(([, short, long = "", said = ""]) => [long, { ...(short && { short }), text: said }]));
}

const withPeer = existsSync(peer) ? test : test.skip;
if (!existsSync(peer)) console.warn("skipped: there is no docker compose to ask; `npm run setup` builds it");

describe.each(commands)("docker compose $command", ({ command, section, options }) => {
  const help = () => {
    const { status, stdout } = spawnSync(peer, [...(command === "" ? [] : [command]), "--help"], { encoding: "utf8" });
    expect(status).toBe(0);
    const flags = flagsIn(stdout);
    expect(flags.size).toBeGreaterThan(4);
    return flags;
  };

  withPeer("the page has every flag, and no other", () => {
    const flags = help();
    const isNewer = (long: string) => newer.get(section)?.includes(long) === true && !flags.has(long);
    const said = [...flagsOfPage(section)].filter(([long]) => !isNewer(long)).map(([long, { short }]) => [short, long]);
    expect(said.sort()).toEqual([...flags].map(([long, short]) => [short, long]).sort());
  });

  withPeer("ours knows every flag, short and long", () => {
    for (const [long, short] of help()) {
      const option = options.find((one) => one.long === long);
      expect({ long, short: option?.short }).toEqual({ long, short });
    }
  });
});

test("what the page calls refused is, and nothing else", () => {
  const refused = [...flagsOfPage("up")].filter(
    ([, { text }]) => text.startsWith("refused:") || text.startsWith("refused,"),
  );
  const known = upRefusals.map(({ flags }) => /--[\w-]+/.exec(flags)?.[0]);
  expect(refused.map(([long]) => long).sort()).toEqual(known.sort());
  for (const section of ["down", "run", "config"])
    expect([...flagsOfPage(section).values()].filter(({ text }) => text.startsWith("refused"))).toEqual([]);
});
