import type { ReachedProps } from "../../../web/pages/representative";
import type { Borrower } from "../../app/borrower/store";
import { CONFIRMABLE } from "../../domain/contact/confirmations";
import { publicId } from "../../kernel/ids";

/** What is known of the ways to a borrower, for the page of contacts. */
export function reachedOf(borrower: Borrower): Omit<ReachedProps, "t" | "values"> {
  const { contact, confirmed } = borrower;
  return {
    borrowerId: publicId("borrower", borrower.id),
    confirmed: CONFIRMABLE.flatMap((way) => {
      const address = contact[way];
      return address === null ? [] : [{ way, address, on: confirmed[way] ?? null }];
    }),
    representative: contact.representative,
  };
}

/** Who is named, as the form shows it: to confirm is to record the same with how it is known. */
export function representativeValues({ contact }: Borrower): Readonly<Record<string, string>> {
  const { representative } = contact;
  if (representative === null) return {};
  const { name, phone, email, isOnly } = representative;
  return {
    ...{ "rep-name": name, "rep-phone": phone ?? "", "rep-email": email ?? "" },
    ...(isOnly && { "rep-only": "on" }),
  };
}
