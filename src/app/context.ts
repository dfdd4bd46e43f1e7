import type { KeyTerms } from "../domain/api-key/terms";
import type { Permission } from "../domain/member/role";
import type { Policy } from "../domain/policy/policy";
import type { PolicyTimeline } from "../domain/policy/timeline";
import type { BusinessDate, Instant } from "../kernel/calendar";
import type { TenantId } from "../kernel/ids";
import type { AuditStore } from "./audit/store";
import type { BorrowerStore } from "./borrower/store";
import type { BehaviourStore } from "./behaviour/store";
import type { CaseStore } from "./case/store";
import type { ContactStore } from "./contact/store";
import type { FlagStore } from "./flag/store";
import type { HoldStore } from "./hold/store";
import type { PromiseStore } from "./promise/store";
import type { TaskStore } from "./task/store";
import type { EventDraft, EventType } from "../domain/event/event";
import type { EventReceiver } from "./event/receiver";
import type { EventStore } from "./event/store";
import type { ExplanationStore } from "./explanation/store";
import type { BookStore } from "./scan/book-store";
import type { ScanRunStore } from "./scan/run-store";
import type { ExtractStore } from "./export/extract-store";
import type { ExportScheduleStore } from "./export/schedule-store";
import type { ExportStore } from "./export/store";
import type { DeletionStore } from "./deletion/store";
import type { HealthStore } from "./health/store";
import type { ReconciliationStore } from "./reconciliation/store";
import type { ImportStore } from "./import/store";
import type { LoanStore } from "./loan/store";
import type { Sender, SenderPort } from "./notice/sender";
import type { NoticeStore } from "./notice/store";
import type { ProviderStore } from "./provider/store";
import type { UnmatchedStore } from "./payment/unmatched-store";
import type { PolicyStore } from "./policy/store";
import type { ResetStore } from "./reset/store";
import type { SimulationStore } from "./simulation/store";
import type { SubscriptionStore } from "./subscription/store";
import type { StandingStore } from "./standing/store";
import type { SuppressionStore } from "./suppression/store";
import type { TemplateStore } from "./template/store";
import type { TenantAccess } from "./tenant/store";
import type { TreatmentStore } from "./treatment/store";
import type { GocardlessPort } from "./webhook/gocardless-port";
import type { WebhookStore } from "./webhook/store";
import type { CommitOutcome, Deed, Departure, QueueName, Write } from "./write";

export type Locale = "en" | "zh-CN";

export type Tenant = Readonly<{
  id: TenantId;
  organizationId: string;
  name: string;
  mode: "live" | "sandbox";
  state: "active" | "suspended";
  timezone: string;
  currency: string;
  locale: Locale;
  /** Its postal address, a line each; null: none is known, and no letter is printed. */
  letterhead: string | null;
  partitionCount: number;
  /** Sandbox only: where the test clock stands, and where it is moving to. */
  clockOn: BusinessDate | null;
  clockTarget: BusinessDate | null;
  clockFrom: BusinessDate | null;
  createdAt: Instant;
}>;

/** Who acts: shown in the audit log as `person:…`, `key:…` or `system:…`. */
export type Actor = Readonly<{
  name: string;
  permissions: readonly Permission[];
  /** When a key ends and from where it works, so that it gives no more; people and ourselves have none. */
  terms?: KeyTerms;
}>;

/** A datum as it is stored, and the place it was sealed for. */
export type Sealed = Readonly<{ sealed: string; place: string }>;

export type Vault = Readonly<{
  seal(plain: string, place: string): string;
  open(sealed: string, place: string): string;
  /** Many at once, in order: five times as fast for each. */
  openAll(values: readonly Sealed[]): Promise<readonly string[]>;
  blindIndex(term: string): number;
}>;

export type FileStore = Readonly<{
  put(key: string, body: ReadableStream | ArrayBuffer | Blob | string): Promise<void>;
  /** Bytes of the file; undefined when there is none. */
  size(key: string): Promise<number | undefined>;
  range(key: string, offset: number, length: number): Promise<Uint8Array>;
  text(key: string): Promise<string | undefined>;
  /** Puts text, and answers what of it a receiver can check. */
  keep(key: string, text: string): Promise<Readonly<{ bytes: number; sha256: string }>>;
  /** A part of a file as it comes; undefined when there is none. */
  stream(key: string, offset: number, length: number): Promise<ReadableStream | undefined>;
  /** How many there are whose key begins so. */
  count(prefix: string): Promise<number>;
  /** Removes every file whose key begins so, a page at a time. */
  removeAll(prefix: string): Promise<void>;
}>;

export type CommitRequest = Readonly<{
  deed: Deed;
  writes: readonly Write[];
  departures?: readonly Departure[];
  /** Messages sent afterwards that may be lost: what they ask for stands in a row that the tick finds. */
  wakes?: readonly Departure[];
  /** What other systems are told of it; kept with it when somebody listens, and else nowhere. */
  events?: readonly EventDraft[];
  bookDate?: BusinessDate;
}>;

/**
 * Everything a use case may touch, opened for one tenant, one actor and one moment. There is no
 * other way to a tenant's data.
 */
export type TenantContext = Readonly<{
  tenant: Tenant;
  actor: Actor;
  now: Instant;
  /** The tenant's business date: the test clock's day in a sandbox. */
  today: BusinessDate;
  /** The policy in force today. */
  policy: Policy;
  /** The one in force on any other day: what is done for a day is done by the policy of that day. */
  timeline: PolicyTimeline;
  policies: PolicyStore;
  vault: Vault;
  loans: LoanStore;
  borrowers: BorrowerStore;
  notices: NoticeStore;
  treatments: TreatmentStore;
  cases: CaseStore;
  tasks: TaskStore;
  promises: PromiseStore;
  holds: HoldStore;
  flags: FlagStore;
  contacts: ContactStore;
  explanations: ExplanationStore;
  unmatched: UnmatchedStore;
  webhooks: WebhookStore;
  book: BookStore;
  standings: StandingStore;
  runs: ScanRunStore;
  behaviours: BehaviourStore;
  resets: ResetStore;
  reconciliations: ReconciliationStore;
  simulations: SimulationStore;
  health: HealthStore;
  imports: ImportStore;
  exports: ExportStore;
  exportSchedules: ExportScheduleStore;
  extracts: ExtractStore;
  deletion: DeletionStore;
  access: TenantAccess;
  audit: AuditStore;
  senders: SenderPort;
  providers: ProviderStore;
  suppressions: SuppressionStore;
  templates: TemplateStore;
  events: EventStore;
  subscriptions: SubscriptionStore;
  /** Whether somebody listens to events of a type; any others a commit may state for nothing. */
  hears(type: EventType): boolean;
  /** Who takes events in, wherever a lender wants them. */
  receiver: EventReceiver;
  /** What GoCardless knows of a payment, asked with the lender's own token. */
  gocardless: GocardlessPort;
  /** One provider for use, also in a sandbox, which otherwise sends nothing. */
  openSender(number: number): Promise<Sender | undefined>;
  /** A test bench: providers may be on private addresses and without encryption. */
  onBench: boolean;
  files: FileStore;
  /** Rows this context has read and written so far. */
  meter: Readonly<{ rowsRead: number; rowsWritten: number; roundTrips: number }>;
  /** Where a borrower reads and changes how they are reached; null where we have no address. */
  choiceUrl(borrowerId: number): string | null;
  /** The full address of one of our pages; null where we have no address. */
  pageUrl(path: string): string | null;
  /** What lets somebody fetch the file of one export until then, without signing in. */
  signDownload(exportNumber: number, until: Instant): string;
  /** Throws Denied when the actor may not. */
  allow(permission: Permission): void;
  /** One atomic, fenced, audited batch on one partition; departures go to their queue afterwards. */
  commit(partition: number, request: CommitRequest): Promise<CommitOutcome>;
  /** Takes `count` consecutive sequence numbers of a partition. */
  reserve(partition: number, count: number): Promise<number>;
  /** Sends directly, for messages whose loss the next tick heals; after so many seconds, if any. */
  send(
    queue: QueueName,
    message: Readonly<Record<string, unknown>>,
    delaySeconds?: number,
  ): Promise<void>;
  /** An e-mail to those of the lender who run its integrations. A lost one is no reason to fail. */
  tellStaff(letter: Readonly<{ subject: string; text: string }>): Promise<void>;
}>;

/** The actor lacks a permission: 403, and the same for every tenant's object. */
export class Denied extends Error {
  override readonly name = "Denied";
  readonly permission: Permission;

  constructor(permission: Permission) {
    super(`missing permission ${permission}`);
    this.permission = permission;
  }
}
