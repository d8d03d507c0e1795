import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { pathwayBooks } from '../../pathways';
import type { PathwaySettingsView, SettingsPreviewView } from '../src/api';
import { openRoom, setLanguage } from '../src/i18n';
import en from '../src/i18n/rooms/en/rules.json';
import { byStage, found, type RuleStep, reminderDays, withChain, withStep } from '../src/pages/rules/edits';
import { RulesPage } from '../src/pages/rules/rules-page';
import { answering, Refused } from './support/answering';
import { draw, violations } from './support/page';

const session = {
  user: { id: 'u', username: 'mgr', displayName: 'Matti', roles: ['MGR'], language: 'en', shortcuts: true },
  mode: 'demo',
  training: true,
};
const step = {
  code: 'P2_SCREENING',
  title: 'Checking the referral',
  role: 'COORD',
  length: 5,
  unit: 'WD',
  back: false,
  usual: 5,
  lock: null,
  min: 1,
  max: 6,
  remindBeforeWd: [1],
  chain: 'NORMAL',
  levelsAtWd: [{ level: 2, afterOpenWd: 7 }],
  maxLevel: null,
} as const satisfies PathwaySettingsView['steps'][number];
const rung = { level: 1, afterDueWd: 1, at: '08:30', to: ['ASSIGNEE'], lists: false };
const view: PathwaySettingsView = {
  id: 'helmi',
  title: 'Helmi service',
  version: 0,
  today: '2026-11-23',
  mayChange: true,
  settings: { steps: {}, chains: {} },
  steps: [step, { ...step, code: 'X3_PLACEMENT_END', title: 'End of the placement', lock: 'LAW', levelsAtWd: [] }],
  chains: [{ id: 'NORMAL', rungs: [rung, { ...rung, level: 2, afterDueWd: 3, to: ['TL'] }], steps: ['P2_SCREENING'] }],
  recipients: ['ASSIGNEE', 'TL'],
  recipientWords: { ASSIGNEE: 'the person doing the task', TL: 'the team leader' },
  reminders: { min: 1, max: 60, most: 3 },
  levels: { min: 0, max: 60 },
  clocks: [{ code: 'ST_3M_SERVICE', title: 'three months', law: 'Act 45 §', length: 3, unit: 'MONTHS' }],
  versions: [],
};
const shorter = { kind: 'LENGTH', step: 'P2_SCREENING', from: 5, to: 3 } as const;
const preview: SettingsPreviewView = {
  differences: [shorter],
  openSteps: 4,
  becomeLate: 2,
  noLongerLate: 0,
  moved: 4,
  unclear: 0,
  steps: [
    {
      step: 'P2_SCREENING',
      title: 'Checking the referral',
      open: 4,
      moved: 4,
      becomeLate: 2,
      noLongerLate: 0,
      unclear: 0,
      finished: 100,
      late: { was: 3, would: 9 },
      toldOn: { was: 1, would: 14 },
    },
  ],
  law: {
    clock: 'ST_3M_SERVICE',
    title: 'three months',
    workingDays: 53,
    leastDays: 6,
    worstStart: '2027-02-24',
    missed: 0,
    atRisk: false,
  },
};
const after: PathwaySettingsView = {
  ...view,
  version: 1,
  settings: { steps: { P2_SCREENING: { length: 3 } }, chains: {} },
  versions: [
    {
      version: 1,
      at: '2026-11-23T10:00:00.000Z',
      by: { id: 'u', displayName: 'Matti' },
      effectiveFrom: '2026-11-23',
      reason: 'Families wait too long',
      state: 'NOW',
      differences: [shorter],
      settings: { steps: { P2_SCREENING: { length: 3 } }, chains: {} },
    },
  ],
};
const PUT = 'PUT /api/v1/admin/pathways/helmi';

/** The service; what it shows is what was published last. */
function serving(publish: (body: { readonly dryRun?: boolean }) => unknown, shown: () => PathwaySettingsView) {
  return answering({
    'GET /api/v1/session': session,
    'GET /api/v1/admin/pathways': [{ id: 'helmi', title: 'Helmi service' }],
    'GET /api/v1/admin/pathways/helmi': shown,
    [PUT]: publish,
  });
}

beforeAll(async () => {
  await setLanguage('en');
  for (const room of ['admin', 'rules'] as const) await openRoom(room);
});

async function changeScreening(user: ReturnType<typeof userEvent.setup>) {
  await user.click(await screen.findByRole('button', { name: 'Change: Checking the referral' }));
  const dialog = screen.getByRole('dialog', { name: 'Checking the referral' });
  const length = within(dialog).getByLabelText(/Deadline in working days/);
  await user.clear(length);
  await user.type(length, '3');
  await user.click(within(dialog).getByRole('button', { name: 'See what would change' }));
  return dialog;
}

describe('the rules of the service', () => {
  it('are tried before they are published, and published with a reason', async () => {
    let shown = view;
    const calls = serving(
      ({ dryRun }) => {
        if (dryRun) return preview;
        shown = after;
        return after;
      },
      () => shown,
    );
    await draw(<RulesPage />);
    const user = userEvent.setup();
    const dialog = await changeScreening(user);
    await within(dialog).findByText('Checking the referral: 5 working days → 3 working days');
    expect(within(dialog).getByText(/2 would be late today by the new rules/)).toBeTruthy();
    expect(within(dialog).getByText(/Of the newest 100 that are done: late 3 → 9, told onwards 1 → 14/)).toBeTruthy();
    expect(within(dialog).getByText(/these tasks keep their due dates/)).toBeTruthy();
    expect(await violations()).toEqual([]);
    await user.click(within(dialog).getByRole('button', { name: 'Publish' }));
    expect(within(dialog).getByText('Please fill this in.')).toBeTruthy();
    expect(calls.filter((call) => call.startsWith('PUT'))).toHaveLength(1);
    await user.type(within(dialog).getByLabelText(/Why/), 'Families wait too long');
    await user.click(within(dialog).getByRole('button', { name: 'Publish' }));
    await screen.findByText('Version 1 is published.');
    const sent = JSON.parse(calls.findLast((call) => call.startsWith('PUT'))?.slice(PUT.length + 1) ?? '{}');
    expect(sent).toEqual({
      version: 0,
      settings: { steps: { P2_SCREENING: { length: 3 } }, chains: {} },
      effectiveFrom: '2026-11-23',
      reason: 'Families wait too long',
      lawRiskAccepted: false,
    });
    const versions = screen.getByRole('region', { name: 'Versions' });
    await within(versions).findByText('Why: Families wait too long');
    expect(within(versions).getByText('In force')).toBeTruthy();
  });

  it('have to be tried again after every further change', async () => {
    serving(
      () => preview,
      () => view,
    );
    await draw(<RulesPage />);
    const user = userEvent.setup();
    const dialog = await changeScreening(user);
    await within(dialog).findByRole('button', { name: 'Publish' });
    await user.type(within(dialog).getByLabelText(/Deadline in working days/), '0');
    expect(within(dialog).queryByRole('button', { name: 'Publish' })).toBeNull();
    expect(within(dialog).getByRole('button', { name: 'See what would change' })).toBeTruthy();
  });

  it('that a colleague published meanwhile are told with who and when; what was typed stays', async () => {
    let first = true;
    serving(
      ({ dryRun }) => {
        if (!dryRun) return after;
        if (!first) return preview;
        first = false;
        return new Refused(409, {
          code: 'rules_changed',
          title: 'Somebody else has published new rules.',
          current: 1,
          by: 'Alex Admin',
          at: '2026-11-23T09:00:00.000Z',
        });
      },
      () => (first ? view : after),
    );
    await draw(<RulesPage />);
    const user = userEvent.setup();
    const dialog = await changeScreening(user);
    expect(await within(dialog).findByText(/Published by Alex Admin/)).toBeTruthy();
    expect((within(dialog).getByLabelText(/Deadline in working days/) as HTMLInputElement).value).toBe('3');
    await screen.findByText('Version 1');
    await user.click(within(dialog).getByRole('button', { name: 'See what would change' }));
    await within(dialog).findByRole('button', { name: 'Publish' });
  });

  it('that would break the law are published only by who says so', async () => {
    const risky = { ...preview, law: preview.law && { ...preview.law, leastDays: -3, missed: 40, atRisk: true } };
    const calls = serving(
      ({ dryRun }) => (dryRun ? risky : after),
      () => view,
    );
    await draw(<RulesPage />);
    const user = userEvent.setup();
    const dialog = await changeScreening(user);
    await within(dialog).findByText('The law would not be kept: three months');
    await user.type(within(dialog).getByLabelText(/Why/), 'Decided');
    await user.click(within(dialog).getByRole('button', { name: 'Publish' }));
    expect(within(dialog).getByText('Confirm this, or choose shorter deadlines.')).toBeTruthy();
    expect(calls.filter((call) => call.startsWith('PUT'))).toHaveLength(1);
    await user.click(within(dialog).getByRole('checkbox', { name: /I publish these rules although/ }));
    await user.click(within(dialog).getByRole('button', { name: 'Publish' }));
    await waitFor(() => expect(calls.findLast((call) => call.startsWith('PUT'))).toContain('"lawRiskAccepted":true'));
  });

  it('are read in words, with what the law fixes, by those who may not change them', async () => {
    serving(
      () => preview,
      () => ({ ...view, mayChange: false }),
    );
    await draw(<RulesPage />);
    await screen.findByText(/Service managers and administrators change them/);
    expect(screen.queryByRole('button', { name: /^Change/ })).toBeNull();
    expect(screen.getByText('The law sets the limit.')).toBeTruthy();
    expect(screen.getByText('Level 2: 3 working days after the due date at 08:30, told: the team leader')).toBeTruthy();
    expect(screen.getByText('Nothing has been changed')).toBeTruthy();
    expect(await violations()).toEqual([]);
  });

  it('change one step or chain and leave the others as they were', () => {
    const settings = { steps: { P5: { length: 4 } }, chains: { FAST: [] } };
    expect(withStep(settings, step, { length: 3, reminders: undefined })).toEqual({
      ...settings,
      steps: { P5: { length: 4 }, P2_SCREENING: { length: 3 } },
    });
    expect(withStep(settings, { ...step, lock: 'LAW' }, { length: 5, reminders: [2] })?.steps).toMatchObject({
      P2_SCREENING: { remindBeforeWd: [2] },
    });
    expect(withStep(settings, step, { length: undefined, reminders: [1] })).toBeNull();
    expect(withChain(settings, 'NORMAL', [{ level: 1, afterDueWd: undefined, to: [] }])).toBeNull();
    expect(withChain(settings, 'NORMAL', [{ level: 1, afterDueWd: 2, to: ['TL'] }])?.chains).toEqual({
      FAST: [],
      NORMAL: [{ level: 1, afterDueWd: 2, to: ['TL'] }],
    });
    expect(reminderDays(step, 4)).toEqual([3, 2, 1]);
    expect(found(view.steps, ' PLACE ').map(({ code }) => code)).toEqual(['X3_PLACEMENT_END']);
  });

  it('stand by stages, and a search that finds nothing says so', async () => {
    serving(
      () => preview,
      () => view,
    );
    await draw(<RulesPage />);
    await screen.findByRole('button', { name: 'Change: Checking the referral' });
    const isOpen = () =>
      screen.getByRole('button', { name: 'Change: End of the placement' }).closest('details')?.hasAttribute('open');
    expect(isOpen()).toBe(false);
    const find = screen.getByLabelText('Find a step');
    await userEvent.type(find, 'placement');
    expect(isOpen()).toBe(true);
    await userEvent.type(find, 'zzz');
    expect(screen.getByText('No step has this name')).toBeTruthy();
    expect(await violations()).toEqual([]);
  });

  it('have a name for every stage that there is', () => {
    const steps = Object.values(pathwayBooks).flatMap(({ definition }) => definition.steps);
    const stages = byStage(steps.map(({ code }) => ({ ...view.steps[0], code }) as RuleStep)).map(({ stage }) => stage);
    expect(stages.filter((stage) => !(stage in en.stage))).toEqual([]);
  });

  it('have a name for every chain that there is', () => {
    const chains = Object.values(pathwayBooks).flatMap(({ definition }) => Object.keys(definition.chains));
    expect(chains.filter((id) => !(id in en.chain))).toEqual([]);
  });
});
