/** Whether a reference names something to fetch (git, OCI, HTTP) and no file of this machine. */
export function isRemoteResource(text: string): boolean {
  return /^(?:oci:\/\/|https?:\/\/|git:\/\/|ssh:\/\/|git@|github\.com\/)/.test(text);
}
