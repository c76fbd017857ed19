/** What the extension and its server prove to each other with the token, without sending it. */

/** A number that is used once, in base64url. */
export const newNonce = () => base64url(crypto.getRandomValues(new Uint8Array(32)));

/** HMAC-SHA256 of the nonce, in hex, keyed with the token's SHA-256: what the server stores. */
export async function proofOf(token: string, nonce: string): Promise<string> {
  const bytes = new TextEncoder();
  const hash = await sha256(token);
  const key = await crypto.subtle.importKey("raw", hash, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  const proof = await crypto.subtle.sign("HMAC", key, bytes.encode(`drape-hello:${nonce}`));
  return hex(proof);
}

/** The public name of a token's browser, from which nothing of the token can be learned. */
export const browserIdOf = async (token: string) => hex(await sha256(`drape-browser:${token}`)).slice(0, 16);

const sha256 = (text: string) => crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));

const hex = (bytes: ArrayBuffer) =>
  Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("");

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, "-")
    .replace(/\//g, "_")
    .replace(/=+$/, "");
}
