import type { Clock } from "./clock";
import type { ProbeResult } from "./container-snapshot";

/** How to wait, whatever is waited for. */
export interface AnyWaitOptions<Progress extends AnyWaitProgress> {
  /** From the call on. Default: what follows from what is waited for. */
  readonly deadlineMs?: number;
  readonly signal?: AbortSignal;
  /** How long an engine that stopped answering in mid-wait may stay away. Default 60000. */
  readonly engineGraceMs?: number;
  /** On every change and once a second. */
  readonly onProgress?: (progress: Progress) => void;
  /** Values that must not appear in any evidence. */
  readonly redact?: readonly string[];
  readonly clock?: Clock;
}

/** How a wait is going, whatever is waited for. */
export interface AnyWaitProgress {
  readonly waitedMs: number;
  readonly deadlineMs: number | undefined;
  /** One line. */
  readonly message: string;
}

/** What was waited for has come. */
export interface AnyWaitSuccess {
  readonly ok: true;
  readonly afterMs: number;
}

/** What was waited for cannot come, or did not come in time. */
export interface AnyWaitFailure<Reason extends string, Evidence extends AnyEvidence> {
  readonly ok: false;
  readonly reason: Reason;
  readonly afterMs: number;
  readonly evidence: Evidence;
}

/** What there is to know about a wait that failed, whatever was waited for; secrets are already redacted. */
export interface AnyEvidence {
  /** The last ones, oldest first. */
  readonly probes: readonly ProbeResult[];
  readonly test?: readonly string[];
  readonly logTail: readonly string[];
  readonly hints: readonly string[];
  /** The engine's or the network's own message, where that is the reason. */
  readonly detail?: string;
  readonly waitedMs: number;
  readonly deadlineMs: number | undefined;
}
