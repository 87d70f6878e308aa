import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect, type EndpointOptions } from "../src";
import { Bench } from "./support/bench";
import { engineSocket } from "./support/engine-socket";
import { OwnEngine } from "./support/own-engine";
import { stillOpenSince, whatIsOpen } from "./support/what-is-open";

jest.setTimeout(120_000);

const folder = mkdtempSync(join(tmpdir(), "pch-endpoints-"));
const certs = join(folder, "certs");
const PORT = 23_760 + (process.pid % 200);
const tls = ["--tlsverify", "--tlscacert", `${certs}/ca.pem`, "--tlscert", `${certs}/server-cert.pem`];
const own = new OwnEngine([...tls, "--tlskey", `${certs}/server-key.pem`, "-H", `tcp://127.0.0.1:${PORT}`]);
const there = new Bench(own.docker);
const here = new Bench();
const HOST = `tcp://localhost:${PORT}`;

/** A certificate authority, a server and a client, in docker's layout. */
function makeCertificates(): void {
  mkdirSync(certs, { recursive: true });
  const openssl = (...args: string[]) => execFileSync("openssl", args, { cwd: certs, stdio: "pipe" });
  const key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"];
  openssl("req", "-x509", ...key, "-days", "2", "-subj", "/CN=pch-ca", "-keyout", "ca-key.pem", "-out", "ca.pem");
  for (const [name, extension] of [
    ["server-", "subjectAltName=DNS:localhost,IP:127.0.0.1"],
    ["", "extendedKeyUsage=clientAuth"],
  ] as const) {
    writeFileSync(join(certs, "ext"), extension);
    openssl("req", ...key, "-subj", `/CN=pch-${name || "client"}`, "-keyout", `${name}key.pem`, "-out", "req.pem");
    const signed = ["-CA", "ca.pem", "-CAkey", "ca-key.pem", "-CAcreateserial", "-days", "2", "-extfile", "ext"];
    openssl("x509", "-req", "-in", "req.pem", ...signed, "-out", `${name}cert.pem`);
  }
}

function makeContext(name: string, host: string): void {
  const id = createHash("sha256").update(name).digest("hex");
  const meta = join(folder, "contexts/meta", id);
  const secrets = join(folder, "contexts/tls", id, "docker");
  for (const path of [meta, secrets]) mkdirSync(path, { recursive: true });
  writeFileSync(join(meta, "meta.json"), JSON.stringify({ Name: name, Endpoints: { docker: { Host: host } } }));
  for (const file of ["ca.pem", "cert.pem", "key.pem"])
    writeFileSync(join(secrets, file), readFileSync(join(certs, file)));
}

/** Stands in for ssh: leaves the remote command a word in a log, and plays `docker system dial-stdio` by itself. */
function makeSsh(): void {
  const bin = join(folder, "bin");
  mkdirSync(bin);
  const relay = `const s = require("net").connect(${JSON.stringify(engineSocket())});
process.stdin.pipe(s).pipe(process.stdout); s.on("close", () => process.exit(0));`;
  writeFileSync(join(bin, "relay.js"), relay);
  writeFileSync(
    join(bin, "ssh"),
    `#!/bin/sh\necho "$@" >> ${folder}/ssh.log\ncase "$*" in *nowhere*) echo "no route to nowhere" >&2; exit 255;; esac\nexec ${process.execPath} ${bin}/relay.js\n`,
  );
  chmodSync(join(bin, "ssh"), 0o755);
}

const env = (more: NodeJS.ProcessEnv = {}) => ({ HOME: folder, DOCKER_CONFIG: folder, ...more });
const pem = (name: string) => readFileSync(join(certs, name), "utf8");

async function waitOn(bench: Bench, options: EndpointOptions): Promise<string> {
  const before = whatIsOpen();
  const engine = await connect(options);
  const id = await bench.container({
    command: "sleep 0.7; touch /tmp/ok; exec sleep 100",
    check: { test: "test -f /tmp/ok", intervalMs: 30_000 },
  });
  const result = await engine.waitFor(id, "service_healthy", { deadlineMs: 20_000 });
  await engine.close();
  expect(await stillOpenSince(before)).toEqual([]);
  return result.ok ? `open by ${result.by}` : `${result.reason}: ${result.evidence.detail}`;
}

afterAll(() => rmSync(folder, { recursive: true, force: true }));

(OwnEngine.possible ? describe : describe.skip)("tcp with TLS", () => {
  beforeAll(async () => {
    makeCertificates();
    await own.start();
    await there.setUp();
    makeContext("remote", HOST);
  });
  afterAll(async () => {
    await there.cleanUp();
    await own.discard();
  });

  test.each<[string, () => EndpointOptions]>([
    ["a folder of certificates", () => ({ host: HOST, certPath: certs, env: env() })],
    [
      "PEM text",
      () => ({
        host: HOST,
        caMaterial: pem("ca.pem"),
        certMaterial: pem("cert.pem"),
        keyMaterial: pem("key.pem"),
        env: env(),
      }),
    ],
    ["the environment", () => ({ env: env({ DOCKER_HOST: HOST, DOCKER_TLS_VERIFY: "1", DOCKER_CERT_PATH: certs }) })],
    ["a docker context", () => ({ context: "remote", env: env() })],
    ["DOCKER_CONTEXT", () => ({ env: env({ DOCKER_CONTEXT: "remote" }) })],
  ])("by %s", async (_, options) => {
    expect(await waitOn(there, options())).toBe("open by probe");
  });

  test("a server that the authority did not sign is refused", async () => {
    const stranger = join(folder, "stranger.pem");
    const args = [
      "req",
      "-x509",
      "-newkey",
      "ec",
      "-pkeyopt",
      "ec_paramgen_curve:prime256v1",
      "-nodes",
      "-subj",
      "/CN=x",
    ];
    execFileSync("openssl", [...args, "-keyout", "/dev/null", "-out", stranger], { stdio: "pipe" });
    const options = { host: HOST, caMaterial: readFileSync(stranger, "utf8"), env: env() };
    const engine = await connect({ ...options, certMaterial: pem("cert.pem"), keyMaterial: pem("key.pem") });
    const result = await engine.waitFor("x", "service_healthy");
    expect(result).toMatchObject({ ok: false, reason: "engine-unreachable" });
    expect(!result.ok && result.evidence.detail).toMatch(/certificate|signature/);
    await engine.close();
  });
});

describe("ssh", () => {
  const path = `${join(folder, "bin")}:${process.env.PATH}`;

  beforeAll(async () => {
    await here.setUp();
    makeSsh();
  });
  afterAll(async () => {
    await here.cleanUp();
  });

  test("a wait over it, by the user's own ssh", async () => {
    expect(await waitOn(here, { host: "ssh://me@far:2222", env: env({ PATH: path }) })).toBe("open by probe");
    expect(readFileSync(join(folder, "ssh.log"), "utf8").split("\n")[0]).toMatch(
      /-l me -p 2222 -- far docker system dial-stdio$/,
    );
  });

  test("its own message is the reason of a failure", async () => {
    const engine = await connect({ host: "ssh://nowhere", env: env({ PATH: path }) });
    const result = await engine.waitFor("x", "service_healthy");
    expect(result).toMatchObject({ ok: false, reason: "engine-unreachable" });
    expect(!result.ok && result.evidence.detail).toContain("no route to nowhere");
    await engine.close();
  });
});

test("a socket on which nobody listens", async () => {
  const engine = await connect({ host: `unix://${folder}/nobody.sock` });
  const result = await engine.waitFor("x", "service_healthy");
  expect(result).toMatchObject({ ok: false, reason: "engine-unreachable" });
  expect(!result.ok && result.evidence.detail).toMatch(/ENOENT/);
  await expect(engine.version()).rejects.toThrow(/cannot reach the engine at unix:/);
});
