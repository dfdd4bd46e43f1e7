/** What a program asks the token endpoint for, and how it proves itself. */
export type TokenRequest = Readonly<{
  clientId: string;
  clientSecret: string;
  scope: string | null;
}>;

/** RFC 6749 5.2. */
export type TokenErrorCode =
  | "invalid_request"
  | "invalid_client"
  | "unauthorized_client"
  | "unsupported_grant_type"
  | "invalid_scope";

/** The description is for the developer who reads the log: visible ASCII without quotes. */
export type TokenError = Readonly<{ error: TokenErrorCode; description: string }>;

const FORM = /^application\/x-www-form-urlencoded\s*(;|$)/i;

/**
 * Reads a request of RFC 6749 4.4.2. The client proves itself in the header (client_secret_basic) or in
 * the body (client_secret_post), and not in both.
 */
export function readTokenRequest(headers: Headers, body: ArrayBuffer): TokenRequest | TokenError {
  if (!FORM.test(headers.get("content-type") ?? "")) {
    return wrong("Send application/x-www-form-urlencoded");
  }
  const form = new URLSearchParams(new TextDecoder().decode(body));
  const repeated = [...form.keys()].find((name) => form.getAll(name).length > 1);
  if (repeated !== undefined) return wrong("A parameter came more than once");
  // Without a value it counts as left out (3.2).
  const said = (name: string) => form.get(name) || null;
  const grant = said("grant_type");
  if (grant === null) return wrong("grant_type is missing");
  if (grant !== "client_credentials") {
    return { error: "unsupported_grant_type", description: "Only client_credentials is offered" };
  }
  const basic = readBasic(headers.get("authorization"));
  if (basic === "malformed") return { error: "invalid_client", description: "Not HTTP Basic" };
  const [clientId, clientSecret] = [said("client_id"), said("client_secret")];
  if (basic && (clientSecret !== null || (clientId ?? basic.clientId) !== basic.clientId)) {
    return wrong("The client proves itself in the header or in the body, not in both");
  }
  const proof = basic ?? (clientId && clientSecret ? { clientId, clientSecret } : undefined);
  if (!proof) return { error: "invalid_client", description: "The client does not prove itself" };
  return { ...proof, scope: said("scope") };
}

function wrong(description: string): TokenError {
  return { error: "invalid_request", description };
}

type Proof = Readonly<{ clientId: string; clientSecret: string }>;

/** RFC 6749 2.3.1: both halves are form-encoded before they are joined. */
function readBasic(header: string | null): Proof | "malformed" | undefined {
  if (header === null) return undefined;
  const encoded = /^Basic ([\w+/]+={0,2})$/i.exec(header)?.[1];
  if (encoded === undefined) return "malformed";
  const [id, secret, ...more] = Buffer.from(encoded, "base64").toString("utf8").split(":");
  if (!id || !secret || more.length > 0) return "malformed";
  const [clientId, clientSecret] = [formDecoded(id), formDecoded(secret)];
  return clientId && clientSecret ? { clientId, clientSecret } : "malformed";
}

function formDecoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return undefined;
  }
}
