// What waits are made of, whatever is waited for: for packages that wait for something else than an engine's containers. It is no
// interface for programs, and changes without notice.
export { Activity } from "./concurrency/activity";
export { Coalesced } from "./concurrency/coalesced";
export { inContext } from "./concurrency/in-context";
export { Limiter } from "./concurrency/limiter";
export { pause } from "./concurrency/pause";
export { LogLines } from "./engine/log-lines";
export { Findings, type RenderOptions } from "./evidence/findings";
export { plural } from "./evidence/plural";
export { redactor } from "./evidence/redact";
export { wholeSeconds } from "./evidence/whole-seconds";
export type * from "./shared/any-wait";
export { type Clock, systemClock } from "./shared/clock";
export type { ProbeResult } from "./shared/container-snapshot";
export type { LogFollowing, LoggedLine, LogStart, LogSubscriber } from "./shared/log-follower";
export { printable } from "./shared/printable";
export { field, flag, list, number, strings, text } from "./shared/read";
export type { Fault } from "./wait/fault";
export type { Judgement } from "./wait/judgement";
export type { Observer, Watching } from "./wait/observer";
export type { CommonReason } from "./wait/outcome";
export type { Moment, Reading, Rules } from "./wait/rules";
export { runWait } from "./wait/run-wait";
export type { Sight } from "./wait/wait-event";
export type { WaitKind } from "./wait/wait-kind";
export type { WaitState } from "./wait/wait-state";
