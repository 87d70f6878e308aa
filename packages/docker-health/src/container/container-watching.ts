import { Coalesced } from "../concurrency/coalesced";
import { EngineTime } from "../engine/engine-time";
import type { HubSignal } from "../engine/event-hub";
import { probeLoop } from "../probe/probe-loop";
import type { ContainerSnapshot, ProbeResult } from "../shared/container-snapshot";
import type { ChooseGoal, ContainerGoal, WaitOptions } from "../shared/wait-types";
import { faultOf } from "../wait/fault";
import type { Watching } from "../wait/observer";
import type { Sight } from "../wait/wait-event";
import type { ContainerAct, ContainerKind, ContainerLook } from "./container-kind";
import type { ContainerWaitContext } from "./container-wait-context";
import { ProbeNews } from "./probe-news";

/** Looks at a container whenever something may have happened to it, and runs its test where told to. */
export class ContainerWatching implements Watching<ContainerKind> {
  readonly #looks = new Coalesced(() => this.#look());
  readonly #engineTime: EngineTime;
  readonly #stopped = new AbortController();
  /** As it was named, and once it was seen its full id. */
  #id: string;
  #goal: ContainerGoal | undefined;
  #probes: AbortController | undefined;
  readonly #probeNews: ProbeNews;

  constructor(
    private readonly context: ContainerWaitContext,
    ref: string,
    private readonly wanted: ContainerGoal | ChooseGoal,
    private readonly options: Pick<WaitOptions, "deadlineMs" | "onProbe">,
    private readonly tell: (sight: Sight<ContainerKind>) => void,
  ) {
    this.#id = ref;
    if (typeof wanted === "string") this.#goal = wanted;
    this.#engineTime = new EngineTime(context.client, context.clock);
    this.#probeNews = new ProbeNews(options.onProbe);
    const watching = context.hub.watch(ref, (signal) => this.#hear(signal));
    // Not awaited: the deadline and the signal hold while the stream is being opened, too.
    watching.then(
      async (watch) => {
        this.#stopped.signal.addEventListener("abort", () => watch.stop());
        if (this.#stopped.signal.aborted) watch.stop();
        await this.#looks.run();
        watch.rename(this.#id);
      },
      () => {},
    );
  }

  look(): void {
    void this.#looks.run();
  }

  act(act: ContainerAct): void {
    switch (act.kind) {
      case "probe":
        this.#probe(act.look.container, act.of);
        break;
      case "stop-probing":
        this.#probes?.abort();
        break;
      case "confirm":
        this.context.background(this.#confirm(act.of));
    }
  }

  stop(): void {
    this.#probes?.abort();
    this.#stopped.abort();
  }

  #hear(signal: HubSignal): void {
    if (this.#stopped.signal.aborted) return;
    if (signal.kind === "look") {
      this.tell({ kind: "heard", news: { kind: "missed" } });
    } else {
      const { action, exitCode } = signal.event;
      this.tell({ kind: "heard", news: { kind: "event", action, exitCode } });
    }
  }

  async #look(): Promise<void> {
    if (this.#stopped.signal.aborted) return;
    try {
      const look = await this.#inspect();
      this.tell(look ? { kind: "seen", look } : { kind: "absent" });
    } catch (error) {
      this.tell({ kind: "blind", fault: faultOf(error) });
    }
  }

  async #inspect(): Promise<ContainerLook | undefined> {
    const lookedMs = this.context.clock.now();
    // A deadline that was given does not follow from the check.
    const asksDialect =
      this.options.deadlineMs === undefined && (this.#goal ?? "service_healthy") === "service_healthy";
    const [container, dialect] = await Promise.all([
      this.context.inspect(this.#id),
      asksDialect ? this.context.dialect() : undefined,
    ]);
    if (!container) return undefined;
    this.#id = container.id;
    this.#probeNews.seen(container.health?.log ?? []);
    this.#goal ??= typeof this.wanted === "function" ? this.wanted(container) : this.wanted;
    if (container.state.status === "running" && this.#goal === "up") await this.#engineTime.learn();
    const engineMs = this.#engineTime.at(lookedMs);
    return { container, goal: this.#goal, ...(dialect && { dialect }), ...(engineMs !== undefined && { engineMs }) };
  }

  #probe(container: ContainerSnapshot, of: string): void {
    this.#probes?.abort();
    this.#probes = new AbortController();
    const onProbe = (record: ProbeResult) => {
      this.#probeNews.ended(record);
      this.context.onProbe?.(container.id, record);
      this.tell({ kind: "heard", news: { kind: "probed", record, of } });
    };
    this.context.background(probeLoop(this.context, container, onProbe, this.#probes.signal));
  }

  async #confirm(of: string): Promise<void> {
    try {
      const look = await this.#inspect();
      this.tell({ kind: "heard", news: { kind: "confirmed", of, ...(look && { look }) } });
    } catch (error) {
      this.tell({ kind: "blind", fault: faultOf(error) });
    }
  }
}
