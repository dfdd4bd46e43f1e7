import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";
import type { TestProject } from "vitest/node";
import { answerAsGocardless } from "./gocardless-bench";

// Providers on loopback for tests of the Worker: a real SMTP server, and the HTTP of Resend, Twilio
// and a lender's own gateway. A test has its box, named by its account; its mood says how it answers.

export type BenchMood = "ok" | "busy" | "broken" | "refuses" | "lost" | "redirects" | "gone";
export type BenchMessage = Readonly<{
  to: string;
  subject: string;
  text: string;
  html: string;
  headers: Readonly<Record<string, string>>;
  key: string;
}>;
export type BenchBox = Readonly<{ messages: readonly BenchMessage[]; calls: number }>;
type Box = { mood: BenchMood; messages: BenchMessage[]; calls: number; ids: Map<string, string> };

declare module "vitest" {
  export interface ProvidedContext {
    bench: Readonly<{ http: string; smtpPort: number }>;
  }
}

const boxes = new Map<string, Box>();

function boxOf(name: string): Box {
  const known = boxes.get(name);
  if (known) return known;
  const box: Box = { mood: "ok", messages: [], calls: 0, ids: new Map() };
  boxes.set(name, box);
  return box;
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const smtp = openSmtp();
  const http = createServer((request, response) => void answer(request, response));
  await Promise.all([listening(http), listening(smtp.server as unknown as Server)]);
  const httpPort = (http.address() as AddressInfo).port;
  const smtpPort = (smtp.server.address() as AddressInfo).port;
  project.provide("bench", { http: `http://127.0.0.1:${httpPort}`, smtpPort });
  return async () => {
    await Promise.all([
      new Promise<void>((resolve) => {
        smtp.close(() => resolve());
      }),
      new Promise<void>((resolve) => {
        http.close(() => resolve());
        http.closeAllConnections();
      }),
    ]);
  };
}

function listening(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
}

function openSmtp(): SMTPServer {
  const told = (code: number, text: string) =>
    Object.assign(new Error(text), { responseCode: code });
  const server: SMTPServer = new SMTPServer({
    authOptional: true,
    allowInsecureAuth: true,
    disabledCommands: ["STARTTLS"],
    onAuth: ({ username, password }, _session, done) =>
      password === "wrong" ? done(told(535, "no")) : done(null, { user: username }),
    onRcptTo({ address }, _session, done) {
      if (address.startsWith("nobody")) return done(told(550, "no such mailbox"));
      if (address.startsWith("greylisted")) return done(told(451, "try again later"));
      return done();
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", async () => {
        const box = boxOf(String(session.user ?? ""));
        box.calls += 1;
        if (box.mood === "busy") return done(told(421, "too many"));
        box.messages.push(await parsedMail(Buffer.concat(chunks), session.envelope.rcptTo));
        // Taken, and the line cut before the answer.
        if (box.mood === "lost") {
          for (const connection of server.connections) connection.close();
          return;
        }
        done(null, `queued as ${box.messages.length}`);
      });
    },
  });
  server.on("error", () => {});
  return server;
}

async function parsedMail(raw: Buffer, to: readonly { address: string }[]): Promise<BenchMessage> {
  const mail = await simpleParser(raw);
  const headers = Object.fromEntries(mail.headerLines.map(({ key, line }) => [key, line]));
  return {
    to: to.map(({ address }) => address).join(),
    subject: mail.subject ?? "",
    text: mail.text ?? "",
    html: mail.html || "",
    headers,
    key: mail.messageId ?? "",
  };
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? "/", "http://bench");
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks).toString("utf8");
  const say = (status: number, value: unknown, headers: Record<string, string> = {}) => {
    response.writeHead(status, { "content-type": "application/json", ...headers });
    response.end(JSON.stringify(value));
  };
  const [, first = "", name = ""] = url.pathname.split("/");
  if (first === "gocardless") {
    answerAsGocardless(request, url, body, response);
    return;
  }
  if (first === "bench") {
    const box = boxOf(name);
    if (request.method === "PUT") box.mood = (JSON.parse(body) as { mood: BenchMood }).mood;
    return say(200, { messages: box.messages, calls: box.calls });
  }
  const call = readCall(request, url, body);
  const box = boxOf(call.box);
  if (call.lists) {
    const messages = box.messages
      .filter(({ to }) => to === url.searchParams.get("To"))
      .map(({ text, key }) => ({ sid: key, body: text, date_created: new Date().toUTCString() }));
    return say(box.mood === "broken" ? 500 : 200, { messages });
  }
  box.calls += 1;
  if (box.mood === "busy") return say(429, { message: "too many" }, { "retry-after": "7" });
  if (box.mood === "broken") return say(500, { message: "broken" });
  if (box.mood === "refuses") return say(422, { message: "no such address" });
  if (box.mood === "gone") return say(410, { message: "gone" });
  if (box.mood === "redirects") return say(302, {}, { location: "http://127.0.0.1:9/" });
  const known = call.key === null ? undefined : box.ids.get(call.key);
  const id = known ?? `id-${box.messages.length + 1}`;
  if (known === undefined) {
    box.messages.push({ ...call.message, key: call.key ?? id });
    if (call.key !== null) box.ids.set(call.key, id);
  }
  if (box.mood === "lost") return void request.socket.destroy();
  return say(200, { id, sid: id });
}

type Call = Readonly<{
  box: string;
  lists: boolean;
  /** Under the same key it is the same message. */
  key: string | null;
  message: Omit<BenchMessage, "key">;
}>;

function readCall(request: IncomingMessage, url: URL, body: string): Call {
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
  );
  const nothing = { subject: "", html: "", headers };
  if (url.pathname.startsWith("/2010-04-01/")) {
    const form = new URLSearchParams(body);
    const message = { ...nothing, to: form.get("To") ?? "", text: form.get("Body") ?? "" };
    const box = url.pathname.split("/")[3] ?? "";
    return { box, lists: request.method === "GET", key: null, message };
  }
  if (url.pathname === "/emails") {
    const mail = JSON.parse(body) as { to: string[]; subject: string; text: string; html?: string };
    const { subject, text, html = "" } = mail;
    const message = { to: mail.to.join(), subject, text, html, headers: { ...headers, body } };
    const box = headers["authorization"]?.replace("Bearer ", "") ?? "";
    return { box, lists: false, key: headers["idempotency-key"] ?? null, message };
  }
  const { data } = JSON.parse(body) as { data: BenchMessage & { id: string } };
  const message = { ...nothing, to: data.to, text: data.text, headers: { ...headers, body } };
  const box = url.pathname.slice(1);
  return { box, lists: false, key: headers["webhook-id"] ?? null, message };
}
