import { reportFailure } from "../command-line/report-failure";
import { processIo } from "../health/io/process-io";

/**
 * Runs a command to its exit code and ends the process: after a cancelled deployment there may still be waits under way
 * that nobody waits for any more.
 */
export async function runCommand(run: () => Promise<number>): Promise<void> {
  let code: number;
  try {
    code = await run();
  } catch (error) {
    code = reportFailure(error, processIo());
  }
  process.exitCode = code;
  // What was written to a pipe is only on its way: the process must not end before it has arrived.
  process.stdout.write("", () => process.stderr.write("", () => process.exit(code)));
}
