/** The label by which `docker stack` knows what belongs to a stack. */
export const STACK_LABEL = "com.docker.stack.namespace";

/** The image as the file names it, where `docker stack services` looks for it. */
export const IMAGE_LABEL = "com.docker.stack.image";

/** A digest of everything that a service is made of: tells the version that is wanted from the one that a rollback brought back. */
export const CONFIG_LABEL = "io.pulumi-compose.config-hash";

/** Changes when an update that was rolled back or paused is to be tried again. */
export const ATTEMPT_LABEL = "io.pulumi-compose.attempt";

/** A digest of a network's options, which the swarm adds to: a change of the label replaces the network, one of its options does not. */
export const OPTIONS_LABEL = "io.pulumi-compose.options-hash";

/** The same for a network's address pools: the swarm adds the gateway of each. */
export const POOLS_LABEL = "io.pulumi-compose.ipam-hash";
