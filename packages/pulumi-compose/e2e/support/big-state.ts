/**
 * For a project of so many resources that writing its state anew after each step would take most of the time: the CLI writes it
 * once, at the end of each command. Not for tests that kill the CLI.
 */
export const bigState = { PULUMI_EXPERIMENTAL: "true", PULUMI_SKIP_CHECKPOINTS: "true" };
