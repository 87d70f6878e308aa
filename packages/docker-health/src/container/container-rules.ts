import { redactor } from "../evidence/redact";
import type { WaitOptions, WaitProgress } from "../shared/wait-types";
import type { Outcome } from "../wait/outcome";
import type { Hearing, Moment, Reading, Rules, Want } from "../wait/rules";
import type { WaitState } from "../wait/wait-state";
import type { ContainerKind, ContainerLook, ContainerMemory, ContainerNews } from "./container-kind";
import { defaultDeadlineMs } from "./default-deadline";
import { judgeContainer, newestProbe, type Terms } from "./judge-container";
import { progressMessage } from "./progress-message";

type State = WaitState<ContainerKind>;

const RETRY_LOOK_MS = 500;
// The engine announces the end of a probe's process a little before it has drawn its conclusion.
const AFTER_PROBE_MS = 100;
const ENGINE_GRACE_MS = 60_000;
const RECHECK_SLACK_MS = 1_000;
// What the service was missing may be started together with the wait: a probe that begins before that is up says nothing.
const RECHECK_GRACE_MS = 5_000;
const OWN_PROBES_KEPT = 5;
const RECHECK = "recheck";
const AFTER_PROBE = "after-probe";

/**
 * The rules of the wait for a container. Everything it learns comes from a look (inspect); events only say when to look. So
 * a lost, doubled or late event can delay an answer, but never make a wrong one.
 */
export function containerRules(options: WaitOptions): Rules<ContainerKind> {
  const clean = redactor(options.redact ?? []);
  const isTold = options.onProgress !== undefined;
  return {
    by: "engine",
    memory: { ownProbes: [] },
    deadlineMs: options.deadlineMs,
    deadlineBy: "timer",
    engineGraceMs: options.engineGraceMs ?? ENGINE_GRACE_MS,
    retryMs: RETRY_LOOK_MS,
    isTold,
    defaultDeadlineMs: (look) => defaultDeadlineMs(look, options),
    judge: (look, state, moment) => judge(look, state, moment, options),
    hear: (news, state) => hear(news, state, isTold),
    rang: (timer, { memory }) => ({
      ...(timer === RECHECK && { memory: { ...memory, pardoned: undefined } }),
      wants: [{ kind: "look" }],
    }),
    absent: gone,
    reasonOf: () => undefined,
    describe: (state, waitedMs) => describe(state, waitedMs, clean),
  };
}

function judge(look: ContainerLook, state: State, moment: Moment, options: WaitOptions): Reading<ContainerKind> {
  const pardon = pardoned(look, state, moment, options);
  const judgement = judgeContainer(look.container, termsOf(look, state, pardon.pardoned, options));
  const isDespite = judgement.kind === "pending" && judgement.despite !== undefined;
  const unhealthyAfterMs = state.memory.unhealthyAfterMs ?? (isDespite ? Math.round(moment.waitedMs) : undefined);
  const probes = probing(look, state.memory, options);
  return {
    judgement:
      judgement.kind === "open" && look.container.state.status === "exited" ? { ...judgement, ended: true } : judgement,
    memory: { ...state.memory, pardoned: pardon.pardoned, unhealthyAfterMs, probing: probes.probing },
    wants: [...pardon.wants, ...probes.wants],
  };
}

/** The verdict that does not count because it was there before the wait; until the engine's next probe, at most. */
function pardoned(
  { container }: ContainerLook,
  { memory }: State,
  { isFirst, waitedMs }: Moment,
  options: WaitOptions,
): { readonly pardoned: string | undefined; readonly wants: readonly Want<ContainerKind>[] } {
  const already = options.alreadyUnhealthy ?? (options.probe === "engine" ? "fail" : "recheck");
  const check = container.healthcheck;
  if (isFirst && already === "recheck" && check && container.health?.status === "unhealthy") {
    // By then the engine has run another probe, unless something is wrong with the engine.
    const delayMs = RECHECK_GRACE_MS + check.intervalMs + check.timeoutMs + RECHECK_SLACK_MS;
    return { pardoned: newestProbe(container), wants: [{ kind: "set", timer: RECHECK, delayMs }] };
  }
  const isEarly = waitedMs < RECHECK_GRACE_MS;
  return { pardoned: memory.pardoned !== undefined && isEarly ? newestProbe(container) : memory.pardoned, wants: [] };
}

function termsOf(
  { goal, engineMs }: ContainerLook,
  { settled }: State,
  pardoned: string | undefined,
  { onUnhealthy = "fail", upAfterMs }: WaitOptions,
): Terms {
  return {
    goal,
    onUnhealthy,
    ...(engineMs !== undefined && { engineMs }),
    ...(upAfterMs !== undefined && { upAfterMs }),
    ...(pardoned !== undefined && { pardoned }),
    ...(settled !== undefined && { settled }),
  };
}

/** Own probes go on in one run of the container, and begin anew in the next. */
function probing(
  look: ContainerLook,
  memory: ContainerMemory,
  { probe }: WaitOptions,
): { readonly probing: string | undefined; readonly wants: readonly Want<ContainerKind>[] } {
  const { status, startedAt } = look.container.state;
  const wanted = status === "running" && look.goal === "service_healthy" ? startedAt : undefined;
  if (memory.probing === wanted || probe === "engine") return { probing: memory.probing, wants: [] };
  if (wanted === undefined) return { probing: undefined, wants: [{ kind: "act", act: { kind: "stop-probing" } }] };
  return { probing: wanted, wants: [{ kind: "act", act: { kind: "probe", look, of: wanted } }] };
}

function hear(news: ContainerNews, { memory, look }: State, isTold: boolean): Hearing<ContainerKind> {
  switch (news.kind) {
    case "missed":
      return { wants: [{ kind: "look" }] };
    case "event":
      return { ...ofEvent(news.action, news.exitCode, memory), wants: wantsOf(news.action, look, isTold) };
    case "probed": {
      const ownProbes = [...memory.ownProbes, news.record].slice(-OWN_PROBES_KEPT);
      const hasPassed = news.record.exitCode === 0;
      return {
        memory: { ...memory, ownProbes },
        ...(hasPassed && { wants: [{ kind: "act", act: { kind: "confirm", of: news.of } }] }),
        report: true,
      };
    }
    case "confirmed": {
      // The test has passed; the gate opens if the container is still up, in the very run that was tested.
      const state = news.look?.container.state;
      if (news.look && state?.status === "running" && state.startedAt === news.of) {
        return { look: news.look, outcome: { ok: true, by: "probe" } };
      }
      return { wants: [{ kind: "look" }] };
    }
  }
}

function ofEvent(
  action: string,
  exitCode: number | undefined,
  memory: ContainerMemory,
): Pick<Hearing<ContainerKind>, "memory"> {
  if (action === "die") return { memory: { ...memory, diedWith: exitCode } };
  return action === "start" ? { memory: { ...memory, diedWith: undefined } } : {};
}

function wantsOf(action: string, look: ContainerLook | undefined, isTold: boolean): readonly Want<ContainerKind>[] {
  if (action !== "exec_die") return [{ kind: "look" }];
  // A probe that changes no health is told by nothing else: news for a display, and for an unhealthy container, whose
  // next failed probe may be the verdict.
  if (!isTold && look?.container.health?.status !== "unhealthy") return [];
  return [{ kind: "set", timer: AFTER_PROBE, delayMs: AFTER_PROBE_MS }];
}

function gone({ look, memory: { diedWith } }: State): Outcome<ContainerKind> {
  if (!look) return { ok: false, reason: "not-found" };
  // One that removes itself at its end (--rm) is gone before anybody can look at its exit code.
  const hasAnEnd = look.goal === "service_completed_successfully" || look.goal === "up";
  if (hasAnEnd && diedWith === 0) return { ok: true, by: "engine", ended: true };
  const detail = diedWith === undefined ? undefined : `it had exited with code ${diedWith}`;
  return { ok: false, reason: "removed", ...(detail && { detail }) };
}

function describe(
  { look, memory, deadlineMs, blindSinceMs }: State,
  waitedMs: number,
  clean: (text: string) => string,
): WaitProgress | undefined {
  if (!look) return undefined;
  const { state, health, healthcheck } = look.container;
  const lastProbe = [...(health?.log ?? []), ...memory.ownProbes]
    .sort((a, b) => Date.parse(a.start) - Date.parse(b.start))
    .at(-1);
  const progress = {
    waitedMs,
    deadlineMs,
    status: state.status,
    ...(health && { health: health.status }),
    failingStreak: health?.failingStreak ?? 0,
    retries: healthcheck?.retries,
    ...(lastProbe && { lastProbe: { ...lastProbe, output: clean(lastProbe.output) } }),
    engineReachable: blindSinceMs === undefined,
  };
  return { ...progress, message: progressMessage(progress) };
}
