import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const source = fileURLToPath(new URL("../extension/src", import.meta.url));

export default defineConfig({
  server: { fs: { allow: [".."] } },
  test: {
    projects: [
      {
        resolve: { alias: { "@": source } },
        test: {
          name: "extension",
          include: ["extension/**/*.test.ts"],
          environment: "jsdom",
          setupFiles: ["extension/setup.ts"],
        },
      },
      {
        test: {
          name: "e2e",
          include: ["e2e/**/*.test.mjs"],
          fileParallelism: false,
          testTimeout: 40_000,
          hookTimeout: 60_000,
          retry: process.env.CI ? 1 : 0, // a browser on a busy machine may be late once; what fails twice is broken
        },
      },
    ],
  },
});
