import { dialectOf } from "@pulumi-compose/health-model";
import type { EngineVersion } from "../shared/engine-client";
import { EngineError } from "../shared/engine-error";
import { engineDialect } from "./engine-dialect";

const version = (dialect: EngineVersion["dialect"]): EngineVersion => ({
  version: "28.5.2",
  apiVersion: "1.51",
  os: "linux",
  arch: "amd64",
  product: "docker",
  ...(dialect && { dialect }),
});

test("is asked for once", async () => {
  const ask = jest.fn(async () => version(dialectOf("28.5.2")));
  const dialect = engineDialect({ version: ask });
  expect(await Promise.all([dialect(), dialect()])).toEqual([dialectOf("28"), dialectOf("28")]);
  expect(ask).toHaveBeenCalledTimes(1);
});

test("an engine that does not say is asked again, and none that has said it is no Docker Engine", async () => {
  const ask = jest.fn(async () => version(undefined));
  ask.mockRejectedValueOnce(new EngineError("unreachable", "gone"));
  const dialect = engineDialect({ version: ask });
  expect([await dialect(), await dialect(), await dialect()]).toEqual([undefined, undefined, undefined]);
  expect(ask).toHaveBeenCalledTimes(2);
});
