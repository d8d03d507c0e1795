import { createHash } from 'node:crypto';
import type { CaughtMail, CaughtMailWithText } from './mail-store';

const STYLE = `
body{font:1rem/1.5 system-ui,sans-serif;margin:0 auto;max-width:60rem;padding:1rem;color:#1a1a1a;background:#fff}
table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.5rem;border-bottom:1px solid #767676;vertical-align:top}
a{color:#0000bf}a:focus-visible{outline:3px solid #0072c6;outline-offset:2px}
pre{white-space:pre-wrap;overflow-wrap:anywhere;font:inherit;border-left:4px solid #0000bf;padding-left:1rem}
dt{font-weight:700}dd{margin:0 0 .5rem}`;

/** Policy of the pages: nothing but their own style sheet, no scripts, no frames, no forms. */
export const MAIL_PAGE_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Page with the caught mails, newest first. */
export function mailListPage(mails: readonly CaughtMail[]): string {
  const rows = mails.map(
    (mail) =>
      `<tr><td><time datetime="${escape(mail.at)}">${escape(clock(mail.at))}</time></td><td>${escape(mail.to)}</td>` +
      `<td><a href="/mails/${escape(mail.id)}">${escape(mail.subject === '' ? '(no subject)' : mail.subject)}</a></td></tr>`,
  );
  const table =
    `<table><caption>Newest first. Load the page again for newer ones.</caption><thead><tr><th scope="col">Caught (UTC)</th>` +
    `<th scope="col">To</th><th scope="col">Subject</th></tr></thead><tbody>${rows.join('')}</tbody></table>`;
  return page('Caught mails', mails.length === 0 ? '<p>No mail has been sent yet.</p>' : table);
}

/** Page with one mail. */
export function mailPage(mail: CaughtMailWithText): string {
  const field = (name: string, value: string) => `<dt>${name}</dt><dd>${escape(value)}</dd>`;
  return page(
    mail.subject === '' ? '(no subject)' : mail.subject,
    `<dl>${field('To', mail.to)}${field('From', mail.from)}${field('Caught (UTC)', clock(mail.at))}` +
      `${field('Message-ID', mail.messageId)}</dl><pre>${escape(mail.text)}</pre><p><a href="/">All caught mails</a></p>`,
  );
}

/** Page for an address that doesn't exist. */
export function noMailPage(): string {
  return page(
    'No such mail',
    '<p>It may have been removed: the newest 2,000 are kept.</p><p><a href="/">All caught mails</a></p>',
  );
}

function page(title: string, content: string): string {
  return (
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
    `<title>${escape(title)} – Helmi</title><style>${STYLE}</style></head>` +
    `<body><main><h1>${escape(title)}</h1>${content}</main></body></html>`
  );
}

function clock(instant: string): string {
  return instant.slice(0, 19).replace('T', ' ');
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
