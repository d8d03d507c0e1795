import { type HistoryEvent, historyLine } from '../../texts/history';

const maria = { role: 'COORD', name: 'Maria Koski' };
const liisa = { role: 'RSW', name: 'Liisa Aalto' };
const sanna = { role: 'NURSE', name: 'Sanna Virta' };
const noora = { role: 'FAMW', name: 'Noora Niemi' };
const engine = { role: 'ENGINE' };
const at = (day: string, time: string): string => `${day}T${time}:00.000Z`;

/** Half a year of one family, as the ledger would tell it. */
const story: readonly HistoryEvent[] = [
  { at: at('2026-11-23', '08:15'), actor: liisa, code: 'REFERRAL_SUBMITTED', params: {} },
  {
    at: at('2026-11-23', '08:15'),
    actor: liisa,
    code: 'CLOCK_STARTED',
    params: { clock: 'ST_3M_SERVICE', dueOn: '2027-02-23' },
  },
  {
    at: at('2026-11-23', '08:15'),
    actor: liisa,
    code: 'TASK_OPENED',
    stepCode: 'P2_SCREENING',
    params: { dueOn: '2026-11-30', role: 'COORD' },
  },
  { at: at('2026-11-26', '08:10'), actor: maria, code: 'TASK_CLAIMED', stepCode: 'P2_SCREENING', params: {} },
  {
    at: at('2026-11-26', '08:15'),
    actor: maria,
    code: 'TASK_COMPLETED',
    stepCode: 'P2_SCREENING',
    params: { outcome: 'ACCEPT', late: false },
  },
  { at: at('2026-11-26', '08:15'), actor: maria, code: 'STATUS_CHANGED', params: { from: 'SCREENING', to: 'CONSENT' } },
  {
    at: at('2026-12-01', '12:00'),
    actor: maria,
    code: 'ENTRY_RECORDED',
    params: { kind: 'ATTEMPT', on: '2026-12-01', channel: 'CALL', reached: true },
  },
  {
    at: at('2026-12-01', '12:00'),
    actor: maria,
    code: 'TASK_FULFILLED',
    stepCode: 'P3B_FIRST_ATTEMPT',
    params: { by: 'ATTEMPT' },
  },
  {
    at: at('2026-12-22', '06:30'),
    actor: engine,
    code: 'REMINDER_SENT',
    stepCode: 'P4_ASSESSMENT',
    params: { dueOn: '2026-12-28', key: 'R3', to: 'ASSIGNEE' },
  },
  {
    at: at('2026-12-28', '14:00'),
    actor: engine,
    code: 'TASK_OVERDUE',
    stepCode: 'P4_ASSESSMENT',
    params: { dueOn: '2026-12-28' },
  },
  {
    at: at('2026-12-29', '08:02'),
    nominalAt: at('2026-12-29', '06:30'),
    actor: engine,
    code: 'ESCALATED',
    stepCode: 'P4_ASSESSMENT',
    params: { dueOn: '2026-12-28', level: 1, to: 'ASSIGNEE,DEPUTY' },
  },
  {
    at: at('2026-12-31', '06:30'),
    actor: engine,
    code: 'ESCALATED',
    stepCode: 'P4_ASSESSMENT',
    params: { dueOn: '2026-12-28', level: 2, to: 'TL,ASSIGNEE' },
  },
  {
    at: at('2027-01-05', '06:30'),
    actor: engine,
    code: 'ESCALATED',
    stepCode: 'P4_ASSESSMENT',
    params: { dueOn: '2026-12-28', level: 3, to: 'MGR,RSW' },
  },
  {
    at: at('2027-01-13', '06:30'),
    actor: engine,
    code: 'ESCALATED',
    stepCode: 'P4_ASSESSMENT',
    params: { dueOn: '2026-12-28', level: 4, to: 'MGR_DIGEST,ADMIN_COUNT' },
  },
  {
    at: at('2027-01-13', '09:05'),
    actor: sanna,
    code: 'TASK_COMPLETED',
    stepCode: 'P4_ASSESSMENT',
    reasonCode: 'INTERPRETER_UNAVAILABLE',
    params: { outcome: 'COMPLETED', late: true },
  },
  {
    at: at('2027-01-19', '10:00'),
    actor: { role: 'TL' },
    code: 'MEMBER_NAMED',
    params: { member: 'LEAD', userId: 'Noora Niemi' },
  },
  { at: at('2027-02-08', '11:00'), actor: noora, code: 'PART_STARTED', params: { discipline: 'FAMW' } },
  {
    at: at('2027-02-10', '13:00'),
    actor: noora,
    code: 'ENTRY_RECORDED',
    params: { kind: 'CONTACT', on: '2027-02-10', discipline: 'FAMW', attended: 'YES' },
  },
  {
    at: at('2027-02-10', '13:00'),
    actor: noora,
    code: 'CLOCK_MET',
    params: { clock: 'ST_3M_SERVICE', dueOn: '2027-02-23' },
  },
  {
    at: at('2027-03-01', '07:00'),
    actor: noora,
    code: 'CASE_PAUSED',
    reasonCode: 'FAMILY_ABROAD',
    params: { from: '2027-03-01', until: '2027-03-31' },
  },
  { at: at('2027-03-30', '06:00'), actor: noora, code: 'CASE_RESUMED', params: { days: 29 } },
  {
    at: at('2027-03-30', '06:00'),
    actor: noora,
    code: 'TASK_MOVED',
    stepCode: 'P8_REVIEW',
    params: { from: '2027-05-07', to: '2027-06-04', reason: 'RESUME' },
  },
  { at: at('2027-06-04', '07:00'), actor: noora, code: 'EVENT_RECORDED', params: { event: 'URGENT_CONCERN' } },
  {
    at: at('2027-11-04', '12:30'),
    actor: liisa,
    code: 'TASK_COMPLETED',
    stepCode: 'P9_RSW_CONFIRM',
    params: { outcome: 'CONFIRMED', late: false },
  },
  {
    at: at('2028-05-04', '10:00'),
    actor: maria,
    code: 'CASE_ENDED',
    reasonCode: 'GOALS_MET',
    params: { reason: 'GOALS_MET', from: 'FOLLOW_UP' },
  },
];

const lines = (language: 'fi' | 'sv' | 'en'): string[] => story.map((event) => historyLine(language, event));

describe('the history of one family reads like a colleague’s notes', () => {
  it('in English', () => {
    expect(lines('en')).toEqual([
      '23 Nov 2026, 10:15. Liisa Aalto (responsible social worker) sent the referral to the Helmi service.',
      '23 Nov 2026, 10:15. A statutory time limit began: three-month limit for the service to begin (Social Welfare Act 45 §). It ends 23 Feb 2027.',
      '23 Nov 2026, 10:15. New task: “Screening”, due 30 Nov 2026. Responsible: intake coordinator.',
      '26 Nov 2026, 10:10. Maria Koski (intake coordinator) took the task “Screening”.',
      '26 Nov 2026, 10:15. Maria Koski (intake coordinator) accepted the referral. Next: language and contact, information and consent.',
      '26 Nov 2026, 10:15. The stage is now “Information and consent” (before: “Screening”).',
      '1 Dec 2026, 14:00. Maria Koski (intake coordinator) recorded: attempt to reach the family, 1 Dec 2026 (call, the family was reached).',
      '1 Dec 2026, 14:00. The task “First attempt to reach the family” was done. Recorded: attempt to reach the family.',
      '22 Dec 2026, 08:30. Task reminder to the person doing the task: “Nurse assessment” is due 28 Dec 2026, in 3 working days.',
      '28 Dec 2026, 16:00. The task “Nurse assessment” is overdue: it was due 28 Dec 2026.',
      '29 Dec 2026, 10:02. The task “Nurse assessment” is overdue (due 28 Dec 2026). Level 1: a request to complete it or to give a new date went to the person doing the task and the substitute. (Recorded 10:02; should have been 08:30, while the system was away.)',
      '31 Dec 2026, 08:30. The task “Nurse assessment” is still overdue (due 28 Dec 2026). Level 2, escalated to supervisor: word went to the team leader and the person doing the task.',
      '5 Jan 2027, 08:30. The task “Nurse assessment” is still overdue (due 28 Dec 2026). Level 3, a decision is needed: word went to the service manager and the responsible social worker.',
      "13 Jan 2027, 08:30. The task “Nurse assessment” is still overdue (due 28 Dec 2026). Level 4, followed by management every week: word went to the service manager's weekly summary and the administrator's counts.",
      '13 Jan 2027, 11:05. Sanna Virta (public health nurse) completed the nurse assessment. Next: the team intake meeting. The task was completed late. Reason: no interpreter was available.',
      '19 Jan 2027, 12:00. Lead worker: Noora Niemi.',
      '8 Feb 2027, 13:00. A part of the service began: family work.',
      '10 Feb 2027, 15:00. Noora Niemi (family worker) recorded: contact with the family, 10 Feb 2027 (family work, took place).',
      '10 Feb 2027, 15:00. A statutory time limit was met: three-month limit for the service to begin (Social Welfare Act 45 §), which would have ended 23 Feb 2027.',
      '1 Mar 2027, 09:00. Noora Niemi (family worker) paused the service from 1 Mar 2027 until 31 Mar 2027. Statutory time limits go on. Reason: family abroad.',
      '30 Mar 2027, 09:00. Noora Niemi (family worker) resumed the service. The pause lasted 29 days.',
      '30 Mar 2027, 09:00. The pause is over: the due date of “Review” is now 4 Jun 2027 (before: 7 May 2027).',
      '4 Jun 2027, 10:00. Noora Niemi (family worker) raised an urgent concern.',
      '4 Nov 2027, 14:30. Liisa Aalto (responsible social worker) confirmed the closing of the service.',
      '4 May 2028, 13:00. The case was closed. Reason: goals reached.',
    ]);
  });

  it('in Finnish', () => {
    expect(lines('fi')).toEqual([
      '23.11.2026 klo 10.15. Liisa Aalto (lapsen asioista vastaava sosiaalityöntekijä) lähetti ohjauksen Helmi-palveluun.',
      '23.11.2026 klo 10.15. Lakisääteinen määräaika alkoi: kolmen kuukauden määräaika palvelun alkamiselle (sosiaalihuoltolaki 45 §). Se päättyy 23.2.2027.',
      '23.11.2026 klo 10.15. Uusi tehtävä: ”Edellytysten tarkistus”, määräpäivä 30.11.2026. Vastuussa: asiakasohjauksen koordinaattori.',
      '26.11.2026 klo 10.10. Maria Koski (asiakasohjauksen koordinaattori) otti tehtävän ”Edellytysten tarkistus”.',
      '26.11.2026 klo 10.15. Maria Koski (asiakasohjauksen koordinaattori) hyväksyi ohjauksen palveluun. Seuraavaksi: kieli ja yhteydenpito sekä tiedottaminen ja suostumus.',
      '26.11.2026 klo 10.15. Vaihe on nyt ”Tiedottaminen ja suostumus” (aiemmin ”Edellytysten tarkistus”).',
      '1.12.2026 klo 14.00. Maria Koski (asiakasohjauksen koordinaattori) kirjasi: yritys tavoittaa perhe, 1.12.2026 (puhelu, perhe tavoitettiin).',
      '1.12.2026 klo 14.00. Tehtävä ”Ensimmäinen yhteydenottoyritys perheeseen” tuli tehdyksi. Kirjaus: yritys tavoittaa perhe.',
      '22.12.2026 klo 8.30. Tehtävämuistutus tehtävän tekijälle: tehtävän ”Terveydenhoitajan arvio” määräpäivä on 28.12.2026, 3 arkipäivän päästä.',
      '28.12.2026 klo 16.00. Tehtävä ”Terveydenhoitajan arvio” on myöhässä: määräpäivä oli 28.12.2026.',
      '29.12.2026 klo 10.02. Tehtävä ”Terveydenhoitajan arvio” on myöhässä (määräpäivä 28.12.2026). Taso 1: pyyntö tehdä tehtävä tai antaa uusi päivä lähti tehtävän tekijälle ja sijaiselle. (Kirjattu klo 10.02; oikea hetki olisi ollut klo 8.30, mutta järjestelmä oli poissa käytöstä.)',
      '31.12.2026 klo 8.30. Tehtävä ”Terveydenhoitajan arvio” on yhä myöhässä (määräpäivä 28.12.2026). Taso 2, siirretty esihenkilölle: tieto lähti johtavalle sosiaaliohjaajalle ja tehtävän tekijälle.',
      '5.1.2027 klo 8.30. Tehtävä ”Terveydenhoitajan arvio” on yhä myöhässä (määräpäivä 28.12.2026). Taso 3, asiaan tarvitaan ratkaisu: tieto lähti palvelupäällikölle ja lapsen asioista vastaavalle sosiaalityöntekijälle.',
      '13.1.2027 klo 8.30. Tehtävä ”Terveydenhoitajan arvio” on yhä myöhässä (määräpäivä 28.12.2026). Taso 4, johto seuraa viikoittain: tieto lähti palvelupäällikön viikkokoosteeseen ja pääkäyttäjän lukumäärätietoihin.',
      '13.1.2027 klo 11.05. Sanna Virta (terveydenhoitaja) sai terveydenhoitajan arvion valmiiksi. Seuraavaksi: tiimin aloituskokous. Tehtävä valmistui myöhässä. Syy: tulkkia ei ollut saatavilla.',
      '19.1.2027 klo 12.00. Vastuutyöntekijä: Noora Niemi.',
      '8.2.2027 klo 13.00. Palvelun osa alkoi: perhetyö.',
      '10.2.2027 klo 15.00. Noora Niemi (perhetyön ohjaaja) kirjasi: yhteydenotto perheeseen, 10.2.2027 (perhetyö, toteutui).',
      '10.2.2027 klo 15.00. Lakisääteistä määräaikaa noudatettiin: kolmen kuukauden määräaika palvelun alkamiselle (sosiaalihuoltolaki 45 §), joka olisi päättynyt 23.2.2027.',
      '1.3.2027 klo 9.00. Noora Niemi (perhetyön ohjaaja) merkitsi palvelun tauolle 1.3.2027–31.3.2027. Lakisääteiset määräajat kuluvat edelleen. Syy: perhe ulkomailla.',
      '30.3.2027 klo 9.00. Noora Niemi (perhetyön ohjaaja) jatkoi palvelua. Tauko kesti 29 päivää.',
      '30.3.2027 klo 9.00. Tauko päättyi: tehtävän ”Väliarviointi” määräpäivä on nyt 4.6.2027 (aiemmin 7.5.2027).',
      '4.6.2027 klo 10.00. Noora Niemi (perhetyön ohjaaja) ilmoitti kiireellisestä huolesta.',
      '4.11.2027 klo 14.30. Liisa Aalto (lapsen asioista vastaava sosiaalityöntekijä) vahvisti palvelun päättämisen.',
      '4.5.2028 klo 13.00. Asian käsittely päättyi. Syy: tavoitteet saavutettiin.',
    ]);
  });

  it('in Swedish of Finland', () => {
    expect(lines('sv')).toEqual([
      '23.11.2026 kl. 10.15. Liisa Aalto (socialarbetare som ansvarar för barnets angelägenheter) skickade hänvisningen till Helmi-tjänsten.',
      '23.11.2026 kl. 10.15. En lagstadgad tidsfrist började: tidsfristen på tre månader för att tjänsten ska börja (socialvårdslagen 45 §). Den löper ut 23.2.2027.',
      '23.11.2026 kl. 10.15. Ny uppgift: ”Granskning av förutsättningarna”, sista dag 30.11.2026. Ansvarar: koordinator för klienthandledning.',
      '26.11.2026 kl. 10.10. Maria Koski (koordinator för klienthandledning) tog uppgiften ”Granskning av förutsättningarna”.',
      '26.11.2026 kl. 10.15. Maria Koski (koordinator för klienthandledning) godkände hänvisningen till tjänsten. Härnäst: språk och kontakt samt information och samtycke.',
      '26.11.2026 kl. 10.15. Skedet är nu ”Information och samtycke” (tidigare ”Granskning av förutsättningarna”).',
      '1.12.2026 kl. 14.00. Maria Koski (koordinator för klienthandledning) antecknade: försök att nå familjen, 1.12.2026 (samtal, familjen nåddes).',
      '1.12.2026 kl. 14.00. Uppgiften ”Första försöket att nå familjen” blev utförd. Anteckning: försök att nå familjen.',
      '22.12.2026 kl. 8.30. Påminnelse om uppgift till den som utför uppgiften: sista dagen för ”Hälsovårdarens bedömning” är 28.12.2026, om 3 vardagar.',
      '28.12.2026 kl. 16.00. Uppgiften ”Hälsovårdarens bedömning” är försenad: sista dagen var 28.12.2026.',
      '29.12.2026 kl. 10.02. Uppgiften ”Hälsovårdarens bedömning” är försenad (sista dag 28.12.2026). Nivå 1: en begäran om att slutföra uppgiften eller ge ett nytt datum gick till den som utför uppgiften och ställföreträdaren. (Antecknat kl. 10.02; borde ha varit kl. 8.30, medan systemet var ur bruk.)',
      '31.12.2026 kl. 8.30. Uppgiften ”Hälsovårdarens bedömning” är fortfarande försenad (sista dag 28.12.2026). Nivå 2, överförd till chefen: information gick till den ledande socialhandledaren och den som utför uppgiften.',
      '5.1.2027 kl. 8.30. Uppgiften ”Hälsovårdarens bedömning” är fortfarande försenad (sista dag 28.12.2026). Nivå 3, ett avgörande behövs: information gick till servicechefen och socialarbetaren som ansvarar för barnets angelägenheter.',
      '13.1.2027 kl. 8.30. Uppgiften ”Hälsovårdarens bedömning” är fortfarande försenad (sista dag 28.12.2026). Nivå 4, ledningen följer upp varje vecka: information gick till servicechefens veckosammandrag och huvudanvändarens antalsuppgifter.',
      '13.1.2027 kl. 11.05. Sanna Virta (hälsovårdare) slutförde hälsovårdarens bedömning. Härnäst: teamets inledande möte. Uppgiften blev försenad. Orsak: ingen tolk fanns att få.',
      '19.1.2027 kl. 12.00. Ansvarig arbetstagare: Noora Niemi.',
      '8.2.2027 kl. 13.00. En del av tjänsten började: familjearbete.',
      '10.2.2027 kl. 15.00. Noora Niemi (handledare i familjearbete) antecknade: kontakt med familjen, 10.2.2027 (familjearbete, genomfördes).',
      '10.2.2027 kl. 15.00. En lagstadgad tidsfrist hölls: tidsfristen på tre månader för att tjänsten ska börja (socialvårdslagen 45 §), som skulle ha löpt ut 23.2.2027.',
      '1.3.2027 kl. 9.00. Noora Niemi (handledare i familjearbete) pausade tjänsten 1.3.2027–31.3.2027. De lagstadgade tidsfristerna löper vidare. Orsak: familjen utomlands.',
      '30.3.2027 kl. 9.00. Noora Niemi (handledare i familjearbete) återupptog tjänsten. Pausen varade 29 dagar.',
      '30.3.2027 kl. 9.00. Pausen är slut: sista dagen för uppgiften ”Mellanutvärdering” är nu 4.6.2027 (tidigare 7.5.2027).',
      '4.6.2027 kl. 10.00. Noora Niemi (handledare i familjearbete) anmälde brådskande oro.',
      '4.11.2027 kl. 14.30. Liisa Aalto (socialarbetare som ansvarar för barnets angelägenheter) bekräftade avslutandet av tjänsten.',
      '4.5.2028 kl. 13.00. Ärendet avslutades. Orsak: målen nåddes.',
    ]);
  });
});
