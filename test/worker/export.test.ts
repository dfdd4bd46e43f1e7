import { env } from "cloudflare:workers";
import Papa from "papaparse";
import { describe, expect, it } from "vitest";
import { wakeExports } from "../../src/cron/announce-exports";
import { openDownload } from "../../src/app/export/open-download";
import { type ExportPace, runExport } from "../../src/app/export/run";
import {
  COLUMNS,
  EXPORT_KINDS,
  type ExportKind,
  hasPersonal,
} from "../../src/domain/export/columns";
import { addDays, instant } from "../../src/kernel/calendar";
import { writeExport } from "../../src/queue/consumers/export";
import { controlId, parseControlId, publicId } from "../../src/kernel/ids";
import { formatMajor, type Minor } from "../../src/kernel/money";
import { exported, fetched, linesOf, linkOf, newLived, type Row, START } from "../support/exports";
import { bringBook } from "../support/scan-book";
import { call, newTenant, type World } from "../support/world";

const FAR = instant(Date.now() + 3_600_000);
const now = () => instant(Date.now());

async function stored(world: World, table: string, order: string): Promise<Row[]> {
  const rows = [];
  for (const shard of [env.SHARD_00, env.SHARD_01]) {
    const sql = `SELECT * FROM ${table} WHERE tenant_id = ? ORDER BY ${order}`;
    rows.push(...(await shard.prepare(sql).bind(world.tenantId).all<Row>()).results);
  }
  return rows;
}

describe("an export", () => {
  it("of loans says each loan as the API does, names only where they were asked for", async () => {
    const world = await newLived();
    const loans = (await world.api("GET", "/v1/loans?limit=200")).body.loans as Row[];
    const rows = linesOf(
      await exported(world, { kind: "loans", format: "ndjson", personal: true }),
    );
    const byId = (one: Row, other: Row) => (String(one["id"]) < String(other["id"]) ? -1 : 1);
    expect(rows.toSorted(byId)).toEqual(loans.toSorted(byId));
    const [bare] = linesOf(await exported(world, { kind: "loans", format: "ndjson" }));
    expect(Object.keys(bare ?? {})).toEqual(
      COLUMNS.loans.filter(({ personal }) => !personal).map(({ name }) => name),
    );
    expect(JSON.stringify(bare)).not.toMatch(/Borrower \d|example\.com/);
  }, 60_000);

  it("of ledger, moves, contacts, notices and log has every stored row once", async () => {
    const world = await newLived();
    const tables: Partial<Record<ExportKind, [string, string]>> = {
      ledger: ["ledger", "loan_id, sequence"],
      transitions: ["transition", "loan_id, loan_version"],
      contacts: ["contact", "id"],
      notices: ["notice", "id"],
    };
    for (const [kind, [table, order]] of Object.entries(tables)) {
      const rows = linesOf(await exported(world, { kind, format: "ndjson" }));
      const theirs = await stored(world, table, order);
      expect(rows.length, kind).toBe(theirs.length);
      expect(rows.length, kind).toBeGreaterThan(0);
    }
    const ledger = linesOf(await exported(world, { kind: "ledger", format: "ndjson" }));
    const entries = await stored(world, "ledger", "loan_id, sequence");
    const said = (row: Row) =>
      `${row["loanId"]} ${row["sequence"]} ${row["type"]} ${row["amount"]}`;
    expect(ledger.map(said).sort()).toEqual(
      entries
        .map((row) => said({ ...row, loanId: publicId("loan", Number(row["loan_id"])) }))
        .sort(),
    );
    const log = linesOf(await exported(world, { kind: "audit", format: "ndjson", personal: true }));
    const deeds = await stored(world, "audit", "partition, sequence");
    expect(log.filter(({ partition }) => partition !== null).length).toBe(deeds.length);
    expect(log.some(({ action }) => action === "export.make")).toBe(true);
  }, 120_000);

  it("of states is the same from what is stored and folded again, on every day", async () => {
    const world = await newLived(16, 20);
    const ctx = await world.open();
    for (const asOf of [START, addDays(START, 7), addDays(START, 20)]) {
      const rows = linesOf(await exported(world, { kind: "states", format: "ndjson", asOf }));
      expect(rows.length).toBe(16);
      for (const row of rows) {
        const { body } = await world.api("GET", `/v1/loans/${row["loanId"]}/state?asOf=${asOf}`);
        expect(row).toMatchObject({
          asOf,
          status: body.status,
          daysPastDue: body.daysPastDue,
          calendarDaysPastDue: body.calendarDaysPastDue,
          bucket: body.bucket,
          pastDueSince: body.oldestUnpaidDueOn,
          pastDueAmount: body.pastDueAmount,
          principalBalance: body.outstanding.principal,
          credit: body.credit,
          nextDueOn: body.nextDueOn,
          nextDueAmount: body.nextDueAmount,
        });
      }
    }
    expect(ctx.today).toBe(addDays(START, 20));
  }, 120_000);

  it("in CSV is what a reader of RFC 4180 reads, with amounts in major units", async () => {
    const world = await newLived();
    for (const kind of EXPORT_KINDS) {
      const personal = hasPersonal(kind);
      const json = linesOf(await exported(world, { kind, format: "ndjson", personal }));
      const text = await exported(world, { kind, format: "csv", personal });
      expect(text.endsWith("\r\n")).toBe(true);
      const csv = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true });
      expect(csv.errors, kind).toEqual([]);
      expect(csv.meta.fields).toEqual(COLUMNS[kind].map(({ name }) => name));
      const amounts = COLUMNS[kind].filter(({ type }) => type === "amount");
      // The log has grown by the export before.
      if (kind !== "audit") expect(csv.data.length, kind).toBe(json.length);
      for (const [index, row] of json.entries()) {
        for (const { name } of amounts) {
          const amount = row[name] as Minor | null;
          const cell = amount === null ? "" : formatMajor(amount, String(row["currency"]));
          expect(csv.data[index]?.[name], name).toBe(cell);
        }
      }
    }
  }, 120_000);
});

/** What an export's file is made of, read piece by piece past the queue and the link. */
async function textOf(world: World, number: number): Promise<string> {
  const ctx = await world.open();
  const download = await openDownload(ctx, number);
  if (!download.ok) throw new Error(download.refusal.code);
  const texts = [];
  for (const piece of download.value.pieces) {
    if ("object" in piece) texts.push((await ctx.files.text(piece.object)) ?? "missing");
  }
  return texts.join("");
}

async function begin(world: World, asked: Partial<Row> = {}): Promise<number> {
  const ctx = await world.open();
  const draft = {
    kind: "ledger",
    format: "csv",
    options: { asOf: null, from: null, to: null, currency: null, bucket: null, personal: false },
    ...{ rowsTotal: null, on: ctx.today, schedule: null, createdBy: "system:test" },
    ...asked,
  } as const;
  const number = await ctx.exports.create(draft as never, now(), FAR);
  if (number === null) throw new Error("it is made");
  return number;
}

describe("an export that is interrupted", () => {
  it("anywhere, or made by three at once, ends in the same file", async () => {
    const world = await newLived(20, 3);
    const whole = await begin(world);
    expect(await runExport(await world.open(), whole, { clock: now, deadlineAt: FAR })).toBe(
      "done",
    );
    const expected = await textOf(world, whole);
    const small: ExportPace = { clock: now, deadlineAt: instant(0), pageRows: 3, pieceChars: 200 };
    const rounds = [];
    for (const step of ["page", "keep", "record", "finish", "release"] as const) {
      const number = await begin(world);
      for (let tries = 0; tries < 400; tries += 1) {
        const ctx = await world.open();
        const killed = () => {
          throw new Error("killed");
        };
        const often = tries % 2 === 0;
        const dying = {
          ...ctx,
          extracts: { ...ctx.extracts, ...(step === "page" && often && { ledger: killed }) },
          files: {
            ...ctx.files,
            keep: async (key: string, text: string) => {
              const kept = await ctx.files.keep(key, text);
              return step === "keep" && often ? killed() : kept;
            },
          },
          exports: {
            ...ctx.exports,
            record: async (...asked: Parameters<typeof ctx.exports.record>) => {
              const recorded = await ctx.exports.record(...asked);
              return step === "record" && often ? killed() : recorded;
            },
            finish: step === "finish" && often ? killed : ctx.exports.finish,
            // Who is killed here leaves a lease, which the next one waits for.
            release: step === "release" && often ? async () => {} : ctx.exports.release,
          },
        };
        const clock = () => instant(Date.now() + tries * 600_000);
        const end = await runExport(dying, number, { ...small, clock }).catch(() => "killed");
        if (end === "done") break;
      }
      expect(await textOf(world, number), step).toBe(expected);
      rounds.push((await (await world.open()).exports.find(number))?.tries ?? 0);
    }
    expect(Math.min(...rounds)).toBeGreaterThan(5);

    const contested = await begin(world);
    const worker = async () => {
      for (let tries = 0; tries < 200; tries += 1) {
        const end = await runExport(await world.open(), contested, small).catch(() => "killed");
        if (end === "done") return;
      }
    };
    await Promise.all([worker(), worker(), worker()]);
    expect(await textOf(world, contested)).toBe(expected);
  }, 240_000);

  it("by a worker that comes back after its lease, loses nothing of who took over", async () => {
    const world = await newLived(12, 2);
    const number = await begin(world, { format: "ndjson" });
    const pace = { clock: now, deadlineAt: instant(0), pageRows: 5, pieceChars: 100 };
    const slow = await world.open();
    let goOn = () => {};
    const stalled = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    const late = runExport(
      {
        ...slow,
        files: {
          ...slow.files,
          keep: async (key, text) => {
            await stalled;
            return slow.files.keep(key, `${text}late`);
          },
        },
      },
      number,
      pace,
    );
    const after = () => instant(Date.now() + 600_000);
    const end = await runExport(await world.open(), number, {
      ...{ clock: after, deadlineAt: FAR, pageRows: 5, pieceChars: 100 },
    });
    expect(end).toBe("done");
    const text = await textOf(world, number);
    goOn();
    expect(await late).toBe("taken");
    expect(await textOf(world, number)).toBe(text);
    expect(text).not.toContain("late");
  }, 60_000);

  it("and lost on the way is found by the tick", async () => {
    const world = await newLived(3, 1);
    const number = await begin(world);
    await env.CONTROL.prepare("UPDATE export_job SET wake_at = 0 WHERE tenant_id = ?")
      .bind(world.tenantId)
      .run();
    await wakeExports(env, now());
    await world.settle();
    expect((await (await world.open()).exports.find(number))?.state).toBe("finished");
  }, 60_000);

  it("by a bug three times says so, and holds up nothing", async () => {
    const world = await newLived(2, 1);
    const number = await begin(world);
    const ctx = await world.open();
    const broken = {
      ...ctx,
      extracts: {
        ...ctx.extracts,
        ledger: () => {
          throw new TypeError("unreadable");
        },
      },
    };
    const message = { v: 1, kind: "export.run", tenant: world.tenantId, number } as const;
    await expect(writeExport(broken, message, 3)).rejects.toThrow("unreadable");
    const id = controlId("export", number);
    expect((await world.api("GET", `/v1/exports/${id}`)).body).toMatchObject({
      state: "failed",
      failure: "TypeError",
    });
    const link = await world.api("POST", `/v1/exports/${id}/links`, {});
    expect([link.status, link.body.code]).toEqual([409, "export.not_ready"]);
  }, 60_000);
});

describe("a large book", () => {
  it("goes into its file in small pages: ten thousand loans, each once", async () => {
    const world = await newTenant({ clockOn: START });
    await multiply(world, 10_000);
    const made = await world.api("POST", "/v1/exports", { kind: "loans", format: "ndjson" });
    expect(made.body.rowsTotal).toBe(10_000);
    await world.settle();
    const found = await world.api("GET", `/v1/exports/${made.body.id}`);
    expect(found.body).toMatchObject({ state: "finished", rowsDone: 10_000 });
    const rows = linesOf((await fetched(world, made.body.id)).text);
    expect(new Set(rows.map(({ externalId }) => externalId)).size).toBe(10_000);
    const number = parseControlId("export", made.body.id) ?? 0;
    const files = await (await world.open()).exports.files(number);
    expect(files.length).toBeGreaterThan(1);
    expect(Math.max(...files.map(({ bytes }) => bytes))).toBeLessThan(6_000_000);
  }, 240_000);
});

/** Copies one loan of each partition until there are so many: a large book without a long import. */
async function multiply(world: World, count: number): Promise<void> {
  await bringBook(await world.open(), 12);
  const each = [env.SHARD_00, env.SHARD_01].map(async (shard) => {
    const seed = await shard
      .prepare("SELECT COUNT(*) AS loans, MIN(id) AS id FROM loan WHERE tenant_id = ?")
      .bind(world.tenantId)
      .first<{ loans: number; id: number }>();
    return { shard, loans: seed?.loans ?? 0, id: seed?.id ?? 0 };
  });
  const seeds = await Promise.all(each);
  const had = seeds.reduce((sum, { loans }) => sum + loans, 0);
  const half = Math.floor((count - had) / 2);
  for (const [index, { shard, id }] of seeds.entries()) {
    const more = index === 0 ? half : count - had - half;
    const columns = await shard.prepare("SELECT name FROM pragma_table_info('loan')").all<Row>();
    const copied = columns.results.map(({ name }) =>
      name === "id" ? "id + 1000000 + n" : name === "external_id" ? "'X' || (id + n)" : name,
    );
    for (let from = 1; from <= more; from += 1000) {
      const through = Math.min(more, from + 999);
      await shard
        .prepare(
          `WITH RECURSIVE counted (n) AS (SELECT ${from} UNION ALL
             SELECT n + 1 FROM counted WHERE n < ${through})
           INSERT INTO loan (${columns.results.map(({ name }) => name).join(", ")})
           SELECT ${copied.join(", ")} FROM loan, counted WHERE tenant_id = ? AND id = ?`,
        )
        .bind(world.tenantId, id)
        .run();
    }
  }
}

describe("the file of an export", () => {
  it("of nothing is a header, or no line", async () => {
    const world = await newTenant();
    const header = COLUMNS.contacts.filter(({ personal }) => !personal).map(({ name }) => name);
    expect(await exported(world, { kind: "contacts", format: "csv" })).toBe(
      `${header.join(",")}\r\n`,
    );
    expect(await exported(world, { kind: "contacts", format: "ndjson" })).toBe("");
  });

  it("holds Chinese names as they are, and no formula that a spreadsheet would run", async () => {
    const world = await newTenant({ locale: "zh-CN", currency: "CNY" });
    const loan = {
      ...{ principal: 100_000, annualRatePercent: "9.5", installmentCount: 12 },
      ...{ frequency: "monthly", method: "annuity", product: "@SUM(A1)" },
      ...{ disbursedOn: "2026-01-01", firstDueOn: "2026-02-01", phone: "+8613800138000" },
    };
    const sent = await world.api("POST", "/v1/loans", {
      ...{ ...loan, externalId: "=1+1", borrowerExternalId: "-B1" },
      borrowerName: '王"小明", 先生',
    });
    expect(sent.status, sent.text).toBe(201);
    const asked = { kind: "loans", personal: true };
    const csv = Papa.parse<Record<string, string>>(
      await exported(world, { ...asked, format: "csv" }),
      { header: true, skipEmptyLines: true },
    );
    expect(csv.data).toMatchObject([
      { externalId: "'=1+1", borrowerExternalId: "'-B1", product: "'@SUM(A1)" },
    ]);
    expect(csv.data[0]).toMatchObject({ principal: "1000.00", currency: "CNY" });
    const [row] = linesOf(await exported(world, { ...asked, format: "ndjson" }));
    expect(row).toMatchObject({ externalId: "=1+1", principal: 100_000, phone: "+8613800138000" });
    expect(csv.data[0]?.["borrowerName"]).toBe(row?.["borrowerName"]);
    expect(row?.["borrowerName"]).toContain("小明");
  });

  it("holds what was asked for: days, currency and bucket", async () => {
    const world = await newLived();
    const all = linesOf(await exported(world, { kind: "ledger", format: "ndjson" }));
    const from = "2025-09-20";
    const part = linesOf(await exported(world, { kind: "ledger", format: "ndjson", from }));
    const late = all.filter(({ effectiveOn }) => String(effectiveOn) >= from);
    expect(part).toEqual(late);
    expect(part.length).toBeGreaterThan(0);
    expect(part.length).toBeLessThan(all.length);
    expect(await exported(world, { kind: "ledger", format: "ndjson", currency: "EUR" })).toBe("");
    const bucket = "M3";
    const rows = linesOf(await exported(world, { kind: "loans", format: "ndjson", bucket }));
    const listed = await world.api("GET", `/v1/loans?bucket=${bucket}&limit=200`);
    expect(rows.map(({ id }) => id).sort()).toEqual(
      (listed.body.loans as Row[]).map(({ id }) => id).sort(),
    );
  }, 60_000);

  it.each([
    [{ kind: "ledger", bucket: "M1" }, "#/bucket"],
    [{ kind: "ledger", personal: true }, "#/personal"],
    [{ kind: "everything", currency: "USD" }, "#/currency"],
    [{ kind: "states", asOf: "2099-01-01" }, "#/asOf"],
    [{ kind: "ledger", from: "2026-02-01", to: "2026-01-01" }, "#/to"],
  ])("is not begun with a choice that makes no sense: %j", async (asked, pointer) => {
    const world = await newTenant();
    const refused = await world.api("POST", "/v1/exports", asked);
    expect([refused.status, refused.body.code]).toEqual([422, "export.invalid"]);
    expect(refused.body.errors[0].pointer).toBe(pointer);
  });

  it("holds no more than its maker may read", async () => {
    const world = await newLived(2, 1);
    const keyed = async (scopes: string[]) => {
      const key = await world.api("POST", "/v1/api-keys", { name: "k", scopes });
      return { authorization: `Bearer ${key.body.secret}` };
    };
    const reader = await keyed(["exports:make", "exports:read", "loans:read"]);
    const ask = (body: Row) => world.api("POST", "/v1/exports", body, reader);
    expect((await ask({ kind: "loans" })).status).toBe(202);
    for (const body of [
      { kind: "loans", personal: true },
      { kind: "contacts" },
      { kind: "audit" },
      { kind: "everything" },
    ]) {
      expect((await ask(body)).status, JSON.stringify(body)).toBe(403);
    }
    const named = await world.api("POST", "/v1/exports", { kind: "loans", personal: true });
    await world.settle();
    const path = `/v1/exports/${named.body.id}/links`;
    expect((await world.api("POST", path, {}, reader)).status).toBe(403);
    const makers = await env.CONTROL.prepare(
      "SELECT actor, detail FROM control_audit WHERE tenant_id = ? AND action = 'export.make'",
    )
      .bind(world.tenantId)
      .all<{ actor: string; detail: string }>();
    expect(makers.results.map(({ actor }) => actor.slice(0, 8))).toEqual(["key:key_", "key:key_"]);
    expect(makers.results[1]?.detail).toContain('"personal":true');
  }, 60_000);

  it("is removed when nobody wants it, and after thirty days", async () => {
    const world = await newLived(2, 1);
    const ids = [];
    for (let count = 0; count < 2; count += 1) {
      ids.push((await world.api("POST", "/v1/exports", { kind: "ledger" })).body.id);
    }
    await world.settle();
    const [unwanted = "", old = ""] = ids;
    const links = [await linkOf(world, unwanted), await linkOf(world, old)];
    expect((await world.api("DELETE", `/v1/exports/${unwanted}`)).status).toBe(204);
    expect((await world.api("DELETE", `/v1/exports/${unwanted}`)).status).toBe(204);
    await env.CONTROL.prepare(
      `UPDATE export_job SET finished_at = finished_at - 31 * 86400000, wake_at = 0
       WHERE tenant_id = ? AND number = ?`,
    )
      .bind(world.tenantId, parseControlId("export", old) ?? 0)
      .run();
    await wakeExports(env, now());
    await expect
      .poll(async () => (await world.api("GET", `/v1/exports/${old}`)).body.state)
      .toBe("removed");
    for (const link of links) {
      const gone = await call("GET", link);
      expect([gone.status, gone.body.code]).toEqual([410, "export.removed"]);
    }
    expect(await (await world.open()).files.count("exports/")).toBe(0);
    const { rowsDone } = (await world.api("GET", `/v1/exports/${unwanted}`)).body;
    expect(rowsDone).toBeGreaterThan(0);
  }, 60_000);

  it("is not made when it was cancelled, and its pieces go", async () => {
    const world = await newLived(8, 1);
    const number = await begin(world);
    const pace = { clock: now, deadlineAt: instant(0), pageRows: 2, pieceChars: 50 };
    expect(await runExport(await world.open(), number, pace)).toBe("more");
    await world.api("DELETE", `/v1/exports/${controlId("export", number)}`);
    expect(await runExport(await world.open(), number, pace)).toBe("done");
    expect(await (await world.open()).files.count(`exports/${number}/`)).toBe(0);
    expect((await (await world.open()).exports.find(number))?.state).toBe("cancelled");
  }, 60_000);

  it("cannot be asked for without end", async () => {
    const world = await newTenant();
    for (let count = 0; count < 10; count += 1) await begin(world);
    const refused = await world.api("POST", "/v1/exports", { kind: "ledger" });
    expect([refused.status, refused.body.code]).toEqual([409, "export.too_many"]);
  });
});
