import { type Cluster, connectCluster, type ObjectRef } from "@pulumi-compose/kubernetes-health";
import { goneText } from "../../resources/on-engine";
import type { StateResource } from "../../resources/state-resource";
import { CannotDeploy } from "../../up/cannot-deploy";
import type { DeploymentTarget } from "../command-target";
import { deletedText } from "./changed-workloads";
import { keyOfWorkload, namespaceOf, WORKLOAD_TYPES } from "./workload-types";

type Asked = Pick<Cluster, "gone" | "workloads">;
type Tools = Parameters<NonNullable<DeploymentTarget["untilDeleted"]>>[1];

/** An object of the stack, and what it is in the cluster. */
interface Known extends ObjectRef {
  readonly words: string;
  readonly isWorkload: boolean;
}

/** What takes a moment to go. All else that a stack has in a cluster is gone when it is deleted. */
const WORDS: Readonly<Partial<Record<ObjectRef["kind"], string>>> = {
  ...{ Deployment: "workload", StatefulSet: "workload", DaemonSet: "workload", Job: "workload" },
  ...{ PersistentVolumeClaim: "claim", Service: "service", Namespace: "namespace" },
};
const LOOK = { deadlineMs: 0 } as const;
/** What a pod may take to end is waited for in any case, and a minute more. */
const LONGEST_MS = 5 * 60_000;
const MORE_MS = 60_000;
/** A claim goes when the last pod is gone that has it: while one stays that nobody deletes, it stays, too. */
const CLAIMS_MS = 30_000;

/**
 * Waits until what is being deleted of a stack's objects is gone: Pulumi cannot make anew what is still there, and a gate would wait for
 * what goes. A cluster that does not tell is Pulumi's to report.
 *
 * @returns in words what else than workloads is gone
 * @throws CannotDeploy when something does not go, and when somebody cancels
 */
export async function untilDeleted(
  resources: readonly StateResource[],
  { say, cancelled }: Tools,
  connect: () => Promise<Asked> = connectCluster,
): Promise<readonly string[]> {
  const known = resources.flatMap(knownAs);
  if (known.length === 0) return [];
  const cluster = await connect().catch(() => undefined);
  if (!cluster) return [];
  // One kind may be somebody's to list, and another not.
  const looked = await Promise.all(
    groupsOf(known).map((group) => leftOf(cluster, group, LOOK).catch((): readonly Known[] => [])),
  );
  const deleted = looked.flat();
  if (deleted.length === 0) return [];
  const until = deleted.length === 1 ? "until it is gone" : "until they are gone";
  for (const words of deletedText(deleted.map((one) => one.words))) say("info", `${words}: waiting ${until}`);
  const [claims, others] = [deleted.filter(isClaim), deleted.filter((one) => !isClaim(one))];
  const longestMs = await longestOf(cluster, others);
  const left = await waitFor(cluster, others, longestMs, cancelled);
  if (cancelled.aborted) throw new CannotDeploy("cancelled while it waited for what is being deleted");
  if (left.length > 0) throw new CannotDeploy(refusal(left, longestMs), hint(left));
  const held = await waitFor(cluster, claims, CLAIMS_MS, cancelled);
  if (cancelled.aborted) throw new CannotDeploy("cancelled while it waited for what is being deleted");
  for (const words of deletedText(held.map((one) => one.words))) {
    say("warning", `${words}, and not gone, as a pod still uses it: the next pod that needs it cannot begin`);
  }
  const gone = deleted.filter((one) => !one.isWorkload && !held.includes(one));
  return goneText(
    gone.map(({ words }) => words),
    "the cluster",
  );
}

function knownAs({ type, id, name }: StateResource): readonly Known[] {
  if (!type.startsWith("kubernetes:")) return [];
  const kind = type.slice(type.lastIndexOf(":") + 1);
  if (!isKind(kind)) return [];
  const inNamespace = kind === "Namespace" ? id : namespaceOf(id);
  const own = id.slice(id.indexOf("/") + 1);
  const isWorkload = WORKLOAD_TYPES.includes(type);
  return [{ kind, namespace: inNamespace, name: own, words: `${WORDS[kind]} ${name}`, isWorkload }];
}

function isKind(kind: string): kind is ObjectRef["kind"] {
  return Object.hasOwn(WORDS, kind);
}

function isClaim({ kind }: Known): boolean {
  return kind === "PersistentVolumeClaim";
}

/** Those of one kind in one namespace. */
function groupsOf(known: readonly Known[]): readonly (readonly Known[])[] {
  const groups = new Map<string, Known[]>();
  for (const one of known) {
    const key = `${one.kind} ${one.namespace}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()];
}

/** Those of a group that are being deleted when the wait is over. @throws ClusterError */
async function leftOf(
  cluster: Asked,
  group: readonly Known[],
  options: { readonly deadlineMs: number; readonly signal?: AbortSignal },
): Promise<readonly Known[]> {
  const [first] = group;
  if (!first) return [];
  const left = new Set(await cluster.gone({ namespace: first.namespace }, { ...options, deleting: group }));
  return group.filter(({ kind, name }) => left.has(`${kind}/${name}`));
}

async function waitFor(
  cluster: Asked,
  objects: readonly Known[],
  deadlineMs: number,
  signal: AbortSignal,
): Promise<readonly Known[]> {
  const left = await Promise.all(groupsOf(objects).map((group) => leftOf(cluster, group, { deadlineMs, signal })));
  return left.flat();
}

/** How long it may take at most: for as long as a pod may take to end. */
async function longestOf(cluster: Asked, objects: readonly Known[]): Promise<number> {
  const keys = new Set(objects.map(({ kind, namespace, name }) => `${kind} ${namespace}/${name}`));
  const namespaces = [...new Set(objects.filter(({ isWorkload }) => isWorkload).map(({ namespace }) => namespace))];
  const there = await Promise.all(namespaces.map((namespace) => cluster.workloads({ namespace }).catch(() => [])));
  const graces = there.flat().filter((workload) => keys.has(keyOfWorkload(workload)));
  return Math.max(LONGEST_MS, ...graces.map(({ graceMs }) => graceMs + MORE_MS));
}

function refusal(left: readonly Known[], waitedMs: number): string {
  const [words = ""] = deletedText(left.map((one) => one.words));
  return `${words}, and not gone after ${Math.round(waitedMs / 60_000)} minutes: what goes cannot be made anew`;
}

function hint([first]: readonly Known[]): string {
  if (!first) return "";
  const { kind, namespace, name } = first;
  const of = kind === "Namespace" ? "" : `--namespace ${namespace} `;
  return `Run \`up\` again when it is gone. What holds it back (a pod that does not end, a finalizer) \`kubectl describe ${of}${kind.toLowerCase()} ${name}\` tells.`;
}
