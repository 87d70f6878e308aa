import { type ArgsGroup, compact, type MappingContext } from "../common/context";

/** The logging driver and its options. */
export function mapLogging({ service: { logging } }: MappingContext): ArgsGroup {
  if (!logging) return {};
  const options = logging.options && Object.keys(logging.options).length > 0 ? { ...logging.options } : undefined;
  return compact({ logDriver: logging.driver, logOpts: options });
}
