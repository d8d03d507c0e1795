import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { simpleParser } from 'mailparser';
import { unpackChange } from '../../ledger/change-codec';
import type { CaseInStory } from '../../scripts/stories/case-in-story';
import { createPeople } from '../../scripts/stories/client';
import * as forms from '../../scripts/stories/forms';
import { canaryEvents } from '../support/canary-events';
import { canaryLife } from '../support/canary-life';
import { caughtMails, untilMailsHaveLeft } from '../support/caught-mails';
import { dumpEngine } from '../support/engine-dump';
import { type Installation, startInstallation } from '../support/installation';
import { type Leak, leakScanner } from '../support/leak-scanner';
import { PlantedPeople } from '../support/planted-people';
import { Planter } from '../support/planting';

const planter = new Planter();
const leaksIn = leakScanner(planter.secrets);
let site: Installation;
let people: PlantedPeople;
let story: CaseInStory;
/** Cases to which happens what can happen on the way, and a conference. */
let events: readonly CaseInStory[];
/** What people were answered when something was refused or went wrong. */
const refusals: { status: number; code: string; text: string }[] = [];

beforeAll(async () => {
  site = await startInstallation({ HELMI_LOG_LEVEL: 'debug' }, { empty: true });
  people = new PlantedPeople(createPeople(site.base), planter);
  const stage = { people, tell: () => undefined };
  story = await canaryLife(stage, planter);
  events = await canaryEvents(stage);
}, 500_000);
afterAll(() => site?.remove(), 60_000);

const headers = { 'content-type': 'application/json', 'x-helmi': '1' };
async function signIn(username: string): Promise<string> {
  const answer = await fetch(`${site.base}/auth/demo`, { method: 'POST', headers, body: JSON.stringify({ username }) });
  return answer.headers.get('set-cookie')?.split(';')[0] ?? '';
}

/** A call, most often one that must fail: its answer is kept if it does. */
async function fails(cookie: string, method: string, path: string, body?: unknown, more: object = {}): Promise<string> {
  const raw = typeof body === 'string' ? body : JSON.stringify(body);
  const answer = await fetch(site.base + path, {
    method,
    headers: { ...headers, cookie, ...(method === 'GET' ? {} : { 'idempotency-key': randomUUID() }), ...more },
    ...(body === undefined ? {} : { body: raw }),
  });
  const text = await answer.text();
  const { code = '' } = answer.status >= 400 ? (JSON.parse(text) as { code?: string }) : {};
  if (answer.status >= 400) refusals.push({ status: answer.status, code, text });
  return `${answer.status} ${code}`;
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** Leaks of files, without the noise of finding the same word a hundred times. */
function leaksInFiles(paths: readonly string[]): (Leak & { file: string })[] {
  return paths.flatMap((file) => leaksIn(readFileSync(file)).map((leak) => ({ file, ...leak })));
}

describe('the scanner', () => {
  const secret = 'KNRYäö12345secret';
  const scan = leakScanner([secret]);
  const escaped = Array.from(secret, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`).join('');
  const wrapped = Buffer.from(`${'x'.repeat(70)}${secret}`)
    .toString('base64')
    .replace(/.{76}/g, '$&\r\n');
  test.each<[string, Buffer | string]>([
    ['as it is', `…${secret}…`],
    ['in capitals', secret.toUpperCase().replace(/[ÄÖ]/g, (c) => c.toLowerCase())],
    ['base64, beginning anywhere', Buffer.from(secret).toString('base64')],
    ['base64, one byte later', Buffer.from(`a${secret}b`).toString('base64')],
    ['base64, two bytes later', Buffer.from(`ab${secret}c`).toString('base64')],
    ['base64 in lines', wrapped],
    ['hex', Buffer.from(secret).toString('hex').toUpperCase()],
    ['percent', encodeURIComponent(secret)],
    ['percent, every byte', Array.from(Buffer.from(secret), (b) => `%${b.toString(16).padStart(2, '0')}`).join('')],
    ['quoted-printable with a soft break', 'KNRY=C3=A4=C3=\r\n=B612345sec=\r\nret'.replace('=C3=\r\n=B6', '=C3=B6')],
    ['JSON escapes', escaped],
    ['JSON escapes of what is not ASCII', 'KNRY\\u00e4\\u00f612345secret'],
    ['UTF-16LE', Buffer.from(secret, 'utf16le')],
    ['latin1', Buffer.from(secret, 'latin1')],
    [
      'gzip in the middle of something',
      Buffer.concat([Buffer.from('abc'), gzipSync(`{"a":"${secret}"}`), Buffer.from('z')]),
    ],
    ['gzip in gzip', gzipSync(gzipSync(secret))],
  ])('finds a secret written %s', (_how, written) => {
    expect(scan(Buffer.from(written as string)).length).toBeGreaterThan(0);
  });

  it('finds nothing where nothing is', () => {
    expect(scan(Buffer.from(gzipSync(`KNRY and secret apart ${'x'.repeat(500)}`)))).toEqual([]);
  });
});

describe('a case with a canary in every text field', () => {
  it('went its whole way, and no text field of the forms that were filled was left out', async () => {
    expect(await story.now()).toMatchObject({ status: expect.stringMatching(/FOLLOW_UP|CLOSED/) });
    expect(people.missed).toEqual([]);
    expect(people.filled.size).toBeGreaterThan(20);
    // They were really kept: where they belong, and nowhere else.
    const [kept] = await site.query<{ n: string }>(
      'SELECT count(*)::text AS n FROM case_content WHERE case_id = $1 AND data::text LIKE $2',
      [story.id, `%${planter.run}%`],
    );
    expect(Number(kept?.n)).toBeGreaterThan(30);
  });

  it('says nothing of them in the answers to bad inputs', async () => {
    const rsw = await signIn('rsw');
    const referrals = '/api/v1/referrals';
    const { id } = await people.as('rsw');
    const submit = async (recordRef: string): Promise<string> => {
      const form = forms.referral('2026-11-23', id, { child: { recordRef } });
      const made = await fetch(site.base + referrals, {
        method: 'POST',
        headers: { ...headers, cookie: rsw, 'idempotency-key': randomUUID() },
        body: JSON.stringify({ ...form, training: true, trainingStart: '2026-11-23T08:15:00.000Z' }),
      });
      const { id: draft } = (await made.json()) as { id: string };
      return fails(rsw, 'POST', `${referrals}/${draft}/submit`);
    };
    const twin = planter.word('twin', 40);
    expect(await submit(twin)).toBe('201 ');
    expect(await submit(twin)).toBe('409 case_in_work');
    const text = planter.text('bad', 400);
    const post = (body: unknown) => fails(rsw, 'POST', referrals, body);
    expect(await post({ summary: text.repeat(20) })).toMatch(/^422/);
    expect(await post({ clientStatus: text })).toMatch(/^422/);
    expect(await post({ child: { recordRef: planter.identityCode } })).toMatch(/^422/);
    expect(await post({ summary: `${text}\u0000` })).toMatch(/^422/);
    expect(await post({ [planter.word('field')]: 1 })).toMatch(/^422/);
    expect(await post(`{"summary":"${text}"`)).toMatch(/^400/);
    expect(await fails('', 'POST', '/auth/demo', { username: planter.word('login') })).toMatch(/^422/);
    expect(await fails(rsw, 'GET', `/api/v1/cases/${planter.word('path')}`)).toMatch(/^404/);
    expect(await fails(rsw, 'GET', `/${planter.word('path')}`)).toMatch(/^404/);
    expect(await fails(rsw, 'GET', `/api/v1/cases?status=${planter.word('q')}`)).toMatch(/^(200|400|422)/);
  }, 60_000);

  it('says nothing of them when the database refuses, stumbles or dies', async () => {
    const rsw = await signIn('rsw');
    const note = (key?: object) =>
      fails(
        rsw,
        'POST',
        `/api/v1/cases/${open}/entries`,
        { kind: 'NOTE', note: planter.text('NOTE.broken', 1500) },
        key,
      );
    const person = await createPeople(site.base).as('rsw');
    const made = await person.send('POST', '/referrals', {
      ...forms.referral('2026-11-23', person.id, { child: { recordRef: planter.word('open', 40) } }),
      training: true,
      trainingStart: '2026-11-23T08:15:00.000Z',
    });
    const open = (made as { id: string }).id;
    await person.send('POST', `/referrals/${open}/submit`);
    expect(await note()).toBe('201 ');
    // Its DETAIL would quote the whole row.
    await site.query(
      "ALTER TABLE case_content ADD CONSTRAINT broken_ck CHECK (data->>'note' NOT LIKE 'KNRY%') NOT VALID",
    );
    expect(await note()).toMatch(/^5/);
    await site.query('ALTER TABLE case_content DROP CONSTRAINT broken_ck');
    // Its STATEMENT and parameters would be quoted.
    await site.query('ALTER TABLE case_content RENAME TO case_content_away');
    expect(await note()).toMatch(/^5/);
    await site.query('ALTER TABLE case_content_away RENAME TO case_content');
    await site.query(
      "CREATE FUNCTION broken() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no room for %', NEW.data; END $$",
    );
    await site.query('CREATE TRIGGER broken BEFORE INSERT ON case_content FOR EACH ROW EXECUTE FUNCTION broken()');
    expect(await note()).toMatch(/^5/);
    await site.query('DROP TRIGGER broken ON case_content');
    site.kill('postgres');
    await note();
    await site.untilWhole(90_000);
    expect(await note()).toBe('201 ');
  }, 150_000);
});

describe('no canary is found', () => {
  it('in an answer to something refused or broken', () => {
    expect(refusals.length).toBeGreaterThan(12);
    expect(refusals.flatMap(({ text }) => leaksIn(Buffer.from(text)))).toEqual([]);
  });

  it('in Temporal: neither in what it stores, nor in what would lie there with the codec off', async () => {
    const { workflows, stored, opened } = await dumpEngine(site);
    expect(workflows).toBeGreaterThan(3);
    const ids = leakScanner([story.id]);
    expect(ids(Buffer.concat(opened)).length).toBeGreaterThan(0);
    expect(leaksIn(Buffer.concat(stored))).toEqual([]);
    expect(leaksIn(Buffer.concat(opened.map((part) => Buffer.concat([part, Buffer.from(' ')]))))).toEqual([]);
    expect(leaksInFiles(filesUnder(join(site.dataDir, 'temporal')))).toEqual([]);
  }, 120_000);

  it('in what is kept for good of each event, told in a notice, or written into the usage log', async () => {
    const ids = [story.id, ...events.map(({ id }) => id)];
    const codes = await site.query<{ code: string }>('SELECT DISTINCT code FROM case_event WHERE case_id = ANY($1)', [
      ids,
    ]);
    expect(codes.map(({ code }) => code)).toEqual(
      expect.arrayContaining([
        'OVERLAY_STARTED',
        'NOTICES_TAKEN_BACK',
        'QUIET_BEGUN',
        'TIMER_RAISED',
        'MEMBER_LEFT',
        'TASK_COVERED',
        'TASK_RETURNED',
      ]),
    );
    const rows = await site.query<{ row: string }>(
      `SELECT concat_ws(' ', code, reason_code, params, actor_id) AS row FROM case_event
       UNION ALL SELECT concat_ws(' ', kind, occurrence, params, last_code, sms_code) FROM notice
       UNION ALL SELECT concat_ws(' ', action, object_type, object_id, basis) FROM usage_log`,
    );
    expect(rows.length).toBeGreaterThan(500);
    expect(leaksIn(Buffer.from(rows.map(({ row }) => row).join('\n')))).toEqual([]);
    const changes = await site.query<{ change: Buffer }>('SELECT change FROM case_event WHERE case_id = ANY($1)', [
      ids,
    ]);
    // Which child it is about is kept by the record system's reference alone: one case in work per child hangs on it.
    const words = (key: string, value: unknown): unknown => (key === 'subject' ? undefined : value);
    const opened = changes.map(({ change }) => JSON.stringify(unpackChange(change), words));
    expect(leaksIn(Buffer.from(opened.join('\n')))).toEqual([]);
  }, 60_000);

  it('in a log of any part, which does tell each request by its pattern and never by its address', () => {
    const logs = filesUnder(join(site.dataDir, 'logs'));
    const parts = logs.filter((file) => statSync(file).size > 0).map((file) => /(\w+)\.log$/.exec(file)?.[1]);
    expect(parts).toEqual(expect.arrayContaining(['api', 'worker', 'postgres']));
    expect(leaksInFiles(logs)).toEqual([]);
    const told = readFileSync(join(site.dataDir, 'logs', 'api.log'), 'utf8');
    expect(told).toContain('"/api/v1/cases/:id/entries"');
    expect(told).not.toMatch(/\/(?:cases|tasks|referrals)\/[0-9a-f]{8}-|[?&](?:status|q)=/);
    for (const line of told.trim().split('\n')) expect(() => JSON.parse(line) as unknown).not.toThrow();
  }, 60_000);

  it('in a mail, raw or as it is read; the mails do name the case by its reference', async () => {
    const { reference } = (await story.now()) as { reference: string };
    await untilMailsHaveLeft(site);
    const mails = caughtMails(site.dataDir);
    const read = await Promise.all(mails.map((mail) => simpleParser(mail)));
    expect(read.filter(({ text, subject }) => `${subject} ${text}`.includes(reference)).length).toBeGreaterThan(10);
    expect(mails.flatMap((mail) => leaksIn(mail))).toEqual([]);
    const words = read.map(({ subject, text, html, headerLines }) =>
      JSON.stringify([subject, text, html, headerLines]),
    );
    expect(words.flatMap((mail) => leaksIn(Buffer.from(mail)))).toEqual([]);
  }, 150_000);

  it('in metrics, in what the parts were started with, or in any other file of the data folder', async () => {
    const ports = JSON.parse(readFileSync(join(site.dataDir, 'ports.json'), 'utf8')) as Record<string, number>;
    const metrics = await (await fetch(`http://127.0.0.1:${ports['temporalMetrics']}/metrics`)).text();
    expect(metrics).toContain('# TYPE');
    const own = await fetch(`${site.base}/metrics`);
    const commands = ['api', 'worker', 'temporal', 'postgres'] as const;
    const started = commands.map((part) => readFileSync(`/proc/${site.pid(part)}/cmdline`));
    const pages = [Buffer.from(metrics), Buffer.from(await own.text()), ...started];
    expect(pages.flatMap((page) => leaksIn(page))).toEqual([]);
    const places = /\/(?:postgres|secrets)\//;
    expect(leaksInFiles(filesUnder(site.dataDir).filter((file) => !places.test(file)))).toEqual([]);
  }, 60_000);
});
