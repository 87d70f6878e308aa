import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { aHealth, aProbe, STARTED } from "../../../../docker-health/src/testing/a-container";
import { status } from "../../health/status/status";
import { FakeIo } from "../../testing/fake-io";
import { FakeProject } from "../../testing/fake-project";
import { noSwarm } from "../../testing/fake-swarm";

const page = join(__dirname, "../../../../../docs/26-updates.md");
const block = /(<!-- made: packages\/cli\/src\/targets\/docker\/status-page\.test\.ts -->\n```text\n)([\s\S]*?)(```)/;

const NUMBER = "com.docker.compose.container-number";

/** So many seconds before the fake engine's now. */
const before = (seconds: number) => new Date(Date.parse(STARTED) - seconds * 1_000).toISOString();

/** What `status` prints of a project while one of its containers takes over from another. */
async function printed(): Promise<string> {
  const project = new FakeProject();
  const since = (seconds: number) => ({ createdAt: before(seconds), state: { startedAt: before(seconds) } });
  // An engine keeps five probes.
  const good = (seconds: number) =>
    aHealth("healthy", 0, ...[20, 15, 10, 5, 0].map((earlier) => aProbe(-seconds - earlier, 0, "ready")));
  const aliases = ["web"];
  project.add("proxy", { healthcheck: null, ...since(270_000) });
  project.add("web", { health: good(2), aliases, ...since(270_000) }, { [NUMBER]: "1" }, "4f2a9c1");
  project.add("web", { health: aHealth("starting", 0), ...since(3) }, { [NUMBER]: "1" }, "9b03d7e");
  project.add("web", { health: good(1), aliases, ...since(270_000) }, { [NUMBER]: "2" }, "c81d20a");
  const io = new FakeIo("/");
  const edges = { io, connect: async () => project.engine, connectSwarm: noSwarm, clock: project.clock };
  await status([], { projectName: "shop" }, edges);
  return io.out.text;
}

test("docs/26-updates.md shows what status prints while an update rolls; UPDATE_DOCS=1 writes it anew", async () => {
  const text = await printed();
  const shown = readFileSync(page, "utf8");
  if (process.env.UPDATE_DOCS)
    writeFileSync(
      page,
      shown.replace(block, (_, head, __, end) => head + text + end),
    );
  expect(block.exec(readFileSync(page, "utf8"))?.[2]).toBe(text);
});
