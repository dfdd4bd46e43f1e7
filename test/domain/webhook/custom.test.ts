import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  checkDescription,
  type Description,
  placeOf,
} from "../../../src/domain/webhook/description";
import { parseExact } from "../../../src/domain/webhook/exact-json";
import { compilePath, valuesAt } from "../../../src/domain/webhook/path";
import { readCustom } from "../../../src/domain/webhook/read-custom";
import { instant } from "../../../src/kernel/calendar";
import { DESCRIPTION, MESSAGE } from "../../support/described";

const CAME_AT = instant(Date.parse("2026-06-15T10:00:00Z"));

/** A message whose data differ, as text, so that numbers can be written in any way. */
const bodyWith = (data: string) => JSON.stringify({ ...MESSAGE, data: "…" }).replace('"…"', data);
const read = (body: string, change: Partial<Description["payment"]> = {}) =>
  readCustom(
    { ...DESCRIPTION, payment: { ...DESCRIPTION.payment, ...change } },
    parseExact(body),
    CAME_AT,
  );
const amountIn = (written: string, change: Partial<Description["payment"]> = {}) => {
  const data = `{"id":"p","currency":"USD","at":"2026-06-14T15:00:00Z","amount":${written}}`;
  const { said, findings } = read(bodyWith(data), change);
  const flaw = findings.find(({ pointer }) => pointer === "/payment/amount")?.flaw;
  return said.says === "received" ? said.amount : flaw;
};

describe("an amount is read exactly as it is written", () => {
  test.each([
    ["text in major units", '"1234.50"', 123_450],
    ["a number in major units", "1234.50", 123_450],
    ["a number that no binary fraction holds", "0.29", 29],
    ["a number of the JSON kind with an exponent, when it is a plain one", "1e3", 100_000],
    ["text with an exponent", '"1e3"', "not-decimal"],
    ["separators of thousands", '"1,234.50"', "not-decimal"],
    ["a decimal comma", '"1234,50"', "not-decimal"],
    ["more decimals than the currency has", '"1.005"', "not-decimal"],
    ["zeros behind what counts", '"1.5000"', 150],
    ["zero", "0", "not-positive"],
    ["minus zero", "-0", "not-positive"],
    ["a negative one", '"-5.00"', "not-positive"],
    ["a huge one", "123456789012345678901234567890", "too-large"],
    ["one beyond safe integers", '"90071992547409.93"', "too-large"],
    ["the largest one", '"90071992547409.91"', 9_007_199_254_740_991],
    ["null", "null", "missing"],
    ["nothing", '""', "missing"],
    ["a list", "[1]", "not-a-value"],
    ["an object", "{}", "not-a-value"],
    ["true", "true", "not-a-value"],
    ["words", '"ten"', "not-decimal"],
    ["spaces around it", '" 12.00 "', 1200],
  ])("%s", (_, written, expected) => {
    expect(amountIn(written)).toBe(expected);
  });

  test.each([
    ["minor units", "1250", 1250],
    ["text of minor units", '"1250"', 1250],
    ["a fraction of a minor unit", "12.5", "not-whole"],
    ["a fraction that is none", '"12.0"', "not-whole"],
    ["a huge one", "9007199254740993", "too-large"],
  ])("%s", (_, written, expected) => {
    expect(amountIn(written, { amountUnit: "minor" })).toBe(expected);
  });

  test("of any size, as text or number, in major units or minor ones", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10 ** 13 }), (minor) => {
        const major = `${Math.floor(minor / 100)}.${String(minor % 100).padStart(2, "0")}`;
        expect(amountIn(major)).toBe(minor);
        expect(amountIn(`"${major}"`)).toBe(minor);
        expect(amountIn(String(minor), { amountUnit: "minor" })).toBe(minor);
      }),
    );
  });
});

test("a number too long for a float stays what was written, as an id too", () => {
  const long = "12345678901234567891";
  const { said } = read(bodyWith(`{"id":${long},"currency":"USD","amount":1,"at":null}`), {
    paidOn: null,
  });
  expect(said).toMatchObject({ says: "received", externalId: long, loanExternalId: long });
});

describe("a day is the lender's", () => {
  test.each([
    ["an instant", "instant", '"2026-06-14T23:30:00-04:00"', Date.parse("2026-06-15T03:30:00Z")],
    ["an instant without its offset", "instant", '"2026-06-14T23:30:00"', "not-an-instant"],
    ["seconds", "seconds", "1781451000", 1_781_451_000_000],
    ["seconds as text, with a fraction", "seconds", '"1781451000.25"', 1_781_451_000_250],
    ["milliseconds where seconds were said", "seconds", "1781451000000", "not-an-instant"],
    ["milliseconds", "milliseconds", "1781451000000", 1_781_451_000_000],
    ["seconds where milliseconds were said", "milliseconds", "1781451000", "not-an-instant"],
    ["a day", "date", '"2026-06-14"', "2026-06-14"],
    ["wall-clock time", "date", '"2026-06-14 23:59:59"', "2026-06-14"],
    ["an instant where a day was said", "date", '"2026-06-14T23:30:00Z"', "has-a-zone"],
    ["a day that is none", "date", '"2026-02-30"', "not-a-day"],
    ["American order", "date", '"06/14/2026"', "not-a-day"],
    ["nothing", "date", "null", "missing"],
  ] as const)("%s", (_, paidOnForm, written, expected) => {
    const body = bodyWith(`{"id":"p","currency":"USD","amount":1,"at":${written}}`);
    const { said, findings } = read(body, { paidOnForm });
    const flaw = findings.find(({ pointer }) => pointer === "/payment/paidOn")?.flaw;
    expect(said.says === "received" ? said.at : flaw).toBe(expected);
  });

  test("tells who paid where its path says so, and is no worse without", () => {
    const body = bodyWith('{"id":"p","currency":"USD","amount":"1","at":"2026-06-14T15:00:00Z"}');
    const named = body.replace('"currency"', '"payer":{"name":"Ada Example"},"currency"');
    const payer = "$.data.payer.name";
    expect(read(named, { payer }).said).toMatchObject({ payerName: "Ada Example" });
    expect(read(named).said).toMatchObject({ says: "received", payerName: null });
    expect(read(body, { payer }).said).toMatchObject({ says: "received", payerName: null });
  });

  test("of which nothing is said is when the message came", () => {
    expect(read(JSON.stringify(MESSAGE), { paidOn: null }).said).toMatchObject({ at: CAME_AT });
  });
});

describe("what a message is", () => {
  const said = (message: object, description = DESCRIPTION) =>
    readCustom(description, message, CAME_AT).said;

  test("goes by the value at its path; any other is nothing", () => {
    expect(said(MESSAGE)).toMatchObject({ says: "received", amount: 10_000, loanExternalId: "L1" });
    expect(said({ ...MESSAGE, type: "returned" })).toEqual({
      ...{ says: "reversed", externalId: "pay-1", amount: null, reason: "reversed" },
    });
    expect(said({ ...MESSAGE, type: "ping" })).toEqual({ says: "nothing" });
    expect(said({ ...MESSAGE, type: "ping" }, { ...DESCRIPTION, kind: null })).toMatchObject({
      says: "received",
    });
  });

  test("a kind that is not there, or there twice, is for a person", () => {
    expect(said({ data: MESSAGE.data })).toEqual({ says: "unclear", why: "/kind/path missing" });
    const kind = { ...DESCRIPTION.kind, path: "$.tags[*]", payments: ["settled"], reversals: [] };
    expect(said({ ...MESSAGE, tags: ["settled", "x"] }, { ...DESCRIPTION, kind })).toMatchObject({
      ...{ says: "unclear", why: '/kind/path several "settled", "x"' },
    });
  });

  test("each flaw is told at its field with what stands there", () => {
    const data = { id: null, amount: "1,234.50", currency: "Euro", at: "soon" };
    const { findings } = readCustom(DESCRIPTION, { ...MESSAGE, data }, CAME_AT);
    expect(findings.map(({ pointer, flaw }) => [pointer, flaw])).toEqual([
      ["/kind/path", null],
      ["/payment/reference", "missing"],
      ["/payment/loan", null],
      ["/payment/currency", "not-a-currency"],
      ["/payment/amount", "not-decimal"],
      ["/payment/paidOn", "not-an-instant"],
    ]);
    expect(findings.at(-2)?.found).toEqual(['"1,234.50"']);
  });

  test("a value deep in a list is found by a filter, and two are told", () => {
    const items = [
      { type: "fee", amount: 1 },
      { type: "payment", amount: 100 },
    ];
    const payment = {
      ...DESCRIPTION.payment,
      amount: "$.data.items[?@.type == 'payment'].amount",
    };
    const message = { ...MESSAGE, data: { ...MESSAGE.data, items } };
    expect(said(message, { ...DESCRIPTION, payment })).toMatchObject({ amount: 10_000 });
    const twice = { ...message, data: { ...message.data, items: [...items, ...items] } };
    expect(said(twice, { ...DESCRIPTION, payment })).toMatchObject({ says: "unclear" });
  });

  test("a part that is taken back is told as a part", () => {
    const reversal = { reference: "$.data.of", amount: "$.data.amount", reason: "$.data.why" };
    const data = { of: "pay-1", amount: "40.00", currency: "USD", why: "returned" };
    expect(said({ ...MESSAGE, type: "returned", data }, { ...DESCRIPTION, reversal })).toEqual({
      ...{ says: "reversed", externalId: "pay-1", amount: 4_000, reason: "returned" },
    });
  });

  test("no message makes it throw", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (json) => {
        expect(readCustom(DESCRIPTION, json, CAME_AT).said.says).toMatch(/unclear|nothing/);
      }),
    );
  });
});

describe("paths", () => {
  test("of a thousand steps are refused, in a body a thousand deep nothing is lost", () => {
    expect(compilePath(`$${".a".repeat(140)}`)).toMatchObject({
      refusal: { code: "webhook.path_too_costly" },
    });
    const deep = `${'{"a":'.repeat(1_000)}1${"}".repeat(1_000)}`;
    expect(valuesAt(`$${".a".repeat(20)}`, parseExact(deep), 2)).toHaveLength(1);
    const list = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;
    expect(valuesAt("$[0]", parseExact(list), 2).length).toBeLessThanOrEqual(1);
  });

  test.each([
    ["$..amount", "webhook.path_too_costly"],
    ["$.a[*].b[*].c[*]", "webhook.path_too_costly"],
    ["$.a[*,*]", "webhook.path_too_costly"],
    ["$.a[?match(@.b, '(a+)+$')]", "webhook.path_too_costly"],
    ["$.a[?search(@.b, 'x')]", "webhook.path_too_costly"],
    ["$.a[?@.b[*]]", "webhook.path_too_costly"],
    ["$.a[?@[?@.b]]", "webhook.path_too_costly"],
    ["$.a[?count(@.*) > 1]", "webhook.path_too_costly"],
    ["$.a[?$..b == 1]", "webhook.path_invalid"],
    ["a.b", "webhook.path_invalid"],
    ["$.a[", "webhook.path_invalid"],
    ["", "webhook.path_invalid"],
    [`$.${"x".repeat(400)}`, "webhook.path_too_costly"],
  ])("%s is refused", (path, code) => {
    expect(compilePath(path)).toMatchObject({ ok: false, refusal: { code } });
  });

  test("say at which character they are wrong", () => {
    expect(compilePath("$.data[amount]")).toMatchObject({
      refusal: { detail: expect.stringMatching(/at character \d+$/) },
    });
  });

  test.each([
    ["$.data.id", ["p"]],
    ["$['data']['id']", ["p"]],
    ["$.list[0]", [1]],
    ["$.list[-1]", [3]],
    ["$.list[*]", [1, 2, 3]],
    ["$.list[1:]", [2, 3]],
    ["$.rows[?@.k == 'b' && @.v > 1].v", [2]],
    ["$.rows[?!@.w].v", [1, 2]],
    ["$.nothing", []],
    ["$.data.constructor", []],
    ["$.data.__proto__", []],
  ])("%s finds its values", (path, expected) => {
    const rows = [
      { k: "a", v: 1 },
      { k: "b", v: 2 },
    ];
    expect(valuesAt(path, { data: { id: "p" }, list: [1, 2, 3], rows }, 9)).toEqual(expected);
  });

  test("that were taken end soon, whatever the body", () => {
    const body = Array.from({ length: 20_000 }, () => ({ a: Array(5).fill({ b: 1 }) }));
    const query = compilePath("$[*].a[?@.b == 2].c");
    expect(query.ok && query.value.query(body).length).toBe(0);
  });
});

describe("a description is checked as a whole, each flaw at its field", () => {
  const { signature, timestamp, kind, payment } = DESCRIPTION;
  test.each<[string, Partial<Description>, string]>([
    [
      "a header with a space",
      { signature: { ...signature, header: "X Sig" } },
      "/signature/header webhook.header_invalid",
    ],
    [
      "a body that nobody signs",
      { signature: { ...signature, signed: "{timestamp}" } },
      "/signature/signed webhook.template_without_body",
    ],
    [
      "something unknown that is signed",
      { signature: { ...signature, signed: "{timestamp}{url}{body}" } },
      "/signature/signed webhook.template_unknown {url}",
    ],
    [
      "an id that is signed and nowhere",
      { messageId: null, signature: { ...signature, signed: "{id}{timestamp}{body}" } },
      "/signature/signed webhook.template_without_place {id}",
    ],
    [
      "a time that is signed and nowhere",
      { timestamp: null },
      "/signature/signed webhook.template_without_place {timestamp}",
    ],
    [
      "a time in a header that nobody signs",
      { signature: { ...signature, signed: "{body}" } },
      "/timestamp/from webhook.timestamp_not_signed",
    ],
    [
      "a tolerance of nothing",
      { timestamp: timestamp && { ...timestamp, toleranceSeconds: 0 } },
      "/timestamp/toleranceSeconds webhook.tolerance_out_of_range",
    ],
    ["a place that is none", { messageId: "id" }, "/messageId webhook.place_invalid"],
    ["a path that is none", { messageId: "$.[" }, "/messageId webhook.path_invalid"],
    [
      "kinds without values",
      { kind: kind && { ...kind, payments: [] } },
      "/kind/payments webhook.kind_without_values",
    ],
    [
      "a value that means both",
      { kind: kind && { ...kind, reversals: ["x", "settled"] } },
      "/kind/reversals/1 webhook.kind_twice settled",
    ],
    [
      "an amount everywhere",
      { payment: { ...payment, amount: "$..amount" } },
      "/payment/amount webhook.path_too_costly",
    ],
    [
      "a currency that is none",
      { payment: { ...payment, currency: "Euro" } },
      "/payment/currency webhook.currency_invalid",
    ],
    [
      "a method that is none",
      { payment: { ...payment, method: "a\nb" } },
      "/payment/method webhook.method_invalid",
    ],
  ])("%s", (_, change, expected) => {
    const flaws = checkDescription({ ...DESCRIPTION, ...change });
    expect(flaws).toHaveLength(1);
    const [flaw] = flaws;
    expect(`${flaw?.pointer} ${flaw?.code} ${flaw?.detail ?? ""}`).toContain(expected);
  });

  test("nothing is wrong with a good one, and all is told of a bad one", () => {
    expect(checkDescription(DESCRIPTION)).toEqual([]);
    const payment = { ...DESCRIPTION.payment, reference: "", loan: "x", amount: "$[" };
    expect(checkDescription({ ...DESCRIPTION, payment, messageId: "?" })).toHaveLength(4);
  });

  test.each([
    ["$.id", { in: "body", path: "$.id" }],
    ["header:X-Id", { in: "header", name: "X-Id", part: null }],
    ["header:X-Sig[t]", { in: "header", name: "X-Sig", part: "t" }],
    ["header:", undefined],
    ["X-Id", undefined],
  ])("%s is a place or none", (text, expected) => {
    expect(placeOf(text)).toEqual(expected);
  });
});
