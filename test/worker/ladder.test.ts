import { beforeAll, describe, expect, it } from "vitest";
import { noFaults, seededFaults } from "../support/faults";
import { ladderLife } from "../support/ladder-book";
import { dailyStops, differences, type LifeEnd, live, randomStops } from "../support/ladder-run";

// Some weeks of it here, with loans that are up to half a year late when they begin. `npm run faults` lives
// through the seven months, two hundred times.
const DAYS = 24;
const life = ladderLife(DAYS, 2);
let jumped: LifeEnd;

beforeAll(async () => {
  jumped = await live({ ...life, stops: [] }, noFaults());
});

describe("some weeks of the ladder end the same, byte for byte in every table", () => {
  it("which has notices, moves, payments and letters to differ in", () => {
    const { tables, letters } = jumped;
    expect(letters).toBeGreaterThan(10);
    expect(tables["control.scan_run"]).toHaveLength(2 * DAYS);
    const steps = ["reminder-5", "notice-1", "notice-15", "notice-36", "notice-180"];
    for (const step of steps) expect(tables["shard.notice"]?.join("\n")).toContain(`"${step}"`);
    const promises = tables["shard.promise"]?.map((line) => JSON.parse(line).state);
    expect(promises?.toSorted()).toEqual(["broken", "broken", "kept"]);
    const told = tables["shard.promise_event"]?.map((line) => JSON.parse(line).kind);
    for (const kind of ["made", "kept", "reopened", "broken"]) expect(told).toContain(kind);
    expect(tables["shard.task"]?.join("\n")).toContain('"promised"');
    for (const table of ["task", "borrower_case", "case_event", "hold", "flag"]) {
      expect(tables[`shard.${table}`]?.length, table).toBeGreaterThan(0);
    }
    expect(tables["shard.notice"]?.join("\n")).toContain('"level-');
    expect(tables["shard.hold"]?.join("\n")).toContain("counting");
    expect(tables["shard.task"]?.join("\n")).toContain("counted apart");
    const causes = ["scan", "payment", "reversal"];
    for (const cause of causes) expect(tables["shard.transition"]?.join()).toContain(`"${cause}"`);
    expect(tables["shard.outbox"]).toEqual([]);
    expect(tables["letters contradicted"]).toEqual([]);
  });

  it("from daily steps", async () => {
    const end = await live({ ...life, stops: dailyStops(DAYS) }, noFaults());
    expect(differences(jumped, end)).toEqual([]);
  });

  it.each([1, 2, 3])("from steps split at random, %i", async (seed) => {
    const stops = randomStops(seededFaults(seed), DAYS, 2 * seed);
    expect(differences(jumped, await live({ ...life, stops }, noFaults()))).toEqual([]);
  });

  it.each([11, 12, 13])("from a run in which much goes wrong, seed %i", async (seed) => {
    const faults = seededFaults(seed);
    const stops = randomStops(faults, DAYS, seed % 3);
    const end = await live({ ...life, stops }, faults);
    expect(differences(jumped, end)).toEqual([]);
    expect(faults.counts.size).toBeGreaterThan(3);
  });
});
