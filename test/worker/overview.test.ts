import { expect, test } from "vitest";
import { addLoan, newLender } from "../support/lender";
import { moveClock } from "../support/treated";

test("the overview tells each move of the day once, of all shards together, and what waits", async () => {
  const world = await newLender("2026-02-09");
  const ctx = await world.open();
  for (let number = 0; number < 12; number += 1) {
    await addLoan(ctx, { externalId: `L${number}`, borrowerExternalId: `B${number}` });
  }
  await world.api("POST", "/v1/payments", {
    ...{ externalId: "P1", loanExternalId: "nowhere", amount: 100, paidOn: "2026-02-09" },
  });
  await moveClock(world, "2026-02-11");
  const { status, body } = await world.api("GET", "/v1/overview");
  expect(status).toBe(200);
  expect(body).toMatchObject({
    ...{ bookDate: "2026-02-11", clock: { behindSeconds: null } },
    moves: [{ currency: "USD", fromBucket: "M0", toBucket: "M1", loanCount: 12 }],
    waiting: { unmatchedPayments: 1, setAsideLoans: 0, deadLetters: 0 },
  });
});
