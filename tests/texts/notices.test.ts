import { languages } from '../../texts';
import { digestText, inboxText, noticeText } from '../../texts/notices';

const url = 'https://helmi.example/t/1';
const assessment = { stepCode: 'P4_ASSESSMENT', reference: 'HELMI-2026-0042', dueOn: '2026-12-28', url };

describe('a notice says which task of which case is due when, and where to look', () => {
  it('reminds of a task in the receiver’s language', () => {
    expect(languages.map((language) => noticeText(language, { code: 'N7', ...assessment }).subject)).toEqual([
      'Helmi: tehtävämuistutus, ”Terveydenhoitajan arvio”, HELMI-2026-0042, määräpäivä 28.12.2026',
      'Helmi: påminnelse om uppgiften ”Hälsovårdarens bedömning”, HELMI-2026-0042, sista dag 28.12.2026',
      'Helmi: task reminder, “Nurse assessment” for HELMI-2026-0042 is due 28 Dec 2026',
    ]);
  });

  it('is a short, kind letter with one link', () => {
    expect(noticeText('en', { code: 'N6', ...assessment }).body).toBe(
      [
        'Hello,',
        'The task “Nurse assessment” for HELMI-2026-0042 waits for you. It is due 28 Dec 2026.',
        'Open in Helmi: https://helmi.example/t/1',
        'Kind regards,\nHelmi',
      ].join('\n\n'),
    );
  });

  it('asks something else at every level', () => {
    const subjects = [1, 2, 3, 4].map((level) => noticeText('fi', { code: 'N8', level, ...assessment }).subject);
    expect(new Set(subjects).size).toBe(4);
    expect(subjects[1]).toContain('siirretty esihenkilölle');
  });

  it('names the law and the limit of a statutory alarm', () => {
    const { body } = noticeText('sv', {
      code: 'N10',
      reference: 'HELMI-2026-0042',
      dueOn: '2027-02-23',
      url,
      params: { clock: 'ST_3M_SERVICE' },
    });
    expect(body).toContain('socialvårdslagen 45 §');
    expect(body).toContain('23.2.2027');
  });

  it('says no more than "log in" in the subject of an urgent alert', () => {
    const { subject, body } = noticeText('en', { code: 'N11', reference: 'HELMI-2026-0042', url, params: {} });
    expect(subject).toBe('Urgent Helmi alert: please log in');
    // Who reads it in Helmi has done so, and needs to know where.
    expect(inboxText('en', { code: 'N11', reference: 'HELMI-2026-0042', url, params: {} })).toBe(
      'Urgent matter in HELMI-2026-0042',
    );
    expect(body).toContain('0206 96006');
  });

  it('tells apart what the same notice code is about', () => {
    const about = (key: string) =>
      noticeText('fi', { code: 'N12', ...assessment, stepCode: 'P8_REVIEW', params: { key } });
    expect(about('BOOKING').body).toContain('Varaa tapaaminen ja tarvittaessa tulkki');
    expect(about('HALFWAY').subject).toContain('puolivälissä');
  });

  it('speaks of the case where no task is meant: who joins the team, what else is new', () => {
    const joined = { code: 'N6', stepCode: 'P5_INTAKE', reference: 'HELMI-2026-0042', url };
    const subject = 'Helmi: sinut nimettiin työntekijäksi asiaan HELMI-2026-0042';
    expect(noticeText('fi', { ...joined, params: { outcome: 'PLAN_WITH_FAMILY' } }).subject).toBe(subject);
    expect(noticeText('fi', { ...joined, stepCode: undefined }).subject).toBe(subject);
    expect(noticeText('en', { code: 'STEP_DONE', reference: 'HELMI-2026-0042', url }).body).toContain('There is news');
  });

  it('never leaves a gap where a title or a day should be', () => {
    for (const code of ['N1', 'N2', 'N3', 'N4', 'N5', 'N6', 'N9', 'N11', 'N12', 'N14', 'STEP_DONE'])
      for (const language of languages) {
        const { subject, body } = noticeText(language, { code, reference: 'HELMI-2026-0042', url });
        expect(`${subject} ${body}`).not.toMatch(/”” | “”|[{}]| ,/);
      }
  });

  it('falls back to "there is news" for a code that it does not know', () => {
    expect(noticeText('sv', { code: 'N99', reference: 'HELMI-2026-0042', url }).subject).toBe(
      'Helmi: nytt i ärendet HELMI-2026-0042',
    );
  });
});

describe('several notices in one mail', () => {
  const referral = (number: number) => ({ code: 'N1', reference: `HELMI-2026-000${number}`, url });

  it('gathers new referrals in one sentence', () => {
    const { subject, body } = digestText('fi', [referral(1), referral(2), referral(3)], 'https://helmi.example/');
    expect(subject).toBe('Helmi: 3 uutta ohjausta palveluun');
    expect(body).toContain('HELMI-2026-0001, HELMI-2026-0002 ja HELMI-2026-0003');
  });

  it('reads like any notice when there is only one', () => {
    expect(digestText('en', [referral(1)], url)).toEqual(noticeText('en', referral(1)));
  });

  it('lists the subjects of notices of different kinds', () => {
    const { subject, body } = digestText('en', [referral(1), { code: 'N7', ...assessment }], url);
    expect(subject).toBe('Helmi: 2 notices');
    expect(body).toContain('- Helmi: new referral HELMI-2026-0001\n- Helmi: task reminder');
  });

  it('refuses to write a letter about nothing', () => {
    expect(() => digestText('en', [], url)).toThrow(RangeError);
  });
});
