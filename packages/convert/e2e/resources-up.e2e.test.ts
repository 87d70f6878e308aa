import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { convert } from "@pulumi-compose/convert";
import type { ContainerInspectInfo } from "dockerode";
import { differences } from "../../pulumi-compose/e2e/corpus/compare-inspect";
import { containersOf, engine, leftovers } from "../../pulumi-compose/e2e/support/engine";
import { PulumiProject } from "../../pulumi-compose/e2e/support/pulumi-project";
import { describeWithToolchain, root } from "../../pulumi-compose/e2e/support/toolchain";

/** A project to convert, and what its dependents must have waited for. */
interface Case {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  readonly compose: readonly string[];
  readonly secrets: Readonly<Record<string, string>>;
  /** Service, and the one that must have met its condition before it started. */
  readonly waits: readonly (readonly [dependent: string, dependency: string])[];
  readonly profiles: readonly string[];
}

const stack = (file: string) => readFileSync(join(root, "stacks/flask-redis", file), "utf8");

const tutorial: Case = {
  name: "pcd-tutorial",
  compose: ["compose.yaml", "local.yaml"],
  files: {
    "compose.yaml": stack("compose.yaml")
      .replace("name: flask-redis", "name: pcd-tutorial")
      .replace(":5000:", ":25001:"),
    "local.yaml": readFileSync(join(root, "tools/closed-network/stacks/flask-redis.yaml"), "utf8"),
    "app/app.py": stack("app/app.py"),
  },
  secrets: { redisPass: "abc123" },
  waits: [["flask", "redis"]],
  profiles: [],
};

const orders: Case = {
  name: "pcd-orders",
  compose: ["compose.yaml"],
  files: {
    "compose.yaml": `
name: pcd-orders
services:
  db:
    image: pulumi-compose/busybox:local
    command: sh -c 'sleep 1; touch /tmp/ready; sleep 1000'
    stop_grace_period: 0s
    environment: { LEVEL: "\${LEVEL:-info}" }
    secrets: [password, from_env]
    healthcheck: { test: test -e /tmp/ready, interval: 20s }
    volumes: ["data:/data"]
    networks: [back]
  migrate:
    build: { context: ./migrate, args: { VERSION: "7" } }
    command: sh -c 'sleep 1; cat /version'
    environment: { URL: "db://\${DB_PASSWORD}@db" }
    depends_on: { db: { condition: service_healthy } }
    networks: [back]
  api:
    image: pulumi-compose/busybox:local
    command: sleep 1000
    stop_grace_period: 0s
    scale: 2
    configs: [{ source: settings, target: /etc/settings }]
    depends_on: { migrate: { condition: service_completed_successfully } }
    networks: [back, front]
    # Marks the container once it runs.
    post_start: [{ command: touch /tmp/started }]
  debug:
    image: pulumi-compose/busybox:local
    command: sleep 1000
    stop_grace_period: 0s
    profiles: [debug]
    depends_on: { api: { condition: service_started } }
    networks: [inspect]
networks: { back: { internal: true }, front: , inspect: }
volumes: { data: }
configs: { settings: { content: "level=\${LEVEL:-info}\\n" } }
secrets: { password: { file: ./password.txt }, from_env: { environment: DB_PASSWORD } }
`,
    "migrate/Dockerfile": "FROM pulumi-compose/busybox:local\nARG VERSION\nRUN echo $VERSION > /version\n",
    "password.txt": "s3cret",
  },
  secrets: { dbPassword: "hidden-one" },
  waits: [
    ["migrate", "db"],
    ["api", "migrate"],
  ],
  profiles: ["debug"],
};

/** The containers of a project, each with the layers of its image for the image: one that is built twice can have two ids, by its attestations. */
async function inspectAll(project: string): Promise<Map<string, ContainerInspectInfo>> {
  const found = new Map<string, ContainerInspectInfo>();
  for (const name of await containersOf(project)) {
    const info = await engine().getContainer(name).inspect();
    const { RootFS } = await engine().getImage(info.Image).inspect();
    expect(RootFS.Layers?.length).toBeGreaterThan(0);
    found.set(name, { ...info, Image: RootFS.Layers?.join(" ") ?? "" });
  }
  return found;
}

/** When a service met what its dependents wait for: its end, or its first success (the gate's own may be earlier). */
function readyAt(info: ContainerInspectInfo | undefined): number {
  const { State } = info ?? {};
  return Date.parse((State?.Running ? State.StartedAt : State?.FinishedAt) ?? "");
}

describeWithToolchain("a program of explicit resources", () => {
  test.each([[tutorial.name, tutorial] as const, [orders.name, orders] as const])(
    "%s comes up from nothing, waits, is the component's, does not change, leaves nothing",
    async (name, given) => {
      const compose = mkdtempSync(join(tmpdir(), `${name}-files-`));
      for (const [file, text] of Object.entries(given.files)) {
        mkdirSync(dirname(join(compose, file)), { recursive: true });
        writeFileSync(join(compose, file), text);
      }
      const bring = async (style: "resources" | "component") => {
        const project = new PulumiProject({ name, files: {} });
        const profiles = style === "component" ? { profiles: [...given.profiles] } : {};
        const conversion = convert({
          cwd: compose,
          files: [...given.compose],
          env: {},
          style,
          out: project.folder,
          name,
          ...profiles,
        });
        expect(conversion.diagnostics.filter(({ severity }) => severity !== "info")).toEqual([]);
        project.write(Object.fromEntries(conversion.files));
        for (const [key, value] of Object.entries(given.secrets)) project.setSecret(key, value);
        if (style === "resources")
          for (const [at, profile] of given.profiles.entries())
            await project.run("config", "set", "--path", `profiles[${at}]`, profile);
        try {
          const first = await project.up();
          expect(first.text).toContain("created");
          expect(first.code).toBe(0);
          const containers = await inspectAll(name);
          const second = await project.up("--expect-no-changes");
          expect(second.text).toContain("unchanged");
          expect(second.code).toBe(0);
          for (const value of Object.values(given.secrets)) expect(project.state()).not.toContain(value);
          if (name === orders.name) {
            const exec = await engine()
              .getContainer(`${name}-api-2`)
              .exec({ Cmd: ["test", "-e", "/tmp/started"] });
            await exec.start({ Detach: true });
            for (;;) {
              const { Running, ExitCode } = await exec.inspect();
              if (!Running) expect(ExitCode).toBe(0);
              if (!Running) break;
            }
          }
          return containers;
        } finally {
          await project.dispose();
          expect(await leftovers(name)).toEqual([]);
        }
      };
      try {
        const ours = await bring("resources");
        for (const [dependent, dependency] of given.waits) {
          const started = Date.parse(ours.get(`${name}-${dependent}-1`)?.State.StartedAt ?? "");
          const ready = readyAt(ours.get(`${name}-${dependency}-1`));
          // A second of sleep before db is ready; a one-shot has ended.
          expect(started - ready).toBeGreaterThan(dependency === "db" ? 900 : 0);
        }
        const theirs = await bring("component");
        expect([...ours.keys()]).toEqual([...theirs.keys()]);
        for (const [container, info] of theirs) {
          const own = ours.get(container);
          if (own) expect({ container, differences: differences(info, own) }).toEqual({ container, differences: [] });
        }
      } finally {
        rmSync(compose, { recursive: true, force: true });
      }
    },
  );
});
