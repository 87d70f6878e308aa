export { ensureToolchain } from "./ensure-toolchain";
export { demo } from "./jobs/demo";
export { test } from "./jobs/test";
export { testNodes } from "./jobs/test-nodes";
export { writeTimes } from "./jobs/write-times";
export { type Places, places } from "./places";
export { SetupError } from "./setup-error";
export type { Toolchain } from "./toolchain";
export { type ToolchainEnv, toolchainEnv } from "./toolchain-env";
