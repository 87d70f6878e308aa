import { resolve } from "node:path";
import { connect, connectSwarm, systemClock } from "@pulumi-compose/docker-health";
import { knownProject } from "../../dashboard/known-project";
import { PAGE_FOLDER } from "../../dashboard/page-folder";
import { writeReport } from "../../dashboard/report/write-report";
import { pageFiles } from "../../dashboard/server/page-files";
import { type Served, serve } from "../../dashboard/server/serve";
import { Session } from "../../dashboard/session";
import { EXIT } from "../../io/exit-codes";
import type { Io } from "../../io/io";
import { openBrowser } from "../../io/open-browser";
import { checkWritable } from "../../io/write-whole";
import type { CheckedProject } from "../checked-project";
import type { EventSink } from "../events/deployment-event";
import type { UpCommandOptions } from "../up-options";
import { DeploymentStory } from "./deployment-story";
import { lastLogs } from "./last-logs";

/** How long the end of an update waits for a last look at the engine. */
const LAST_LOOK_MS = 3_000;

/** Who looks on at an update besides the terminal: a page, and a report that is written in the end. */
export class Onlooker {
  readonly #story: DeploymentStory;

  private constructor(
    private readonly options: UpCommandOptions,
    private readonly io: Io,
    private readonly session: Session,
    private readonly served: Served | undefined,
  ) {
    this.#story = new DeploymentStory(session);
  }

  /** @throws Refused where a report could not be written */
  static async open({ target, inspected }: CheckedProject, options: UpCommandOptions, io: Io): Promise<Onlooker> {
    if (options.report !== undefined) checkWritable("--report", resolve(io.cwd, options.report));
    const { project, start, remarks, loaded } = inspected;
    const known = await knownProject({ ...loaded, project }, { start, diagnostics: remarks });
    const edges = { connect, connectSwarm, clock: systemClock };
    const session = await Session.open({ name: project.name, mode: "up", target, known, engine: {}, edges });
    const logs = session.logs();
    const page = { log: session.log, ...(logs && { logs }) };
    const served = options.dashboard ? await serve({ ...page, files: pageFiles(PAGE_FOLDER) }) : undefined;
    session.follow();
    if (served) io.err.write(`dashboard: ${served.address}\n`);
    if (served && options.open) openBrowser(served.address, io.err);
    return new Onlooker(options, io, session, served);
  }

  /** Where the update is told. */
  get sink(): EventSink {
    return this.#story;
  }

  /**
   * The update is over: what came of it is told, and written. On a terminal the page then follows the project until Ctrl-C.
   *
   * @returns the exit code, which is the update's
   */
  async end(code: number): Promise<number> {
    await Promise.race([this.session.feed.looked(), new Promise((done) => setTimeout(done, LAST_LOOK_MS).unref())]);
    this.#story.end(code);
    await this.session.feed.explained();
    const written = await this.#write(code);
    if (this.served && this.#goesOn(code)) {
      const interrupted = this.io.interrupt();
      this.io.err.write(`the dashboard follows the project until Ctrl-C: ${this.served.address}\n`);
      await new Promise<void>((done) => interrupted.addEventListener("abort", () => done(), { once: true }));
    }
    await this.close("the update has ended");
    return written;
  }

  /** Ends without a word of an end: the update has not begun. */
  async close(reason: string): Promise<void> {
    await this.served?.close(reason);
    await this.session.stop();
  }

  /** A person is there who can end it, and has not done so. */
  #goesOn(code: number): boolean {
    return this.io.out.isTerminal && this.options.detach !== true && code !== EXIT.cancelled;
  }

  async #write(code: number): Promise<number> {
    if (this.options.report === undefined) return code;
    const path = resolve(this.io.cwd, this.options.report);
    try {
      const told = this.session.log.snapshot();
      const logs = await lastLogs(this.session);
      writeReport(path, [
        ...told.filter(({ type }) => type !== "end"),
        ...logs,
        ...told.filter(({ type }) => type === "end"),
      ]);
      this.io.err.write(`report: ${path}\n`);
      return code;
    } catch (error) {
      const said = error instanceof Error ? error.message : String(error);
      this.io.err.write(`error: the report could not be written: ${said}\n`);
      return code === EXIT.done ? EXIT.failed : code;
    }
  }
}
