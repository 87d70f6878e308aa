declare const unit: unique symbol;

/** A span of time in nanoseconds, as the Docker API counts it. 1 s is 1e9. */
export type Nanoseconds = number & { readonly [unit]: "ns" };

/** A size in bytes. */
export type Bytes = number & { readonly [unit]: "bytes" };
