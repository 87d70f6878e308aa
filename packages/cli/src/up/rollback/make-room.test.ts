import type { ServiceContainer } from "@pulumi-compose/docker-health";
import type { Json, StateEntry } from "../state/state-entry";
import { entry } from "../testing/an-entry";
import { makeRoom } from "./make-room";

const with_ = (name: string, id: string, inputs: Json) =>
  entry("container", name, id, { inputs: { name: `shop-${name}`, ...inputs } });
const port = (external: number) => ({ ports: [{ internal: 80, external, protocol: "tcp", ip: "" }] });

async function asides(back: readonly StateEntry[], now: readonly StateEntry[]) {
  const done: string[] = [];
  const containers = now.map(
    ({ id = "" }): ServiceContainer => ({ id, name: id, labels: {}, runs: true, stopTimeout: 7, memberships: [] }),
  );
  await makeRoom(back, now, containers, {
    keeper: {
      setAside: async (id, { stopWithin }) => {
        done.push(`${id} ${stopWithin ?? "runs on"}`);
        return `x_${id}`;
      },
    },
    say: () => {},
  });
  return done;
}

test.each<[string, readonly StateEntry[], readonly StateEntry[], readonly string[]]>([
  ["a port that a new one has", [with_("web-1", "w1", port(80))], [with_("proxy-1", "p", port(80))], ["p 7"]],
  ["only a name", [with_("web-1", "w1", { name: "store" })], [with_("other-1", "o", { name: "store" })], ["o runs on"]],
  [
    "an address",
    [with_("web-1", "w1", { networksAdvanced: [{ name: "n", ipv4Address: "10.0.0.2" }] })],
    [with_("other-1", "o", { networksAdvanced: [{ name: "n", ipv4Address: "10.0.0.2" }] })],
    ["o 7"],
  ],
  [
    "ports that two have exchanged",
    [with_("a-1", "a1", port(1)), with_("b-1", "b1", port(2))],
    [with_("a-1", "a2", port(2)), with_("b-1", "b2", port(1))],
    ["a2 7", "b2 7"],
  ],
  [
    "a volume that a new one writes to",
    [with_("db-1", "d1", { volumes: [{ volumeName: "data", containerPath: "/d" }] })],
    [with_("new-1", "n", { mounts: [{ type: "volume", source: "data", target: "/d" }] })],
    ["n 7"],
  ],
  ["nothing", [with_("web-1", "w1", port(80))], [with_("proxy-1", "p", port(81))], []],
  ["its own", [with_("web-1", "w1", port(80))], [with_("web-1", "w2", port(80))], []],
])("%s", async (_, back, now, expected) => {
  expect(await asides(back, now)).toEqual(expected);
});

test("a volume that two have always had together is no reason", async () => {
  const data = { volumes: [{ volumeName: "data", containerPath: "/d" }] };
  const before = [with_("db-1", "d1", data), with_("backup-1", "b1", data)];
  expect(await asides(before, [with_("db-1", "d2", data), with_("backup-1", "b2", data)])).toEqual([]);
});
