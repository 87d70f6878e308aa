import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

jest.setTimeout(120_000);

const root = resolve(__dirname, "../../..");
const script = join(__dirname, "../version.mjs");
let at: string;

const git = (...args: string[]) =>
  execFileSync("git", ["-c", "user.name=test", "-c", "user.email=test@localhost", ...args], {
    cwd: at,
    encoding: "utf8",
  });

/** Manifests, change logs and notes of this repository, in a work tree of their own. */
beforeAll(() => {
  at = mkdtempSync(join(tmpdir(), "version-"));
  cpSync(join(root, "package.json"), join(at, "package.json"));
  writeFileSync(join(at, "package-lock.json"), "{}\n");
  cpSync(join(root, ".changeset"), join(at, ".changeset"), { recursive: true });
  for (const kind of ["packages", "tools", "tools/closed-network", "tools/testing", "stacks"]) {
    for (const entry of readdirSync(join(root, kind), { withFileTypes: true })) {
      if (!entry.isDirectory()) continue;
      for (const name of ["package.json", "CHANGELOG.md"]) {
        if (!readdirSync(join(root, kind, entry.name)).includes(name)) continue;
        mkdirSync(join(at, kind, entry.name), { recursive: true });
        cpSync(join(root, kind, entry.name, name), join(at, kind, entry.name, name));
      }
    }
  }
  note("first", "minor", "Something that nobody has had before.");
  git("init", "-q", "-b", "main");
  commit();
});
afterAll(() => rmSync(at, { recursive: true, force: true }));

function commit(): void {
  git("add", "-A");
  git("commit", "-q", "-m", "state");
}

function note(name: string, bump: string, text: string): void {
  writeFileSync(join(at, ".changeset", `${name}.md`), `---\n"pulumi-compose": ${bump}\n---\n\n${text}\n`);
}

function version(): string {
  const run = spawnSync(process.execPath, [script, at], { encoding: "utf8" });
  expect(run.status === 0 ? "" : run.stderr).toBe("");
  return run.stdout;
}

const notes = () => readdirSync(join(at, ".changeset")).filter((name) => name.endsWith(".md"));
const changelog = () => readFileSync(join(at, "packages/cli/CHANGELOG.md"), "utf8");

/** Every version of a published package that a manifest names, its own or another's. */
function versions(): string[] {
  const found = ["packages", "tools", "tools/closed-network", "tools/testing", "stacks"].flatMap((kind) =>
    readdirSync(join(at, kind)).flatMap((name) => {
      const manifest = join(at, kind, name, "package.json");
      if (!existsSync(manifest)) return [];
      const text = readFileSync(manifest, "utf8");
      const own = kind === "packages" ? [/^ {2}"version": "(.*)"/m.exec(text)?.[1] ?? ""] : [];
      return [
        ...own,
        ...[...text.matchAll(/"(?:pulumi-compose|@pulumi-compose\/[\w-]+)": "(\d.*)"/g)].map(([, v = ""]) => v),
      ];
    }),
  );
  return [...new Set(found)];
}

test("the notes become the next version, of all packages and of who depends on them; a note alone makes the one after", () => {
  const [current = ""] = versions();
  const neverReleased = changelog().includes("## Unreleased");
  const first = version();

  const [next = "", ...others] = versions();
  expect(others).toEqual([]);
  expect(first).toContain(`version  ${current} → ${next}`);
  expect(next === current).toBe(neverReleased);
  expect(notes()).toEqual([]);
  expect(changelog()).toContain(`## ${next}\n`);
  expect(changelog()).not.toContain("## Unreleased");
  expect(changelog()).toContain("Something that nobody has had before.");
  commit();

  note("second", "patch", "Something is mended.");
  commit();
  version();
  const [patched = "", ...unlike] = versions();
  expect(unlike).toEqual([]);
  expect(patched).toBe(next.replace(/\d+$/, (digits) => String(Number(digits) + 1)));
  expect(changelog().indexOf(`## ${patched}\n`)).toBeLessThan(changelog().indexOf(`## ${next}\n`));
});
