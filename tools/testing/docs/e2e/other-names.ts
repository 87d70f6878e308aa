/** The pages' names and ports, and those that the tests run under: a reader's own project must not be touched. */
const translations: readonly (readonly [shown: string, run: string])[] = [
  ["127.0.0.1:5000", "127.0.0.1:25000"],
  ["name: flask-redis", "name: pcd-flask-redis"],
  ["name: story", "name: pcd-story"],
  ["name: shop", "name: pcd-shop"],
  ["-p shop", "-p pcd-shop"],
  ["container shop-", "container pcd-shop-"],
];

/** The projects that the pages bring up, by the names that they have in the tests. */
export const projects = ["pcd-flask-redis", "pcd-story", "pcd-shop"];

/** A page's text, as it is run. */
export function asRun(text: string): string {
  return translations.reduce((result, [shown, run]) => result.replaceAll(shown, run), text);
}

/** What a run printed, as a page shows it. */
export function asShown(text: string): string {
  return text.replaceAll("127.0.0.1:25000", "127.0.0.1:5000").replaceAll("pcd-", "");
}
