import { z } from "zod";
import type { QueueName } from "../app/write";

/** Every message names its tenant; the consumer opens that tenant and no other. */
const envelope = <Kind extends string, Shape extends z.ZodRawShape>(kind: Kind, shape: Shape) =>
  z.strictObject({ v: z.literal(1), kind: z.literal(kind), tenant: z.int().positive(), ...shape });

const date = z.iso.date();
const partition = z.int().min(0).max(31);

export const Envelope = z.discriminatedUnion("kind", [
  envelope("scan.run", { partition, businessDate: date }),
  envelope("clock.advance", {}),
  envelope("book.empty", {}),
  envelope("import.run", { number: z.int().positive() }),
  envelope("webhook.apply", { endpoint: z.int().positive(), messageId: z.string().max(256) }),
  envelope("unmatched.apply", { ids: z.array(z.int().positive()).min(1).max(100) }),
  envelope("reconciliation.run", { number: z.int().positive(), partition }),
  envelope("simulation.run", { number: z.int().positive(), partition }),
  envelope("event.deliver", { partition }),
  envelope("export.run", { number: z.int().positive() }),
  envelope("export.make-due", {}),
  envelope("tenant.delete", {}),
  envelope("notice.send", { ids: z.array(z.int().positive()).min(1).max(100) }),
]);
export type Envelope = z.infer<typeof Envelope>;
export type EnvelopeKind = Envelope["kind"];
export type EnvelopeOf<Kind extends EnvelopeKind> = Extract<Envelope, { kind: Kind }>;

/** A message with how often it was delivered, this time among them. */
export type Delivered<Kind extends EnvelopeKind> = Readonly<{
  envelope: EnvelopeOf<Kind>;
  attempts: number;
}>;

/** Which queue carries which message. */
export const QUEUE_OF = {
  "scan.run": "scans",
  "clock.advance": "scans",
  "book.empty": "scans",
  "import.run": "imports",
  "webhook.apply": "payments",
  "unmatched.apply": "payments",
  "reconciliation.run": "scans",
  "simulation.run": "scans",
  "notice.send": "notices",
  "event.deliver": "events",
  "export.run": "exports",
  "export.make-due": "exports",
  "tenant.delete": "exports",
} as const satisfies Record<EnvelopeKind, QueueName>;
