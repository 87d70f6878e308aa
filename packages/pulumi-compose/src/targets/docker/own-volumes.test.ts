import { planOf } from "../../testing/plan-of";

const dockerfile = "/project/Dockerfile";

interface Case {
  readonly service: string;
  readonly files?: Readonly<Record<string, string>>;
  /** Where the container has volumes of its own. */
  readonly places: readonly string[];
}

const places: readonly Case[] = [
  { service: "image: busybox", places: [] },
  { service: "image: busybox, volumes: [/data, 'data:/y']", places: ["/data"] },
  { service: "image: mongo, volumes: [/data/db]", places: ["/data/db"] },
  { service: "image: docker.io/library/postgres:16-alpine", places: ["/var/lib/postgresql/data"] },
  { service: "image: postgres", places: ["/var/lib/postgresql"] },
  { service: "image: redis:7", places: ["/data"] },
  // The image's own folder is in the one that is mounted, and the engine gives it a volume all the same.
  { service: "image: postgres:16, volumes: ['data:/var/lib/postgresql']", places: ["/var/lib/postgresql/data"] },
  { service: "image: postgres:18, volumes: ['data:/var/lib/postgresql/data']", places: [] },
  { service: "image: mysql:8, volumes: ['data:/var/lib/mysql/']", places: [] },
  { service: "image: mysql:8, tmpfs: ['/var/lib/mysql:size=64m']", places: [] },
  { service: "image: mysql:8, volumes_from: ['container:other']", places: [] },
  { service: "image: example/postgres", places: [] },
  { service: 'image: "mysql:${SECRET}"', places: ["/var/lib/mysql"] },
  // Its place depends on the version.
  { service: 'image: "postgres:${SECRET}"', places: [] },
  { service: 'image: mysql:8, volumes: ["data:${SECRET}"]', places: [] },
  { service: 'image: busybox, volumes: ["${SECRET}"]', places: [] },
  { service: "build: .", files: { [dockerfile]: "FROM a\nVOLUME /data/ /logs" }, places: ["/data", "/logs"] },
  {
    service: "build: ., volumes: ['data:/data']",
    files: { [dockerfile]: "FROM a\nVOLUME /data /logs" },
    places: ["/logs"],
  },
  { service: "build: .", files: { [dockerfile]: "FROM mysql:8\nVOLUME /own" }, places: ["/own", "/var/lib/mysql"] },
  { service: "build: ., image: mysql:8", files: { [dockerfile]: "FROM a" }, places: [] },
  { service: "build: ., image: mysql:8", places: [] },
  { service: "build: .", files: { [dockerfile]: "ARG V=16\nFROM postgres:$V" }, places: [] },
];

test.each(places)("$service", ({ service, files, places: expected }) => {
  const plan = planOf(`services:\n  a: { ${service} }\nvolumes: { data: }`, files);
  const own = plan.volumes.filter(({ owner }) => owner?.service === "a");
  const mounted = plan.containers[0]?.args.volumes ?? [];
  const at = own.map(({ key }) => mounted.find(({ volumeName }) => volumeName === `\uE000@volume#id#${key}\uE001`));
  expect(at.map((mount) => mount?.containerPath)).toEqual(expected);
});

test("a volume in place of an anonymous one has the names and labels that compose finds, and those of the mount", () => {
  const plan = planOf(`
services:
  a: { image: b, volumes: [{ type: volume, target: /var/lib/x, read_only: true, volume: { labels: { own: "1" } } }] }
`);
  expect(plan.volumes).toEqual([
    {
      kind: "volume",
      key: "a-1.var-lib-x",
      name: "shop-a-1.var-lib-x",
      args: {
        name: "shop_a-1.var-lib-x",
        labels: [
          { label: "com.docker.compose.project", value: "shop" },
          { label: "com.docker.compose.volume", value: "a-1.var-lib-x" },
          { label: "own", value: "1" },
        ],
      },
      path: ["services", "a", "volumes", 0],
      owner: { service: "a", index: 1, place: "/var/lib/x" },
    },
  ]);
  expect(plan.containers[0]?.args.volumes).toEqual([
    { volumeName: "\uE000@volume#id#a-1.var-lib-x\uE001", containerPath: "/var/lib/x", readOnly: true },
  ]);
});

test("each replica has its own, and no two places share a name", () => {
  const long = `/${"x".repeat(80)}`;
  const plan = planOf(`services: { a: { image: b, scale: 2, volumes: [/a-b, /a/b, /a_b, "${long}", "${long}y"] } }`);
  const names = plan.volumes.map(({ args: { name } }) => name ?? "");
  expect(new Set(names).size).toBe(10);
  for (const name of names) expect(name).toMatch(/^shop_a-[12]\.[A-Za-z0-9_.-]{1,80}$/);
  expect(plan.volumes.filter(({ owner }) => owner?.index === 2)).toHaveLength(5);
});
