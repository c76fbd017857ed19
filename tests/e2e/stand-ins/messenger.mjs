// The page of Messenger.
import { html, lexicalWithEnter } from "./html.mjs";

export const MESSENGER = { "/t/1": html`<main>${lexicalWithEnter("message", "Message")}</main>` };
