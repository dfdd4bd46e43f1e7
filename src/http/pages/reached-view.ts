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
