// npm run test:node [-- 22 24 …]: the tests on each Node.js that is supported, and their table in CONTRIBUTING.md.
import { bootstrap } from "./bootstrap.mjs";

await bootstrap(({ testNodes }) => testNodes(process.argv.slice(2)));
