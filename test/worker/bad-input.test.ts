import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { documentOf } from "../../src/domain/policy/templates";
import { newTenant, type World } from "../support/world";

// Issue 2, figure 6: malformed bodies and files always end in a clear refusal that names the field,
// never in a fault, and leave nothing behind.

type Kind = "text" | "amount" | "count" | "date" | "rate" | "word";
type Fields = Readonly<Record<string, Kind>>;
type BodyCase = Readonly<{
  name: string;
  method: string;
  path: string;
  body: unknown;
  field: string;
}>;
type FileCase = Readonly<{
  name: string;
  kind: string;
  content: string | Uint8Array;
  field: string;
}>;

const LOAN = {
  externalId: "X1",
  borrowerExternalId: "XB1",
  borrowerName: "Ada Park",
  principal: 100_000,
  annualRatePercent: "12",
  installmentCount: 12,
  frequency: "monthly",
  method: "annuity",
  disbursedOn: "2025-10-01",
  firstDueOn: "2025-11-01",
};
const LOAN_FIELDS: Fields = {
  externalId: "text",
  borrowerExternalId: "text",
  borrowerName: "text",
  principal: "amount",
  annualRatePercent: "rate",
  installmentCount: "count",
  frequency: "word",
  method: "word",
  disbursedOn: "date",
  firstDueOn: "date",
};
const { externalId: _e, borrowerExternalId: _b, borrowerName: _n, ...TERMS } = LOAN;
const { externalId: _e2, borrowerExternalId: _b2, borrowerName: _n2, ...TERM_FIELDS } = LOAN_FIELDS;
const PAYMENT = { externalId: "XP1", loanExternalId: "KNOWN", amount: 1000, paidOn: "2026-01-05" };
const PAYMENT_FIELDS: Fields = {
  externalId: "text",
  loanExternalId: "text",
  amount: "amount",
  paidOn: "date",
};
const LINE = { dueOn: "2026-01-31", principal: 100, interest: 1 };

const MODIFICATION = { kind: "re-age", installmentCount: 6, firstDueOn: "2026-01-05" };
const MODIFICATION_FIELDS: Fields = { kind: "word", installmentCount: "count", firstDueOn: "date" };
const FLOW = { on: "2026-01-31", amount: 10_000 };
const FLOW_FIELDS: Fields = { on: "date", amount: "amount" };

const CASE = { borrowerId: "bor_01", stage: "contact", reason: "called us" };
const CASE_FIELDS: Fields = { stage: "text", reason: "text" };
const TASK = { borrowerId: "bor_01", title: "call", dueOn: "2099-01-01" };
const TASK_FIELDS: Fields = { title: "text", dueOn: "date" };
const HOLD = {
  reason: "dispute",
  legalBasis: "law",
  owner: "team",
  stops: ["steps"],
  to: "2099-01-01",
};
const CONTACT = {
  borrowerId: "bor_01",
  externalId: "c-1",
  channel: "phone",
  at: Date.UTC(2026, 0, 5, 15),
};
const CONTACT_FIELDS: Fields = { externalId: "text", channel: "word", at: "amount" };
const HOLD_FIELDS: Fields = { reason: "text", legalBasis: "text", owner: "text" };

const PROMISE = { amount: 100, dueOn: "2026-01-20" };
const PROMISE_FIELDS: Fields = { amount: "amount", dueOn: "date" };

const POLICY = documentOf("seven-months");
const POLICY_FIELDS: Fields = { name: "text", allocation: "word" };

const WRONG: Readonly<Record<Kind, readonly unknown[]>> = {
  text: [42, true, {}, [], null, "", "  ", "a\u0000b", "x".repeat(5000), "\ud800"],
  amount: ["12.50", -1, 0.5, 1e300, null, {}, [], true, 2 ** 53, 0, ""],
  count: ["60", 0, -3, 2.5, 1e9, null, [], ""],
  date: [
    "2026-02-30",
    "yesterday",
    "01/02/2026",
    20_260_102,
    null,
    "",
    "0000-00-00",
    "2026-1-5",
    {},
  ],
  rate: [14.07, "fourteen", "-1", "1e3", "", null, "12.1234567891", "12,5", "99999"],
  word: ["lump", 7, null, "", "constructor", "__proto__", "every-0-days"],
};
const WRONG_TEXT: Readonly<Record<Kind, readonly string[]>> = {
  text: ["", "a\u0001b", "x".repeat(5000)],
  amount: ["", "abc", "-1", "12.345", "1e5", "$5", "99999999999999999", "0", "NaN"],
  count: ["", "0", "-1", "1.5", "1e3", "99999", "twelve"],
  date: ["", "2026-02-30", "31.12.2025", "soon", "0000-00-00", "20260101"],
  rate: ["", "ten", "-1", "12%", "1e2", "12.1234567891"],
  word: ["", "lump", "constructor", "__proto__"],
};

/** The same choice among many on every run (a small linear congruential generator). */
function picker(seed: number): <T>(list: readonly T[]) => T {
  let state = seed;
  return (list) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return list[Math.floor((state / 2 ** 32) * list.length)] as (typeof list)[number];
  };
}

function bodyCases(count: number): readonly BodyCase[] {
  const pick = picker(7);
  const targets = [
    ["POST", "/v1/loans", LOAN, LOAN_FIELDS, (one: object) => one],
    ["POST", "/v1/loans", LOAN, LOAN_FIELDS, (one: object) => ({ loans: [one] })],
    ["POST", "/v1/payments", PAYMENT, PAYMENT_FIELDS, (one: object) => one],
    ["POST", "/v1/payments", PAYMENT, PAYMENT_FIELDS, (one: object) => ({ payments: [one] })],
    ["POST", "/v1/calculations/schedule", TERMS, TERM_FIELDS, (one: object) => one],
    [
      "POST",
      "/v1/calculations/loan-state",
      LINE,
      { dueOn: "date" } as Fields,
      (one: object) => ({ schedule: [one], asOf: "2026-01-31" }),
    ],
    [
      "POST",
      "/v1/calculations/quote",
      LINE,
      { dueOn: "date" } as Fields,
      (one: object) => ({ schedule: [one], asOf: "2026-01-31" }),
    ],
    [
      "POST",
      "/v1/calculations/modification",
      TERMS,
      TERM_FIELDS,
      (one: object) => ({ terms: one, asOf: "2025-12-05", request: { kind: "re-amortize" } }),
    ],
    [
      "POST",
      "/v1/calculations/modification",
      MODIFICATION,
      MODIFICATION_FIELDS,
      (one: object) => ({ terms: TERMS, asOf: "2025-12-05", request: one }),
    ],
    [
      "POST",
      "/v1/calculations/delinquency",
      { from: "2026-01-01" },
      { from: "date" } as Fields,
      ({ from }: { from?: unknown }) => ({
        schedule: [LINE],
        asOf: "2026-01-31",
        counting: { pauses: [{ from }] },
      }),
    ],
    [
      "POST",
      "/v1/calculations/apr",
      FLOW,
      FLOW_FIELDS,
      (one: object) => ({ basis: "us-reg-z", advances: [FLOW], payments: [one] }),
    ],
    [
      "PUT",
      "/v1/policies/2",
      { effectiveOn: "2026-02-01" },
      { effectiveOn: "date" } as Fields,
      (one: object) => ({ ...one, document: POLICY }),
    ],
    ["POST", "/v1/cases", CASE, CASE_FIELDS, (one: object) => one],
    [
      "POST",
      "/v1/promises",
      PROMISE,
      PROMISE_FIELDS,
      (one: object) => ({ ...one, loanId: "loan_01" }),
    ],
    ["POST", "/v1/tasks", TASK, TASK_FIELDS, (one: object) => one],
    ["POST", "/v1/contacts", CONTACT, CONTACT_FIELDS, (one: object) => one],
    ["POST", "/v1/loans/loan_01/holds", HOLD, HOLD_FIELDS, (one: object) => one],
    ["POST", "/v1/policies/validate", POLICY, POLICY_FIELDS, (one: object) => one],
    [
      "POST",
      "/v1/calculations/apr",
      TERMS,
      TERM_FIELDS,
      (one: object) => ({ basis: "eu-aprc-month", terms: one }),
    ],
  ] as const;
  return Array.from({ length: count }, (_, index) => {
    const [method, path, base, fields, wrap] = targets[index % targets.length] ?? targets[0];
    const field = pick(Object.keys(fields));
    const value = pick([...WRONG[fields[field] ?? "text"], MISSING]);
    const { [field]: _gone, ...rest } = base as Record<string, unknown>;
    const body = wrap(value === MISSING ? rest : { ...rest, [field]: value });
    const said = value === MISSING ? "missing" : JSON.stringify(value)?.slice(0, 40);
    return { name: `${index} ${path} ${field} = ${said}`, method, path, body, field };
  });
}
const MISSING = Symbol("missing");

const RAW_BODIES: readonly (readonly [method: string, path: string, body: string])[] = [
  "/v1/loans",
  "/v1/payments",
  "/v1/calculations/schedule",
  "/v1/calculations/loan-state",
  "/v1/calculations/modification",
  "/v1/calculations/consolidation",
  "/v1/calculations/quote",
  "/v1/calculations/delinquency",
  "/v1/calculations/apr",
  "/v1/cases",
  "/v1/contacts",
  "/v1/contact-permits",
  "/v1/cases/cas_01/notes",
  "/v1/tasks",
  "/v1/loans/loan_01/holds",
  "/v1/promises",
  "/v1/policies",
  "/v1/policies/validate",
  "/v1/policies/1/simulations",
  "/v1/policies/1/backtests",
  "/v1/imports",
].flatMap((path) =>
  [
    "",
    "{",
    "null",
    "[]",
    "42",
    '"text"',
    '{"loans":{}}',
    '{"payments":[]}',
    '{"payments":{}}',
    '{"payments":[{}],"surprise":1}',
    '{"a":'.repeat(2000),
  ].map((body) => ["POST", path, body] as const),
);

const LOAN_HEADER = Object.keys(LOAN_FIELDS);
const PAYMENT_HEADER = Object.keys(PAYMENT_FIELDS);
const SCHEDULE_FIELDS: Fields = {
  loanExternalId: "text",
  number: "count",
  dueOn: "date",
  principal: "amount",
  interest: "amount",
};
const FILE_ROWS: Readonly<Record<string, readonly [Fields, Readonly<Record<string, string>>]>> = {
  loans: [LOAN_FIELDS, { ...strings(LOAN), principal: "1000.00" }],
  payments: [PAYMENT_FIELDS, { ...strings(PAYMENT), amount: "10.00" }],
  schedules: [
    SCHEDULE_FIELDS,
    { loanExternalId: "KNOWN", number: "1", dueOn: "2026-01-01", principal: "10", interest: "1" },
  ],
};

function strings(record: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, String(value)]));
}

function fileCases(count: number): readonly FileCase[] {
  const pick = picker(11);
  return Array.from({ length: count }, (_, index) => {
    const kind = pick(Object.keys(FILE_ROWS));
    const [fields, row] = FILE_ROWS[kind] ?? [LOAN_FIELDS, {}];
    const field = pick(Object.keys(fields));
    const choices = WRONG_TEXT[fields[field] ?? "text"];
    const allowed = kind === "schedules" ? choices.filter((value) => value !== "0") : choices;
    const value = pick(allowed);
    const header = Object.keys(fields);
    const cells = header.map((name) => (name === field ? value : (row[name] ?? "")));
    const line = cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(",");
    const name = `${index} ${kind} ${field} = ${JSON.stringify(value).slice(0, 40)}`;
    return { name, kind, content: `${header.join(",")}\n${line}\n`, field };
  });
}

const BROKEN_FILES: readonly FileCase[] = [
  { name: "no header", kind: "loans", content: "\n\n\n", field: "header" },
  { name: "missing column", kind: "loans", content: "externalId\nX1\n", field: "principal" },
  {
    name: "column twice",
    kind: "payments",
    content: `amount,${PAYMENT_HEADER.join(",")}\n1,1,1,1,1\n`,
    field: "amount",
  },
  {
    name: "binary",
    kind: "loans",
    content: new Uint8Array([0x50, 0x4b, 3, 4, 0xff, 0xfe, 0x80]),
    field: "UTF-8",
  },
  {
    name: "unclosed quote",
    kind: "loans",
    content: `${LOAN_HEADER.join(",")}\n"X1,a,b,1,1,1,1\n`,
    field: "row",
  },
  {
    name: "too many cells",
    kind: "payments",
    content: `${PAYMENT_HEADER.join(",")}\nXP1,KNOWN,1,2026-01-01,a,b,c\n`,
    field: "row",
  },
  { name: "JSON", kind: "loans", content: '{"loans":[]}', field: "externalId" },
];

/** How many rows each table has of a tenant; files and the log of what was tried left out. */
async function counts(world: World): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const [name, database] of [
    ["control", env.CONTROL],
    ["0", env.SHARD_00],
    ["1", env.SHARD_01],
  ] as const) {
    const tables = await database
      .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%tenant_id%'")
      .all<{ name: string }>();
    for (const table of tables.results) {
      if (table.name === "import_job" || table.name === "control_audit") continue;
      const counted = await database
        .prepare(`SELECT COUNT(*) AS n FROM "${table.name}" WHERE tenant_id = ?1`)
        .bind(world.tenantId)
        .first<number>("n");
      found[`${name}.${table.name}`] = counted ?? 0;
    }
  }
  return found;
}

async function worldWithLoan(): Promise<World> {
  const world = await newTenant();
  const known = { ...LOAN, externalId: "KNOWN", borrowerExternalId: "KB" };
  const made = await world.api("POST", "/v1/loans", known);
  expect(made.status, made.text).toBe(201);
  return world;
}

describe("malformed input", () => {
  it("200 bodies are each refused by name, and leave nothing behind", async () => {
    const world = await worldWithLoan();
    const before = await counts(world);
    for (const { name, method, path, body, field } of bodyCases(200)) {
      const answer = await world.api(method, path, body);
      const results = answer.body.results as readonly { status: string }[] | undefined;
      // Of several each has its own result, however malformed it is.
      if (path !== "/v1/calculations/apr" && /"(loans|payments)":/.test(JSON.stringify(body))) {
        expect(answer.status, `${name}: ${answer.text}`).toBe(200);
        expect(
          results?.map(({ status }) => status),
          name,
        ).toEqual(["refused"]);
      } else expect([400, 404, 409, 422], `${name}: ${answer.text}`).toContain(answer.status);
      expect(answer.text, name).toContain(field);
    }
    expect(await counts(world)).toEqual(before);
  });

  it("bodies that are no such thing at all are refused, and leave nothing behind", async () => {
    const world = await worldWithLoan();
    const before = await counts(world);
    for (const [method, path, body] of RAW_BODIES) {
      const headers = { "content-type": "application/json" };
      const answer = await world.api(method, path, body, headers);
      const name = `${path} ${body.slice(0, 30)}: ${answer.text}`;
      expect([400, 422], name).toContain(answer.status);
      expect(answer.body.code, name).toMatch(/^request\./);
    }
    const plain = await world.api("POST", "/v1/loans", "a=b", { "content-type": "text/plain" });
    expect(plain.status).toBe(415);
    expect(await counts(world)).toEqual(before);
  });

  it("60 files and more are each refused row by row with the field, and leave nothing behind", async () => {
    const world = await worldWithLoan();
    const before = await counts(world);
    const cases = [...fileCases(60), ...BROKEN_FILES];
    const ids: string[] = [];
    for (const { name, kind, content } of cases) {
      const form = new FormData();
      form.set("kind", kind);
      form.set("file", new File([content as BlobPart], "bad.csv", { type: "text/csv" }));
      const started = await world.api("POST", "/v1/imports", form);
      expect(started.status, `${name}: ${started.text}`).toBe(202);
      ids.push(started.body.id);
    }
    await world.settle();
    for (const [index, { name, field }] of cases.entries()) {
      const job = (await world.api("GET", `/v1/imports/${ids[index]}`)).body;
      const { rows } = (await world.api("GET", `/v1/imports/${ids[index]}/rows`)).body;
      expect(["finished", "failed"], name).toContain(job.status);
      expect(job.rowsAccepted, `${name}: ${JSON.stringify(rows)}`).toBe(0);
      const reasons = JSON.stringify([job.failure, rows]);
      expect(reasons, name).toContain(field);
    }
    expect(await counts(world)).toEqual(before);
  });

  it("forms without their parts are refused by name", async () => {
    const world = await newTenant();
    const file = () => new File(["externalId\n"], "a.csv", { type: "text/csv" });
    const cases: readonly (readonly [Readonly<Record<string, string | File>>, string])[] = [
      [{}, "kind"],
      [{ kind: "loans" }, "file"],
      [{ kind: "people", file: file() }, "kind"],
      [{ kind: "loans", file: "text" }, "file"],
      [{ kind: "loans", file: file(), mapping: "{oops" }, "mapping"],
      [{ kind: "loans", file: file(), mapping: '{"kind":"loans"}' }, "columns"],
      [
        { kind: "loans", file: file(), mapping: '{"kind":"loans","columns":{"x":{"column":"a"}}}' },
        "x",
      ],
      [{ kind: "loans", file: file(), openingTolerancePercent: "-1" }, "openingTolerancePercent"],
      [{ kind: "loans", file: file(), defaultCountry: "USA" }, "defaultCountry"],
      [{ kind: "loans", file: file(), dryRun: "maybe" }, "dryRun"],
      [{ kind: "loans", file: file(), surprise: "1" }, "surprise"],
    ];
    for (const [fields, named] of cases) {
      const form = new FormData();
      for (const [name, value] of Object.entries(fields)) form.set(name, value);
      const answer = await world.api("POST", "/v1/imports", form);
      expect(answer.status, `${named}: ${answer.text}`).toBe(422);
      expect(JSON.stringify(answer.body.errors)).toContain(named);
    }
    expect((await world.api("GET", "/v1/imports")).body.imports).toEqual([]);
  });
});
