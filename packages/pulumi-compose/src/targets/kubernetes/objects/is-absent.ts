/** Whether a module could not be loaded because it is not installed, and not because of what it needs itself. */
export function isAbsent(error: unknown, name: string): boolean {
  if (!(error instanceof Error)) return false;
  const code: unknown = Reflect.get(error, "code");
  return code === "MODULE_NOT_FOUND" && error.message.includes(`'${name}'`);
}
