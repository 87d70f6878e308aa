import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { anchorsOf } from "../src/anchors";
import { pages, root } from "../src/pages";

const all = pages();

test.each(all.map(({ path, text }) => [path, text] as const))("%s: every link leads somewhere", (path, text) => {
  const prose = text.replace(/^\s*```[\s\S]*?^\s*```/gm, "").replace(/`[^`\n]*`/g, "");
  const broken: string[] = [];
  for (const [, target = ""] of prose.matchAll(/\]\(([^)\s]+)[^)]*\)/g)) {
    if (/^[a-z]+:/.test(target)) continue;
    const [file = "", anchor] = target.split("#");
    const full = file === "" ? join(root, path) : join(root, dirname(path), decodeURIComponent(file));
    if (!existsSync(full)) broken.push(target);
    else if (anchor !== undefined && !anchorsOf(readFileSync(full, "utf8")).has(anchor)) broken.push(target);
  }
  expect(broken).toEqual([]);
});

test("pages that are named in texts and sources exist", () => {
  const broken = all.flatMap(({ path, text }) =>
    [...text.matchAll(/\bdocs\/[\w./-]+\.(?:md|svg)\b/g)]
      .map(([name]) => name)
      .filter((name) => !existsSync(join(root, name)))
      .map((name) => `${path}: ${name}`),
  );
  expect(broken).toEqual([]);
});

test("docs/README.md leads to every page, in their order", () => {
  const index = readFileSync(join(root, "docs/README.md"), "utf8");
  const numbered = all.map(({ path }) => relative("docs", path)).filter((name) => /^\d\d-/.test(name));
  const linked = [...index.matchAll(/\]\((\d\d-[\w-]+\.md)\)/g)].map(([, name]) => name);
  expect(linked).toEqual(numbered);
});

test("the decisions' index leads to every decision", () => {
  const index = readFileSync(join(root, "docs/decisions/README.md"), "utf8");
  const numbered = all.map(({ path }) => relative("docs/decisions", path)).filter((name) => /^\d{4}-/.test(name));
  const linked = [...index.matchAll(/\]\((\d{4}-[\w-]+\.md)\)/g)].map(([, name]) => name);
  expect(linked).toEqual(numbered);
  expect(numbered.length).toBeGreaterThan(0);
});

test.each(["tools", "tools/closed-network", "tools/testing", "stacks"])(
  "%s/README.md explains each that is there",
  (kind) => {
    const index = readFileSync(join(root, kind, "README.md"), "utf8");
    const explained = [...index.matchAll(/^\| (?:\[([\w-]+)\]\([^)]*\)|`([\w.-]+)`) \|/gm)].map(
      ([, link, name]) => link ?? name,
    );
    const there = readdirSync(join(root, kind)).filter((name) => name !== "README.md");
    expect([...explained].sort()).toEqual(there.sort());
  },
);

test("every stack has a page about itself", () => {
  const stacks = readdirSync(join(root, "stacks"), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(stacks.filter(({ name }) => !existsSync(join(root, "stacks", name, "README.md")))).toEqual([]);
});
