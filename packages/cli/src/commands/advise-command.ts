import { Command, Option } from "commander";
import { type AdviseCommandOptions, advise } from "../advise/advise";
import { ADVICE_FORMATS } from "../advise/writers";
import { engineVersion } from "../command-line/engine-version";
import { runCommand } from "../io/process-end";
import { addProjectOptions } from "../project/project-options";

/** `pulumi-compose advise`: what could be better about healthchecks and dependencies. */
export const command = addProjectOptions(new Command("advise"))
  .description("Look for healthchecks and dependencies that do not do what they seem to, or could do better.")
  .option("--fix [codes...]", "correct errors and warnings in the files, or only the given codes, or all")
  .option("--strict", "exit with 1 for warnings too, not only for errors")
  .addOption(new Option("--format <format>", "how to show it").choices(ADVICE_FORMATS).default("text"))
  .option(
    "--engine <version>",
    "the Docker Engine that it will run on: 20.10, 25, 27, 29 (default: any)",
    engineVersion,
  )
  .action((options: AdviseCommandOptions) => runCommand((io) => advise(options, io)));
