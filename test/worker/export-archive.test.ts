import { createHash } from "node:crypto";
import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import { everythingOf } from "../support/everything-of";
import { linkOf, newLived, type Row } from "../support/exports";
import { newMember } from "../support/foreign";
import { call, ORIGIN, type World } from "../support/world";
import worker from "../../src/worker";
import { createExecutionContext, waitOnExecutionContext } from "cloudflare:test";

type File = Readonly<{ name: string; content: Uint8Array }>;

let world: World;
let files: readonly File[];
let text: (name: string) => string;

beforeAll(async () => {
  world = await newLived(12, 5);
  await newMember(world, "owner");
  await world.api("POST", "/v1/webhook-endpoints", { name: "core" });
  await world.api("POST", "/v1/policies", { from: "mortgage" });
  await world.api("POST", "/v1/suppressions", {
    ...{ channel: "email", address: "gone@example.com", source: "theirs" },
  });
  const made = await world.api("POST", "/v1/exports", { kind: "everything" });
  expect(made.status, made.text).toBe(202);
  await world.settle();
  const link = await linkOf(world, made.body.id);
  const ctx = createExecutionContext();
  const answer = await worker.fetch(new Request(`${ORIGIN}${link}`) as never, env, ctx);
  const bytes = new Uint8Array(await answer.arrayBuffer());
  await waitOnExecutionContext(ctx);
  expect(answer.headers.get("content-type")).toBe("application/x-tar");
  files = unpacked(bytes);
  text = (name) => {
    const found = files.find((file) => file.name === name);
    return found ? new TextDecoder().decode(found.content) : "";
  };
  // A part from the middle is what it is in the whole.
  const part = await call("GET", link, undefined, { range: "bytes=700-1500" });
  expect(part.text).toBe(new TextDecoder().decode(bytes.slice(700, 1501)));
}, 120_000);

/** Reads an archive by the book (POSIX.1-2001, ustar), with nothing of the code that wrote it. */
function unpacked(bytes: Uint8Array): File[] {
  const found: File[] = [];
  expect(bytes.length % 512).toBe(0);
  for (let at = 0; bytes[at] !== 0; ) {
    const header = bytes.slice(at, at + 512);
    const field = (from: number, length: number) =>
      new TextDecoder().decode(header.slice(from, from + length)).replace(/\0.*$/s, "");
    const sum = header.reduce(
      (total, byte, index) => total + (index >= 148 && index < 156 ? 32 : byte),
      0,
    );
    expect(Number.parseInt(field(148, 8), 8)).toBe(sum);
    expect(field(257, 5)).toBe("ustar");
    const size = Number.parseInt(field(124, 12), 8);
    found.push({ name: field(0, 100), content: bytes.slice(at + 512, at + 512 + size) });
    at += 512 + Math.ceil(size / 512) * 512;
  }
  return found;
}

function rowsOf(table: string): Row[] {
  return files
    .filter(({ name }) => name.startsWith(`${table}/`))
    .flatMap(({ name }) => text(name).trimEnd().split("\n"))
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Row);
}

describe("everything of a lender in one archive", () => {
  it("has every row of every table of it, and nothing that opens a door", async () => {
    const stored = await everythingOf(world.tenantId);
    const counts = new Map<string, number>();
    for (const [place, rows] of Object.entries(stored)) {
      const table = place.split(".")[1] ?? "";
      counts.set(table, (counts.get(table) ?? 0) + rows.length);
    }
    // What came while it was made, and the lender itself, who is in the manifest.
    const grows = new Set(["control_audit", "export_file", "tenant", "idempotency_key"]);
    for (const [table, count] of counts) {
      if (!grows.has(table)) expect(rowsOf(table).length, table).toBe(count);
    }
    const loans = rowsOf("loan");
    expect(new Set(loans.map(({ id }) => id)).size).toBe(12);
    expect(rowsOf("borrower")[0]).toMatchObject({
      contact: { name: expect.stringContaining("Borrower") },
    });
    expect(rowsOf("suppression")).toMatchObject([{ address: "gone@example.com" }]);
    expect(rowsOf("people")).toMatchObject([{ role: "owner" }]);
    const all = files.map(({ content }) => new TextDecoder().decode(content)).join("");
    expect(all).not.toMatch(/"(sealed_\w+|\w+_sealed|secret_hash|tenant_id)"/);
    expect(all).not.toContain(world.key.split("_").at(-1));
  });

  it("proves itself: each file by its SHA-256, each row by the manifest", () => {
    const manifest = JSON.parse(text("manifest.json"));
    const listed = [...(manifest.files as { name: string; sha256: string; rows: number }[])];
    for (const { name, sha256, rows } of listed) {
      const content = files.find((file) => file.name === name)?.content ?? new Uint8Array();
      expect(createHash("sha256").update(content).digest("hex"), name).toBe(sha256);
      if (name.endsWith(".ndjson")) expect(text(name).trimEnd().split("\n").length).toBe(rows);
    }
    const sums = text("SHA256SUMS").trimEnd().split("\n");
    expect(sums.map((line) => line.split("  ")[1])).toEqual([
      ...listed.map(({ name }) => name),
      "manifest.json",
    ]);
    expect(files.map(({ name }) => name)).toEqual([
      ...listed.map(({ name }) => name),
      "manifest.json",
      "SHA256SUMS",
    ]);
    expect(manifest.lender).toMatchObject({ name: "Test Lender", mode: "sandbox" });
  });

  it("carries a log whose seals anybody can compute again, as its README says", () => {
    expect(text("README.md")).toContain("JSON.stringify([sequence, at, actor, action, subject");
    const entries = rowsOf("audit");
    const seals = rowsOf("audit_seal");
    expect(seals.length).toBeGreaterThan(5);
    const computed = (changed: Row | null) => {
      const before = new Map<unknown, { hash: string; through: number }>();
      return seals.every(({ partition, through_sequence: through, hash }) => {
        const last = before.get(partition) ?? { hash: "", through: 0 };
        const rows = entries.filter(
          (row) =>
            row["partition"] === partition &&
            Number(row["sequence"]) > last.through &&
            Number(row["sequence"]) <= Number(through),
        );
        const said = rows.map((row) => {
          const { sequence, at, actor, action, subject, detail } =
            changed?.["row"] === row ? { ...row, actor: "nobody" } : row;
          return JSON.stringify([sequence, at, actor, action, subject, detail]);
        });
        const own = createHash("sha256")
          .update(last.hash + said.join(""))
          .digest("hex");
        before.set(partition, { hash: String(hash), through: Number(through) });
        return own === hash;
      });
    };
    expect(computed(null)).toBe(true);
    expect(computed({ row: entries[0] })).toBe(false);
  });
});
