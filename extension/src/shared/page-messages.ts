/** Every message to the content script of a page: from the popup, and from the background for a keyboard shortcut. */

import type { Surface } from "./api-types";
import { type CheckError, isFromUs } from "./messages";

/** What came of looking at the comments of a page. */
export interface CommentScanResult {
  checked: number;
  marked: number;
  /** in other languages than English, of which only numbers and addresses were checked */
  unread: number;
  /** in doubt still, as no second look at them came to its end */
  doubtful: number;
  error: CheckError | null;
}

/** What Drape sees of a box: the buttons that are taken to send it, and what Enter does in it. */
export interface SelfCheck {
  /** what the buttons are called on the page */
  buttons: string[];
  enter: "sends" | "may send" | "makes a line";
  /** the same without any words of the page */
  reportOf: string;
}

/** How a box came to be watched: its site knows it, it looks as if it published something, or the user has asked for it. */
export type Adapter = "site" | "generic" | "manual";

/** What is watched on a page. */
export interface PageStatus {
  /** name of the site */
  site: string;
  /** whether the user is in a text box */
  inBox: boolean;
  /** how that box came to be watched, null when it is not */
  adapter: Adapter | null;
  surface: Surface | null;
  /** whether who is here writes for a practice's page */
  isPractice: boolean;
  /** null while the box is not watched */
  selfCheck: SelfCheck | null;
}

/** What the popup asks of a page: to report what is watched, and before that to watch the box that the user is in, or to outline what is seen of it. */
export type PageRequest = "report" | "watch" | "outline";

const COMMANDS = ["next-finding", "redact-finding", "ignore-finding"] as const;

/** The keyboard shortcuts that the manifest offers. */
export type Command = (typeof COMMANDS)[number];

/** Any message to a page; what it holds beside its kind depends on that. */
interface PageMessage {
  kind: "scanComments" | "pageStatus" | "command";
  request?: PageRequest;
  command?: string;
}

/** Send a message to a page; null where no content script answers. */
const send = <T>(tab: number, message: PageMessage, options = {}): Promise<T | null> =>
  chrome.tabs.sendMessage<PageMessage, T>(tab, message, options).catch(() => null);

/** Ask the page of a tab to look at its comments; null where Drape does not watch over it. */
export const requestCommentScan = (tab: number) =>
  send<CommentScanResult>(tab, { kind: "scanComments" }, { frameId: 0 });

/** Answer `requestCommentScan` in a page. */
export function onCommentScan(scan: () => Promise<CommentScanResult>): void {
  chrome.runtime.onMessage.addListener((message: PageMessage, sender, respond) => {
    if (!isFromUs(sender) || message.kind !== "scanComments") return false;
    const failed = { checked: 0, marked: 0, unread: 0, doubtful: 0, error: "failed" } satisfies CommentScanResult;
    scan().then(respond, () => respond(failed));
    return true;
  });
}

/** Ask the page of a tab what is watched; null where Drape is not. */
export const requestPageStatus = (tab: number, request: PageRequest) =>
  send<PageStatus>(tab, { kind: "pageStatus", request });

/** Answer `requestPageStatus` in a page; a frame for which `status` gives null leaves the answer to another. */
export function onPageRequest(status: (request: PageRequest) => PageStatus | null): void {
  chrome.runtime.onMessage.addListener((message: PageMessage, sender, respond) => {
    if (!isFromUs(sender) || message.kind !== "pageStatus") return;
    const found = status(message.request ?? "report");
    if (found) respond(found);
  });
}

/** Tell the page of a tab that the user pressed a keyboard shortcut. */
export const sendCommand = (tab: number, command: string) => send<void>(tab, { kind: "command", command });

/** Call `listener` when the user pressed a keyboard shortcut. */
export function onCommand(listener: (command: Command) => void): void {
  chrome.runtime.onMessage.addListener((message: PageMessage, sender) => {
    if (!isFromUs(sender) || message.kind !== "command") return;
    const command = COMMANDS.find((one) => one === message.command);
    if (command) listener(command);
  });
}
