/** `cpuSet` → `cpu_set`: the Terraform name that the bridge infers for a Pulumi name. */
export function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
