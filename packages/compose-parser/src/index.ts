export type { Diagnostic, Severity } from "./model/diagnostic";
export type { HealthcheckConfig } from "./model/healthcheck";
export type { Path, Place } from "./model/place";
export type { ComposeProject } from "./model/project";
export type * from "./model/service";
export type * from "./model/top-level";
export type { Bytes, Nanoseconds } from "./model/units";
