import { describe, expect, test } from "vitest";
import { z } from "zod";
import { Mapping } from "../../src/domain/import/mapping";
import { fieldErrors } from "../../src/http/field-errors";

const Body = z.strictObject({
  amount: z.int("is an integer in minor units").min(1),
  paidOn: z.string(),
  tags: z.array(z.string()).optional(),
});

function errorsOf(schema: z.ZodType, said: unknown, at = "#") {
  const { error } = schema.safeParse(said);
  return error ? fieldErrors(error, at) : [];
}

describe("errors of fields", () => {
  test("say of a field that is not there that it is missing", () => {
    expect(errorsOf(Body, { amount: 1 })).toEqual([
      { pointer: "#/paidOn", detail: "is missing: send a string" },
    ]);
  });

  test("point to each field that we do not know", () => {
    const errors = errorsOf(Body, { amount: 1, paidOn: "", colour: 1, "a/b~c": 2 });
    expect(errors.map(({ pointer }) => pointer)).toEqual(["#/colour", "#/a~1b~0c"]);
  });

  test("say the same of a field once", () => {
    for (const amount of [1e21, 1.5]) {
      expect(errorsOf(Body, { amount, paidOn: "" })).toEqual([
        { pointer: "#/amount", detail: "is an integer in minor units" },
      ]);
    }
  });

  test("point to the whole where the whole is wrong", () => {
    expect(errorsOf(Body, null)).toMatchObject([{ pointer: "#" }]);
    expect(errorsOf(Body, [], "#/payments/2")).toMatchObject([{ pointer: "#/payments/2" }]);
  });

  test("speak of the shape that fits best where several may be sent", () => {
    const mapping = (source: unknown) => ({ kind: "loans", columns: { externalId: source } });
    expect(errorsOf(Mapping, mapping("Contract"))).toEqual([
      { pointer: "#/columns/externalId", detail: "is of another kind: send an object" },
    ]);
    expect(errorsOf(Mapping, mapping({ column: "Contract", colour: 1 }))).toEqual([
      { pointer: "#/columns/externalId/colour", detail: expect.stringContaining("spelling") },
    ]);
  });

  test("are few, whatever was sent", () => {
    const wrong = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`x${index}`, 1]));
    expect(errorsOf(Body, wrong)).toHaveLength(50);
  });
});
