import type { KubernetesContext } from "./kubernetes-context";
import { selectorLabels } from "./labels";
import type { Affinity, NodeRequirement, PodSpec } from "./manifest";
import { infer, leaveOut } from "./say";

type PlacementPart = Pick<PodSpec, "nodeSelector" | "affinity" | "tolerations" | "topologySpreadConstraints">;

const ARCHITECTURES: Readonly<Record<string, string>> = { x86_64: "amd64", aarch64: "arm64" };
const CONTROL_PLANE = "node-role.kubernetes.io/control-plane";

/** On which nodes pods may run, and how they spread over them. */
export function mapPlacement(context: KubernetesContext): PlacementPart {
  const { config, project, name } = context;
  const { constraints = [], preferences = [], max_replicas_per_node: most } = config.deploy?.placement ?? {};
  const labelSelector = { matchLabels: selectorLabels(project, name) };
  const requirements = constraints.flatMap((text, position) => requirement(context, text, position) ?? []);
  const nodeSelector: Record<string, string> = { ...platform(config.platform) };
  const others: NodeRequirement[] = [];
  for (const found of requirements) {
    const [value, ...more] = found.values ?? [];
    if (found.operator === "In" && value !== undefined && more.length === 0) nodeSelector[found.key] = value;
    else others.push(found);
  }
  const isApart = most === 1;
  if (most !== undefined && most > 1) {
    leaveOut(
      context,
      ["deploy", "placement", "max_replicas_per_node"],
      "Kubernetes keeps replicas apart, or spreads them",
    );
  }
  const spread = preferences.flatMap(({ spread: by }, position) => topologyKey(context, by, position) ?? []);
  const affinity: Affinity = {
    ...(others.length > 0 && {
      nodeAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchExpressions: others }] },
      },
    }),
    ...(isApart && {
      podAntiAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: "kubernetes.io/hostname", labelSelector }],
      },
    }),
  };
  const onManagers = others.some(({ key, operator }) => key === CONTROL_PLANE && operator === "Exists");
  return {
    ...(Object.keys(nodeSelector).length > 0 && { nodeSelector }),
    ...(Object.keys(affinity).length > 0 && { affinity }),
    ...(onManagers && { tolerations: [{ key: CONTROL_PLANE, operator: "Exists" as const, effect: "NoSchedule" }] }),
    ...(spread.length > 0 && {
      topologySpreadConstraints: spread.map((key) => ({
        maxSkew: 1,
        topologyKey: key,
        whenUnsatisfiable: "ScheduleAnyway" as const,
        labelSelector,
      })),
    }),
  };
}

function platform(given: string | undefined): Record<string, string> {
  const [os = "", architecture = ""] = given?.split("/") ?? [];
  if (os === "") return {};
  return {
    "kubernetes.io/os": os,
    ...(architecture !== "" && { "kubernetes.io/arch": ARCHITECTURES[architecture] ?? architecture }),
  };
}

function requirement(context: KubernetesContext, text: string, position: number): NodeRequirement | undefined {
  const at = ["deploy", "placement", "constraints", position];
  const [, key = "", operator = "", value = ""] = /^\s*(\S+?)\s*(==|!=)\s*(.+?)\s*$/.exec(text) ?? [];
  if (key === "node.role") {
    const isManager = (value === "manager") === (operator === "==");
    infer(context, at, `a manager is a node of the control plane (\`${CONTROL_PLANE}\`)`);
    return { key: CONTROL_PLANE, operator: isManager ? "Exists" : "DoesNotExist" };
  }
  const label = nodeLabel(key);
  if (label === undefined) {
    leaveOut(
      context,
      at,
      "a cluster's nodes do not have it",
      "give the nodes a label, and write `node.labels.NAME == VALUE`",
    );
    return undefined;
  }
  const wanted = label === "kubernetes.io/arch" ? (ARCHITECTURES[value] ?? value) : value;
  return { key: label, operator: operator === "==" ? "In" : "NotIn", values: [wanted] };
}

function nodeLabel(key: string): string | undefined {
  switch (key) {
    case "node.hostname":
      return "kubernetes.io/hostname";
    case "node.platform.os":
      return "kubernetes.io/os";
    case "node.platform.arch":
      return "kubernetes.io/arch";
    default:
      return key.startsWith("node.labels.") ? key.slice("node.labels.".length) : undefined;
  }
}

function topologyKey(context: KubernetesContext, by: string | undefined, position: number): string | undefined {
  if (by === undefined) return undefined;
  const key = nodeLabel(by);
  if (key === undefined)
    leaveOut(context, ["deploy", "placement", "preferences", position], "a cluster's nodes do not have it");
  return key;
}
