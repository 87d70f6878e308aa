// npm run demo [-- --down]: set-up, then the tutorial's stack by a real `pulumi up`.
import { bootstrap } from "./bootstrap.mjs";

await bootstrap(({ demo }) => demo(process.argv.slice(2)));
