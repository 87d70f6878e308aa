export type { EngineProgram } from "./engine-command";
export { copyImages } from "./images/copy-images";
export { provideImage } from "./images/provide-image";
export { OwnEngine, type OwnEngineOptions } from "./own-engine";
export { SwarmBench, type SwarmBenchOptions } from "./swarm-bench";
export { ENGINE_DIFFERENCES, type DifferenceName, isSince } from "./engine-differences";
