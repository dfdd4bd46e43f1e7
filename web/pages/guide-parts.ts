import type { Samples } from "../components/code-sample";
import type { MessageKey } from "../locales/translate";
import { signedCurl, signedTypescript } from "./api-example-signed";
import { GUIDE_SAMPLES } from "./guide-samples";
import type { GuideSlug } from "./guides";

/** A part of a guide is said by two messages: `….title` and `….text`. */
type PartKey = MessageKey extends infer Key
  ? Key extends `guide.${infer Place}.text`
    ? `guide.${Place}`
    : never
  : never;

export type GuidePart = Readonly<{
  key: PartKey;
  samples?: Samples;
  /** What is shown as an answer, the same in both forms. */
  answer?: string;
  /** A table that is made from the document. */
  table?: "filters" | "conditions";
}>;

const PAYMENT = {
  type: "payment.received",
  data: { externalId: "P-1", loanExternalId: "L-1", amount: 105220, paidOn: "2026-03-05" },
};
const MESSAGE = { id: "msg_1", body: JSON.stringify(PAYMENT), secret: "FORBEAR_PAYMENTS_SECRET" };

export const GUIDE_PARTS: Readonly<Record<GuideSlug, readonly GuidePart[]>> = {
  "sandbox-and-live": [
    { key: "guide.sandbox-and-live.same" },
    { key: "guide.sandbox-and-live.differs", samples: GUIDE_SAMPLES.clock },
    { key: "guide.sandbox-and-live.live" },
  ],
  errors: [
    { key: "guide.errors.shape", samples: GUIDE_SAMPLES.error },
    { key: "guide.errors.fields", answer: GUIDE_SAMPLES.fieldErrors },
    { key: "guide.errors.again" },
  ],
  idempotency: [
    { key: "guide.idempotency.key", samples: GUIDE_SAMPLES.idempotency },
    { key: "guide.idempotency.kept" },
    { key: "guide.idempotency.natural" },
  ],
  paging: [{ key: "guide.paging.cursor", samples: GUIDE_SAMPLES.paging }],
  filtering: [{ key: "guide.filtering.rules", samples: GUIDE_SAMPLES.filtering, table: "filters" }],
  conflicts: [
    { key: "guide.conflicts.kinds", samples: GUIDE_SAMPLES.conflicts, table: "conditions" },
  ],
  "receiving-events": [
    { key: "guide.receiving-events.verify", samples: GUIDE_SAMPLES.receiver },
    { key: "guide.receiving-events.answer" },
    { key: "guide.receiving-events.order" },
    { key: "guide.receiving-events.secret" },
  ],
  "payments-in": [
    { key: "guide.payments-in.sources" },
    {
      key: "guide.payments-in.sent",
      samples: {
        curl: signedCurl({ ...MESSAGE, url: "$FORBEAR_PAYMENTS_URL" }),
        typescript: signedTypescript({
          ...MESSAGE,
          url: 'process.env.FORBEAR_PAYMENTS_URL ?? ""',
        }),
      },
    },
  ],
  "status-history": [
    { key: "guide.status-history.rows" },
    { key: "guide.status-history.file", samples: GUIDE_SAMPLES.history },
    { key: "guide.status-history.numbers", samples: GUIDE_SAMPLES.transitions },
    { key: "guide.status-history.again" },
  ],
  versions: [
    { key: "guide.versions.rule" },
    { key: "guide.versions.additive" },
    { key: "guide.versions.breaking" },
    { key: "guide.versions.announced" },
    { key: "guide.versions.client" },
  ],
  changelog: [
    { key: "guide.changelog.months" },
    { key: "guide.changelog.pages" },
    { key: "guide.changelog.client" },
    { key: "guide.changelog.events" },
    { key: "guide.changelog.law" },
  ],
};
