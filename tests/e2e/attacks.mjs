// What a hostile page tries, run inside it. Each try gives what the page learned: "nothing", or what it did.

/** Everything that a page can send to a server on this computer; `port` is Drape's. */
export async function network(port) {
  const base = `http://127.0.0.1:${port}`;
  const body = JSON.stringify({ text: "SSN 536-90-4399" });
  const settings = JSON.stringify({ profile: "ahpra" });
  const json = { "content-type": "application/json" };
  const bearer = { authorization: `Bearer ${"A".repeat(43)}` };
  const read = async (path, init) => {
    const response = await fetch(base + path, init);
    return response.type === "opaque" ? "nothing" : `read ${await response.text()}`;
  };
  const loads = (name, attribute, path) =>
    new Promise((resolve) => {
      const element = document.createElement(name);
      element.onload = () => resolve(name === "iframe" || name === "object" ? inside(element) : `loaded ${name}`);
      element.onerror = () => resolve("nothing");
      setTimeout(() => resolve("nothing"), 1500);
      if (name === "link") element.rel = "stylesheet";
      element[attribute] = base + path;
      document.body.append(element);
    });
  const inside = (frame) => {
    try {
      return frame.contentDocument?.body?.textContent ? `read ${frame.contentDocument.body.textContent}` : "nothing";
    } catch {
      return "nothing";
    }
  };
  const posts = (enctype, name, value) =>
    new Promise((resolve) => {
      const frame = document.createElement("iframe");
      frame.name = `f${Math.random()}`;
      frame.onload = () => setTimeout(() => resolve(inside(frame)), 100);
      const form = document.createElement("form");
      Object.assign(form, { method: "post", action: `${base}/v1/check`, enctype, target: frame.name });
      const input = document.createElement("input");
      Object.assign(input, { name, value });
      form.append(input);
      document.body.append(frame, form);
      form.submit();
      setTimeout(() => resolve("nothing"), 1500);
    });
  const socket = (path) =>
    new Promise((resolve) => {
      const made = new WebSocket(`ws://127.0.0.1:${port}${path}`);
      made.onopen = () => resolve("opened");
      made.onerror = () => resolve("nothing");
    });
  const stream = () =>
    new Promise((resolve) => {
      const made = new EventSource(`${base}/v1/health`);
      made.onopen = () => resolve("opened");
      made.onerror = () => resolve("nothing");
    });
  const tries = {
    "fetch health": () => read("/v1/health"),
    "fetch profiles": () => read("/v1/profiles"),
    "fetch settings with a made-up token": () => read("/v1/settings", { headers: bearer }),
    "fetch the list of browsers with credentials": () => read("/v1/browsers", { credentials: "include" }),
    "fetch by the name localhost": () => fetch(`http://localhost:${port}/v1/health`).then((r) => r.text()),
    "post a check": () => read("/v1/check", { method: "POST", headers: json, body }),
    "post a check without CORS": () => read("/v1/check", { method: "POST", mode: "no-cors", body }),
    "change the settings": () =>
      read("/v1/settings", { method: "PUT", headers: { ...json, ...bearer }, body: settings }),
    pair: () => read("/v1/pair", { method: "POST", headers: json, body: JSON.stringify({ code: "AAAAAAAA" }) }),
    "ask for a proof": () =>
      read("/v1/hello", { method: "POST", headers: json, body: JSON.stringify({ nonce: "a".repeat(20) }) }),
    "unpair without CORS": () => read("/v1/unpair", { method: "POST", mode: "no-cors", body: "{}" }),
    "a form": () => posts("application/x-www-form-urlencoded", "text", "a"),
    "a form that looks like JSON": () => posts("text/plain", '{"text":"a","x":"', '"}'),
    "a form in parts": () => posts("multipart/form-data", "text", "a"),
    "an image": () => loads("img", "src", "/v1/health"),
    "a script": () => loads("script", "src", "/v1/profiles"),
    "a style": () => loads("link", "href", "/v1/profiles"),
    "a frame": () => loads("iframe", "src", "/v1/health"),
    "an object": () => loads("object", "data", "/v1/health"),
    "a web socket": () => socket("/v1/check"),
    "an event stream": () => stream(),
    "a beacon": async () => {
      navigator.sendBeacon(`${base}/v1/check`, new Blob([body], { type: "text/plain" }));
      return "nothing";
    },
  };
  const outcomes = {};
  for (const [name, attempt] of Object.entries(tries)) outcomes[name] = await attempt().catch(() => "nothing");
  return outcomes;
}

/** Put on a page before its own scripts: everything that could catch our shadow root or our listeners. */
export function trap() {
  window.caught = [];
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (init) {
    window.caught.push("attachShadow");
    return attach.call(this, { ...init, mode: "open" });
  };
  const create = Document.prototype.createElement;
  Document.prototype.createElement = function (...names) {
    const made = create.apply(this, names);
    if (names[0] === "section") window.caught.push("createElement");
    return made;
  };
  for (const kind of ["message", "messageerror", "unhandledrejection"])
    addEventListener(kind, () => window.caught.push(kind), true);
}

/** What a page with the extension in it tries against our card and messages; `id` is the extension's. */
export async function inPage(id) {
  const learned = [];
  const learn = (how, what) => what && learned.push([how, String(what)]);
  const host = [...document.documentElement.children].at(-1);
  learn(
    "an open shadow root",
    [...document.querySelectorAll("*")].find((one) => one.shadowRoot),
  );
  learn("a part of the host", host.innerHTML || host.textContent);
  learn("what was caught", window.caught.join());
  const words = ["Social Security", "Redact all", "Names a patient", "45 CFR"];
  for (const word of words) if (document.documentElement.outerHTML.includes(word)) learn("the page", word);
  for (const word of words) {
    getSelection().removeAllRanges();
    window.find?.(word, false, false, true); // finds it where it stands, and must not lead on from there
    for (const granularity of ["character", "word", "line", "documentboundary"])
      for (const direction of ["forward", "backward"]) getSelection().modify("extend", direction, granularity);
    const read = getSelection().toString();
    learn("beyond a guess", read.length > word.length && words.find((one) => read.includes(one)));
  }
  getSelection().selectAllChildren(document.documentElement);
  learn(
    "all selected",
    words.find((word) => getSelection().toString().includes(word)),
  );
  document.execCommand("selectAll");
  learn(
    "selectAll",
    words.find((word) => getSelection().toString().includes(word)),
  );
  for (const granularity of ["character", "word", "line", "documentboundary"]) {
    getSelection().collapse(document.body, document.body.childNodes.length);
    for (let step = 0; step < 40; step += 1) getSelection().modify("extend", "forward", granularity);
    learn(
      `extended by ${granularity}`,
      words.find((word) => getSelection().toString().includes(word)),
    );
  }
  for (const element of [host, document.documentElement, document.activeElement]) {
    for (const kind of ["pointerdown", "mousedown", "mouseup", "click", "dblclick"])
      element.dispatchEvent(
        new MouseEvent(kind, { bubbles: true, composed: true, cancelable: true, clientX: 60, clientY: 60 }),
      );
    for (const key of ["Enter", " ", "Tab", "Escape", "R", "r"])
      for (const kind of ["keydown", "keypress", "keyup"])
        element.dispatchEvent(
          new KeyboardEvent(kind, { key, altKey: key === "R", shiftKey: key === "R", bubbles: true, composed: true }),
        );
    element.click?.();
  }
  const { width, height } = document.documentElement.getBoundingClientRect();
  for (let x = 5; x < width; x += 40)
    for (let y = 5; y < Math.max(height, innerHeight); y += 20) {
      const found = document.elementFromPoint(x, y);
      if (found === host) found.click();
      const caret = document.caretRangeFromPoint?.(x, y);
      if (caret && host.contains(caret.startContainer)) learn("a caret", caret.startContainer.textContent);
    }
  for (const kind of [
    "check",
    "status",
    "count",
    "options",
    "drape-changed",
    "drape-command",
    "redact-finding",
    "moderate",
  ]) {
    window.postMessage({ kind, text: "a", command: "redact-finding", add: true }, "*");
    window.postMessage({ source: "drape", type: kind }, location.origin);
    document.dispatchEvent(new CustomEvent(kind, { detail: { kind } }));
    learn(`sendMessage ${kind}`, await globalThis.chrome?.runtime?.sendMessage?.(id, { kind }).catch(() => ""));
  }
  learn("connect", globalThis.chrome?.runtime?.connect);
  for (const file of ["manifest.json", "popup.html", "options.html", "content.js", "icons/16.png"])
    learn(
      file,
      await fetch(`chrome-extension://${id}/${file}`).then(
        (r) => r.text(),
        () => "",
      ),
    );
  return learned;
}

/** Words that a page can find on an open card by guessing, one by one. */
export const guessed = (words) => words.filter((word) => window.find?.(word, false, false, true));

/** What a page sees of the underlines, which belong to its document. */
export const highlights = () =>
  [...CSS.highlights].map(([name, ranges]) => [name, [...ranges].map(String)]).filter(([, ranges]) => ranges.length);
