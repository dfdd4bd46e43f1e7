import { connect as connectPlain, type Socket } from "node:net";
import { PassThrough, type Writable } from "node:stream";
import { connect as connectTls } from "node:tls";
import MailComposer from "nodemailer/lib/mail-composer";
import SMTPConnection from "nodemailer/lib/smtp-connection";
import type { OutgoingMessage } from "../app/notice/sender";
import type { Handing } from "../domain/provider/handing";
import type { ProviderSettings } from "../domain/provider/provider";
import { listUnsubscribe } from "./list-unsubscribe";

type SmtpSettings = Extract<ProviderSettings, { kind: "smtp" }>;

const CONNECT_MS = 10_000;
/** RFC 5321 (4.5.3.2) lets a server think longer after the last dot than a consumer may live. */
const SILENCE_MS = 60_000;
const DOWN_SECONDS = 60;
const BROKEN_SECONDS = 300;
/** Greylisting asks for a second try after minutes (RFC 6647). */
const GREYLISTED_SECONDS = 600;

/** Hands one message to a lender's mail server, over a connection of its own. */
export async function handBySmtp(
  settings: SmtpSettings,
  password: string,
  message: OutgoingMessage,
): Promise<Handing> {
  const body = new Body(await mimeOf(settings, message));
  let connection: SMTPConnection | undefined;
  try {
    connection = await open(settings);
    if (settings.username !== "") await logIn(connection, settings.username, password);
    const response = await send(connection, { from: settings.from, to: [message.to] }, body);
    return { end: "accepted", providerId: response.slice(0, 200) };
  } catch (error) {
    return handingOf(error, body.hasBegun);
  } finally {
    connection?.close();
  }
}

/** Knows whether the server has asked for the message: from then on a lost answer may be a yes. */
class Body extends PassThrough {
  hasBegun = false;

  constructor(mime: Buffer) {
    super();
    this.end(mime);
  }

  override pipe<To extends NodeJS.WritableStream>(destination: To): To {
    this.hasBegun = true;
    super.pipe(destination as unknown as Writable);
    return destination;
  }
}

function mimeOf({ from }: SmtpSettings, message: OutgoingMessage): Promise<Buffer> {
  const { to, subject, text, html, key } = message;
  return new MailComposer({
    from,
    to,
    subject: subject.replace(/\s+/g, " "),
    text,
    ...(html !== null && { html }),
    // The same for every try: a mailbox that gets it twice can tell.
    messageId: `<${key}@${from.slice(from.lastIndexOf("@") + 1)}>`,
    headers: listUnsubscribe(message.unsubscribeUrl),
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build();
}

/** The name is resolved by the platform, whose sockets reach no private network. */
function open(settings: SmtpSettings): Promise<SMTPConnection> {
  const { host, port, security } = settings;
  return new Promise((resolve, reject) => {
    const socket: Socket =
      security === "tls" ? connectTls({ host, port }) : connectPlain({ host, port });
    const late = setTimeout(() => {
      socket.destroy();
      reject(new Error("no connection in time"));
    }, CONNECT_MS);
    const fail = (error: Error) => {
      clearTimeout(late);
      reject(error);
    };
    socket.once("error", fail);
    socket.once(security === "tls" ? "secureConnect" : "connect", () => {
      clearTimeout(late);
      const connection = new SMTPConnection({
        host,
        port,
        connection: socket,
        secured: security === "tls",
        requireTLS: security === "starttls",
        ignoreTLS: security === "none",
        name: settings.from.slice(settings.from.lastIndexOf("@") + 1),
        greetingTimeout: CONNECT_MS,
        socketTimeout: SILENCE_MS,
      });
      connection.once("error", fail);
      connection.connect((error) => (error ? fail(error) : resolve(connection)));
    });
  });
}

function logIn(connection: SMTPConnection, user: string, pass: string): Promise<void> {
  return new Promise((resolve, reject) => {
    connection.once("error", reject);
    connection.login({ user, pass }, (error) => (error ? reject(error) : resolve()));
  });
}

function send(
  connection: SMTPConnection,
  envelope: Readonly<{ from: string; to: string[] }>,
  body: Body,
): Promise<string> {
  return new Promise((resolve, reject) => {
    connection.once("error", reject);
    connection.send(envelope, body, (error, info) => {
      if (error || !info) reject(error ?? new Error("no answer"));
      else resolve(String(info.response));
    });
  });
}

/** What an error says of the message (RFC 5321, 4.2.1: 4xx may work later, 5xx never will). */
function handingOf(error: unknown, hasBegun: boolean): Handing {
  const said = errorFacts(error);
  const { code, command, status, reason } = said;
  // Only an answer of the server tells what became of a message that it had asked for.
  if (hasBegun && status === null) return { end: "unknown", reason };
  if (code === "EAUTH" || code === "ETLS" || command === "MAIL FROM") {
    return { end: "not-taken", of: "provider", reason, retryAfterSeconds: BROKEN_SECONDS };
  }
  const isAboutMessage = command === "RCPT TO" || command === "DATA";
  if (!isAboutMessage || status === null) {
    return { end: "not-taken", of: "provider", reason, retryAfterSeconds: DOWN_SECONDS };
  }
  // 421: the server goes away, whatever it was asked.
  if (status === 421) {
    return { end: "not-taken", of: "provider", reason, retryAfterSeconds: DOWN_SECONDS };
  }
  if (status < 500) {
    return { end: "not-taken", of: "message", reason, retryAfterSeconds: GREYLISTED_SECONDS };
  }
  return { end: "refused", reason };
}

function errorFacts(error: unknown) {
  const facts = error instanceof Error ? (error as Error & Record<string, unknown>) : null;
  const status = facts?.["responseCode"];
  return {
    code: String(facts?.["code"] ?? ""),
    command: String(facts?.["command"] ?? ""),
    status: typeof status === "number" && status > 0 ? status : null,
    reason: `smtp: ${facts?.message ?? String(error)}`.slice(0, 200),
  };
}
