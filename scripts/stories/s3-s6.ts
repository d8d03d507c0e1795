import { CaseInStory, type Stage } from './case-in-story';
import { child, type Over } from './child';
import * as forms from './forms';

/** S3: a child of six who lives in Vantaa is not eligible; the family is told in Arabic and the case closes. */
export async function s3(stage: Stage, over: Over = {}): Promise<CaseInStory> {
  const sixYears = {
    givenName: 'Sami',
    dateOfBirth: '2020-02-03',
    homeMunicipality: '092',
    schoolStage: 'GRADE_1_6',
    recordRef: 'TRAIN-0003',
  };
  const story = await CaseInStory.refer(stage, '2027-01-11T08:00:00.000Z', child(sixYears, over));
  await story.until('2027-01-13');
  await story.complete('coord', 'P2_SCREENING', 'INELIGIBLE', {
    ...forms.criteria({ E1: 'NO', E4: 'NO' }),
    reasonCode: ['E1', 'E4'],
    alternatives: ['FAMILY_WORK', 'OTHER_COUNTY'],
  });
  await story.until('2027-01-20');
  await story.complete('rsw', 'P2_INELIGIBLE_RSW', 'FAMILY_TOLD', {
    familyToldOn: '2027-01-20',
    toldInLanguage: 'ara',
    interpreterUsed: true,
    writtenDecision: 'NO',
  });
  return story;
}

/** S6: a boy of fifteen keeps his health to himself: the team sees that the assessment is done, and nothing of it. */
export async function s6(stage: Stage, over: Over = {}): Promise<CaseInStory> {
  const yusuf = { givenName: 'Yusuf', dateOfBirth: '2011-08-20', recordRef: 'TRAIN-0006' };
  const story = await CaseInStory.refer(stage, '2027-01-18T08:00:00.000Z', child(yusuf, over));
  await story.until('2027-01-20');
  await story.complete('coord', 'P2_SCREENING', 'ACCEPT', forms.criteria());
  await story.complete('coord', 'P3A_LANGUAGE', 'NO_INTERPRETER', forms.languages());
  await story.until('2027-01-25');
  await story.entry('coord', 'ATTEMPT', { date: '2027-01-25', channel: 'CALL', reached: true });
  await story.until('2027-02-01');
  await story.complete('coord', 'P3B_CONSENT', 'PARTIAL', {
    consents: [
      forms.consent('C1_PARTICIPATION', 'GUARDIAN_1', '2027-02-01'),
      forms.consent('C1_PARTICIPATION', 'CHILD', '2027-02-01'),
      forms.consent('C2_HEALTH_TO_TEAM', 'CHILD', '2027-02-01', 'REFUSED'),
    ],
  });
  await story.until('2027-02-03');
  await story.claim('nurse', 'P4_ASSESSMENT');
  await story.entry('nurse', 'BOOKING', { purpose: 'APPOINTMENT', date: '2027-02-12' });
  await story.until('2027-02-15');
  // The summary is written all the same: who reads it depends on his consent at the moment of reading.
  const form = forms.assessment('2027-02-12', { hideHealthFromGuardian: true });
  await story.complete('nurse', 'P4_ASSESSMENT', 'COMPLETED_NO_RELEASE', form);
  return story;
}
