/** What the engine shows of one container. */
export interface ObservedContainer {
  readonly id: string;
  readonly name: string;
  readonly service: string;
  /** `created`, `running`, `exited`… */
  readonly status: string;
  readonly exitCode: number;
  readonly startedAtMs: number;
  readonly health: "starting" | "healthy" | "unhealthy" | undefined;
}
