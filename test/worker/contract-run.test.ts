import { beforeAll, expect, it } from "vitest";
import { type ContractRun, openContractRun } from "../support/contract-run";
import { probeFrame } from "../support/frame-probes";
import { reachCalculations } from "../support/reached/calculations";
import { reachLoans, reachPayments } from "../support/reached/loans";
import { reachNotices } from "../support/reached/notices";
import { reachOpenDoors } from "../support/reached/open-doors";
import { reachPolicies, reachSandbox } from "../support/reached/policies";
import { loseRaces } from "../support/reached/rivals";
import {
  reachDeadLetters,
  reachReports,
  reachSettings,
  reachTransfers,
} from "../support/reached/settings";
import { reachContacts, reachTreatment } from "../support/reached/treatment";
import { callUsually } from "../support/usual-calls";

/** What is documented and cannot be brought about from outside, each for its reason. */
const BEYOND_REACH: Readonly<Record<string, string>> = {
  "access-token.describe-server 500 request.fault": "it asks no database",
  "access-token.describe-server 503 request.outage": "it asks no database",
  "task.add 409 task.no_loan": "a borrower comes in with a loan",
  "template.drop 412 template.changed": "two have to drop the same words at one moment",
  "payment.assign-unmatched 409 payment.external_id_reused":
    "while a payment waits another one of its reference is refused",
};

let run: ContractRun;

beforeAll(async () => {
  run = await openContractRun();
});

it("the frame refuses callers, bodies and keys on every operation", async () => {
  await probeFrame(run);
});

it("operations accept and refuse what is theirs", async () => {
  await reachCalculations(run);
  // Each on loans of its own: most of the time is waiting for queues and lost races.
  await Promise.all([
    reachLoans(run),
    reachPayments(run),
    reachTreatment(run),
    reachContacts(run),
    reachSettings(run),
    reachTransfers(run),
    reachDeadLetters(run),
    reachReports(run),
    reachNotices(run),
    reachOpenDoors(run),
    reachSandbox(run),
    loseRaces(run),
  ]);
  await reachPolicies(run);
  await callUsually(run);
});

it("every status and code in the document was answered, and nothing that is not in it", () => {
  expect(run.record.wrong()).toEqual([]);
  expect(run.record.missing().filter((promise) => !(promise in BEYOND_REACH))).toEqual([]);
  expect(Object.keys(BEYOND_REACH).filter((one) => !run.record.promises.has(one))).toEqual([]);
});
