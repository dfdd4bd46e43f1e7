import { addDays, businessDate } from "../../src/kernel/calendar";
import type { Life } from "./ladder-run";

const START = businessDate("2026-03-02");
/** The first letter of the ladder: five days before the first installment falls due. */
const FIRST_DUE = addDays(START, 6);
const HEADER =
  "externalId,borrowerExternalId,borrowerName,email,timezone,residence,principal,annualRatePercent,installmentCount,frequency,method,disbursedOn,firstDueOn";

/** So many borrowers with a loan each, to all of whom the same step writes on the same day. */
export function lettersLife(
  letters: number,
  days: number,
  partitionCount: number,
): Omit<Life, "stops"> {
  return {
    start: START,
    days,
    partitionCount,
    facts: [],
    rarity: 20,
    async bring(world) {
      const rows = Array.from({ length: letters }, (_, index) => {
        const who = `B${index},Borrower ${index},b${index}@example.com`;
        const where = index % 3 === 0 ? "America/Los_Angeles,US-CA" : "America/New_York,US-NY";
        const terms = `${500 + (index % 90)}.00,11,12,monthly,annuity,2026-02-08,${FIRST_DUE}`;
        return `L${index},${who},${where},${terms}`;
      });
      const form = new FormData();
      form.set("kind", "loans");
      form.set("file", new Blob([[HEADER, ...rows].join("\n")], { type: "text/csv" }), "loans.csv");
      const sent = await world.api("POST", "/v1/imports", form);
      if (sent.status >= 300) throw new Error(sent.text);
      await world.settle();
    },
  };
}
