import type { ImageHealthcheck } from "@pulumi-compose/health-model";
import type Docker from "dockerode";
import type { Timings } from "./behaviour-of";
import { buildImage } from "./build-image";
import { dockerfileOf } from "./dockerfile-of";
import { CHECK } from "./script-text";

/** Timings that a project's file overrides: with these nothing would be decided in time. */
const SLOW: Timings = { intervalMs: 60_000, timeoutMs: 30_000, retries: 9 };

/** Images with a check each, and what the engine says that it is. Made once, by their names and content. */
export class OracleImages {
  readonly #made = new Map<string, Promise<string>>();
  readonly checks = new Map<string, ImageHealthcheck>();

  constructor(readonly docker: Docker) {}

  /** All of the check is in the image. */
  whole(timings: Timings): Promise<string> {
    return this.#image(timings, CHECK);
  }

  /** The file gives the timings. */
  testOnly(): Promise<string> {
    return this.#image(SLOW, CHECK);
  }

  /** The file gives the test. */
  timingsOnly(timings: Timings): Promise<string> {
    return this.#image(timings, "echo the test of the image; exit 1");
  }

  #image(timings: Timings, test: string): Promise<string> {
    const dockerfile = dockerfileOf(timings, test);
    const known = this.#made.get(dockerfile);
    if (known) return known;
    const name = `pulumi-compose/oracle:${this.#made.size + 1}`;
    const made = this.#make(name, dockerfile);
    this.#made.set(dockerfile, made);
    return made;
  }

  async #make(name: string, dockerfile: string): Promise<string> {
    await buildImage(this.docker, name, dockerfile);
    const { Config } = await this.docker.getImage(name).inspect();
    this.checks.set(name, imageCheck(Config.Healthcheck));
    return name;
  }

  async remove(): Promise<void> {
    const names = await Promise.all(this.#made.values());
    await Promise.all(
      names.map((name) =>
        this.docker
          .getImage(name)
          .remove({ force: true })
          .catch(() => {}),
      ),
    );
  }
}

/** The engine's numbers as they are; the client's types allow what it never sends. */
function imageCheck(check: Partial<Docker.HealthConfig> = {}): ImageHealthcheck {
  const { Test = [], Interval = 0, Timeout = 0, StartPeriod = 0, Retries = 0 } = check;
  return { Test, Interval, Timeout, StartPeriod, Retries };
}
