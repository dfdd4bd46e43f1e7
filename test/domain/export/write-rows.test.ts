import fc from "fast-check";
import Papa from "papaparse";
import { describe, expect, it } from "vitest";
import { type Column, COLUMNS, columnsOf, EXPORT_KINDS } from "../../../src/domain/export/columns";
import { headerOf, writeRows } from "../../../src/domain/export/write-rows";
import { formatMajor, minor } from "../../../src/kernel/money";

const ONE: readonly Column[] = [{ name: "text", type: "text" }];
const cellOf = (text: string) => writeRows("csv", ONE, [{ text }]).slice(0, -2);

describe("a cell of CSV", () => {
  it.each([
    ["plain", "plain"],
    ["", ""],
    ["王小明", "王小明"],
    ["a,b", '"a,b"'],
    ['say "no"', '"say ""no"""'],
    ["two\nlines", '"two\nlines"'],
    ["=1+1", "'=1+1"],
    ["+86138", "'+86138"],
    ["-B1", "'-B1"],
    ["@SUM(A1)", "'@SUM(A1)"],
    ["\tx", "'\tx"],
    ["＝1", "'＝1"],
    ['=HYPERLINK("x")', '"\'=HYPERLINK(""x"")"'],
    ["a=1", "a=1"],
  ])("%j is written %j", (text, written) => {
    expect(cellOf(text)).toBe(written);
  });

  it("of whatever text is read back by a reader of RFC 4180, and begins like no formula", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const [row] = Papa.parse<string[]>(`${cellOf(text)}\r\n`, { newline: "\r\n" }).data;
        const read = row?.[0] ?? "";
        expect([text, `'${text}`]).toContain(read);
        expect(read).not.toMatch(/^[=+\-@\t\r\n]/);
      }),
    );
  });

  it("of an amount is in major units of the row's currency, and never defused", () => {
    const columns: readonly Column[] = [
      { name: "currency", type: "text" },
      { name: "amount", type: "amount" },
    ];
    const said = (amount: number, currency: string) =>
      writeRows("csv", columns, [{ amount, currency }]).trimEnd();
    expect(said(-5, "USD")).toBe("USD,-0.05");
    expect(said(1234, "JPY")).toBe("JPY,1234");
    expect(said(1234, "KWD")).toBe("KWD,1.234");
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.constantFrom("USD", "JPY", "KWD"), (amount, currency) => {
        expect(said(amount, currency)).toBe(`${currency},${formatMajor(minor(amount), currency)}`);
      }),
    );
  });
});

describe("a row", () => {
  it("has the columns of its header in both formats, and nothing that was not asked for", () => {
    for (const kind of EXPORT_KINDS) {
      const columns = columnsOf(kind, false);
      const row = Object.fromEntries(
        [...COLUMNS[kind], { name: "surprise" }].map(({ name }) => [name, null]),
      );
      const [line] = Papa.parse<string[]>(writeRows("csv", columns, [row])).data;
      const [header] = Papa.parse<string[]>(headerOf("csv", columns)).data;
      expect(line?.length).toBe(header?.length);
      const json = JSON.parse(writeRows("ndjson", columns, [row])) as object;
      expect(Object.keys(json)).toEqual(header);
    }
  });

  it("keeps every value of the API in JSON lines, one line each", () => {
    const columns: readonly Column[] = [
      { name: "a", type: "text" },
      { name: "b", type: "json" },
    ];
    const rows = [{ a: "x\ny", b: { c: [1] } }, { a: null }];
    expect(writeRows("ndjson", columns, rows)).toBe(
      '{"a":"x\\ny","b":{"c":[1]}}\n{"a":null,"b":null}\n',
    );
  });
});
