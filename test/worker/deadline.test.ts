import { describe, expect, test } from "vitest";
import type { PolicyDocument } from "../../src/domain/policy/policy";
import { documentOf } from "../../src/domain/policy/templates";
import { addDays, businessDate } from "../../src/kernel/calendar";
import { newMember } from "../support/foreign";
import { addLoan, newLender } from "../support/lender";
import { approved } from "../support/policy-versions";
import type { World } from "../support/world";

/** The day before the first installment falls due. */
const START = businessDate("2026-02-09");
const DUE = businessDate("2026-02-10");
const HEAD = {
  name: "Test Lender",
  locale: "en",
  timezone: "America/New_York",
  letterhead: "Test Lender\n1 Harbor Street",
} as const;

/** Mortgages of a lender in the States, who get the letter that the law demands on a day. */
function mortgages(day: number): PolicyDocument {
  const document = documentOf("seven-months");
  const notice = { kind: "notice", channels: ["email"], template: "early-intervention" } as const;
  const ladder = [...document.ladder, { step: "help", day, actions: [notice] }];
  return {
    ...document,
    ladder: ladder.toSorted((one, other) => (one.day ?? 0) - (other.day ?? 0)),
    contact: {
      ...document.contact,
      lender: { supervisedIn: ["US"] },
      productClasses: { home: "mortgage", card: "card" },
    },
  };
}

async function withMortgage(product = "home") {
  const world = await newLender(START);
  const ctx = await world.open();
  await approved(world, mortgages(40), START);
  await addLoan(ctx, {
    ...{ externalId: "L1", borrowerExternalId: "B1", product, residence: "US-ME" },
    ...{ email: "ada@example.com", timezone: "America/New_York" },
  });
  await ctx.access.changePreferences(HEAD);
  const { body } = await world.api("GET", "/v1/loans?externalId=L1");
  const { id, borrowerId } = body.loans[0];
  return { world, id, borrowerId };
}

async function moveTo(world: World, days: number): Promise<void> {
  const on = addDays(DUE, days);
  expect((await world.api("PUT", "/v1/clock", { on })).status).toBeLessThan(300);
  await world.settle();
}

async function told(world: World, id: string) {
  const { body } = await world.api("GET", `/v1/loans/${id}/deadlines`);
  const deadlines = body.deadlines as readonly Record<string, string>[];
  return Object.fromEntries(
    deadlines.map(({ rule, state, on, doneOn }) => [rule, [state, on, doneOn]]),
  );
}

describe("the deadlines of a loan", () => {
  test("are met by the step that writes the letter and by the call that is told", async () => {
    const { world, id } = await withMortgage();
    expect(await told(world, id)).toEqual({});
    await moveTo(world, 20);
    expect(await told(world, id)).toEqual({
      live36: ["due", addDays(DUE, 36), null],
      notice45: ["due", addDays(DUE, 45), null],
      f120: ["waiting", addDays(DUE, 121), null],
    });
    await world.api("POST", "/v1/contacts", {
      ...{ borrowerExternalId: "B1", loanId: id, externalId: "c1", channel: "phone" },
      ...{ at: Date.parse("2026-03-02T10:00:00-05:00"), result: "no-answer" },
    });
    await moveTo(world, 46);
    expect(await told(world, id)).toMatchObject({
      // The second installment fell due on day 28, and nobody called about that one.
      live36: ["due", addDays(DUE, 28 + 36), null],
      notice45: ["met", addDays(DUE, 45), addDays(DUE, 40)],
    });
  });

  test("are those of its own kind of loan", async () => {
    const { world, id } = await withMortgage("card");
    await moveTo(world, 20);
    expect(await told(world, id)).toEqual({});
  });

  test("count arrears from the day that ends with two payments missing, whatever comes the day after", async () => {
    const world = await newLender(START);
    const ctx = await world.open();
    const document = mortgages(40);
    const contact = { ...document.contact, productClasses: { personal: "consumer" } } as const;
    await approved(world, { ...document, contact }, START);
    await addLoan(ctx, { externalId: "L1", product: "personal", residence: "GB" });
    const { body } = await world.api("GET", "/v1/loans?externalId=L1");
    await moveTo(world, 30);
    const s86b = async () => (await told(world, body.loans[0].id))["s86b"];
    // Due on 10 February and 10 March, and nothing came.
    const due = ["due", businessDate("2026-03-23"), null];
    expect(await s86b()).toEqual(due);
    const pay = (externalId: string, amount: number) =>
      world.api("POST", "/v1/payments", {
        ...{ externalId, loanExternalId: "L1", amount, paidOn: "2026-03-11" },
      });
    await pay("p1", 100_00);
    expect(await s86b()).toEqual(due);
    await pay("p2", 100_00);
    expect(await s86b()).toBeUndefined();
  });

  test("are none of a loan whose schedule has not come yet", async () => {
    const { world } = await withMortgage();
    await addLoan(await world.open(), {
      ...{ externalId: "L2", borrowerExternalId: "B2", method: "custom", product: "home" },
    });
    const { body } = await world.api("GET", "/v1/loans?externalId=L2");
    expect(await told(world, body.loans[0].id)).toEqual({});
  });

  test("stand on its page", async () => {
    const { world, id } = await withMortgage();
    await moveTo(world, 46);
    const page = await (await newMember(world, "officer")).get(`/loans/${id}`);
    expect(page.text).toContain("What the law asks by a day");
    expect(page.text).toContain("Early intervention notice");
    expect(page.text).toContain("12 CFR 1024.39(b)");
  });
});

describe("a letter that the law demands", () => {
  async function lettersOf(world: World, borrowerId: string) {
    const { body } = await world.api("GET", `/v1/notices?borrowerId=${borrowerId}&limit=100`);
    return body.notices as readonly Record<string, string>[];
  }

  test("goes out to a borrower who asked to stop, and no other letter does", async () => {
    const { world, borrowerId } = await withMortgage();
    await moveTo(world, 0);
    await world.api("PUT", `/v1/borrowers/${borrowerId}/stop`, { reason: "asked by phone" });
    await moveTo(world, 46);
    const states = (await lettersOf(world, borrowerId)).map(({ template, state }) => [
      template,
      state,
    ]);
    expect(states).toContainEqual(["early-intervention", "sent"]);
    const others = states.filter(([template]) => template?.startsWith("past-due"));
    expect(others.length).toBeGreaterThan(0);
    expect(others.every(([, state]) => state === "denied")).toBe(true);
  });

  test("is not written by a lender without an address to answer to", async () => {
    const { world, borrowerId } = await withMortgage();
    await (await world.open()).access.changePreferences({ ...HEAD, letterhead: null });
    await moveTo(world, 41);
    const help = (await lettersOf(world, borrowerId)).find(({ step }) => step === "help");
    expect(help).toMatchObject({ state: "failed", failure: "notice.template_failed" });
  });
});

test("the rules of contact name what no step writes, until one does", async () => {
  const world = await newLender(START);
  const gaps = async () => {
    const { body } = await world.api("GET", "/v1/contact-packs");
    return (body.gaps as readonly Record<string, string>[]).map(({ rule, byDay }) => [rule, byDay]);
  };
  // Nothing says that it makes no mortgages.
  expect(await gaps()).toEqual([["notice45", 45]]);
  await approved(world, mortgages(46), START);
  expect(await gaps()).toEqual([["notice45", 45]]);
  const late = await world.open();
  expect(late.policy.contact.lender).toEqual({ supervisedIn: ["US"] });
  const second = await newLender(START);
  await approved(second, mortgages(45), START);
  const { body } = await second.api("GET", "/v1/contact-packs");
  expect(body.gaps).toEqual([]);
  const standing = (id: string) =>
    (body.packs as readonly Record<string, string>[]).find((pack) => pack["id"] === id)?.[
      "standing"
    ];
  expect([standing("US-REGX"), standing("UK-CCA"), standing("US-STATES")]).toEqual([
    ...["binds", "elsewhere", "off"],
  ]);
  // A product that is not named may be a mortgage all the same: the pack binds, its letter is no gap.
  const third = await newLender(START);
  const document = mortgages(46);
  const cards = { ...document.contact, productClasses: { card: "card" } } as const;
  await approved(third, { ...document, contact: cards }, START);
  const answer = (await third.api("GET", "/v1/contact-packs")).body;
  const regX = (answer.packs as readonly Record<string, string>[]).find(
    (pack) => pack["id"] === "US-REGX",
  );
  expect([answer.gaps, regX?.["standing"]]).toEqual([[], "binds"]);
});

test("where a borrower lives decides whose rules bind, and the answer says so", async () => {
  const world = await newLender(START);
  const ctx = await world.open();
  for (const [name, residence] of [
    ["B1", "GB-SCT"],
    ["B2", ""],
  ] as const) {
    await addLoan(ctx, { externalId: `L-${name}`, borrowerExternalId: name, residence });
  }
  const asked = async (borrowerExternalId: string) => {
    const { body } = await world.api("POST", "/v1/contact-permits", {
      ...{ borrowerExternalId, channel: "visit", purpose: "service", party: "borrower" },
      place: "home",
    });
    const packs = body.decision.packs as readonly Record<string, string>[];
    return [body.decision.facts.residence, packs.some(({ id }) => id === "UK-CONC")];
  };
  expect(await asked("B1")).toEqual(["GB-SCT", true]);
  expect(await asked("B2")).toEqual([null, false]);
});
