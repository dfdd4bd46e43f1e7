import { env } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import { handByPlatform } from "../../src/gateway/email";

const MESSAGE = {
  to: "borrower@example.test",
  subject: "A line\nand another",
  text: "Hello",
  unsubscribeUrl: null,
  html: null,
  key: "notice:1",
};

function failing(code: string) {
  const send = () => Promise.reject(Object.assign(new Error("no"), { code }));
  const binding = { EMAIL: { send } as unknown as SendEmail, EMAIL_FROM: env.EMAIL_FROM };
  return handByPlatform(binding, MESSAGE);
}

describe("the e-mail gateway", () => {
  test("the platform's own binding takes a message and answers with its id", async () => {
    const answer = await handByPlatform(env, MESSAGE);
    expect(answer).toEqual({ end: "accepted", providerId: expect.stringMatching(/./) });
  });

  test("a subject is one line, and a doubled message can be recognized", async () => {
    const sent: unknown[] = [];
    const send = async (message: unknown) => {
      sent.push(message);
      return { messageId: "m" };
    };
    const binding = { EMAIL: { send } as unknown as SendEmail, EMAIL_FROM: "a@b.test" };
    await handByPlatform(binding, MESSAGE);
    expect(sent).toEqual([
      {
        from: "a@b.test",
        to: "borrower@example.test",
        subject: "A line and another",
        text: "Hello",
        headers: { "X-Idempotency-Key": "notice:1" },
      },
    ]);
  });

  test("a mail program can unsubscribe with one click (RFC 8058)", async () => {
    const sent: { headers?: Record<string, string> }[] = [];
    const send = async (message: { headers?: Record<string, string> }) => {
      sent.push(message);
      return { messageId: "m" };
    };
    const binding = { EMAIL: { send } as unknown as SendEmail, EMAIL_FROM: "a@b.test" };
    await handByPlatform(binding, {
      ...MESSAGE,
      unsubscribeUrl: "https://lender.example/choices/x/unsubscribe",
    });
    expect(sent[0]?.headers).toEqual({
      "X-Idempotency-Key": "notice:1",
      "List-Unsubscribe": "<https://lender.example/choices/x/unsubscribe>",
      "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    });
  });

  test.each(["E_RECIPIENT_SUPPRESSED", "E_RECIPIENT_NOT_ALLOWED", "E_CONTENT_TOO_LARGE"])(
    "%s is final: trying again cannot help",
    async (code) => {
      expect(await failing(code)).toEqual({ end: "refused", reason: code });
    },
  );

  test.each([
    ["E_RATE_LIMIT_EXCEEDED", "provider", 60],
    ["E_DAILY_LIMIT_EXCEEDED", "provider", 3600],
    ["E_SENDER_NOT_VERIFIED", "provider", 900],
    ["E_DELIVERY_FAILED", "message", 300],
  ])("%s holds up the %s, to be tried again after %i seconds", async (code, of, seconds) => {
    const shared = { end: "not-taken", of, retryAfterSeconds: seconds };
    expect(await failing(code)).toMatchObject(shared);
  });

  test("what it does not name may have gone out, and is not called an outage", async () => {
    expect(await failing("E_SOMETHING_NEW")).toMatchObject({ end: "unknown" });
  });
});
