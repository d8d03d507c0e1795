import { consent, dateOf, follows, isSo, partsOf, refusal, taskOf } from '../../support/helmi-context';

const plan = { planConfirmedOn: '2027-01-14' };

describe('rules of the joint review (P8)', () => {
  it.each([
    [1, '2027-04-14'],
    [2, '2027-07-14'],
    [3, '2027-10-14'],
    [4, '2028-01-14'],
  ])('reviewDue: the grid’s place %i from the plan of 14.1.2027 is %s', (reviewIndex, day) => {
    expect(dateOf('reviewDue', { on: '2027-01-14', facts: { ...plan, reviewIndex } })).toBe(day);
  });

  it('reviewDue: moved by the days of pauses since the plan, and back to a working day', () => {
    const facts = { ...plan, reviewIndex: 1, pausedDaysAtPlan: 22 };
    expect(dateOf('reviewDue', { on: '2027-03-01', facts, state: { pausedDays: 22 } })).toBe('2027-04-14');
    // 14.4. + 10 days is a Saturday.
    expect(dateOf('reviewDue', { on: '2027-03-01', facts, state: { pausedDays: 32 } })).toBe('2027-04-23');
  });

  it('planConfirmed: the grid begins with the plan’s day', () => {
    expect(follows('planConfirmed', { on: '2027-01-14', state: { pausedDays: 22 } })).toEqual([
      { do: 'SET', fact: 'planConfirmedOn', value: '2027-01-14' },
      { do: 'SET', fact: 'pausedDaysAtPlan', value: 22 },
      { do: 'SET', fact: 'planVersion', value: 1 },
    ]);
  });

  it.each([
    ['2027-04-09', 2],
    ['2027-04-26', 2],
    ['2027-07-20', 3],
  ])('openNextReview: held on %s, the next is the grid’s place %i', (on, next) => {
    expect(follows('openNextReview', { on, facts: { ...plan, reviewIndex: 1 } })).toEqual([
      { do: 'SET', fact: 'reviewIndex', value: next },
      { do: 'OPEN', step: 'P8_REVIEW' },
    ]);
  });

  it('notHeldDue: made up by the team within five working days of the review’s day', () => {
    const facts = { ...plan, reviewIndex: 1 };
    expect(dateOf('notHeldDue', { on: '2027-04-12', facts })).toBe('2027-04-21');
    expect(dateOf('notHeldDue', { on: '2027-04-19', facts })).toBe('2027-04-26');
  });

  it('reviewGate: at nine months the service closes or goes on with a reason, not before', () => {
    const at = (reviewIndex: number, outcome: string, on: string) =>
      refusal('reviewGate', { on, outcome, facts: { ...plan, reviewIndex } });
    expect(at(2, 'CONTINUE', '2027-07-14')).toBeNull();
    expect(at(2, 'CONTINUE_WITH_REASON', '2027-07-14')).toBe('no_review_gate');
    expect(at(3, 'CONTINUE', '2027-10-14')).toBe('review_gate');
    expect(at(3, 'CHANGE_PLAN', '2027-10-14')).toBe('review_gate');
    expect(at(3, 'PAUSE', '2027-10-14')).toBe('review_gate');
    expect(at(3, 'CLOSE', '2027-10-14')).toBeNull();
    expect(at(3, 'CONTINUE_WITH_REASON', '2027-10-14')).toBeNull();
  });

  it('reviewGate: a review held so late that nine months have passed does not slip through', () => {
    const facts = { ...plan, reviewIndex: 2 };
    expect(refusal('reviewGate', { on: '2027-10-15', outcome: 'CONTINUE', facts })).toBe('review_gate');
  });

  it('managerGate: from twelve months on the manager approves, at nine the team leader', () => {
    expect(isSo('managerGate', { on: '2027-10-14', facts: { ...plan, reviewIndex: 3 } })).toBe(false);
    expect(isSo('managerGate', { on: '2028-01-14', facts: { ...plan, reviewIndex: 4 } })).toBe(true);
    expect(isSo('managerGate', { on: '2028-04-14', facts: { ...plan, reviewIndex: 5 } })).toBe(true);
  });
});

describe('rules of the closing (P9)', () => {
  const on = '2027-11-04';
  const complete = {
    contactDataRefreshed: true,
    interpreterBookingsCancelled: true,
    handovers: [{ service: 'school', acceptedOn: '2027-11-01' }],
  };

  it('closingChecklist: contact data, interpreters and every hand-over are settled', () => {
    expect(refusal('closingChecklist', { on, data: complete })).toBeNull();
    expect(refusal('closingChecklist', { on, data: { ...complete, contactDataRefreshed: false } })).toBe(
      'checklist_open',
    );
    expect(refusal('closingChecklist', { on, data: { ...complete, interpreterBookingsCancelled: false } })).toBe(
      'checklist_open',
    );
    const waiting = { ...complete, handovers: [{ service: 'school' }] };
    expect(refusal('closingChecklist', { on, data: waiting })).toBe('checklist_open');
  });

  it('twoPersons: who proposed the closing does not confirm it', () => {
    const facts = { closingProposedBy: 'farah' };
    expect(refusal('twoPersons', { on, facts, actor: 'farah' })).toBe('four_eyes');
    expect(refusal('twoPersons', { on, facts, actor: 'riikka' })).toBeNull();
  });

  it.each([
    [3, 2, true],
    [3, 3, false],
    [2, 3, false],
  ])('rememberClosing: overall %i at the start and %i at closing is improved: %s', (before, after, improved) => {
    const facts = { hsaBaselineOverall: before, hsaClosingOverall: after };
    expect(follows('rememberClosing', { on, facts })).toContainEqual({ do: 'SET', fact: 'improved', value: improved });
  });

  it('endService: the parts end, the clocks stop, and the day is the closing date', () => {
    const state = { status: 'CLOSING', parts: partsOf(['FAMW', 'ACTIVE'], ['NURSE', 'COMPLETED']) };
    const effects = follows('endService', { on, state, facts: { closeReason: 'GOALS_MET' } });
    expect(effects.filter((effect) => effect.do === 'PART')).toEqual([
      { do: 'PART', discipline: 'FAMW', to: 'COMPLETED' },
    ]);
    expect(effects).toContainEqual({ do: 'SET', fact: 'serviceEndedOn', from: 'TODAY' });
    const withdrawn = follows('endService', { on, state, facts: { closeReason: 'FAMILY_WITHDREW' } });
    expect(withdrawn).toContainEqual({ do: 'PART', discipline: 'FAMW', to: 'ENDED_BY_FAMILY' });
  });

  it('reopenWindow: back into service within twenty working days, not after', () => {
    const facts = { serviceEndedOn: '2027-11-04' };
    expect(refusal('reopenWindow', { on: '2027-12-02', facts })).toBeNull();
    expect(refusal('reopenWindow', { on: '2027-12-03', facts })).toBe('reopen_too_late');
  });

  it('reopenService: the parts that ended with the closing start again, the review grid goes on', () => {
    const ended = { status: 'COMPLETED', startedOn: '2027-01-14' } as const;
    const parts = {
      FAMW: { ...ended, discipline: 'FAMW', endedOn: '2027-11-04' },
      NURSE: { ...ended, discipline: 'NURSE', endedOn: '2027-06-04' },
    };
    const state = { status: 'FOLLOW_UP', parts };
    const effects = follows('reopenService', { on: '2027-11-10', state, facts: { serviceEndedOn: '2027-11-04' } });
    expect(effects.filter((effect) => effect.do === 'PART')).toEqual([
      { do: 'PART', discipline: 'FAMW', to: 'ACTIVE' },
    ]);
    expect(effects).toContainEqual({ do: 'APPLY', rule: 'openNextReview' });
  });
});

describe('rules of the six-month follow-up (P10)', () => {
  const on = '2027-11-04';
  const opened = (facts: Parameters<typeof follows>[1]['facts']) =>
    follows('openFollowUp', { on, facts: { childDateOfBirth: '2013-05-05', ...facts } });

  it('openFollowUp: the register part always, the family part only with C7', () => {
    expect(opened({})).toEqual([
      { do: 'OPEN', step: 'P10_FOLLOW_UP' },
      { do: 'SKIP', step: 'P10_FAMILY', reason: 'NOT_CONSENTED' },
      { do: 'SET', fact: 'followUpFamily', value: 'NOT_CONSENTED' },
    ]);
    expect(opened({ consents: [consent('C7_FOLLOW_UP_CONTACT')] })).toContainEqual({ do: 'OPEN', step: 'P10_FAMILY' });
  });

  it('openFollowUp: what was answered at the closing replaces the earlier consent', () => {
    const consents = [consent('C7_FOLLOW_UP_CONTACT')];
    expect(opened({ consents, followUpConsent: 'REFUSED' })).not.toContainEqual({ do: 'OPEN', step: 'P10_FAMILY' });
    expect(opened({ followUpConsent: 'GIVEN' })).toContainEqual({ do: 'OPEN', step: 'P10_FAMILY' });
  });

  it('openFollowUp: somebody adult by then is contacted only on their own yes', () => {
    const adult = { childDateOfBirth: '2010-05-04', followUpConsent: 'GIVEN' };
    expect(opened({ ...adult, consents: [consent('C7_FOLLOW_UP_CONTACT')] })).not.toContainEqual({
      do: 'OPEN',
      step: 'P10_FAMILY',
    });
    const own = [consent('C7_FOLLOW_UP_CONTACT', 'GIVEN', 'CHILD')];
    expect(opened({ ...adult, consents: own })).toContainEqual({ do: 'OPEN', step: 'P10_FAMILY' });
  });

  it('adultByFollowUp: eighteen on the due date is coded so, and nobody else is', () => {
    const task = taskOf('P10_FOLLOW_UP', on, '2028-05-04');
    const answer = (childDateOfBirth: string, childWelfareClientAt6m: string) =>
      refusal('adultByFollowUp', {
        on: '2028-05-10',
        task,
        facts: { childDateOfBirth },
        data: { childWelfareClientAt6m },
      });
    expect(answer('2010-05-04', 'NO')).toBe('turned_18');
    expect(answer('2010-05-04', 'TURNED_18')).toBeNull();
    expect(answer('2010-05-05', 'NO')).toBeNull();
    expect(answer('2010-05-05', 'TURNED_18')).toBe('not_turned_18');
  });

  it('rememberRegister: the answer holds as of the due date, not of the day of looking', () => {
    const task = taskOf('P10_FOLLOW_UP', on, '2028-05-04');
    expect(follows('rememberRegister', { on: '2028-05-20', task })).toEqual([
      { do: 'SET', fact: 'registerAsOf', value: '2028-05-04' },
    ]);
  });
});
