/** The code of a system error (`EEXIST`, `ESRCH`), of whichever realm the error comes from. */
export function errorCode(error: unknown): unknown {
  return typeof error === "object" && error !== null && "code" in error ? error.code : undefined;
}
