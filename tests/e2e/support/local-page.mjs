// A page that a server on this computer has.
import { createServer } from "node:http";

/** Serve it; returns its port, and `close`. */
export async function serveLocalPage() {
  const server = createServer((_, response) => {
    response.writeHead(200, { "content-type": "text/html" });
    response.end("<!doctype html><h1>A page on this computer</h1>");
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { port: server.address().port, close: () => server.close() };
}
