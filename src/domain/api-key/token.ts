export type KeyMode = "live" | "sandbox";

/** Which key of which lender, and what that lender is: where a key is a client, its name (RFC 6749). */
export type KeyName = Readonly<{ mode: KeyMode; tenant: number; number: number }>;

const NAME = /^fbk_(live|sandbox)_([1-9]\d{0,14})_([1-9]\d{0,8})$/;
const TOKEN = /^(fbk_(live|sandbox)_([1-9]\d{0,14})_([1-9]\d{0,8})_([\w-]{32}))([0-9A-Za-z]{6})$/;
/** Keys of before say nothing of their lender and carry no checksum. */
const OLD_TOKEN = /^fbk_([1-9]\d{0,14})_([1-9]\d{0,8})_([\w-]{32})$/;

export function writeKeyName({ mode, tenant, number }: KeyName): string {
  return `fbk_${mode}_${tenant}_${number}`;
}

export function readKeyName(text: string): KeyName | undefined {
  const parts = NAME.exec(text);
  return parts ? nameOf(parts.slice(1)) : undefined;
}

/**
 * What a program proves itself with: `fbk_live_<lender>_<key>_<secret><checksum>`. It says for whom it
 * is, so that a key of a sandbox is seen to be one; the checksum tells a token from what only looks
 * like one without asking anybody, also to those who search code for secrets.
 */
export function writeKeyToken(name: KeyName, secret: string): string {
  const text = `${writeKeyName(name)}_${secret}`;
  return `${text}${checksumOf(text)}`;
}

/** `mode`: null where a token of before does not say. */
export type KeyToken = Omit<KeyName, "mode"> & Readonly<{ mode: KeyMode | null; secret: string }>;

/** Undefined for what cannot be a token, mistyped ones among it. */
export function readKeyToken(text: string): KeyToken | undefined {
  const parts = TOKEN.exec(text);
  if (parts) {
    const [, said = "", mode, tenant, number, secret = "", checksum] = parts;
    if (checksumOf(said) !== checksum) return undefined;
    return { ...nameOf([mode, tenant, number]), secret };
  }
  const [, tenant, number, secret] = OLD_TOKEN.exec(text) ?? [];
  if (secret === undefined) return undefined;
  return { mode: null, tenant: Number(tenant), number: Number(number), secret };
}

function nameOf([mode, tenant, number]: readonly (string | undefined)[]): KeyName {
  return {
    mode: mode === "live" ? "live" : "sandbox",
    tenant: Number(tenant),
    number: Number(number),
  };
}

const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const CHECKSUM_LENGTH = 6;

/** CRC-32 (ISO 3309) in base 62: it finds a slip of the hand and proves nothing. */
function checksumOf(text: string): string {
  let register = 0xffffffff;
  for (let index = 0; index < text.length; index += 1) {
    register ^= text.charCodeAt(index);
    for (let bit = 0; bit < 8; bit += 1) {
      register = (register >>> 1) ^ (register & 1 ? 0xedb88320 : 0);
    }
  }
  let rest = (register ^ 0xffffffff) >>> 0;
  let digits = "";
  for (let place = 0; place < CHECKSUM_LENGTH; place += 1) {
    digits = `${DIGITS[rest % 62]}${digits}`;
    rest = Math.floor(rest / 62);
  }
  return digits;
}
