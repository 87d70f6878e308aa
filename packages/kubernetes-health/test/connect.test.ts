import { execFile } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import { tmpdir } from "node:os";
import { delimiter, join, resolve } from "node:path";
import { promisify } from "node:util";

// The library is an ES module: what is built is run, by a Node.js of its own.
const BUNDLE = resolve(__dirname, "../dist/bundle.js");
const NODE_MODULES = resolve(__dirname, "../../../node_modules");

interface Case {
  readonly options?: object;
  readonly env?: Readonly<Record<string, string>>;
  /** Asks the cluster something, too. */
  readonly ask?: true;
}

const folder = mkdtempSync(join(tmpdir(), "kubeconfig-"));
const at = (...path: string[]) => join(folder, ...path);
const seen: { path: string; headers: IncomingHttpHeaders }[] = [];
let server: Server;
let url = "";

beforeAll(async () => {
  server = createServer(({ url: path = "", headers }, response) => {
    seen.push({ path, headers });
    response.setHeader("content-type", "application/json").end('{"gitVersion":"v1.34.1"}');
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
});

afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

interface Written {
  readonly current?: string;
  readonly server?: string;
  readonly user?: object;
  readonly namespace?: string;
}

/** A kubeconfig of one context, in YAML as far as JSON is some. */
function kubeconfig(
  name: string,
  { current = name, server: at = `https://${name}.test`, user = {}, namespace }: Written = {},
) {
  return JSON.stringify({
    apiVersion: "v1",
    kind: "Config",
    "current-context": current,
    clusters: [{ name, cluster: { server: at } }],
    users: [{ name, user }],
    contexts: [{ name, context: { cluster: name, user: name, ...(namespace && { namespace }) } }],
  });
}

const SCRIPT = `
  const { connectCluster } = require(process.argv[1]);
  (async () => {
    const results = [];
    const known = [];
    for (const { options, env = {}, ask } of JSON.parse(process.argv[2])) {
      for (const name of ["KUBECONFIG", "KUBERNETES_SERVICE_HOST"]) delete process.env[name];
      Object.assign(process.env, env);
      try {
        const cluster = await connectCluster(options);
        if (!known.includes(cluster)) known.push(cluster);
        const version = ask && (await cluster.version());
        results.push([cluster.host, cluster.namespace, known.indexOf(cluster), ...(version ? [version] : [])]);
      } catch (error) {
        results.push([error.name, error.code, error.message]);
      }
    }
    console.log(JSON.stringify(results));
  })();
`;

/** What comes of connecting, in a process that ends by itself when it is done. */
async function connected(cases: readonly Case[], bundle = BUNDLE): Promise<unknown> {
  const env = { PATH: process.env.PATH ?? "", HOME: folder, NODE_PATH: NODE_MODULES };
  const args = ["-e", SCRIPT, bundle, JSON.stringify(cases)];
  const { stdout } = await promisify(execFile)(process.execPath, args, { env, timeout: 30_000 });
  return JSON.parse(stdout);
}

test("this package is built (npm run build)", () => {
  expect(existsSync(BUNDLE)).toBe(true);
});

test("finds the cluster as kubectl does", async () => {
  writeFileSync(at("one"), kubeconfig("one", { namespace: "shop" }));
  writeFileSync(at("two"), kubeconfig("two"));
  writeFileSync(at("same"), kubeconfig("one", { server: "https://other.test" }));
  writeFileSync(at("none"), kubeconfig("none", { current: "" }));
  writeFileSync(at("broken"), "clusters: [");
  const yaml = [
    "current-context: y",
    "clusters: [{ name: y, cluster: { server: 'https://yaml.test:6443/k8s/c-1' } }, { name: z }]",
    "contexts: [{ name: y, context: { cluster: y, user: nobody } }]",
  ].join("\n");
  const list = (...files: string[]) => ({ KUBECONFIG: files.map((file) => at(file)).join(delimiter) });
  const results = await connected([
    { options: { kubeconfig: at("one") } },
    { options: { kubeconfig: "~/one" } },
    { options: { kubeconfig: kubeconfig("text") } },
    { options: { kubeconfig: yaml } },
    { env: list("missing", "two", "one") },
    { env: list("two", "one"), options: { context: "one" } },
    { env: list("one", "same") },
    { env: list("one", "two"), options: { cluster: "two", namespace: "mine" } },
    { options: { kubeconfig: at("one"), namespace: "mine" } },
    { options: { kubeconfig: at("one"), context: "nope" } },
    { options: { kubeconfig: at("one"), cluster: "nope" } },
    { options: { kubeconfig: at("none") } },
    { options: { kubeconfig: at("missing") } },
    { options: { kubeconfig: at("broken") } },
    { env: list("missing") },
    {},
  ]);
  const fails = (message: string) => ["ClusterError", "no-config", message];
  expect(results).toEqual([
    ["https://one.test", "shop", 0],
    ["https://one.test", "shop", 0],
    ["https://text.test", "default", 1],
    ["https://yaml.test:6443/k8s/c-1", "default", 2],
    ["https://two.test", "default", 3],
    ["https://one.test", "shop", 0],
    ["https://one.test", "shop", 0],
    ["https://two.test", "mine", 4],
    ["https://one.test", "mine", 5],
    fails('the kubeconfig has no context "nope": it has one'),
    fails('the kubeconfig has no cluster "nope": it has one'),
    fails("the kubeconfig has no current context: name one of its contexts"),
    fails(`there is no kubeconfig ${at("missing")}`),
    expect.arrayContaining(["no-config", expect.stringContaining(`the kubeconfig ${at("broken")} cannot be read: `)]),
    fails(
      `no kubeconfig says which cluster is meant: there is none of the files of KUBECONFIG (${at("missing")}); KUBECONFIG names one, or the tool of your cluster writes it`,
    ),
    fails(
      `no kubeconfig says which cluster is meant: there is no ${at(".kube", "config")}; KUBECONFIG names one, or the tool of your cluster writes it`,
    ),
  ]);
  mkdirSync(at(".kube"));
  writeFileSync(at(".kube", "config"), kubeconfig("home"));
  expect(await connected([{}])).toEqual([["https://home.test", "default", 0]]);
}, 60_000);

test("is known to it by a token, a password, or what a program says", async () => {
  const says = {
    apiVersion: "client.authentication.k8s.io/v1",
    kind: "ExecCredential",
    status: { token: "of-program" },
  };
  const exec = {
    apiVersion: "client.authentication.k8s.io/v1",
    command: process.execPath,
    args: ["-e", `console.log(${JSON.stringify(JSON.stringify(says))})`],
  };
  const fails = { ...exec, args: ["-e", "console.error('log in first'); process.exit(1)"] };
  const of = (name: string, user: object) => ({
    options: { kubeconfig: kubeconfig(name, { server: `${url}/below`, user }) },
    ask: true as const,
  });
  const results = await connected([
    of("token", { token: "t0k3n" }),
    of("password", { username: "me", password: "pass" }),
    of("program", { exec }),
    of("nobody", {}),
    of("failing", { exec: fails }),
  ]);
  expect(results).toEqual([
    ...[0, 1, 2, 3].map((index) => [`${url}/below`, "default", index, "v1.34.1"]),
    ["ClusterError", "unauthorized", "cannot log in to the cluster: log in first"],
  ]);
  expect(seen.map(({ path, headers }) => [path, headers.authorization])).toEqual([
    ["/below/version", "Bearer t0k3n"],
    ["/below/version", `Basic ${Buffer.from("me:pass").toString("base64")}`],
    ["/below/version", "Bearer of-program"],
    ["/below/version", undefined],
  ]);
}, 60_000);

test("brings all along that it needs of the library, with its licences", async () => {
  const dist = resolve(BUNDLE, "..");
  const alone = at("alone");
  mkdirSync(alone);
  for (const file of ["bundle.js", "client-node.mjs"]) copyFileSync(join(dist, file), join(alone, file));
  const found = await connected([{ options: { kubeconfig: kubeconfig("one") } }], join(alone, "bundle.js"));
  expect(found).toEqual([["https://one.test", "default", 0]]);
  const licences = readFileSync(join(dist, "client-node.licenses.txt"), "utf8");
  expect(licences).toContain("@kubernetes/client-node 1.4.0 (Apache-2.0)");
  expect(licences).toMatch(/openid-client [\d.]+ \(MIT\)/);
}, 60_000);
