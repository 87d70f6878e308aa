import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { leftovers } from "../../../../packages/pulumi-compose/e2e/support/engine";
import { type Page, pages, root } from "../src/pages";
import { projects } from "./other-names";
import { hasCommands, type Played, playPage } from "./play-page";

const envFile = join(root, ".toolchain/env.json");
const toolchain: NodeJS.ProcessEnv = existsSync(envFile) ? JSON.parse(readFileSync(envFile, "utf8")) : {};
const describeWithToolchain = existsSync(envFile) ? describe : describe.skip;

/**
 * Declares the tests that play pages: every command of them, with what it prints. `DOCS=tutorial` plays one page.
 *
 * @param which of the pages that have commands.
 */
export function playPages(what: string, which: (page: Page) => boolean): void {
  describeWithToolchain(what, () => play(which));
}

function play(which: (page: Page) => boolean): void {
  const played: Played[] = [];
  const wanted = pages()
    .filter(hasCommands)
    .filter(which)
    .filter(({ path }) => path.includes(process.env.DOCS ?? ""));
  if (wanted.length === 0) {
    test.skip(`none of these pages is ${process.env.DOCS}`, () => undefined);
    return;
  }

  test.each(wanted.map((page) => [page.path, page] as const))("%s", async (_, page) => {
    played.push(await playPage(page, { ...process.env, ...toolchain }));
  });

  test("nothing is left on the engine", async () => {
    for (const project of projects) expect(await leftovers(project)).toEqual([]);
  });

  test("what is not run says why", () => {
    const notRun = played.flatMap((page) => page.notRun);
    const ran = played.reduce((sum, { commands }) => sum + commands, 0);
    console.info([`${ran} commands ran; ${notRun.length} blocks did not:`, ...notRun].join("\n  "));
    expect(ran).toBeGreaterThan(0);
  });
}
