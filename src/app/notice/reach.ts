import { type CarriedChannel, CARRIED_CHANNELS } from "../../domain/provider/provider";
import type { NoticeChannel } from "../../domain/notice/template-name";
import type { Borrower } from "../borrower/store";
import { addressOf } from "../contact/address";
import type { TenantContext } from "../context";
import type { DeliveryOutage } from "./deliver";
import type { Sender } from "./sender";
import type { Notice } from "./store";

/** How some borrowers can be reached at this moment. */
export type Reached = Readonly<{
  /** The ways on which there is somebody to send by. */
  carried: readonly NoticeChannel[];
  /** The ways on which a borrower's address is left alone. */
  suppressedOf(borrower: Borrower): readonly NoticeChannel[];
  /** The first who does not rest; when all do, for how long and why. */
  senderFor(channel: CarriedChannel): Sender | DeliveryOutage;
  /** Whether somebody else carries what this one carries, and is none of those. */
  hasOther(sender: string, down: ReadonlySet<string>): boolean;
}>;

/** Reads who carries messages now, and which of the borrowers' addresses are left alone. */
export async function readReach(
  ctx: Pick<TenantContext, "senders" | "suppressions" | "now">,
  borrowers: readonly Borrower[],
  down: ReadonlySet<string>,
): Promise<Reached> {
  const carried = await ctx.senders.carried();
  const channels = CARRIED_CHANNELS.filter((channel) => carried.includes(channel));
  const [senders, suppressed] = await Promise.all([
    Promise.all(channels.map((channel) => ctx.senders.of(channel))),
    Promise.all(
      channels.map((channel) => ctx.suppressions.among(channel, addresses(borrowers, channel))),
    ),
  ]);
  const isResting = ({ restsUntil }: Sender) => restsUntil !== null && restsUntil > ctx.now;
  const isAwake = (sender: Sender) => !isResting(sender) && !down.has(sender.id);
  return {
    carried,
    suppressedOf: ({ contact }) =>
      channels.filter((channel, index) => {
        const address = addressOf(contact, channel);
        return address !== null && suppressed[index]?.has(address);
      }),
    senderFor(channel) {
      const own = senders[channels.indexOf(channel)] ?? [];
      const awake = own.find(isAwake);
      if (awake) return awake;
      const resting = own.filter(isResting).map(({ restsUntil }) => restsUntil ?? ctx.now);
      const until = Math.min(...(resting.length > 0 ? resting : [ctx.now]));
      const retryAfterSeconds = Math.max(1, Math.ceil((until - ctx.now) / 1000));
      return { reason: `${channel}: every provider is down`, retryAfterSeconds };
    },
    hasOther: (sender, failed) =>
      senders.some(
        (own) =>
          own.some(({ id }) => id === sender) &&
          own.some((one) => one.id !== sender && !isResting(one) && !failed.has(one.id)),
      ),
  };
}

/**
 * Why nothing of some notices can be handed over now: everybody who carries their channels rests. Asked
 * before anything else is read, so that a provider that is down for an hour costs next to nothing.
 */
export async function everyoneRests(
  ctx: Pick<TenantContext, "senders" | "now">,
  notices: readonly Pick<Notice, "state" | "channels">[],
): Promise<DeliveryOutage | null> {
  // One that was handed over may be asked about, whoever rests.
  if (notices.some(({ state }) => state === "sending")) return null;
  const carried = await ctx.senders.carried();
  const wanted = new Set(notices.flatMap(({ channels }) => channels));
  for (const channel of wanted) if (!carried.includes(channel)) wanted.delete(channel);
  const channels = CARRIED_CHANNELS.filter((channel) => wanted.has(channel));
  // Letters on paper wait for no provider.
  if (channels.length === 0 || channels.length < wanted.size) return null;
  const senders = (await Promise.all(channels.map((one) => ctx.senders.of(one)))).flat();
  if (senders.length === 0) return null;
  const until = Math.min(...senders.map(({ restsUntil }) => restsUntil ?? ctx.now));
  if (until <= ctx.now) return null;
  const retryAfterSeconds = Math.ceil((until - ctx.now) / 1000);
  return { reason: `${channels.join(", ")}: every provider is down`, retryAfterSeconds };
}

function addresses(borrowers: readonly Borrower[], channel: CarriedChannel): readonly string[] {
  const all = borrowers.map(({ contact }) => addressOf(contact, channel));
  return [...new Set(all.filter((address) => address !== null))];
}
