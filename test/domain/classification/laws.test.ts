import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { classify } from "../../../src/domain/classification/classify";
import { rankOf } from "../../../src/domain/classification/scheme";
import { SCHEMES } from "../../../src/domain/classification/schemes/all";
import { spreadAcross } from "../../../src/domain/classification/spread";
import { addDays, businessDate } from "../../../src/kernel/calendar";
import { minor } from "../../../src/kernel/money";
import { CLEAN, schemeOf } from "../../support/classified";

const TODAY = businessDate("2026-06-30");
const scheme = fc.constantFrom(...SCHEMES);
const days = fc.nat(2000);

describe("laws of classes", () => {
  it("more days past due never give a better class", () => {
    fc.assert(
      fc.property(scheme, days, days, (one, a, more) => {
        const rank = (late: number) => {
          const since = addDays(TODAY, -late);
          const facts = { ...CLEAN, pastDueSince: since, materialSince: since };
          return rankOf(one, classify(one, facts, null, null, TODAY).class);
        };
        expect(rank(a + more)).toBeGreaterThanOrEqual(rank(a));
      }),
    );
  });

  it("asked day by day with what the day before gave, a late loan has the class of asking once", () => {
    fc.assert(
      fc.property(scheme, fc.nat(450), (one, late) => {
        const facts = { ...CLEAN, pastDueSince: TODAY, materialSince: TODAY };
        let told = classify(one, facts, null, null, TODAY);
        for (let day = 1; day <= late; day += 1) {
          told = classify(one, facts, told, null, addDays(TODAY, day));
        }
        const once = classify(one, facts, null, null, addDays(TODAY, late));
        expect(told.class).toBe(once.class);
        // Since when a loan has the best class is in no fact, only in what was said before.
        if (rankOf(one, once.class) > 0) expect(told.since).toBe(once.since);
      }),
      { numRuns: 30 },
    );
  });

  it("an overlay makes it worse, and better only where each rule for more may be rebutted", () => {
    fc.assert(
      fc.property(scheme, days, fc.nat(8), fc.boolean(), (one, late, index, impaired) => {
        const wanted = one.classes[index % one.classes.length]?.name ?? "";
        const events = impaired ? { "credit-impaired": TODAY } : {};
        const facts = { ...CLEAN, pastDueSince: addDays(TODAY, -late), events };
        const judged = { reason: "r", approver: "a", from: TODAY, until: TODAY };
        const plain = classify(one, facts, null, null, TODAY);
        const told = classify(one, facts, null, { ...judged, class: wanted }, TODAY);
        if (rankOf(one, told.class) >= rankOf(one, plain.class)) return;
        const firm = plain.reasons.filter(({ rule }) => !rule.isRebuttable);
        for (const { rule } of firm) {
          expect(rankOf(one, told.class)).toBeGreaterThanOrEqual(rankOf(one, rule.atLeast));
        }
        expect(one.id).toBe("ifrs-9");
      }),
    );
  });
});

describe("what a borrower's loans do to each other", () => {
  const spread = (id: string, isRetail: boolean, bad: number, good: number) => {
    const one = schemeOf(id);
    const since = addDays(TODAY, -100);
    const loans = [bad, good].map((principal, index) => {
      const exposure = { ...CLEAN.exposure, principal: minor(principal) };
      const late = index === 0 ? { pastDueSince: since, materialSince: since } : {};
      const facts = { ...CLEAN, isRetail, exposure, ...late };
      return { facts, own: classify(one, facts, null, null, TODAY) };
    });
    return spreadAcross(one, loans, null)[1];
  };

  it.each([
    ["cn-five-tier-2023: 10 % is not more than 10 %", "cn-five-tier-2023", false, 10, 90, "normal"],
    ["cn-five-tier-2023: beyond 10 %", "cn-five-tier-2023", false, 11, 89, "substandard"],
    ["cn-five-tier-2023: retail is by loan", "cn-five-tier-2023", true, 99, 1, "normal"],
    ["eu-default, not read: 20 %", "eu-default", true, 20, 80, "performing"],
    ["eu-default, not read: beyond 20 %", "eu-default", true, 21, 79, "default"],
    ["eu-default, CRR 178(1): by obligor", "eu-default", false, 1, 99, "default"],
    ["in-iracp, not read: by borrower", "in-iracp", true, 1, 99, "substandard"],
    ["vn-groups: the worst group", "vn-groups", true, 1, 99, "group-3"],
  ] as const)("%s", (_, id, isRetail, bad, good, name) => {
    expect(spread(id, isRetail, bad, good)?.class).toBe(name);
  });

  it.each([
    ["20 % is not more than 20 %", 20, "normal"],
    ["beyond 20 %", 21, "substandard"],
  ] as const)("cn-five-tier-2023, other lenders: %s", (_, over90, name) => {
    const facts = { ...CLEAN, isRetail: false };
    const one = schemeOf("cn-five-tier-2023");
    const loans = [{ facts, own: classify(one, facts, null, null, TODAY) }];
    const others = { owed: minor(100), over90: minor(over90), since: TODAY };
    expect(spreadAcross(one, loans, others)[0]?.class).toBe(name);
  });
});
