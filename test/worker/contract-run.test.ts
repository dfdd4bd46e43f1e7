import { beforeAll, expect, it } from "vitest";
import { type ContractRun, openContractRun } from "../support/contract-run";
import { probeFrame } from "../support/frame-probes";

let run: ContractRun;

beforeAll(async () => {
  run = await openContractRun();
});

it("the frame refuses every operation as it is documented", async () => {
  const from = Date.now();
  await probeFrame(run);
  console.log("frame", Date.now() - from);
});

it("every documented status and code is reached, and nothing else is answered", () => {
  console.log(`WRONG\n${run.record.wrong().join("\n")}\nMISSING\n${run.record.missing().join("\n")}\nEND`);
  expect(run.record.wrong()).toEqual([]);
  expect(run.record.missing()).toEqual([]);
});
