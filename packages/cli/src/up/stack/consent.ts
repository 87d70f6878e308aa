import { confirm } from "../confirm";

export interface InstallOptions {
  /** Install what is missing without a question. */
  readonly installPulumi?: boolean;
}

/** Whether something that is missing may be installed: asked on a terminal, elsewhere only where the command line says so. */
export async function mayInstall(
  what: string,
  { installPulumi = false }: InstallOptions,
  terminal: { readonly isThere: boolean; readonly ask: typeof confirm } = {
    isThere: process.stdin.isTTY === true && process.stderr.isTTY === true,
    ask: confirm,
  },
): Promise<boolean> {
  return installPulumi || (terminal.isThere && (await terminal.ask(`${what} is missing. Install it?`)));
}
