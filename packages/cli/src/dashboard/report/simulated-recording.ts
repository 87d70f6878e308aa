import type { ContainerState, GateState, StreamEvent } from "@pulumi-compose/dashboard";
import { type StartPlan, type Timeline, type TimelineEntry, timelineLines } from "@pulumi-compose/health-model";

/** A simulated start as it would have been told, had it happened: everything from the first moment on. */
export function simulatedEvents(plan: StartPlan, timeline: Timeline): readonly StreamEvent[] {
  const told = new Simulated(plan, timeline);
  for (const entry of timeline.entries) told.play(entry);
  return told.end();
}

class Simulated {
  readonly #events: StreamEvent[] = [];
  readonly #containers = new Map<string, ContainerState>();
  readonly #reasons: string[] = [];

  constructor(
    private readonly plan: StartPlan,
    private readonly timeline: Timeline,
  ) {
    for (const gate of plan.gates) this.#gate(0, gate.dependency, gate.condition, { status: "idle" });
  }

  play(entry: TimelineEntry): void {
    const { atMs: at, service } = entry;
    const checked = this.timeline.services[service]?.checked ?? false;
    this.#events.push({ type: "timeline", at, beginMs: 0, entry, checked });
    switch (entry.kind) {
      case "start":
      case "found": {
        const isRunning = entry.kind === "start" || entry.state === "running";
        const health = entry.kind === "found" ? entry.health : checked ? "starting" : undefined;
        this.#turn(
          entry,
          isRunning ? { state: "running", ...(health && { health }) } : { state: "exited", exitCode: 0 },
        );
        if (entry.kind === "start") this.#beginGates(at, service);
        return;
      }
      case "probe": {
        const { by, startMs, exitCode, timedOut } = entry;
        const output = timedOut ? "ran past its timeout" : "";
        for (const number of this.#numbers(service))
          this.#events.push({ type: "probe", at, service, number, by, startMs, endMs: at, exitCode, output });
        return;
      }
      case "health":
        this.#turn(entry, {
          ...{ state: "running", health: entry.to, failingStreak: entry.failingStreak },
          ok: entry.to !== "unhealthy",
        });
        return;
      case "exit":
        this.#turn(entry, { state: "exited", exitCode: entry.code, ok: entry.code === 0 });
        return;
      case "gate-open":
        this.#gate(at, service, entry.condition, { status: "open", waitedMs: entry.waitedMs });
        return;
      case "gate-failed":
        this.#gate(at, service, entry.condition, { status: "failed", waitedMs: entry.waitedMs, message: entry.reason });
        this.#evidence(at, service, `service "${service}" ${entry.reason}`, `gate/${entry.code}`);
        return;
      case "not-started":
        this.#evidence(at, service, `service "${service}" is not started: ${entry.because}`);
        return;
      case "left":
        this.#evidence(at, service, `service "${service}" is left as it was: ${entry.because}`);
        return;
      case "refused": {
        const why = entry.what === "image" ? "its image does not exist" : "a port of it is taken";
        this.#evidence(at, service, `service "${service}" is refused by the engine: ${why}`);
        return;
      }
    }
  }

  end(): readonly StreamEvent[] {
    const { prediction, settledMs, endMs, outcome } = this.timeline;
    this.#events.push({
      ...{ type: "end", at: endMs, result: outcome === "up" && prediction.exitCode === 0 ? "succeeded" : "failed" },
      ...{ exitCode: prediction.exitCode, seconds: settledMs / 1_000 },
      summary: timelineLines(this.timeline).end.trim(),
      reasons: this.#reasons,
    });
    return this.#events;
  }

  #numbers(service: string): readonly number[] {
    return Array.from({ length: Math.max(1, this.plan.services[service]?.replicas ?? 1) }, (_, index) => index + 1);
  }

  #turn({ atMs: at, service }: TimelineEntry, now: Partial<ContainerState> & { readonly state: string }): void {
    const check = this.plan.services[service]?.healthcheck;
    const retries = check?.kind === "check" ? check.check.retries : undefined;
    for (const number of this.#numbers(service)) {
      const id = `${service}-${number}`;
      const before = this.#containers.get(id);
      const isAgain = before?.state === "exited" && now.state === "running";
      const container: ContainerState = {
        ...{ id, name: id, service, number, ports: [], ok: true },
        restarts: (before?.restarts ?? 0) + (isAgain ? 1 : 0),
        ...(now.state === "running" && retries !== undefined && { retries, failingStreak: 0 }),
        since: { ms: at, atLeast: false },
        ...now,
      };
      this.#containers.set(id, container);
      this.#events.push({ type: "container", at, container });
    }
  }

  #beginGates(at: number, service: string): void {
    for (const { dependency, condition, deadlineMs } of this.plan.gates) {
      if (dependency !== service) continue;
      this.#gate(at, service, condition, { status: "waiting", sinceMs: at, deadlineAtMs: at + deadlineMs });
    }
  }

  #gate(
    at: number,
    service: string,
    condition: string,
    now: Pick<GateState, "status"> & Partial<Pick<GateState, "sinceMs" | "deadlineAtMs" | "waitedMs" | "message">>,
  ): void {
    const gate = this.plan.gates.find((one) => one.dependency === service && one.condition === condition);
    const holds = gate?.dependents.map((one) => one.service) ?? [];
    this.#events.push({ type: "gate", at, gate: { service, condition, by: "update", holds, ...now } });
  }

  #evidence(at: number, service: string, title: string, code?: string): void {
    this.#reasons.push(title);
    this.#events.push({ type: "evidence", at, service, ...(code !== undefined && { code }), title, text: title });
  }
}
