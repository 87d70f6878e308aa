// npm run build -w pulumi-compose-vscode: the extension and its client in one file, and the schema beside it.
import { copyFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";

const folder = fileURLToPath(new URL(".", import.meta.url));
buildSync({
  absWorkingDir: folder,
  entryPoints: ["src/extension.ts"],
  outfile: "dist/extension.js",
  bundle: true,
  // VS Code's own.
  external: ["vscode"],
  platform: "node",
  target: "node20",
  format: "cjs",
  legalComments: "none",
  logLevel: "error",
});
const require = createRequire(import.meta.url);
copyFileSync(require.resolve("pulumi-compose/schema/compose.json"), `${folder}dist/compose.json`);
