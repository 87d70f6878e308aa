import { Argument, Command } from "commander";

const shells = ["bash", "zsh", "fish", "powershell"];

const EXAMPLES = `
Examples:
  source <(pulumi-compose completion bash)                # in ~/.bashrc
  source <(pulumi-compose completion zsh)                 # in ~/.zshrc
  pulumi-compose completion fish | source                 # in config.fish
  pulumi-compose completion powershell | Out-String | Invoke-Expression`;

/** `pulumi-compose completion`: what a shell needs to complete a command line. */
export const command = new Command("completion")
  .description("Print a script that completes commands, options and services in a shell.")
  .addArgument(new Argument("<shell>", "whose script").choices(shells))
  .addHelpText("after", EXAMPLES)
  .action(async (shell: string) => {
    const { default: tab } = await import("@bomb.sh/tab");
    tab.setup("pulumi-compose", "pulumi-compose", shell);
  });
