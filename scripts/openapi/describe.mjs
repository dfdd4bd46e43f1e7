import { runnerImport } from "vite";
import { ROOT } from "../tool.mjs";

/** What the client's types are made of, read from the source without starting the Worker. */
export async function describe() {
  const { module } = await runnerImport("./scripts/openapi/described.ts", {
    configFile: false,
    root: ROOT,
    logLevel: "warn",
    oxc: { jsx: { runtime: "automatic", importSource: "hono/jsx" } },
    plugins: [withoutPlatform],
  });
  return module.described;
}

// Describing routes calls none of them, so nothing of the platform is needed.
const withoutPlatform = {
  name: "without-platform",
  resolveId: (id) => (id.startsWith("cloudflare:") ? `\0${id}` : undefined),
  load: (id) => (id.startsWith("\0cloudflare:") ? "export const waitUntil = () => {};" : undefined),
};
