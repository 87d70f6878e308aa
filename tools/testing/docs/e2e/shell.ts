import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";

/** What a command printed, and how it ended. */
export interface Ran {
  /** Standard output and error, as they came. */
  readonly output: string;
  readonly code: number;
}

/** One bash in which a page's commands run one after another, so that `cd` and `export` hold as they do for a reader. */
export class Shell {
  private readonly child: ChildProcessWithoutNullStreams;
  private output = "";
  private onOutput: () => void = () => undefined;

  constructor(cwd: string, env: NodeJS.ProcessEnv) {
    this.child = spawn("bash", ["--noprofile", "--norc"], { cwd, env });
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => {
        this.output += text;
        this.onOutput();
      });
    }
    this.child.on("close", () => this.onOutput());
  }

  /** Runs a command to its end. Its standard input is empty. */
  async run(command: string): Promise<Ran> {
    const end = `<<<${randomUUID()}`;
    this.output = "";
    this.child.stdin.write(`{ ${command}\n} </dev/null 2>&1\nprintf '%s %s\\n' '${end}' "$?"\n`);
    return new Promise((resolve, reject) => {
      const look = () => {
        const at = this.output.indexOf(end);
        const code = at < 0 ? undefined : /^ (\d+)\n/.exec(this.output.slice(at + end.length))?.[1];
        if (code !== undefined) resolve({ output: this.output.slice(0, at), code: Number(code) });
        else if (this.child.exitCode !== null) reject(new Error(`the shell ended in: ${command}\n${this.output}`));
      };
      this.onOutput = look;
      look();
    });
  }

  end(): void {
    this.child.stdin.end();
  }
}
