import type { GateReport } from "./gate-report";

/** What one `up` said and did. */
export interface UpRun {
  /** Undefined: it did not end in time, and was ended. */
  readonly code: number | undefined;
  readonly reports: readonly GateReport[];
  /** The gates that it says were passed, as `service condition`; undefined where it does not tell. */
  readonly passed: ReadonlySet<string> | undefined;
  /** How often each operation was carried out on a container, network or image. */
  readonly operations: Readonly<Record<string, number>>;
  /** Everything that it printed. */
  readonly text: string;
  readonly seconds: number;
}
