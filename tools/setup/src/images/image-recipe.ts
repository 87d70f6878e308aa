/** An image that tests and closed-network stacks run on; its folder in tools/closed-network/images holds the ways to make it. */
export interface ImageRecipe {
  readonly name: string;
  readonly folder: string;
  /** How long a first making takes, for people who wait. */
  readonly takes: string;
  /** Whether it is for a few tests alone, which skip where it cannot be had. */
  readonly isOptional?: true;
}

export const RECIPES: readonly ImageRecipe[] = [
  { name: "pulumi-compose/busybox:local", folder: "busybox", takes: "a few seconds" },
  { name: "pulumi-compose/flask-redis:local", folder: "flask-redis", takes: "about a minute" },
  { name: "pulumi-compose/haproxy:local", folder: "haproxy", takes: "a few seconds", isOptional: true },
];

/** The images that the stacks name when a registry can be reached. */
export const PULLED: readonly string[] = ["redis:7", "python:3.12-slim"];

/** The label of a made image: a hash of the recipe that it was made by. */
export const RECIPE_LABEL = "pulumi-compose.recipe";
