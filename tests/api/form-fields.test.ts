import { namesStaff, personsOf, presentFields } from '../../api/presenters/form-fields';
import { pathwayBooks } from '../../pathways';
import type { Field } from '../../pathways/model';

const PEOPLE = {
  persons: ['CHILD', 'GUARDIAN_1'],
  staff: [
    { id: 'de300000-0000-4000-8000-000000000004', displayName: 'Tuula Tiimi', roles: ['TL'] },
    { id: 'de300000-0000-4000-8000-000000000007', displayName: 'Fatima Perhe', roles: ['FAMW'] },
  ],
};
const KINDS = ['TEXT', 'BOOLEAN', 'INTEGER', 'DATE', 'TIME', 'CODE', 'CODES', 'USER', 'PERSON', 'LIST'];
const steps = Object.values(pathwayBooks).flatMap((book) => book.definition.steps);
const show = (fields: readonly Field[], step = 'P2_SCREENING') => presentFields(fields, step, 'en', PEOPLE);

describe('a form as it is shown', () => {
  it('has fields of the published kinds only', () => {
    const kinds = steps.flatMap((step) => {
      const fields = show(step.fields, step.code);
      return [...fields, ...fields.flatMap((field) => field.fields ?? [])].map((field) => field.kind);
    });
    expect(kinds.filter((kind) => !KINDS.includes(kind))).toEqual([]);
  });

  it('shows the parts of a group by themselves, asked for where the group is', () => {
    const screening = steps.find((step) => step.code === 'P2_SCREENING');
    const shown = show(screening?.fields ?? []).filter((field) => field.name.startsWith('criteria.'));
    expect(shown.map((field) => field.name)).toEqual([1, 2, 3, 4, 5, 6, 7].map((n) => `criteria.E${n}`));
    expect(shown[0]).toMatchObject({
      kind: 'CODE',
      group: expect.any(String),
      required: false,
      requiredWhen: { any: [{ outcome: 'ACCEPT' }, { outcome: 'WAITLIST' }, { outcome: 'INELIGIBLE' }] },
      options: [{ code: 'YES' }, { code: 'NO' }, { code: 'UNCLEAR' }],
    });
  });

  it('offers the persons of the case, and colleagues of the role that is asked for', () => {
    const [person, leader] = show([
      { name: 'person', kind: 'PERSON', class: 'ID' },
      { name: 'tlCommentBy', kind: 'USER', class: 'OP', role: 'TL' },
    ]);
    expect(person?.options).toEqual([
      { code: 'CHILD', text: 'Child' },
      { code: 'GUARDIAN_1', text: 'Guardian 1' },
    ]);
    expect(leader?.options).toEqual([{ code: 'de300000-0000-4000-8000-000000000004', text: 'Tuula Tiimi' }]);
  });

  it('keeps what only the reading of a form needs to itself', () => {
    const [shown] = show([{ name: 'dialect', kind: 'TEXT', class: 'SOC', aliases: ['remark'], fact: 'x', max: 5 }]);
    expect(Object.keys(shown ?? {}).sort()).toEqual(['class', 'kind', 'label', 'max', 'name', 'required']);
  });

  const on = { today: '2027-02-01', adultAge: 18 };

  it('knows the persons of a case from its guardians, and whether colleagues are to be chosen', () => {
    expect(personsOf({ facts: { guardians: [{}, {}] } }, on)).toEqual(['CHILD', 'GUARDIAN_1', 'GUARDIAN_2']);
    expect(personsOf({ facts: {} }, on)).toEqual(['CHILD']);
    expect(
      namesStaff([{ name: 'team', kind: 'LIST', class: 'OP', fields: [{ name: 'u', kind: 'USER', class: 'OP' }] }]),
    ).toBe(true);
    expect(namesStaff([{ name: 'note', kind: 'TEXT', class: 'SOC' }])).toBe(false);
  });
});
