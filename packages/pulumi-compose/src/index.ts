export type { ComposeProjectArgs, ProbeMode, ServiceOverride } from "./component/args";
export { ComposeProject } from "./component/compose-project";
export { ComposeService } from "./component/compose-service";
export { hashContext } from "./plan/hash-context";
export { type Piece, type Reference, splitMarkers } from "./plan/marker";
export { type PlanEnvironment, planResources } from "./plan/plan-resources";
export type * from "./plan/resource-plan";
