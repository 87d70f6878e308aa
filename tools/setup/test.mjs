// npm test [-- unit | e2e [pattern…]]: set-up, then every check there is.
import { bootstrap } from "./bootstrap.mjs";

await bootstrap(({ test }) => test(process.argv.slice(2)));
