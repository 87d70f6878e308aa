// What can be told of an image from its Dockerfile alone: no engine is asked.
export { builtHealthchecks } from "./built-healthchecks";
export type { BuiltServices } from "./built-services";
export { builtVolumes } from "./built-volumes";
export type { DockerfileVolumes } from "./dockerfile-volumes";
