/** Requests to check a text, of which the latest counts. */

import type { CheckReply, Surface } from "../../shared/api-types";
import { ask, type Reply } from "../../shared/messages";
import { requote } from "../editor/spans";
import { type CheckState, EMPTY } from "./check-state";

const AWAKE_MS = 20_000; // the browser puts a background without work to sleep after thirty seconds

/** What is asked about. */
export interface Query {
  text: string;
  surface: Surface;
}

/** What the server said of a text. */
export interface Answer extends Query {
  state: CheckState;
  /** of the request that it answers; the same again takes a second look at what is in doubt */
  rev: number;
}

/** Whether an answer need not be asked for again. */
export const isFinal = ({ state }: Answer) => !state.error && state.retryMs === undefined;

/** Whether two queries ask the same. */
export const isSame = (one: Query | null, other: Query) => one?.text === other.text && one.surface === other.surface;

/** The requests of one box. */
export class CheckRequests {
  /** what has been asked last and is not answered yet */
  pending: Query | null = null;
  private turn = 0; // of requests, of which one may repeat another's rev
  private answeredTurn = 0; // the latest that was answered
  private awakeUntil = 0; // so long the background is taken for awake

  /** When the signal aborts, no answer is heard any more. */
  constructor(private readonly signal: AbortSignal) {}

  /** Ask the server, or ask it again; calls `slow` after so many milliseconds without an answer. Null where a later one was answered. */
  async send({ text, surface }: Query, rev: number, slow: () => void, slowMs: number): Promise<Answer | null> {
    const query = { text, surface };
    const turn = ++this.turn;
    this.awakeUntil = performance.now() + AWAKE_MS;
    this.pending = query;
    const timer = setTimeout(slow, slowMs);
    const reply = await ask("check", { ...query, rev }).catch(() => null);
    clearTimeout(timer);
    if (this.signal.aborted || turn < this.answeredTurn) return null;
    this.answeredTurn = turn;
    if (turn === this.turn) this.pending = null;
    return { ...query, state: stateOf(reply, text), rev };
  }

  /** Have the background start, and try its server, while the next key is waited for. */
  wakeUp(): void {
    if (performance.now() < this.awakeUntil) return;
    this.awakeUntil = performance.now() + AWAKE_MS;
    ask("wakeUp", {}).catch(() => null);
  }
}

/** What a reply says of the text that was asked about. */
function stateOf(reply: Reply<CheckReply> | null, text: string): CheckState {
  if (!reply) return { ...EMPTY, error: "failed" };
  if (!reply.ok) return { ...EMPTY, error: reply.error, retryMs: reply.retryMs };
  const { findings, complete, read, settled, profile } = reply.value;
  return {
    findings: findings.map((one) => requote(one, text)),
    complete,
    read,
    settled: settled !== false, // a server of before has no second look
    profile,
    error: null,
  };
}
