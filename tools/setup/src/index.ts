export { ensureToolchain } from "./ensure-toolchain";
export { type Places, places } from "./places";
export { SetupError } from "./setup-error";
export { type ToolchainEnv, toolchainEnv } from "./toolchain-env";
