/** What a deployment, or a simulation, leaves besides its answer. */
export interface ReportOptions {
  /** Where what happened is written, as one file to look at. */
  readonly report?: string;
}

/** What an `up` shows besides the terminal. */
export interface DashboardOptions extends ReportOptions {
  /** Whether a page shows it. */
  readonly dashboard?: boolean;
  /** Whether a browser is opened for it. */
  readonly open?: boolean;
}
