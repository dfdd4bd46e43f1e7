import {
  type ChoiceRefusal,
  chosenLocale,
  type ContactChoices,
  latestChoices,
  markOf,
  validateChoices,
  withChoices,
} from "../../domain/contact/choices";
import { internalId, partitionOf, publicId } from "../../kernel/ids";
import { ok, type Result, refuse } from "../../kernel/result";
import { BY_CLICK } from "./by-link";
import { contend, LOST } from "../contend";
import type { TenantContext } from "../context";
import { momentOf } from "../moment";
import type { Borrower } from "./store";

export type ChooseRefusal =
  | ChoiceRefusal
  | Readonly<{ code: "borrower.not_found" | "request.conflict" }>;

type Chosen = Readonly<{
  id: number;
  /** What they become, from what they are. */
  change: (choices: ContactChoices) => ContactChoices;
  /** The mark of the choices that these are made from; null: whatever stands now. */
  from: string | null;
  /** The language to write in; the same when left out. */
  locale?: string;
  /** How this was obtained: the proof of a consent, the words of a wish. */
  evidence: string;
}>;

/**
 * Records what a borrower agreed to and asked for about being contacted. It counts at once: a letter
 * on its way is asked about again when it is sent. What changes nothing is not recorded again, and
 * what was made from other choices than those that stand is refused.
 */
export async function chooseContact(
  ctx: TenantContext,
  { id, change, from, locale, evidence }: Chosen,
): Promise<Result<Borrower, ChooseRefusal>> {
  ctx.allow("contact.write");
  const partition = partitionOf(id);
  const chosen = await contend(async () => {
    const borrower = await ctx.borrowers.find(id);
    if (!borrower) return refuse({ code: "borrower.not_found" });
    const before = latestChoices(borrower.choices);
    if (from !== null && from !== markOf(before)) return refuse({ code: "choice.changed" });
    const valid = validateChoices(change(before));
    if (!valid.ok) return valid;
    const language = locale ?? borrower.locale;
    const isSame = JSON.stringify(valid.value) === JSON.stringify(before);
    if (isSame && language === borrower.locale) return ok(borrower);
    const asked = locale ?? chosenLocale(borrower.choices);
    const next = { ...valid.value, since: momentOf(ctx), ...(asked && { locale: asked }) };
    const choices = withChoices(borrower.choices, next);
    const record = {
      id: internalId(partition, await ctx.reserve(partition, 1)),
      chosen: next,
      locale: language,
      evidence,
      actor: ctx.actor.name,
    };
    const committed = await ctx.commit(partition, {
      deed: {
        action: "borrower.choose",
        subject: publicId("borrower", id),
        detail: { ...valid.value, locale: language, evidence, businessDate: ctx.today },
      },
      writes: ctx.borrowers.choose(borrower, { choices, record }, ctx.now),
    });
    return committed.ok ? ok({ ...borrower, choices, locale: language }) : LOST;
  });
  return chosen === LOST ? refuse({ code: "request.conflict" }) : chosen;
}

/** As the button of a mail program asks (RFC 8058): no more e-mails, at once and without a question. */
export function unsubscribe(
  ctx: TenantContext,
  id: number,
): Promise<Result<Borrower, ChooseRefusal>> {
  return chooseContact(ctx, {
    id,
    change: (choices) => ({
      ...choices,
      unwantedChannels: [...choices.unwantedChannels, "email"],
    }),
    from: null,
    evidence: BY_CLICK,
  });
}
