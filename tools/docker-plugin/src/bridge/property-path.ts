/** Appends an object's key: `tmpfs["/run"]`, `build.buildArgs.V`. */
export function keyPath(path: string, key: string): string {
  if (!/^[A-Za-z_$][\w$]*$/.test(key)) return `${path}["${key.replaceAll('"', '\\"')}"]`;
  return path === "" ? key : `${path}.${key}`;
}

export function indexPath(path: string, index: number): string {
  return `${path}[${index}]`;
}

/** The top-level property that a path starts with. */
export function rootOf(path: string): string {
  return path.split(/[.[]/, 1)[0] ?? path;
}
