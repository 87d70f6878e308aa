import { plainText } from "../events/plain-text";
import { lockHolder } from "./stale-lock";

export interface Explanation {
  readonly message: string;
  readonly hint?: string;
  /** Whether something is in the way, so that Pulumi has begun nothing. */
  readonly isRefusal?: true;
}

interface Known {
  readonly pattern: RegExp;
  readonly explain: (match: RegExpExecArray, text: string) => Explanation;
}

const missingPlugin =
  /no resource plugin 'pulumi-resource-docker'|plugin 'docker'[^\n]*not found|resource-docker[^\n]*not found/i;

/** Whether a run of the CLI failed because it has no docker plugin. */
export function isPluginMissing(text: string): boolean {
  return missingPlugin.test(plainText(text));
}

const known: readonly Known[] = [
  {
    pattern: /the stack is currently locked by/,
    explain: (_, text) => {
      const holder = lockHolder(text);
      const who = holder ? ` (process ${holder.pid} on ${holder.host})` : "";
      return {
        message: `another deployment of this project is running${who}`,
        hint: "wait until it is done",
        isRefusal: true,
      };
    },
  },
  {
    pattern: missingPlugin,
    explain: () => ({
      message: "Pulumi's docker plugin is not installed",
      hint: `run \`pulumi plugin install resource docker ${pluginVersion}\`, or give --install-pulumi`,
      isRefusal: true,
    }),
  },
  {
    pattern: /incorrect passphrase/,
    explain: () => ({
      message: "the passphrase does not fit this project's state",
      hint: "set PULUMI_CONFIG_PASSPHRASE to the one that it was made with",
      isRefusal: true,
    }),
  },
  {
    pattern: /Cannot connect to the Docker daemon[^\n]*/,
    explain: ([text]) => ({ message: text, hint: "start Docker, or point DOCKER_HOST at an engine", isRefusal: true }),
  },
];

/** The plugin's version is that of the package whose arguments the component uses. */
export const pluginVersion = "5.2.0";

/** What a failed run of the CLI means, as far as it is known; else what it printed. */
export function explainFailure(text: string): Explanation {
  const plain = plainText(text);
  for (const { pattern, explain } of known) {
    const match = pattern.exec(plain);
    if (match) return explain(match, plain);
  }
  return { message: lastLines(plain) };
}

function lastLines(text: string): string {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  return lines.slice(-8).join("\n") || "the Pulumi CLI failed without a word";
}
