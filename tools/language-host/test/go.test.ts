import { join } from "node:path";
import { goTests } from "../../go-tests";

goTests(join(__dirname, ".."), "the language host");
