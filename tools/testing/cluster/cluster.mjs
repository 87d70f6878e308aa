// npm run cluster [-- --node] COMMAND…: a Kubernetes cluster, for as long as a command runs.
import { bootstrap } from "../../setup/bootstrap.mjs";

await bootstrap(async () => {
  const { cluster } = await import("./dist/index.js");
  return cluster(process.argv.slice(2));
}, ["testing/cluster"]);
