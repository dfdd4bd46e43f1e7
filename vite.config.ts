import { spawnSync } from "node:child_process";
import { renameSync } from "node:fs";
import { defineConfig, type Plugin } from "vite";

const WEB = "dist/web";

/** What `npm install https://<this Forbear>/forbear-client.tgz` gets: the client of this very version. */
const clientPackage: Plugin = {
  name: "client-package",
  writeBundle() {
    const args = ["pack", "--silent", "--pack-destination", WEB];
    const packed = spawnSync("npm", args, {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "inherit"],
    });
    if (packed.status !== 0) throw new Error("The client could not be packed.");
    renameSync(`${WEB}/${packed.stdout.trim()}`, `${WEB}/forbear-client.tgz`);
  },
};

// The names of the first script and style sheet are fixed, because pages are rendered without a
// manifest; what they load lazily carries a hash and is cached for good.
export default defineConfig({
  publicDir: "web/public",
  plugins: [clientPackage],
  build: {
    outDir: WEB,
    emptyOutDir: true,
    target: ["chrome125", "firefox128", "safari17.5"],
    modulePreload: false,
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    rolldownOptions: {
      // Packing the client takes its time, and nobody who starts Forbear can do anything about it.
      checks: { pluginTimings: false },
      input: { app: "web/islands/app.ts" },
      output: {
        entryFileNames: "assets/[name].js",
        chunkFileNames: "assets/chunks/[name]-[hash].js",
        assetFileNames: "assets/[name][extname]",
      },
    },
  },
});
