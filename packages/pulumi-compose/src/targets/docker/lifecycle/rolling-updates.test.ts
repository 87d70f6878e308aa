import * as pulumi from "@pulumi/pulumi";
import type { NetworkEndpoint, ServiceContainer } from "@pulumi-compose/docker-health";
import type { Rollout } from "@pulumi-compose/health-model";
import type { PlannedContainer } from "../../../plan/resource-plan";
import { RollingUpdates } from "./rolling-updates";

const rollout: Rollout = { parallelism: 1, delayMs: 0, monitorMs: 0, failureAction: "pause", drainMs: 2000 };

function planned(index = 1, change: Partial<Rollout> = {}): PlannedContainer {
  return {
    kind: "container",
    key: `web-${index}`,
    name: `shop-web-${index}`,
    path: ["services", "web"],
    service: "web",
    index,
    args: { image: "i" },
    waits: [],
    replaceWith: [],
    oneShot: false,
    rollout: { ...rollout, ...change },
  };
}

const wanted = [{ name: "n1", aliases: ["shop-web-1", "web"] }];

interface Spec {
  readonly runs?: boolean;
  readonly aliases?: readonly string[];
  readonly address?: string;
  readonly number?: number;
}

/** An engine with one network, on which whoever has no container before it keeps its address. */
class FakeEngine {
  readonly containers = new Map<string, ServiceContainer>();
  readonly done: string[] = [];
  /** At which step it stops answering. */
  failsAt = Number.POSITIVE_INFINITY;
  isAway = false;
  /** Called after every step. */
  onStep = () => {};
  checks: number[] = [];
  /** What has been asked of all containers. */
  readonly asked: Readonly<Record<string, string>>[] = [];

  constructor(specs: Readonly<Record<string, Spec>>) {
    for (const [id, { runs = true, aliases = [], address = `10.0.0.${id}`, number = 1 }] of Object.entries(specs)) {
      const labels = {
        "com.docker.compose.project": "shop",
        "com.docker.compose.service": "web",
        "com.docker.compose.version": "pulumi-compose",
        "com.docker.compose.container-number": String(number),
      };
      const membership = { networkId: "n1", network: "shop_default", aliases, ipv4Address: address, macAddress: "" };
      this.containers.set(id, { id, name: id, labels, runs, stopTimeout: 10, memberships: [membership] });
    }
  }

  get keeper() {
    return async () => ({
      serviceContainers: async (labels: Readonly<Record<string, string>>) => {
        this.asked.push(labels);
        if (this.isAway) throw new Error("the engine does not answer");
        return [...this.containers.values()].filter((one) =>
          Object.entries(labels).every(([label, value]) => one.labels[label] === value),
        );
      },
      connectNetwork: async (id: string, network: string) => {
        this.step(`connect ${id} ${network}`);
        return network;
      },
      rejoinNetwork: async (id: string, _: string, { aliases = [] }: NetworkEndpoint) => {
        this.step(`${id} is ${aliases.join(",") || "nobody"}`);
        const before = this.addressOf(id);
        const ipv4Address = this.keeps.has(id) ? before : `${before}0`;
        this.change(id, { memberships: [{ ...this.membershipOf(id), aliases, ipv4Address }] });
        this.onStep();
        return ipv4Address === before;
      },
      keepsAddress: async (id: string) => this.keeps.has(id),
      check: async () => ({ exitCode: this.checks.shift() ?? 0, output: "no answer" }),
      stopContainer: async (id: string) => {
        this.step(`stop ${id}`);
        this.change(id, { runs: false });
        this.onStep();
      },
      removeContainer: async (id: string) => {
        this.step(`remove ${id}`);
        this.containers.delete(id);
        this.onStep();
      },
    });
  }

  keeps: ReadonlySet<string> = new Set(["1", "2", "3"]);

  /** Who is found by the service's name. */
  serving(): string[] {
    return [...this.containers.values()]
      .filter(({ id, runs }) => runs && this.membershipOf(id).aliases.includes("web"))
      .map(({ id }) => id);
  }

  private step(what: string): void {
    if (this.done.length >= this.failsAt) throw new Error("the engine does not answer");
    this.done.push(what);
  }

  private membershipOf(id: string) {
    const [membership] = this.containers.get(id)?.memberships ?? [];
    if (!membership) throw new Error(`no container ${id}`);
    return membership;
  }

  private addressOf(id: string): string {
    return this.membershipOf(id).ipv4Address;
  }

  private change(id: string, change: Partial<ServiceContainer>): void {
    const found = this.containers.get(id);
    if (found) this.containers.set(id, { ...found, ...change });
  }
}

const paused: number[] = [];
beforeEach(() => void paused.splice(0));

/** Updates of a project whose web-1 is to be on one network, with these in the state. */
async function rolling(engine: FakeEngine, inState: readonly string[] = ["1"], onGivenUp?: (id: string) => void) {
  await pulumi.runtime.setMocks({ newResource: ({ name }) => ({ id: name, state: {} }), call: () => ({}) });
  const updates = new RollingUpdates({
    project: "shop",
    keeper: engine.keeper,
    inState: async () => new Map(inState.map((id) => [id, 10])),
    pause: async (ms) => void paused.push(ms),
    ...(onGivenUp && { onGivenUp: ({ id }) => onGivenUp(id) }),
  });
  updates.joining(planned(), { image: "i", networksAdvanced: wanted });
  return updates;
}

const serves = { aliases: ["shop-web-1", "web"] };

test("the new one is given the names, then the old one loses them, is left alone for a while, and is stopped", async () => {
  const engine = new FakeEngine({ 1: serves, 2: {} });
  await expect((await rolling(engine)).promote(planned(), "2")).resolves.toEqual({ ok: true });
  expect(engine.done).toEqual(["2 is shop-web-1,web", "1 is nobody", "stop 1"]);
  expect(paused).toEqual([2000]);
});

test("an old one that would get another address keeps its names: what it is being asked would be lost", async () => {
  const engine = new FakeEngine({ 1: serves, 2: {} });
  engine.keeps = new Set(["2"]);
  await (await rolling(engine)).promote(planned(), "2");
  expect(engine.done).toEqual(["2 is shop-web-1,web", "stop 1"]);
});

test("it is done once, however many wait for it", async () => {
  const engine = new FakeEngine({ 1: serves, 2: {} });
  const updates = await rolling(engine);
  await Promise.all([updates.promote(planned(), "2"), updates.promote(planned(), "2")]);
  expect(engine.done).toHaveLength(3);
});

test.each([
  [[], { ok: true }, ["2 is shop-web-1,web", "1 is nobody", "stop 1"]],
  [[1, 1], { ok: true }, ["2 is shop-web-1,web", "1 is nobody", "stop 1"]],
  [
    Array.from({ length: 10 }, () => 1),
    { ok: false, why: "its check ends with 1: no answer" },
    ["2 is shop-web-1,web"],
  ],
])("one that has another address is checked again: %j", async (checks, result, done) => {
  const engine = new FakeEngine({ 1: serves, 2: {} });
  engine.keeps = new Set(["1"]);
  engine.checks = [...checks];
  await expect((await rolling(engine)).promote(planned(), "2")).resolves.toEqual(result);
  expect(engine.done).toEqual(done);
});

test.each<[string, Readonly<Record<string, Spec>>, boolean]>([
  ["one alone, by its names", { 2: serves }, false],
  ["one alone, without its names", { 2: {} }, true],
  ["an old one that serves", { 1: serves, 2: {} }, true],
  ["an old one that has ended", { 1: { runs: false }, 2: serves }, true],
  ["one of another number", { 1: { ...serves, number: 2 }, 2: serves }, false],
])("whether something is to be done: %s", async (_, specs, expected) => {
  await expect((await rolling(new FakeEngine(specs))).isUnderWay(planned(), "2")).resolves.toBe(expected);
});

test("where nothing is to be done, one question is enough for all", async () => {
  const engine = new FakeEngine({ 1: serves, 2: { ...serves, number: 2 }, 3: { ...serves, number: 3 } });
  const updates = await rolling(engine, ["1", "2", "3"]);
  const all = [planned(1), planned(2), planned(3)];
  for (const one of all) updates.joining(one, { image: "i", networksAdvanced: wanted });
  const found = await Promise.all(all.map((one) => updates.isUnderWay(one, String(one.index))));
  await updates.retire("web", all);
  expect(found).toEqual([false, false, false]);
  expect(engine.asked).toHaveLength(1);
});

test.each<[string, Readonly<Record<string, Spec>>]>([
  ["it was made meanwhile", { 1: serves }],
  ["another of its number was there", { 1: serves, 2: {} }],
  ["it lacked its names", { 2: {} }],
])("the engine is asked anew where something may be to be done: %s", async (_, specs) => {
  const engine = new FakeEngine(specs);
  const updates = await rolling(engine);
  await updates.isReplaced(planned());
  const made = new FakeEngine({ 2: {} }).containers.get("2");
  if (made) engine.containers.set("2", made);
  await expect(updates.isUnderWay(planned(), "2")).resolves.toBe(true);
  expect(engine.asked).toHaveLength(2);
});

test("what an engine has not answered at the begin it is asked again", async () => {
  const engine = new FakeEngine({ 1: serves, 2: { ...serves, number: 2 } });
  engine.isAway = true;
  const updates = await rolling(engine, ["1", "2"]);
  await expect(updates.isReplaced(planned())).resolves.toBe(false);
  engine.isAway = false;
  await expect(updates.isUnderWay(planned(), "1")).resolves.toBe(false);
  await updates.retire("web", [planned()]);
  expect(engine.done).toEqual(["2 is nobody", "stop 2"]);
});

test("what no state has is removed", async () => {
  const engine = new FakeEngine({ 1: serves, 2: {}, 3: { runs: false } });
  await (await rolling(engine)).promote(planned(), "2");
  expect([...engine.containers.keys()]).toEqual(["1", "2"]);
});

test.each([
  ["pause", undefined, [], "1 goes on serving; 2 is kept as it is, without the service's name"],
  ["rollback", "2", ["stop 2"], "1 goes on serving; 2 was stopped"],
] as const)("given up, %s", async (failureAction, told, done, left) => {
  const engine = new FakeEngine({ 1: serves, 2: {} });
  let given: string | undefined;
  const updates = await rolling(engine, ["1"], (id) => {
    given = id;
  });
  await expect(updates.giveUp(planned(1, { failureAction }), "2")).resolves.toBe(left);
  expect([given, engine.done]).toEqual([told, done]);
});

test("given up after it had been given the names, it is found by nobody", async () => {
  const engine = new FakeEngine({ 1: serves, 2: serves });
  engine.keeps = new Set();
  await (await rolling(engine)).giveUp(planned(), "2");
  expect(engine.done).toEqual(["2 is nobody"]);
});

test.each<[string, Readonly<Record<string, Spec>>, boolean]>([
  ["nobody serves", {}, true],
  ["the old one has ended", { 1: { runs: false } }, true],
  ["the old one serves", { 1: serves }, false],
  ["it is one more replica", { 2: { ...serves, number: 2 } }, false],
])("it has the service's names from the beginning: %s", async (_, specs, has) => {
  const engine = new FakeEngine(specs);
  const { networksAdvanced } = (await rolling(engine)).joining(planned(), { image: "i", networksAdvanced: wanted });
  const joined = await new Promise((resolve) => pulumi.output(networksAdvanced).apply(resolve));
  expect(joined).toEqual(has ? wanted : [{ name: "n1" }]);
});

test("given up where nobody else serves, it stays as it is", async () => {
  const engine = new FakeEngine({ 1: { runs: false }, 2: {} });
  await expect((await rolling(engine)).giveUp(planned(1, { failureAction: "rollback" }), "2")).resolves.toBeUndefined();
  expect(engine.done).toEqual([]);
});

test("what a service has too many of is not asked any more before Pulumi deletes it", async () => {
  const engine = new FakeEngine({ 1: serves, 2: { ...serves, number: 2 }, 3: { ...serves, number: 3 } });
  await (await rolling(engine, ["1", "2"])).retire("web", [planned()]);
  expect(engine.done).toEqual(["2 is nobody", "stop 2"]);
});

test("whatever it is interrupted at, somebody serves at every moment, and the next update brings it to its end", async () => {
  for (let step = 0; ; step++) {
    const engine = new FakeEngine({ 1: serves, 2: {}, 3: {} });
    const moments: number[] = [];
    engine.onStep = () => moments.push(engine.serving().length);
    engine.failsAt = step;
    const first = await (await rolling(engine)).promote(planned(), "2").catch(() => undefined);
    engine.failsAt = Number.POSITIVE_INFINITY;
    const next = await rolling(engine, ["2"]);
    if (await next.isUnderWay(planned(), "2")) await next.promote(planned(), "2");
    expect(Math.min(1, ...moments)).toBe(1);
    expect(engine.serving()).toEqual(["2"]);
    expect([...engine.containers.values()].filter(({ runs }) => runs).map(({ id }) => id)).toEqual(["2"]);
    if (first) break;
  }
});
