/** The watch over one compose box: what it says, what was found in it, what the user did about it. */

import { type Chip, chipFor, type Done } from "./chip";
import { edit, textOf, undo } from "./editors";
import type { CheckReply, Edit, Finding } from "./finding";
import { type Drawing, drawingIn } from "./highlights";
import { isOurs, ourLayer } from "./layer";
import { ask, type Trouble } from "./messages";
import type { Composer } from "./sites";
import { changeBetween, moved, movedFinding, overlap } from "./spans";
import { closeWarning, warn } from "./warning";

const PAUSE_MS = 120;
const SLOW_MS = 300;
const RETRY_MS = 3000;

export interface Session {
  /** The text may have changed. */
  changed(): void;
  /** The user came back to the box. */
  attended(): void;
  /** The rules may have changed. */
  recheck(): void;
  /** The user pressed at this point of the box. */
  pressed(x: number, y: number): void;
  count(): number;
  end(): void;
}

interface Knowledge {
  findings: Finding[];
  edits: Edit[];
  complete: boolean;
  rewrite: CheckReply["rewrite"];
  trouble: Trouble | null;
}

const NOTHING: Knowledge = { findings: [], edits: [], complete: true, rewrite: null, trouble: null };

/** Watch a compose box; `counted` hears whenever the number of findings changed. */
export function watchOver({ box, surface }: Composer, counted: () => void): Session {
  const drawing: Drawing = drawingIn(box, ourLayer());
  const chip: Chip = chipFor(box, () => show(standing().find((finding) => finding.fixes.length) ?? standing()[0]));
  const ignored = new Set<string>();
  let text = "";
  let known: Knowledge = NOTHING;
  let rev = 0;
  let timer = 0;
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
    closeWarning();
    redraw();
    checkIn(PAUSE_MS);
  }

  function checkIn(pause: number): void {
    clearTimeout(timer);
    timer = setTimeout(check, pause);
  }

  async function check(): Promise<void> {
    rev += 1;
    const asked = { text, surface, rev };
    if (!text.trim()) return learn(NOTHING);
    const slow = setTimeout(() => chip.show({ is: "checking" }), SLOW_MS);
    const reply = await ask("check", asked).catch(() => null);
    clearTimeout(slow);
    if (rev !== asked.rev) return;
    if (!reply) return chrome.runtime?.id ? learn({ ...NOTHING, trouble: "error" }) : gone();
    if (!reply.ok) return learn({ ...NOTHING, trouble: reply.trouble });
    const { findings, redacted, complete, rewrite } = reply.value;
    learn(carried({ findings, edits: redacted.edits, complete, rewrite, trouble: null }, asked.text, text));
  }

  function learn(news: Knowledge): void {
    known = news;
    redraw();
    tell();
    counted();
    if (known.trouble === "offline" && box.isConnected) checkIn(RETRY_MS);
  }

  function redraw(): void {
    drawing.draw(standing());
    chip.follow();
  }

  function tell(): void {
    const { trouble, complete } = known;
    const findings = standing().length;
    if (!text.trim()) chip.hide();
    else if (trouble) chip.show({ is: "trouble", trouble });
    else if (done) chip.show({ is: "done", ...done, findings, complete });
    else if (findings) chip.show({ is: "found", findings, complete });
    else if (!complete) chip.show({ is: "incomplete" });
    else chip.show({ is: "clean" });
  }

  function gone(): void {
    drawing.clear();
    known = NOTHING;
    chip.show({ is: "gone" });
  }

  function show(finding: Finding | undefined): void {
    if (!finding) return;
    const place = drawing.place(finding) ?? box.getBoundingClientRect();
    const all = standing();
    const following = all[(all.indexOf(finding) + 1) % all.length];
    warn(finding, place, known.rewrite, {
      redact: (edits) => void mend(edits),
      redactAll: () => void mend(known.edits.filter((e) => standing().some((f) => touches(f, e)))),
      use: (reply) => void mend([{ start: 0, end: text.length, replacement: reply }]),
      ignore(ignoredOne) {
        ignored.add(ignoredOne.id);
        closeWarning(true);
        redraw();
        tell();
        counted();
      },
      next: following === finding ? null : () => show(following),
      closed: () => box.focus({ preventScroll: true }),
    });
  }

  async function mend(edits: Edit[]): Promise<void> {
    closeWarning();
    const before = text;
    if (textOf(box) !== before) return changed();
    const mended = await alone(() => edit(box, edits));
    if (mended) tellDone("Redacted", () => void restore(before, edits));
    else if (textOf(box) === before) tellDone("This can't be changed from here: change it in the text");
    else tellDone("The page did not accept this change: look at your text");
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

  const quiet = () => known.complete && !known.trouble && !done && !standing().length;
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
    count: () => standing().length,
    end() {
      clearTimeout(timer);
      box.removeEventListener("blur", left);
      closeWarning();
      drawing.clear();
      chip.remove();
    },
  };
}

const touches = (finding: Finding, edit: Edit) =>
  finding.start !== null && overlap({ start: finding.start, end: finding.end ?? 0 }, edit);

/** What is known of a text, carried over to the text that it became. */
function carried(known: Knowledge, before: string, after: string): Knowledge {
  if (before === after) return known;
  const change = changeBetween(before, after);
  return {
    ...known,
    findings: known.findings.map((finding) => movedFinding(finding, change)).filter((finding) => finding !== null),
    edits: known.edits.map((one) => moved(one, change)).filter((one) => one !== null),
  };
}
