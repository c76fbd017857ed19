/** Entry on the sites: find the compose box that is being written in, and watch over it. */

import { Boxes } from "./boxes";
import { closeCard, typeOn } from "./card";
import { notice } from "./chip";
import { focused, targetOf } from "./composed";
import { here } from "./frame";
import { guardSending } from "./guard";
import { spreadNet } from "./last-net";
import { keepFromPage } from "./layer";
import { ask, onChanged, onCommand, onModerate, onWatch, type Watch, type WatchWish } from "./messages";
import { answerIn, lookWhileScrolling, moderate } from "./moderation";
import { pointOut, selfCheck } from "./self-check";
import type { Guarded } from "./session";
import { askedFor, type Composer, composerOf, isPractice, relocated, siteOf } from "./sites";

const site = siteOf(here());
const left = new AbortController();
const whileHere = { capture: true, signal: left.signal };
const boxes = new Boxes(count, leave, left.signal);
let counted = 0;
let place = here().place;
let last: Guarded | null = null; // the box that was written in last

function count(): void {
  const findings = boxes.count();
  if (findings === counted) return;
  counted = findings;
  ask("count", { findings }).catch(() => undefined);
}

function attend(composer: Composer | null): void {
  if (composer) last = boxes.attend(composer);
  else boxes.sweep();
}

/** The page may have written another address: what is published from the boxes that it kept may be something else. */
function relocate(): void {
  const now = here().place;
  if (!site || now === place) return;
  place = now;
  for (const one of boxes.list()) if (relocated(site, one, now)) one.session.recheck();
}

/** Attend the box that something happened to. */
function heed(event: Event): void {
  relocate();
  if (site) attend(composerOf(site, targetOf(event), place));
}

/** A box may be written in that had the focus before we came, or within a shadow root that hides where it goes. */
function heedInput(event: Event): void {
  const composer = site && composerOf(site, targetOf(event), place);
  if (composer && !boxes.of(composer.box)) attend(composer);
}

/** What is watched here, for the popup; null where another frame has to answer. */
function watch(wish: WatchWish): Watch | null {
  const active = focused();
  if (!site || active instanceof HTMLIFrameElement || (window !== top && active === document.body)) return null;
  relocate();
  const box = askedFor(site, active, place);
  if (wish === "add") attend(box);
  const watched = box && boxes.of(box.box);
  if (wish === "point" && watched) pointOut(watched);
  const { adapter, surface } = watched ?? { adapter: null, surface: null };
  const practice = isPractice(site, place, surface);
  const seen = watched ? selfCheck(site, watched) : null;
  return { site: site.name, box: box !== null, adapter, surface, practice, seen };
}

const keepEscape = (event: KeyboardEvent) => event.key === "Escape" && event.stopImmediatePropagation();

/** Escape closes our card first, and a dialog of the page does not hear of it. */
function dismiss(event: KeyboardEvent): void {
  if (event.key !== "Escape" || event.isComposing || !event.isTrusted || !closeCard(true)) return;
  event.stopImmediatePropagation();
  addEventListener("keyup", keepEscape, { capture: true, once: true });
}

/** End everything: the extension that this script belongs to was updated or removed, and can't be asked any more. */
function leave(): void {
  if (left.signal.aborted) return;
  left.abort();
  closeCard();
  boxes.endAll();
  lookWhileScrolling(false, "facebook_comment");
  notice("Drape was updated: refresh this page");
}

if (site) {
  const { comments } = site;
  addEventListener("keydown", dismiss, whileHere);
  addEventListener("keydown", typeOn, whileHere);
  keepFromPage();
  const watched = () => {
    relocate();
    return boxes.list();
  };
  guardSending(watched);
  spreadNet({ boxes: watched, keeps: (one) => boxes.keeps(one), place: () => place }, left.signal);
  addEventListener("focusin", heed, whileHere);
  addEventListener("input", heedInput, whileHere);
  // not in every browser that we run in; there, the next key or click in the page tells
  const { navigation } = globalThis as { navigation?: EventTarget };
  navigation?.addEventListener("currententrychange", relocate, { signal: left.signal });
  const hide = () => {
    counted = 0; // the page may come back as it was
    ask("count", { findings: 0 }).catch(() => undefined);
  };
  addEventListener("pagehide", hide, whileHere);
  onModerate(() => moderate(comments));
  answerIn(() => last?.box ?? null);
  const look = () =>
    ask("looksAtComments", {}).then(
      (looks) => lookWhileScrolling(looks, comments),
      () => undefined,
    );
  if (window === top) void look();
  onCommand((command) => last && boxes.keeps(last) && last.session.obey(command));
  onWatch(watch);
  onChanged(() => {
    for (const { session } of boxes.list()) session.recheck();
    if (window === top) void look();
  });
  attend(composerOf(site, focused(), place));
}
