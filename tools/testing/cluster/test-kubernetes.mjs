// npm run test:kubernetes [-- PATTERN…]: the end-to-end tests that need a Kubernetes cluster, each file on one of its own.
import { bootstrap } from "../../setup/bootstrap.mjs";

await bootstrap(async () => {
  const { testKubernetes } = await import("./dist/index.js");
  return testKubernetes(process.argv.slice(2));
}, ["testing/cluster"]);
