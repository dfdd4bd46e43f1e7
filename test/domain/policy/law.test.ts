import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LENDER_ROLES } from "../../../src/domain/contact/gate";
import { PRODUCT_CLASSES } from "../../../src/domain/contact/rule";
import { ZONES_OF_COUNTRY } from "../../../src/domain/contact/zone-table";
import { lawFlaws } from "../../../src/domain/policy/check-law";
import { lawFrom, lawValues } from "../../../src/http/pages/policy-law";

const RULES = { window: { startMinute: 480, endMinute: 1260 }, channels: ["email"] };

describe("who a lender says it is before the law", () => {
  test.each([
    ["nothing", {}, []],
    ["a country and the Union", { lender: { supervisedIn: ["US", "EU"], role: "creditor" } }, []],
    ["a role and no country", { lender: { supervisedIn: [] } }, ["policy.supervised_nowhere"]],
    ["a name of a country", { lender: { supervisedIn: ["USA"] } }, ["policy.country_unknown"]],
    [
      "a property of every object",
      { lender: { supervisedIn: ["constructor"] } },
      ["policy.country_unknown"],
    ],
    ["another role", { lender: { supervisedIn: ["US"], role: "bank" } }, ["policy.role_unknown"]],
    ["products of known kinds", { productClasses: { home: "mortgage", gold: "card" } }, []],
    [
      "a product of no kind",
      { productClasses: { home: "house" } },
      ["policy.product_class_unknown"],
    ],
    ["a kind of no product", { productClasses: { "": "card" } }, ["policy.product_class_unknown"]],
  ])("%s", (_, told, codes) => {
    const flaws = lawFlaws(told as Parameters<typeof lawFlaws>[0]);
    expect(flaws.map(({ code }) => code)).toEqual(codes);
  });

  test("is in the form what it is in the document", () => {
    const name = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9 =_-]{0,10}[A-Za-z0-9]$/);
    const documents = fc.record({
      lender: fc.option(
        fc.record({
          supervisedIn: fc.uniqueArray(fc.constantFrom(...Object.keys(ZONES_OF_COUNTRY)), {
            minLength: 1,
            maxLength: 4,
          }),
          role: fc.option(fc.constantFrom(...LENDER_ROLES)),
        }),
      ),
      productClasses: fc.dictionary(name, fc.constantFrom(...PRODUCT_CLASSES), { maxKeys: 4 }),
    });
    fc.assert(
      fc.property(documents, ({ lender, productClasses }) => {
        const law = {
          ...(lender && {
            lender: {
              supervisedIn: lender.supervisedIn,
              ...(lender.role && { role: lender.role }),
            },
          }),
          ...(Object.keys(productClasses).length > 0 && { productClasses: { ...productClasses } }),
        };
        expect(lawFrom(lawValues({ ...RULES, ...law }))).toEqual(law);
      }),
    );
  });

  test("that cannot be read is told at its field and not lost", () => {
    const typed = { supervisedIn: "us，gb; Freedonia", role: "", productClasses: "home\n = card" };
    const law = lawFrom(typed);
    expect(law.lender?.supervisedIn).toEqual(["US", "GB", "FREEDONIA"]);
    expect(lawFlaws(law).map(({ code, pointer }) => [code, pointer])).toEqual([
      ["policy.country_unknown", "#/contact/lender/supervisedIn"],
      ["policy.product_class_unknown", "#/contact/productClasses"],
      ["policy.product_class_unknown", "#/contact/productClasses"],
    ]);
  });
});
