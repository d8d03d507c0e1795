import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import type { FieldView, FormData } from '../src/api';
import { FormFields, faultsOf, fieldsFor, fromDraft, missing, summaryOf, toSend } from '../src/form';
import { ErrorSummary } from '../src/ui';
import { draw, violations } from './support/page';

const field = (name: string, kind: string, more: Partial<FieldView> = {}): FieldView => ({
  name,
  kind,
  class: 'OP',
  label: `Label ${name}`,
  required: false,
  ...more,
});
const FIELDS: readonly FieldView[] = [
  field('note', 'TEXT', { required: true, max: 80 }),
  field('long', 'TEXT', { help: 'In the child’s own words.' }),
  field('sure', 'BOOLEAN'),
  field('count', 'INTEGER', { min: 0, max: 9 }),
  field('on', 'DATE'),
  field('at', 'TIME'),
  field('kind', 'CODE', {
    options: [
      { code: 'A', text: 'First' },
      { code: 'B', text: 'Second' },
    ],
  }),
  field('which', 'CODES', {
    options: [
      { code: 'X', text: 'Ex' },
      { code: 'Y', text: 'Why' },
    ],
  }),
  field('other', 'TEXT', { max: 80, requiredWhen: { field: 'kind', is: 'B' } }),
  field('spoken', 'TEXT', { format: 'LANGUAGE' }),
  field('persons', 'LIST', {
    min: 1,
    max: 2,
    required: true,
    fields: [field('name', 'TEXT', { required: true, max: 50 }), field('born', 'DATE')],
  }),
  field('why', 'TEXT', { outcomes: ['REJECT'], max: 80 }),
  field('child.name', 'TEXT', { max: 50 }),
];

function Form({ onData }: { readonly onData: (data: FormData) => void }) {
  const [data, setData] = useState<FormData>({});
  const asked = fieldsFor(FIELDS, 'ACCEPT');
  const faults = faultsOf(missing(asked, data, 'ACCEPT'), (code) => `fault ${code}`);
  return (
    <form>
      <ErrorSummary lines={summaryOf(asked, faults, 'The form')} attempt={1} />
      <FormFields
        fields={asked}
        data={data}
        faults={faults}
        outcome="ACCEPT"
        today="2026-11-22"
        onChange={(next) => {
          setData(next);
          onData(toSend(asked, next));
        }}
      />
    </form>
  );
}

describe('a form drawn from its description', () => {
  it('is filled in and gives the values as the server keeps them', async () => {
    let data: FormData = {};
    await draw(
      <Form
        onData={(next) => {
          data = next;
        }}
      />,
    );
    const user = userEvent.setup();
    await user.type(screen.getByLabelText(/^Label note/), 'Hello');
    await user.click(screen.getByRole('radio', { name: 'Yes' }));
    await user.type(screen.getByLabelText(/^Label count/), '7');
    await user.type(screen.getByLabelText(/^Label on/), '4.11.');
    await user.type(screen.getByLabelText(/^Label at/), '9.30');
    await user.click(screen.getByRole('radio', { name: 'Second' }));
    await user.click(screen.getByRole('checkbox', { name: 'Why' }));
    await user.click(screen.getByRole('checkbox', { name: 'Ex' }));
    await user.selectOptions(screen.getByLabelText(/^Label spoken/), 'som');
    await user.click(screen.getByRole('button', { name: 'Add: Label persons' }));
    await user.type(screen.getByLabelText(/^Label name/), 'Ann');
    await user.type(screen.getByLabelText(/^Label child.name/), 'Leyla');
    expect(data).toEqual({
      note: 'Hello',
      sure: true,
      count: 7,
      on: '2026-11-04',
      at: '09:30',
      kind: 'B',
      which: ['X', 'Y'],
      spoken: 'som',
      persons: [{ name: 'Ann' }],
      'child.name': 'Leyla',
    });
    expect(screen.getByText(/Wednesday 4 Nov 2026/)).toBeTruthy();
    expect(screen.queryByLabelText(/^Label why/)).toBeNull();
    expect(await violations()).toEqual([]);
  });

  it('says what is missing and leads there', async () => {
    await draw(<Form onData={() => undefined} />);
    const summary = screen.getByRole('alert');
    expect(document.activeElement).toBe(summary);
    expect(
      within(summary)
        .getAllByRole('link')
        .map((link) => link.textContent),
    ).toEqual(['Label note', 'Label persons']);
    await userEvent.setup().click(within(summary).getByRole('link', { name: 'Label note' }));
    expect(document.activeElement).toBe(screen.getByLabelText(/^Label note/));
    expect(screen.getByLabelText(/^Label note/).getAttribute('aria-invalid')).toBe('true');
  });

  it('asks for a field once another answer makes it needed', () => {
    expect(missing(FIELDS, { note: 'x', kind: 'B', persons: [{}] }, 'ACCEPT')).toEqual([
      { path: 'other', code: 'required' },
      { path: 'persons.0.name', code: 'required' },
    ]);
  });

  it('keeps a date that is not understood in sight and says so', async () => {
    await draw(<Form onData={() => undefined} />);
    const user = userEvent.setup();
    const date = screen.getByLabelText(/^Label on/);
    await user.type(date, '31.2.');
    await user.tab();
    expect((date as HTMLInputElement).value).toBe('31.2.');
    expect(screen.getByText(/The date was not understood/)).toBeTruthy();
  });

  it('removes an entry of a list without mixing up the others', async () => {
    let data: FormData = {};
    await draw(
      <Form
        onData={(next) => {
          data = next;
        }}
      />,
    );
    const user = userEvent.setup();
    const add = () => screen.getByRole('button', { name: 'Add: Label persons' });
    await user.click(add());
    await user.click(add());
    const [first, second] = screen.getAllByLabelText(/^Label name/);
    if (first === undefined || second === undefined) throw new Error('two entries are expected');
    await user.type(first, 'Ann');
    await user.type(second, 'Bea');
    expect(screen.queryByRole('button', { name: 'Add: Label persons' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Remove: Label persons 1' }));
    expect(data['persons']).toEqual([{ name: 'Bea' }]);
  });

  it('reads a draft with its groups', () => {
    expect(fromDraft(FIELDS, { note: 'x', child: { name: 'Leyla' }, unknown: 1 })).toEqual({
      note: 'x',
      'child.name': 'Leyla',
    });
  });
});

describe('what the case holds', () => {
  const GOALS = [
    { code: 'G1', text: 'To school every day' },
    { code: 'G2', text: 'Evenings in peace' },
  ];
  const HELD: readonly FieldView[] = [
    field('goalIds', 'CODES', { options: GOALS }),
    field('meeting', 'TEXT', { format: 'ID', max: 40, options: [{ code: 'm-1', text: '4 Nov 2026 · Review' }] }),
    field('none', 'TEXT', { format: 'ID', options: [] }),
    field('answers', 'LIST', {
      required: true,
      min: 1,
      max: 6,
      fields: [field('id', 'TEXT', { required: true, options: GOALS }), field('state', 'TEXT', { max: 80 })],
    }),
    field('goals', 'LIST', {
      fields: [field('id', 'TEXT', { required: true, format: 'ID', made: true }), field('text', 'TEXT', { max: 80 })],
    }),
  ];
  function Held({ begun, onData }: { readonly begun: FormData; readonly onData: (data: FormData) => void }) {
    const [data, setData] = useState(fromDraft(HELD, begun));
    return (
      <FormFields
        fields={HELD}
        data={data}
        faults={new Map()}
        outcome=""
        onChange={(next) => {
          setData(next);
          onData(toSend(HELD, next));
        }}
      />
    );
  }

  it('is chosen by its words, and no identifier is typed or shown', async () => {
    let data: FormData = {};
    await draw(
      <Held
        begun={{ meeting: 'm-0', goals: [{ text: 'Written before' }] }}
        onData={(next) => {
          data = next;
        }}
      />,
    );
    const user = userEvent.setup();
    const meeting = screen.getByLabelText(/^Label meeting/) as HTMLSelectElement;
    expect(meeting.value).toBe('m-0');
    await user.selectOptions(meeting, '4 Nov 2026 · Review');
    await user.click(screen.getByRole('checkbox', { name: 'Evenings in peace' }));
    await user.click(screen.getByRole('button', { name: 'Add all: Label answers' }));
    await user.click(screen.getByRole('button', { name: 'Add: Label goals' }));
    expect(within(screen.getByRole('group', { name: /^Label none/ })).getByText(/nothing to choose/)).toBeTruthy();
    expect(screen.getAllByLabelText(/^Label id/).map((each) => (each as HTMLSelectElement).value)).toEqual([
      'G1',
      'G2',
    ]);
    expect(data).toMatchObject({ meeting: 'm-1', goalIds: ['G2'], answers: [{ id: 'G1' }, { id: 'G2' }] });
    const ids = (data['goals'] as { id: string }[]).map(({ id }) => id);
    expect(ids).toEqual([expect.stringMatching(/^(?=.*\d)[A-Za-z0-9-]{1,40}$/), expect.any(String)]);
    expect(new Set(ids).size).toBe(2);
    expect(missing(HELD, { answers: [{ id: 'G1' }], goals: [{}] }, '')).toEqual([]);
    expect(await violations()).toEqual([]);
  });
});

describe('a value that has names', () => {
  const TOWN = field('town', 'TEXT', {
    max: 3,
    format: 'MUNICIPALITY',
    known: [
      { code: '091', text: 'Helsinki' },
      { code: '091', text: 'Helsingfors' },
      { code: '049', text: 'Espoo' },
    ],
  });
  function Town({ onData }: { readonly onData: (data: FormData) => void }) {
    const [data, setData] = useState<FormData>({ town: '091' });
    return (
      <FormFields
        fields={[TOWN]}
        data={data}
        faults={new Map()}
        outcome=""
        onChange={(next) => {
          setData(next);
          onData(next);
        }}
      />
    );
  }

  it('is typed by its name or its number, and kept by its number', async () => {
    let data: FormData = {};
    await draw(
      <Town
        onData={(next) => {
          data = next;
        }}
      />,
    );
    const user = userEvent.setup();
    const town = screen.getByLabelText(/^Label town/) as HTMLInputElement;
    expect(town.value).toBe('091');
    expect(screen.getByText('091 · Helsinki / Helsingfors')).toBeTruthy();
    await user.clear(town);
    await user.type(town, 'espoo');
    expect([data, town.value]).toEqual([{ town: '049' }, 'espoo']);
    await user.clear(town);
    await user.type(town, '853');
    expect(data).toEqual({ town: '853' });
    await user.clear(town);
    await user.type(town, 'Somewhere');
    await user.tab();
    expect([data, town.value]).toEqual([{}, 'Somewhere']);
    expect(town.getAttribute('aria-invalid')).toBe('true');
    expect(await violations()).toEqual([]);
  });
});
