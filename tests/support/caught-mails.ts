import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

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
