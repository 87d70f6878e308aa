// What the steps of the action have in common: how they speak to the workflow's runner.
import { appendFileSync } from "node:fs";

/** Gives the steps behind this one a value on one line. */
export function setOutput(name, value) {
  if (/[\r\n]/.test(value)) throw new Error(`${name} is more than a line`);
  const file = process.env.GITHUB_OUTPUT;
  if (file) appendFileSync(file, `${name}=${value}\n`);
}

/** @param {"error" | "warning" | "notice"} level */
export function annotate(level, message) {
  const data = message.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
  console.log(`::${level} title=pulumi-compose::${data}`);
}

/** Runs a step. What goes wrong in it is an annotation, without a stack trace, and fails the step. */
export async function step(action) {
  try {
    await action();
  } catch (error) {
    annotate("error", error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}
