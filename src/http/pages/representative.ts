import type { MessageKey } from "../../../web/locales/translate";
import { nameRepresentative } from "../../app/borrower/name-representative";
import { Reason } from "../../app/payment/payment-fields";
import { type Representative, readRepresentative } from "../../domain/contact/representative";
import { countryOfCurrency } from "../../domain/import/default-country";
import { parsePublicId, publicId } from "../../kernel/ids";
import { renderContacts } from "./contacts";
import { newPages, readForm, redirectAfter } from "./page";

export const representativePages = newPages();

/** Records who speaks for a borrower, as somebody was told; an empty name takes it back. */
representativePages.post("/borrowers/:id/representative", async (c) => {
  const ctx = c.get("tenant");
  ctx.allow("contact.write");
  const id = parsePublicId("borrower", c.req.param("id"));
  if (id === undefined) return c.notFound();
  const values = await readForm(c);
  const evidence = Reason.min(1).safeParse(values["rep-evidence"] ?? "");
  const wrong: Record<string, MessageKey> = {};
  if (!evidence.success) wrong["rep-evidence"] = "choice.error.evidence";
  const field = (name: string) => (values[`rep-${name}`] ?? "").trim();
  const given = { name: field("name"), phone: field("phone"), email: field("email") };
  let representative: Representative | null = null;
  if (Object.values(given).some((text) => text !== "")) {
    const country = countryOfCurrency(ctx.tenant.currency);
    const read = readRepresentative(
      given,
      { isOnly: values["rep-only"] === "on", isConfirmed: true },
      country,
    );
    if (read.ok) representative = read.value;
    else {
      for (const { field: name } of read.refusal.errors) {
        wrong[`rep-${name}`] = `choice.error.rep.${name as keyof typeof given}`;
      }
    }
  }
  if (!evidence.success || Object.keys(wrong).length > 0) {
    return renderContacts(c, { reached: values, wrong });
  }
  const named = await nameRepresentative(ctx, {
    ...{ id, representative, evidence: evidence.data },
    toConfirm: null,
  });
  if (named.ok) {
    const path = `/borrowers/${publicId("borrower", id)}/contacts#reached`;
    return redirectAfter(c, path, { key: "reached.recorded" });
  }
  if (named.refusal.code === "borrower.not_found") return c.notFound();
  return renderContacts(c, { reached: values, wrong: { "": "contact.error.again" } });
});
