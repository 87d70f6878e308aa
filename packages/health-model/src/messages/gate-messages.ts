import { defineMessage } from "@pulumi-compose/parser";
import { CONDITION_WORDS } from "../plan/condition-words";
import { seconds } from "../util/seconds";
import type { GateGoal } from "./gate-goal";

/** After how long a wait ended; absent where another tells that. */
interface Ended {
  readonly afterMs?: number | undefined;
}

/**
 * Why a wait could not end well, by its reason: the part of the code behind `gate/`. Each text is the end of a sentence that
 * begins with whoever was waited for: `service "db"`, `shop-db-1`. This is the one place that turns a reason into words: the
 * gate's error, the command, and the pictures of a simulation say these.
 */
export const GATE_MESSAGES = {
  unhealthy: defineMessage<
    Ended & {
      /** Failed probes in a row, and how many of them make the container unhealthy. */
      readonly probes?: { readonly failed: number; readonly enough: number } | undefined;
      /** A swarm has killed a task for it. */
      readonly killedTask?: boolean;
      /** A node of a Kubernetes cluster has killed a container for it, again and again. */
      readonly killedContainer?: boolean;
    }
  >({
    code: "gate/unhealthy",
    severity: "error",
    when: "The engine has called a container unhealthy, or a swarm has killed a task because its check failed, or a node of a Kubernetes cluster has killed a container again and again because its liveness or startup probe failed, while others waited for it.",
    remedy: "read the last probe and the log: fix the service, or give its check more time (`start_period`, `retries`)",
    text: ({ afterMs, probes, killedTask, killedContainer }) =>
      `is unhealthy${probes ? ` (${failedProbes(probes)})` : ""}${after(afterMs, " ")}${
        killedTask
          ? ": a task was killed because its check failed"
          : killedContainer
            ? ": a container is killed again and again because its probe fails"
            : ""
      }`,
  }),
  exited: defineMessage<
    Ended & {
      readonly goal: GateGoal;
      /** Absent when nobody knows it. */
      readonly exitCode?: number | undefined;
      /** False: it has never run. */
      readonly started?: boolean;
      /** Of a swarm's task: nothing starts another one. */
      readonly staysDown?: boolean;
    }
  >({
    code: "gate/exited",
    severity: "error",
    when: "A container has ended (or could not be started) that was to become healthy or to stay up, or it was to complete and its exit code is not 0; or a Job has completed that was to become healthy.",
    remedy:
      "read the log, and what the engine gives as the cause: a server has to stay in the foreground, a one-shot has to exit with 0",
    text: ({ afterMs, goal, exitCode, started, staysDown }) =>
      started === false
        ? "could not be started"
        : `exited with code ${exitCode ?? "unknown"}${instead(goal)}${after(afterMs, ", ")}${staysDown ? ", and is not started again" : ""}`,
  }),
  "out-of-memory": defineMessage<Ended>({
    code: "gate/out-of-memory",
    severity: "error",
    when: "The kernel has killed a container that used more memory than it may; in a Kubernetes cluster, again and again.",
    remedy: "raise its memory limit (`mem_limit`), or have the service use less",
    text: ({ afterMs }) => `was killed because it ran out of memory${after(afterMs, ", ")}`,
  }),
  removed: defineMessage<Ended>({
    code: "gate/removed",
    severity: "error",
    when: "Somebody has removed the container, the swarm's service or the cluster's workload while others waited for it.",
    remedy: "run `pulumi up --refresh`, which looks first and makes it again",
    text: ({ afterMs }) => `was removed during the wait${after(afterMs, ", ")}`,
  }),
  deadline: defineMessage<{
    readonly goal: GateGoal;
    readonly deadlineMs: number;
    /** How it was then: `starting`, `created`. */
    readonly status?: string | undefined;
    /** Of a wait that was told to keep waiting: when the check had said unhealthy. */
    readonly unhealthyAfterMs?: number | undefined;
  }>({
    code: "gate/deadline",
    severity: "error",
    when: "A condition was not met within the gate's deadline: the one that was set (`x-pulumi-compose: { deadline: 5m }`), or the one that follows from the healthcheck.",
    remedy:
      "read the last probe and the log; set a longer deadline if the service needs one (`x-pulumi-compose: { deadline: 5m }`)",
    text: ({ goal, deadlineMs, status, unhealthyAfterMs }) =>
      `did not ${toBe(goal)} within ${seconds(deadlineMs)}${
        unhealthyAfterMs !== undefined
          ? `: its check said unhealthy after ${seconds(unhealthyAfterMs)}, and the wait was told to go on`
          : status !== undefined
            ? ` (${status})`
            : ""
      }`,
  }),
  aborted: defineMessage<Ended>({
    code: "gate/aborted",
    severity: "error",
    when: "A wait was cancelled before it had an answer.",
    remedy: "run it again",
    text: ({ afterMs }) => `was not waited for to the end: the wait was cancelled${after(afterMs, " ")}`,
  }),
  "hook-failed": defineMessage<{
    /** Its place in the list, from 0, and how many there are. */
    readonly index: number;
    readonly of: number;
    /** Absent: it could not be run. */
    readonly exitCode?: number | undefined;
  }>({
    code: "gate/hook-failed",
    severity: "error",
    when: "A container was healthy (or up, where it has no healthcheck), and one of its service's `post_healthy` commands (`x-pulumi-compose`) did not exit with 0, or could not be run.",
    remedy:
      "read what it printed, and correct it: the next `up` runs all `post_healthy` commands of that container again, from the first",
    text: ({ index, of, exitCode }) =>
      `failed its post_healthy hook ${index + 1} of ${of}: ${exitCode === undefined ? "it could not be run" : `it exited with code ${exitCode}`}`,
  }),
  "no-healthcheck": defineMessage<Record<never, never>>({
    code: "gate/no-healthcheck",
    severity: "error",
    when: "Others wait for a container to be healthy, and neither it nor its image has a healthcheck; in a Kubernetes cluster, that has neither a readiness probe nor a startup probe.",
    remedy:
      "give the service a healthcheck, or wait for its start alone: service_started in the file, `ready` instead of `healthy` or `health` in a program",
    text: () => "has no healthcheck, so it can never be healthy",
  }),
  "not-found": defineMessage<{ readonly where: "on this engine" | "in this swarm" | "in this cluster" }>({
    code: "gate/not-found",
    severity: "error",
    when: "A container, a swarm's service or a cluster's workload is in Pulumi's state but does not exist.",
    remedy: "run `pulumi up --refresh`, which looks first and makes it again",
    text: ({ where }) => `does not exist ${where}`,
  }),
  "engine-unreachable": defineMessage<Ended & { readonly who: "engine" | "manager" }>({
    code: "gate/engine-unreachable",
    severity: "error",
    when: "The engine (or the swarm's manager) could not be reached, or did not come back within a minute.",
    remedy: "make sure that the engine is running, and that DOCKER_HOST (or the docker context) is right",
    text: ({ afterMs, who }) => `cannot be watched: the ${who} cannot be reached${after(afterMs, " (", ")")}`,
  }),
  "rolled-back": defineMessage<Ended>({
    code: "gate/rolled-back",
    severity: "error",
    when: "The update of a swarm's service failed, and the swarm went back to the version before.",
    remedy: "the version before goes on running; fix what failed, and the next `up` tries the new version again",
    text: ({ afterMs }) => `was rolled back to the version before${after(afterMs, " ")}: its update failed`,
  }),
  "update-paused": defineMessage<Ended>({
    code: "gate/update-paused",
    severity: "error",
    when: "The update of a swarm's service, or its rollback, has stopped half-way.",
    remedy: "both versions may be running; fix what failed, and the next `up` tries again",
    text: ({ afterMs }) => `is between two versions: its update was paused${after(afterMs, " ")}`,
  }),
  failing: defineMessage<Ended>({
    code: "gate/failing",
    severity: "error",
    when: "The tasks of a swarm's service die again and again.",
    remedy: "read the log and the tasks' errors",
    text: ({ afterMs }) => `keeps dying${after(afterMs, " (", ")")}`,
  }),
  unproven: defineMessage<Ended>({
    code: "gate/unproven",
    severity: "error",
    when: "A task of a swarm's service ended with code 0, and nobody can say whether it did so by itself or was killed because its check failed: it ran on another node, or its container is gone.",
    remedy:
      "a swarm calls a task complete whose process ends with code 0, even one that it killed because its check failed: give a service that is to end no check (`healthcheck: { disable: true }`), or let its process end with another code when it is asked to, or let it run on the node whose engine is asked (`deploy.placement`)",
    text: ({ afterMs }) =>
      `ended with code 0${after(afterMs, " ")}, and nobody can say whether that is because its check failed`,
  }),
  "no-suitable-node": defineMessage<Ended>({
    code: "gate/no-suitable-node",
    severity: "error",
    when: "No node of the swarm fits what a service asks for: constraints, resources, a port of the node.",
    remedy: "compare `deploy.placement` and `deploy.resources` with `docker node ls` and `docker node inspect`",
    text: ({ afterMs }) => `fits no node of the swarm${after(afterMs, " (", ")")}`,
  }),
  "not-a-manager": defineMessage<Record<never, never>>({
    code: "gate/not-a-manager",
    severity: "error",
    when: "The engine that is asked is not a manager of a swarm.",
    remedy: "run `docker swarm init` on this engine, or let the docker provider talk to a manager of the swarm",
    text: () => "cannot be watched: the engine is not a manager of a swarm",
  }),
  "image-pull": defineMessage<Ended>({
    code: "gate/image-pull",
    severity: "error",
    when: "A node of a Kubernetes cluster cannot fetch an image: a second attempt has failed, or none can be made.",
    remedy:
      "nodes fetch images themselves: the registry has to have it, and they have to reach it, with a pull secret where it asks who they are",
    text: ({ afterMs }) => `cannot fetch its image${after(afterMs, " (", ")")}`,
  }),
  "crash-loop": defineMessage<Ended>({
    code: "gate/crash-loop",
    severity: "error",
    when: "A container in a Kubernetes cluster has ended three times while others waited for it, or once more where it had done so before.",
    remedy: "read the log, and how it ended: a server has to stay in the foreground",
    text: ({ afterMs }) => `keeps ending${after(afterMs, " (", ")")}`,
  }),
  evicted: defineMessage<Ended>({
    code: "gate/evicted",
    severity: "error",
    when: "Nodes of a Kubernetes cluster have evicted three pods of a workload while others waited for it.",
    remedy: "the nodes are short of memory or disk, or the pod uses more than it asks for: `kubectl describe nodes`",
    text: ({ afterMs }) => `is evicted by its nodes again and again${after(afterMs, " (", ")")}`,
  }),
  unschedulable: defineMessage<Ended>({
    code: "gate/unschedulable",
    severity: "error",
    when: "No node of a Kubernetes cluster takes a pod, for so long that none is being made for it either.",
    remedy: "compare what the pod asks for with `kubectl describe nodes`",
    text: ({ afterMs }) => `fits no node of the cluster${after(afterMs, " (", ")")}`,
  }),
  "pods-refused": defineMessage<Ended>({
    code: "gate/pods-refused",
    severity: "error",
    when: "A Kubernetes cluster does not let a workload make its pods: a quota, an admission controller, a pod security standard.",
    remedy: "read the cluster's words, and change what the pod asks for or what its namespace allows",
    text: ({ afterMs }) => `may not make its pods${after(afterMs, " (", ")")}`,
  }),
  "pod-config": defineMessage<Ended>({
    code: "gate/pod-config",
    severity: "error",
    when: "A pod of a Kubernetes cluster cannot begin because of what it refers to: a ConfigMap, a Secret, a key of them, a volume, a user.",
    remedy: "make what is missing, in the namespace of the pod, or correct its name",
    text: ({ afterMs }) => `cannot begin: something that it refers to is missing${after(afterMs, " (", ")")}`,
  }),
  "failed-job": defineMessage<Ended>({
    code: "gate/failed-job",
    severity: "error",
    when: "A Job of a Kubernetes cluster has failed: it has been tried as often, or has taken as long, as it may.",
    remedy: "read the log, and how its pods ended: a one-shot has to exit with 0",
    text: ({ afterMs }) => `has failed${after(afterMs, " ")}, and is not tried again`,
  }),
  "progress-deadline": defineMessage<Ended>({
    code: "gate/progress-deadline",
    severity: "error",
    when: "A Deployment of a Kubernetes cluster has made no progress for as long as it says itself (`progressDeadlineSeconds`).",
    remedy: "read why its pods do not become ready; those of the version before go on serving",
    text: ({ afterMs }) => `makes no progress, and its own deadline has passed${after(afterMs, " (", ")")}`,
  }),
  forbidden: defineMessage<Ended>({
    code: "gate/forbidden",
    severity: "error",
    when: "A Kubernetes cluster does not let its workloads and pods be looked at with these credentials, or takes them for nobody's.",
    remedy:
      "whoever waits has to be let `get`, `list` and `watch` pods and workloads: `kubectl auth can-i list pods`; where credentials have run out, log in again",
    text: () => "cannot be watched: the cluster does not let anybody look with these credentials",
  }),
  "cluster-unreachable": defineMessage<Ended>({
    code: "gate/cluster-unreachable",
    severity: "error",
    when: "The API server of a Kubernetes cluster could not be reached, or did not come back within a minute.",
    remedy:
      "make sure that the cluster is up (`kubectl cluster-info`), and that the provider and the gate have the same kubeconfig and context",
    text: ({ afterMs }) => `cannot be watched: the cluster cannot be reached${after(afterMs, " (", ")")}`,
  }),
} as const;

/** Why a wait failed. */
export type GateReason = keyof typeof GATE_MESSAGES;

/** The reason that a report names at its head, `gate/unhealthy: service "db" is unhealthy…`; undefined: it is no gate's. */
export function gateReasonOf(report: string): GateReason | undefined {
  const [, reason = ""] = /^gate\/([a-z-]+):/.exec(report) ?? [];
  return isReason(reason) ? reason : undefined;
}

function isReason(name: string): name is GateReason {
  return Object.hasOwn(GATE_MESSAGES, name);
}

/** `did not …` */
function toBe(goal: GateGoal): string {
  switch (goal) {
    case "service_started":
      return "start";
    case "service_healthy":
      return `become ${CONDITION_WORDS[goal]}`;
    case "service_completed_successfully":
      return "complete";
    case "up":
      return "come up and stay up";
    case "converged":
      return "run as it should";
  }
}

/** What was to be in place of an end. */
function instead(goal: GateGoal): string {
  switch (goal) {
    case "service_healthy":
      return ` before it was ${CONDITION_WORDS[goal]}`;
    case "service_completed_successfully":
      return " instead of 0";
    case "up":
      return " instead of staying up";
    case "service_started":
    case "converged":
      return "";
  }
}

function after(ms: number | undefined, before: string, behind = ""): string {
  return ms === undefined ? "" : `${before}after ${seconds(ms)}${behind}`;
}

/** The streak goes on once the verdict is said. */
function failedProbes({ failed, enough }: { readonly failed: number; readonly enough: number }): string {
  if (enough === 1 && failed <= 1) return "its probe failed";
  if (failed > enough) return `${failed} probes failed in a row; ${enough} ${enough === 1 ? "is" : "are"} enough`;
  return `${failed} of ${enough} probes failed in a row`;
}
