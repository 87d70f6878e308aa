export async function testKubernetes(_: readonly string[]): Promise<number> {
  return 0;
}
