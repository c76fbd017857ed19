/** Entry on the sites: find the compose box that is being written in, and watch over it. */

import { closeCard, typeOn } from "./card";
import { notice } from "./chip";
import { focused, targetOf } from "./composed";
import { isField } from "./editors";
import { here } from "./frame";
import { guardSending } from "./guard";
import { keepFromPage } from "./layer";
import { ask, onChanged, onCommand, onModerate, onWatch, type Watch } from "./messages";
import { lookWhileScrolling, moderate } from "./moderation";
import { type Session, watchOver } from "./session";
import { askedFor, type Composer, composerOf, isPractice, relocated, siteOf } from "./sites";

const site = siteOf(here());
const sessions = new Map<HTMLElement, { session: Session; composer: Composer; observer: MutationObserver }>();
const left = new AbortController();
const whileHere = { capture: true, signal: left.signal };
let counted = 0;
let place = here().place;
let last: Session | null = null; // of the box that was written in last

function count(): void {
  const findings = [...sessions.values()].reduce((sum, { session }) => sum + session.count(), 0);
  if (findings === counted) return;
  counted = findings;
  ask("count", { findings }).catch(() => undefined);
}

/** End the watch over boxes that the page has taken away. */
function sweep(): void {
  for (const [box, { session, observer }] of sessions) {
    if (box.isConnected) continue;
    observer.disconnect();
    session.end();
    sessions.delete(box);
    if (last === session) last = null;
  }
  count();
}

function attend(composer: Composer | null): void {
  sweep();
  if (!composer) return;
  const watched = sessions.get(composer.box);
  if (watched) {
    last = watched.session;
    return watched.session.attended();
  }
  const session = watchOver(composer, count, leave);
  last = session;
  const observer = new MutationObserver(() => (composer.box.isConnected ? session.changed() : sweep()));
  observer.observe(composer.box, { subtree: true, childList: true, characterData: true });
  const { signal } = left;
  // nobody hears when a page empties a field; keys and what is about to be typed come before the next message's text
  const kinds = isField(composer.box) ? ["keydown", "beforeinput", "input"] : [];
  for (const kind of kinds) composer.box.addEventListener(kind, () => session.changed(), { signal });
  const pressed = (event: MouseEvent) => event.isTrusted && session.pressed(event.clientX, event.clientY);
  composer.box.addEventListener("click", pressed, { signal });
  sessions.set(composer.box, { session, composer, observer });
}

/** The page may have written another address: what is published from the boxes that it kept may be something else. */
function relocate(): void {
  const now = here().place;
  if (!site || now === place) return;
  place = now;
  for (const { composer, session } of sessions.values()) if (relocated(site, composer, now)) session.recheck();
}

/** Attend the box that something happened to. */
function heed(event: Event): void {
  relocate();
  if (site) attend(composerOf(site, targetOf(event), place));
}

/** A box may be written in that had the focus before we came, or within a shadow root that hides where it goes. */
function heedInput(event: Event): void {
  const composer = site && composerOf(site, targetOf(event), place);
  if (composer && !sessions.has(composer.box)) attend(composer);
}

/** What is watched here, for the popup; null where another frame has to answer. With `add`, the box in use is watched first. */
function watch(add: boolean): Watch | null {
  const active = focused();
  if (!site || active instanceof HTMLIFrameElement || (window !== top && active === document.body)) return null;
  relocate();
  const box = askedFor(site, active, place);
  if (add) attend(box);
  const { adapter = null, surface = null } = (box && sessions.get(box.box)?.composer) ?? {};
  return { site: site.name, box: box !== null, adapter, surface, practice: isPractice(site, place, surface) };
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
  for (const { session, observer } of sessions.values()) {
    observer.disconnect();
    session.end();
  }
  sessions.clear();
  lookWhileScrolling(false, "facebook_comment");
  notice("Drape was updated: refresh this page");
}

if (site) {
  const { comments } = site;
  addEventListener("keydown", dismiss, whileHere);
  addEventListener("keydown", typeOn, whileHere);
  keepFromPage();
  guardSending(() => {
    relocate();
    return [...sessions.values()].map(({ session, composer }) => ({ ...composer, session }));
  });
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
  const look = () =>
    ask("looksAtComments", {}).then(
      (looks) => lookWhileScrolling(looks, comments),
      () => undefined,
    );
  if (window === top) void look();
  onCommand((command) => last?.obey(command));
  onWatch(watch);
  onChanged(() => {
    for (const { session } of sessions.values()) session.recheck();
    if (window === top) void look();
  });
  attend(composerOf(site, focused(), place));
}
