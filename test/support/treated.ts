import { expect } from "vitest";
import type { PolicyDocument } from "../../src/domain/policy/policy";
import { documentOf, ladderOf } from "../../src/domain/policy/templates";
import { businessDate } from "../../src/kernel/calendar";
import { approved } from "./policy-versions";
import { newTenant, type World } from "./world";

/** One installment of 1,200.00, due on 10 February 2026. */
export const ONE = {
  installmentCount: "1",
  method: "single",
  email: "ada@example.com",
  timezone: "America/New_York",
  locale: "en",
};

/** A ladder that does one of everything besides letters. */
export const TREATED: PolicyDocument = {
  ...documentOf("seven-months"),
  ladder: [
    {
      step: "open-1",
      day: 1,
      actions: [{ kind: "case", stage: "first-contact", priority: "normal", role: "officer" }],
    },
    {
      step: "call-7",
      day: 7,
      actions: [{ kind: "task", role: "officer", title: "Call the borrower", dueInDays: 2 }],
    },
    {
      step: "move-31",
      day: 31,
      actions: [{ kind: "case", stage: "second-contact", priority: "high", role: "admin" }],
    },
    {
      step: "hold-45",
      day: 45,
      actions: [
        { kind: "hold", stops: ["notices"], days: 10, reason: "cooling off", legalBasis: "policy" },
      ],
    },
    ...ladderOf([[50, "past-due"]]),
    { step: "flag-60", day: 60, actions: [{ kind: "flag", flag: "second-look" }] },
    ...ladderOf([[61, "past-due"]]),
    {
      step: "cured",
      on: { event: "cured" },
      actions: [{ kind: "close-case", reason: "Brought current" }],
    },
  ],
};

export async function moveClock(world: World, on: string): Promise<void> {
  const moved = await world.api("PUT", "/v1/clock", { on });
  expect(moved.status, moved.text).toBeLessThan(300);
  await world.settle();
}

/** A lender of one partition, on 1 February 2026 under that policy. */
export async function worldUnder(document: PolicyDocument): Promise<World> {
  const world = await newTenant({ clockOn: businessDate("2026-02-01"), partitionCount: 1 });
  await approved(world, document, "2026-01-01");
  return world;
}
