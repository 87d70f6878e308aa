import { join } from "node:path";
import { goTests } from "../../../testing/go-tests";

goTests(join(__dirname, ".."), "the language host");
