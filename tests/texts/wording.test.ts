import { languages, t, textKeys } from '../../texts';
import { historySentence } from '../../texts/history';

const placeholders = (text: string): string[] => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();
const all = (language: (typeof languages)[number]) =>
  textKeys(language).map((key) => ({ key, text: t(language, key) }));

describe('the three languages say the same things', () => {
  test.each(['sv', 'en'] as const)('%s has exactly the keys of Finnish', (language) => {
    expect(textKeys(language).toSorted()).toEqual(textKeys('fi').toSorted());
  });

  test.each(['sv', 'en'] as const)('%s has the placeholders of Finnish in every text', (language) => {
    const differing = textKeys('fi').filter(
      (key) => placeholders(t('fi', key)).join() !== placeholders(t(language, key)).join() && !key.endsWith('.one'),
    );
    expect(differing).toEqual([]);
  });

  test.each(languages)('%s has no empty text, no stray space and no forgotten bracket', (language) => {
    const bad = all(language).filter(
      ({ text }) =>
        text.trim() !== text || text === '' || / {2}/.test(text) || /[{}]/.test(text.replace(/\{\w+\}/g, '')),
    );
    expect(bad).toEqual([]);
  });
});

describe('words that people must not meet', () => {
  it('never calls a task reminder muistutus or anmärkning, the names of a client’s formal complaint (812/2000 23 §)', () => {
    expect(all('fi').filter(({ text }) => /(?<!tehtävä)muistutu/i.test(text))).toEqual([]);
    expect(all('sv').filter(({ text }) => /anmärkning/i.test(text))).toEqual([]);
  });

  it('says task reminder in each language’s own agreed words', () => {
    expect(t('fi', 'notices.N7.subject')).toContain('tehtävämuistutus');
    expect(t('sv', 'notices.N7.subject')).toContain('påminnelse om uppgift');
  });

  test.each(languages)('%s speaks of no workflow, task queue or other machinery', (language) => {
    expect(all(language).filter(({ text }) => /workflow|temporal|payload|rung|token/i.test(text))).toEqual([]);
  });

  it('keeps the history silent about what the nurse, a check on the child or the family’s own part of the follow-up found', () => {
    const said = (step: string, outcomes: readonly string[]) =>
      outcomes.map((outcome) =>
        historySentence('fi', {
          code: 'TASK_COMPLETED',
          stepCode: step,
          params: { outcome },
          actor: { role: 'RSW' },
          at: '2026-11-26T08:15:00.000Z',
        }),
      );
    expect(new Set(said('P4_ASSESSMENT', ['COMPLETED', 'COMPLETED_NO_RELEASE'])).size).toBe(1);
    expect(new Set(said('X6_PROTECTION_CHECK', ['NEED_OF_PROTECTION', 'NO_NEED_OF_PROTECTION'])).size).toBe(1);
    expect(new Set(said('P10_FAMILY', ['DECLINED', 'NOT_CONSENTED', 'NOT_APPROPRIATE'])).size).toBe(1);
  });

  it('gives tasks titles that tell a stranger nothing about the family', () => {
    const titles = all('en').filter(({ key }) => key.startsWith('steps.') && !key.endsWith('.help'));
    expect(
      titles.filter(({ text }) => /disagree|not reached|eligible|withdr|protection|needs help|violence/i.test(text)),
    ).toEqual([]);
  });

  it('names nothing of the client in any notice: only title, reference, day, limit and link', () => {
    const allowed = new Set([
      '{reference}',
      '{step}',
      '{dueOn}',
      '{url}',
      '{clock}',
      '{law}',
      '{count}',
      '{references}',
      // Lists: days of an absence, and numbers.
      ...['{from}', '{to}', '{people}', '{uncovered}', '{overdue}', '{steps}', '{waiting}', '{broken}', '{longest}'],
    ]);
    const notices = all('en').filter(({ key }) => key.startsWith('notices.'));
    expect(notices.flatMap(({ text }) => placeholders(text)).filter((name) => !allowed.has(name))).toEqual([]);
  });
});
