import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { leftovers } from "../../../packages/pulumi-compose/e2e/support/engine";
import { pages, root } from "../src/pages";
import { projects } from "./other-names";
import { hasCommands, type Played, playPage } from "./play-page";

const envFile = join(root, ".toolchain/env.json");
const toolchain: NodeJS.ProcessEnv = existsSync(envFile) ? JSON.parse(readFileSync(envFile, "utf8")) : {};
const describeWithToolchain = existsSync(envFile) ? describe : describe.skip;

describeWithToolchain("every command of the documentation", () => {
  const played: Played[] = [];
  // `DOCS=tutorial` plays one page.
  const wanted = pages()
    .filter(hasCommands)
    .filter(({ path }) => path.includes(process.env.DOCS ?? ""));

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
});
