import { env } from "cloudflare:workers";
import { describe, expect, it, vi } from "vitest";
import type { TenantContext } from "../../src/app/context";
import { fileKey } from "../../src/app/import/file-keys";
import { runImport } from "../../src/app/import/run";
import { expectBookEqualsFold } from "../support/fold";
import { newTenant, type World } from "../support/world";

const LOANS_HEADER =
  "externalId,borrowerExternalId,borrowerName,email,phone,timezone,locale,product,currency,principal,annualRatePercent,installmentCount,frequency,method,disbursedOn,firstDueOn,installment,openingAsOf,openingPaid,openingPrincipal";

function loanLine(id: string, more: Readonly<Record<string, string>> = {}): string {
  const row: Record<string, string> = {
    externalId: id,
    borrowerExternalId: `B-${id}`,
    borrowerName: "Ada Park",
    email: "ada@example.com",
    phone: "(415) 555-2671",
    timezone: "America/New_York",
    locale: "en",
    product: "personal",
    currency: "USD",
    principal: "28000.00",
    annualRatePercent: "14.07",
    installmentCount: "60",
    frequency: "monthly",
    method: "annuity",
    disbursedOn: "2025-10-01",
    firstDueOn: "2025-11-01",
    ...more,
  };
  return LOANS_HEADER.split(",")
    .map((column) => row[column] ?? "")
    .join(",");
}

function formOf(
  kind: string,
  csv: string | Uint8Array,
  more: Readonly<Record<string, string>> = {},
) {
  const form = new FormData();
  form.set("kind", kind);
  for (const [name, value] of Object.entries(more)) form.set(name, value);
  form.set("file", new File([csv as BlobPart], "book.csv", { type: "text/csv" }));
  return form;
}

async function importFile(
  world: World,
  kind: string,
  csv: string | Uint8Array,
  more: Readonly<Record<string, string>> = {},
) {
  const started = await world.api("POST", "/v1/imports", formOf(kind, csv, more));
  expect(started.status, started.text).toBe(202);
  await world.settle();
  return (await world.api("GET", `/v1/imports/${started.body.id}`)).body;
}

async function rowsOf(world: World, id: string, query = "") {
  return (await world.api("GET", `/v1/imports/${id}/rows${query}`)).body.rows;
}

describe("an import of loans", () => {
  it("brings each row in with its borrower, and sent again changes nothing", async () => {
    const world = await newTenant();
    const csv = [LOANS_HEADER, loanLine("L1"), loanLine("L2", { borrowerExternalId: "B-L1" })].join(
      "\r\n",
    );
    const first = await importFile(world, "loans", csv);
    expect(first).toMatchObject({
      status: "finished",
      rowsTotal: 2,
      rowsAccepted: 2,
      rowsCreated: 2,
      rowsRejected: 0,
      unknownColumns: [],
    });
    const { body } = await world.api("GET", "/v1/loans?externalId=L1");
    expect(body.loans).toHaveLength(1);
    expect(body.loans[0]).toMatchObject({
      externalId: "L1",
      borrowerName: "Ada Park",
      phone: "+14155552671",
      principal: 2_800_000,
      principalBalance: 2_800_000,
      nextDueAmount: 65_253,
    });
    const again = await importFile(world, "loans", csv);
    expect(again).toMatchObject({ rowsAccepted: 2, rowsUnchanged: 2, rowsCreated: 0 });
    expect((await world.api("GET", "/v1/loans")).body.loans).toHaveLength(2);
  });

  it("takes over product and contact, and refuses other terms with the field", async () => {
    const world = await newTenant();
    await importFile(world, "loans", `${LOANS_HEADER}\n${loanLine("L1")}`);
    const changed = await importFile(
      world,
      "loans",
      `${LOANS_HEADER}\n${loanLine("L1", { email: "new@example.com", product: "car" })}`,
    );
    expect(changed).toMatchObject({ rowsUpdated: 1 });
    const { body } = await world.api("GET", "/v1/loans?externalId=L1");
    expect(body.loans[0]).toMatchObject({ email: "new@example.com", product: "car" });
    const refused = await importFile(
      world,
      "loans",
      `${LOANS_HEADER}\n${loanLine("L1", { principal: "28000.01" })}`,
    );
    expect(refused).toMatchObject({ rowsAccepted: 0, rowsRejected: 1 });
    const rows = await rowsOf(world, refused.id);
    expect(rows[0].errors[0]).toMatchObject({ field: "principal", code: "loan.terms_differ" });
  });

  it("reports every wrong field of a row, takes the others, and gives the row back", async () => {
    const world = await newTenant();
    const bad = loanLine("L2", { principal: "12,5", email: "nobody", firstDueOn: "2025-02-30" });
    const csv = [
      `${LOANS_HEADER},branch`,
      `${loanLine("L1")},x`,
      `${bad.replace("12,5", '"12,5"')},x`,
    ];
    const job = await importFile(world, "loans", csv.join("\n"));
    expect(job).toMatchObject({ rowsAccepted: 1, rowsRejected: 1, unknownColumns: ["branch"] });
    const [row] = await rowsOf(world, job.id, "?status=rejected");
    expect(row.row).toBe(2);
    expect(row.errors.map(({ field }: { field: string }) => field).sort()).toEqual([
      "email",
      "firstDueOn",
      "principal",
    ]);
    const file = await world.api("GET", `/v1/imports/${job.id}/rejected.csv`);
    expect(file.response.headers.get("content-disposition")).toContain("book-rejected.csv");
    expect(file.text).toContain('"12,5"');
    expect(file.text).toContain("firstDueOn is not a day written as YYYY-MM-DD");
  });

  it("judges a second row of the same loan as an update of the first", async () => {
    const world = await newTenant();
    const csv = [
      LOANS_HEADER,
      loanLine("L1"),
      loanLine("L1", { product: "car" }),
      loanLine("L1", { installmentCount: "48" }),
    ].join("\n");
    const job = await importFile(world, "loans", csv);
    expect(job).toMatchObject({ rowsCreated: 1, rowsUpdated: 1, rowsRejected: 1 });
    const { body } = await world.api("GET", "/v1/loans?externalId=L1");
    expect(body.loans[0].product).toBe("car");
  });

  it("stores nothing in a dry run and says the same of each row", async () => {
    const world = await newTenant();
    const csv = [LOANS_HEADER, loanLine("L1"), loanLine("L1"), loanLine("L2", { method: "lump" })];
    const job = await importFile(world, "loans", csv.join("\n"), { dryRun: "true" });
    expect(job).toMatchObject({
      dryRun: true,
      rowsCreated: 1,
      rowsUnchanged: 1,
      rowsRejected: 1,
    });
    expect((await world.api("GET", "/v1/loans")).body.loans).toEqual([]);
  });

  it("runs for real what a dry run has checked, with its file and choices and nothing sent again", async () => {
    const world = await newTenant();
    const own = Object.fromEntries(LOANS_HEADER.split(",").map((column) => [column, { column }]));
    const columns = { ...own, product: { constant: "kept" } };
    const mapping = JSON.stringify({ kind: "loans", columns });
    const opening = { openingAsOf: "2025-10-15", openingPaid: "0", openingPrincipal: "27500.00" };
    const csv = [LOANS_HEADER, loanLine("L1", opening), loanLine("L2", { method: "lump" })];
    const choices = { dryRun: "true", mapping, openingTolerancePercent: "2" };
    const dry = await importFile(world, "loans", csv.join("\n"), choices);
    expect(dry).toMatchObject({ rowsCreated: 1, rowsRejected: 1, adjustments: { count: 1 } });

    const repeated = await world.api("POST", `/v1/imports/${dry.id}/repetition`);
    expect([repeated.status, repeated.body]).toEqual([202, { id: "imp_2" }]);
    await world.settle();
    const { id: _, createdAt: __, startedAt: ___, finishedAt: ____, ...same } = dry;
    const real = (await world.api("GET", "/v1/imports/imp_2")).body;
    expect(real).toMatchObject({ ...same, dryRun: false });
    expect(real.fileBytes).toBe(csv.join("\n").length);
    const { loans } = (await world.api("GET", "/v1/loans")).body;
    expect(loans).toMatchObject([{ externalId: "L1", product: "kept" }]);
    expect((await world.api("GET", `/v1/imports/${dry.id}`)).body).toEqual(dry);
    await expectBookEqualsFold(await world.open());
  });

  it("runs nothing for real but a finished dry run whose file is here", async () => {
    const world = await newTenant();
    const csv = `${LOANS_HEADER}\n${loanLine("L1")}`;
    const real = await importFile(world, "loans", csv);
    const broken = await importFile(world, "loans", "a,b\n1,2", { dryRun: "true" });
    expect([real.status, broken.status]).toEqual(["finished", "failed"]);
    const waiting = { kind: "loans", fileName: "book.csv", dryRun: true };
    const awaiting = (await world.api("POST", "/v1/imports", waiting)).body;
    const gone = await importFile(world, "loans", csv, { dryRun: "true" });
    await env.FILES.delete(`t/${world.tenantId}/${fileKey(4)}`);
    for (const { id } of [real, broken, awaiting, gone]) {
      const answer = await world.api("POST", `/v1/imports/${id}/repetition`);
      expect([id, answer.status, answer.body.code]).toEqual([id, 409, "import.not_repeatable"]);
    }
    expect((await world.api("GET", "/v1/imports")).body.imports).toHaveLength(4);
  });

  it("notices in a dry run a row that came in an earlier part of the file", async () => {
    const world = await newTenant();
    const filler = Array.from(
      { length: 900 },
      (_, index) => `${loanLine(`F${index}`)},${"x".repeat(1200)}`,
    );
    const lines = [
      `${loanLine("L1")},`,
      ...filler,
      `${loanLine("L1")},`,
      `${loanLine("L1", { principal: "1000" })},`,
    ];
    const csv = [`${LOANS_HEADER},notes`, ...lines].join("\n");
    expect(csv.length).toBeGreaterThan(2 ** 20);
    const job = await importFile(world, "loans", csv, { dryRun: "true" });
    expect(job).toMatchObject({ rowsCreated: 901, rowsUnchanged: 1, rowsRejected: 1 });
    const [row] = await rowsOf(world, job.id, "?status=rejected");
    expect(row).toMatchObject({ row: 903, errors: [{ field: "principal" }] });
  });

  it("posts what was paid before, and an adjustment up to the tolerance the lender sets", async () => {
    const world = await newTenant();
    const opening = {
      openingAsOf: "2026-01-10",
      openingPaid: "1957.59",
      openingPrincipal: "27000.00",
    };
    const csv = `${LOANS_HEADER}\n${loanLine("L1", opening)}`;
    const strict = await importFile(world, "loans", csv, { openingTolerancePercent: "0.01" });
    expect(strict).toMatchObject({ rowsRejected: 1 });
    const [row] = await rowsOf(world, strict.id);
    expect(row.errors[0]).toMatchObject({ field: "openingPrincipal" });
    const job = await importFile(world, "loans", csv, { openingTolerancePercent: "1" });
    expect(job).toMatchObject({ rowsCreated: 1, adjustments: { count: 1 } });
    expect(job.adjustments.currencies[0].currency).toBe("USD");
    await expectBookEqualsFold(await world.open());
    const { body } = await world.api("GET", "/v1/loans?externalId=L1");
    expect(body.loans[0].principalBalance).toBe(2_700_000);
    const state = await world.api("GET", `/v1/loans/${body.loans[0].id}/state`);
    expect(state.body.ledger.map(({ type }: { type: string }) => type)).toEqual([
      "payment",
      "adjustment",
    ]);
    expect(state.body.paidTotal).toBe(195_759);
  });
});

describe("the file of an import", () => {
  const cases = [
    ["semicolons", (csv: string) => csv.replaceAll(",", ";")],
    ["tabs", (csv: string) => csv.replaceAll(",", "\t")],
    ["a byte order mark", (csv: string) => `\uFEFF${csv}`],
    ["carriage returns alone", (csv: string) => csv.replaceAll("\n", "\r")],
    ["blank lines", (csv: string) => csv.replaceAll("\n", "\n\n,,,\n")],
    ["quotes around everything", (csv: string) => csv.replaceAll(/[^,\n]+/g, '"$&"')],
  ] as const;
  for (const [name, rewrite] of cases) {
    it(`is read with ${name}`, async () => {
      const world = await newTenant();
      const csv = `${[LOANS_HEADER, loanLine("L1"), loanLine("L2")].join("\n")}\n`;
      const job = await importFile(world, "loans", rewrite(csv));
      expect(job).toMatchObject({ status: "finished", rowsCreated: 2, rowsRejected: 0 });
    });
  }

  it("keeps a line break and letters of any script within quotes", async () => {
    const world = await newTenant();
    const line = loanLine("L1", { borrowerName: '"王小明, ""Ming"""', product: '"a\nb"' });
    const job = await importFile(world, "loans", `${LOANS_HEADER}\n${line}\n${loanLine("L2")}`);
    expect(job).toMatchObject({ rowsTotal: 2, rowsRejected: 1 });
    const [row] = await rowsOf(world, job.id, "?status=rejected");
    expect(row.errors[0]).toMatchObject({ field: "product", code: "not-text" });
  });

  it("goes on over parts of the file without losing or doubling a row", async () => {
    const world = await newTenant();
    const count = 9000;
    const lines = Array.from({ length: count }, (_, index) => {
      // Text of other lengths and scripts, so that a part ends within rows, quotes and characters.
      const method = `"${'借,""款'.repeat(8 + (index % 7))}"`;
      return [`P${index + 1}`, `L${index % 7}`, "10.00", "2026-01-02", method].join(",");
    });
    const csv = ["externalId,loanExternalId,amount,paidOn,method", ...lines].join("\n");
    expect(new TextEncoder().encode(csv).length).toBeGreaterThan(2 ** 20);
    const job = await importFile(world, "payments", csv, { dryRun: "true" });
    expect(job).toMatchObject({ status: "finished", rowsTotal: count, rowsUnmatched: count });
    const seen: string[] = [];
    let query: string | null = "?limit=1000";
    while (query !== null) {
      const { body } = await world.api("GET", `/v1/imports/${job.id}/rows${query}`);
      for (const { row, externalId } of body.rows) seen.push(`${row} ${externalId}`);
      query = body.nextCursor === null ? null : `?limit=1000&cursor=${body.nextCursor}`;
    }
    expect(seen).toEqual(lines.map((_, index) => `${index + 1} P${index + 1}`));
  });

  it("keeps the rows of a schedule together when they lie on both sides of a part", async () => {
    const world = await newTenant();
    const count = 60;
    const terms = { method: "custom", principal: "1200.00", installmentCount: "12" };
    const ids = Array.from({ length: count }, (_, index) => `C${index}`);
    const loans = ids.map((id) => loanLine(id, terms));
    await importFile(world, "loans", [LOANS_HEADER, ...loans].join("\n"));
    // A column that nothing reads makes the file longer than a part.
    const filler = "x".repeat(1800);
    const rows = ids.flatMap((id) =>
      Array.from({ length: 12 }, (_, index) => {
        const month = index + 11;
        const dueOn = `${2025 + Math.floor((month - 1) / 12)}-${String(((month - 1) % 12) + 1).padStart(2, "0")}-01`;
        return `${id},${index + 1},${dueOn},100.00,10.00,${filler}`;
      }),
    );
    const csv = ["loanExternalId,number,dueOn,principal,interest,filler", ...rows].join("\n");
    expect(csv.length).toBeGreaterThan(2 ** 20);
    const job = await importFile(world, "schedules", csv);
    expect(job).toMatchObject({ rowsTotal: 12 * count, rowsCreated: 12 * count, rowsRejected: 0 });
  });

  it("can follow as a raw body, and only once", async () => {
    const world = await newTenant();
    const made = await world.api("POST", "/v1/imports", { kind: "loans", fileName: "book.csv" });
    expect(made.body.status).toBe("awaiting-file");
    const csv = `${LOANS_HEADER}\n${loanLine("L1")}`;
    const headers = { "content-type": "text/csv", "content-length": String(csv.length) };
    const path = `/v1/imports/${made.body.id}/file`;
    expect((await world.api("PUT", path, csv, headers)).status).toBe(202);
    await world.settle();
    expect((await world.api("GET", `/v1/imports/${made.body.id}`)).body.rowsCreated).toBe(1);
    expect((await world.api("PUT", path, csv, headers)).body.code).toBe("import.file_present");
  });

  it("is taken again where a worker died before it could record what it had stored", async () => {
    const world = await newTenant();
    const ctx = await world.open();
    const lines = Array.from({ length: 300 }, (_, index) => loanLine(`L${index}`));
    const number = await ctx.imports.create(
      {
        kind: "loans",
        fileName: "book.csv",
        fileBytes: 0,
        dryRun: false,
        options: {
          mapping: null,
          mappingName: null,
          openingTolerancePercent: "1",
          defaultCountry: "US",
        },
        createdBy: "system:test",
        status: "queued",
      },
      ctx.now,
    );
    await ctx.files.put(fileKey(number), [LOANS_HEADER, ...lines].join("\n"));
    const dying: TenantContext = {
      ...ctx,
      imports: {
        ...ctx.imports,
        advance: () => Promise.reject(new Error("the worker died")),
      },
    };
    await expect(runImport(dying, number, () => true)).rejects.toThrow("the worker died");
    expect(await ctx.imports.find(number)).toMatchObject({ rowsTotal: 0, status: "running" });
    const ends = await Promise.all([
      runImport(ctx, number, () => true),
      runImport(ctx, number, () => true),
    ]);
    expect(ends.toSorted()).toEqual(["busy", "finished"]);
    expect(await ctx.imports.find(number)).toMatchObject({
      rowsTotal: 300,
      rowsAccepted: 300,
      rowsUnchanged: 300,
    });
    expect(await ctx.loans.byExternalIds(["L0", "L299"])).toHaveProperty("size", 2);
    await expectBookEqualsFold(ctx);
    expect(await runImport(ctx, number, () => true)).toBe("finished");
  });

  const broken = [
    ["is empty", "", "The file is empty"],
    ["lacks columns", "externalId,principal\n1,2", "borrowerExternalId"],
    ["is not UTF-8", new Uint8Array([0xff, 0xfe, 0x41, 0x00]), "not UTF-8"],
    ["names a column twice", `externalId,${LOANS_HEADER}\n`, "more than once"],
  ] as const;
  for (const [name, content, reason] of broken) {
    it(`stops with the reason when it ${name}`, async () => {
      const world = await newTenant();
      const job = await importFile(world, "loans", content);
      expect(job.status).toBe("failed");
      expect(job.failure).toContain(reason);
    });
  }
});

describe("schedules and payments", () => {
  it("a custom loan waits for its rows, and gets its opening with them", async () => {
    const world = await newTenant();
    const terms = {
      method: "custom",
      principal: "300.00",
      installmentCount: "3",
      openingAsOf: "2026-01-10",
      openingPaid: "110.00",
      openingPrincipal: "200.00",
    };
    await importFile(world, "loans", `${LOANS_HEADER}\n${loanLine("C1", terms)}`);
    const waiting = (await world.api("GET", "/v1/loans?externalId=C1")).body.loans[0];
    expect(waiting.status).toBe("awaiting-schedule");
    const header = "loanExternalId,number,dueOn,principal,interest,fee";
    const rows = ["C1,1,2025-11-01,100,10,", "C1,2,2025-12-01,100,10,", "C1,3,2026-02-01,100,10,"];
    const partial = await importFile(world, "schedules", [header, ...rows.slice(0, 2)].join("\n"));
    expect(partial).toMatchObject({ rowsRejected: 2 });
    const job = await importFile(world, "schedules", [header, ...rows].join("\n"));
    expect(job).toMatchObject({ rowsCreated: 3, rowsRejected: 0 });
    const loan = (await world.api("GET", "/v1/loans?externalId=C1")).body.loans[0];
    expect(loan).toMatchObject({ status: "active", principalBalance: 20_000, bucket: "M2" });
    const again = await importFile(world, "schedules", [header, ...rows].join("\n"));
    expect(again).toMatchObject({ rowsUnchanged: 3 });
  });

  it("payments are posted once, wait for loans that are not here, and find them", async () => {
    const world = await newTenant();
    await importFile(world, "loans", `${LOANS_HEADER}\n${loanLine("L1")}`);
    const csv = [
      "externalId,loanExternalId,amount,paidOn,method",
      "P1,L1,652.53,2025-11-01,bank",
      "P2,L9,652.53,2025-11-01,bank",
      "P3,L1,0,2025-11-01,bank",
      "P4,L1,1.00,2099-01-01,bank",
    ].join("\n");
    const job = await importFile(world, "payments", csv);
    expect(job).toMatchObject({ rowsCreated: 1, rowsUnmatched: 1, rowsRejected: 2 });
    const again = await importFile(world, "payments", csv);
    expect(again).toMatchObject({ rowsCreated: 0, rowsUnchanged: 1, rowsUnmatched: 1 });
    await importFile(world, "loans", `${LOANS_HEADER}\n${loanLine("L9")}`);
    const loan = (await world.api("GET", "/v1/loans?externalId=L9")).body.loans[0];
    await vi.waitUntil(
      async () => {
        const state = await world.api("GET", `/v1/loans/${loan.id}/state`);
        return state.body.paidTotal === 65_253;
      },
      { timeout: 20_000, interval: 100 },
    );
  });
});

describe("a mapping", () => {
  it("reads a lender's own headers, words, dates and sums", async () => {
    const world = await newTenant();
    const mapping = {
      kind: "loans",
      dateFormat: "MMM-YYYY",
      columns: {
        externalId: { rowNumber: true },
        borrowerExternalId: { rowNumber: true },
        borrowerName: { constant: "Borrower" },
        principal: { column: "Loan Amount", strip: "$" },
        annualRatePercent: { column: "Rate", strip: "%" },
        installmentCount: { column: "Term", strip: " months" },
        frequency: { constant: "monthly" },
        method: { column: "Kind", values: { A: "annuity" } },
        disbursedOn: { column: "Issued" },
        firstDueOn: { column: "Issued", addMonths: 1 },
      },
    };
    const saved = await world.api("PUT", "/v1/import-mappings/core", mapping);
    expect(saved.status).toBe(200);
    const csv = "Loan Amount,Rate,Term,Kind,Issued\n$5000,12.61%,36 months,A,Feb-2025";
    const job = await importFile(world, "loans", csv, { mapping: "core" });
    expect(job).toMatchObject({ rowsCreated: 1, mapping: "core" });
    const loan = (await world.api("GET", "/v1/loans?externalId=1")).body.loans[0];
    expect(loan).toMatchObject({
      principal: 500_000,
      disbursedOn: "2025-02-01",
      firstDueOn: "2025-03-01",
    });
    expect((await world.api("GET", "/v1/import-mappings/core")).body.mapping).toEqual(mapping);
    const unknown = await world.api(
      "POST",
      "/v1/imports",
      formOf("loans", csv, { mapping: "other" }),
    );
    expect(unknown.body.code).toBe("import.mapping_not_found");
  });
});
