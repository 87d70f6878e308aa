// node scripts/tracing.mjs, after `tsc -b`: what makes and sends traces, each with the packages that it needs in one file. They are
// loaded while somebody waits for a first container, and as packages they are hundreds of files.
import { resolve } from "node:path";
import { bundleLibrary } from "../../../tools/release/bundle-library.mjs";

const folder = resolve(import.meta.dirname, "..");
for (const name of ["own-provider", "send-json", "send-protobuf"]) {
  await bundleLibrary(folder, {
    entry: `src/up/tracing/${name}.ts`,
    outfile: `dist/up/tracing/${name}.js`,
    // Whoever makes spans and whoever registers the tracer have to mean the same.
    external: ["@opentelemetry/api", "*/own-version"],
  });
}
