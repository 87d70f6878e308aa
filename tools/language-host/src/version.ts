/** The release of the official host whose part this one plays; the same as the CLI's in tools/pulumi-cli/go.mod. */
export const VERSION = "3.259.0";
