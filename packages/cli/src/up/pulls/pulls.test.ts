import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { PullOptions } from "@pulumi-compose/docker-health";
import { resourceTypes } from "../../resources/resource-types";
import { dockerDeployment } from "../../targets/docker/docker-deployment";
import { inComposeFolder } from "../../testing/compose-folder";
import type { PullEvent } from "../events/deployment-event";
import { inspectProject } from "../program/inspect-project";
import { imagesToPull } from "./images-to-pull";
import { PullsAhead } from "./pulls-ahead";
import { registriesWithCredentials, registryOf } from "./registry-credentials";

const COMPOSE = `
name: shop
services:
  web: { image: "nginx:1.25" }
  other: { image: "nginx:1.25", pull_policy: never }
  never: { image: "never:1", pull_policy: never }
  always: { image: "always:1", pull_policy: always }
  missing: { image: "missing:1", pull_policy: missing }
  arm: { image: "arm:1", platform: linux/arm64 }
  private: { image: "registry.example.com:5000/team/private:1" }
  built: { build: { context: ., dockerfile_inline: "FROM scratch" } }
`;

const images = (withCredentials: ReadonlySet<string> | undefined) =>
  inComposeFolder(COMPOSE, async (cwd) => {
    const { inspected, diagnostics } = inspectProject({}, dockerDeployment, { cwd, env: {}, readStdin: () => "" });
    if (!inspected) throw new Error(JSON.stringify(diagnostics));
    return imagesToPull(inspected.planned, inspected.project, withCredentials).map(({ image }) => image);
  });

test("what the engine would be asked for anyway, and nobody has to say who he is for", async () => {
  expect(await images(new Set())).toEqual(["nginx:1.25", "missing:1", "registry.example.com:5000/team/private:1"]);
  expect(await images(new Set(["registry.example.com:5000"]))).toEqual(["nginx:1.25", "missing:1"]);
  expect(await images(new Set(["docker.io"]))).toEqual(["registry.example.com:5000/team/private:1"]);
  expect(await images(undefined)).toEqual([]);
});

test("images have their resource's name", () => {
  const planned = [
    { type: resourceTypes.image, name: "shop-web:1", image: "web:1", isPulled: true, usedBy: ["web"] },
  ] as const;
  const services = { web: {} };
  expect(imagesToPull(planned, { services }, new Set())).toEqual([{ name: "shop-web:1", image: "web:1" }]);
});

test.each([
  ["nginx", "docker.io"],
  ["nginx:1.25", "docker.io"],
  ["team/web@sha256:00", "docker.io"],
  ["docker.io/library/nginx", "docker.io"],
  ["index.docker.io/library/nginx", "docker.io"],
  ["ghcr.io/team/web:1", "ghcr.io"],
  ["localhost/web", "localhost"],
  ["127.0.0.1:5000/web", "127.0.0.1:5000"],
])("%s comes from %s", (image, registry) => {
  expect(registryOf(image)).toBe(registry);
});

describe("whoever has logged in", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "pcc-auth-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const found = (text?: string, env: NodeJS.ProcessEnv = {}) => {
    if (text !== undefined) writeFileSync(join(folder, "config.json"), text);
    const registries = registriesWithCredentials({ DOCKER_CONFIG: folder, ...env });
    return registries && [...registries];
  };

  test("has a file that says so", () => {
    const auths = { "https://index.docker.io/v1/": {}, "ghcr.io": { auth: "x" }, "http://127.0.0.1:5000/v2/": {} };
    const config = { auths, credHelpers: { "eu.gcr.io": "gcloud" }, credsStore: "desktop" };
    expect(found(JSON.stringify(config))).toEqual(["docker.io", "ghcr.io", "127.0.0.1:5000", "eu.gcr.io"]);
    expect(found("{}")).toEqual([]);
  });

  test("has none", () => expect(found()).toEqual([]));

  test.each([
    ["a file that nobody can read", "{", {}],
    ["credentials in the environment", "{}", { DOCKER_AUTH_CONFIG: "{}" }],
  ])("has %s", (_, text, env) => expect(found(text, env)).toBeUndefined());
});

describe("pulls ahead", () => {
  const image = { name: "shop-web:1", image: "web:1" };
  const head = { type: "pull", ...image };

  function play(pull: (how: PullOptions) => Promise<void>, isThere = false) {
    let now = 0;
    const asked: string[] = [];
    const keeper = {
      imageCommand: async () => (isThere ? [] : undefined),
      pullImage: (name: string, how: PullOptions = {}) => {
        asked.push(name);
        return pull(how);
      },
    };
    const told: PullEvent[] = [];
    const pulls = new PullsAhead(
      [image],
      async () => keeper,
      () => now,
    );
    return { pulls, asked, told, tell: (event: PullEvent) => told.push(event), tick: (ms: number) => (now += ms) };
  }

  test("what has happened is told to whoever comes later, and how far it is twice a second", async () => {
    const run = play(async ({ onProgress }) => {
      for (const bytes of [1, 2, 3, 4]) {
        run.tick(300);
        onProgress?.({ bytes, of: 10 });
      }
    });
    await run.pulls.begin();
    expect(run.told).toEqual([]);
    run.pulls.tellTo(run.tell);
    expect(run.told).toEqual([
      { ...head, status: "begun", seconds: 0 },
      { ...head, status: "running", bytes: 2, of: 10, seconds: 0.6 },
      { ...head, status: "running", bytes: 4, of: 10, seconds: 1.2 },
      { ...head, status: "done", bytes: 4, of: 10, seconds: 1.2 },
    ]);
  });

  test("an image that is there is left alone", async () => {
    const run = play(async () => {}, true);
    run.pulls.tellTo(run.tell);
    await run.pulls.begin();
    expect([run.asked, run.told]).toEqual([[], []]);
  });

  test("one that fails is no failure", async () => {
    const run = play(() => Promise.reject(new Error("no such host")));
    run.pulls.tellTo(run.tell);
    await run.pulls.begin();
    expect(run.told.map(({ status }) => status)).toEqual(["begun", "failed"]);
  });

  test("nothing is asked before they are begun, and nothing twice", async () => {
    const run = play(async () => {});
    await new Promise((next) => setImmediate(next));
    expect(run.asked).toEqual([]);
    await Promise.all([run.pulls.begin(), run.pulls.begin()]);
    expect(run.asked).toEqual(["web:1"]);
  });

  test("what is stopped ends, and is not told any more", async () => {
    const run = play(
      ({ signal }) => new Promise((_, reject) => signal?.addEventListener("abort", () => reject(new Error("stopped")))),
    );
    run.pulls.tellTo(run.tell);
    void run.pulls.begin();
    await new Promise((next) => setImmediate(next));
    run.pulls.stop();
    await run.pulls.begin();
    expect(run.told.map(({ status }) => status)).toEqual(["begun"]);
  });
});
