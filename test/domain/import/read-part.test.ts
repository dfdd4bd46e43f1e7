import fc from "fast-check";
import Papa from "papaparse";
import { describe, expect, it } from "vitest";
import { openFile, type ReadFiles, readPart } from "../../../src/app/import/read-part";

/** A file store over bytes in memory: the gateway port, nothing else. */
function filesOf(bytes: Uint8Array): ReadFiles {
  return {
    size: async () => bytes.length,
    range: async (_key, offset, length) => bytes.slice(offset, offset + length),
  };
}

/** Reads a whole file part by part, taking `take` rows of each part (all when it is not given). */
async function readAll(text: string, partBytes: number, take?: number) {
  const bytes = new TextEncoder().encode(text);
  const files = filesOf(bytes);
  const file = await openFile(files, "file");
  if (typeof file === "string") throw new Error(file);
  const rows: (readonly string[])[] = [];
  let at = 0;
  for (let part = 0; part < 10_000; part += 1) {
    const read = await readPart(files, file, at, [partBytes, 2 ** 20]);
    if (typeof read === "string") throw new Error(read);
    const taken = Math.min(read.rows.length, Math.max(1, take ?? read.rows.length));
    rows.push(...read.rows.slice(0, taken));
    at = read.byteAfter(taken);
    if (read.isLast && taken === read.rows.length) return { rows, at, size: bytes.length };
  }
  throw new Error("the file never ended");
}

const cell = fc.string({
  unit: fc.constantFrom("a", "7", ",", '"', "\n", " ", "é", "借", "🏦", ".", "-"),
  maxLength: 12,
});
const table = fc
  .array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 12 })
  .filter((rows) => rows.some((row) => row.some((one) => one !== "")));

describe("a file that is read in parts", () => {
  it("gives the rows of the whole file, wherever the parts end", async () => {
    await fc.assert(
      fc.asyncProperty(table, fc.integer({ min: 1, max: 40 }), async (rows, partBytes) => {
        const text = Papa.unparse(rows, { newline: "\n", quotes: true });
        const read = await readAll(text, partBytes);
        expect(read.rows).toEqual(rows);
        expect(read.at).toBe(read.size);
      }),
    );
  });

  it("goes on at the first row that was not taken", async () => {
    await fc.assert(
      fc.asyncProperty(
        table,
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 1, max: 3 }),
        async (rows, partBytes, take) => {
          const text = `\uFEFF${Papa.unparse(rows, { newline: "\r\n", quotes: true })}\r\n`;
          const read = await readAll(text, partBytes, take);
          expect(read.rows).toEqual(rows);
        },
      ),
    );
  });

  it("refuses bytes that are not UTF-8, and a row that never ends", async () => {
    const bad = filesOf(new Uint8Array([0x61, 0x2c, 0xff, 0x0a]));
    const badFile = await openFile(bad, "file");
    if (typeof badFile === "string") throw new Error(badFile);
    expect(await readPart(bad, badFile, 0)).toBe("not-utf8");
    const endless = filesOf(new TextEncoder().encode(`a,b\n"${"x".repeat(500)}`));
    const endlessFile = await openFile(endless, "file");
    if (typeof endlessFile === "string") throw new Error(endlessFile);
    expect(await readPart(endless, endlessFile, 4, [16, 64])).toBe("row-endless");
  });

  it("says so when the quote of its last row never closes", async () => {
    const files = filesOf(new TextEncoder().encode('a,b\n1,"2\n3,4\n'));
    const file = await openFile(files, "file");
    if (typeof file === "string") throw new Error(file);
    const part = await readPart(files, file, 0);
    expect(part).toMatchObject({ isLast: true, unclosed: true });
  });
});
