import { env } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import { openEmail } from "../../src/gateway/email";
import { Outage } from "../../src/kernel/outage";

const MESSAGE = {
  to: "borrower@example.test",
  subject: "A line\nand another",
  text: "Hello",
  unsubscribeUrl: null,
  idempotencyKey: "notice:1",
};

function failing(code: string) {
  const send = () => Promise.reject(Object.assign(new Error("no"), { code }));
  return openEmail({ EMAIL: { send } as unknown as SendEmail, EMAIL_FROM: env.EMAIL_FROM });
}

describe("the e-mail gateway", () => {
  test("the platform's own binding takes a message and answers with its id", async () => {
    const answer = await openEmail(env).send(MESSAGE);
    expect(answer).toEqual({ ok: true, providerId: expect.stringMatching(/./) });
  });

  test("a subject is one line, and a doubled message can be recognized", async () => {
    const sent: unknown[] = [];
    const send = async (message: unknown) => {
      sent.push(message);
      return { messageId: "m" };
    };
    const email = openEmail({ EMAIL: { send } as unknown as SendEmail, EMAIL_FROM: "a@b.test" });
    await email.send(MESSAGE);
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
    const email = openEmail({ EMAIL: { send } as unknown as SendEmail, EMAIL_FROM: "a@b.test" });
    await email.send({
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
      expect(await failing(code).send(MESSAGE)).toEqual({ ok: false, reason: code });
    },
  );

  test.each([
    ["E_RATE_LIMIT_EXCEEDED", 60],
    ["E_DAILY_LIMIT_EXCEEDED", 3600],
    ["E_SENDER_NOT_VERIFIED", 900],
    ["E_SOMETHING_NEW", 60],
  ])("%s is an outage to be tried again after %i seconds", async (code, retryAfterSeconds) => {
    const outage = await failing(code)
      .send(MESSAGE)
      .catch((error: unknown) => error);
    expect(outage).toBeInstanceOf(Outage);
    expect(outage).toMatchObject({ retryAfterSeconds });
  });
});
