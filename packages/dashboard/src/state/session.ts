import type { Recording } from "../contract";
import { fold } from "./fold";
import { INITIAL_STATE, type ViewState } from "./view-state";

/** One message of the stream. */
export interface Message {
  /** Ascending; undefined where the stream gives none. */
  readonly id: number | undefined;
  readonly events: Recording;
}

/** What is known, and how far the stream was read. */
export interface Session {
  readonly state: ViewState;
  readonly lastId: number | undefined;
}

export const NEW_SESSION: Session = { state: INITIAL_STATE, lastId: undefined };

/**
 * Takes a message. After a loss the stream may begin again with what was told before: that is left out, unless it begins anew
 * with a `reset`, whose ids may be smaller (another process).
 */
export function receive(session: Session, { id, events }: Message): Session {
  const isAnew = events[0]?.type === "reset";
  const isKnown = id !== undefined && session.lastId !== undefined && id <= session.lastId;
  if (isKnown && !isAnew) return session;
  return { state: fold(session.state, events), lastId: id ?? session.lastId };
}
