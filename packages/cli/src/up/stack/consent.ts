import { type Person, personAtTerminal } from "../../io/person";

export interface InstallOptions {
  /** Install what is missing without a question. */
  readonly installPulumi?: boolean;
}

/** Whether something that is missing may be installed: asked on a terminal, elsewhere only where the command line says so. */
export async function mayInstall(
  what: string,
  { installPulumi = false }: InstallOptions,
  person: Person = personAtTerminal,
): Promise<boolean> {
  return installPulumi || (person.isThere && (await person.ask(`${what} is missing. Install it?`)));
}
