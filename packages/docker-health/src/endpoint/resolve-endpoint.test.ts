import { createHash } from "node:crypto";
import type { EndpointOptions } from "./endpoint";
import type { Files } from "./files";
import { resolveEndpoint } from "./resolve-endpoint";

const hash = (name: string) => createHash("sha256").update(name).digest("hex");
const meta = (name: string, docker: object) => [
  `/home/me/.docker/contexts/meta/${hash(name)}/meta.json`,
  JSON.stringify({ Name: name, Endpoints: { docker } }),
];
const CONTENT: Record<string, string> = {
  ...Object.fromEntries([
    meta("remote", { Host: "tcp://remote:2376" }),
    meta("loose", { Host: "tcp://loose:2376", SkipTLSVerify: true }),
    meta("far", { Host: "ssh://me@far" }),
    meta("empty", {}),
  ]),
  [`/home/me/.docker/contexts/tls/${hash("remote")}/docker/ca.pem`]: "CA",
  "/certs/ca.pem": "CA",
  "/certs/cert.pem": "CERT",
  "/certs/key.pem": "KEY",
  "/home/me/.docker/ca.pem": "HOME CA",
  "/chosen/config.json": '{"currentContext":"remote"}',
  "/broken/config.json": "{",
  "/var/run/docker.sock": "",
};
const files: Files = { read: async (path) => CONTENT[path], exists: async (path) => path in CONTENT };

const resolve = (options: EndpointOptions) =>
  resolveEndpoint({ ...options, env: { HOME: "/home/me", ...options.env } }, files);

const SOCKET = { kind: "socket", path: "/var/run/docker.sock" };
const CERTS = { ca: "CA", cert: "CERT", key: "KEY" };

test.each<[name: string, options: EndpointOptions, endpoint: object, source: string]>([
  ["nothing", {}, SOCKET, "default"],
  ["a socket", { host: "unix:///x.sock" }, { kind: "socket", path: "/x.sock" }, "option host"],
  [
    "host before all",
    { host: "unix:///x.sock", context: "remote", env: { DOCKER_HOST: "tcp://y" } },
    { kind: "socket", path: "/x.sock" },
    "option host",
  ],
  [
    "context before DOCKER_HOST",
    { context: "far", env: { DOCKER_HOST: "tcp://y" } },
    expect.objectContaining({ kind: "ssh" }),
    'context "far"',
  ],
  [
    "DOCKER_HOST before DOCKER_CONTEXT",
    { env: { DOCKER_HOST: "tcp://y", DOCKER_CONTEXT: "remote" } },
    { kind: "tcp", host: "y", port: 2375 },
    "DOCKER_HOST",
  ],
  [
    "DOCKER_CONTEXT",
    { env: { DOCKER_CONTEXT: "remote" } },
    { kind: "tcp", host: "remote", port: 2376, tls: { ca: "CA", verify: true } },
    'context "remote"',
  ],
  [
    "a context that does not verify",
    { context: "loose" },
    { kind: "tcp", host: "loose", port: 2376, tls: { verify: false } },
    'context "loose"',
  ],
  ["context default", { context: "default", env: { DOCKER_HOST: "tcp://y" } }, SOCKET, "default"],
  ["tcp, IPv6", { host: "tcp://[::1]:99" }, { kind: "tcp", host: "::1", port: 99 }, "option host"],
  [
    "tcp with certificates",
    { host: "tcp://y", certPath: "/certs" },
    { kind: "tcp", host: "y", port: 2376, tls: { ...CERTS, verify: true } },
    "option host",
  ],
  [
    "DOCKER_CERT_PATH alone",
    { env: { DOCKER_HOST: "tcp://y", DOCKER_CERT_PATH: "/certs" } },
    { kind: "tcp", host: "y", port: 2376, tls: { ...CERTS, verify: false } },
    "DOCKER_HOST",
  ],
  [
    "DOCKER_TLS_VERIFY alone",
    { env: { DOCKER_HOST: "tcp://y", DOCKER_TLS_VERIFY: "1" } },
    { kind: "tcp", host: "y", port: 2376, tls: { ca: "HOME CA", verify: true } },
    "DOCKER_HOST",
  ],
  [
    "PEM text",
    { host: "tcp://y", caMaterial: "A", certMaterial: "B", keyMaterial: "C" },
    { kind: "tcp", host: "y", port: 2376, tls: { ca: "A", cert: "B", key: "C", verify: true } },
    "option host",
  ],
  [
    "a pipe",
    { host: "npipe:////./pipe/docker_engine" },
    { kind: "socket", path: "\\\\.\\pipe\\docker_engine" },
    "option host",
  ],
  ["current context", { env: { DOCKER_CONFIG: "/chosen", DOCKER_CONTEXT: "default" } }, SOCKET, "default"],
])("%s", async (_, options, endpoint, source) => {
  expect(await resolve(options)).toMatchObject({ endpoint, source });
});

test("ssh runs the user's own ssh", async () => {
  const { endpoint } = await resolve({ host: "ssh://me@far:2222/run/d.sock", sshOpts: ["-i", "key"] });
  expect(endpoint).toMatchObject({
    kind: "ssh",
    command: "ssh",
    args: "-o ConnectTimeout=30 -o ServerAliveInterval=15 -T -i key -l me -p 2222 -- far docker --host unix:///run/d.sock system dial-stdio".split(
      " ",
    ),
  });
});

test.each<[options: EndpointOptions, message: RegExp]>([
  [{ context: "nowhere" }, /no docker context "nowhere"/],
  [{ context: "empty" }, /has no docker endpoint/],
  [{ host: "fd://" }, /none of unix/],
  [{ host: "localhost:2375" }, /none of unix/],
  [{ host: "unix://relative" }, /absolute path/],
  [{ host: "tcp://" }, /no valid host name/],
  [{ host: "ssh://me:pw@far" }, /cannot carry a password/],
  [{ env: { DOCKER_CONFIG: "/broken" } }, /not valid JSON/],
  [{ env: { DOCKER_CONFIG: "/chosen" } }, /no docker context "remote" in \/chosen/],
])("%j is refused", async (options, message) => {
  await expect(resolve(options)).rejects.toThrow(message);
});
