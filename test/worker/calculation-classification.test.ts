import { beforeAll, describe, expect, it } from "vitest";
import { newTenant, type World } from "../support/world";

const PATH = "/v1/calculations/classification";
const LOAN = {
  reference: "L-1",
  product: "closed-end",
  pastDueSince: "2025-12-31",
  exposure: { principal: 1_000_000, interest: 25_000, penalty: 3_100 },
};
const ASKED = { asOf: "2026-04-01", schemes: ["cn-five-tier-2023", "ifrs-9"], loans: [LOAN] };

let world: World;
beforeAll(async () => {
  world = await newTenant();
});

describe("POST /v1/calculations/classification", () => {
  it("answers several schemes at once, with reasons, since when and the provision by part", async () => {
    const { status, body } = await world.api("POST", PATH, ASKED);
    expect(status).toBe(200);
    const [china, ifrs] = body.schemes;
    // 31 December to 1 April is 91 days.
    expect(china.loans[0]).toMatchObject({
      class: "substandard",
      since: "2026-04-01",
      isNonPerforming: true,
      provision: { amount: 257_025, principal: 250_000, interest: 6_250, penalty: 775 },
    });
    expect(china.loans[0].reasons.map(({ rule }: { rule: string }) => rule)).toEqual([
      "overdue-90",
      "overdue",
    ]);
    expect(ifrs.loans[0]).toMatchObject({ class: "stage-3", since: "2026-03-31", provision: null });
  });

  it("takes every listed scheme as a lender's own, and names the flaw of one that is not whole", async () => {
    const { body } = await world.api("GET", "/v1/classification-schemes");
    const own = { ...ASKED, schemes: [], ownSchemes: body.schemes };
    expect((await world.api("POST", PATH, own)).status).toBe(200);
    const [first] = body.schemes;
    const none = await world.api("POST", PATH, { ...own, ownSchemes: [{ ...first, rules: [] }] });
    expect(none.status).toBe(422);
    expect(none.body).toMatchObject({
      code: "classification.scheme_flawed",
      found: { flaw: "gap", of: "rule", name: "special-mention" },
    });
  });

  it("takes no scheme twice, and no word that every object knows for what was said of a loan", async () => {
    const { body } = await world.api("GET", "/v1/classification-schemes");
    const ifrs = body.schemes.find(({ id }: { id: string }) => id === "ifrs-9");
    const twice = await world.api("POST", PATH, { ...ASKED, ownSchemes: [ifrs] });
    expect([twice.status, twice.body.found]).toEqual([
      422,
      { flaw: "name-repeated", of: "scheme", name: "ifrs-9" },
    ]);
    for (const id of ["constructor", "__proto__", "toString"]) {
      const own = { ...ASKED, schemes: [], ownSchemes: [{ ...ifrs, id }] };
      const answer = await world.api("POST", PATH, own);
      expect(answer.status, answer.text).toBe(200);
      expect(answer.body.schemes[0].loans[0]).toMatchObject({
        ...{ class: "stage-3", since: "2026-03-31", overlay: "none", waiting: null },
      });
    }
  });

  it("refuses a scheme that is not there, and a class that its scheme does not have", async () => {
    const unknown = await world.api("POST", PATH, { ...ASKED, schemes: ["xx"] });
    expect(unknown.body).toMatchObject({ code: "classification.scheme_unknown", scheme: "xx" });
    const previous = { "ifrs-9": { class: "stage-4", since: "2026-01-01" } };
    const odd = await world.api("POST", PATH, { ...ASKED, loans: [{ ...LOAN, previous }] });
    expect(odd.body).toMatchObject({ code: "classification.class_unknown", class: "stage-4" });
  });
});

describe("POST /v1/calculations/loss-factors", () => {
  it("multiplies the rolls to loss factors", async () => {
    const rolls = ["3.4", "42.57", "67.12", "72.12", "100"];
    const buckets = rolls.map((rollPercent, index) => {
      return { name: `M${index}`, outstanding: 100_000, rollPercent };
    });
    const { status, body } = await world.api("POST", "/v1/calculations/loss-factors", { buckets });
    expect(status).toBe(200);
    expect(body.buckets[2]).toMatchObject({ factorPercent: "48.4069", loss: 48_407 });
  });
});
