import { Webhook } from "standardwebhooks";
import { describe, expect, test } from "vitest";
import { signMessage, verifyEvent } from "../../../client/forbear";

const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const body = JSON.stringify({ type: "loan.cured", data: { loanId: "loan_01" } });
const signed = () => signMessage({ id: "evt_01", body, secret });

describe("an event", () => {
  test("is answered as what it says, by headers of either kind", () => {
    expect(verifyEvent(body, signed(), secret)).toEqual(JSON.parse(body));
    expect(verifyEvent(body, new Headers(signed()), secret).type).toBe("loan.cured");
  });

  test("with another body, secret, id or time is not believed", () => {
    const headers = signed();
    const other = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";
    const old = signMessage({ id: "evt_01", body, secret, at: new Date(Date.now() - 301_000) });
    expect(() => verifyEvent(`${body} `, headers, secret)).toThrow();
    expect(() => verifyEvent(body, headers, other)).toThrow();
    expect(() => verifyEvent(body, { ...headers, "webhook-id": "evt_02" }, secret)).toThrow();
    expect(() => verifyEvent(body, old, secret)).toThrow();
    expect(() => verifyEvent(body, {}, secret)).toThrow();
  });
});

test("a message that is signed here holds for whoever follows the Standard Webhooks", () => {
  expect(new Webhook(secret).verify(body, signed())).toEqual(JSON.parse(body));
});
