import { expect, it } from "vitest";
import { addDays, businessDate } from "../../src/kernel/calendar";
import { newMember } from "../support/foreign";
import { bringBook } from "../support/scan-book";
import { newTenant } from "../support/world";

const START = businessDate("2026-01-15");

it("a ready script and one's own are chosen on the page of the clock, and a wrong one comes back", async () => {
  const world = await newTenant({ clockOn: START });
  const owner = await newMember(world, "owner");
  const stored = async () => (await world.api("GET", "/v1/sandbox/behaviour")).body.script;
  expect((await owner.form("/clock/behaviour", { choice: "rolls" })).location).toBe("/clock");
  expect(await stored()).toEqual({ seed: 1, rules: [{ loans: {}, pays: { kind: "rolls" } }] });
  const own = { seed: 4, rules: [{ loans: { product: "x" }, pays: { kind: "nothing" } }] };
  await owner.form("/clock/behaviour", { choice: "own", script: JSON.stringify(own) });
  expect(await stored()).toEqual(own);
  const wrong: readonly [string, string][] = [
    ["{", "This is not JSON"],
    ['{"seed":1,"rules":[{"loans":{}}]}', "#/rules/0/pays: does not have this form"],
    ['{"seed":-1,"rules":[]}', "#/seed: a seed is a whole number from 0"],
  ];
  for (const [script, said] of wrong) {
    const reply = await owner.form("/clock/behaviour", { choice: "own", script });
    expect([reply.status, reply.text.includes(said)], said).toEqual([422, true]);
    expect(await stored()).toEqual(own);
  }
  expect((await owner.form("/clock/behaviour", { choice: "surprise" })).status).toBe(422);
  await owner.form("/clock/behaviour", { choice: "none" });
  expect((await world.api("GET", "/v1/sandbox/behaviour")).status).toBe(404);
});

it("the book is emptied only when that was confirmed, and only by who may", async () => {
  const world = await newTenant({ clockOn: START });
  await bringBook(await world.open(), 4);
  const owner = await newMember(world, "owner");
  const analyst = await newMember(world, "analyst");
  expect((await analyst.get("/clock")).text).not.toContain("/clock/reset");
  expect((await analyst.form("/clock/reset", { confirm: "true" })).status).toBe(403);
  expect((await analyst.form("/clock/behaviour", { choice: "rolls" })).status).toBe(403);
  expect((await owner.form("/clock/reset", {})).text).toContain("Confirm that the whole book");
  expect((await owner.form("/clock/reset", { confirm: "true", clockOn: "soon" })).status).toBe(422);
  const clockOn = addDays(START, -30);
  const sent = await owner.form("/clock/reset", { confirm: "true", clockOn });
  expect([sent.status, sent.location]).toEqual([303, "/clock"]);
  await world.settle();
  const page = (await owner.get("/clock")).text;
  expect(page).toContain("The book was emptied on");
  expect((await world.api("GET", "/v1/loans")).body.loans).toEqual([]);
  expect((await world.api("GET", "/v1/clock")).body.on).toBe(clockOn);
});
