export type { EngineProgram } from "./engine-command";
export { type DifferenceName, ENGINE_DIFFERENCES, isSince } from "./engine-differences";
export { copyImages } from "./images/copy-images";
export { provideImage } from "./images/provide-image";
export { setUpArchive } from "./images/set-up-archive";
export { controlGroups, OWN_PREFIX, removeGroups, sweep } from "./leftovers";
export { Machine } from "./machine";
export { OwnEngine, type OwnEngineOptions } from "./own-engine";
export { SwarmBench, type SwarmBenchOptions } from "./swarm-bench";
