import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';

/** A caught mail as the list shows it. `at` is when it was caught (ISO 8601, UTC). */
export interface CaughtMail {
  readonly id: string;
  readonly at: string;
  readonly to: string;
  readonly subject: string;
  readonly messageId: string;
}

export interface CaughtMailWithText extends CaughtMail {
  readonly from: string;
  readonly text: string;
}

export interface MailStore {
  /** Keeps a mail as it came over the wire; on disk when the promise resolves. */
  keep(raw: Buffer): Promise<void>;
  /** Newest first. */
  list(limit: number): Promise<CaughtMail[]>;
  get(id: string): Promise<CaughtMailWithText | undefined>;
}

/** Mails as .eml files in one folder, of which the newest `most` are kept. */
export function createMailStore(folder: string, most = 2_000): MailStore {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const parsed = new Map<string, CaughtMailWithText>();
  const ids = () =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.eml'))
      .map((name) => name.slice(0, -4))
      .sort()
      .reverse();
  let count = ids().length;
  const get = async (id: string): Promise<CaughtMailWithText | undefined> => {
    const known = parsed.get(id);
    if (known !== undefined) return known;
    if (!/^\d{15}-[0-9a-f]{8}$/.test(id)) return undefined;
    const raw = await readFile(join(folder, `${id}.eml`)).catch(() => undefined);
    if (raw === undefined) return undefined;
    const mail = await read(id, raw);
    parsed.set(id, mail);
    if (parsed.size > most) parsed.delete(parsed.keys().next().value ?? '');
    return mail;
  };
  return {
    get,
    async keep(raw) {
      const id = `${String(Date.now()).padStart(15, '0')}-${createHash('sha256').update(raw).update(randomUUID()).digest('hex').slice(0, 8)}`;
      const path = join(folder, `${id}.eml`);
      await writeFile(`${path}.new`, raw, { mode: 0o600 });
      renameSync(`${path}.new`, path);
      count += 1;
      if (count <= most + 50) return;
      // Counted with some slack, so that the folder is not read for every mail.
      for (const old of ids().slice(most)) rmSync(join(folder, `${old}.eml`), { force: true });
      count = most;
    },
    async list(limit) {
      const mails = await Promise.all(ids().slice(0, limit).map(get));
      return mails.filter((mail) => mail !== undefined);
    },
  };
}

async function read(id: string, raw: Buffer): Promise<CaughtMailWithText> {
  const mail = await simpleParser(raw, { skipHtmlToText: true, skipImageLinks: true, skipTextToHtml: true });
  const to = Array.isArray(mail.to) ? mail.to : [mail.to];
  return {
    id,
    at: new Date(Number(id.slice(0, 15))).toISOString(),
    to: to.map((address) => address?.text ?? '').join(', '),
    from: mail.from?.text ?? '',
    subject: mail.subject ?? '',
    messageId: mail.messageId ?? '',
    text: mail.text ?? '',
  };
}
