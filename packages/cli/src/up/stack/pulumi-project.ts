/** The Pulumi project of all stacks that this command makes. */
export const pulumiProject = "pulumi-compose";
