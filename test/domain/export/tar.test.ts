import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { TAR_END, tarHeader, tarPadding } from "../../../src/domain/export/tar";

describe("an archive", () => {
  it("is unpacked by tar itself, with names, sizes and times", () => {
    const files = { "a.txt": "", "folder/b.ndjson": "x".repeat(512), "folder/中.txt": "y" };
    const named = Object.entries(files).filter(([name]) => /^[\x21-\x7e]+$/.test(name));
    const parts = named.flatMap(([name, text]) => [
      tarHeader(name, text.length, 1_700_000_000),
      Buffer.from(text),
      tarPadding(text.length),
    ]);
    const place = mkdtempSync(join(tmpdir(), "forbear-tar-"));
    try {
      const archive = join(place, "all.tar");
      writeFileSync(archive, Buffer.concat([...parts, new Uint8Array(TAR_END.bytes)]));
      const listed = execFileSync("tar", ["-tf", archive], { encoding: "utf8" });
      expect(listed.trimEnd().split("\n")).toEqual(named.map(([name]) => name));
      execFileSync("tar", ["-xf", archive, "-C", place]);
      for (const [name, text] of named) expect(readFileSync(join(place, name), "utf8")).toBe(text);
    } finally {
      rmSync(place, { recursive: true, force: true });
    }
  });

  it("takes no name and no size that a header cannot hold", () => {
    for (const name of ["", "a b", "中", "x".repeat(101)]) {
      expect(() => tarHeader(name, 1, 0)).toThrow("not a name");
    }
    expect(() => tarHeader("a", 8 ** 11, 0)).toThrow("too large");
    expect(tarPadding(1024)).toHaveLength(0);
    expect(tarPadding(1025)).toHaveLength(511);
  });
});
