import type { PlannedResource } from "../../resources/planned-resource";
import type { StateResource } from "../../resources/state-resource";
import { type Changing, changeLimits } from "./change-limits";
import type { ChangeOptions } from "./change-options";

const types = {
  container: "docker:index/container:Container",
  network: "docker:index/network:Network",
  volume: "docker:index/volume:Volume",
  image: "docker:index/remoteImage:RemoteImage",
  service: "compose:index:Service",
  mark: "pulumi:index:Stash",
};

function resource(kind: keyof typeof types, name: string, parts: Partial<StateResource> = {}): StateResource {
  const base = {
    urn: `${kind} ${name}`,
    type: types[kind],
    name,
    id: name,
    protected: false,
    engineName: "",
    networks: [],
  };
  return { ...base, dependencies: [], uses: [], ...parts };
}

/** A container of a service, in its component. */
const container = (service: string, index = 1, uses: readonly string[] = []) =>
  resource("container", `shop-${service}-${index}`, { parent: `service shop-${service}`, uses });

const state = [
  resource("service", "shop-web"),
  resource("service", "shop-db"),
  resource("service", "shop-old"),
  resource("network", "shop-default"),
  resource("network", "shop-front"),
  resource("volume", "shop-data"),
  resource("image", "shop-web"),
  container("db", 1, ["network shop-default", "volume shop-data"]),
  container("web", 1, ["network shop-default", "network shop-front"]),
  container("web", 2, ["network shop-default", "network shop-front"]),
  resource("volume", "shop-web-2.anon", { parent: "service shop-web" }),
  container("old", 1, ["network shop-default"]),
];

const plannedOf = (service: string): PlannedResource => ({ type: types.container, name: `shop-${service}-1`, service });
const web: readonly PlannedResource[] = [
  { type: types.image, name: "shop-web", isBuilt: true },
  { type: types.network, name: "shop-default" },
  { type: types.network, name: "shop-front" },
  plannedOf("web"),
];
const all = [...web, { type: types.volume, name: "shop-data" }, plannedOf("db")];

const whole: Changing = { project: "shop", services: ["web", "db"], named: [], still: [], planned: all };
const onlyWeb: Changing = { ...whole, only: ["web"], named: ["web"], planned: web };

test.each<[string, Changing, ChangeOptions, readonly string[], readonly string[]]>([
  ["without names everything may change", whole, {}, [], []],
  [
    // The second web is one too many, and goes; its data stays. So does the network that others have.
    "what was not named stays",
    onlyWeb,
    {},
    [
      "service shop-db",
      "service shop-old",
      "volume shop-data",
      "container shop-db-1",
      "volume shop-web-2.anon",
      "container shop-old-1",
      "network shop-default",
    ],
    [],
  ],
  [
    "orphans go if asked",
    onlyWeb,
    { removeOrphans: true },
    [
      "service shop-db",
      "service shop-old",
      "volume shop-data",
      "container shop-db-1",
      "volume shop-web-2.anon",
      "network shop-default",
    ],
    [],
  ],
  ["all are made anew", whole, { forceRecreate: true }, [], ["container shop-web-1", "container shop-db-1"]],
  [
    "only the named one is made anew",
    { ...whole, named: ["web"] },
    { forceRecreate: true },
    [],
    ["container shop-web-1"],
  ],
  ["and what it depends on", { ...whole, named: ["web"] }, { alwaysRecreateDeps: true }, [], ["container shop-db-1"]],
  [
    "nothing is made anew, with what it is on",
    whole,
    { recreate: false },
    ["container shop-web-1", "container shop-db-1", "network shop-default", "network shop-front", "volume shop-data"],
    [],
  ],
  [
    "but what is gone from the engine",
    { ...whole, there: new Set(["shop-web-1"]) },
    { recreate: false },
    ["container shop-web-1", "network shop-default", "network shop-front"],
    [],
  ],
  ["nothing is built", whole, { build: false }, ["image shop-web"], []],
])("%s", (_, changing, options, exclude, replace) => {
  const limits = changeLimits(state, changing, options);
  expect([...limits.exclude].sort()).toEqual([...exclude].sort());
  expect(limits.replace).toEqual(replace);
});

test("what is kept and does not run is told, with its service", () => {
  const ids = new Set(["shop-web-1", "shop-db-1"]);
  const kept = { ...whole, there: ids, ended: new Set(["shop-db-1"]) };
  expect(changeLimits(state, kept, { recreate: false }).resting).toMatchObject([
    { id: "shop-db-1", resource: "shop-db-1", service: "db" },
  ]);
  expect(changeLimits(state, kept, {}).resting).toEqual([]);
  expect(changeLimits(state, { ...kept, still: ["db"] }, { recreate: false }).resting).toEqual([]);
});

test("a container in the namespaces of one that may be made anew is at risk where it is not meant", () => {
  const side = container("side", 1, ["container shop-web-1"]);
  expect(changeLimits([...state, side], onlyWeb, {}).atRisk).toEqual([side]);
  const meant = { ...onlyWeb, only: ["web", "side"], planned: [...web, plannedOf("side")] };
  expect(changeLimits([...state, side], meant, {}).atRisk).toEqual([]);
});

test.each<[string, Pick<Changing, "there" | "ended">, boolean, boolean]>([
  ["runs", {}, true, false],
  ["is gone", { there: new Set(["shop-side-1"]) }, true, true],
  ["has ended", { ended: new Set(["shop-web-1"]) }, true, true],
  ["has ended, as it was to", { ended: new Set(["shop-web-1"]) }, false, false],
])("who is in the namespaces of one that %s", (_, known, always, isBehind) => {
  const owners = state.map((one) => (one.name === "shop-web-1" ? { ...one, runs: { always, restart: "no" } } : one));
  const side = container("side", 1, ["container shop-web-1"]);
  const { leftBehind } = changeLimits([...owners, side], { ...onlyWeb, ...known }, {});
  expect(leftBehind.map(({ sharer, owner }) => `${sharer.name} ${owner.name}`)).toEqual(
    isBehind ? ["shop-side-1 shop-web-1"] : [],
  );
});

test("a hook that has left the file goes with its service's change, and is at no risk", () => {
  const hook = (index: number, uses: readonly string[] = []) => [
    resource("service", `shop-web-pre_start-${index}`),
    { ...container(`web-pre_start-${index}`, 1, uses), hookOf: "web" },
  ];
  const hooks = [...hook(0), ...hook(1, ["container shop-web-pre_start-0-1"])];
  const planned = [...web, plannedOf("web-pre_start-0")];
  const limits = changeLimits([...state, ...hooks], { ...onlyWeb, only: ["web", "web-pre_start-0"], planned }, {});
  expect(limits.exclude.filter((urn) => urn.includes("pre_start"))).toEqual([]);
  expect(limits.atRisk).toEqual([]);
});

test.each([
  [{}, true],
  [{ removeOrphans: true }, false],
])("a hook's container goes with its service that has left the file: %j", (options, stays) => {
  const hook = [resource("service", "shop-old-pre_start-0"), { ...container("old-pre_start-0"), hookOf: "old" }];
  const { exclude } = changeLimits([...state, ...hook], onlyWeb, options);
  const gone = ["container shop-old-1", "container shop-old-pre_start-0-1"];
  expect(gone.map((urn) => exclude.includes(urn))).toEqual([stays, stays]);
});

test("a relay goes with its service's change, and stays where that is not meant", () => {
  const relay = [resource("service", "shop-web-relay"), { ...container("web-relay"), relayOf: "web" }];
  const planned = [...web, plannedOf("web-relay")];
  const { exclude } = changeLimits([...state, ...relay], { ...onlyWeb, only: ["web", "web-relay"], planned }, {});
  expect(exclude.filter((urn) => urn.includes("relay"))).toEqual([]);
  const others = changeLimits([...state, ...relay], { ...onlyWeb, only: ["db"], named: ["db"], planned: [] }, {});
  expect(others.exclude).toContain("container shop-web-relay-1");
});

test("one that is too many goes, whoever of the others needs it", () => {
  const [user, other] = [container("user"), container("other")].map((one) => ({
    ...one,
    dependencies: ["container shop-web-1", "container shop-web-2"],
  }));
  if (!user || !other) throw new Error("there is nobody");
  const limits = changeLimits([...state, user, other], onlyWeb, {});
  expect(limits.needed.map(({ name }) => name)).toEqual(["shop-web-2"]);
  expect(limits.exclude).toEqual(expect.arrayContaining([user.urn, other.urn]));
  expect(changeLimits([...state, user], whole, {}).needed).toEqual([]);
  // What has left the file likewise.
  const old = [resource("service", "shop-user"), { ...user, dependencies: ["container shop-old-1"] }];
  expect(
    changeLimits([...state, ...old], { ...onlyWeb, services: [...whole.services, "user"] }, { removeOrphans: true })
      .needed,
  ).toMatchObject([{ name: "shop-old-1" }]);
});

test("who lives in one that is too many is not lost", () => {
  const side = container("side", 1, ["container shop-web-2"]);
  expect(() => changeLimits([...state, side], onlyWeb, {})).toThrow("shop-side-1 lives in a container that is to go");
});

test("what has to be there and is not is told before anything is done", () => {
  expect(() => changeLimits([], whole, { build: false })).toThrow("shop-web has not been built yet");
  expect(() => changeLimits([], { ...onlyWeb, named: ["side"], still: ["web"] }, {})).toThrow(
    "shop-web-1 is not there, and a container of side is to run in it",
  );
});

describe("what says that a container's hooks have run", () => {
  const mark = (service: string, index = 1) =>
    resource("mark", `shop-${service}-${index}.post_healthy`, {
      parent: `service shop-${service}`,
      dependencies: [`container shop-${service}-${index}`],
    });
  const marked = [...state, mark("db"), mark("web"), mark("web", 2), mark("old")];
  const staying = (changing: Changing, options: ChangeOptions = {}) =>
    changeLimits(marked, changing, options).exclude.filter((urn) => urn.startsWith("mark"));

  test.each<[string, Changing, ChangeOptions, readonly string[]]>([
    ["all are meant", whole, {}, []],
    ["stays with what was not named", onlyWeb, {}, ["mark shop-db-1.post_healthy", "mark shop-old-1.post_healthy"]],
    ["goes with an orphan", onlyWeb, { removeOrphans: true }, ["mark shop-db-1.post_healthy"]],
    [
      "stays with what is left as it is",
      whole,
      { recreate: false },
      ["mark shop-db-1.post_healthy", "mark shop-web-1.post_healthy"],
    ],
  ])("%s", (_, changing, options, expected) => {
    expect(staying(changing, options)).toEqual(expected);
  });
});
