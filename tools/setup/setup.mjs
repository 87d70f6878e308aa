// npm run setup: everything the demo and the tests need, and nothing else.
import { bootstrap } from "./bootstrap.mjs";

await bootstrap(async ({ ensureToolchain, places }) => {
  await ensureToolchain(places());
});
