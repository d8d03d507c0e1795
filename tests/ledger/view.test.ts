import { viewFrom } from '../../ledger/view';
import { addDays } from '../../pathways/calendar';
import { referred } from '../support/helmi-stories';

const BORN = '2010-06-09';
const around = { epoch: 1, codes: [], pending: [], children: [] };

describe('what travels to the engine of somebody who will come of age', () => {
  it('is the next alarm’s opaque id and instant: not the date of birth, and no word of a birthday', () => {
    const c = referred('2027-01-11', { child: { dateOfBirth: BORN } });
    const { timers } = c.now;
    if (!timers?.TURNING_18) throw new Error('no birthday is waited for');
    // Nothing else is left to wait for: the birthday is next.
    const state = { ...c.now, tasks: {}, clocks: {} };
    const { next } = viewFrom(state, around);
    expect(next).toEqual({
      id: `${timers.TURNING_18.id}:TIMER:0`,
      at: '2028-06-08T21:00:00.000Z',
      wakeAt: '2028-06-08T21:00:00.000Z',
      label: 'TIMER',
    });
    const travelling = JSON.stringify(viewFrom(c.now, around));
    for (const word of [BORN, addDays(BORN, -1), 'TURNING', 'ADULT', 'BIRTH', '2028-06'])
      expect(travelling).not.toContain(word);
  });
});
