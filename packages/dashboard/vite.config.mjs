import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import { oneFile } from "./scripts/one-file.mjs";

const here = dirname(fileURLToPath(import.meta.url));

/** The page, in files whose names are hashes; with `--mode report` the report, in one file that needs no other. */
export default defineConfig(({ mode }) => ({
  root: join(here, "src", "pages", mode === "report" ? "report" : "page"),
  // Wherever the page is, everything of it is below.
  base: "./",
  publicDir: false,
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: {
    outDir: join(here, "dist", mode === "report" ? "report" : "page"),
    emptyOutDir: true,
    target: "es2022",
    modulePreload: { polyfill: false },
    // A `data:` address is one more thing for a policy to allow.
    assetsInlineLimit: 0,
  },
  resolve: {
    alias: {
      // The sources, so that of each only what is used comes along; of the parser, a format.
      "@pulumi-compose/health-model/picture": join(here, "../health-model/src/picture.ts"),
      "@pulumi-compose/parser": join(here, "../compose-parser/src/units/format-duration.ts"),
    },
  },
  plugins: mode === "report" ? [oneFile(join(here, "dist/report.html"))] : [],
}));
