/** How one probe ended: by itself, or by running out of time. */
export type ProbeOutcome =
  | { readonly exitCode: number; readonly output: string }
  | { readonly timeout: true; readonly output?: string };

/** One whole probe. All times are milliseconds on one clock, the same one that the container's start was given on. */
export type ProbeEvent = {
  readonly kind: "probe";
  readonly startMs: number;
  readonly endMs: number;
  /** When the process of a probe that ran out of time was gone: the next interval counts from there. `endMs` when left out. */
  readonly goneMs?: number;
} & ProbeOutcome;

/** What can happen to a container's health. */
export type HealthEvent =
  | ProbeEvent
  /** The container started, again or for the first time, or its engine did. */
  | {
      readonly kind: "start";
      readonly atMs: number;
      /**
       * When the engine began to watch it, where that was later: engines from 27 on take for a container's start a moment
       * before there is a process. The start period counts from `atMs`, the first pause from here.
       */
      readonly watchedMs?: number;
    }
  /** The container stopped, by itself or not. */
  | { readonly kind: "stop"; readonly atMs: number }
  | { readonly kind: "pause"; readonly atMs: number }
  | { readonly kind: "unpause"; readonly atMs: number };
