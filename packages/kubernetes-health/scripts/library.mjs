// node scripts/library.mjs, after `tsc -b`: writes dist/client-node.mjs, the part of @kubernetes/client-node that reads a kubeconfig and
// logs in, with what it needs and no more. The library as a whole has a class for each kind of object of the API: 75 MiB and more than
// half a second for a program that uses none of them.
import { join, resolve } from "node:path";
import { bundleLibrary } from "../../../tools/release/bundle-library.mjs";

const GENERATED = /^\.\/gen\/index\.js$/;
const OWN_URLS = /^whatwg-url$/;

let narrowed = 0;
/** Of what is generated from the API's description, that part reads two functions. */
const withoutApis = {
  name: "without-apis",
  setup(bundle) {
    bundle.onResolve({ filter: GENERATED }, ({ resolveDir }) => {
      narrowed += 1;
      return { path: join(resolveDir, "gen"), namespace: "without-apis" };
    });
    bundle.onLoad({ filter: /.*/, namespace: "without-apis" }, ({ path: resolveDir }) => ({
      contents: 'export * from "./configuration.js"; export * from "./servers.js";',
      resolveDir,
    }));
  },
};

/** What makes URLs where Node.js does not, with a table of all signs of all writings: it does. */
const withoutUrls = {
  name: "without-urls",
  setup(bundle) {
    bundle.onResolve({ filter: OWN_URLS }, () => ({ path: "node:url", external: true }));
  },
};

await bundleLibrary(resolve(import.meta.dirname, ".."), {
  entry: "src/library/client-node.mts",
  outfile: "dist/client-node.mjs",
  plugins: [withoutApis, withoutUrls],
});
if (narrowed !== 1) throw new Error(`@kubernetes/client-node imports its APIs in ${narrowed} places, not in one`);
