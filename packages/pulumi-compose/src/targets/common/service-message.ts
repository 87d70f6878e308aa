import { type At, type Diagnostic, defineMessage, type MessageDoc, type MessageSpec } from "@pulumi-compose/parser";

/** A kind of message about one service. */
export interface ServiceMessage<P> extends MessageDoc {
  readonly report: (service: string, params: P, at?: At) => Diagnostic;
}

/** Defines a kind of message that begins with the service that it is about. */
export function serviceMessage<P>(spec: MessageSpec<P>): ServiceMessage<P> {
  const { code, severity, when, remedy, report } = defineMessage(spec);
  return {
    code,
    severity,
    when,
    remedy,
    report: (service, params, at) => {
      const diagnostic = report(params, at);
      return { ...diagnostic, message: `service "${service}": ${diagnostic.message}` };
    },
  };
}
