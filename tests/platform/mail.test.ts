import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMailer } from '../../platform/mail';
import { type MailCatcher, startMailCatcher } from '../../platform/mail-catcher';
import { createMailStore } from '../../platform/mail-store';

const notice = {
  to: 'aino.koordinaattori@example.org',
  subject: 'Helmi: uusi tehtävä odottaa',
  text: 'Sinulle on uusi tehtävä. Kirjaudu: http://localhost:3000/tasks/1?x=<b>&y="1"',
  messageId: 'notice-1@helmi',
  language: 'fi',
} as const;

describe('mail', () => {
  let folder: string;
  let catcher: MailCatcher;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'helmi-mail-'));
    catcher = await startMailCatcher({ dataDir: folder, smtpPort: 0, httpPort: 0 });
  });
  afterEach(async () => {
    await catcher.close();
    rmSync(folder, { recursive: true });
  });

  const sendTwice = async () => {
    const mailer = createMailer({
      mail: { smtpUrl: catcher.smtpUrl, from: 'Helmi <helmi@localhost>', pageUrl: undefined },
    });
    await mailer.send(notice);
    await mailer.send(notice);
    mailer.close();
  };

  test('a repeated notice carries the same Message-ID, and both copies can be read', async () => {
    await sendTwice();
    const mails = await (await fetch(`${catcher.httpUrl}mails.json`)).json();
    expect(mails).toEqual([
      expect.objectContaining({ messageId: '<notice-1@helmi>', subject: notice.subject, to: notice.to }),
      expect.objectContaining({ messageId: '<notice-1@helmi>' }),
    ]);
  });

  test('the pages escape what they show, run nothing and answer on this computer only', async () => {
    await sendTwice();
    const list = await fetch(catcher.httpUrl);
    expect(list.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-/);
    const [, path] = /href="(\/mails\/[^"]+)"/.exec(await list.text()) ?? [];
    const page = await (await fetch(new URL(path ?? '/none', catcher.httpUrl))).text();
    expect(page).toContain('&#60;b&#62;&#38;y=&#34;1&#34;');
    expect(page).not.toContain('<b>');
    expect((await fetch(`${catcher.httpUrl}mails/..%2f..%2fsecrets`)).status).toBe(404);
    expect((await fetch(catcher.httpUrl, { method: 'POST' })).status).toBe(405);
  });

  test('mails outlive the catcher', async () => {
    await sendTwice();
    await catcher.close();
    catcher = await startMailCatcher({ dataDir: folder, smtpPort: 0, httpPort: 0 });
    const mails: unknown = await (await fetch(`${catcher.httpUrl}mails.json`)).json();
    expect(mails).toHaveLength(2);
  });

  test('only the newest mails are kept', async () => {
    const store = createMailStore(join(folder, 'few'), 5);
    for (let index = 0; index < 60; index += 1) await store.keep(Buffer.from(`Subject: ${index}\r\n\r\nText`));
    expect((await store.list(100)).length).toBeLessThanOrEqual(55);
  });

  test('a server that is away is told as such, and nothing of the mail is in the error', async () => {
    const mailer = createMailer({
      mail: { smtpUrl: 'smtp://127.0.0.1:1', from: 'helmi@localhost', pageUrl: undefined },
    });
    const failure = mailer.send(notice);
    await expect(failure).rejects.toMatchObject({ name: 'MailNotSent', permanent: false });
    await expect(failure).rejects.not.toThrow(/aino|odottaa/);
    mailer.close();
  });
});
