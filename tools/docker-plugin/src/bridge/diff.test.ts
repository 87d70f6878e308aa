import { CONTAINER_SCHEMA, NETWORK_SCHEMA } from "../schema";
import { UNKNOWN, type ValueMap } from "../values/value";
import { diff } from "./diff";
import { plan } from "./plan";

const defaults = { __defaults: [], image: "a", name: "c" };

/** A container as it is recorded after it has been made with these inputs. */
function recorded(inputs: ValueMap): ValueMap {
  const planned = plan(CONTAINER_SCHEMA.fields, null, { ...defaults, ...inputs });
  const known = Object.entries(planned).map(([name, value]) => [name, value === UNKNOWN ? engineValue(name) : value]);
  return Object.fromEntries(known);
}

const LISTS = ["command", "entrypoints", "envs", "labels", "networkDatas", "securityOpts"];

function engineValue(name: string) {
  return LISTS.includes(name) ? [] : null;
}

const verdict = (before: ValueMap, after: ValueMap, ignore: readonly string[] = []) => {
  const result = diff(CONTAINER_SCHEMA, recorded(before), { ...defaults, ...after }, ignore);
  return Object.fromEntries(result.detailed);
};

describe("the verdict on a change", () => {
  it.each<[string, ValueMap, ValueMap, Record<string, string>]>([
    ["nothing", { envs: ["A=1", "B=2"] }, { envs: ["B=2", "A=1"] }, {}],
    ["one more of a set", { envs: ["A=1"] }, { envs: ["A=1", "B=2"] }, { "envs[1]": "add-replace" }],
    ["a property taken away", { user: "1" }, {}, {}],
    ["a limit", { memory: 64 }, { memory: 128 }, { memory: "update" }],
    ["a limit taken away", { memory: 64 }, {}, { memory: "delete" }],
    [
      "a map's entry",
      { sysctls: { a: "1" } },
      { sysctls: { a: "1", "b.c": "2" } },
      { 'sysctls["b.c"]': "add-replace" },
    ],
    ["a list's item", { command: ["a", "b"] }, { command: ["a", "c", "b"] }, { "command[1]": "add-replace" }],
    ["the first healthcheck", {}, { healthcheck: { tests: ["CMD", "true"] } }, { healthcheck: "add" }],
    [
      "a port",
      { ports: [{ internal: 80, external: 1 }] },
      { ports: [{ internal: 81, external: 1 }] },
      { "ports[0].internal": "update-replace" },
    ],
    ["a value not known yet", { image: "a" }, { image: UNKNOWN }, { image: "update-replace" }],
    ["an environment not known yet", { envs: ["A=1"] }, { envs: UNKNOWN }, { envs: "update-replace" }],
    [
      "a mount's source: no attribute in it replaces, and their number is the same",
      { mounts: [{ type: "volume", source: "a", target: "/a" }] },
      { mounts: [{ type: "volume", source: "b", target: "/a" }] },
      { "mounts[0].source": "update" },
    ],
    [
      "one more mount",
      { mounts: [{ type: "volume", source: "a", target: "/a" }] },
      {
        mounts: [
          { type: "volume", source: "a", target: "/a" },
          { type: "volume", source: "b", target: "/b" },
        ],
      },
      { "mounts[1]": "add-replace" },
    ],
  ])("%s", (_, before, after, wanted) => {
    expect(verdict(before, after)).toEqual(wanted);
  });

  it("overlooks what is ignored", () => {
    expect(verdict({ envs: ["A=1"] }, { envs: ["A=2"] }, ["envs"])).toEqual({});
  });
});

describe("deleting first", () => {
  const olds = plan(NETWORK_SCHEMA.fields, null, { name: "n", driver: "bridge" });
  it.each([
    ["a name of the program's", [], true],
    ["a made-up name", ["name"], false],
  ])("with %s", (_, listed, first) => {
    const news = { __defaults: listed, name: "n", driver: "macvlan" };
    expect(diff(NETWORK_SCHEMA, olds, news, []).deleteBeforeReplace).toBe(first);
  });
});
