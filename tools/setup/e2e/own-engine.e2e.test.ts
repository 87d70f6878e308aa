import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { askEngine } from "../src/engine/ask-engine";
import { OwnEngine } from "../src/engine/own-engine";
import { SetupError } from "../src/setup-error";

/** Starting a dockerd needs root; these tests give it places of its own and leave any other engine alone. */
const onRoot = process.getuid?.() === 0 && existsSync("/usr/sbin/dockerd") ? describe : describe.skip;

/** Of its own: a daemon that is told to have none takes the default bridge away from the machine's engine. */
const bridge = `pcs${process.pid}`;

onRoot("an engine of our own", () => {
  beforeAll(() => {
    execFileSync("ip", ["link", "add", bridge, "type", "bridge"]);
    execFileSync("ip", ["address", "add", `10.211.${process.pid % 250}.1/24`, "dev", bridge]);
  });
  afterAll(() => {
    execFileSync("ip", ["link", "delete", bridge]);
  });

  let folder: string;
  let socket: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "setup-engine-"));
    socket = join(folder, "engine.sock");
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const engine = (...more: string[]) =>
    new OwnEngine(
      { toolchain: folder, logs: join(folder, "logs") },
      {
        args: [
          ...["--data-root", join(folder, "data"), "--exec-root", join(folder, "exec"), "--host", `unix://${socket}`],
          ...["--bridge", bridge, "--iptables=false", ...more],
        ],
      },
    );
  const ask = () => askEngine({ DOCKER_HOST: `unix://${socket}` });
  const answers = async () => "docker" in (await ask());

  test("starts over a stale socket, lives on its own, and is stopped by its id", async () => {
    // A server that is killed leaves its socket behind.
    const server = "require('net').createServer().listen(process.argv[1], () => process.kill(process.pid, 'SIGKILL'))";
    const stale = spawn(process.execPath, ["-e", server, socket]);
    await new Promise((resolve) => stale.once("close", resolve));
    expect(existsSync(socket)).toBe(true);
    expect(await ask()).toMatchObject({ named: true, reason: expect.stringContaining("nothing listens there") });

    const own = engine();
    const pid = await own.start(answers);
    expect(own.pid()).toBe(pid);
    expect(await ask()).toMatchObject({ host: `unix://${socket}`, source: "DOCKER_HOST" });
    expect(await own.stop()).toBe(true);
    expect(await answers()).toBe(false);
    expect(own.pid()).toBeUndefined();
    expect(await own.stop()).toBe(false);
  });

  test("one that does not come up is an error with the end of its log", async () => {
    const own = engine("--no-such-flag");
    await expect(own.start(answers)).rejects.toThrow(/unknown flag: --no-such-flag/);
    await expect(own.start(answers)).rejects.toBeInstanceOf(SetupError);
  });

  test("an endpoint that accepts and says nothing is given up", async () => {
    const server = createServer((connection) => connection.resume()).listen(socket);
    await new Promise((resolve) => server.once("listening", resolve));
    try {
      expect(await ask()).toMatchObject({ reason: expect.stringContaining("no answer within 5 s") });
    } finally {
      server.close();
    }
  });
});
