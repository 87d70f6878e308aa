import { loadProject, memoryFileSystem } from "@pulumi-compose/parser";
import { type AskForCheck, imagesThere } from "./images-there";

const YAML = `
name: shop
services:
  db: { image: postgres, healthcheck: { interval: 5s } }
  copy: { image: postgres }
  lone: { image: bare }
  away: { image: nowhere }
  built: { build: . }
  told: { build: ./told }
  off: { image: postgres, healthcheck: { disable: true } }
  pulled: { image: postgres, pull_policy: always }
`;

const checks = {
  postgres: { Test: ["CMD", "pg_isready"] },
  bare: null,
  "shop-built": { Test: ["CMD", "true"] },
};

function project() {
  const loaded = loadProject({ cwd: "/p", env: {}, fs: memoryFileSystem({ "/p/compose.yaml": YAML }) });
  if (loaded.project === undefined) throw new Error("the test's own file does not load");
  return loaded.project;
}

test("of services that leave something to their image's check, each image once", async () => {
  const asked: string[] = [];
  const ask: AskForCheck = async (image) => {
    asked.push(image);
    return Object.entries(checks).find(([name]) => name === image)?.[1];
  };
  const found = await imagesThere(project(), { told: { Retries: 9 } }, async () => ask);
  expect({ ...found }).toEqual({
    told: { Retries: 9 },
    db: checks.postgres,
    copy: checks.postgres,
    lone: null,
    built: checks["shop-built"],
  });
  expect(asked.sort()).toEqual(["bare", "nowhere", "postgres", "shop-built"]);
});

test.each<[string, () => Promise<AskForCheck>]>([
  ["is none", () => Promise.reject(new Error("no engine"))],
  ["does not answer", async () => () => Promise.reject(new Error("slow"))],
])("what is known stays where the engine %s", async (_, ask) => {
  expect(await imagesThere(project(), { told: null }, ask)).toEqual({ told: null });
});
