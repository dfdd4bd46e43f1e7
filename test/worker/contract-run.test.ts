import { beforeAll, expect, it } from "vitest";
import { type ContractRun, openContractRun } from "../support/contract-run";
import { probeFrame } from "../support/frame-probes";
import { reachLoans, reachPayments } from "../support/reached/loans";
import { reachNotices } from "../support/reached/notices";
import { reachOpenDoors } from "../support/reached/open-doors";
import { reachPolicies, reachSandbox } from "../support/reached/policies";
import { reachReports, reachSettings, reachTransfers } from "../support/reached/settings";
import { reachContacts, reachTreatment } from "../support/reached/treatment";
import { reachCalculations } from "../support/reached/calculations";
import { loseRaces } from "../support/reached/rivals";
import { callUsually } from "../support/usual-calls";

let run: ContractRun;

beforeAll(async () => {
  run = await openContractRun();
});

it("the frame refuses every operation as it is documented", async () => {
  const from = Date.now();
  await probeFrame(run);
  console.log("frame", Date.now() - from);
});

it("calc", async () => {
  await reachCalculations(run);
});
it.each(Object.entries({reachLoans, reachPayments, reachTreatment, reachContacts, reachSettings, reachTransfers, reachOpenDoors, reachNotices, reachReports, reachSandbox, reachPolicies}))("%s", async (name, reach) => { const t=Date.now(); await reach(run); console.log("frame", name, Date.now()-t); });
it("races", async () => {
  await loseRaces(run);
});
it("usual", async () => {
  await callUsually(run);
});

it("every documented status and code is reached, and nothing else is answered", () => {
  console.log(`WRONG\n${run.record.wrong().join("\n")}\nMISSING\n${run.record.missing().join("\n")}\nEND`);
  expect(run.record.wrong()).toEqual([]);
  expect(run.record.missing()).toEqual([]);
});
