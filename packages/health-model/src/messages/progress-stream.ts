/**
 * The number of the stream on which gates tell Pulumi how they are going: by it whoever shows that tells it from what a plugin says of
 * the same resource.
 */
export const PROGRESS_STREAM = 4_242;
