import { join } from "node:path";
import { serverCommand } from "./server-command";

const nothing = { path: "", folders: ["/a", "/b"], exists: () => false, platform: "linux" as const };
const inB = join("/b", "node_modules", "pulumi-compose", "dist", "main.js");

test.each([
  ["that of the PATH", nothing, { command: "pulumi-compose", shell: false }],
  ["by a shell on Windows", { ...nothing, platform: "win32" as const }, { command: "pulumi-compose", shell: true }],
  ["a folder's own", { ...nothing, exists: (path: string) => path === inB }, { module: inB }],
  ["the setting before all", { ...nothing, path: "/opt/pc", exists: () => true }, { command: "/opt/pc", shell: false }],
  ["a module", { ...nothing, path: "/src/cli/dist/main.js" }, { module: "/src/cli/dist/main.js" }],
])("%s", (_, surroundings, expected) => expect(serverCommand(surroundings)).toEqual(expected));
