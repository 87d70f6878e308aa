import { type ProgramInfo, RuntimeOptionPrompt, RuntimeOptionsResponse } from "@pulumi/pulumi/proto/language_pb";

const { RuntimeOptionType, RuntimeOptionValue } = RuntimeOptionPrompt;

/** Asks a new project for its package manager, unless its options already say. */
export function runtimeOptionPrompts(info: ProgramInfo | undefined): RuntimeOptionsResponse {
  const response = new RuntimeOptionsResponse();
  if (info?.getOptions()?.getFieldsMap().has("packagemanager")) return response;
  const choice = (name: string) =>
    new RuntimeOptionValue().setPrompttype(RuntimeOptionType.STRING).setStringvalue(name).setDisplayname(name);
  return response.setPromptsList([
    new RuntimeOptionPrompt()
      .setKey("packagemanager")
      .setDescription("The package manager to use for installing dependencies")
      .setPrompttype(RuntimeOptionType.STRING)
      .setChoicesList(["npm", "pnpm", "yarn", "bun"].map(choice))
      .setDefault(choice("npm")),
  ]);
}
