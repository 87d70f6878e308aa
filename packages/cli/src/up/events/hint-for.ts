/** What to do about an error of the docker plugin's or the engine's, where it does not say that itself. */
export function hintFor(message: string): string | undefined {
  if (/PersistentVolumeClaim .* field can not be less than/.test(message)) {
    return (
      "a claim can only grow: write the size that it has; for a smaller one keep its data elsewhere, take the claim away " +
      "(`kubectl delete pvc NAME`), and run `up --refresh`"
    );
  }
  const [, owner] = /Apply failed with \d+ conflicts?: conflicts? with "([^"]+)"/.exec(message) ?? [];
  if (owner !== undefined) {
    return (
      `${owner} has changed it in the cluster since: \`pulumi-compose up --refresh\` makes of it what the file says; ` +
      "what something else keeps up to date, as an autoscaler does, is better left out of the file"
    );
  }
  // The plugin gives a network's containers half a minute to go, and then says only that they did not.
  if (!/timeout while waiting for state to become 'removed' \(last state: 'pending'/.test(message)) return undefined;
  return (
    "`docker network inspect` shows which containers are still on it: remove them; if none is, the engine has lost " +
    "count of them, as versions before 28 may: restart it; then run this again"
  );
}
