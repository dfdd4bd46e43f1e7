import { expect } from "vitest";
import { addDays, businessDate } from "../../src/kernel/calendar";
import { bringBook, payMonth } from "./scan-book";
import { call, newTenant, type World } from "./world";

export const START = businessDate("2026-01-15");
export type Row = Record<string, unknown>;

/** A book that has lived for some days: payments, reversals, notices, moves, contacts. */
export async function newLived(loans = 12, days = 5): Promise<World> {
  const world = await newTenant({ clockOn: START });
  const ctx = await world.open();
  await bringBook(ctx, loans);
  for (const month of [0, 1]) await payMonth(ctx, loans, month);
  const told = await world.api("POST", "/v1/contacts", {
    ...{ borrowerExternalId: "B0", externalId: "=call-1", channel: "phone" },
    ...{ at: Date.parse(START), note: 'said, "tomorrow", perhaps' },
  });
  expect(told.status, told.text).toBe(201);
  await world.api("PUT", "/v1/clock", { on: addDays(START, days) });
  await world.settle();
  return world;
}

/** Makes an export through the queue and fetches its file by a link. */
export async function exported(world: World, asked: Row): Promise<string> {
  const made = await world.api("POST", "/v1/exports", asked);
  expect(made.status, made.text).toBe(202);
  await world.settle();
  const done = await world.api("GET", `/v1/exports/${made.body.id}`);
  expect(done.body).toMatchObject({ state: "finished", failure: null });
  expect(done.body.rowsDone).toBe(done.body.rowsTotal);
  return (await fetched(world, made.body.id)).text;
}

export async function linkOf(world: World, id: string, body: Row = {}): Promise<string> {
  const link = await world.api("POST", `/v1/exports/${id}/links`, body);
  expect(link.status, link.text).toBe(201);
  return new URL(link.body.url).pathname;
}

export async function fetched(world: World, id: string) {
  return call("GET", await linkOf(world, id));
}

export function linesOf(ndjson: string): Row[] {
  return ndjson
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Row);
}
