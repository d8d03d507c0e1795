import { packChange, unpackChange } from '../../ledger/change-codec';
import { amina, untilPlan } from '../support/helmi-stories';

describe('packed changes', () => {
  const c = amina();
  untilPlan(c);

  test('give back what was packed, for every event of a referral until its plan', () => {
    for (const { change } of c.events)
      expect(unpackChange(packChange(change))).toEqual(JSON.parse(JSON.stringify(change)));
  });

  test('take less than a quarter of their JSON', () => {
    const json = c.events.reduce((sum, { change }) => sum + JSON.stringify(change).length, 0);
    const packed = c.events.reduce((sum, { change }) => sum + packChange(change).length, 0);
    expect(packed).toBeLessThan(json / 4);
  });

  test('of a newer release are refused instead of misread', () => {
    expect(() => unpackChange(Buffer.of(9, 1, 2))).toThrow('newer release');
  });

  test('can be read for as long as there are cases: the dictionary of version 1 is what it was', () => {
    const stored = Buffer.from(STORED, 'base64');
    expect(unpackChange(stored)).toEqual({
      taskPatch: { id: 'a-task', status: 'DONE', closedAt: '2026-12-01T09:00:00.000Z', closedBy: 'somebody' },
    });
  });
});

/** Packed by the first release. */
const STORED = 'AcNWFybqgmsZzGoXqVKFlcsGhiEGlhhlHqyyLc7PTU3KT6lUqq0FAA==';
