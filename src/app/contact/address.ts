import type { Channel } from "../../domain/contact/rule";
import type { BorrowerContact } from "../borrower/store";

/** Where a channel reaches a borrower, as far as Forbear knows it; null: nowhere. */
export function addressOf(contact: BorrowerContact, channel: Channel): string | null {
  if (channel === "email") return contact.email;
  // Their own page is reached by no address: whoever has their link opens it.
  if (channel === "message") return contact.name;
  return channel === "letter" || channel === "visit" ? contact.address : contact.phone;
}

/** A person who walks or writes may know the way from elsewhere; a number they take from here. */
const KNOWN_ELSEWHERE = "known to the lender";

/** As `addressOf`, for what a person does: that no postal address is stored stops nobody. */
export function addressForPerson(contact: BorrowerContact, channel: Channel): string | null {
  const address = addressOf(contact, channel);
  const isPostal = channel === "letter" || channel === "visit";
  return isPostal ? (address ?? KNOWN_ELSEWHERE) : address;
}
