/** What has to be healthy before the component is there. */
export enum WaitFor {
  /** Every service that has a healthcheck in the file, as with `docker compose up --wait`. */
  Healthy = "healthy",
  /** Only what another service of the file waits for. */
  Dependencies = "dependencies",
}
