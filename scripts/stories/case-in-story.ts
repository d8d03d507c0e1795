import { z } from 'zod';
import type { Data } from '../../pathways/model';
import { CallFailed, type createPeople } from './client';
import { referral } from './forms';

/** What a story needs: people, and somebody who is told each line of the history as it happens. */
export interface Stage {
  readonly people: ReturnType<typeof createPeople>;
  readonly tell: (line: string) => void;
}

const Draft = z.object({ id: z.string() });
const Task = z.object({
  id: z.string(),
  stepCode: z.string(),
  status: z.string(),
  dueOn: z.string(),
  version: z.number(),
  assignee: z.string().nullable(),
});
const Case = z.object({
  id: z.string(),
  reference: z.string(),
  status: z.string(),
  closeReason: z.string().nullable(),
  version: z.number(),
  now: z.string(),
  tasks: z.array(Task),
  ribbon: z.array(z.object({ code: z.string(), dueOn: z.string(), state: z.string() })),
  conferences: z.array(Draft),
});
const Line = z.object({
  seq: z.number(),
  at: z.string(),
  code: z.string(),
  stepCode: z.string().optional(),
  text: z.string(),
});
const Advised = z.object({ advice: z.array(z.object({ text: z.string() })).default([]) });
const Refusal = z.object({ title: z.string() });

export type CaseNow = z.infer<typeof Case>;
export type TaskNow = z.infer<typeof Task>;
export type HistoryLine = z.infer<typeof Line>;

/** Where people stand in for their role. */
const READER = 'tl';

/** A training case as a story tells it: people act in turn, days pass, and every line of the history is told once. */
export class CaseInStory {
  readonly id: string;
  readonly #stage: Stage;
  readonly #name: string;
  #told = 0;

  private constructor(id: string, stage: Stage, name = '') {
    this.id = id;
    this.#stage = stage;
    this.#name = name;
  }

  /** A referral written and sent by the responsible social worker; `startsAt` is the training clock's beginning. */
  static async refer(stage: Stage, startsAt: string, over: Parameters<typeof referral>[2] = {}): Promise<CaseInStory> {
    const rsw = await stage.people.as('rsw');
    const form = referral(startsAt.slice(0, 10), rsw.id, over);
    const draft = Draft.parse(
      await rsw.send('POST', '/referrals', { ...form, training: true, trainingStart: startsAt }),
    );
    await rsw.send('POST', `/referrals/${draft.id}/submit`);
    const story = new CaseInStory(draft.id, stage);
    await story.catchUp();
    return story;
  }

  /** A conference on its own, asked for by the responsible social worker; `form` is its request. */
  static async conference(stage: Stage, startsAt: string, form: Data): Promise<CaseInStory> {
    const rsw = await stage.people.as('rsw');
    const begun = Draft.parse(
      await rsw.send('POST', '/conferences', { ...form, training: true, trainingStart: startsAt }),
    );
    const story = new CaseInStory(begun.id, stage);
    await story.catchUp();
    return story;
  }

  /** A conference beside this case, with the clock of this case; `name` stands before each of its lines. */
  async conference(form: Data, name = ''): Promise<CaseInStory> {
    const rsw = await this.#stage.people.as('rsw');
    const begun = Draft.parse(await rsw.send('POST', `/cases/${this.id}/conferences`, form));
    await this.catchUp();
    const story = new CaseInStory(begun.id, this.#stage, name);
    await story.catchUp();
    return story;
  }

  /** The conference that a step of this case began; throws where there is none. */
  async conferenceBegun(name = ''): Promise<CaseInStory> {
    const [begun] = (await this.now()).conferences;
    if (begun === undefined) throw new Error('no conference was begun');
    const story = new CaseInStory(begun.id, this.#stage, name);
    await story.catchUp();
    return story;
  }

  /** The same case as another stage tells on, e.g. after the service was started anew. */
  told(stage: Stage): CaseInStory {
    const same = new CaseInStory(this.id, stage, this.#name);
    same.#told = this.#told;
    return same;
  }

  async now(): Promise<CaseNow> {
    const reader = await this.#stage.people.as(READER);
    return Case.parse(await reader.get(`/cases/${this.id}`));
  }

  /** The open task of a step; throws when there is none. */
  async open(step: string): Promise<TaskNow> {
    const { tasks } = await this.now();
    const task = tasks.find(
      (each) => each.stepCode === step && (each.status === 'OPEN' || each.status === 'IN_PROGRESS'),
    );
    if (task === undefined) throw new Error(`no open task ${step}`);
    return task;
  }

  async complete(username: string, step: string, outcome: string, data: Data = {}): Promise<void> {
    const [person, task] = await Promise.all([this.#stage.people.as(username), this.open(step)]);
    await person.send('POST', `/tasks/${task.id}/complete`, { outcome, version: task.version, data });
    await this.catchUp();
  }

  async claim(username: string, step: string): Promise<void> {
    const [person, task] = await Promise.all([this.#stage.people.as(username), this.open(step)]);
    await person.send('POST', `/tasks/${task.id}/claim`, { version: task.version });
    await this.catchUp();
  }

  async assign(username: string, step: string, to: string): Promise<void> {
    const [person, receiver, task] = await Promise.all([
      this.#stage.people.as(username),
      this.#stage.people.as(to),
      this.open(step),
    ]);
    await person.send('POST', `/tasks/${task.id}/assign`, { assignee: receiver.id });
    await this.catchUp();
  }

  async entry(username: string, kind: string, data: Data): Promise<void> {
    const person = await this.#stage.people.as(username);
    await person.send('POST', `/cases/${this.id}/entries`, { ...data, kind });
    await this.catchUp();
  }

  async event(username: string, type: string, data: Data = {}): Promise<void> {
    const [person, { version }] = await Promise.all([this.#stage.people.as(username), this.now()]);
    const { advice } = Advised.parse(await person.send('POST', `/cases/${this.id}/events`, { ...data, type, version }));
    await this.catchUp();
    for (const { text } of advice) this.aside(text);
  }

  /** What the service must refuse, with this code; its words are told. Throws where it accepts or says something else. */
  async refused(code: string, attempt: () => Promise<unknown>): Promise<void> {
    const answer = await attempt().then(
      () => null,
      (error: unknown) => error,
    );
    if (!(answer instanceof CallFailed) || answer.code !== code) {
      throw answer instanceof Error ? answer : new Error(`not refused with ${code}`);
    }
    this.aside(Refusal.parse(JSON.parse(answer.answer)).title);
  }

  /** Something that isn't in the history: what was refused, who sees what. */
  aside(words: string): void {
    this.#stage.tell(`${' '.repeat(16)}  – ${this.#name}${words}`);
  }

  /** Days pass: the training clock goes to 09:00 of this day, and every alarm on the way is raised. */
  async until(date: string): Promise<void> {
    const mover = await this.#stage.people.as(READER);
    await mover.send('POST', `/cases/${this.id}/fast-forward`, { to: date });
    await this.catchUp();
  }

  async history(): Promise<readonly HistoryLine[]> {
    const reader = await this.#stage.people.as(READER);
    return z.array(Line).parse(await reader.get(`/cases/${this.id}/history`));
  }

  /** Tells what has happened since the last time. */
  async catchUp(): Promise<void> {
    for (const line of await this.history()) {
      if (line.seq <= this.#told) continue;
      this.#told = line.seq;
      this.#stage.tell(`${localTime(line.at)}  ${this.#name}${line.text}`);
    }
  }
}

const helsinki = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Helsinki',
  dateStyle: 'short',
  timeStyle: 'short',
});

/** Instant as `2026-11-23 10:15` in Helsinki. */
export function localTime(at: string): string {
  return helsinki.format(new Date(at));
}
