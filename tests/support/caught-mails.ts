import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Installation, until } from './installation';

/** Every mail that the installation's catcher keeps, as it came, oldest first. */
export function caughtMails(dataDir: string): Buffer[] {
  const folder = join(dataDir, 'mail');
  const names = readdirSync(folder).filter((name) => name.endsWith('.eml'));
  return names.sort().map((name) => readFileSync(join(folder, name)));
}

/** The mails' Message-IDs. */
export function messageIds(dataDir: string): string[] {
  return caughtMails(dataDir).map((mail) => /^message-id:\s*(\S+)/im.exec(mail.toString('latin1'))?.[1] ?? '');
}

const WAITING = `SELECT 1 FROM notice WHERE email_state IN ('PENDING', 'SENDING') AND send_after <= now() LIMIT 1`;

/** Resolves when no mail is left that may leave now. */
export async function untilMailsHaveLeft(site: Installation): Promise<void> {
  await until('every mail has left', async () => (await site.query(WAITING)).length === 0, 120_000);
}
