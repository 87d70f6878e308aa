import { readFileSync } from "node:fs";
import { dirname } from "node:path";
import { type FileSystem, loadProject, nodeFileSystem } from "@pulumi-compose/parser";
import { corpusFiles } from "../../testing/corpus";
import { mend } from "./mend";
import { overlay } from "./overlay";

jest.setTimeout(120_000);

const all = { plan: () => ({}), wanted: () => true } as const;

/** Lines of the one that are not in the other, in order (a longest common subsequence decides). */
function without(lines: readonly string[], others: readonly string[]): string[] {
  const lengths = Array.from({ length: lines.length + 1 }, () => new Array<number>(others.length + 1).fill(0));
  const at = (i: number, j: number) => lengths[i]?.[j] ?? 0;
  for (let i = lines.length - 1; i >= 0; i--) {
    for (let j = others.length - 1; j >= 0; j--) {
      const row = lengths[i];
      if (row) row[j] = lines[i] === others[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const rest: string[] = [];
  for (let i = 0, j = 0; i < lines.length; ) {
    if (j < others.length && lines[i] === others[j]) {
      i++;
      j++;
    } else if (j < others.length && at(i, j + 1) >= at(i + 1, j)) j++;
    else rest.push(lines[i++] ?? "");
  }
  return rest;
}

const comments = (text: string) => text.match(/(?:^|\s)#.*$/gm) ?? [];

test("real files: comments stay, a second run changes nothing, few lines change", () => {
  const failures: string[] = [];
  let fixes = 0;
  const files = corpusFiles();
  for (const file of files) {
    const options = { files: [file], cwd: dirname(file), env: { HOME: "/home/me", PATH: "/bin" } };
    const load = (fs: FileSystem) => loadProject({ ...options, fs }).project;
    const { texts, fixed } = mend({ ...all, load, fs: nodeFileSystem });
    fixes += fixed.length;
    for (const [changed, text] of texts) {
      const before = readFileSync(changed, "utf8");
      const gone = without(before.split("\n"), text.split("\n"));
      // A fix rewrites lines of healthchecks, restart policies and dependencies, and no other.
      const expected =
        /healthcheck|test:|interval:|timeout:|start_period:|retries:|restart:|depends_on|^\s*- \S+\s*$|CMD|curl|exit/;
      const strange = gone.filter((line) => !expected.test(line));
      if (strange.length > 0) failures.push(`${changed}: ${strange.join(" / ")}`);
      if (comments(before).join() !== comments(text).join()) failures.push(`${changed}: comments`);
    }
    const again = mend({ ...all, load, fs: overlay(nodeFileSystem, texts) });
    if (again.texts.size > 0) failures.push(`${file}: not idempotent: ${again.fixed.map(({ code }) => code)}`);
  }
  expect(failures).toEqual([]);
  // The corpus has depends_on lists and databases without a check: there must have been something to do.
  if (files.length > 0) expect(fixes).toBeGreaterThanOrEqual(10);
});
