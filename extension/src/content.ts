/** Entry on the sites: find the compose box that is being written in, and watch over it. */

import { closeCard } from "./card";
import type { Surface } from "./finding";
import { guardSending } from "./guard";
import { keepFromPage } from "./layer";
import { ask, onChanged, onModerate, onNext } from "./messages";
import { moderate } from "./moderation";
import { type Session, watchOver } from "./session";
import { composerOf, siteOf } from "./sites";

const site = siteOf(location);
const sessions = new Map<HTMLElement, { session: Session; surface: Surface; observer: MutationObserver }>();
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

function attend(target: EventTarget | null): void {
  const composer = site && composerOf(site, target, location.pathname);
  sweep();
  if (!composer) return;
  const watched = sessions.get(composer.box);
  if (watched) {
    last = watched.session;
    return watched.session.attended();
  }
  const session = watchOver(composer, count);
  last = session;
  const observer = new MutationObserver(() => (composer.box.isConnected ? session.changed() : sweep()));
  observer.observe(composer.box, { subtree: true, childList: true, characterData: true });
  composer.box.addEventListener("input", () => session.changed());
  composer.box.addEventListener("compositionend", () => session.changed());
  composer.box.addEventListener("click", (event) => session.pressed(event.clientX, event.clientY));
  sessions.set(composer.box, { session, surface: composer.surface, observer });
}

const keepEscape = (event: KeyboardEvent) => event.key === "Escape" && event.stopImmediatePropagation();

/** Escape closes our card first, and a dialog of the page does not hear of it. */
function dismiss(event: KeyboardEvent): void {
  if (event.key !== "Escape" || event.isComposing || !closeCard(true)) return;
  event.stopImmediatePropagation();
  addEventListener("keyup", keepEscape, { capture: true, once: true });
}

if (site) {
  addEventListener("keydown", dismiss, true);
  keepFromPage();
  guardSending(() => [...sessions].map(([box, { session, surface }]) => ({ box, session, surface })));
  addEventListener("focusin", (event) => attend(event.target), true);
  addEventListener("pagehide", () => {
    counted = 0; // the page may come back as it was
    ask("count", { findings: 0 }).catch(() => undefined);
  });
  onModerate(() => moderate(location.hostname.endsWith("instagram.com") ? "instagram_comment" : "facebook_comment"));
  onNext(() => last?.next());
  onChanged(() => {
    for (const { session } of sessions.values()) session.recheck();
  });
  attend(document.activeElement);
}
