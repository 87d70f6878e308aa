import type { Gate, TimelineEntry } from "@pulumi-compose/health-model";
import type { ContainerState, EvidenceEvent, GateState, Recording, StreamEvent } from "../contract";
import type { Played } from "./story";

/** Milliseconds between what is asked for and what is there. */
const CREATION_MS = 400;

/** What the command would tell of a story, in the order in which it would. */
export function recordingOf(played: Played): Recording {
  const { story, project, plan, timeline, sources } = played;
  const at = (ms: number) => (story.mode === "simulate" ? ms : story.beginMs + ms);
  const { blockedBy: _, waitsFor: __, ...told } = plan;
  const events: StreamEvent[] = [
    { type: "reset", at: at(0) },
    {
      type: "about",
      at: at(0),
      project,
      target: "docker",
      mode: story.mode,
      version: "0.1.0",
      engine: engineOf(story.mode),
    },
    { type: "plan", at: at(0), plan: told },
    { type: "sources", at: at(0), ...sources },
    ...(story.mode === "simulate" ? [] : [{ type: "engine", at: at(0), status: "connected" } as const]),
    ...plan.gates.map((gate): StreamEvent => ({ type: "gate", at: at(0), gate: gateState(gate, { status: "idle" }) })),
  ];
  if (story.mode === "up") {
    events.push({
      type: "deployment",
      at: at(0),
      event: {
        type: "start",
        command: "up",
        project,
        backend: "file:///home/you/shop/.pulumi-compose",
        services: plan.order.map((name) => ({
          name,
          containers: plan.services[name]?.replicas ?? 1,
          waits: plan.edges
            .filter(({ dependent }) => dependent === name)
            .map(({ dependency, condition }) => ({ service: dependency, condition })),
        })),
      },
    });
  }
  const teller = new Teller(played, at);
  for (const entry of timeline.entries) events.push(...teller.tell(entry));
  if (story.mode !== "watch" && !story.isUnderWay) events.push(teller.end(timeline.endMs));
  return events;
}

function engineOf(mode: Played["story"]["mode"]) {
  return mode === "simulate"
    ? { name: "Docker Engine", version: "29.7.2" }
    : { name: "Docker Engine", version: "29.7.2", host: "unix:///var/run/docker.sock" };
}

type Change = Partial<GateState> & Pick<GateState, "status">;

function gateState({ dependency, condition, dependents }: Gate, change: Change): GateState {
  return { service: dependency, condition, by: "update", holds: dependents.map(({ service }) => service), ...change };
}

/** Turns what happens into what is told of it. */
class Teller {
  readonly #played: Played;
  readonly #at: (ms: number) => number;
  readonly #containers = new Map<string, ContainerState>();
  readonly #waits = new Map<string, number>();
  readonly #reasons: string[] = [];

  constructor(played: Played, at: (ms: number) => number) {
    this.#played = played;
    this.#at = at;
  }

  tell(entry: TimelineEntry): StreamEvent[] {
    const { plan } = this.#played;
    const { service, atMs } = entry;
    const checked = this.#played.timeline.services[service]?.checked ?? false;
    const replicas = Math.max(plan.services[service]?.replicas ?? 1, 1);
    const isOfService = entry.kind.startsWith("gate-") || entry.kind === "not-started";
    const numbers = Array.from({ length: isOfService ? 1 : replicas }, (_, index) => index + 1);
    const events: StreamEvent[] = [];
    for (const number of numbers) {
      const which = isOfService || replicas === 1 ? {} : { number };
      events.push({ type: "timeline", at: this.#at(atMs), beginMs: this.#at(0), entry, checked, ...which });
      if (!isOfService) events.push(...this.#replica(entry, number));
    }
    events.push(...this.#gates(entry));
    return events;
  }

  end(ms: number): StreamEvent {
    const { timeline, story } = this.#played;
    const failed = timeline.outcome !== "up" || timeline.prediction.exitCode !== 0;
    const created = this.#containers.size;
    return {
      type: "end",
      at: this.#at(ms),
      result: failed ? "failed" : "succeeded",
      exitCode: failed ? 1 : 0,
      seconds: ms / 1_000,
      summary: story.mode === "simulate" ? `everything is started after ${ms / 1_000}s` : `${created + 1} created`,
      reasons: this.#reasons,
    };
  }

  #replica(entry: TimelineEntry, number: number): StreamEvent[] {
    const { story, project, images, plan } = this.#played;
    const { service, atMs } = entry;
    const id = `${service}${number}`.padEnd(12, "0");
    const [good, bad] = story.prints?.[service] ?? ["ok", "no response"];
    const check = plan.services[service]?.healthcheck;
    const retries = check?.kind === "check" ? check.check.retries : 3;
    const checked = this.#played.timeline.services[service]?.checked ?? false;
    const change = (next: Partial<ContainerState>): StreamEvent[] => {
      const container: ContainerState = {
        id,
        name: `${project}-${service}-${number}`,
        service,
        number,
        image: images[service] ?? "",
        state: "running",
        restarts: 0,
        ports: story.ports?.[service] ?? [],
        ok: true,
        ...this.#containers.get(id),
        ...next,
      };
      this.#containers.set(id, container);
      const events: StreamEvent[] = [{ type: "container", at: this.#at(atMs), container }];
      return story.mode === "simulate" ? [] : events;
    };
    const since = { ms: this.#at(atMs), atLeast: false };
    switch (entry.kind) {
      case "start":
        return [
          ...this.#resource(`${project}-${service}-${number}`, service, atMs),
          ...change({ since, ...(checked && { health: "starting" as const, failingStreak: 0, retries }) }),
        ];
      case "probe": {
        const streak = this.#containers.get(id)?.failingStreak ?? 0;
        const failed = entry.exitCode !== 0;
        return [
          {
            type: "probe",
            at: this.#at(atMs),
            service,
            number,
            container: id,
            by: entry.by,
            startMs: this.#at(entry.startMs),
            endMs: this.#at(atMs),
            exitCode: entry.exitCode,
            output: entry.timedOut ? "Health check exceeded timeout (3s)" : failed ? bad : good,
          },
          ...(entry.by === "engine" ? change({ failingStreak: failed ? streak + 1 : 0 }) : []),
        ];
      }
      case "health":
        return change({ health: entry.to, since, ok: entry.to !== "unhealthy" });
      case "exit": {
        const { health: _, ...before } = this.#containers.get(id) ?? {};
        this.#containers.delete(id);
        return change({ ...before, state: "exited", exitCode: entry.code, since, ok: entry.code === 0 });
      }
      default:
        return [];
    }
  }

  #resource(name: string, service: string, atMs: number): StreamEvent[] {
    if (this.#played.story.mode !== "up") return [];
    const event = { type: "resource", kind: "container", name, service, op: "create", changes: [] } as const;
    return [
      { type: "deployment", at: this.#at(atMs), event: { ...event, status: "begun" } },
      { type: "deployment", at: this.#at(atMs), event: { ...event, status: "done", seconds: CREATION_MS / 1_000 } },
    ];
  }

  #gates(entry: TimelineEntry): StreamEvent[] {
    const { plan } = this.#played;
    return plan.gates
      .filter(({ dependency }) => dependency === entry.service)
      .flatMap((gate): StreamEvent[] => {
        const key = `${gate.condition} ${gate.dependency}`;
        const told = (change: Change): StreamEvent => {
          const state = gateState(gate, change);
          return { type: "gate", at: this.#at(entry.atMs), gate: state };
        };
        if (entry.kind === "start") this.#waits.set(key, entry.atMs);
        const begun = this.#waits.get(key);
        if (begun === undefined) return [];
        const wait = { sinceMs: this.#at(begun), deadlineAtMs: this.#at(begun + gate.deadlineMs) };
        const seconds = Math.round((entry.atMs - begun) / 1_000);
        const container = [...this.#containers.values()].find(({ service }) => service === gate.dependency);
        if (entry.kind === "start") return [told({ status: "waiting", message: "starting", ...wait })];
        if (entry.kind === "probe") {
          const of = `${container?.failingStreak ?? 0} of ${container?.retries ?? 3} failures`;
          const message = `${container?.health ?? "running"}, ${seconds} s of ${gate.deadlineMs / 1_000} s, ${of}`;
          return [told({ status: "waiting", message, ...wait })];
        }
        if (entry.kind !== "gate-open" && entry.kind !== "gate-failed") return [];
        if (entry.condition !== gate.condition) return [];
        this.#waits.delete(key);
        const { waitedMs } = entry;
        if (entry.kind === "gate-open") return [told({ status: "open", waitedMs, sinceMs: wait.sinceMs })];
        const evidence = this.#evidence(entry, gate);
        this.#reasons.push(evidence.title);
        return [told({ status: "failed", waitedMs, message: evidence.text, sinceMs: wait.sinceMs }), evidence];
      });
  }

  #evidence(entry: Extract<TimelineEntry, { kind: "gate-failed" }>, gate: Gate): EvidenceEvent {
    const { project, images, plan, story } = this.#played;
    const { service } = entry;
    const check = plan.services[service]?.healthcheck;
    const title = `service "${service}" ${entry.reason} after ${entry.waitedMs / 1_000} s`;
    const blocked = plan.blockedBy([{ dependency: service, condition: gate.condition }]);
    return {
      type: "evidence",
      at: this.#at(entry.atMs),
      service,
      code: `gate/${entry.code}`,
      title,
      text: [
        `gate/${entry.code}: ${title}`,
        `  container  ${project}-${service}-1 (4ddb8deaef2d), image ${images[service]}`,
        "  state      running, unhealthy, 3 failures in a row (3 make it unhealthy)",
        ...(check?.kind === "check" ? [`  test       ${check.check.test.join(" ")}`] : []),
        ...[2, 1, 0].map(
          (back) =>
            `  probe      ${10 - back * 5}s  exit 1 after 0.061 s\n               ${story.prints?.[service]?.[1] ?? "no response"}`,
        ),
        "  log        last 2 lines",
        "             | 1:M * Server initialized",
        "             | 1:M * Ready to accept connections tcp",
        `  not started because of it: ${[...blocked].join(", ")}`,
      ].join("\n"),
    };
  }
}
