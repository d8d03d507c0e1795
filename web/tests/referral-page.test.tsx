import { screen } from '@testing-library/react';
import type { CaseDetail, ReferralItemView } from '../src/api';
import { Board } from '../src/pages/pathway/board';
import { Flow } from '../src/pages/pathway/flow';
import { CheckPart } from '../src/pages/referral/check-part';
import { QueueRow } from '../src/pages/referral/queue-row';
import type { ReferralDraft } from '../src/pages/referral/use-referral-draft';
import { ActNow, Notices } from '../src/pages/referral/warnings';
import { draw, violations } from './support/page';

const waiting: ReferralItemView = {
  id: 'a',
  reference: 'HELMI-2026-0001',
  status: 'WAITLISTED',
  training: false,
  initials: null,
  startedOn: '2026-10-20',
  submittedOn: '2026-10-20',
  ageWd: 24,
  missing: [],
  confirmed: false,
  returns: 1,
  task: null,
  limit: {
    code: 'ST_3M_SERVICE',
    title: 'Service begun',
    startedOn: '2026-10-20',
    dueOn: '2027-01-20',
    state: 'RUNNING',
    source: 'Social Welfare Act 45 §',
    wdLeft: 38,
    share: 0.37,
  },
};

function draftOf(over: Partial<ReferralDraft['referral']>): ReferralDraft {
  return {
    data: { summary: 'School' },
    state: { kind: 'clean' },
    referral: {
      id: 'a',
      reference: '',
      status: 'DRAFT',
      version: 1,
      confirmed: false,
      missing: [],
      notices: [],
      ...over,
    },
    faults: [],
    change: () => undefined,
    theirs: {},
    choose: () => undefined,
    flush: () => Promise.resolve(),
  };
}

const summary = { name: 'summary', kind: 'TEXT', class: 'SOC', label: 'Why Helmi', required: true };
const person = (key: string, userId: string) => ({ key, userId, displayName: `${key} ${userId}`, deputyId: null });
const caseOf = (team: readonly object[], allowedActions: readonly string[]) =>
  ({ id: 'a', status: 'DRAFT', team, allowedActions, sections: {}, tasks: [], ribbon: [] }) as unknown as CaseDetail;

describe('the queue of referrals', () => {
  it('says in words what the bar of the waiting list draws', async () => {
    await draw(
      <ul>
        <QueueRow item={waiting} />
      </ul>,
    );
    expect(screen.getByRole('img', { name: '38 working days left' })).toBeTruthy();
    expect(screen.getByText(/20 Jan 2027/).textContent).toContain('Social Welfare Act 45 §');
    expect(screen.getByText('Sent 24 working days ago')).toBeTruthy();
    expect(await violations()).toEqual([]);
  });
});

describe('the check of a referral', () => {
  const own = caseOf([person('RSW', '1'), person('CREATOR', '1')], ['EDIT', 'CONFIRM', 'SUBMIT', 'DISCARD']);
  const foreign = caseOf([person('RSW', '1'), person('CREATOR', '2')], ['EDIT', 'SUBMIT', 'DISCARD']);

  it('leads to the field that is missing, in its part', async () => {
    await draw(<CheckPart draft={draftOf({ missing: ['summary'] })} fields={[summary]} of={own} />);
    const link = screen.getByRole('link', { name: 'Why Helmi' });
    expect(link.getAttribute('href')).toBe('/referrals/a?part=needs&field=summary');
    expect(await violations()).toEqual([]);
  });

  it('lets whoever is responsible send, and whoever writes for somebody else only after that person’s word', async () => {
    const { unmount } = await draw(<CheckPart draft={draftOf({})} fields={[summary]} of={own} />);
    expect(screen.getByRole('button', { name: 'Send the referral' })).toBeTruthy();
    unmount();
    const second = await draw(<CheckPart draft={draftOf({})} fields={[summary]} of={foreign} />);
    expect(screen.queryByRole('button', { name: 'Send the referral' })).toBeNull();
    expect(screen.getByText('To be confirmed by RSW 1')).toBeTruthy();
    second.unmount();
    await draw(<CheckPart draft={draftOf({ confirmed: true })} fields={[summary]} of={foreign} />);
    expect(screen.getByRole('button', { name: 'Send the referral' })).toBeTruthy();
  });
});

describe('what to know before sending', () => {
  it('names the number to call, and the other case only where the service tells it', async () => {
    await draw(
      <>
        <ActNow />
        <Notices notices={[{ code: 'case_in_work', params: {} }]} />
      </>,
      'fi',
    );
    expect(screen.getByRole('link', { name: 'Hätänumero 112' }).getAttribute('href')).toBe('tel:112');
    expect(screen.getByText(/Ota yhteys asiakasohjauksen koordinaattoriin/)).toBeTruthy();
    expect(screen.queryByRole('link', { name: /Avaa asia/ })).toBeNull();
  });
});

describe('the pathway', () => {
  const statuses = [
    { code: 'SCREENING', text: 'Screening', cases: 0, late: 0 },
    { code: 'CONSENT', text: 'Consent', cases: 3, late: 1 },
  ];

  it('says why a column is empty, and how much is late in words', async () => {
    await draw(<Board statuses={statuses} />);
    expect(screen.getByText('No cases at this stage.')).toBeTruthy();
    expect(screen.getByText('1 overdue')).toBeTruthy();
  });

  it('shows the steps under their stage', async () => {
    const steps = [{ code: 'P3', title: 'Asking for consent', status: 'CONSENT', open: 3, late: 1 }];
    await draw(<Flow counts={{ statuses, steps }} />);
    expect(screen.getByText(/Asking for consent/).textContent).toContain('3');
    expect(await violations()).toEqual([]);
  });
});
