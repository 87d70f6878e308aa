import type { AsideOptions, Claims, ProjectHolder } from "@pulumi-compose/docker-health";
import { RELAY_LABEL } from "../labels";
import { makeWay } from "./make-way";

const nothing: Claims = { name: "", ports: [], addresses: [], volumes: [] };
const wants: Claims = {
  name: "shop-new-1",
  ports: [{ published: 8080, protocol: "tcp", ip: "" }],
  addresses: [{ network: "f00", address: "10.0.0.9" }],
  volumes: ["shop_data"],
};
const { ports, addresses, volumes } = wants;

interface Found {
  readonly has: Partial<Claims>;
  /** What it was given; default: what it has. */
  readonly given?: Partial<Claims>;
  /** Present: it is in the file; undefined within: what it is to have is not known. */
  readonly planned?: { readonly claims: Partial<Claims> | undefined };
  readonly inState?: boolean;
  readonly labels?: Readonly<Record<string, string>>;
}

async function meet({ has, given = has, planned, inState = true, labels: more = {} }: Found) {
  const labels = { "com.docker.compose.service": "old", ...more };
  const name = "shop-old-1";
  const holder: ProjectHolder = { id: "c1", labels, runs: true, image: "", has: { ...nothing, name, ...has } };
  const done: AsideOptions[] = [];
  let asked = 0;
  const keeper = {
    holders: async () => [holder],
    given: async () => ({ ...nothing, ...given }),
    setAside: async (_: string, options: AsideOptions) => {
      done.push(options);
      return "c1_shop-old-1";
    },
  };
  const told = await makeWay(keeper, {
    project: "shop",
    wants,
    isInFile: () => planned !== undefined,
    planned: async () => planned?.claims && { ...nothing, ...planned.claims },
    inState: async () => {
      asked += 1;
      return new Map(inState ? [["c1", 7]] : []);
    },
  });
  return { done, told, asked };
}

const stopped = [{ stopWithin: 7 }];

describe("what has left the file goes first where it holds what is needed, and only then", () => {
  test.each([
    ["its port", { has: { ports } }, stopped],
    ["its address", { has: { addresses } }, stopped],
    ["its name", { has: { name: wants.name } }, stopped],
    ["a volume that both write to", { has: { volumes } }, stopped],
    [
      "its port, a relay, which serves nobody then",
      { has: { ports }, labels: { [RELAY_LABEL]: "web" } },
      [{ stopWithin: 0 }],
    ],
    ["nothing", { has: {} }, []],
    ["its port, but it is of no state", { has: { ports }, inState: false }, []],
  ])("%s", async (_, found, expected) => {
    const { done, told } = await meet(found);
    expect(done).toEqual(expected);
    expect(told).toHaveLength(expected.length);
  });

  test("it is told", async () => {
    const { told } = await meet({ has: { ports, addresses } });
    expect(told).toEqual([
      "stopped shop-old-1, which is not in the file any more, for port 8080/tcp, address 10.0.0.9 (it is c1_shop-old-1 until then)",
    ]);
  });

  test("the state is not asked for without need", async () => {
    expect((await meet({ has: {} })).asked).toBe(0);
  });
});

describe("what is in the file makes way where it is to give up what is needed, and only then", () => {
  test.each([
    ["its port", { has: { ports }, planned: { claims: {} } }, stopped],
    ["its address", { has: { addresses }, planned: { claims: { ports } } }, stopped],
    ["its name, which takes no stop", { has: { name: wants.name }, planned: { claims: { name: "b" } } }, [{}]],
    ["a port that it keeps", { has: { ports }, planned: { claims: { ports } } }, []],
    ["a port that the engine chose for it", { has: { ports }, given: {}, planned: { claims: {} } }, []],
    ["a port, and what it is to have is not known", { has: { ports }, planned: { claims: undefined } }, []],
    ["a volume: who mounts it goes on until it is replaced", { has: { volumes }, planned: { claims: {} } }, []],
  ])("%s", async (_, found, expected) => {
    expect((await meet(found)).done).toEqual(expected);
  });
});
