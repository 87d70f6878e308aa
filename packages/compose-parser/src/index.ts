export { type At, defineMessage, type Message, type MessageDoc, type MessageSpec } from "./diagnostics/message";
export { nearest } from "./diagnostics/nearest";
export { diagnosticsToJson, type RenderOptions, renderDiagnostics, type Sources } from "./diagnostics/render";
export { COMPOSE_MESSAGES } from "./diagnostics/table";
export {
  composeSchema,
  hooksSchema,
  type JsonSchema,
  type SchemaOptions,
  type SchemaWithDefinitions,
} from "./docs/json-schema";
export { type EnvVariablesOptions, envVariables } from "./dotenv/env-variables";
export { isSymbolic, splitSymbolic, symbolicMarker } from "./interpolate/symbolic";
export { type TemplateVariable, variablesOf } from "./interpolate/variables-of";
export { type LoadOptions, type LoadResult, loadProject } from "./load-project";
export { LoadMemory } from "./memory/load-memory";
export type { Diagnostic, Severity } from "./model/diagnostic";
export type { HealthcheckConfig } from "./model/healthcheck";
export {
  type ImpliedDependency,
  type ImplyingAttribute,
  type ImplyingAttributes,
  impliedDependencies,
} from "./model/implied-dependencies";
export type { Path, Place } from "./model/place";
export type { ComposeProject } from "./model/project";
export { replicasOf } from "./model/replicas";
export type * from "./model/service";
export type * from "./model/top-level";
export type { Bytes, Nanoseconds } from "./model/units";
export { canonical, type Form } from "./output/canonical";
export { goJson } from "./output/go-json";
export { goYaml } from "./output/go-yaml";
export { modelAsPlain } from "./output/model-as-plain";
export { serviceHash } from "./output/service-hash";
export { type ParseOptions, parseProject } from "./parse-project";
export { readTree } from "./read/read-tree";
export { type HooksAt, type ReadHooks, readHooks } from "./read-hooks";
export { type FileSystem, nodeFileSystem } from "./source/file-system";
export { memoryFileSystem } from "./source/memory-file-system";
export { Source } from "./source/source";
export type { Entry, Mapping, Node, Scalar, Sequence } from "./tree/node";
export { DURATION_PATTERN, parseDuration } from "./units/duration";
export { formatDuration } from "./units/format-duration";
