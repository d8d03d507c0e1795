/** Finds secrets in bytes, however they were written: as they are, in capitals, encoded, escaped, wide or compressed. */
import { gunzipSync, inflateSync } from 'node:zlib';

export interface Leak {
  readonly secret: string;
  readonly encoding: string;
  /** What stands around it, for whoever must find where it came from. */
  readonly around: string;
}

interface Needle {
  readonly secret: string;
  readonly encoding: string;
  readonly bytes: Buffer;
  /** Sought in the bytes with all ASCII letters made small. */
  readonly anyCase: boolean;
}

const DEEPEST = 3;
const flushed = { finishFlush: 2 } as const;

/** A scanner for these secrets, each of at least eight characters. */
export function leakScanner(secrets: readonly string[]): (bytes: Buffer) => Leak[] {
  const needles = secrets.flatMap(needlesOf).filter(isFirstOfItsKind);
  const scan = (bytes: Buffer, depth: number): Leak[] => {
    // Mails and PEM-like texts break long lines.
    const unbroken = withoutBreaks(bytes);
    const views = [bytes, ...(unbroken.length === bytes.length ? [] : [unbroken])];
    const found = views.flatMap((view) => seek(view, needles));
    if (depth === DEEPEST) return found;
    return [...found, ...compressedParts(bytes).flatMap((part) => scan(part, depth + 1).map(inside))];
  };
  return (bytes) => scan(bytes, 0);
}

/** A secret of plain letters looks alike in several encodings: told once is enough. */
function isFirstOfItsKind({ bytes, anyCase }: Needle, index: number, all: readonly Needle[]): boolean {
  return all.findIndex((other) => other.anyCase === anyCase && other.bytes.equals(bytes)) === index;
}

function inside(leak: Leak): Leak {
  return { ...leak, encoding: `compressed ${leak.encoding}` };
}

function seek(bytes: Buffer, needles: readonly Needle[]): Leak[] {
  const small = lowered(bytes);
  return needles.flatMap(({ secret, encoding, bytes: needle, anyCase }) => {
    const at = (anyCase ? small : bytes).indexOf(needle);
    if (at < 0) return [];
    const around = bytes.subarray(Math.max(0, at - 80), at + needle.length + 40).toString('latin1');
    return [{ secret, encoding, around: around.replace(/[^ -~]+/g, '·') }];
  });
}

function needlesOf(secret: string): Needle[] {
  const utf8 = Buffer.from(secret);
  const units = [...Array(secret.length).keys()].map((n) => secret.charCodeAt(n).toString(16).padStart(4, '0'));
  const escaped = (prefix: string) => [...utf8].map((byte) => prefix + byte.toString(16).padStart(2, '0')).join('');
  const anyCase = (encoding: string, bytes: Buffer | string): Needle => ({
    secret,
    encoding,
    bytes: lowered(Buffer.from(bytes as string)),
    anyCase: true,
  });
  return [
    anyCase('raw', utf8),
    anyCase('hex', utf8.toString('hex')),
    anyCase('percent', encodeURIComponent(secret)),
    anyCase('percent, every byte', escaped('%')),
    anyCase('quoted-printable', [...utf8].map((byte) => quotable(byte)).join('')),
    anyCase('JSON escapes', units.map((unit) => `\\u${unit}`).join('')),
    anyCase(
      'JSON escapes of what is not ASCII',
      secret.replace(/[^ -~]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`),
    ),
    anyCase('UTF-16LE', Buffer.from(secret, 'utf16le')),
    anyCase('latin1', Buffer.from(secret, 'latin1')),
    ...base64Of(secret, utf8),
  ];
}

/** Base64 of the secret wherever it begins among the three bytes of a group, without the characters its neighbours decide. */
function base64Of(secret: string, utf8: Buffer): Needle[] {
  return [0, 1, 2].flatMap((offset) => {
    const whole = Buffer.concat([Buffer.alloc(offset), utf8]);
    const text = whole.subarray(0, whole.length - (whole.length % 3)).toString('base64');
    const own = text.slice(Math.ceil((offset * 8) / 6));
    const plain = { secret, encoding: `base64 at ${offset}`, bytes: Buffer.from(own), anyCase: false };
    const forUrls = own.replaceAll('+', '-').replaceAll('/', '_');
    return forUrls === own
      ? [plain]
      : [plain, { ...plain, encoding: `base64url at ${offset}`, bytes: Buffer.from(forUrls) }];
  });
}

function quotable(byte: number): string {
  const plain = byte >= 33 && byte <= 126 && byte !== 61;
  return plain ? String.fromCharCode(byte) : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`;
}

function lowered(bytes: Buffer): Buffer {
  const small = Buffer.from(bytes);
  for (let n = 0; n < small.length; n += 1) {
    const byte = small[n] ?? 0;
    if (byte >= 65 && byte <= 90) small[n] = byte + 32;
  }
  return small;
}

/** Line ends taken away, also the soft ones of quoted-printable. */
function withoutBreaks(bytes: Buffer): Buffer {
  const text = bytes.toString('latin1');
  return /[\r\n]/.test(text) ? Buffer.from(text.replace(/=?\r?\n[ \t]?/g, ''), 'latin1') : bytes;
}

/** Everything in the bytes that can be expanded as gzip or zlib, wherever it begins. */
function compressedParts(bytes: Buffer): Buffer[] {
  const parts: Buffer[] = [];
  const expand = (magic: readonly number[], open: (part: Buffer) => Buffer) => {
    for (let at = bytes.indexOf(Buffer.from(magic)); at >= 0; at = bytes.indexOf(Buffer.from(magic), at + 1)) {
      try {
        parts.push(open(bytes.subarray(at)));
      } catch {
        // Two bytes that only look like the beginning of something compressed.
      }
    }
  };
  expand([0x1f, 0x8b, 0x08], (part) => gunzipSync(part, flushed));
  for (const level of [0x01, 0x9c, 0xda]) expand([0x78, level], (part) => inflateSync(part, flushed));
  return parts.filter((part) => part.length > 0);
}
