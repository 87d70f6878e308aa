/** An endpoint that is written wrong or names something that is not there. */
export class EndpointError extends Error {
  override readonly name = "EndpointError";
}
