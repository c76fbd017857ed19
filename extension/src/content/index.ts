/** Entry on the sites: find the compose box that is being written in, and begin its session. */

import { deepActiveElement, eventTarget } from "../shared/dom-tree";
import { readAhead, text } from "../shared/i18n";
import { ask, onChange } from "../shared/messages";
import { onCommand, onCommentScan, onPageRequest, type PageRequest, type PageStatus } from "../shared/page-messages";
import { type Composer, composerOf, isPractice, manualComposer, type Site, siteOf, updateSurface } from "../sites";
import { Boxes } from "./boxes";
import { scanComments, scanWhileScrolling } from "./comments/comment-scan";
import { setLastBox } from "./comments/reply-box";
import { currentLocation } from "./location";
import { outlineBox, selfCheck } from "./self-check";
import { watchForMissedSends } from "./sending/missed-sends";
import { guardSending } from "./sending/send-guard";
import type { GuardedBox } from "./session/session";
import { showNotice } from "./ui/notice";
import { closeOnTyping, closePopover } from "./ui/popover";
import { hideEventsFromPage } from "./ui/shadow-root";

const ended = new AbortController();
const { signal } = ended;
const boxes = new Boxes({ countChanged: reportCount, extensionGone: shutDown }, signal);
let reportedCount = 0;
let place = currentLocation().place;
let last: GuardedBox | null = null; // the box that was written in last

const site = siteOf(currentLocation());
if (site) start(site);

/** Watch a page; has to be called before the page's own scripts run. */
function start(site: Site): void {
  const given = { capture: true, signal };
  addEventListener("keydown", closeOnEscape, given);
  addEventListener("keydown", closeOnTyping, given);
  hideEventsFromPage();
  const watched = () => {
    followLocation(site);
    return boxes.list();
  };
  guardSending(watched);
  watchForMissedSends({ boxes: watched, keeps: (one) => boxes.keeps(one), place: () => place }, signal);
  addEventListener("focusin", (event) => onFocusIn(site, event), given);
  addEventListener("input", (event) => onInput(site, event), given);
  addEventListener("pagehide", clearCount, given);
  // not in every browser that we run in; there, the next key or click in the page tells
  const { navigation } = globalThis as { navigation?: EventTarget };
  navigation?.addEventListener("currententrychange", () => followLocation(site), { signal });
  listenToMessages(site);
  readAhead();
  attach(composerOf(site, deepActiveElement(), place));
}

function listenToMessages(site: Site): void {
  const { commentSurface } = site;
  setLastBox(() => last?.box ?? null);
  onCommentScan(() => scanComments(commentSurface));
  onCommand((command) => last && boxes.keeps(last) && last.session.runCommand(command));
  onPageRequest((request) => pageStatus(site, request));
  onChange(() => {
    for (const { session } of boxes.list()) session.recheck();
    void applyCommentSetting(site);
  });
  void applyCommentSetting(site);
}

/** Check comments as they scroll into view, or don't, as the user has chosen; only in the frame of the tab. */
async function applyCommentSetting({ commentSurface }: Site): Promise<void> {
  if (window !== top) return;
  const wanted = await ask("scansComments", {}).catch(() => null);
  if (wanted !== null) scanWhileScrolling(wanted ? commentSurface : null);
}

function attach(composer: Composer | null): void {
  if (composer) last = boxes.attach(composer);
  else boxes.cleanUp();
}

/** The page may have written another address: what is published from the boxes that it kept may be something else. */
function followLocation(site: Site): void {
  const now = currentLocation().place;
  if (now === place) return;
  place = now;
  for (const one of boxes.list()) if (updateSurface(site, one, now)) one.session.recheck();
}

function onFocusIn(site: Site, event: Event): void {
  followLocation(site);
  attach(composerOf(site, eventTarget(event), place));
}

/** A box may be written in that had the focus before we came, or within a shadow root that hides where it goes. */
function onInput(site: Site, event: Event): void {
  const composer = composerOf(site, eventTarget(event), place);
  if (composer && !boxes.get(composer.box)) attach(composer);
}

/** What is watched here, for the popup, after what it asks for is done; null where another frame has to answer. */
function pageStatus(site: Site, request: PageRequest): PageStatus | null {
  const active = deepActiveElement();
  if (active instanceof HTMLIFrameElement || (window !== top && active === document.body)) return null;
  followLocation(site);
  const composer = manualComposer(site, active, place);
  if (request === "watch") attach(composer);
  const watched = composer && boxes.get(composer.box);
  if (request === "outline" && watched) outlineBox(watched);
  const { adapter, surface } = watched ?? { adapter: null, surface: null };
  return {
    site: site.name,
    inBox: composer !== null,
    adapter,
    surface,
    isPractice: isPractice(site, place, surface),
    selfCheck: watched ? selfCheck(site, watched) : null,
  };
}

function reportCount(): void {
  const findings = boxes.count();
  if (findings === reportedCount) return;
  reportedCount = findings;
  ask("reportCount", { findings }).catch(() => undefined);
}

/** The page goes; it may come back as it was. */
function clearCount(): void {
  reportedCount = 0;
  ask("reportCount", { findings: 0 }).catch(() => undefined);
}

const keepEscape = (event: KeyboardEvent) => event.key === "Escape" && event.stopImmediatePropagation();

/** Escape closes our card first, and a dialog of the page does not hear of it. */
function closeOnEscape(event: KeyboardEvent): void {
  if (event.key !== "Escape" || event.isComposing || !event.isTrusted || !closePopover(true)) return;
  event.stopImmediatePropagation();
  addEventListener("keyup", keepEscape, { capture: true, once: true });
}

/** End everything: the extension that this script belongs to was updated or removed, and can't be asked any more. */
function shutDown(): void {
  if (signal.aborted) return;
  ended.abort(); // ends every session too
  closePopover();
  scanWhileScrolling(null);
  showNotice(text("notice_updated"));
}
