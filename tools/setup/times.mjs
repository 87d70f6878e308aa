// npm run test:times: where the time of the last `npm test` and `npm run test:all` went, written into CONTRIBUTING.md.
import { bootstrap } from "./bootstrap.mjs";

await bootstrap(({ writeTimes }) => writeTimes());
