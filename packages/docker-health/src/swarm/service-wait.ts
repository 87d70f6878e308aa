import { Timers } from "../concurrency/timers";
import type { Clock } from "../shared/clock";
import { EngineError } from "../shared/engine-error";
import { judgeService, reachedOf, type ServiceTerms } from "./judge-service";
import { defaultServiceDeadlineMs } from "./service-deadline";
import { collectServiceEvidence } from "./service-evidence";
import type { ServiceLook } from "./service-look";
import { serviceProgress } from "./service-progress";
import type { ServiceFailureReason, ServiceGoal, ServiceWaitOptions, ServiceWaitResult } from "./service-wait-types";
import { hasEnded } from "./slots";
import type { SwarmClient } from "./swarm-client";
import type { Sight, SwarmPoll } from "./swarm-poll";

type Outcome =
  | { readonly ok: true; readonly by: "swarm" | "already" }
  | { readonly ok: false; readonly reason: ServiceFailureReason; readonly detail?: string };

const PROGRESS_EVERY_MS = 1_000;
const ENGINE_GRACE_MS = 60_000;
/** A service that was written so recently may have tasks that the swarm has not looked after yet. */
const FRESH_MS = 2_000;
/** Tasks that died before are old news, unless the service was written so recently that they are its first. */
const RECENT_MS = 15_000;
/** For nodes to fetch an image, which is not what a deadline is about. */
const LONGEST_PREPARING_MS = 10 * 60_000;

/** What the waits of one swarm share. */
export interface ServiceWaitContext {
  readonly client: SwarmClient;
  readonly poll: SwarmPoll;
  readonly clock: Clock;
}

/** One wait for one goal of one service: looks again and again, and lets a pure judge say what each look means. */
export class ServiceWait {
  readonly #began: number;
  readonly #timers: Timers;
  #look: ServiceLook | undefined;
  #terms: ServiceTerms | undefined;
  #lookedAt = 0;
  #preparingMs = 0;
  #graceMs = 0;
  #unreachableSince: number | undefined;
  #suspicion: string | undefined;
  #settled: string | undefined;
  #deadlineMs: number | undefined;
  #decide: (outcome: Outcome) => void = () => {};
  #break: (error: unknown) => void = () => {};
  #reported = "";

  constructor(
    private readonly context: ServiceWaitContext,
    private readonly ref: string,
    private readonly goal: ServiceGoal,
    private readonly options: ServiceWaitOptions,
  ) {
    this.#began = context.clock.now();
    this.#timers = new Timers(context.clock);
    this.#deadlineMs = options.deadlineMs;
  }

  async run(): Promise<ServiceWaitResult> {
    const { poll, client, clock } = this.context;
    const { signal } = this.options;
    const outcome = new Promise<Outcome>((resolve, reject) => {
      this.#decide = resolve;
      this.#break = reject;
    });
    const onAbort = () => this.#decide({ ok: false, reason: "aborted" });
    if (signal?.aborted) onAbort();
    signal?.addEventListener("abort", onAbort);
    const watch = poll.watch(this.ref, (sight) => {
      this.#see(sight).catch((error: unknown) => this.#break(error));
    });
    const settled = await outcome.finally(() => {
      signal?.removeEventListener("abort", onAbort);
      this.#timers.clear();
      watch.stop();
    });
    const afterMs = this.#waitedMs();
    if (settled.ok) {
      const service = { id: this.#look?.service.id ?? this.ref, name: this.#look?.service.name ?? this.ref };
      return { ok: true, goal: this.goal, by: settled.by, afterMs, service };
    }
    const evidence = await collectServiceEvidence(client, clock, {
      reason: settled.reason,
      goal: this.goal,
      ref: this.ref,
      look: this.#look,
      ...(settled.detail && { detail: settled.detail }),
      waitedMs: afterMs,
      deadlineMs: this.#deadlineMs,
      redact: this.options.redact ?? [],
    });
    return { ok: false, goal: this.goal, reason: settled.reason, afterMs, evidence };
  }

  async #see(sight: Sight): Promise<void> {
    if (sight.kind === "blind") {
      this.#unreachable(sight.error);
      return;
    }
    this.#unreachableSince = undefined;
    if (sight.kind === "absent") {
      this.#decide({ ok: false, reason: this.#look ? "removed" : "not-found" });
      return;
    }
    const first = this.#look === undefined;
    this.#look = sight.look;
    this.#terms ??= await this.#firstTerms(sight.look);
    this.#deadlineMs ??= defaultServiceDeadlineMs(sight.look.service, this.goal);
    this.#consider(sight.look, this.#terms, first);
  }

  #consider(look: ServiceLook, known: ServiceTerms, first: boolean): void {
    const terms = this.#settled === undefined ? known : { ...known, settled: this.#settled };
    const judgement = judgeService(look, terms);
    if (judgement.kind !== "suspect") this.#suspicion = undefined;
    switch (judgement.kind) {
      case "open":
        this.#decide({ ok: true, by: first ? "already" : "swarm" });
        return;
      case "fail": {
        const { reason, detail } = judgement;
        this.#decide({ ok: false, reason, ...(detail && { detail }) });
        return;
      }
      case "suspect":
        this.#suspect(judgement.of, judgement.settleMs);
        break;
      case "pending":
        break;
    }
    this.#report();
    this.#watchDeadline(look);
  }

  async #firstTerms({ service, tasks }: ServiceLook): Promise<ServiceTerms> {
    const { client, clock } = this.context;
    const [now, hasCheck] = await Promise.all([
      client.time().catch(() => clock.wall() / 1000),
      this.goal === "service_healthy" ? this.#hasCheck() : true,
    ]);
    const ageMs = now * 1000 - Date.parse(service.updatedAt);
    const old = ageMs > RECENT_MS ? tasks.filter(hasEnded).map(({ id }) => id) : [];
    const { expectedLabels } = this.options;
    const terms = { goal: this.goal, pardoned: new Set(old), fresh: !(ageMs > FRESH_MS), hasCheck };
    return { ...terms, ...(expectedLabels && { expectedLabels }) };
  }

  /** The service's own check, else the image's where the manager's node has the image; what nobody knows may have one. */
  async #hasCheck(): Promise<boolean> {
    const service = this.#look?.service;
    if (!service || service.healthcheck) return true;
    if (service.checkDisabled) return false;
    const check = await this.context.client.imageHealthcheck(service.image.replace(/@.*$/, "")).catch(() => undefined);
    return check !== null && check?.Test?.[0] !== "NONE";
  }

  #suspect(of: string, settleMs: number): void {
    if (this.#suspicion === of) return;
    this.#suspicion = of;
    this.#timers.set("settle", settleMs, () => {
      if (this.#suspicion === of) this.#settled = of;
    });
  }

  /** The time in which nodes fetch images does not count; a rollback that is under way is seen to its end. */
  #watchDeadline({ service, tasks }: ServiceLook): void {
    const now = this.context.clock.now();
    const isPreparing = tasks.some(({ state, spec }) => state === "preparing" && spec === service.spec);
    if (isPreparing && this.#lookedAt > 0) this.#preparingMs += now - this.#lookedAt;
    this.#lookedAt = now;
    const limitMs = this.#deadlineMs ?? Number.POSITIVE_INFINITY;
    if (service.update?.state === "rollback_started") this.#graceMs = limitMs;
    if (this.#waitedMs() < limitMs + this.#graceMs + Math.min(this.#preparingMs, LONGEST_PREPARING_MS)) return;
    this.#decide({ ok: false, reason: "deadline" });
  }

  #unreachable(error: unknown): void {
    const detail = error instanceof Error ? error.message : String(error);
    if (/not a swarm manager|not part of a swarm/i.test(detail)) {
      this.#decide({ ok: false, reason: "not-a-manager", detail });
      return;
    }
    const now = this.context.clock.now();
    this.#unreachableSince ??= now;
    const kind = error instanceof EngineError ? error.kind : "unreachable";
    const hopeless = kind === "refused" || (kind === "unreachable" && !this.#look);
    const graceMs = this.options.engineGraceMs ?? ENGINE_GRACE_MS;
    if (hopeless || now - this.#unreachableSince >= graceMs) {
      this.#decide({ ok: false, reason: "engine-unreachable", detail });
    }
  }

  #report(): void {
    const look = this.#look;
    if (!this.options.onProgress || !look) return;
    const message = serviceProgress(look, this.goal, this.#waitedMs(), this.#deadlineMs);
    this.#timers.set("progress", PROGRESS_EVERY_MS, () => this.#report());
    if (message === this.#reported) return;
    this.#reported = message;
    try {
      this.options.onProgress({
        waitedMs: this.#waitedMs(),
        deadlineMs: this.#deadlineMs,
        ...reachedOf(look, this.goal),
        message,
      });
    } catch (error) {
      // The caller's own mistake: his to see, and not to be taken for the engine's.
      this.#break(error);
    }
  }

  #waitedMs(): number {
    return Math.round(this.context.clock.now() - this.#began);
  }
}
