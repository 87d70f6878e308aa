import { Timers } from "../concurrency/timers";
import { EngineTime } from "../engine/engine-time";
import type { HubSignal } from "../engine/event-hub";
import { collectEvidence } from "../evidence/collect-evidence";
import { redactor } from "../evidence/redact";
import { probeLoop } from "../probe/probe-loop";
import type { ContainerSnapshot, ProbeRecord } from "../shared/container-snapshot";
import { EngineError } from "../shared/engine-error";
import type { ChooseGoal, ContainerGoal, FailureReason, WaitOptions, WaitResult } from "../shared/wait-types";
import type { WaitContext } from "./container-wait-context";
import { defaultDeadlineMs } from "./default-deadline";
import { judge, newestProbe, type Terms } from "./judge-container";
import { progressMessage } from "./progress-message";

type Outcome =
  | { readonly ok: true; readonly by: "engine" | "probe" | "already"; readonly ended?: boolean }
  | { readonly ok: false; readonly reason: FailureReason; readonly detail?: string };

const PROGRESS_EVERY_MS = 1_000;
const RETRY_LOOK_MS = 500;
// The engine announces the end of a probe's process a little before it has drawn its conclusion.
const AFTER_PROBE_MS = 100;
const ENGINE_GRACE_MS = 60_000;
const RECHECK_SLACK_MS = 1_000;
// What the service was missing may be started together with the wait: a probe that begins before that is up says nothing.
const RECHECK_GRACE_MS = 5_000;
const OWN_PROBES_KEPT = 5;

/**
 * One wait for one condition of one container. Everything it learns comes from a look (inspect); events only say when
 * to look. So a lost, doubled or late event can delay an answer, but never make a wrong one.
 */
export class Wait {
  readonly #began: number;
  readonly #timers: Timers;
  readonly #engineTime: EngineTime;
  readonly #ownProbes: ProbeRecord[] = [];
  #container: ContainerSnapshot | undefined;
  #id: string;
  #looking = false;
  #lookAgain = false;
  #diedWith: number | undefined;
  #unreachableSince: number | undefined;
  #engineWasAway = false;
  #pardoned: string | undefined;
  #suspicion: string | undefined;
  #settled: string | undefined;
  #deadlineMs: number | undefined;
  /** What to wait for; of what was left to the first look, known from then on. */
  #goal: ContainerGoal | undefined;
  #unhealthyAfterMs: number | undefined;
  #probing: { readonly of: string; readonly abort: AbortController } | undefined;
  #decide: (outcome: Outcome) => void = () => {};
  #break: (error: unknown) => void = () => {};
  #decided = false;
  #reported = "";

  constructor(
    private readonly context: WaitContext,
    private readonly ref: string,
    private readonly wanted: ContainerGoal | ChooseGoal,
    private readonly options: WaitOptions,
  ) {
    this.#id = ref;
    this.#goal = typeof wanted === "function" ? undefined : wanted;
    this.#began = context.clock.now();
    this.#timers = new Timers(context.clock);
    this.#engineTime = new EngineTime(context.client, context.clock);
    this.#deadlineMs = options.deadlineMs;
  }

  async run(): Promise<WaitResult> {
    const { client, clock, hub } = this.context;
    const { signal } = this.options;
    const outcome = new Promise<Outcome>((resolve, reject) => {
      this.#decide = (value) => {
        this.#decided = true;
        resolve(value);
      };
      this.#break = (error) => {
        this.#decided = true;
        reject(error);
      };
    });
    const onAbort = () => this.#decide({ ok: false, reason: "aborted" });
    if (signal?.aborted) onAbort();
    signal?.addEventListener("abort", onAbort);
    if (this.#deadlineMs !== undefined) this.#armDeadline(this.#deadlineMs);
    const watching = hub.watch(this.ref, (heard) => this.#hear(heard));
    // Not awaited: the deadline and the signal hold while the stream is being opened, too.
    watching.then(
      (watch) => this.#look().then(() => watch.rename(this.#id)),
      () => {},
    );
    const settled = await outcome.finally(() => {
      signal?.removeEventListener("abort", onAbort);
      this.#timers.clear();
      this.#probing?.abort.abort();
      watching.then(
        (watch) => watch.stop(),
        () => {},
      );
    });
    const afterMs = Math.round(clock.now() - this.#began);
    const condition = this.#goal ?? "up";
    if (settled.ok) {
      const container = { id: this.#container?.id ?? this.#id, name: this.#container?.name ?? this.ref };
      const ended = settled.ended === true && condition === "up";
      return { ok: true, condition, by: settled.by, afterMs, container, ...(ended && { ended }) };
    }
    const evidence = await collectEvidence(client, clock, {
      reason: settled.reason,
      ref: this.ref,
      container: this.#container,
      ownProbes: this.#ownProbes,
      ...(settled.detail && { detail: settled.detail }),
      waitedMs: afterMs,
      deadlineMs: this.#deadlineMs,
      engineWasAway: this.#engineWasAway,
      ...(this.#unhealthyAfterMs !== undefined && { unhealthyAfterMs: this.#unhealthyAfterMs }),
      redact: this.options.redact ?? [],
    });
    return { ok: false, condition, reason: settled.reason, afterMs, evidence };
  }

  #hear(signal: HubSignal): void {
    if (this.#decided) return;
    if (signal.kind === "event") {
      const { action, exitCode } = signal.event;
      if (action === "exec_die") {
        // A probe that changes no health is told by nothing else: news for a display, and for an unhealthy container,
        // whose next failed probe may be the verdict.
        if (!this.options.onProgress && this.#container?.health?.status !== "unhealthy") return;
        this.#timers.set("after-probe", AFTER_PROBE_MS, () => this.#look());
        return;
      }
      if (action === "die") this.#diedWith = exitCode;
      if (action === "start") this.#diedWith = undefined;
    }
    this.#look();
  }

  /** One inspect at a time; a reason to look that comes during one means another one after it. */
  async #look(): Promise<void> {
    if (this.#looking) {
      this.#lookAgain = true;
      return;
    }
    this.#looking = true;
    do {
      this.#lookAgain = false;
      try {
        const lookedMs = this.context.clock.now();
        const container = await this.context.inspect(this.#id);
        this.#unreachableSince = undefined;
        if (container?.state.status === "running" && this.#goalFor(container) === "up") await this.#engineTime.learn();
        if (this.#decided) break;
        if (container) this.#consider(container, lookedMs);
        else this.#gone();
      } catch (error) {
        if (!this.#decided) this.#unreachable(error);
      }
    } while (this.#lookAgain && !this.#decided);
    this.#looking = false;
  }

  #goalFor(container: ContainerSnapshot): ContainerGoal {
    this.#goal ??= typeof this.wanted === "function" ? this.wanted(container) : this.wanted;
    return this.#goal;
  }

  #consider(container: ContainerSnapshot, lookedMs: number): void {
    const first = this.#container === undefined;
    this.#container = container;
    this.#id = container.id;
    if (first) this.#begin(container);
    const judgement = judge(container, this.#terms(container, lookedMs));
    if (judgement.kind !== "suspect") this.#suspicion = undefined;
    switch (judgement.kind) {
      case "open":
        this.#decide({ ok: true, by: first ? "already" : "engine", ended: container.state.status === "exited" });
        return;
      case "fail":
        this.#decide({ ok: false, reason: judgement.reason });
        return;
      case "suspect":
        this.#suspect(judgement.of, judgement.settleMs);
        break;
      case "pending":
        if (judgement.despite) this.#unhealthyAfterMs ??= Math.round(this.context.clock.now() - this.#began);
        break;
    }
    this.#probeIfRunning(container);
    this.#report();
  }

  #begin(container: ContainerSnapshot): void {
    if (this.#deadlineMs === undefined) {
      this.#deadlineMs = defaultDeadlineMs(container, this.#goalFor(container));
      this.#armDeadline(this.#deadlineMs);
    }
    const already = this.options.alreadyUnhealthy ?? (this.options.probe === "engine" ? "fail" : "recheck");
    const check = container.healthcheck;
    if (already === "recheck" && check && container.health?.status === "unhealthy") {
      this.#pardoned = newestProbe(container);
      // By then the engine has run another probe, unless something is wrong with the engine.
      const patienceMs = RECHECK_GRACE_MS + check.intervalMs + check.timeoutMs + RECHECK_SLACK_MS;
      this.#timers.set("recheck", patienceMs, () => {
        this.#pardoned = undefined;
        return this.#look();
      });
    }
    if (this.options.onProgress) this.#tick();
  }

  #terms(container: ContainerSnapshot, lookedMs: number): Terms {
    const early = this.context.clock.now() - this.#began < RECHECK_GRACE_MS;
    if (this.#pardoned !== undefined && early) this.#pardoned = newestProbe(container);
    const engineMs = this.#engineTime.at(lookedMs);
    return {
      goal: this.#goalFor(container),
      onUnhealthy: this.options.onUnhealthy ?? "fail",
      ...(engineMs !== undefined && { engineMs }),
      ...(this.#pardoned !== undefined && { pardoned: this.#pardoned }),
      ...(this.#settled !== undefined && { settled: this.#settled }),
    };
  }

  #suspect(of: string, settleMs: number): void {
    if (this.#suspicion === of) return;
    this.#suspicion = of;
    this.#timers.set("settle", settleMs, () => {
      if (this.#suspicion === of) this.#settled = of;
      return this.#look();
    });
  }

  #probeIfRunning(container: ContainerSnapshot): void {
    const running = container.state.status === "running" && this.#goal === "service_healthy";
    const of = running ? container.state.startedAt : "";
    if (this.#probing && this.#probing.of !== of) {
      this.#probing.abort.abort();
      this.#probing = undefined;
    }
    if (!running || this.#probing || this.options.probe === "engine") return;
    const abort = new AbortController();
    this.#probing = { of, abort };
    this.context.background(probeLoop(this.context, container, (record) => this.#onProbe(record, of), abort.signal));
  }

  #onProbe(record: ProbeRecord, of: string): "go-on" | "stop" {
    this.#ownProbes.push(record);
    if (this.#ownProbes.length > OWN_PROBES_KEPT) this.#ownProbes.shift();
    if (record.exitCode === 0) {
      this.context.background(this.#confirm(of));
    }
    this.#report();
    return "go-on";
  }

  /** The test has passed; the gate opens if the container is still up, in the very run that was tested. */
  async #confirm(of: string): Promise<void> {
    try {
      const container = await this.context.inspect(this.#id);
      if (this.#decided) return;
      if (container?.state.status === "running" && container.state.startedAt === of) {
        this.#container = container;
        this.#decide({ ok: true, by: "probe" });
      } else {
        await this.#look();
      }
    } catch (error) {
      if (!this.#decided) this.#unreachable(error);
    }
  }

  #gone(): void {
    const died = this.#diedWith;
    if (!this.#container) {
      this.#decide({ ok: false, reason: "not-found" });
    } else if ((this.#goal === "service_completed_successfully" || this.#goal === "up") && died === 0) {
      // One that removes itself at its end (--rm) is gone before anybody can look at its exit code.
      this.#decide({ ok: true, by: "engine", ended: true });
    } else {
      const detail = died === undefined ? undefined : `it had exited with code ${died}`;
      this.#decide({ ok: false, reason: "removed", ...(detail && { detail }) });
    }
  }

  #unreachable(error: unknown): void {
    const detail = error instanceof Error ? error.message : String(error);
    const now = this.context.clock.now();
    this.#unreachableSince ??= now;
    this.#engineWasAway = true;
    const kind = error instanceof EngineError ? error.kind : "unreachable";
    const graceMs = this.options.engineGraceMs ?? ENGINE_GRACE_MS;
    // Never reached at all, or refused (no permission, a proxy's rule): time does not mend that. An engine under load
    // may be slow from the first question on, though: it holds an inspect back while it starts that container.
    const hopeless = kind === "refused" || (kind === "unreachable" && !this.#container);
    if (hopeless || now - this.#unreachableSince >= graceMs) {
      this.#decide({ ok: false, reason: "engine-unreachable", detail });
      return;
    }
    this.#timers.set("look", RETRY_LOOK_MS, () => this.#look());
    this.#report();
  }

  #armDeadline(deadlineMs: number): void {
    const remainingMs = deadlineMs - (this.context.clock.now() - this.#began);
    this.#timers.set("deadline", remainingMs, () => this.#decide({ ok: false, reason: "deadline" }));
  }

  #tick(): void {
    this.#timers.set("progress", PROGRESS_EVERY_MS, () => {
      this.#report();
      this.#tick();
    });
  }

  #report(): void {
    const container = this.#container;
    if (!this.options.onProgress || !container || this.#decided) return;
    const last = [...(container.health?.log ?? []), ...this.#ownProbes].sort(
      (a, b) => Date.parse(a.start) - Date.parse(b.start),
    );
    const clean = redactor(this.options.redact ?? []);
    const lastProbe = last.at(-1);
    const progress = {
      waitedMs: Math.round(this.context.clock.now() - this.#began),
      deadlineMs: this.#deadlineMs,
      status: container.state.status,
      ...(container.health && { health: container.health.status }),
      failingStreak: container.health?.failingStreak ?? 0,
      retries: container.healthcheck?.retries,
      ...(lastProbe && { lastProbe: { ...lastProbe, output: clean(lastProbe.output) } }),
      engineReachable: this.#unreachableSince === undefined,
    };
    const message = progressMessage(progress);
    if (message === this.#reported) return;
    this.#reported = message;
    try {
      this.options.onProgress({ ...progress, message });
    } catch (error) {
      // The caller's own mistake: his to see, and not to be taken for the engine's.
      this.#break(error);
    }
  }
}
