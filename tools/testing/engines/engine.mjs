// npm run engine -- NAME [COMMAND…]: one of the engines that people have, for as long as a command runs.
import { bootstrap } from "../../setup/bootstrap.mjs";

await bootstrap(async () => {
  const { engine } = await import("./dist/index.js");
  return engine(process.argv.slice(2));
}, ["testing/engines"]);
