import { COMPLETED_DEADLINE_MS, humanDuration, type TargetDeadline } from "@pulumi-compose/health-model";
import { readWorkload } from "../read/read-workload";
import type { WorkloadKind } from "../shared/workload-ref";
import type { DeclaredContainer, ProbeSettings, WorkloadSnapshot } from "../shared/workload-snapshot";
import type { WorkloadGoal } from "../shared/workload-wait-types";

/** For controllers and the scheduler to begin with it, and for a node to start it: what is fetched meanwhile does not count. */
const START_MS = 60_000;
/** For controllers to see that a pod is ready, and to go on with the next. */
const STEP_MS = 5_000;
/**
 * Without a startup probe nothing says how long a container may take until it is ready: a readiness probe only says how often it is
 * asked.
 */
const UNTOLD_START_MS = 5 * 60_000;
/** A Job's controller, and a kubelet, wait 10 s before the second attempt, then twice as long each time, at most 5 minutes. */
const FIRST_BACKOFF_MS = 10_000;
const LONGEST_BACKOFF_MS = 5 * 60_000;

/**
 * The deadline of a wait that was given none: by then every pod must have become ready, had it been going to.
 *
 * One pod has 60 s to start; then what its startup probe allows (`initialDelay + period × failureThreshold + timeout`), or 5 minutes
 * where it has none; then what its readiness probe needs (`initialDelay + (period + timeout) × successThreshold`); of several
 * containers the slowest. That, with the grace period of the pod that it replaces, `minReadySeconds` and 5 s, for every step of the
 * rollout: `replicas ÷ (maxSurge + maxUnavailable)` of them for a Deployment that was there before, one for a new one and for
 * `Recreate`; one a replica for a StatefulSet that goes in order, or that is being updated.
 *
 * For `service_started` probes do not count. For the end of a Job 10 minutes and the pauses between its attempts, or 60 s more than
 * its `activeDeadlineSeconds`.
 *
 * `podDeadlineMs` is what somebody says that one pod has, or a Job: of a rollout it is all that each step has, and nothing is added to
 * it; of one in one step, the deadline.
 *
 * What the wait itself finds to stand still (images that are fetched, init containers, nodes that are made) is not part of it.
 */
export function defaultWorkloadDeadlineMs(
  workload: WorkloadSnapshot,
  goal: WorkloadGoal,
  podDeadlineMs?: number,
): number {
  const { job, rollout, graceMs } = workload;
  if (job && (goal === "service_completed_successfully" || goal === "converged")) {
    return podDeadlineMs ?? jobDeadlineMs(job);
  }
  if (goal === "service_completed_successfully") return podDeadlineMs ?? COMPLETED_DEADLINE_MS;
  const steps = stepsOf(workload);
  if (podDeadlineMs !== undefined) return steps * podDeadlineMs;
  const podMs = START_MS + (goal === "service_started" ? 0 : readyMs(workload));
  const lastingMs = goal === "converged" ? rollout.minReadyMs : 0;
  // Steps follow each other when a pod has been ready for as long as it has to.
  const betweenMs = (steps - 1) * (podMs + graceMs + rollout.minReadyMs + STEP_MS);
  return betweenMs + podMs + (workload.generation > 1 ? graceMs : 0) + lastingMs + STEP_MS;
}

/**
 * The same before there is a workload: of one that is made from this manifest, and in words what it is made of.
 *
 * @param manifest as one gives it to the API server
 */
export function plannedWorkloadDeadline(kind: WorkloadKind, manifest: unknown, goal: WorkloadGoal): TargetDeadline {
  const workload = { ...readWorkload(kind, manifest), generation: 1 };
  const deadlineMs = defaultWorkloadDeadlineMs(workload, goal);
  return { deadlineMs, deadlineFrom: wordsOf(workload, goal) };
}

function wordsOf(workload: WorkloadSnapshot, goal: WorkloadGoal): string {
  const { job } = workload;
  if (job) {
    return job.activeDeadlineMs === undefined
      ? `${humanDuration(COMPLETED_DEADLINE_MS)} for a Job${pausesOf(job.backoffLimit)}`
      : `the Job's activeDeadlineSeconds, and ${humanDuration(START_MS)} to start`;
  }
  if (goal === "service_completed_successfully")
    return `the default of ${humanDuration(COMPLETED_DEADLINE_MS)} for a service that is to complete`;
  const steps = stepsOf(workload);
  return [
    ...(steps > 1 ? [`${steps} pods after each other, each`] : []),
    [`${humanDuration(START_MS)} to start`, probesOf(workload), "and slack"].filter((part) => part !== "").join(", "),
  ].join(" ");
}

function pausesOf(attempts: number): string {
  if (attempts === 0) return "";
  return attempts === 1
    ? ", and the pause before its second attempt"
    : `, and the pauses before ${attempts} more attempts`;
}

/** The probes of the container that takes longest, in numbers. */
function probesOf({ containers }: WorkloadSnapshot): string {
  const [slowest] = containers
    .filter(({ role }) => role !== "init")
    .toSorted((one, other) => containerReadyMs(other) - containerReadyMs(one));
  const { startupProbe, readinessProbe } = slowest ?? {};
  const begins = ({ initialDelayMs }: ProbeSettings) =>
    initialDelayMs > 0 ? `${humanDuration(initialDelayMs)} + ` : "";
  const started = startupProbe
    ? `${begins(startupProbe)}${startupProbe.failureThreshold} × ${humanDuration(startupProbe.periodMs)} + ${humanDuration(startupProbe.timeoutMs)} by its startup probe`
    : `${humanDuration(UNTOLD_START_MS)} until it is ready, as nothing bounds that`;
  if (!readinessProbe) return startupProbe ? started : "";
  const { periodMs, timeoutMs } = readinessProbe;
  return `${started}, ${begins(readinessProbe)}${humanDuration(periodMs + timeoutMs)} by its readiness probe`;
}

function jobDeadlineMs({ activeDeadlineMs, backoffLimit }: NonNullable<WorkloadSnapshot["job"]>): number {
  if (activeDeadlineMs !== undefined) return activeDeadlineMs + START_MS;
  let pausesMs = 0;
  for (let attempt = 0; attempt < backoffLimit && pausesMs < COMPLETED_DEADLINE_MS; attempt += 1) {
    pausesMs += Math.min(FIRST_BACKOFF_MS * 2 ** attempt, LONGEST_BACKOFF_MS);
  }
  return COMPLETED_DEADLINE_MS + Math.min(pausesMs, COMPLETED_DEADLINE_MS);
}

function readyMs({ containers }: WorkloadSnapshot): number {
  const checked = containers.filter(({ role }) => role !== "init").map(containerReadyMs);
  return Math.max(0, ...checked);
}

function containerReadyMs({ startupProbe, readinessProbe }: DeclaredContainer): number {
  if (!startupProbe && !readinessProbe) return 0;
  const startMs = startupProbe ? startupMs(startupProbe) : UNTOLD_START_MS;
  if (!readinessProbe) return startMs;
  const { initialDelayMs, periodMs, timeoutMs, successThreshold } = readinessProbe;
  return startMs + initialDelayMs + (periodMs + timeoutMs) * successThreshold;
}

function startupMs({ initialDelayMs, periodMs, failureThreshold, timeoutMs }: ProbeSettings): number {
  return initialDelayMs + periodMs * failureThreshold + timeoutMs;
}

function stepsOf({ kind, generation, replicas, rollout }: WorkloadSnapshot): number {
  const isNew = generation <= 1;
  if (kind === "Job" || replicas <= 1) return 1;
  if (kind === "StatefulSet") return isNew && !rollout.inOrder ? 1 : Math.ceil(replicas / rollout.atATime);
  return isNew ? 1 : Math.max(1, Math.ceil(replicas / rollout.atATime));
}
