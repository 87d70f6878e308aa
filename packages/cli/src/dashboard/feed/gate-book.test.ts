import type { GateState } from "@pulumi-compose/dashboard";
import { planStart } from "@pulumi-compose/health-model";
import { parseProject } from "@pulumi-compose/parser";
import { GateBook } from "./gate-book";

const YAML = `name: shop
services:
  web: { image: w, depends_on: { db: { condition: service_healthy } } }
  db: { image: d, healthcheck: { test: ["CMD", "check"], interval: 10s, timeout: 3s } }
`;
const { project } = parseProject({ files: [{ name: "compose.yaml", content: YAML }] });
const gates = project ? planStart(project, { deadlineMs: 60_000 }).gates : [];

const gate = (status: GateState["status"], more: Partial<GateState> = {}) => ({
  ...{ service: "db", condition: "service_healthy", holds: ["web"], status },
  ...more,
});
const ofEngine = (status: GateState["status"]): GateState => ({ ...gate(status), by: "engine" });

function aBook() {
  const told: GateState[] = [];
  const book = new GateBook((one) => told.push(one));
  book.plan(gates);
  return { book, told, words: () => told.map(({ status, by }) => `${status} by ${by}`) };
}

test("while an update runs its word counts, with the time that is left", () => {
  const { book, told, words } = aBook();
  book.engine([ofEngine("open")]);
  book.beginUpdate();
  book.engine([ofEngine("failed")]);
  book.update(gate("waiting", { message: "starting" }), 1_000);
  book.update(gate("waiting", { message: "starting, probe 1 exit 1" }), 3_000);
  book.update(gate("open", { waitedMs: 4_000 }), 5_000);
  // It was under way when the gate opened.
  book.update(gate("waiting", { message: "late" }), 5_001);
  expect(words()).toEqual([
    "open by engine",
    "idle by update",
    "waiting by update",
    "waiting by update",
    "open by update",
  ]);
  expect(told[3]).toMatchObject({ sinceMs: 1_000, deadlineAtMs: 61_000, message: "starting, probe 1 exit 1" });
  expect(told[4]).not.toHaveProperty("deadlineAtMs");
});

test("what has failed an update stays so until it is as it was to be", () => {
  const { book, words } = aBook();
  book.beginUpdate();
  book.update(gate("waiting"), 0);
  expect(book.waitedMs("db", "service_healthy", 2_500)).toBe(2_500);
  book.update(gate("failed", { message: "is unhealthy" }), 2_500);
  book.engine([ofEngine("waiting")]);
  book.endUpdate();
  book.engine([ofEngine("failed")]);
  expect(words().at(-1)).toBe("failed by update");
  book.engine([ofEngine("open")]);
  book.engine([ofEngine("failed")]);
  expect(words().slice(-2)).toEqual(["open by engine", "failed by engine"]);
});

test("how long an open gate was waited for is known as long as it is open; the same is told once", () => {
  const { book, told } = aBook();
  book.beginUpdate();
  book.update(gate("open", { waitedMs: 700 }), 700);
  book.endUpdate();
  // A gate's own probe is sooner than the engine's.
  book.engine([ofEngine("waiting")]);
  for (let n = 0; n < 3; n += 1) book.engine([ofEngine("open")]);
  expect(told.at(-1)).toEqual({ ...ofEngine("open"), waitedMs: 700 });
  expect(told).toHaveLength(3);
  book.engine([ofEngine("waiting")]);
  expect(told.at(-1)).toEqual(ofEngine("waiting"));
});
