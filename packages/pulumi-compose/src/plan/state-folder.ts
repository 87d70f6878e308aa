/**
 * The folder beside a compose file in which `pulumi-compose` keeps settings, a passphrase and the state, which change with
 * every `up`: no part of a build context.
 */
export const stateFolder = ".pulumi-compose";
