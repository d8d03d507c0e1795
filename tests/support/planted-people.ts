import { familyGroupConference } from '../../pathways/conference';
import { helmi } from '../../pathways/helmi';
import type { Data, Field } from '../../pathways/model';
import type { createPeople, Person } from '../../scripts/stories/client';
import { type Planter, textFields } from './planting';

type People = ReturnType<typeof createPeople>;
const definitions = [helmi.definition, familyGroupConference.definition];

/** People who leave a canary in every text field of whatever they send; the forms they filled are remembered. */
export class PlantedPeople implements People {
  /** Form and outcomes, e.g. `P2_SCREENING` and `ACCEPT`. */
  readonly filled = new Map<string, Set<string>>();
  readonly #people: People;
  readonly #planter: Planter;

  constructor(people: People, planter: Planter) {
    this.#people = people;
    this.#planter = planter;
  }

  staff() {
    return this.#people.staff();
  }

  async as(username: string): Promise<Person> {
    const person = await this.#people.as(username);
    return {
      ...person,
      send: async (method, path, body) => person.send(method, path, await this.#planted(person, method, path, body)),
    };
  }

  /** Text fields of the filled forms that never carried a canary. */
  get missed(): string[] {
    const all = [...this.filled].flatMap(([owner, outcomes]) => textFields(owner, fieldsOf(owner), outcomes));
    return all.filter((path) => !this.#planter.planted.has(path));
  }

  async #planted(person: Person, method: string, path: string, body: unknown): Promise<unknown> {
    if (typeof body !== 'object' || body === null) return body;
    const sent = body as Data;
    const word = (name: string) => (typeof sent[name] === 'string' ? sent[name] : '');
    if (path === '/referrals' || (method === 'PATCH' && path.startsWith('/referrals/')))
      return this.#fill('REFERRAL', sent);
    if (path.endsWith('/conferences')) return this.#fill('CONFERENCE', sent);
    if (path.endsWith('/entries')) return this.#fill(word('kind'), sent);
    if (path.endsWith('/events')) return this.#fill(word('type'), sent);
    if (!path.endsWith('/complete')) return body;
    const { stepCode } = (await person.get(path.replace('/complete', ''))) as { stepCode: string };
    const data = this.#fill(stepCode, sent['data'] as Data, word('outcome'));
    return { ...sent, data, reason: this.#planter.text('reason', 500) };
  }

  #fill(owner: string, data: Data, outcome = ''): Data {
    const outcomes = this.filled.get(owner) ?? new Set();
    this.filled.set(owner, outcomes.add(outcome));
    return this.#planter.plant(owner, fieldsOf(owner), data, outcome === '' ? undefined : outcome);
  }
}

/** The fields of a form by its step, entry kind or event. */
function fieldsOf(owner: string): readonly Field[] {
  if (owner === 'REFERRAL') return helmi.definition.intake.fields;
  for (const { steps, entries, events } of definitions) {
    const found =
      steps.find(({ code }) => code === owner) ??
      entries.find(({ kind }) => kind === owner) ??
      events.find(({ code }) => code === owner);
    if (found !== undefined) return found.fields ?? [];
  }
  return [];
}
