import { describe, expect, test } from "vitest";
import { sendNotices } from "../../src/app/notice/send";
import { addLoan, newLender } from "../support/lender";
import { mailbox, noticeOf, planNotice } from "../support/letters";

const PATH = "/v1/templates/past-due-early/email/en";
const ADA = { email: "ada@example.com", timezone: "America/New_York", locale: "en" };
const WORDS = {
  subject: "A word about {{ loan }}",
  text:
    "Dear {{ borrower }},\n{% if past_due_amount %}{{ past_due_amount }} is open.{% endif %}\n" +
    "{{ lender }}. STOP ends this.",
};

async function withLoan() {
  const world = await newLender("2026-06-15");
  const ctx = await world.open();
  return { world, ctx, loan: await addLoan(ctx, { externalId: "L1", ...ADA }) };
}

describe("a lender's own words", () => {
  test("count from the next letter on, in their channel and language alone, and can be taken back", async () => {
    const { world, ctx, loan } = await withLoan();
    const ours = await world.api("GET", PATH);
    expect(ours.body).toMatchObject({ version: 0, isOwn: false });
    expect((await world.api("PUT", PATH, WORDS)).body).toMatchObject({ version: 1, isOwn: true });

    const box = mailbox();
    const send = async (step: string) => {
      const id = await planNotice(ctx, loan, { step });
      await sendNotices({ ...ctx, senders: box }, [id], true);
      return box.letters.at(-1)?.text;
    };
    expect(await send("a")).toBe(
      "Dear Ada Example,\n$500.00 is open.\nTest Lender. STOP ends this.\n",
    );
    expect((await world.api("GET", `${PATH.slice(0, -2)}zh-CN`)).body.isOwn).toBe(false);
    expect((await world.api("DELETE", PATH)).status).toBe(204);
    expect(await send("b")).toContain("We have not yet received all that was due");
    expect((await world.api("GET", PATH)).body).toMatchObject({ version: 2, isOwn: false });
  });

  test("that were saved under milder rules are sent no more: the notice has failed", async () => {
    const { ctx, loan } = await withLoan();
    const place = { name: "past-due-early", channel: "email", locale: "en" } as const;
    const words = { subject: "A word", text: "{{ past_due_amount }}. STOP ends this." };
    const version = { ...place, version: 1, words, author: "person:a", createdAt: ctx.now };
    expect(await ctx.templates.save(version)).toBe(true);
    const box = mailbox();
    const id = await planNotice(ctx, loan, { step: "a" });
    await sendNotices({ ...ctx, senders: box }, [id], true);
    expect(box.letters).toEqual([]);
    expect(await noticeOf(ctx, id)).toMatchObject({
      ...{ state: "failed", failure: "notice.template_failed" },
    });
  });

  test("with a flaw are refused at the field, and nothing is saved", async () => {
    const { world } = await withLoan();
    const answer = await world.api("PUT", PATH, { ...WORDS, text: "{{ lender }} {{ secret }}" });
    expect(answer).toMatchObject({ status: 422, body: { code: "template.invalid" } });
    expect(answer.body.errors).toMatchObject([
      {
        pointer: "#/text",
        code: "template.fact_unknown",
        detail: expect.stringMatching(/secret$/),
      },
    ]);
    expect((await world.api("GET", PATH)).body.version).toBe(0);
  });

  test("are read before they are saved, about a loan of one's own, and nothing is stored", async () => {
    const { world } = await withLoan();
    const read = await world.api("POST", `${PATH}/preview`, { ...WORDS, loanExternalId: "L1" });
    expect(read.body).toMatchObject({
      subject: "A word about L1",
      text: expect.stringContaining("Dear Ada Example,\n$500.00 is open."),
      flaws: [],
    });
    const stranger = await newLender("2026-06-15");
    const theirs = await stranger.api("POST", `${PATH}/preview`, {
      ...WORDS,
      loanExternalId: "L1",
    });
    expect(theirs.body.subject).toBe("A word about L-2026-0001");
    expect((await world.api("GET", "/v1/templates")).body.templates).toEqual([]);
  });

  test("of two who write at once the second is told", async () => {
    const { world } = await withLoan();
    const put = () => world.api("PUT", PATH, WORDS, { "if-match": '"0"' });
    const answers = await Promise.all([put(), put()]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
  });

  test.each(["nothing/email/en", "past-due/fax/en", "past-due/email/fr"])(
    "%s is no letter",
    async (place) => {
      const { world } = await withLoan();
      const answer = await world.api("GET", `/v1/templates/${place}`);
      expect(answer).toMatchObject({ status: 404, body: { code: "template.not_found" } });
    },
  );
});
