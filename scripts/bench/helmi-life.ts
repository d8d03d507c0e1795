/** A Helmi case as people live it over HTTP: twelve steps from screening to the six-month follow-up. */
import { demoStaffId } from '../../api/demo-staff';
import type { Data } from '../../pathways/model';
import * as forms from '../stories/forms';
import { type HttpClient, type Person, type Reply, signIn } from './client';

const NAMES = ['coord', 'rsw', 'tl', 'nurse', 'famw'] as const;
type Name = (typeof NAMES)[number];
export type Staff = Readonly<Record<Name, Person>>;

/** The day on which a training case of the benchmark begins and, but for the follow-up, ends. */
const DAY = '2026-11-23';
const START = `${DAY}T08:15:00.000Z`;
/** A morning on which the follow-up may be done: its window opens on 10 May. */
const FOLLOW_UP_DAY = '2027-05-12';

interface Step {
  readonly code: string;
  readonly who: Name;
  readonly outcome: string;
  readonly data: (day: string) => Data;
}

const team = { famw: demoStaffId('famw'), asw: demoStaffId('asw'), nurse: demoStaffId('nurse'), tl: demoStaffId('tl') };

/** A family that agrees to everything but a call half a year later: so it is twelve steps, without the family's part. */
function consents(day: string): Data {
  const { consents: all } = forms.everyConsent(day);
  const rows = Array.isArray(all) ? all : [];
  return { consents: rows.filter((row) => JSON.stringify(row).includes('C7_FOLLOW_UP_CONTACT') === false) };
}

/** The steps that can follow each other on one day. */
const SERVICE: readonly Step[] = [
  { code: 'P2_SCREENING', who: 'coord', outcome: 'ACCEPT', data: () => forms.criteria() },
  { code: 'P3A_LANGUAGE', who: 'coord', outcome: 'INTERPRETER_BOOKED_STANDING', data: () => forms.languages() },
  { code: 'P3B_CONSENT', who: 'coord', outcome: 'CONSENTED', data: consents },
  { code: 'P4_ASSESSMENT', who: 'nurse', outcome: 'COMPLETED', data: (day) => forms.assessment(day) },
  { code: 'P5_INTAKE', who: 'tl', outcome: 'PLAN_WITH_FAMILY', data: () => forms.intake(team) },
  { code: 'P6_PLAN', who: 'famw', outcome: 'CONFIRMED', data: () => forms.plan('2027-06-30') },
  { code: 'P6_RSW_CONFIRM', who: 'rsw', outcome: 'CONFIRMED', data: () => ({ fitsClientPlan: true }) },
  {
    code: 'P6_GIVE_PLAN',
    who: 'famw',
    outcome: 'GIVEN',
    data: (day) => ({ givenToFamilyInLanguage: 'som', givenToFamilyOn: day }),
  },
  { code: 'P8_REVIEW', who: 'famw', outcome: 'CLOSE', data: () => forms.review(2) },
  {
    code: 'P9_CLOSING',
    who: 'famw',
    outcome: 'GOALS_MET',
    data: () => forms.closing(2, { followUpConsent: 'REFUSED' }),
  },
  { code: 'P9_RSW_CONFIRM', who: 'rsw', outcome: 'CONFIRMED', data: () => ({}) },
];
const FOLLOW_UP: Step = {
  code: 'P10_FOLLOW_UP',
  who: 'coord',
  outcome: 'DONE',
  data: () => forms.registerPart(FOLLOW_UP_DAY),
};

/** Steps of a whole life, and of the part that takes one day. */
export const WHOLE = SERVICE.length + 1;
export const ONE_DAY = SERVICE.length;

interface OpenTask {
  readonly id: string;
  readonly stepCode: string;
  readonly version: number;
}

/** A case that is under way. */
export interface LifeCase {
  readonly id: string;
  readonly open: Map<string, OpenTask>;
  done: number;
}

export interface Completed {
  readonly seq: number;
  readonly ms: number;
}

/** Everybody that a case needs, signed in over one client. */
export async function gather(client: HttpClient): Promise<Staff> {
  const people = await Promise.all(NAMES.map(async (name) => [name, await signIn(client, name)] as const));
  return Object.fromEntries(people) as Record<Name, Person>;
}

let children = 0;

/** A submitted referral for a child whom nobody has referred before; in training it begins on a Monday morning. */
export async function refer(staff: Staff, { training }: { readonly training: boolean }): Promise<LifeCase> {
  children += 1;
  const recordRef = `BENCH-${process.pid}-${children}`;
  const day = training ? DAY : today();
  const data = forms.referral(day, demoStaffId('rsw'), { child: { recordRef } });
  const draft = await staff.rsw.post('/api/v1/referrals', {
    ...data,
    ...(training ? { training, trainingStart: START } : {}),
  });
  const { id } = draft.body as { id: string };
  const sent = await staff.rsw.post(`/api/v1/referrals/${id}/submit`);
  const { tasks } = sent.body as { tasks: readonly OpenTask[] };
  return { id, done: 0, open: new Map(tasks.map((task) => [task.stepCode, task])) };
}

/** Completes the next step of the one-day part; `look` opens the task's page first, as a person does. */
export async function completeNext(staff: Staff, of: LifeCase, training: boolean, look = false): Promise<Completed> {
  const step = SERVICE[of.done];
  if (step === undefined) throw new Error('nothing is left to do on this day');
  return complete(staff, of, step, training ? DAY : today(), look);
}

/** The half year passes, the follow-up is done, the case ends. */
export async function followUp(staff: Staff, of: LifeCase): Promise<Completed> {
  await staff.coord.post(`/api/v1/cases/${of.id}/fast-forward`, { to: FOLLOW_UP_DAY });
  return complete(staff, of, FOLLOW_UP, FOLLOW_UP_DAY, true);
}

async function complete(staff: Staff, of: LifeCase, step: Step, day: string, look: boolean): Promise<Completed> {
  const task = of.open.get(step.code);
  if (task === undefined) throw new Error(`${step.code} is not open`);
  const person = staff[step.who];
  if (look) await person.get(`/api/v1/tasks/${task.id}`);
  const reply: Reply = await person.post(`/api/v1/tasks/${task.id}/complete`, {
    outcome: step.outcome,
    version: task.version,
    data: step.data(day),
  });
  const { seq, opened } = reply.body as { seq: number; opened: readonly OpenTask[] };
  of.open.delete(step.code);
  for (const each of opened) of.open.set(each.stepCode, each);
  of.done += 1;
  return { seq, ms: reply.ms };
}

function today(): string {
  return new Date().toLocaleDateString('sv-SE', { timeZone: 'Europe/Helsinki' });
}
