/** Entry on the sites: find the compose box that is being written in, and watch over it. */

import { closeCard } from "./card";
import { notice } from "./chip";
import { isField } from "./editors";
import { guardSending } from "./guard";
import { keepFromPage } from "./layer";
import { ask, onChanged, onCommand, onModerate, onWatch, type Watch } from "./messages";
import { lookWhileScrolling, moderate } from "./moderation";
import { type Session, watchOver } from "./session";
import { askedFor, type Composer, composerOf, siteOf } from "./sites";

const site = siteOf(location);
const sessions = new Map<HTMLElement, { session: Session; composer: Composer; observer: MutationObserver }>();
const left = new AbortController();
const whileHere = { capture: true, signal: left.signal };
let counted = 0;
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

/** What is watched here, for the popup; null where another frame has to answer. With `add`, the box in use is watched first. */
function watch(add: boolean): Watch | null {
  const active = document.activeElement;
  if (!site || active instanceof HTMLIFrameElement || (window !== top && active === document.body)) return null;
  const box = askedFor(site, active, location.pathname);
  if (add) attend(box);
  const watched = box && sessions.get(box.box)?.composer;
  return { site: site.name, box: box !== null, adapter: watched?.adapter ?? null, surface: watched?.surface ?? null };
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
  addEventListener("keydown", dismiss, whileHere);
  keepFromPage();
  guardSending(() => [...sessions.values()].map(({ session, composer }) => ({ ...composer, session })));
  addEventListener("focusin", ({ target }) => attend(composerOf(site, target, location.pathname)), whileHere);
  const hide = () => {
    counted = 0; // the page may come back as it was
    ask("count", { findings: 0 }).catch(() => undefined);
  };
  addEventListener("pagehide", hide, whileHere);
  const theirs = site.usual.startsWith("instagram") ? "instagram_comment" : "facebook_comment";
  onModerate(() => moderate(theirs));
  const heed = () =>
    ask("looksAtComments", {}).then(
      (looks) => lookWhileScrolling(looks, theirs),
      () => undefined,
    );
  if (window === top) void heed();
  onCommand((command) => last?.obey(command));
  onWatch(watch);
  onChanged(() => {
    for (const { session } of sessions.values()) session.recheck();
    if (window === top) void heed();
  });
  attend(composerOf(site, document.activeElement, location.pathname));
}
