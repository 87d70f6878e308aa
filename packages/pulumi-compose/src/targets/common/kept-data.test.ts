import { planOf } from "../../testing/plan-of";
import { swarmPlanOf } from "../../testing/swarm-plan-of";

const said = (service: string, plan: typeof planOf | typeof swarmPlanOf = swarmPlanOf) =>
  plan(`services:\n  db: { ${service} }\nvolumes: { data: }`).diagnostics.filter(
    ({ code }) => code === "target/unkept-data",
  );

test("data that a swarm does not keep is said, with its line and the volume to give it", () => {
  const [only] = said("image: docker.io/library/postgres:16-alpine");
  expect(only).toMatchObject({ severity: "warning", path: ["services", "db", "image"], place: { line: 2 } });
  expect(only?.message).toContain("/var/lib/postgresql/data,");
  expect(only?.hint).toContain('volumes: ["db-data:/var/lib/postgresql/data"]');
});

test("on a single engine it is kept, unless its place depends on a variable", () => {
  expect(said("image: docker.io/library/postgres:16-alpine", planOf)).toEqual([]);
  const [only] = said('image: "postgres:${SECRET}"', planOf);
  expect(only?.message).toContain("in /var/lib/postgresql or /var/lib/postgresql/data,");
});

test.each([
  ["image: postgres", "/var/lib/postgresql,"],
  ["image: postgres:18", "/var/lib/postgresql,"],
  ["image: influxdb:1.8", "/var/lib/influxdb,"],
  ['image: mongo, volumes: ["/data/db"]', "/data/db,"],
])("%s", (service, path) => {
  expect(said(service).map(({ message }) => message)).toEqual([expect.stringContaining(path)]);
});

test.each([
  'image: mysql:8, volumes: ["data:/var/lib/mysql/"]',
  'image: mysql:8, volumes: ["./db:/var/lib"]',
  'image: postgres:18, volumes: ["data:/var/lib/postgresql/data"]',
  "image: mysql:8, tmpfs: ['/var/lib/mysql:size=64m']",
  'image: mysql:8, volumes_from: ["container:other"]',
  "image: mysql:8, build: ./db",
  "image: redis:7",
  "image: example/postgres",
])("nothing is said of %s", (service) => {
  expect(said(service)).toEqual([]);
});
