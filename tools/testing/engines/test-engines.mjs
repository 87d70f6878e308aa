// npm run test:engines [-- LANE…]: the tests that have something to say about an engine, on each; and the page of what came out.
import { bootstrap } from "../../setup/bootstrap.mjs";

await bootstrap(async () => {
  const { testEngines } = await import("./dist/index.js");
  return testEngines(process.argv.slice(2));
}, ["testing/engines"]);
