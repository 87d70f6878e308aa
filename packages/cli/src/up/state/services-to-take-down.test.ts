import type { StateResource } from "../../resources/state-resource";
import { servicesToTakeDown } from "./services-to-take-down";

function resource(type: string, name: string, parts: Partial<StateResource> = {}): StateResource {
  const base = { urn: name, type, name, id: name, protected: false, engineName: "", networks: [], uses: [] };
  return { ...base, dependencies: [], ...parts };
}

const network = (name: string) => resource("docker:index/network:Network", name);
const container = (service: string, ...dependencies: string[]) =>
  resource("docker:index/container:Container", `shop-${service}-1`, { parent: `shop-${service}`, dependencies });

const state = [
  network("front"),
  network("back"),
  ...["db", "web", "old"].map((service) => resource("compose:index:Service", `shop-${service}`)),
  container("db", "back"),
  container("web", "front", "back", "shop-db-1"),
  container("old", "back"),
];

test.each<[readonly string[], readonly string[] | undefined, readonly string[]]>([
  [["web"], undefined, ["shop-web-1", "front"]],
  [["web", "db"], undefined, ["shop-db-1", "shop-web-1", "front"]],
  [["web", "db", "old"], undefined, ["shop-db-1", "shop-web-1", "shop-old-1", "front", "back"]],
  [["web"], ["db", "web"], ["shop-web-1", "shop-old-1", "front"]],
  [["none"], undefined, []],
])("%j", (services, keeping, expected) => {
  const going = servicesToTakeDown(state, { project: "shop", services, ...(keeping && { keeping }) });
  expect(going.map(({ name }) => name)).toEqual(expected);
});

test("what says that a container's hooks have run goes with it", () => {
  const marks = ["db", "web"].map((service) =>
    resource("pulumi:index:Stash", `shop-${service}-1.post_healthy`, { dependencies: [`shop-${service}-1`] }),
  );
  const going = servicesToTakeDown([...state, ...marks], { project: "shop", services: ["web"] });
  expect(going.map(({ name }) => name)).toEqual(["shop-web-1.post_healthy", "shop-web-1", "front"]);
});

describe("with a pre_start hook", () => {
  const hook = {
    ...container("web-pre_start-0", "back", "shop-db-1"),
    parent: "shop-web-pre_start-0",
    hookOf: "web",
  };
  const hooked = [...state, resource("compose:index:Service", "shop-web-pre_start-0"), hook];
  const goingOf = (services: readonly string[], keeping?: readonly string[]) =>
    servicesToTakeDown(hooked, { project: "shop", services, ...(keeping && { keeping }) }).map(({ name }) => name);

  test("it goes with its service", () => {
    expect(goingOf(["web"])).toEqual(["shop-web-1", hook.name, "front"]);
  });

  test("it stays with its service", () => {
    expect(goingOf([], ["web", "db"])).toEqual(["shop-old-1"]);
  });

  test("what it needs is what its service needs", () => {
    expect(() => goingOf(["db"])).toThrow("web depends on db, and would lose what it needs");
  });
});

test("a relay goes with the service that it stands before", () => {
  const relay = { ...container("web-relay", "back", "shop-web-1"), parent: "shop-web-relay", relayOf: "web" };
  const relayed = [...state, resource("compose:index:Service", "shop-web-relay"), relay];
  const going = servicesToTakeDown(relayed, { project: "shop", services: ["web"] });
  expect(going.map(({ name }) => name)).toEqual(["shop-web-1", relay.name, "front"]);
});

test("nothing goes from under what needs it", () => {
  expect(() => servicesToTakeDown(state, { project: "shop", services: ["db"] })).toThrow(
    expect.objectContaining({
      message: "web depends on db, and would lose what it needs",
      hint: expect.stringContaining("`pulumi-compose down db web`"),
    }),
  );
});
