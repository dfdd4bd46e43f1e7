/** Enough of an e-mail address for its owner to know it again, and for nobody else to write to it. */
export function maskEmail(email: string): string {
  const [name = "", host = ""] = email.split("@");
  const ending = host.slice(host.lastIndexOf("."));
  return `${name.slice(0, 1)}•••@${host.slice(0, 1)}•••${ending}`;
}

/** The last digits of a number. */
export function maskPhone(phone: string): string {
  return `•••${phone.slice(-3)}`;
}
