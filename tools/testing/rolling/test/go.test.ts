import { join } from "node:path";
import { goTests } from "../../go-tests";

goTests(join(__dirname, ".."), "the load on a rolling update");
