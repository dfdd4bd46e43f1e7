import { createHmac } from "node:crypto";

/**
 * What Twilio signs a callback with (twilio.com/docs/usage/security): the address as it was called and
 * after it each field and value of the form, the fields in order, as HMAC-SHA1 of the auth token.
 */
export function signTwilio(authToken: string, url: string, form: string): string {
  const fields = [...new URLSearchParams(form)].sort(([one], [other]) => (one < other ? -1 : 1));
  const signed = url + fields.map(([name, value]) => name + value).join("");
  return createHmac("sha1", authToken).update(signed, "utf8").digest("base64");
}
