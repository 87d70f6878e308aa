#!/usr/bin/env node
// Before anything that loads the SDK.
import "@pulumi-compose/project/lazy-compiler";
import { pluginCall, pluginMetadata } from "./command-line/docker-plugin";
import { inOwnNode } from "./command-line/own-node";
import { createProgram } from "./create-program";
import { runMain } from "./io/process-end";
import { ownVersion } from "./own-version";

runMain(async (words, { out }) => {
  const metadata = pluginMetadata(words, ownVersion());
  if (metadata !== undefined) {
    out.write(metadata);
    return undefined;
  }
  const plugin = pluginCall(words, process.env);
  Object.assign(process.env, plugin?.env);
  const given = plugin?.args ?? words;
  const code = await inOwnNode(__filename, given);
  if (code !== undefined) return code;
  const { program, args } = await createProgram(given);
  await program.parseAsync([...args], { from: "user" });
  return undefined;
});
