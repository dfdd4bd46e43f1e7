import { defineConfig } from "vite";

// The names of the first script and style sheet are fixed, because pages are rendered without a
// manifest; what they load lazily carries a hash and is cached for good.
export default defineConfig({
  publicDir: "web/public",
  build: {
    outDir: "dist/web",
    emptyOutDir: true,
    target: ["chrome125", "firefox128", "safari17.5"],
    modulePreload: false,
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    rolldownOptions: {
      input: { app: "web/islands/app.ts" },
      output: {
        entryFileNames: "assets/[name].js",
        chunkFileNames: "assets/chunks/[name]-[hash].js",
        assetFileNames: "assets/[name][extname]",
      },
    },
  },
});
