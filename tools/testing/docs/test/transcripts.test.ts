import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pages, root } from "../src/pages";

/** A block, what language it says, and the comment just above it. */
interface Block {
  readonly where: string;
  readonly language: string;
  readonly above: string;
  readonly text: string;
}

const blocks = pages().flatMap(({ path, text }): Block[] => {
  const lines = text.split("\n");
  const found: Block[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const [, ticks, language = ""] = /^\s*(```+)(.*)$/.exec(lines[at] ?? "") ?? [];
    if (ticks === undefined) continue;
    const end = lines.findIndex((line, index) => index > at && line.trim() === ticks);
    const body = lines.slice(at + 1, end < 0 ? undefined : end).join("\n");
    found.push({ where: `${path}:${at + 1}`, language: language.trim(), above: lines[at - 1] ?? "", text: body });
    at = end < 0 ? lines.length : end;
  }
  return found;
});

test("every block says what language it is in: `console` is played, `text` is a drawing or names the test that makes it", () => {
  expect(blocks.length).toBeGreaterThan(100);
  expect(blocks.filter(({ language }) => language === "").map(({ where }) => where)).toEqual([]);
});

/** What a shell, a gate, a plan or a table of the command looks like. */
const printed = /^\s*\$ |\b(?:compose|health|target|gate)\/[a-z-]+: |^SERVICE +STATE|^Gates$|^\s*(?:own )?probe +\d/m;

test("what looks like something printed is made: played, or by the test that is named above it", () => {
  const suspects = blocks.filter(({ language, text }) => !["console", "sh"].includes(language) && printed.test(text));
  const unmade = suspects.filter(({ above, where }) => {
    const [, by = ""] = /^<!-- made: (\S+) -->$/.exec(above.trim()) ?? [];
    const file = join(root, by);
    const page = where.replace(/:\d+$/, "");
    return (
      by === "" || !existsSync(file) || !readFileSync(file, "utf8").includes(page.slice(page.lastIndexOf("/") + 1))
    );
  });
  expect(suspects.length).toBeGreaterThan(0);
  expect(unmade.map(({ where }) => where)).toEqual([]);
});
