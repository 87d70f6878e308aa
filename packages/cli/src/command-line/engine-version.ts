import { type Dialect, dialectOf } from "@pulumi-compose/health-model";
import { InvalidArgumentError } from "commander";

/** The dialect of an engine given by its version. */
export function engineVersion(value: string): Dialect {
  if (!/^v?\d+(\.\d+)*/.test(value))
    throw new InvalidArgumentError("It is a version of Docker Engine: 20.10, 25, 28.5.2, 29.");
  return dialectOf(value);
}
