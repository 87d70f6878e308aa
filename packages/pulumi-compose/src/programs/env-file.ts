import { readFileSync } from "node:fs";
import * as pulumi from "@pulumi/pulumi";
import { envVariables } from "@pulumi-compose/parser";

/**
 * The variables of a file, as an `env_file` of docker compose has them: quotes, comments and `export` are its syntax, `$NAME` is a
 * variable of the file or of the process's environment. With `raw` as its format it is read as `docker run --env-file` does.
 *
 * @param path absolute, or relative to the folder that the program runs in
 * @returns the value of a variable. Throws pulumi.RunError where the file has none of that name
 * @throws pulumi.RunError where the file cannot be read, or is none of variables
 *
 * @example
 * ```ts
 * const db = envFile("db.env");
 * new docker.Container("db", { image, envs: [pulumi.interpolate`PASSWORD=${pulumi.secret(db("PASSWORD"))}`] });
 * ```
 */
export function envFile(path: string, format?: "raw"): (name: string) => string {
  const variables = read(path, format);
  return (name) => {
    const value = variables.get(name);
    if (value === undefined) throw new pulumi.RunError(`the env file ${path} has no variable ${name}`);
    return value;
  };
}

function read(path: string, format: "raw" | undefined): ReadonlyMap<string, string> {
  try {
    const text = readFileSync(path, "utf8");
    return envVariables(text, { lookup: (name) => process.env[name], ...(format && { format }) });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new pulumi.RunError(`the env file ${path} cannot be read: ${why}`);
  }
}
