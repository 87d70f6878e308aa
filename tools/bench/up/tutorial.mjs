import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./toolchain.mjs";

/**
 * The tutorial's compose file as it stands in stacks/flask-redis, with what a machine without a registry needs: the
 * local image in place of Redis's, the application mounted instead of built, a port of its own.
 */
export function tutorial() {
  const folder = join(root, "stacks/flask-redis");
  const image = "pulumi-compose/flask-redis:local";
  const app = [
    `image: ${image}`,
    `command: ["python3", "/app/app.py"]`,
    `volumes: ["${join(folder, "app")}:/app:ro"]`,
  ].join("\n    ");
  return replaced(readFileSync(join(folder, "compose.yaml"), "utf8"), [
    [/^name: .*\n/m, ""],
    [/image: redis:.*/, `image: ${image}`],
    [/build: .*/, app],
    [/127\.0\.0\.1:5000:5000/, "127.0.0.1:15023:5000"],
  ]);
}

/** The stack's program: like `docker compose up --wait` it is done when Flask is healthy. */
export const tutorialProgram = `
const { ComposeProject } = require("pulumi-compose");
const project = new ComposeProject(require("./package.json").name, { file: "compose.yaml" });
exports.health = project.services.flask.health;
`;

function replaced(text, replacements) {
  return replacements.reduce((result, [pattern, replacement]) => {
    if (!pattern.test(result)) throw new Error(`the tutorial's file has changed: ${pattern} is not in it`);
    return result.replace(pattern, () => replacement);
  }, text);
}
