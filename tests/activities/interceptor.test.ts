import { ApplicationFailure } from '@temporalio/common';
import { codeOnly } from '../../activities/interceptor';
import { raiseAlarm } from '../../activities/raise-alarm';

describe('what leaves an activity', () => {
  it('is a code, not the words of a driver', () => {
    const error = Object.assign(new Error('duplicate key: Aino Virtanen'), { code: '23505' });
    expect(codeOnly(error)).toMatchObject({ type: '23505', message: '23505' });
    expect(JSON.stringify(codeOnly(error))).not.toContain('Aino');
  });

  it('is a code for an error without one, and for a failure with words', () => {
    expect(codeOnly(new TypeError('Aino'))).toMatchObject({ type: 'TypeError', message: 'TypeError' });
    expect(codeOnly('Aino')).toMatchObject({ type: 'FAILED', message: 'FAILED' });
    const failure = ApplicationFailure.nonRetryable('Aino', 'GONE');
    expect(codeOnly(failure)).toMatchObject({ type: 'GONE', message: 'GONE', nonRetryable: true });
  });

  it('is an ended view for a case that the ledger does not have, so that its workflow lets go', async () => {
    const raise = raiseAlarm({ raiseAlarm: () => Promise.resolve({ kind: 'GONE' }) });
    const { view } = await raise({ caseId: 'c1', alarmId: 'a1' });
    expect(view).toMatchObject({ caseId: 'c1', ended: true, next: null, epoch: Number.MAX_SAFE_INTEGER });
  });
});
