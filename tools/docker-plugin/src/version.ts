/** The version of the official plugin that this stands in for. */
export const VERSION = "5.2.0";
