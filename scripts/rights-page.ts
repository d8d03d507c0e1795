import { writeFileSync } from 'node:fs';
import { EXTRACTS } from '../api/policies/extracts';
import { GRACE_WD } from '../api/policies/may';
import { CLASS_READERS, LOG_READERS, SECTION_READERS } from '../api/policies/sections';
import { PATHWAY_RIGHTS, POLICY_TABLE, ROLE_CODES, type RoleCode } from '../api/policies/table';
import { RELEASES } from '../pathways/helmi/releases';
import { t } from '../texts';

type Row = { readonly [role in RoleCode]?: string | readonly string[] };

const HEAD = ['', ...ROLE_CODES];

/** A table with a column for every role; a cell says how far the right reaches. */
function table(rows: readonly (readonly [string, Row])[]): string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const cell = (reach: Row[RoleCode]) => (reach === undefined ? '' : [reach].flat().join(' '));
  return [
    line(HEAD),
    line(HEAD.map(() => '---')),
    ...rows.map(([name, row]) => line([`\`${name}\``, ...ROLE_CODES.map((role) => cell(row[role]))])),
    '',
  ];
}

const listed = (names: readonly string[]) => names.map((name) => `\`${name}\``).join(', ');

/** The page of all rights, as Markdown, from the tables that the service itself asks. */
export function rightsPage(): string {
  return [
    '# Who may see and do what',
    '',
    'The service asks these tables at every request, and this page is written from them. What is not in them nobody may.',
    '',
    'A person has one or more roles, and stands to a case in some relation: both together give a right. A case that somebody',
    'may not see looks to them as if it did not exist, and the attempt is kept in the usage log.',
    '',
    '| code | role |',
    '|---|---|',
    ...ROLE_CODES.map((role) => `| ${role} | ${t('en', `roles.${role}`)} |`),
    '',
    '## How far a right reaches',
    '',
    '| word | reaches |',
    '|---|---|',
    '| ALL | every case |',
    `| OWN | cases whose team the person belongs to or where a task is theirs, and ${GRACE_WD} working days beyond that |`,
    '| TEAM | as OWN, and cases in which a task waits for somebody of the role |',
    '| NAMED | cases that name the person under the very role |',
    '| LEAD | cases whose lead worker the person is |',
    '| TASK, POOL | tasks that are the person’s own; tasks that wait for somebody of the role |',
    '| TASKED | cases in which a task is or was the person’s own, as long as OWN |',
    '| EARLY, OPENING | every case until the team has met; until the family was told and asked |',
    '| PAST | cases that were the person’s own: how they stand, none of their words |',
    '| GLASS | one case, to read, for an hour, after it was opened in an emergency |',
    '',
    '## What may be done',
    '',
    ...table(Object.entries(POLICY_TABLE)),
    ...Object.entries(PATHWAY_RIGHTS).flatMap(([pathway, rows]) => [
      `In cases of \`${pathway}\` these rows stand in place of the ones above:`,
      '',
      ...table(Object.entries(rows)),
    ]),
    '## Whose words are read by whom',
    '',
    'A field is shown where its section and its class are both readable. Sections:',
    '',
    ...table(Object.entries(SECTION_READERS)),
    'Notes of contacts, by whose contact it was:',
    '',
    ...table(Object.entries(LOG_READERS)),
    'Classes: OP operation, ID identifies a person, SOC social welfare, HLT health, PROT specially protected.',
    '',
    ...table(Object.entries(CLASS_READERS)),
    '### Single fields beside that',
    '',
    ...EXTRACTS.map(
      ({ role, section, scope, paths, rows }) =>
        `- ${role} (${scope}) reads of \`${section}\`: ${listed(paths)}${rows === undefined ? '' : ', in the rows that are theirs only'}`,
    ),
    '',
    '### By consent, from its giving to its withdrawal',
    '',
    ...RELEASES.map(
      ({ consent, section, field, readers }) =>
        `- \`${consent}\` opens \`${section}\` (${field === '*' ? 'all of it' : `\`${field}\``}) to ${readers.join(', ')}`,
    ),
    '',
    '## What holds beside the tables',
    '',
    `- **The end of a part.** A discipline’s part ends with its work or with the service, a lead worker’s and a responsible social`,
    `  worker’s with the case, a single task’s with the task. ${GRACE_WD} working days later only how the case stands is seen.`,
    '- **Knowing the family.** Whoever knows a family steps aside from its case. No role of theirs reaches it from then on, nor the',
    '  child’s other cases and conferences; they are given no work in it and told nothing of it. A team leader alone lets them back.',
    '- **An emergency.** A case is opened with a reason in words, a fresh sign-in and a clear yes. The auditor and the team leaders',
    '  are told at once, every reading is logged under the opening, it ends by the clock, another hour wants another reason, and',
    '  another person than the one who opened it judges it. Health, the family’s network and a parent’s own matters stay closed.',
    '- **Roles.** The administrator and the manager are never auditors, and the administrator never holds a role that reads a',
    '  client’s words: who was given both can open nothing.',
    '- **Adulthood.** At eighteen the guardians’ data are closed to all but the responsible social worker, and their consents lapse.',
    '',
    'Written by `npx tsx scripts/rights-page.ts` from `api/policies`; a test compares the two.',
    '',
  ].join('\n');
}

if (require.main === module) writeFileSync('docs/rights.md', rightsPage());
