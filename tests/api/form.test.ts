import { parseForm } from '../../api/contract/form';
import type { Field } from '../../pathways/model';

const FIELDS: readonly Field[] = [
  { name: 'name', kind: 'TEXT', class: 'ID', required: true, max: 5 },
  { name: 'note', kind: 'TEXT', class: 'SOC', max: 10 },
  { name: 'language', kind: 'TEXT', class: 'SOC', format: 'LANGUAGE', max: 3 },
  { name: 'age', kind: 'INTEGER', class: 'ID', min: 7, max: 17 },
  { name: 'at', kind: 'TIME', class: 'SOC' },
  { name: 'on', kind: 'DATE', class: 'SOC' },
  { name: 'since', kind: 'DATETIME', class: 'SOC' },
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

  it.each([
    ['2027-02-10T14:20', '2027-02-10T12:20:00.000Z'],
    ['2027-07-10 14:20', '2027-07-10T11:20:00.000Z'],
    ['2027-02-10T14:20:30+02:00', '2027-02-10T12:20:30.000Z'],
    ['2027-02-10T12:20:00Z', '2027-02-10T12:20:00.000Z'],
  ])('understands the moment %s, on the wall in Helsinki where it has no offset', (since, kept) => {
    expect(full({ name: 'A', since })).toEqual({ ok: true, data: { name: 'A', since: kept } });
  });

  it.each(['2027-02-10', '2027-02-30T10:00', '2027-02-10T24:00', '14:20', ''])('refuses %p as a moment', (since) => {
    expect(faults(full({ name: 'A', since }))).toEqual(['since:bad_instant']);
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
    [{ needs: 7 }, 'needs:wrong_type'],
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

describe('a form that is written in other reasonable words', () => {
  const WORDS: readonly Field[] = [
    { name: 'unit', kind: 'CODE', class: 'OP', options: ['ITAKATU'], spellings: { Itäkatu: 'ITAKATU' } },
    { name: 'district', kind: 'CODE', class: 'ID', options: ['1', '2'] },
    { name: 'reasons', kind: 'CODES', class: 'SOC', options: ['E1', 'E4'] },
    { name: 'toldOn', kind: 'DATE', class: 'SOC', aliases: ['toldDate'] },
    { name: 'givenAt', kind: 'DATE', class: 'SOC' },
    { name: 'from', kind: 'TIME', class: 'PROT', aliases: ['safe.from'] },
    {
      name: 'rating',
      kind: 'GROUP',
      class: 'SOC',
      shorthand: 'overall',
      fields: [
        { name: 'overall', kind: 'INTEGER', class: 'SOC', min: 0, max: 4, required: true },
        { name: 'd1', kind: 'INTEGER', class: 'SOC', aliases: ['1'] },
      ],
    },
    {
      name: 'agreed',
      kind: 'LIST',
      class: 'SOC',
      keyedBy: 'person',
      shorthand: 'answer',
      fields: [
        { name: 'person', kind: 'PERSON', class: 'ID', required: true },
        { name: 'answer', kind: 'CODE', class: 'SOC', options: ['YES', 'NO'] },
      ],
    },
  ];
  const read = (data: unknown) => parseForm({ fields: WORDS, completeness: 'FULL' }, data);

  it.each([
    ['a unit by its name, also decomposed', { unit: 'Ita\u0308katu' }, { unit: 'ITAKATU' }],
    ['a number where the options are numbers', { district: 2 }, { district: '2' }],
    ['one code for a list of one', { reasons: 'E1' }, { reasons: ['E1'] }],
    ['another name of a field', { toldDate: '2026-11-20' }, { toldOn: '2026-11-20' }],
    ['a moment for its day in Helsinki', { givenAt: '2026-12-03T22:30:00Z' }, { givenAt: '2026-12-04' }],
    ['a value inside an object', { safe: { from: '09:00' } }, { from: '09:00' }],
    ['a bare value for what a group is about', { rating: 3 }, { rating: { overall: 3 } }],
    ['names with the group’s in front', { 'rating.overall': 3, 'rating.1': 2 }, { rating: { overall: 3, d1: 2 } }],
    ['an answer for each person', { agreed: { CHILD: 'YES' } }, { agreed: [{ person: 'CHILD', answer: 'YES' }] }],
  ])('understands %s', (_what, sent, kept) => {
    expect(read(sent)).toEqual({ ok: true, data: kept });
  });

  it.each([
    ['a field under both its names', { toldOn: '2026-11-20', toldDate: '2026-11-21' }, ':unknown_field'],
    ['what an object holds beside it', { safe: { from: '09:00', x: 1 } }, ':unknown_field'],
    ['a name that only looks like an option’s', { unit: 'toString' }, 'unit:not_an_option'],
    ['a day that does not exist', { givenAt: '2026-02-30' }, 'givenAt:bad_date'],
    ['a prototype', JSON.parse('{"rating":{"overall":1,"__proto__":{"d1":1}}}'), 'rating:unknown_field'],
  ])('still refuses %s', (_what, sent, fault) => {
    expect(faults(read(sent))).toEqual([fault]);
  });
});
