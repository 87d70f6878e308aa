import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { AdoptableProject } from "@pulumi-compose/docker-health";
import { adopt, type ConvertOptions, convert } from "../src";

const compose = `
name: shop
services:
  db: { image: "mysql:8" }
  web: { image: web, volumes: [/cache/, "data:/data"] }
  worker: { image: web, platform: linux/amd64, scale: 2, volumes: [/cache] }
  none: { image: web, scale: 0 }
volumes: { data: }
`;

const id = (letter: string): string => letter.repeat(64);

function container(name: string, letter: string, volumes: Readonly<Record<string, string>> = {}, number = 1) {
  return {
    id: id(letter),
    name: `shop-${name}-${number}`,
    service: name,
    number,
    imageId: `sha256:${id(letter)}`,
    imageTags: [],
    volumes: new Map(Object.entries(volumes)),
  };
}

const found: AdoptableProject = {
  containers: [
    container("db", "a", { "/var/lib/mysql": id("1"), "/declared": id("2") }),
    container("web", "b", { "/cache": id("3"), "/data": "shop_data" }),
    container("worker", "d", { "/cache": id("4") }),
    container("worker", "e", { "/cache": id("5") }, 2),
  ],
  networks: new Map([["default", id("c")]]),
  volumes: new Map([["data", "shop_data"]]),
};

const folder = mkdtempSync(join(tmpdir(), "adopt-"));
const options: ConvertOptions = { cwd: folder, env: {}, style: "resources", out: "infra", adopting: found };
beforeAll(() => writeFileSync(join(folder, "compose.yaml"), compose));
afterAll(() => rmSync(folder, { recursive: true }));

test("every volume without a name is a resource of the program, and so outlives its container", () => {
  const { files, diagnostics } = convert(options);
  const program = [...files].flatMap(([path, text]) => (path.endsWith(".ts") ? [text] : [])).join("\n");
  expect(diagnostics).toEqual([]);
  for (const digit of ["1", "2", "3"]) expect(program).toContain(`name: "${id(digit)}"`);
  expect(program).toContain('{ volumeName: webCacheVolume.id, containerPath: "/cache" }');
  expect(program).toContain('{ volumeName: dbDeclaredVolume.id, containerPath: "/declared" }');
  expect(program).toMatch(new RegExp(`workerCacheVolumes = \\[\\s*"${id("4")}",\\s*"${id("5")}",?\\s*\\]`));
  expect(program).toContain("name: workerCacheVolumes[index] ?? `shop_worker-${number}.cache`");
  expect(program.match(/removeVolumes: false/g)).toHaveLength(4);
  const { resources = [], notes = [] } = adopt(options, found) ?? {};
  expect(
    resources.flatMap(({ type, name, id }) => (type === "docker:index/volume:Volume" ? [`${name} ${id}`] : [])),
  ).toEqual([
    "shop-data shop_data",
    `shop-db-1.var-lib-mysql ${id("1")}`,
    `shop-db-1.declared ${id("2")}`,
    `shop-web-1.cache ${id("3")}`,
    `shop-worker-1.cache ${id("4")}`,
    `shop-worker-2.cache ${id("5")}`,
  ]);
  expect(notes.filter((note) => note.includes("not found"))).toEqual([]);
});

test("what the program reads from an env file is in the state as it is now", () => {
  writeFileSync(join(folder, "db.env"), "PASSWORD='hunter2'\n");
  const file = join(folder, "env-file.yaml");
  writeFileSync(file, compose.replace('"mysql:8"', '"mysql:8", env_file: db.env'));
  const request: ConvertOptions = { ...options, files: [file] };
  expect([...convert(request).files.values()].join("\n")).not.toContain("hunter2");
  const { resources = [] } = adopt(request, found) ?? {};
  expect(JSON.stringify(resources.find(({ name }) => name === "shop-db-1"))).toContain('"PASSWORD=hunter2"');
});

test("an image for another platform is taken over beside the one without", () => {
  const { resources = [] } = adopt(options, found) ?? {};
  expect(resources.flatMap(({ type, name }) => (type.includes("RemoteImage") ? [name] : []))).toEqual([
    "shop-mysql:8",
    "shop-web:latest",
    "shop-web:latest-linux/amd64",
  ]);
});

test("no container is to be replaced beside another: it keeps the name that it has", () => {
  const file = join(folder, "start-first.yaml");
  writeFileSync(file, compose.replace('"mysql:8"', '"mysql:8", deploy: { update_config: { order: start-first } }'));
  const request: ConvertOptions = { ...options, files: [file] };
  expect(convert(request).diagnostics).toMatchObject([{ code: "target/stop-first", place: { line: 4 } }]);
  expect([...convert(request).files.values()].join("\n")).toContain('name: "shop-db-1"');
  expect(adopt(request, found)?.notes.filter((note) => note.includes("db"))).toEqual([]);
});

test("what docker compose says in its own way is left as it is, and nothing else", () => {
  const program = [...convert(options).files.values()].join("\n");
  const lists = [...program.matchAll(/^ *ignoreChanges: (\[.*\]),$/gm)].map(([, list]) => list);
  expect(new Set(lists)).toEqual(
    new Set(['["mounts", "networkMode"]', '["mounts", "networkMode", "platform"]', '["networkMode"]', '["labels"]']),
  );
});
