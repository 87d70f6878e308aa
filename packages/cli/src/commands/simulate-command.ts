import { Command, InvalidArgumentError, Option } from "commander";
import { engineVersion } from "../command-line/engine-version";
import { addGateOptions } from "../command-line/gate-options";
import { gather, scenarioOption } from "../health/simulate/scenario-options";
import { type SimulateCommandOptions, simulate } from "../health/simulate/simulate";
import { durationArgument } from "../io/duration-argument";
import { runCommand } from "../io/process-end";
import { addProjectOptions } from "../project/project-options";

const EXAMPLES = `
Moments are 2s, after:redis, after:redis+500ms, after:redis:healthy+2s (started,
ready, healthy or completed); those without "after" count from the container's
own start.

Examples:
  pulumi-compose simulate --ready redis=2s --ready flask=after:redis
  pulumi-compose simulate --ready db=never --format svg -o never.svg
  pulumi-compose simulate --exit migrate=1@3s --speed 10
  pulumi-compose simulate --port web=taken
  pulumi-compose simulate --update web --ready web=3s --stop-time web=1s`;

const options = addProjectOptions(new Command("simulate"))
  .description(
    "Play a start, or an update, without an engine: each probe, each change of health, each gate, and what an up comes to.",
  )
  .option(
    "--update <service>",
    "all is up, and this service has a new version; all: every one has",
    (service: string, before: readonly string[] = []) => [...before, service],
  )
  .option(
    "--ready <service=moment>",
    "its probes succeed from then on (default: from its start), or never",
    gather(scenarioOption.ready),
  )
  .option("--fail <service=moment>", "its probes fail from then on", gather(scenarioOption.fail))
  .option("--hang <service=moment>", "its probes hang from then on", gather(scenarioOption.hang))
  .option("--exit <service=code@moment>", "its process ends", gather(scenarioOption.exit))
  .option(
    "--launch <service=duration>",
    "it is added only then, counted from the beginning",
    gather(scenarioOption.launch),
  )
  .option("--probe-time <service=duration>", "how long a probe of it takes", gather(scenarioOption.probeTime))
  .option(
    "--stop-time <service=duration>",
    "how long it takes to end after its stop signal (default: no time), or never",
    gather(scenarioOption.stopTime),
  )
  .option("--image <service=missing>", "its image does not exist", gather(scenarioOption.image))
  .option("--port <service=taken>", "a port that it publishes is taken", gather(scenarioOption.port))
  .option("--job <name>", "with a job of the file, as `run` runs it", (job: string, before: readonly string[] = []) => [
    ...before,
    job,
  ])
  .addOption(new Option("--format <format>", "how to show it").choices(["text", "svg", "json"]).default("text"))
  .option("--speed <n>", "tell it as it happens, so many times faster than it would", speed)
  .option("--until <duration>", "end there, whatever is still to come", durationArgument)
  .option("--engine <version>", "the Docker Engine to play: 20.10, 25, 27, 29 (default: 29)", engineVersion)
  .option("--offline", "ask no engine about the checks of the images that it has");

/** `pulumi-compose simulate`: the timeline of a start or an update, without an engine. */
export const command = addGateOptions(options, "of every gate that has none of its own")
  .option("-o, --output <file>", "write it there")
  .option("--report <file>", "write it as a page that stands alone besides")
  .addHelpText("after", EXAMPLES)
  .action((given: SimulateCommandOptions) => runCommand((io) => simulate(given, io)));

function speed(value: string): number {
  const factor = Number(value.replace(/x$/, ""));
  if (Number.isFinite(factor) && factor > 0) return factor;
  throw new InvalidArgumentError("It is a number above 0: 1 is real time, 10 ten times faster.");
}
