/** The watch over one compose box: what it says, what was found in it, what the user did about it. */

import { closeCard } from "./card";
import { type Chip, chipFor, type Done } from "./chip";
import { edit, textOf, undo } from "./editors";
import type { Edit, Finding } from "./finding";
import { placeOfSender } from "./guard";
import { type Drawing, drawingIn } from "./highlights";
import { carried, type Knowledge, NOTHING, touches } from "./knowledge";
import { isOurs, ourLayer } from "./layer";
import { ask, type Command } from "./messages";
import type { Composer } from "./sites";
import { warn } from "./warning";

const PAUSE_MS = 120;
const SLOW_MS = 300;
const RETRY_MS = 3000;
const AWAKE_MS = 20_000; // the browser puts a background without work to sleep after thirty seconds

export interface Session {
  /** The text may have changed. */
  changed(): void;
  /** The user came back to the box. */
  attended(): void;
  /** The rules may have changed. */
  recheck(): void;
  /** The user pressed at this point of the box. */
  pressed(x: number, y: number): void;
  /** Do what a keyboard shortcut asks for: with the finding that was shown last, or else the first. */
  obey(command: Command): void;
  count(): number;
  /** Whether what stands in the box now has been judged, or can't be. */
  judged(): boolean;
  /** Judge it now; resolves when it is judged, and after `patience` milliseconds at the latest. */
  judgedWithin(patience: number): Promise<void>;
  /** What must not be sent, unless the user has said so. */
  blocking(): Finding[];
  /** Whether redact-all would take everything away that blocks. */
  mendable(): boolean;
  /** Redact all; true when the text then is what it should be. */
  redactAll(): Promise<boolean>;
  /** Let what blocks now pass. */
  allow(): void;
  end(): void;
}

/** Watch a compose box; `counted` hears whenever the number of findings changed, `gone` when the extension has left. */
export function watchOver({ box, surface }: Composer, counted: () => void, gone: () => void): Session {
  const drawing: Drawing = drawingIn(box, ourLayer());
  const chip: Chip = chipFor(box, () => show(standing().find((finding) => finding.fixes.length) ?? standing()[0]));
  const ignored = new Set<string>();
  const allowed = new Set<string>();
  const waiting = new Set<() => void>();
  let text = "";
  let judgedText: string | null = null;
  let shown: Finding | null = null; // in the card that was opened last
  let known: Knowledge = NOTHING;
  let rev = 0;
  let timer = 0;
  let awake = 0; // until when the background is taken for awake
  let frame = 0;
  let mending = false;
  let done: Done | null = null; // what came of the last action, until the user types on

  const standing = () => known.findings.filter((finding) => !ignored.has(finding.id));

  function changed(): void {
    if (mending) return;
    const now = textOf(box);
    if (now === text) return redraw();
    known = carried(known, text, now);
    text = now;
    done = null;
    closeCard();
    redraw();
    checkIn(PAUSE_MS);
    wake();
  }

  /** Have the background start, and try its server, while we wait for the next key. */
  function wake(): void {
    if (performance.now() < awake) return;
    awake = performance.now() + AWAKE_MS;
    ask("wake", {}).catch(() => null);
  }

  function checkIn(pause: number): void {
    clearTimeout(timer);
    timer = setTimeout(check, pause);
  }

  async function check(): Promise<void> {
    rev += 1;
    awake = performance.now() + AWAKE_MS;
    const asked = { text, surface, rev };
    if (!text.trim()) return judge(text, NOTHING);
    const slow = setTimeout(() => chip.show({ is: "checking" }), SLOW_MS);
    const reply = await ask("check", asked).catch(() => null);
    clearTimeout(slow);
    if (rev !== asked.rev) return;
    if (!reply && !chrome.runtime?.id) return gone();
    if (!reply) return judge(asked.text, { ...NOTHING, trouble: "error" });
    if (!reply.ok) return judge(asked.text, { ...NOTHING, trouble: reply.trouble, again: reply.again });
    const { findings, redacted, complete, read, rewrite, profile } = reply.value;
    judge(
      asked.text,
      carried({ findings, edits: redacted.edits, complete, read, rewrite, profile, trouble: null }, asked.text, text),
    );
  }

  /** Keep what was said of a text, and tell whoever waits for it. */
  function judge(judgedNow: string, news: Knowledge): void {
    judgedText = judgedNow;
    learn(news);
    for (const heard of waiting) heard();
    waiting.clear();
  }

  function learn(news: Knowledge): void {
    known = news;
    redraw();
    tell();
    counted();
    const again = known.trouble === "offline" ? RETRY_MS : known.again;
    if (again !== undefined && box.isConnected) checkIn(again);
  }

  /** Draw once before the next frame, however often something changes until then. */
  function redraw(): void {
    frame ||= requestAnimationFrame(() => {
      frame = 0;
      drawing.draw(standing());
      chip.follow();
    });
  }

  function tell(): void {
    const { trouble, complete, read } = known;
    const findings = standing().length;
    if (!text.trim()) chip.hide();
    else if (trouble) chip.show({ is: "trouble", trouble });
    else if (done) chip.show({ is: "done", ...done, findings, complete, read });
    else if (findings) chip.show({ is: "found", findings, complete, read });
    else if (!complete) chip.show({ is: "incomplete" });
    else if (read === "identifiers only") chip.show({ is: "foreign" });
    else chip.show({ is: "clean" });
  }

  function show(finding: Finding | undefined): void {
    if (!finding) return;
    shown = finding;
    const place = () => drawing.place(finding) ?? box.getBoundingClientRect();
    const all = standing();
    const following = all[(all.indexOf(finding) + 1) % all.length];
    warn(finding, place, () => placeOfSender(box, surface), known.rewrite, {
      redact: (edits) => void mend(edits),
      redactAll: () => void mend(standingEdits()),
      use: (reply) => void mend([{ start: 0, end: text.length, replacement: reply }]),
      ignore,
      allow: ({ rule, quote }) => leave(ask("allow", { rule, quote: quote ?? "" })),
      turnOff: ({ rule }) => leave(ask("turnOff", { rule, profile: known.profile })),
      report: ({ rule, severity }) => void report(rule, severity),
      next: following === finding ? null : () => show(following),
      closed: () => box.focus({ preventScroll: true }),
    });
  }

  function ignore({ id }: Finding): void {
    ignored.add(id);
    closeCard(true);
    redraw();
    tell();
    counted();
  }

  function obey(command: Command): void {
    const all = standing();
    const at = all.findIndex(({ id }) => id === shown?.id);
    const meant = all[Math.max(0, at)];
    if (!meant || command === "next-finding") return show(all[(at + 1) % all.length]);
    if (command === "ignore-finding") return ignore(meant);
    const fix = meant.fixes[0];
    if (fix) void mend([fix]);
    else show(meant);
  }

  /** Close the card; what was asked for makes every box be checked again. */
  function leave(asked: Promise<unknown>): void {
    closeCard(true);
    void asked.catch(() => null);
  }

  /** Copy what may be said in public of a false alarm: nothing of the text. */
  async function report(rule: string, severity: string): Promise<void> {
    closeCard(true);
    const { version } = chrome.runtime.getManifest();
    const words = `False alarm of Drape ${version}: rule ${rule} (${severity}), profile ${known.profile}, ${surface}`;
    const copied = await navigator.clipboard.writeText(words).then(
      () => true,
      () => false,
    );
    tellDone(copied ? "Copied, without your text" : "This page does not let Drape copy");
  }

  const standingEdits = () => known.edits.filter((edit) => standing().some((finding) => touches(finding, edit)));

  async function mend(edits: Edit[]): Promise<boolean> {
    closeCard();
    const before = text;
    if (textOf(box) !== before) {
      changed();
      return false;
    }
    const mended = await alone(() => edit(box, edits));
    if (mended) tellDone("Redacted", () => void restore(before, edits));
    else if (textOf(box) === before) tellDone("This can't be changed from here: change it in the text");
    else tellDone("The page did not accept this change: look at your text");
    return mended;
  }

  async function restore(before: string, edits: Edit[]): Promise<void> {
    const restored = await alone(() => undo(box, before, edits));
    if (!restored) tellDone("Could not restore the text: undo it with the keyboard");
  }

  function tellDone(what: string, takeBack: Done["undo"] = null): void {
    done = { text: what, undo: takeBack };
    tell();
  }

  /** Change the box without hearing ourselves, then look at what it holds. */
  async function alone(change: () => Promise<boolean>): Promise<boolean> {
    mending = true;
    const succeeded = await change().catch(() => false);
    mending = false;
    changed();
    return succeeded;
  }

  const judged = () => judgedText === textOf(box) || !textOf(box).trim();
  const blocking = () => standing().filter(({ id, severity }) => severity === "block" && !allowed.has(id));

  async function judgedWithin(patience: number): Promise<void> {
    changed();
    if (judged()) return;
    clearTimeout(timer);
    const heard = new Promise<void>((resolve) => {
      waiting.add(resolve);
      setTimeout(resolve, patience);
    });
    void check();
    await heard;
  }

  const quiet = () => known.complete && known.read === "all" && !known.trouble && !done && !standing().length;
  const left = ({ relatedTarget }: FocusEvent) => !isOurs(relatedTarget) && quiet() && chip.hide();
  box.addEventListener("blur", left);
  changed();
  return {
    changed,
    recheck: () => void check(),
    attended() {
      changed();
      tell();
    },
    pressed: (x, y) => show(drawing.at(x, y)[0]),
    obey,
    count: () => standing().length,
    judged,
    judgedWithin,
    blocking,
    mendable: () => blocking().every((finding) => standingEdits().some((edit) => touches(finding, edit))),
    redactAll: () => mend(standingEdits()),
    allow() {
      for (const { id } of blocking()) allowed.add(id);
    },
    end() {
      rev += 1; // an answer that is still to come is not heard
      clearTimeout(timer);
      cancelAnimationFrame(frame);
      box.removeEventListener("blur", left);
      closeCard();
      drawing.clear();
      chip.remove();
    },
  };
}
