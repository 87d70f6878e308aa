import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { engine, leftovers } from "../../pulumi-compose/e2e/support/engine";
import { busybox, describeWithToolchain, root, toolchain } from "../../pulumi-compose/e2e/support/toolchain";

const project = "pcc-adopt";

const compose = `
name: ${project}
services:
  db:
    image: ${busybox}
    command: ["sh", "-c", "touch /tmp/ready; sleep 100000"]
    environment: { PASSWORD: "\${DB_PASSWORD:?the password}", MODE: fast }
    healthcheck: { test: ["CMD", "test", "-f", "/tmp/ready"], interval: 1s, start_period: 5s }
    volumes: ["data:/data"]
    networks: [back]
    stop_grace_period: 1s
  web:
    image: ${busybox}
    command: ["sh", "-c", "sleep 100000"]
    ports: ["127.0.0.1:18772:80"]
    depends_on: { db: { condition: service_healthy } }
    volumes: ["./conf:/conf:ro"]
    networks: [back]
    mem_limit: 64m
    restart: unless-stopped
    stop_grace_period: 1s
networks: { back: {} }
volumes: { data: {} }
`;

async function runningIds(): Promise<string[]> {
  const filters = { label: [`com.docker.compose.project=${project}`] };
  const containers = await engine().listContainers({ filters });
  return containers.map(({ Id }) => Id).sort();
}

describeWithToolchain("convert --import", () => {
  const folder = mkdtempSync(join(tmpdir(), `${project}-`));
  const infra = join(folder, "infra");
  const env = {
    ...toolchain(),
    DB_PASSWORD: "adopted-secret",
    PULUMI_BACKEND_URL: `file://${join(folder, "backend")}`,
    PULUMI_CONFIG_PASSPHRASE: "test",
  };
  const run = (command: string, args: readonly string[], cwd = infra): string => {
    const { status, stdout, stderr } = spawnSync(command, args, { cwd, env, encoding: "utf8" });
    if (status !== 0) throw new Error(`${command} ${args.join(" ")}: ${stdout}${stderr}`);
    return stdout;
  };

  test("a running docker compose project is adopted: nothing is restarted, nothing changes after a refresh", async () => {
    mkdirSync(join(folder, "conf"));
    mkdirSync(join(folder, "backend"));
    writeFileSync(join(folder, "compose.yaml"), compose);
    try {
      run("docker-compose", ["up", "-d"], folder);
      const before = await runningIds();
      expect(before).toHaveLength(2);
      const cli = join(root, "packages/cli/dist/main.js");
      const said = run(process.execPath, [cli, "convert", "--out", "infra", "--import"], folder);
      expect(said).toContain("Adopting 5 resources");
      expect(readFileSync(join(infra, "index.ts"), "utf8")).not.toContain("adopted-secret");
      symlinkSync(join(root, "node_modules"), join(infra, "node_modules"));

      run("pulumi", ["stack", "init", "test"]);
      run("pulumi", ["config", "set", "--secret", "dbPassword", "adopted-secret"]);
      run("pulumi", ["import", "--file", "import.json", "--protect=false", "--generate-code=false", "--yes"]);
      run("pulumi", ["up", "--yes", "--skip-preview", "--expect-no-changes", "--non-interactive"]);
      expect(await runningIds()).toEqual(before);

      run("pulumi", ["refresh", "--yes", "--skip-preview", "--non-interactive"]);
      const after = run("pulumi", ["preview", "--non-interactive"]);
      expect(after).not.toMatch(/to replace|to create|to delete/);
      expect(await runningIds()).toEqual(before);

      run("pulumi", ["destroy", "--yes", "--skip-preview", "--non-interactive"]);
      expect(await leftovers(project)).toEqual([]);
    } finally {
      spawnSync("docker-compose", ["down", "-v", "-t", "1"], { cwd: folder, env });
      rmSync(folder, { recursive: true, force: true });
    }
  }, 600_000);
});
