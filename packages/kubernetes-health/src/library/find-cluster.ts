import { statSync } from "node:fs";
import type { RequestOptions } from "node:https";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";
import { ClusterError } from "../shared/cluster-error";
import type { ClusterOptions } from "../shared/cluster-options";
import type { ClusterAccess, Credentials } from "./cluster-access";
import { proxyFor } from "./proxy-for";

/** An ES module, which takes a moment to load. */
const loadLibrary = () => import("./client-node.mjs");

type Library = Awaited<ReturnType<typeof loadLibrary>>;
type KubeConfig = InstanceType<Library["KubeConfig"]>;
type Entries = Pick<KubeConfig, "clusters" | "users" | "contexts" | "currentContext">;

/** An entry that nobody means may be whatever it is. */
const LENIENT = { onInvalidEntry: "filter" } as const;
const IN_CLUSTER_TOKEN = "/var/run/secrets/kubernetes.io/serviceaccount/token";

/** Finds the cluster that is meant, as kubectl and the Pulumi provider do; asks it nothing. @throws ClusterError */
export async function findCluster(
  options: ClusterOptions,
  env: NodeJS.ProcessEnv = process.env,
): Promise<ClusterAccess> {
  const library = await loadLibrary();
  const found = loadEntries(library, options, env);
  const chosen = choose(found, options);
  const { user } = chosen;
  const proxyUrl = chosen.cluster.proxyUrl ?? proxyFor(chosen.cluster.server, env);
  const cluster = { ...chosen.cluster, ...(proxyUrl !== undefined && { proxyUrl }) };
  const config = new library.KubeConfig();
  config.loadFromOptions({
    // kubectl asks over plain HTTP where that is what stands there; the library wants to be told.
    clusters: [cluster.server.startsWith("http:") ? { ...cluster, skipTLSVerify: true } : cluster],
    users: [user],
    contexts: [{ name: "chosen", cluster: cluster.name, user: user.name }],
    currentContext: "chosen",
  });
  const namespace = options.namespace || chosen.namespace || "default";
  return {
    server: cluster.server,
    namespace,
    key: JSON.stringify([cluster, user, namespace]),
    credentials: () => credentialsOf(config, proxyUrl !== undefined),
  };
}

function loadEntries(library: Library, { kubeconfig = "" }: ClusterOptions, env: NodeJS.ProcessEnv): Entries {
  if (kubeconfig.trim() !== "") return loadGiven(library, kubeconfig);
  const listed = (env.KUBECONFIG ?? "").split(delimiter).filter((file) => file !== "");
  const files = listed.length > 0 ? listed : [join(env.HOME ?? homedir(), ".kube", "config")];
  const there = files.filter(isFile);
  if (there.length > 0) return merged(there.map((file) => loadFile(library, file)));
  if (env.KUBERNETES_SERVICE_HOST && isFile(IN_CLUSTER_TOKEN)) {
    const config = new library.KubeConfig();
    config.loadFromCluster();
    return config;
  }
  const where = listed.length > 0 ? `none of the files of KUBECONFIG (${listed.join(", ")})` : `no ${files.join()}`;
  throw new ClusterError(
    "no-config",
    `no kubeconfig says which cluster is meant: there is ${where}; KUBECONFIG names one, or the tool of your cluster writes it`,
  );
}

/** A path, or what stands in such a file. */
function loadGiven(library: Library, kubeconfig: string): Entries {
  const path = kubeconfig.replace(/^~(?=$|[\\/])/, () => homedir());
  if (isFile(path)) return loadFile(library, path);
  const config = new library.KubeConfig();
  const isText = /[\n{]/.test(kubeconfig) || /:\s/.test(kubeconfig);
  if (!isText) throw new ClusterError("no-config", `there is no kubeconfig ${path}`);
  try {
    config.loadFromString(kubeconfig, LENIENT);
  } catch (error) {
    throw unreadable("the kubeconfig that was given", error);
  }
  return config;
}

/** What was read last of each file, and of which state of it: each of hundreds of gates asks. */
const read = new Map<string, { readonly stamp: string; readonly entries: Entries }>();

function loadFile(library: Library, file: string): Entries {
  const stamp = stampOf(file);
  const known = read.get(file);
  if (known?.stamp === stamp) return known.entries;
  const config = new library.KubeConfig();
  try {
    config.loadFromFile(file, LENIENT);
  } catch (error) {
    throw unreadable(`the kubeconfig ${file}`, error);
  }
  read.set(file, { stamp, entries: config });
  return config;
}

function stampOf(file: string): string {
  const { ino, size, mtimeMs, ctimeMs } = statSync(file);
  return [ino, size, mtimeMs, ctimeMs].join(" ");
}

function unreadable(what: string, error: unknown): ClusterError {
  const [why = ""] = (error instanceof Error ? error.message : String(error)).split("\n");
  return new ClusterError("no-config", `${what} cannot be read: ${why}`, undefined, { cause: error });
}

/** Of what several files say under one name, the first one's counts. */
function merged(all: readonly Entries[]): Entries {
  return {
    clusters: firsts(all.flatMap(({ clusters }) => clusters)),
    users: firsts(all.flatMap(({ users }) => users)),
    contexts: firsts(all.flatMap(({ contexts }) => contexts)),
    currentContext: all.map(({ currentContext }) => currentContext).find(Boolean) ?? "",
  };
}

function firsts<T extends { readonly name: string }>(entries: readonly T[]): T[] {
  return entries.filter(({ name }, index) => entries.findIndex((other) => other.name === name) === index);
}

function choose(found: Entries, options: ClusterOptions) {
  const name = options.context || found.currentContext;
  const context = found.contexts.find((candidate) => candidate.name === name);
  if (!context && options.context) throw missing("context", options.context, found.contexts);
  if (!context && !options.cluster) {
    if (name) throw missing("context", name, found.contexts);
    throw new ClusterError("no-config", "the kubeconfig has no current context: name one of its contexts");
  }
  const clusterName = options.cluster || context?.cluster;
  const cluster = found.clusters.find((candidate) => candidate.name === clusterName);
  if (!cluster) throw missing("cluster", clusterName ?? "", found.clusters);
  // A context without a user is nobody's, which the library takes for no context at all.
  const user = found.users.find((candidate) => candidate.name === context?.user) ?? { name: "anonymous" };
  return { cluster, user, namespace: context?.namespace };
}

function missing(what: string, name: string, there: readonly { readonly name: string }[]): ClusterError {
  const names = there.map((entry) => entry.name);
  const known = names.length > 0 ? `it has ${names.join(", ")}` : "it has none";
  return new ClusterError("no-config", `the kubeconfig has no ${what} "${name}": ${known}`);
}

async function credentialsOf(config: KubeConfig, hasProxy: boolean): Promise<Credentials> {
  const options: RequestOptions = {};
  await config.applyToHTTPSOptions(options);
  const { headers = {}, auth, ca, cert, key, servername, rejectUnauthorized, agent } = options;
  return {
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])),
    ...(auth && { auth }),
    tls: {
      ...(isPem(ca) && { ca }),
      ...(isPem(cert) && { cert }),
      ...(isPem(key) && { key }),
      ...(servername && { servername }),
      ...(rejectUnauthorized !== undefined && { rejectUnauthorized }),
    },
    ...(hasProxy && typeof agent === "object" && { agent }),
  };
}

function isPem(value: unknown): value is string | Buffer {
  return typeof value === "string" || Buffer.isBuffer(value);
}

function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
