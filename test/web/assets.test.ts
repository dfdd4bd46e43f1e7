import { gzipSync } from "node:zlib";
import { build, type Rolldown } from "vite";
import { beforeAll, describe, expect, test } from "vitest";

const SCRIPT_BYTES_MAX = 60 * 1024;

let files: readonly (Rolldown.OutputChunk | Rolldown.OutputAsset)[] = [];

beforeAll(async () => {
  const built = await build({ logLevel: "error", build: { write: false } });
  files = ("output" in built ? [built] : Array.isArray(built) ? built : []).flatMap(
    ({ output }) => output,
  );
});

describe("what a page loads", () => {
  test("is at most 60 KB of script in all, gzipped", () => {
    const scripts = files.flatMap((file) => (file.type === "chunk" ? [file.code] : []));
    const bytes = scripts.map((code) => gzipSync(code).length).reduce((sum, one) => sum + one, 0);
    expect(scripts.length).toBeGreaterThan(0);
    expect(bytes).toBeLessThanOrEqual(SCRIPT_BYTES_MAX);
  });

  test("has the names that pages write into their heads", () => {
    const names = files.map(({ fileName }) => fileName);
    expect(names).toEqual(expect.arrayContaining(["assets/app.js", "assets/app.css"]));
  });

  test("asks nobody else for anything", () => {
    const text = files
      .map((file) => (file.type === "chunk" ? file.code : String(file.source)))
      .join("\n");
    expect(text).not.toMatch(/@import\s|url\(\s*["']?https?:/);
    expect(text).not.toMatch(/fetch\(\s*["']https?:/);
  });
});
