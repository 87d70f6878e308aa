import { GATE_MESSAGES } from "@pulumi-compose/health-model";
import type { WorkloadLook } from "../judge/workload-look";
import type { WorkloadFailureReason, WorkloadGoal } from "../shared/workload-wait-types";

export interface HintFindings {
  readonly reason: WorkloadFailureReason;
  readonly goal: WorkloadGoal;
  readonly look: WorkloadLook | undefined;
  readonly detail?: string | undefined;
}

/** What to do about a failed wait for a workload, as far as what was seen shows it. */
export function workloadHints(findings: HintFindings): readonly string[] {
  const hints = [ofReason(findings), ofLook(findings), ofClaims(findings)];
  return hints.filter((hint) => hint !== undefined);
}

function ofReason({ reason, look, detail = "" }: HintFindings): string | undefined {
  switch (reason) {
    case "removed":
      return look?.workload.isTerminating
        ? "it was being deleted, as by a `down` or `pulumi destroy` that was broken off: when it is gone, run `up` again, with `--refresh` where it is Pulumi's, and it is made anew"
        : undefined;
    case "image-pull":
      return ofImage(detail, look?.workload.image ?? "the image");
    case "unschedulable":
      return ofPlacement(detail);
    case "pods-refused":
      return ofRefusal(detail);
    case "pod-config":
      return /runAsNonRoot/.test(detail)
        ? "the image runs as root, and the pod may not: name another user (`user` in the compose file), or use an image that has one"
        : GATE_MESSAGES[reason].remedy;
    case "crash-loop":
      return ofCrash(detail);
    case "out-of-memory":
    case "evicted":
    case "no-healthcheck":
    case "forbidden":
    case "cluster-unreachable":
      return GATE_MESSAGES[reason].remedy;
    default:
      return undefined;
  }
}

function ofCrash(detail: string): string | undefined {
  if (/StartError|ContainerCannotRun/.test(detail))
    return "the image seems to lack the program that command or entrypoint names";
  if (/with code 0\b/.test(detail))
    return "it ends by itself, and a cluster starts it again for ever: what is to end says so by `deploy: { mode: replicated-job }`, or because another service waits for it to complete";
  return undefined;
}

function ofImage(detail: string, image: string): string {
  if (/unauthorized|denied|forbidden|authentication required|no basic auth/i.test(detail)) {
    return `the registry lets nobody have ${image} who is not known: is it the right name, and does the pod have a pull secret (\`imagePullSecrets\`)?`;
  }
  if (/ErrImageNeverPull/.test(detail)) {
    return "the pod's `imagePullPolicy` is Never, and its node has no such image: load it there";
  }
  if (/InvalidImageName|invalid reference format/i.test(detail)) return `${image} is no name of an image`;
  if (/not found|manifest unknown/i.test(detail)) {
    return `the registry has no ${image}: push it there, or correct its name and tag`;
  }
  if (/no such host|i\/o timeout|connection refused|dial tcp|x509|server gave HTTP response/i.test(detail)) {
    return "nodes fetch images themselves: the registry has to be one that they reach and trust";
  }
  return GATE_MESSAGES["image-pull"].remedy;
}

function ofPlacement(detail: string): string {
  if (/persistentvolumeclaim/i.test(detail)) {
    return "a volume is missing: look at the claim (`kubectl describe pvc`), and whether its storage class makes volumes by itself";
  }
  if (/insufficient/i.test(detail)) {
    return "no node has as much free as the pod asks for (`deploy.resources.reservations`); nobody has said that a node is being made for it";
  }
  if (/node affinity|node selector/i.test(detail)) {
    return "no node has the labels that the pod asks for: compare `deploy.placement.constraints` with `kubectl get nodes --show-labels`";
  }
  if (/untolerated taint/i.test(detail))
    return "the nodes have taints that the pod does not tolerate: `kubectl describe nodes`";
  if (/free ports/i.test(detail)) return "a port of the node that the pod asks for is taken on every node that fits";
  return GATE_MESSAGES.unschedulable.remedy;
}

function ofRefusal(detail: string): string {
  if (/exceeded quota|must specify/i.test(detail)) {
    return "the namespace's quota has no room for it: `kubectl describe resourcequota`";
  }
  if (/PodSecurity|violates|securityContext/i.test(detail)) {
    return "the namespace's pod security standard does not let the pod in: change what the pod asks for, or the namespace's label `pod-security.kubernetes.io/enforce`";
  }
  if (/webhook/i.test(detail)) return "an admission webhook of the cluster refuses the pod, or does not answer";
  return GATE_MESSAGES["pods-refused"].remedy;
}

function ofLook({ reason, look }: HintFindings): string | undefined {
  if (!look || (reason !== "deadline" && reason !== "progress-deadline")) return undefined;
  const { workload, pods, older, isObserved } = look;
  if (workload.isPaused) {
    return workload.job
      ? 'the Job is suspended: `kubectl patch job … -p \'{"spec":{"suspend":false}}\'`'
      : "the Deployment is paused: `kubectl rollout resume`";
  }
  if (!isObserved) return "its controller has not begun with it: does the cluster's controller manager run?";
  const blocking = older.find(({ ready, isTerminating }) => !ready && !isTerminating);
  if (workload.kind === "StatefulSet" && workload.rollout.inOrder && blocking && pods.length < workload.replicas) {
    return `a StatefulSet replaces no pod while one is not ready: delete it by hand (\`kubectl delete pod ${blocking.name}\`)`;
  }
  if (
    pods.some(({ node, phase, unschedulable }) => node === "" && phase === "Pending" && unschedulable === undefined)
  ) {
    return "no scheduler has looked at its pods: does the cluster's scheduler run?";
  }
  return undefined;
}

/** Where a pod waits for its volume, its claim's own events tell. */
function ofClaims({ look }: HintFindings): string | undefined {
  const told = look?.events.findLast(
    ({ object, type }) => object.kind === "PersistentVolumeClaim" && type === "Warning",
  );
  return told && `claim ${told.object.name}: ${told.message}`;
}
