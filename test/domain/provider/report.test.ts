import fc from "fast-check";
import twilio from "twilio";
import { describe, expect, test } from "vitest";
import { signTwilio } from "../../../src/app/provider/sign-twilio";
import { handingOfStatus } from "../../../src/domain/provider/handing";
import {
  isStopWord,
  readGatewayReport,
  readResendReport,
  readTwilioReport,
} from "../../../src/domain/provider/report";

describe("what an HTTP answer says of a message", () => {
  test.each([
    [429, "9", { end: "not-taken", of: "provider", retryAfterSeconds: 9 }],
    [429, null, { end: "not-taken", of: "provider", retryAfterSeconds: 30 }],
    [503, "999999", { end: "not-taken", of: "provider", retryAfterSeconds: 3600 }],
    [503, "-5", { end: "not-taken", of: "provider", retryAfterSeconds: 1 }],
    [401, null, { end: "not-taken", of: "provider", retryAfterSeconds: 300 }],
    [404, null, { end: "not-taken", of: "provider", retryAfterSeconds: 300 }],
    [301, null, { end: "not-taken", of: "provider", retryAfterSeconds: 300 }],
    [400, null, { end: "refused" }],
    [422, null, { end: "refused" }],
    [500, null, { end: "unknown" }],
    [502, "1", { end: "unknown" }],
  ] as const)("%i with retry-after %s", (status, retryAfter, handing) => {
    expect(handingOfStatus(status, "said", retryAfter)).toMatchObject(handing);
  });
});

describe("Twilio", () => {
  test.each([
    [{ MessageStatus: "delivered" }, { says: "delivered", detail: null }],
    [{ MessageStatus: "undelivered", ErrorCode: "30005" }, { says: "bounced" }],
    [{ MessageStatus: "undelivered", ErrorCode: "30003" }, { says: "failed" }],
    [{ MessageStatus: "failed", ErrorCode: "21610" }, { says: "complained" }],
  ])("%o", (fields, told) => {
    expect(readTwilioReport({ MessageSid: "SM1", ...fields }, "ntc_01")).toMatchObject({
      kind: "delivery",
      notice: "ntc_01",
      providerId: "SM1",
      ...told,
    });
  });

  test.each(["queued", "sending", "sent", "something new"])("%s tells nothing new", (status) => {
    expect(readTwilioReport({ MessageStatus: status }, "ntc_01")).toBeNull();
  });

  test("our signature is the one that Twilio's own library makes and accepts", () => {
    const field = fc.string({ unit: "binary", minLength: 1, maxLength: 12 });
    const name = fc.string({ unit: "grapheme-ascii", minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.dictionary(name, field), (token, fields) => {
        const url = "https://forbear.example/providers/prv_1/reports?notice=ntc_01";
        const ours = signTwilio(token, url, new URLSearchParams(fields).toString());
        expect(ours).toBe(twilio.getExpectedTwilioSignature(token, url, fields));
        expect(twilio.validateRequest(token, ours, url, fields)).toBe(true);
      }),
    );
  });
});

describe("Resend", () => {
  test.each([
    ["email.delivered", {}, "delivered"],
    ["email.bounced", { bounce: { type: "Permanent", message: "no mailbox" } }, "bounced"],
    ["email.bounced", { bounce: { type: "Transient", message: "full" } }, "failed"],
    ["email.complained", {}, "complained"],
    ["email.failed", { failed: { reason: "quota" } }, "failed"],
  ])("%s %o", (type, data, says) => {
    const tagged = [
      { tags: { notice: "ntc_01" } },
      { tags: [{ name: "notice", value: "ntc_01" }] },
    ];
    for (const tags of tagged) {
      const body = { type, data: { email_id: "e1", ...tags, ...data } };
      expect(readResendReport(body)).toMatchObject({ notice: "ntc_01", says, providerId: "e1" });
    }
  });

  test.each([
    ["opened: nobody reads along", { type: "email.opened", data: { tags: { notice: "ntc_01" } } }],
    ["not ours", { type: "email.delivered", data: { tags: {} } }],
    ["nothing", {}],
    ["no object", { type: "email.delivered", data: "x" }],
  ])("%s: tells nothing that we keep", (_name, body) => {
    expect(readResendReport(body)).toBeNull();
  });
});

describe("a lender's own gateway", () => {
  test("tells the same in our words, and passes on what borrowers answer", () => {
    expect(
      readGatewayReport({
        type: "message.bounced",
        data: { id: "ntc_01", detail: "x".repeat(999) },
      }),
    ).toMatchObject({ says: "bounced", detail: "x".repeat(200) });
    expect(
      readGatewayReport({ type: "message.replied", data: { from: "+8613800138000", text: "TD" } }),
    ).toEqual({ kind: "reply", from: "+8613800138000", text: "TD" });
    expect(readGatewayReport({ type: "message.opened", data: { id: "ntc_01" } })).toBeNull();
  });
});

describe("words that end text messages", () => {
  test.each([
    "STOP",
    " stop. ",
    "Stop!",
    "opt out",
    "OPT-OUT",
    "unsubscribe",
    "ＴＤ",
    "退订",
    "停止。",
  ])("%s is a stop", (text) => {
    expect(isStopWord(text)).toBe(true);
  });

  test.each(["I cannot stop by today", "please do not cancel the plan", "t1", "", "停"])(
    "%s is not",
    (text) => {
      expect(isStopWord(text)).toBe(false);
    },
  );
});
