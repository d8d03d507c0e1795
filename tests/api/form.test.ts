import { parseForm } from '../../api/contract/form';
import type { Field } from '../../pathways/model';

const FIELDS: readonly Field[] = [
  { name: 'name', kind: 'TEXT', class: 'ID', required: true, max: 5 },
  { name: 'note', kind: 'TEXT', class: 'SOC', max: 10 },
  { name: 'language', kind: 'TEXT', class: 'SOC', format: 'LANGUAGE', max: 3 },
  { name: 'age', kind: 'INTEGER', class: 'ID', min: 7, max: 17 },
  { name: 'at', kind: 'TIME', class: 'SOC' },
  { name: 'on', kind: 'DATE', class: 'SOC' },
  { name: 'needs', kind: 'CODES', class: 'SOC', options: ['A', 'B'], min: 1 },
  { name: 'why', kind: 'TEXT', class: 'SOC', outcomes: ['NO'], required: true },
  { name: 'home', kind: 'GROUP', class: 'ID', fields: [{ name: 'street', kind: 'TEXT', class: 'PROT', max: 5 }] },
  {
    name: 'people',
    kind: 'LIST',
    class: 'ID',
    max: 2,
    fields: [{ name: 'who', kind: 'PERSON', class: 'ID', required: true }],
  },
];

const full = (data: unknown, outcome = 'YES') => parseForm({ fields: FIELDS, completeness: 'FULL', outcome }, data);
const draft = (data: unknown) => parseForm({ fields: FIELDS, completeness: 'DRAFT' }, data);
const faults = (answer: ReturnType<typeof full>) =>
  answer.ok ? [] : answer.errors.map(({ path, code }) => `${path}:${code}`);

describe('a form made from the pathway’s fields', () => {
  it('keeps texts trimmed and composed, and leaves empty ones out', () => {
    expect(full({ name: ' Ai\u0308no ', note: '   ', language: null })).toEqual({
      ok: true,
      data: { name: 'Aïno' },
    });
  });

  it('asks for what is required, by outcome', () => {
    expect(faults(full({}))).toEqual(['name:required']);
    expect(faults(full({ name: 'A' }, 'NO'))).toEqual(['why:required']);
    expect(faults(full({ name: 'A', why: 'x' }, 'YES'))).toEqual([':unknown_field']);
  });

  it('takes any part of it as a draft', () => {
    expect(draft({})).toEqual({ ok: true, data: {} });
    expect(draft({ name: '', people: [{}] }).ok).toBe(true);
    expect(faults(draft({ name: 'too long' }))).toEqual(['name:too_long']);
  });

  it.each([
    [{ age: 6 }, 'age:out_of_range'],
    [{ age: 7.5 }, 'age:bad_integer'],
    [{ age: '7' }, 'age:bad_integer'],
    [{ age: Number.POSITIVE_INFINITY }, 'age:bad_integer'],
    [{ at: '24:00' }, 'at:bad_time'],
    [{ on: '2027-02-29' }, 'on:bad_date'],
    [{ on: '1899-12-31' }, 'on:bad_date'],
    [{ on: '2201-01-01' }, 'on:bad_date'],
    [{ language: 'Somali' }, 'language:too_long'],
    [{ language: 'S-1' }, 'language:bad_format'],
    [{ needs: ['A', 'A'] }, 'needs:repeated'],
    [{ needs: ['C'] }, 'needs.0:not_an_option'],
    [{ needs: 'A' }, 'needs:wrong_type'],
    [{ home: { street: 'a\u0007' } }, 'home.street:control_character'],
    [{ home: { city: 'x' } }, 'home:unknown_field'],
    [{ people: [{ who: 'CHILD' }, { who: 'CHILD' }, { who: 'CHILD' }] }, 'people:too_many'],
    [{ people: [{ who: 'Amina Ali' }] }, 'people.0.who:bad_code'],
    [{ toString: 'x' }, ':unknown_field'],
  ])('refuses %j with %s', (data, fault) => {
    expect(faults(draft(data))).toEqual([fault]);
  });

  it('repeats nothing of what was sent', () => {
    const answer = draft({ name: 'Hodan Ali', '<script>': 1, needs: ['Hodan'] });
    expect(JSON.stringify(answer)).not.toMatch(/Hodan|script/);
  });
});
