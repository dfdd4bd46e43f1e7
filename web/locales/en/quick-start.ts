export const enQuickStart = {
  "quickStart.title": "Quick start",
  "quickStart.lead":
    "From nothing to a late loan, a letter, a signed event and a payment, in ten minutes. Every block here is run by a test as it stands; copy them one after another into one shell.",
  "quickStart.forms": "Show the calls in",
  "quickStart.start.title": "Before you begin",
  "quickStart.start.text":
    "You need Node 20 or newer, and bash with curl and openssl. Start Forbear in a clone of its repository and leave it running; the first start takes a minute.",
  "quickStart.machine.text":
    "In a second shell, say what differs on each machine. The password is printed by `npm start`; the receiver's port is any free one.",
  "quickStart.reader.live":
    "You are signed in to {name}, a live lender, whose day is {date}. The quick start makes a sandbox of its own and touches nothing there.",
  "quickStart.reader.sandbox":
    "You are signed in to {name}, a sandbox that stands at {date}. The quick start makes one of its own and touches nothing there.",
  "quickStart.reader.keys": "Its API keys",
  "quickStart.folder.title": "A folder to work in",
  "quickStart.folder.text":
    "Beside the clone, not in it. The TypeScript client comes from Forbear itself, so it always fits the API it talks to.",
  "quickStart.folder.seen": "An empty folder, with the client in it if you chose TypeScript.",
  "quickStart.key.title": "A sandbox and its key",
  "quickStart.key.text":
    "Signing in is for people; a program needs a key. The sandbox stands at 9 February 2026, so that what follows looks the same whenever you read it.",
  "quickStart.key.seen":
    "`FORBEAR_KEY` holds a key. It is shown this once: Forbear keeps a digest only.",
  "quickStart.loan.title": "A loan",
  "quickStart.loan.text":
    "12,000.00 over twelve months at 9.5 percent, the first installment due on 15 February. Amounts are in cents. `externalId` is your own reference: send this again, and nothing changes.",
  "quickStart.loan.seen": "The answer says `created`, and with which id.",
  "quickStart.listen.title": "A receiver for events",
  "quickStart.listen.text":
    "Your own system, in twenty lines: it proves that an event is ours before it believes it. It runs in the background and writes to `events.log`.",
  "quickStart.listen.seen":
    "Nothing yet. The secret of the subscription is in `FORBEAR_EVENT_SECRET`.",
  "quickStart.live.title": "A month later",
  "quickStart.live.text":
    "Move the test clock. Every day on the way is scanned as in production: installments fall due, nobody pays, the policy writes its letters.",
  "quickStart.live.seen":
    "The loan is 18 days past due, in bucket `M1`, with an installment of 1,052.20 open. A reminder went out five days before it was due, and letters on the days that the policy names.",
  "quickStart.heard.title": "What the receiver heard",
  "quickStart.heard.text":
    "Events arrive within seconds of the commit that made them true. Each of these lines was verified.",
  "quickStart.heard.seen":
    "An event for the day after the due date, when the loan became late, and `notice.sent` for each letter.",
  "quickStart.paid.title": "A payment comes in",
  "quickStart.paid.text":
    "Now you are the bank: make an address for payments and post a signed message to it. The signature is over id, time and body, so nobody can invent money.",
  "quickStart.paid.seen":
    "`payment.applied` and `loan.cured`, in either order: the installment is paid, and nothing is past due any more. Post it again: the same `webhook-id` counts once.",
  "quickStart.end.title": "The end",
  "quickStart.end.text":
    "Stop the receiver. The sandbox stays; choose it in the pages at the top left.",
  "quickStart.end.seen":
    "You have seen the whole circle: a loan in, a day, a letter, an event out, money in.",
  "quickStart.next.title": "Where next",
  "quickStart.next.imports": "Bring a whole book by file",
} as const;
