export { engine } from "./engine";
export { testEngines } from "./test-engines";
