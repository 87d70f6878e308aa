import { type Fields, fields, NEW, REQUIRED, setOf, text } from "./field";
import { LABEL } from "./label";
import { BASE64 } from "./rules";

/** `docker:index/secret:Secret`. */
export const SECRET: Fields = fields({
  data: text(REQUIRED, NEW, BASE64, { secret: true }),
  labels: setOf(LABEL, NEW),
  name: text(REQUIRED, NEW, { autoName: true }),
});
