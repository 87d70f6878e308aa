import { type Fields, fields, NEW, REQUIRED, setOf, text } from "./field";
import { LABEL } from "./label";
import { BASE64 } from "./rules";

const EITHER = { exactlyOne: ["data", "data_raw"] };

/** `docker:index/serviceConfig:ServiceConfig`. */
export const SERVICE_CONFIG: Fields = fields({
  data: text(NEW, BASE64, EITHER),
  dataRaw: text(NEW, EITHER),
  labels: setOf(LABEL, NEW),
  name: text(REQUIRED, NEW, { autoName: true }),
});
