import { keptOf, type VolumeShape } from "./kept-of-volume";

const label = (text: string) => {
  const [name = "", value = ""] = text.split("=");
  return { label: name, value };
};

const cases: readonly [string, VolumeShape, VolumeShape, readonly string[]][] = [
  ["nothing", { name: "v", driver: "local" }, { name: "v" }, []],
  ["a name that the engine chose", { name: "chosen", driver: "local" }, {}, []],
  [
    "docker compose's labels",
    { driver: "local", labels: [label("com.docker.compose.version=5")] },
    { labels: [label("com.docker.compose.project=shop")] },
    [],
  ],
  ["options in another order", { driverOpts: { a: "1", b: "2" } }, { driverOpts: { b: "2", a: "1" } }, []],
  ["the name", { name: "v" }, { name: "w" }, ["its name (v), and the file says w"]],
  ["the driver", { driver: "nfs" }, {}, ["its driver (nfs), and the file says local"]],
  [
    "labels",
    { labels: [label("b=2"), label("a=1")] },
    { labels: [label("a=2")] },
    ["its labels (a=1, b=2), and the file says a=2"],
  ],
  [
    "options, without their values",
    { driverOpts: { o: "password=one", type: "cifs" } },
    { driverOpts: { o: "password=two", type: "cifs", device: "//d" } },
    ["its driver_opts, of which the file says otherwise: device, o"],
  ],
];

test.each(cases)("a volume keeps %s", (_, has, wanted, kept) => {
  expect(keptOf(has, wanted)).toEqual(kept);
});
