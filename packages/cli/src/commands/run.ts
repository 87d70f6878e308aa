import { Command } from "commander";
import { addDeployOptions, addGateOptions } from "../up/deploy-options";
import { runCommand } from "../up/run-command";
import type { RunJobOptions } from "../up/run-job";

/** `pulumi-compose run JOB`: runs a job of the file behind what it depends on. */
export const command = addGateOptions(addDeployOptions(new Command("run")))
  .argument("<job>", "a job of the file")
  .description("Bring up what a job of the file depends on, with the rest of the project, and run the job to its end.")
  .action((job: string, options: RunJobOptions) =>
    runCommand(async () => (await import("../up/run-job.js")).runJob(job, options)),
  );
