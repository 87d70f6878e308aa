import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** Small notes about what has been done, so that it is not done twice. Each is a map of texts in a file of its own. */
export class Stamps {
  constructor(private readonly folder: string) {}

  read(name: string): Readonly<Record<string, string>> | undefined {
    try {
      const value: unknown = JSON.parse(readFileSync(this.file(name), "utf8"));
      if (typeof value !== "object" || value === null) return undefined;
      return Object.fromEntries(Object.entries(value).filter(([, text]) => typeof text === "string"));
    } catch {
      return undefined;
    }
  }

  write(name: string, value: Readonly<Record<string, string>>): void {
    mkdirSync(dirname(this.file(name)), { recursive: true });
    writeFileSync(this.file(name), `${JSON.stringify(value, undefined, 2)}\n`);
  }

  remove(name: string): void {
    rmSync(this.file(name), { force: true });
  }

  private file(name: string): string {
    return join(this.folder, `${name}.json`);
  }
}
