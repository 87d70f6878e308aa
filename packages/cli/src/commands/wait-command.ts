import { CONDITION_WORDS } from "@pulumi-compose/health-model";
import { Command, Option } from "commander";
import { probeOption } from "../command-line/gate-options";
import { addRefusals } from "../command-line/refusals";
import { waitRefusals } from "../command-line/wait-refusals";
import { addEngineOptions } from "../health/containers/engine-options";
import { type WaitCommandOptions, wait } from "../health/wait/wait-for-project";
import { durationArgument } from "../io/duration-argument";
import { runCommand } from "../io/process-end";
import { addProjectOptions } from "../project/project-options";
import { targetOption } from "../target-option";

/** `pulumi-compose wait`: the gate as a command. */
export const command = addRefusals(addEngineOptions(addProjectOptions(new Command("wait"))), waitRefusals)
  .description("Wait for containers of a running project, of whatever tool brought it up: -p NAME needs no file.")
  .argument("[services...]", "only these")
  .addOption(targetOption())
  .addOption(
    new Option(
      "--for <condition>",
      "what to wait for (default: completed where others wait for that, healthy where there is a healthcheck, else up: running, and still running a moment later, or ended with 0)",
    ).choices(Object.values(CONDITION_WORDS)),
  )
  .option(
    "--timeout <duration>",
    "for all together (default: as long as each healthcheck needs for a verdict)",
    durationArgument,
  )
  .addOption(probeOption())
  .option("--keep-waiting", "do not fail when one is unhealthy: it may heal until the timeout")
  .option("--json", "the outcomes as JSON")
  .option("--junit <file>", "write a report in JUnit's XML, a test case for each that is waited for")
  .action((services: string[], options: WaitCommandOptions) =>
    runCommand(async (io) => {
      const { connect, connectSwarm, systemClock } = await import("@pulumi-compose/docker-health");
      return wait(services, options, { io, connect, connectSwarm, clock: systemClock });
    }),
  );
