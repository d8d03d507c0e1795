import { languages } from '../../texts';
import { dayOf, formatDate, formatInstant, formatTime, formatWhen } from '../../texts/dates';
import { historySentence } from '../../texts/history';
import { fieldHelp, fieldLabel, optionLabel, outcomeLabel, reasonLabel } from '../../texts/labels';
import { moveText } from '../../texts/moves';
import { nextSentence, timelinessText } from '../../texts/next';
import { faultText, problemTitle } from '../../texts/problems';
import { recipients } from '../../texts/recipients';

describe('dates and times are those of Helsinki, each in its language’s form', () => {
  it('writes one winter instant in three ways', () => {
    const instant = '2026-11-26T08:15:00.000Z';
    expect(languages.map((language) => formatInstant(language, instant))).toEqual([
      '26.11.2026 klo 10.15',
      '26.11.2026 kl. 10.15',
      '26 Nov 2026, 10:15',
    ]);
  });

  it('counts summer time: 05:30 UTC in July is half past eight', () => {
    expect(formatTime('fi', '2027-07-01T05:30:00.000Z')).toBe('klo 8.30');
    expect(formatTime('en', '2027-07-01T05:30:00.000Z')).toBe('08:30');
  });

  it('takes the day of Helsinki where it is already tomorrow there', () => {
    expect(dayOf('2026-12-31T22:30:00.000Z')).toBe('2027-01-01');
    expect(formatInstant('sv', '2026-12-31T22:05:00.000Z')).toBe('1.1.2027 kl. 0.05');
  });

  it('writes dates without leading zeros and leaves other texts alone', () => {
    expect(formatDate('fi', '2027-02-03')).toBe('3.2.2027');
    expect(formatDate('en', '2027-02-03')).toBe('3 Feb 2027');
    expect(formatDate('sv', 'soon')).toBe('soon');
    expect(formatWhen('en', '2027-02-03T07:00:00.000Z')).toBe('3 Feb 2027, 09:00');
  });
});

describe('who was told', () => {
  it('lists recipients in the form that the sentence needs, each once', () => {
    expect(recipients('fi', 'TL,ASSIGNEE')).toBe('johtavalle sosiaaliohjaajalle ja tehtävän tekijälle');
    expect(recipients('sv', 'MGR, RSW,MGR')).toBe(
      'servicechefen och socialarbetaren som ansvarar för barnets angelägenheter',
    );
    expect(recipients('en', 'TL,RSW,MGR')).toBe(
      'the team leader, the responsible social worker and the service manager',
    );
  });

  it('keeps a name as it is', () => {
    expect(recipients('en', 'Noora Niemi')).toBe('Noora Niemi');
  });
});

describe('the reason of every move of a due date', () => {
  it('names the holiday', () => {
    const move = { from: '2026-12-24', to: '2026-12-28', rule: 'EVE:CHRISTMAS_EVE' };
    expect(moveText('en', move)).toBe('24 Dec 2026 is not counted as a working day: Christmas Eve');
    expect(moveText('fi', { ...move, rule: 'ROLL_FOLLOWING:EVE:CHRISTMAS_EVE' })).toBe(
      'siirretty myöhemmäksi päivästä 24.12.2026 päivään 28.12.2026: jouluaatto',
    );
    expect(moveText('sv', { from: '2027-02-28', to: '2027-02-26', rule: 'ROLL_PRECEDING:WEEKEND' })).toBe(
      'flyttad bakåt från 28.2.2027 till 26.2.2027: veckoslut',
    );
  });

  it('explains month ends and pauses', () => {
    expect(moveText('en', { from: '2027-02-28', to: '2027-02-28', rule: 'MONTH_END' })).toContain(
      'last day of the month',
    );
    expect(moveText('fi', { from: '2027-05-07', to: '2027-06-04', rule: 'PAUSE' })).toContain('palvelu oli tauolla');
  });
});

describe('what is awaited', () => {
  const step = { step: 'P4_ASSESSMENT', role: 'NURSE', dueOn: '2026-12-28', assignee: null };

  it('says from whom, what and by when', () => {
    expect(languages.map((language) => nextSentence(language, { code: 'STEP', params: step }))).toEqual([
      'Odotetaan, että terveydenhoitaja tekee tehtävän ”Terveydenhoitajan arvio” viimeistään 28.12.2026.',
      'Väntar på att hälsovårdaren slutför uppgiften ”Hälsovårdarens bedömning” senast 28.12.2026.',
      'Waiting for the public health nurse to complete “Nurse assessment”, due 28 Dec 2026.',
    ]);
  });

  it('names the person who has the task, and says plainly that a closed case awaits nothing', () => {
    const late = nextSentence('en', { code: 'LATE', params: { ...step, assignee: 'Sanna Virta' } });
    expect(late).toBe('“Nurse assessment” is overdue: it was due 28 Dec 2026. Waiting for Sanna Virta.');
    expect(nextSentence('fi', { code: 'CLOSED', params: { reason: 'GOALS_MET' } })).toBe(
      'Asian käsittely on päättynyt: tavoitteet saavutettiin. Mitään ei enää odoteta.',
    );
  });

  it('tells lateness in days, one or several', () => {
    expect(timelinessText('fi', { kind: 'OVERDUE', days: 1 })).toBe('Myöhässä 1 päivän');
    expect(timelinessText('sv', { kind: 'OVERDUE', days: 3 })).toBe('Försenad 3 dagar');
    expect(timelinessText('en', { kind: 'TODAY', days: 0 })).toBe('Due today');
  });
});

describe('labels come from the nearest text', () => {
  it('lets a form say a common word in its own way', () => {
    expect(optionLabel('en', 'REFERRAL', 'guardians.literacy', 'NONE')).toBe('Does not read');
    expect(optionLabel('en', 'REFERRAL', 'currentServices', 'NONE')).toBe('No services');
    expect(fieldLabel('fi', 'P4_ASSESSMENT', 'hsaChild.d2')).toBe('Koulunkäynti');
    expect(fieldHelp('sv', 'REFERRAL', 'child.recordRef')).toContain('aldrig en personbeteckning');
    expect(outcomeLabel('fi', 'P9_CLOSING', 'GOALS_MET')).toBe('Tavoitteet saavutettiin');
    expect(reasonLabel('sv', 'WORKLOAD')).toBe('arbetssituationen');
  });

  it('shows the code of a pathway that has no words yet, and never fails', () => {
    expect(fieldLabel('fi', 'TINY', 'a.b')).toBe('b');
    const event = { code: 'TASK_COMPLETED', stepCode: 'TINY_STEP', params: { outcome: 'OK', late: false } };
    expect(historySentence('en', { ...event, actor: { role: 'TINY' }, at: '2026-11-26T08:15:00.000Z' })).toBe(
      'TINY completed the task “TINY_STEP”. Outcome: OK.',
    );
  });
});

describe('refusals in plain words', () => {
  it('takes the finest code that has words', () => {
    expect(problemTitle('fi', 'too_few_attempts', 'refused')).toContain('kolmen yrityksen jälkeen');
    expect(problemTitle('en', 'nobody_knows_this', 'conflict')).toContain('changed meanwhile');
    expect(problemTitle('sv', 'nobody_knows_this')).toBe('Detta kan inte göras i det här läget.');
  });

  it('tells what is wrong with a field', () => {
    expect(faultText('fi', 'required')).toBe('Täytä tämä kohta.');
    expect(faultText('sv', 'identity_code')).toContain('Personbeteckningen');
  });
});

describe('what came late says so', () => {
  const reminder = {
    code: 'TASK_OVERDUE',
    stepCode: 'P5_INTAKE',
    params: { dueOn: '2026-12-23' },
    actor: { role: 'ENGINE' },
  };

  it('gives both days where the night lies between', () => {
    const event = { ...reminder, at: '2026-12-24T06:02:00.000Z', nominalAt: '2026-12-23T14:00:00.000Z' };
    expect(historySentence('en', event)).toContain('(Recorded 24 Dec 2026, 08:02; should have been 23 Dec 2026, 16:00');
  });

  it('says nothing of seconds', () => {
    const event = { ...reminder, at: '2026-12-23T14:00:04.000Z', nominalAt: '2026-12-23T14:00:00.000Z' };
    expect(historySentence('fi', event)).toBe('Tehtävä ”Tiimin aloituskokous” on myöhässä: määräpäivä oli 23.12.2026.');
  });
});

describe('the history says what happened and nothing else', () => {
  const at = '2027-04-05T13:00:00.000Z';
  const said = (event: Partial<Parameters<typeof historySentence>[1]>) =>
    historySentence('en', { at, actor: { role: 'ENGINE' }, code: '', params: {}, ...event });
  const level2 = (to: string) =>
    said({ code: 'ESCALATED', stepCode: 'G4_PREPARATION', params: { level: 2, dueOn: '2027-04-05', to } });

  it('calls the second level an escalation to the supervisor only where a supervisor is told', () => {
    expect(level2('TL,ASSIGNEE')).toContain('escalated to supervisor');
    expect(level2('RSW')).not.toContain('supervisor');
  });

  it('says of somebody who left what they no longer are', () => {
    const left = said({ code: 'MEMBER_LEFT', params: { member: 'RSW_NEXT', userId: 'Robert Strand' } });
    expect(left).toBe('Robert Strand is no longer the next responsible social worker.');
  });

  it('does not call the approval of a family’s plan a longer service', () => {
    const done = { code: 'TASK_COMPLETED', stepCode: 'G7_APPROVAL', params: { outcome: 'APPROVED' } };
    expect(said({ ...done, actor: { role: 'RSW', name: 'Liisa Aalto' } })).toMatch(/approved the family's plan\.$/);
  });
});
