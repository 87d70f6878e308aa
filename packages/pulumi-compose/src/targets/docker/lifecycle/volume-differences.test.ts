import { type VolumeDifference, type VolumeShape, volumeDifferences } from "./volume-differences";

const label = (text: string) => {
  const [name = "", value = ""] = text.split("=");
  return { label: name, value };
};

const cases: readonly [string, VolumeShape, VolumeShape, readonly VolumeDifference[]][] = [
  ["nothing", { name: "v", driver: "local" }, { name: "v" }, []],
  ["null and nothing", { name: "v", driverOpts: null, labels: null }, { name: "v", driverOpts: {}, labels: [] }, []],
  ["a name that the engine chose", { name: "chosen" }, {}, []],
  [
    "docker compose's labels",
    { labels: [label("com.docker.compose.version=5")] },
    { labels: [label("com.docker.compose.project=shop")] },
    [],
  ],
  ["labels that nobody asks for", { labels: [label("a=1")] }, {}, []],
  ["the order of options", { driverOpts: { a: "1", b: "2" } }, { driverOpts: { b: "2", a: "1" } }, []],
  ["an option that is a secret", { driverOpts: { o: "password=x" } }, { driverOpts: { o: { secret: "x" } } }, []],
  ["the name", { name: "v" }, { name: "w" }, [{ what: "name", has: "v", wants: "w" }]],
  ["the driver", { driver: "nfs" }, {}, [{ what: "driver", has: "nfs", wants: "local" }]],
  [
    "labels",
    { labels: [label("b=2"), label("a=1")] },
    { labels: [label("a=2")] },
    [{ what: "labels", has: "a=1, b=2", wants: "a=2" }],
  ],
  [
    "options, without their values",
    { driverOpts: { o: "password=one", type: "cifs" } },
    { driverOpts: { o: "password=two", type: "cifs", device: "//d" } },
    [{ what: "driver_opts", options: ["device", "o"] }],
  ],
];

test.each(cases)("volumes that differ in %s", (_, has, wants, differences) => {
  expect(volumeDifferences(has, wants)).toEqual(differences);
});
