import type { AboutEvent } from "@pulumi-compose/dashboard";
import { redactor } from "@pulumi-compose/docker-health";
import { type Advice, planStart, type StartPlan } from "@pulumi-compose/health-model";
import type { ComposeProject, Diagnostic, LoadResult } from "@pulumi-compose/parser";
import type { EngineOptions } from "../health/containers/engine-options";
import type { StatusRow } from "../health/status/status-row";
import { shortName } from "../io/show-diagnostics";
import { ownVersion } from "../own-version";
import type { ChosenProject } from "../project/choose-project";
import type { CommandTarget, TargetEdges, Watched } from "../targets/command-target";
import { projectOfContainers } from "./facts/project-of-containers";
import { secretsOfContainers, secretsOfFile } from "./facts/project-secrets";
import { shownPlan } from "./facts/shown-plan";
import { shownSources } from "./facts/shown-sources";
import { ProjectFeed, timed, type Untimed } from "./feed/project-feed";
import type { LogSource } from "./server/log-stream";
import { EventLog } from "./stream/event-log";

/** A project whose file is at hand. */
export interface KnownProject {
  readonly project: ComposeProject;
  readonly start: StartPlan;
  readonly sources: LoadResult["sources"];
  readonly diagnostics: readonly Diagnostic[];
  readonly advice: readonly Advice[];
}

export interface SessionOptions {
  readonly name: string;
  readonly mode: AboutEvent["mode"];
  readonly target: CommandTarget;
  /** Absent: only the project's name is known. */
  readonly known?: KnownProject;
  readonly engine: EngineOptions;
  readonly edges: Omit<TargetEdges, "io">;
}

/** All that is told of one project: what is known of it beforehand, and what becomes of it on its engine. */
export class Session {
  readonly log = new EventLog();
  readonly #stop = new AbortController();
  #running: Promise<void> | undefined;
  #start: StartPlan | undefined;
  #known: KnownProject | undefined;
  #secrets: readonly string[] = [];
  #clean = (text: string) => text;
  /** What the plan of a project without a file was made of. */
  #madeOf = "";

  readonly feed: ProjectFeed;

  private constructor(
    private readonly options: SessionOptions,
    private readonly watched: Watched,
    private readonly host: string,
  ) {
    const { edges } = options;
    this.#known = options.known;
    this.feed = new ProjectFeed({
      log: this.log,
      watched,
      clock: edges.clock,
      host,
      project: () => this.#known?.project,
      plan: () => this.#start,
      secrets: () => this.#secrets,
      onRows: (rows) => this.#learn(rows),
    });
    this.#begin(host);
  }

  /** @throws EndpointError where the engine's address is none */
  static async open(options: SessionOptions): Promise<Session> {
    const { name, known, target, engine, edges } = options;
    const chosen: ChosenProject = { name, ...(known && { project: known.project }) };
    const watched = await target.status({ chosen, services: [], options: engine, edges });
    const { host } = await edges.connect(engine);
    return new Session(options, watched, host);
  }

  /** The plan of the file, or what containers tell of one. */
  get plan(): StartPlan | undefined {
    return this.#start;
  }

  /** Takes out of a text what must not be shown. */
  clean(text: string): string {
    return this.#clean(text);
  }

  /** The files are others now. */
  know(known: KnownProject): void {
    this.#known = known;
    this.#setSecrets(secretsOfFile(known.project));
    const nameOf = (file: string) => shortName(file, known.project.workingDir);
    this.#tellPlan(known.start, nameOf);
    this.tell({ type: "sources", ...shownSources(known, nameOf) });
  }

  /** The files are others now, and have errors: what is known of the project stays. */
  blame(said: Pick<KnownProject, "sources" | "diagnostics">): void {
    const folder = this.#known?.project.workingDir ?? "";
    this.tell({ type: "sources", ...shownSources({ ...said, advice: [] }, (file) => shortName(file, folder)) });
  }

  /** Follows the project until it is stopped. */
  follow(): void {
    this.#running ??= this.feed.run(this.#stop.signal);
    // Whoever stops it hears of what went wrong.
    this.#running.catch(() => undefined);
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#running;
  }

  tell(event: Untimed): void {
    this.log.tell(timed(event, this.options.edges.clock.wall()));
  }

  /** The logs of the project's containers; undefined: nobody can tell them. */
  logs(): LogSource | undefined {
    const { followLog } = this.watched;
    if (!followLog) return undefined;
    return {
      followLog,
      // A login each, of the few that a server lets in.
      most: this.host.startsWith("ssh:") ? 4 : 12,
      containers: (service) =>
        this.feed.rows.flatMap(({ service: own, container, state }) =>
          own === service && container
            ? [{ id: container.id, number: container.number, runs: state === "running" }]
            : [],
        ),
      onChange: (listener) =>
        this.log.listen(({ event }) => {
          if (event.type === "container" || event.type === "container-gone") listener();
        }),
      clean: (text) => this.clean(text),
    };
  }

  #begin(host: string): void {
    const { name, mode, target, engine, edges } = this.options;
    // Nothing of it is told before it is known what must not be.
    if (this.#known) this.#setSecrets(secretsOfFile(this.#known.project));
    const about = (version?: { readonly product: "docker" | "podman"; readonly version: string }) =>
      this.tell({
        ...{ type: "about", project: name, target: target.name, mode, version: ownVersion() },
        ...(version && {
          engine: { name: version.product === "podman" ? "Podman" : "Docker Engine", version: version.version, host },
        }),
      });
    about();
    if (this.#known) this.know(this.#known);
    // An engine that is away is asked when it is back.
    let isAsking = false;
    this.log.listen(({ event }) => {
      if (event.type !== "engine" || event.status === "lost" || isAsking) return;
      isAsking = true;
      edges
        .connect(engine)
        .then((one) => one.version())
        .then(about, () => undefined)
        .finally(() => {
          isAsking = false;
        });
    });
  }

  /** Of a project without a file, its containers tell. */
  #learn(rows: readonly StatusRow[]): void {
    const { name } = this.options;
    if (this.#known) return;
    const snapshots = rows.flatMap(({ container }) => {
      const snapshot = container && this.watched.snapshot?.(container.id);
      return snapshot ? [snapshot] : [];
    });
    const madeOf = snapshots
      .map(({ name: own, labels, image }) => [own, image, labels["com.docker.compose.depends_on"]].join(" "))
      .join("\n");
    if (madeOf === this.#madeOf) return;
    this.#madeOf = madeOf;
    this.#setSecrets(secretsOfContainers(name, snapshots));
    const project = projectOfContainers(name, snapshots);
    if (!project) return;
    // What an image brings along, its containers have.
    const images = Object.fromEntries(Object.keys(project.services).map((service) => [service, null]));
    this.#tellPlan(planStart(project, { images }), (file) => file);
  }

  #setSecrets(secrets: readonly string[]): void {
    this.#secrets = secrets;
    this.#clean = redactor(secrets);
    this.log.redactBy(this.#clean);
  }

  #tellPlan(start: StartPlan, nameOf: (file: string) => string): void {
    this.#start = start;
    this.feed.gates.plan(start.gates);
    this.tell({ type: "plan", plan: shownPlan(start, nameOf) });
  }
}
