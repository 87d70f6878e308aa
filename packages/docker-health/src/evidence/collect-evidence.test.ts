import { aContainer } from "../testing/a-container";
import { FakeClock } from "../testing/fake-clock";
import { FakeEngine } from "../testing/fake-engine";
import { collectEvidence, type Findings } from "./collect-evidence";

const ID = `sha256:${"0123456789abcdef".repeat(4)}`;

async function evidenceOf(image: string, names: Readonly<Record<string, string>>, change: Partial<Findings> = {}) {
  const clock = new FakeClock();
  const engine = new FakeEngine(clock);
  for (const [id, name] of Object.entries(names)) engine.imageNames.set(id, name);
  const container = { ...aContainer({ state: { status: "exited", exitCode: 127 } }), image };
  return collectEvidence(engine, clock, {
    reason: "exited",
    ref: container.name,
    container,
    ownProbes: [],
    waitedMs: 1,
    deadlineMs: undefined,
    engineWasAway: false,
    redact: [],
    ...change,
  });
}

test.each([
  ["an id with a name", ID, { [ID]: "shop/db:16" }, "shop/db:16"],
  ["an id without one", ID, {}, ID],
  ["a name", "db:1", { "db:1": "other" }, "db:1"],
])("the image: %s", async (_, image, names, shown) => {
  const { container, hints } = await evidenceOf(image, names);
  expect(container.image).toBe(shown);
  expect(hints.join()).toContain(`${shown} seems to lack`);
});

test("an engine that does not answer is not asked", async () => {
  const { container } = await evidenceOf(ID, { [ID]: "shop/db:16" }, { reason: "engine-unreachable" });
  expect(container.image).toBe(ID);
});
