import type { Samples } from "../components/code-sample";
import type { ApiDocument, PlacedOperation } from "./api-document";
import { filledPath } from "./api-example";

/** What is posted with a signature instead of a key, by who sends it. */
const SIGNED: Readonly<Record<string, Readonly<{ secret: string; body: object }>>> = {
  "webhook.receive": {
    secret: "FORBEAR_PAYMENTS_SECRET",
    body: {
      type: "payment.received",
      data: { externalId: "P-1", loanExternalId: "L-1", amount: 105220, paidOn: "2026-03-05" },
    },
  },
  "provider.report": {
    secret: "FORBEAR_PROVIDER_SECRET",
    body: { type: "message.delivered", data: { id: "ntc_01" } },
  },
};

/** How a message of the Standard Webhooks scheme is sent; undefined for calls with a key. */
export function signedSamples(document: ApiDocument, placed: PlacedOperation): Samples | undefined {
  const signed = SIGNED[placed.operation.operationId ?? ""];
  if (!signed) return undefined;
  const url = `$FORBEAR_URL${filledPath(document, placed)}`;
  const body = JSON.stringify(signed.body);
  return {
    curl: signedCurl({ url, body, secret: signed.secret, id: "msg_1" }),
    typescript: signedTypescript({
      url: `\`\${process.env.FORBEAR_URL}${filledPath(document, placed)}\``,
      body,
      secret: signed.secret,
      id: "msg_1",
    }),
  };
}

export type SignedMessage = Readonly<{
  /** As it stands in the code: in a shell between double quotes, in TypeScript an expression. */
  url: string;
  id: string;
  body: string;
  /** The environment variable that holds the secret. */
  secret: string;
}>;

/** The signature is over id, seconds and body, with the bytes that the secret spells. */
export function signedCurl({ url, body, secret, id }: SignedMessage): string {
  return `BODY='${body}'
AT=$(date +%s)
BYTES=$(printf %s "\${${secret}#whsec_}" | openssl base64 -d -A | od -An -v -tx1 | tr -d ' \\n')
SIGNATURE=$(printf %s "${id}.$AT.$BODY" |
  openssl dgst -sha256 -mac HMAC -macopt "hexkey:$BYTES" -binary | openssl base64 -A)
curl --fail-with-body -sS "${url}" \\
  -H "Content-Type: application/json" \\
  -H "webhook-id: ${id}" \\
  -H "webhook-timestamp: $AT" \\
  -H "webhook-signature: v1,$SIGNATURE" \\
  -d "$BODY"`;
}

export function signedTypescript({ url, body, secret, id }: SignedMessage): string {
  return `import { signMessage } from "forbear/client";

const secret = process.env.${secret} ?? "";
const body = JSON.stringify(${literalOf(body)});
const headers = signMessage({ id: "${id}", body, secret });
const response = await fetch(${url}, { method: "POST", headers, body });
console.log(response.status, await response.text());`;
}

function literalOf(json: string): string {
  return JSON.stringify(JSON.parse(json), null, 2).replace(/^(\s*)"(\w+)":/gm, "$1$2:");
}
