// Everything that a page can send to a server on this computer. Each try gives what the page learned: "nothing", or what it read.
import { runInPage } from "./run-in-page.mjs";

/** Have a page try everything on Drape's port; returns what it learned by each try's name. */
export const attackServer = (page, port) => {
  const functions = [contentOf, fetchText, loadElement, postForm, openSocket, openStream, requests, embeddings, tryAll];
  return runInPage(page, functions, `tryAll("http://127.0.0.1:${port}", ${port})`);
};

// the rest runs in the page

/** What a page can read in a frame. */
function contentOf(frame) {
  try {
    return frame.contentDocument?.body?.textContent ? `read ${frame.contentDocument.body.textContent}` : "nothing";
  } catch {
    return "nothing";
  }
}

async function fetchText(url, init) {
  const response = await fetch(url, init);
  return response.type === "opaque" ? "nothing" : `read ${await response.text()}`;
}

/** Load a URL by an element's attribute. */
function loadElement(name, attribute, url) {
  return new Promise((resolve) => {
    const element = document.createElement(name);
    const isFrame = name === "iframe" || name === "object";
    element.onload = () => resolve(isFrame ? contentOf(element) : `loaded ${name}`);
    element.onerror = () => resolve("nothing");
    setTimeout(() => resolve("nothing"), 1500);
    if (name === "link") element.rel = "stylesheet";
    element[attribute] = url;
    document.body.append(element);
  });
}

/** Post a form with one field into a frame. */
function postForm(url, enctype, name, value) {
  return new Promise((resolve) => {
    const frame = document.createElement("iframe");
    frame.name = `f${Math.random()}`;
    frame.onload = () => setTimeout(() => resolve(contentOf(frame)), 100);
    const form = document.createElement("form");
    Object.assign(form, { method: "post", action: url, enctype, target: frame.name });
    const input = document.createElement("input");
    Object.assign(input, { name, value });
    form.append(input);
    document.body.append(frame, form);
    form.submit();
    setTimeout(() => resolve("nothing"), 1500);
  });
}

function openSocket(url) {
  return new Promise((resolve) => {
    const socket = new WebSocket(url);
    socket.onopen = () => resolve("opened");
    socket.onerror = () => resolve("nothing");
  });
}

function openStream(url) {
  return new Promise((resolve) => {
    const stream = new EventSource(url);
    stream.onopen = () => resolve("opened");
    stream.onerror = () => resolve("nothing");
  });
}

/** Requests by fetch. */
function requests(base, port) {
  const body = JSON.stringify({ text: "SSN 536-90-4399" });
  const settings = JSON.stringify({ profile: "ahpra" });
  const json = { "content-type": "application/json" };
  const bearer = { authorization: `Bearer ${"A".repeat(43)}` };
  const get = (path, init) => fetchText(base + path, init);
  const post = (path, sent) => fetchText(base + path, { method: "POST", headers: json, body: sent });
  const postWithoutCors = (path, sent) => fetchText(base + path, { method: "POST", mode: "no-cors", body: sent });
  return {
    "fetch health": () => get("/v1/health"),
    "fetch profiles": () => get("/v1/profiles"),
    "fetch settings with a made-up token": () => get("/v1/settings", { headers: bearer }),
    "fetch the list of browsers with credentials": () => get("/v1/browsers", { credentials: "include" }),
    "fetch by the name localhost": () => fetch(`http://localhost:${port}/v1/health`).then((r) => r.text()),
    "post a check": () => post("/v1/check", body),
    "post a check without CORS": () => postWithoutCors("/v1/check", body),
    "change the settings": () =>
      fetchText(`${base}/v1/settings`, { method: "PUT", headers: { ...json, ...bearer }, body: settings }),
    pair: () => post("/v1/pair", JSON.stringify({ code: "AAAAAAAA" })),
    "ask for a proof": () => post("/v1/hello", JSON.stringify({ nonce: "a".repeat(20) })),
    "unpair without CORS": () => postWithoutCors("/v1/unpair", "{}"),
  };
}

/** What elements load and forms post, and other kinds of connection. */
function embeddings(base, port) {
  const check = `${base}/v1/check`;
  return {
    "a form": () => postForm(check, "application/x-www-form-urlencoded", "text", "a"),
    "a form that looks like JSON": () => postForm(check, "text/plain", '{"text":"a","x":"', '"}'),
    "a form in parts": () => postForm(check, "multipart/form-data", "text", "a"),
    "an image": () => loadElement("img", "src", `${base}/v1/health`),
    "a script": () => loadElement("script", "src", `${base}/v1/profiles`),
    "a style": () => loadElement("link", "href", `${base}/v1/profiles`),
    "a frame": () => loadElement("iframe", "src", `${base}/v1/health`),
    "an object": () => loadElement("object", "data", `${base}/v1/health`),
    "a web socket": () => openSocket(`ws://127.0.0.1:${port}/v1/check`),
    "an event stream": () => openStream(`${base}/v1/health`),
    "a beacon": async () => {
      navigator.sendBeacon(check, new Blob([JSON.stringify({ text: "SSN 536-90-4399" })], { type: "text/plain" }));
      return "nothing";
    },
  };
}

async function tryAll(base, port) {
  const outcomes = {};
  for (const [name, attempt] of Object.entries({ ...requests(base, port), ...embeddings(base, port) }))
    outcomes[name] = await attempt().catch(() => "nothing");
  return outcomes;
}
