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

const missing =
  /no resource plugin 'pulumi-resource-(docker|kubernetes)'|plugin '(docker|kubernetes)'[^\n]*not found|resource-(docker|kubernetes)[^\n]*not found/i;

/** The plugin without which a run of the CLI failed; undefined: it had those that it needs. */
export function missingPlugin(text: string): Plugin | undefined {
  const match = missing.exec(plainText(text));
  return match ? pluginIn(match) : undefined;
}

function pluginIn([, ...names]: RegExpExecArray): Plugin {
  const [version = dockerVersion] = names.flatMap((name) => (name ? (versions[name.toLowerCase()] ?? []) : []));
  return version();
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
    pattern: missing,
    explain: (match) => {
      const { name, version } = pluginIn(match);
      return {
        message: `Pulumi's ${name} plugin is not installed`,
        hint: `run \`pulumi plugin install resource ${name} ${version}\`, or give --install-pulumi`,
        isRefusal: true,
      };
    },
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

/** One of Pulumi's plugins. Its version is that of the package whose arguments the component uses. */
export interface Plugin {
  readonly name: string;
  readonly version: string;
}

const dockerVersion = (): Plugin => ({ name: "docker", version: "5.2.0" });

/** By their names in Pulumi's messages. */
const versions: Readonly<Record<string, () => Plugin>> = { docker: dockerVersion, kubernetes: kubernetesVersion };

/** Of the package that is installed, which only those have who deploy in a cluster. */
function kubernetesVersion(): Plugin {
  const { version }: { readonly version: string } = require("@pulumi/kubernetes/package.json");
  return { name: "kubernetes", version: version.replace(/^v/, "") };
}

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
